/* mp-import-match.c: which project of the portfolio a draft is
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "exchange/mp-title.h"
#include "model/mp-id-map.h"

/* The longest title (characters) that was seen to be cut. */
#define CUT_MAX 100

/* Identifiers shorter than this number rows of a sheet rather than projects of the world. */
#define MIN_IDENTIFIER 5

/* How many of the words of two titles must be the same ones. */
#define ALIKE 0.6

#define NO_ENTRY G_MAXUINT32

typedef enum
{
  KIND_TITLE,
  KIND_NAME,
  KIND_ACRONYM,
} Kind;

/* A name of a project; those of one folded text are chained. */
typedef struct
{
  const char *words; /* folded, in the chunk */
  gint64 project;
  guint32 next;
  Kind kind;
  guint32 first_token; /* of a title: in the array of tokens */
  guint32 n_tokens;
} Name;

struct _MpImportMatcher
{
  MpImportBase *base;
  MpLookup *lookup;
  GStringChunk *strings;
  MpIdMap *rows;            /* id → index in base->projects */
  GHashTable *by_uuid;      /* → index + 1 in base->projects */
  GHashTable *by_identifier; /* folded → index + 1; GUINT_TO_POINTER (NO_ENTRY) for several */
  GHashTable *by_name;      /* folded words → index + 1 in names */
  GArray *names;            /* of Name */
  GArray *tokens;           /* of guint32: hashes of the words of the titles, ascending in each */
  GHashTable *by_prefix;    /* mp_title_dup_prefix() of a title → GArray of indices in names */
  GHashTable *by_month;     /* first day of a month → GArray of indices in names, titles that start in it */
  MpImportSeen *seen;       /* what the file has had so far */
};

static void
add_name (MpImportMatcher *self,
          gint64           project,
          Kind             kind,
          const char      *words)
{
  Name name = { .project = project, .kind = kind, .next = NO_ENTRY };
  gpointer first = g_hash_table_lookup (self->by_name, words);

  if (first)
    {
      name.next = GPOINTER_TO_UINT (first) - 1;
      name.words = g_array_index (self->names, Name, name.next).words;
    }
  else
    {
      name.words = g_string_chunk_insert (self->strings, words);
    }
  g_array_append_val (self->names, name);
  g_hash_table_insert (self->by_name, (gpointer) name.words, GUINT_TO_POINTER (self->names->len));
}

static void
add_to_list (GHashTable *table,
             gpointer    key,
             guint32     index)
{
  GArray *list = g_hash_table_lookup (table, key);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_hash_table_insert (table, key, list);
    }
  g_array_append_val (list, index);
}

static const MpImportProject *
get_project (MpImportMatcher *self,
             gint64           id)
{
  guint32 row = mp_id_map_get (self->rows, id);

  return row == MP_ID_MAP_NONE ? NULL : &g_array_index (self->base->projects, MpImportProject, row);
}

static void
add_title (MpImportMatcher *self,
           gint64           project,
           const char      *title,
           const char      *words)
{
  g_autofree char *acronym = mp_title_dup_acronym (title);
  char *prefix = mp_title_dup_prefix (words);
  const MpImportProject *known = get_project (self, project);
  guint32 index = self->names->len;

  add_name (self, project, KIND_TITLE, words);
  if (prefix)
    add_to_list (self->by_prefix, g_string_chunk_insert_const (self->strings, prefix), index);
  g_free (prefix);
  if (known && known->start != MP_DATE_NONE)
    {
      Name *name = &g_array_index (self->names, Name, index);

      name->first_token = self->tokens->len;
      name->n_tokens = mp_title_append_tokens (self->tokens, words);
      add_to_list (self->by_month, GINT_TO_POINTER (mp_date_period_start (known->start, MP_PRECISION_MONTH)), index);
    }
  if (acronym)
    {
      g_autofree char *folded = mp_text_fold_words (acronym);

      add_name (self, project, KIND_ACRONYM, folded);
    }
}

static void
add_identifier (MpImportMatcher *self,
                gint64           project,
                const char      *text)
{
  g_autofree char *words = NULL;
  gpointer old;
  guint32 row = mp_id_map_get (self->rows, project);

  if (g_utf8_strlen (text, -1) < MIN_IDENTIFIER || row == MP_ID_MAP_NONE)
    return;
  words = mp_text_fold_words (text);
  old = g_hash_table_lookup (self->by_identifier, words);
  if (old && GPOINTER_TO_UINT (old) != row + 1)
    row = NO_ENTRY - 1;
  g_hash_table_insert (self->by_identifier, g_string_chunk_insert_const (self->strings, words), GUINT_TO_POINTER (row + 1));
}

