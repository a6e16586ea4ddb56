/* mp-import-private.h: what the parts of an import share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-import-plan.h"
#include "exchange/mp-import-score.h"
#include "exchange/mp-title.h"

G_BEGIN_DECLS

/* Ids below 0 stand for records that are made when the plan is applied: this one for the source
 * that the file is, those of a reader from -1 down, those of new terms, partners and initiatives from
 * MP_LOCAL_NAMES down, those of projects that others refer to from MP_LOCAL_PROJECTS down. */
#define MP_LOCAL_SOURCE (G_MININT64 / 2)
#define MP_LOCAL_NAMES (G_MININT64 / 4)
#define MP_LOCAL_PROJECTS (G_MININT64 / 8)

/**
 * MpImportBase:
 *
 * What an import needs of the portfolio, taken in the main thread; read-only after that, so any
 * thread may use it.
 */
typedef struct
{
  MpTermIndex *terms;
  GPtrArray *records[MP_N_TABLES]; /* of MpRecord, for tables outside projects */
  GArray *projects;                /* of MpImportProject */
  GArray *links;                   /* of gint64: countries and partners of the projects */
  GStringChunk *strings;
  gint64 last_position;
} MpImportBase;

/* Its links are its countries, then its partners. */
typedef struct
{
  gint64 id;
  const char *uuid;
  MpDate start;
  MpDatePrecision start_precision;
  guint32 first_link;
  guint16 n_countries;
  guint16 n_partners;
} MpImportProject;

MpImportBase *mp_import_base_new (MpPortfolio *portfolio);
void mp_import_base_free (MpImportBase *self);
gboolean mp_import_base_is_empty (MpImportBase *self);

/**
 * MpImportName:
 * @local: its local id
 * @record: the new term, partner or initiative
 * @children: (element-type MpRecord): its names and statements; owners are @local
 * @wanted: whether the file speaks of it alone: it is made even if no project refers to it
 * @inserted: whether the record was handed to the store
 */
typedef struct
{
  gint64 local;
  MpRecord *record;
  GPtrArray *children;
  gboolean wanted;
  gboolean inserted;
} MpImportName;

/**
 * MpImportNames:
 *
 * New terms, partners and initiatives, each made once however often it is named.
 */
typedef struct _MpImportNames MpImportNames;

MpImportNames *mp_import_names_new (MpImportBase *base);
void mp_import_names_free (MpImportNames *self);
MpImportName *mp_import_names_add (MpImportNames *self, MpTable table, const char *vocabulary, const char *name);
MpImportName *mp_import_names_get_nth (MpImportNames *self, guint index);
MpImportName *mp_import_names_get (MpImportNames *self, gint64 local);
guint mp_import_names_get_n (MpImportNames *self);
gboolean mp_import_names_resolve (MpImportNames *self, GPtrArray *draft_names, gboolean may_add);

/* How a draft was recognised. */
typedef enum
{
  MP_MATCH_NONE,
  MP_MATCH_UUID,
  MP_MATCH_IDENTIFIER,
  MP_MATCH_TITLE, /* the same title */
  MP_MATCH_NAME,  /* its title is one of the other names */
  MP_MATCH_ALIKE, /* another title, and enough that speaks for it */
  MP_MATCH_DOUBT,
  MP_MATCH_TWICE,
} MpMatchKind;

/**
 * MpMatchCandidate:
 * @project: a project of the portfolio
 * @reasons: what speaks for it, translated
 * @doubts: what speaks against it, translated
 */
typedef struct
{
  gint64 project;
  GStrv reasons;
  GStrv doubts;
} MpMatchCandidate;

void mp_match_candidate_free (MpMatchCandidate *self);

/**
 * MpMatch:
 * @project: the project of the portfolio, 0 if none
 * @reason: (nullable): why it is in doubt or unusable, translated
 * @candidates: (nullable) (element-type MpMatchCandidate): of one in doubt, the likeliest first
 */
typedef struct
{
  MpMatchKind kind;
  gint64 project;
  char *reason;
  GPtrArray *candidates;
} MpMatch;

void mp_match_clear (MpMatch *self);
void mp_match_take_candidate (MpMatch *self, MpMatchCandidate *candidate);

/**
 * MpImportTokens:
 *
 * Titles by their words.
 */
typedef struct _MpImportTokens MpImportTokens;

MpImportTokens *mp_import_tokens_new (void);
void mp_import_tokens_free (MpImportTokens *self);
void mp_import_tokens_add (MpImportTokens *self, guint32 name, MpDate start, const MpTitle *title);
void mp_import_tokens_finish (MpImportTokens *self);
void mp_import_tokens_find (MpImportTokens *self, const MpTitle *title, MpDate start, GArray *names);

/**
 * MpImportSeen:
 *
 * The drafts of a file so far, so that one which stands in it twice is noticed.
 */
typedef struct _MpImportSeen MpImportSeen;

MpImportSeen *mp_import_seen_new (void);
void mp_import_seen_free (MpImportSeen *self);
guint mp_import_seen_add (MpImportSeen *self, const MpDraft *draft, const MpMatch *match, const char *words, MpDate start, gboolean *certain);

/**
 * MpImportGuess:
 * @row: a project, in the projects of the base
 * @is_title: whether the same name is the title of both
 * @short_name: (nullable): the short name that they have in common
 */
typedef struct
{
  guint32 row;
  MpImportEvidence evidence;
  gboolean is_title;
  char *short_name;
  int score;
} MpImportGuess;

