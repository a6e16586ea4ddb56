/* mp-term-index-private.h: what the parts of MpTermIndex share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-term-index.h"
#include "model/mp-words.h"

G_BEGIN_DECLS

/* The better one first, when two names are the same. */
typedef enum
{
  MP_TERM_TEXT_NAME,
  MP_TERM_TEXT_LABEL,   /* the name of a country in the user's language */
  MP_TERM_TEXT_SYNONYM,
  MP_TERM_TEXT_CODE,
  MP_TERM_TEXT_KEYWORD, /* for running text only */
} MpTermTextKind;

enum
{
  MP_TERM_TEXT_ENTRY_ONLY = 1 << 0,
  MP_TERM_TEXT_CAPITALS = 1 << 1,
  MP_TERM_TEXT_CAPITALISED = 1 << 2,
};

/* A longer name is known by its first words. */
#define MP_TERM_MAX_WORDS 48
/* Bytes; in running text such a name counts in capitals only. */
#define MP_TERM_MAX_ACRONYM 6

/* In running text some longer words hide a name: "New Mexico" is not Mexico. */
#define MP_TERM_NOTHING G_MAXUINT32

typedef struct
{
  gint64 id;
  MpRecord *record;
  guint vocabulary;  /* index into the vocabularies */
  const char *label; /* in the user's language */
  guint32 order;     /* place among all terms as they are shown */
} MpTerm;

typedef struct
{
  gint64 id;
  MpRecord *record;
  const char *acronym; /* (nullable) */
} MpNamedEntry;

typedef struct
{
  gint64 id;
  MpRecord *record;
  const char *key;
  GArray *terms;  /* of gint64, in the order in which they are shown */
  gboolean hides; /* whether its names hide shorter ones of other vocabularies in running text */
} MpVocabularyEntry;

/* One text by which a term, a partner or an initiative is found. */
typedef struct _MpTermText MpTermText;
struct _MpTermText
{
  guint32 owner; /* index into terms, partners or initiatives, or MP_TERM_NOTHING */
  guint16 n_words;
  guint8 kind;        /* MpTermTextKind */
  guint8 entry_only;  /* not looked for in running text */
  guint8 capitals;    /* in running text only in capitals: "DR" */
  guint8 capitalised; /* in running text only with a capital: "Turkey" */
  guint64 marks;      /* bit i: a comma or the like before word i */
  const guint32 *words;
  MpTermText *next;   /* with the same first word */
};

/* A text by which one searches as one types: folded words, owned by the chunk. */
typedef struct
{
  guint32 owner;
  const char *folded;
} MpTermSearchable;

/* Records that are called by names of their own: partners, or initiatives. */
typedef struct
{
  guint name;          /* the field of the name */
  guint acronym;       /* the field of the acronym */
  guint parent;        /* the field that refers to what a record is a part of */
  GArray *entries;     /* of MpNamedEntry */
  GHashTable *by_id;   /* gint64 → index + 1 */
  GPtrArray *texts;    /* by number of the first word: chain of MpTermText */
  GArray *searchables; /* of MpTermSearchable */
} MpNamedTable;

struct _MpTermIndex
{
  gatomicrefcount ref_count;
  GStringChunk *strings;
  GArray *vocabularies;     /* of MpVocabularyEntry */
  GArray *terms;            /* of MpTerm */
  MpNamedTable partners;
  MpNamedTable initiatives;
  GHashTable *term_by_id;   /* gint64 → index + 1 */
  GHashTable *term_by_code; /* vocabulary and small code → index + 1 */
  GHashTable *words;        /* folded word → number, from 1 */
  GPtrArray *names;         /* records of names, to which labels point */
  GPtrArray *texts;         /* all MpTermText, which it owns */
  GPtrArray *term_texts;    /* by number of the first word: chain of MpTermText */
  GArray *term_searchables; /* of MpTermSearchable */
};

/* A word of a text that is looked through. */
typedef struct
{
  guint32 word; /* its number, 0 when no name has it */
  guint32 gap;
  gsize start;
  gsize end;
  guint8 is_conjunction;
  guint8 is_article;
  guint8 is_company_form;
  guint8 in_parentheses;
  guint8 capitals;
  guint8 capitalised;
} MpTermWord;

#define MP_VOCABULARY_ANY (-1)
#define MP_VOCABULARY_UNKNOWN (-2)

int mp_term_index_get_vocabulary_index (const MpTermIndex *self, const char *key);
void mp_term_index_add_hiding_texts (MpTermIndex *self);
void mp_term_index_add_text (MpTermIndex *self, GPtrArray *texts, guint32 owner, MpTermTextKind kind, gboolean entry_only, const char *text);

void mp_term_index_add_searchable (MpTermIndex *self, GArray *searchables, guint32 owner, const char *text);

void mp_named_table_init (MpNamedTable *self, MpTable table);
void mp_named_table_clear (MpNamedTable *self);
void mp_term_index_add_partners (MpTermIndex *self, GPtrArray *records, GPtrArray *names);
void mp_term_index_add_initiatives (MpTermIndex *self, GPtrArray *records);

guint32 mp_term_index_resolve (const MpTermIndex *self, GPtrArray *texts, int vocabulary, const MpTermWord *words, guint n);
GArray *mp_term_index_read_words (const MpTermIndex *self, const char *text);
gboolean mp_term_index_is_in_vocabulary (const MpTermIndex *self, const MpTermText *text, int vocabulary);
MpTermText *mp_term_text_get_chain (GPtrArray *texts, guint32 word);
gboolean mp_term_text_stands_at (const MpTermText *text, const MpTermWord *words, guint n);
gboolean mp_term_text_is_better (const MpTermText *text, const MpTermText *best);

G_END_DECLS