/* MpNameFunc; in a thread of the document. */
static void
take_name_cb (gint64      project,
              const char *kind,
              const char *text,
              gpointer    user_data)
{
  MpImportMatcher *self = user_data;
  g_autofree char *words = NULL;

  if (strcmp (kind, "identifier") == 0)
    {
      add_identifier (self, project, text);
      return;
    }
  words = mp_text_fold_words (text);
  if (*words == '\0')
    return;
  if (strcmp (kind, "title") == 0)
    add_title (self, project, text, words);
  else
    add_name (self, project, strcmp (kind, "acronym") == 0 || strcmp (kind, "short") == 0 ? KIND_ACRONYM : KIND_NAME, words);
}

/**
 * mp_import_matcher_new:
 *
 * Reads the names of all projects; blocks, not in the main thread.
 */
MpImportMatcher *
mp_import_matcher_new (MpImportBase  *base,
                       MpLookup      *lookup,
                       GCancellable  *cancellable,
                       GError       **error)
{
  MpImportMatcher *self = g_new0 (MpImportMatcher, 1);

  self->base = base;
  self->lookup = g_object_ref (lookup);
  self->strings = g_string_chunk_new (64 * 1024);
  self->rows = mp_id_map_new ();
  self->by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_identifier = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  self->tokens = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->by_prefix = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  self->by_month = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->seen = mp_import_seen_new ();

  for (guint i = 0; i < base->projects->len; i++)
    {
      const MpImportProject *project = &g_array_index (base->projects, MpImportProject, i);

      mp_id_map_set (self->rows, project->id, i);
      g_hash_table_insert (self->by_uuid, (gpointer) project->uuid, GUINT_TO_POINTER (i + 1));
    }
  if (base->projects->len > 0 && !mp_lookup_each_name (lookup, take_name_cb, self, cancellable, error))
    g_clear_pointer (&self, mp_import_matcher_free);
  return self;
}

void
mp_import_matcher_free (MpImportMatcher *self)
{
  g_object_unref (self->lookup);
  g_string_chunk_free (self->strings);
  mp_id_map_free (self->rows);
  g_hash_table_unref (self->by_uuid);
  g_hash_table_unref (self->by_identifier);
  g_hash_table_unref (self->by_name);
  g_array_unref (self->names);
  g_array_unref (self->tokens);
  g_hash_table_unref (self->by_prefix);
  g_hash_table_unref (self->by_month);
  mp_import_seen_free (self->seen);
  g_free (self);
}

typedef struct
{
  MpDate day; /* MP_DATE_NONE when not stated */
  MpDatePrecision precision;
} Start;

static Start
get_start (MpDraft *draft)
{
  MpRecord *record = mp_project_record_get_date (draft->project, "actual-start");

  if (record == NULL)
    record = mp_project_record_get_date (draft->project, "planned-start");
  if (record == NULL)
    return (Start) { MP_DATE_NONE, MP_PRECISION_DAY };
  return (Start) { mp_record_get_day (record, MP_DATE_REVISION_DAY), mp_record_get_precision (record, MP_DATE_REVISION_PRECISION) };
}

/* 2: the same; 1: one is unknown or both fall into the month or year that is stated; 0: others. */
static guint
compare_starts (const Start           *start,
                const MpImportProject *project)
{
  MpDatePrecision coarser = MAX (start->precision, project->start_precision);

  if (start->day == project->start && (start->day == MP_DATE_NONE || start->precision == project->start_precision))
    return 2;
  if (start->day == MP_DATE_NONE || project->start == MP_DATE_NONE)
    return 1;
  return mp_date_period_start (start->day, coarser) == mp_date_period_start (project->start, coarser);
}

static void
set_match (MpMatch     *match,
           MpMatchKind  kind,
           gint64       project,
           char        *reason)
{
  match->kind = kind;
  match->project = project;
  g_free (match->reason);
  match->reason = reason;
}

static gboolean
match_uuid (MpImportMatcher *self,
            MpDraft         *draft,
            MpMatch         *match)
{
  const char *uuid = mp_record_get_text (mp_project_record_get_project (draft->project), MP_PROJECT_UUID);
  gpointer row = uuid ? g_hash_table_lookup (self->by_uuid, uuid) : NULL;

  if (row == NULL)
    return FALSE;
  set_match (match, MP_MATCH_UUID, g_array_index (self->base->projects, MpImportProject, GPOINTER_TO_UINT (row) - 1).id, NULL);
  return TRUE;
}

static gboolean
match_identifier (MpImportMatcher *self,
                  MpDraft         *draft,
                  MpMatch         *match)
{
  for (guint i = 0; i < mp_project_record_get_n (draft->project, MP_TABLE_IDENTIFIER); i++)
    {
      const char *value = mp_record_get_text (mp_project_record_get (draft->project, MP_TABLE_IDENTIFIER, i), MP_IDENTIFIER_VALUE);
      g_autofree char *words = value ? mp_text_fold_words (value) : g_strdup ("");
      guint32 row = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_identifier, words));

      if (row != 0 && row != NO_ENTRY)
        {
          set_match (match, MP_MATCH_IDENTIFIER, g_array_index (self->base->projects, MpImportProject, row - 1).id, NULL);
          return TRUE;
        }
    }
  return FALSE;
}