/**
 * MpImportQuery:
 * @title: that of the draft
 * @start: its start, %MP_DATE_NONE when not stated
 * @guesses: (element-type MpImportGuess): the projects that it might be
 *
 * A draft that is looked for.
 */
typedef struct
{
  MpImportBase *base;
  MpDraft *draft;
  MpTitle title;
  MpDate start;
  MpDatePrecision start_precision;
  GArray *guesses;
  char *words;
  GArray *tokens;
  GArray *countries; /* of gint64: terms; NULL until somebody asks */
} MpImportQuery;

MpImportQuery *mp_import_query_new (MpImportBase *base, MpDraft *draft);
void mp_import_query_free (MpImportQuery *self);
MpImportGuess *mp_import_query_get (MpImportQuery *self, guint32 row);
gboolean mp_import_query_is_sure (MpImportQuery *self);
void mp_import_query_decide (MpImportQuery *self, MpMatch *match);
MpDate mp_import_draft_get_start (MpDraft *draft, MpDatePrecision *precision);

typedef struct _MpImportMatcher MpImportMatcher;

MpImportMatcher *mp_import_matcher_new (MpImportBase *base, MpLookup *lookup, GCancellable *cancellable, GError **error);
void mp_import_matcher_free (MpImportMatcher *self);
void mp_import_matcher_match (MpImportMatcher *self, MpDraft *draft, MpMatch *match);

/**
 * MpImportContext:
 *
 * What is needed to compare and to describe.
 */
typedef struct
{
  MpImportBase *base;
  MpImportNames *names;
  GPtrArray *local_records; /* of MpRecord: those of the reader */
} MpImportContext;

char *mp_import_describe_value (MpImportContext *context, const MpRecord *record, guint field);
char *mp_import_describe_record (MpImportContext *context, const MpRecord *record);
char *mp_import_label_record (MpImportContext *context, const MpRecord *record);
GPtrArray *mp_import_describe_project (MpImportContext *context, MpProjectRecord *project);
GPtrArray *mp_import_describe_both (MpImportContext *context, MpProjectRecord *old, MpProjectRecord *project);

MpImportDifference *mp_import_difference_new (MpTable table, int field, const char *label, const char *old_text, const char *new_text);
void mp_import_difference_free (MpImportDifference *self);
void mp_import_difference_set_choice (MpImportDifference *self, MpChoice choice);
gboolean mp_import_difference_wants (const MpImportDifference *self, guint change);

MpImportCandidate *mp_import_candidate_new (MpMatchCandidate *match, const char *title);
void mp_import_candidate_free (MpImportCandidate *self);

void mp_import_prepare (MpDraft *draft, MpDate recorded_on, gboolean has_source);
void mp_import_diff (MpImportContext *context, MpProjectRecord *old, MpDraft *draft, MpMatchKind kind, GPtrArray *differences, MpChangeSet *changes);
gboolean mp_import_date_is_known (MpProjectRecord *old, const MpRecord *date);

/* Records outside projects. */
void mp_import_diff_partner (MpImportContext *context, MpPartnerDraft *draft, gboolean has_source, MpChangeSet *changes, GPtrArray *messages);
void mp_import_match_records (MpImportContext *context, GPtrArray *locals, GHashTable *ids);
void mp_import_diff_records (MpImportContext *context, GPtrArray *locals, GHashTable *ids, MpChangeSet *changes);

/* Local ids and what they became. */
void mp_import_ids_set (GHashTable *ids, gint64 local, gint64 id);
gint64 mp_import_ids_get (GHashTable *ids, gint64 local);
GHashTable *mp_import_ids_new (void);
void mp_import_drop_local (MpRecord *record);
void mp_import_map_record (MpRecord *record, GHashTable *ids);
void mp_import_map_project (MpProjectRecord *project, GHashTable *ids);

MpImportItem *mp_import_item_new (guint line, const char *title);
void mp_import_item_set_match (MpImportItem *self, MpImportState state, gint64 project, const char *other_title, const char *reason);
void mp_import_item_set_uuid (MpImportItem *self, const char *uuid);
const char *mp_import_item_get_uuid (MpImportItem *self);
void mp_import_item_take_changes (MpImportItem *self, GPtrArray *differences, MpChangeSet *changes);
void mp_import_item_take_candidates (MpImportItem *self, GPtrArray *candidates);
gboolean mp_import_item_adds (MpImportItem *self);
gboolean mp_import_item_changes (MpImportItem *self);

/* Resolves the names of a draft and what the reader refers to; the same in both passes. */
gboolean mp_import_plan_resolve (MpImportPlan *self, MpDraft *draft, gboolean may_add);
gboolean mp_import_plan_take_draft (MpImportPlan *plan, MpDraft *draft, const MpMatch *match, GHashTable *projects, GError **error);

struct _MpImportPlan
{
  GObject parent_instance;

  MpReader *reader;
  char *sha256;
  MpRecord *source; /* NULL when the file states its sources itself */
  MpDate recorded_on;
  GPtrArray *items;    /* of MpImportItem */
  GPtrArray *messages; /* of MpMessage */
  MpImportBase *base;
  MpImportNames *names;
  GPtrArray *local_records;
  GHashTable *ids;      /* local → real, of records that the portfolio has */
  GHashTable *project_locals; /* UUID of a project that others refer to → its local id */
  GHashTable *base_uuids;     /* UUID of a project of the portfolio → its id, in base->projects */
  MpChangeSet *changes; /* of records outside projects */
  guint counts[MP_N_IMPORT_STATES];
  gboolean applied;
};

G_END_DECLS