static guint32
find_names (MpImportMatcher *self,
            const char      *words)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, words)) - 1;
}

/* One project of that name whose start fits is it. */
static gboolean
match_words (MpImportMatcher *self,
             const char      *words,
             const Start     *start,
             gboolean         is_title,
             MpMatch         *match)
{
  gint64 best = 0, other = 0;
  guint best_fit = 0, n_best = 0;
  Kind best_kind = KIND_TITLE;

  for (guint32 i = find_names (self, words); i != NO_ENTRY; i = g_array_index (self->names, Name, i).next)
    {
      const Name *name = &g_array_index (self->names, Name, i);
      const MpImportProject *project = get_project (self, name->project);
      guint fit;

      if (name->kind == KIND_ACRONYM || project == NULL)
        continue;
      other = name->project;
      fit = compare_starts (start, project);
      if (fit == 0 || (best == name->project && fit == best_fit))
        continue;
      if (fit > best_fit)
        {
          best_fit = fit;
          best = name->project;
          best_kind = name->kind;
          n_best = 1;
        }
      else if (fit == best_fit)
        {
          n_best++;
        }
    }

  if (n_best == 1)
    set_match (match, is_title && best_kind == KIND_TITLE ? MP_MATCH_TITLE : MP_MATCH_NAME, best, NULL);
  else if (n_best > 1)
    set_match (match, MP_MATCH_DOUBT, best, g_strdup (_("The portfolio has more than one project of this title")));
  else if (other != 0)
    set_match (match, MP_MATCH_DOUBT, other, g_strdup (_("The portfolio has a project of this title, with another start")));
  return other != 0;
}

static gboolean
match_names (MpImportMatcher *self,
             MpDraft         *draft,
             const char      *words,
             const Start     *start,
             MpMatch         *match)
{
  if (match_words (self, words, start, TRUE, match))
    return TRUE;
  for (guint i = 0; i < mp_project_record_get_n (draft->project, MP_TABLE_PROJECT_NAME); i++)
    {
      MpRecord *record = mp_project_record_get (draft->project, MP_TABLE_PROJECT_NAME, i);
      g_autofree char *name_words = NULL;

      if (mp_record_has_choice (record, MP_PROJECT_NAME_KIND, "acronym") || mp_record_has_choice (record, MP_PROJECT_NAME_KIND, "short"))
        continue;
      name_words = mp_text_fold_words (mp_record_get_text (record, MP_PROJECT_NAME_TEXT));
      if (*name_words && match_words (self, name_words, start, FALSE, match))
        return TRUE;
    }
  return FALSE;
}

static gboolean
match_acronym_words (MpImportMatcher *self,
                     const char      *acronym,
                     MpMatch         *match)
{
  g_autofree char *words = mp_text_fold_words (acronym);

  if (*words == '\0')
    return FALSE;
  for (guint32 i = find_names (self, words); i != NO_ENTRY; i = g_array_index (self->names, Name, i).next)
    {
      const Name *name = &g_array_index (self->names, Name, i);

      if (name->kind != KIND_ACRONYM)
        continue;
      set_match (match, MP_MATCH_DOUBT, name->project, g_strdup_printf (_("A project of the portfolio has the same short name, “%s”"), acronym));
      return TRUE;
    }
  return FALSE;
}

static gboolean
match_acronym (MpImportMatcher *self,
               MpDraft         *draft,
               MpMatch         *match)
{
  const char *title = mp_project_record_get_title (draft->project);
  g_autofree char *acronym = mp_title_dup_acronym (title ? title : "");

  if (acronym && match_acronym_words (self, acronym, match))
    return TRUE;
  for (guint i = 0; i < mp_project_record_get_n (draft->project, MP_TABLE_PROJECT_NAME); i++)
    {
      MpRecord *record = mp_project_record_get (draft->project, MP_TABLE_PROJECT_NAME, i);

      if ((mp_record_has_choice (record, MP_PROJECT_NAME_KIND, "acronym") || mp_record_has_choice (record, MP_PROJECT_NAME_KIND, "short")) &&
          match_acronym_words (self, mp_record_get_text (record, MP_PROJECT_NAME_TEXT), match))
        return TRUE;
    }
  return FALSE;
}

/* One of the two titles is the beginning of the other one, and short enough to have been cut. */
static gboolean
match_cut (MpImportMatcher *self,
           const char      *words,
           MpMatch         *match)
{
  g_autofree char *prefix = mp_title_dup_prefix (words);
  GArray *candidates = prefix ? g_hash_table_lookup (self->by_prefix, prefix) : NULL;

  for (guint i = 0; candidates && i < candidates->len; i++)
    {
      const Name *name = &g_array_index (self->names, Name, g_array_index (candidates, guint32, i));
      const char *shorter = strlen (words) < strlen (name->words) ? words : name->words;
      const char *longer = shorter == words ? name->words : words;

      if (g_utf8_strlen (shorter, -1) <= CUT_MAX && g_str_has_prefix (longer, shorter))
        {
          set_match (match, MP_MATCH_DOUBT, name->project, g_strdup (_("Its title begins like that of a project of the portfolio; one of them may have been cut")));
          return TRUE;
        }
    }
  return FALSE;
}

static void
collect_countries (MpImportMatcher *self,
                   MpProjectRecord *project,
                   GArray          *countries)
{
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_TERM); i++)
    {
      gint64 term = mp_record_get_integer (mp_project_record_get (project, MP_TABLE_PROJECT_TERM, i), MP_PROJECT_TERM_TERM);

      if (g_strcmp0 (mp_term_index_get_vocabulary_key (self->base->terms, term), MP_VOCABULARY_COUNTRIES) == 0)
        g_array_append_val (countries, term);
    }
}

/* Whether they have a country in common, as far as both state any. */
static gboolean
may_share_country (MpImportMatcher *self,
                   MpProjectRecord *a,
                   MpProjectRecord *b)
{
  g_autoptr (GArray) countries_a = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) countries_b = g_array_new (FALSE, FALSE, sizeof (gint64));

  collect_countries (self, a, countries_a);
  collect_countries (self, b, countries_b);
  for (guint i = 0; i < countries_a->len; i++)
    {
      for (guint j = 0; j < countries_b->len; j++)
        {
          if (g_array_index (countries_a, gint64, i) == g_array_index (countries_b, gint64, j))
            return TRUE;
        }
    }
  return countries_a->len == 0 || countries_b->len == 0;
}

/* The same start, nearly the same title, no other countries. */
static gboolean
match_alike (MpImportMatcher  *self,
             MpDraft          *draft,
             const char       *words,
             const Start      *start,
             MpMatch          *match,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *candidates = NULL;

  if (start->day != MP_DATE_NONE)
    candidates = g_hash_table_lookup (self->by_month, GINT_TO_POINTER (mp_date_period_start (start->day, MP_PRECISION_MONTH)));
  if (candidates)
    mp_title_append_tokens (tokens, words);
  for (guint i = 0; candidates && i < candidates->len; i++)
    {
      const Name *name = &g_array_index (self->names, Name, g_array_index (candidates, guint32, i));
      g_autoptr (MpProjectRecord) project = NULL;

      if (mp_title_get_likeness ((const guint32 *) tokens->data, tokens->len, &g_array_index (self->tokens, guint32, name->first_token), name->n_tokens) < ALIKE ||
          compare_starts (start, get_project (self, name->project)) == 0)
        continue;
      project = mp_lookup_load_project (self->lookup, name->project, cancellable, error);
      if (project == NULL)
        return FALSE;
      if (!may_share_country (self, draft->project, project))
        continue;
      set_match (match, MP_MATCH_DOUBT, name->project, g_strdup (_("A project of the portfolio has the same start and nearly the same title")));
      break;
    }
  return TRUE;
}

/**
 * mp_import_matcher_match:
 * @match: (out caller-allocates): what it is; its reason is to be freed
 *
 * The drafts of a file come one after the other: what was recognised before counts.
 */
gboolean
mp_import_matcher_match (MpImportMatcher  *self,
                         MpDraft          *draft,
                         MpMatch          *match,
                         GCancellable     *cancellable,
                         GError          **error)
{
  const char *title = mp_project_record_get_title (draft->project);
  g_autofree char *words = mp_text_fold_words (title ? title : "");
  Start start = get_start (draft);
  guint first_line;

  memset (match, 0, sizeof *match);
  if (*words == '\0')
    {
      g_free (words);
      words = g_strdup (title ? title : "");
    }
  if (self->base->projects->len > 0 && !match_uuid (self, draft, match) && !match_identifier (self, draft, match) &&
      !match_names (self, draft, words, &start, match) && !match_acronym (self, draft, match) && !match_cut (self, words, match) &&
      !match_alike (self, draft, words, &start, match, cancellable, error))
    return FALSE;

  first_line = mp_import_seen_add (self->seen, draft, match, words, start.day);
  if (first_line != 0)
    set_match (match, MP_MATCH_TWICE, match->project,
               /* Translators: 1 and 2 are numbers of lines. */
               g_strdup_printf (_("It stands twice in the file, in lines %1$u and %2$u"), first_line, draft->line));
  return TRUE;
}
