/* mp-import-match.c: which project of the portfolio a draft is
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"
#include "model/mp-id-map.h"

/* Identifiers shorter than this number rows of a sheet rather than projects of the world. */
#define MIN_IDENTIFIER 5

/* Of the projects of one name so many are looked at. */
#define MAX_OF_ONE_NAME 200

#define NO_ENTRY G_MAXUINT32

typedef enum
{
  KIND_TITLE,
  KIND_NAME,
  KIND_SHORT,
} Kind;

/* A name of a project; those of one folded text are chained. */
typedef struct
{
  const char *words; /* folded, in the chunk */
  guint32 row;       /* in base->projects */
  guint32 next;
  guint32 first_token; /* in the array of tokens */
  guint16 n_tokens;    /* 0 of a short name */
  guint8 kind;
  guint8 phase : 7;
  guint8 has_short_form : 1;
} Name;

struct _MpImportMatcher
{
  MpImportBase *base;
  GStringChunk *strings;
  MpIdMap *rows;             /* id → index in base->projects */
  GHashTable *by_uuid;       /* → index + 1 in base->projects */
  GHashTable *by_identifier; /* folded → index + 1; GUINT_TO_POINTER (NO_ENTRY) for several */
  GHashTable *by_name;       /* folded words → index + 1 in names */
  GArray *names;             /* of Name */
  GArray *titles;            /* of guint32: index + 1 in names, by row */
  GArray *tokens;            /* of guint32 */
  MpImportTokens *index;     /* made when it is needed */
  MpImportSeen *seen;        /* what the file has had so far */
  GArray *found;             /* of guint32: scratch */
};

static void
add_name (MpImportMatcher *self,
          guint32          row,
          Kind             kind,
          const char      *text,
          const char      *words)
{
  Name name = { .row = row, .kind = (guint8) kind, .next = NO_ENTRY, .first_token = self->tokens->len };
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
  if (kind != KIND_SHORT)
    {
      g_autofree char *title_words = mp_title_dup_words (text);

      name.n_tokens = (guint16) mp_title_append_tokens (self->tokens, title_words);
      name.phase = mp_title_get_phase (words) & 0x7f;
      name.has_short_form = mp_title_has_short_form (text);
    }
  g_array_append_val (self->names, name);
  g_hash_table_insert (self->by_name, (gpointer) name.words, GUINT_TO_POINTER (self->names->len));
  if (kind == KIND_TITLE)
    g_array_index (self->titles, guint32, row) = self->names->len;
}

static void
add_title (MpImportMatcher *self,
           guint32          row,
           const char      *title,
           const char      *words)
{
  g_autofree char *acronym = mp_title_dup_acronym (title);

  add_name (self, row, KIND_TITLE, title, words);
  if (acronym)
    {
      g_autofree char *folded = mp_text_fold_words (acronym);

      add_name (self, row, KIND_SHORT, acronym, folded);
    }
}

static void
add_identifier (MpImportMatcher *self,
                guint32          row,
                const char      *text)
{
  g_autofree char *words = NULL;
  gpointer old;

  if (g_utf8_strlen (text, -1) < MIN_IDENTIFIER)
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
  guint32 row = mp_id_map_get (self->rows, project);
  g_autofree char *words = NULL;

  if (row == MP_ID_MAP_NONE)
    return;
  if (strcmp (kind, "identifier") == 0)
    {
      add_identifier (self, row, text);
      return;
    }
  words = mp_text_fold_words (text);
  if (*words == '\0')
    return;
  if (strcmp (kind, "title") == 0)
    add_title (self, row, text, words);
  else
    add_name (self, row, strcmp (kind, "acronym") == 0 || strcmp (kind, "short") == 0 ? KIND_SHORT : KIND_NAME, text, words);
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
  self->strings = g_string_chunk_new (64 * 1024);
  self->rows = mp_id_map_new ();
  self->by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_identifier = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  self->titles = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->tokens = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->found = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->seen = mp_import_seen_new ();

  g_array_set_size (self->titles, base->projects->len);
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
  g_string_chunk_free (self->strings);
  mp_id_map_free (self->rows);
  g_hash_table_unref (self->by_uuid);
  g_hash_table_unref (self->by_identifier);
  g_hash_table_unref (self->by_name);
  g_array_unref (self->names);
  g_array_unref (self->titles);
  g_array_unref (self->tokens);
  g_array_unref (self->found);
  g_clear_pointer (&self->index, mp_import_tokens_free);
  mp_import_seen_free (self->seen);
  g_free (self);
}

static const MpImportProject *
get_project (MpImportMatcher *self,
             guint32          row)
{
  return &g_array_index (self->base->projects, MpImportProject, row);
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
  set_match (match, MP_MATCH_UUID, get_project (self, GPOINTER_TO_UINT (row) - 1)->id, NULL);
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
          set_match (match, MP_MATCH_IDENTIFIER, get_project (self, row - 1)->id, NULL);
          return TRUE;
        }
    }
  return FALSE;
}

/* Takes up the projects that have a name; those of a short name, or those of any other. */
static void
add_of_name (MpImportMatcher *self,
             MpImportQuery   *query,
             const char      *text,
             gboolean         is_short,
             gboolean         is_title)
{
  g_autofree char *words = mp_text_fold_words (text);
  guint n = 0;

  if (*words == '\0')
    return;
  for (guint32 i = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, words)) - 1; i != NO_ENTRY && n < MAX_OF_ONE_NAME; n++)
    {
      const Name *name = &g_array_index (self->names, Name, i);

      if (is_short == (name->kind == KIND_SHORT))
        {
          MpImportGuess *guess = mp_import_query_get (query, name->row);

          if (is_short)
            {
              guess->evidence.same_short_name = TRUE;
              g_free (guess->short_name);
              guess->short_name = g_strdup (text);
            }
          else
            {
              guess->evidence.same_name = TRUE;
              guess->is_title |= is_title && name->kind == KIND_TITLE;
            }
        }
      i = name->next;
    }
}

static void
add_of_names (MpImportMatcher *self,
              MpImportQuery   *query,
              MpDraft         *draft)
{
  const char *title = mp_project_record_get_title (draft->project);
  g_autofree char *acronym = mp_title_dup_acronym (title ? title : "");

  if (title)
    add_of_name (self, query, title, FALSE, TRUE);
  if (acronym)
    add_of_name (self, query, acronym, TRUE, FALSE);
  for (guint i = 0; i < mp_project_record_get_n (draft->project, MP_TABLE_PROJECT_NAME); i++)
    {
      MpRecord *record = mp_project_record_get (draft->project, MP_TABLE_PROJECT_NAME, i);
      gboolean is_short = mp_record_has_choice (record, MP_PROJECT_NAME_KIND, "acronym") || mp_record_has_choice (record, MP_PROJECT_NAME_KIND, "short");

      add_of_name (self, query, mp_record_get_text (record, MP_PROJECT_NAME_TEXT), is_short, FALSE);
    }
}

static MpTitle
get_title (MpImportMatcher *self,
           const Name      *name)
{
  return (MpTitle) {
    .words = name->words,
    .tokens = &g_array_index (self->tokens, guint32, name->first_token),
    .n_tokens = name->n_tokens,
    .phase = name->phase,
    .has_short_form = name->has_short_form,
  };
}

static void
make_index (MpImportMatcher *self)
{
  self->index = mp_import_tokens_new ();
  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = &g_array_index (self->names, Name, i);
      MpTitle title = get_title (self, name);

      if (name->n_tokens > 0)
        mp_import_tokens_add (self->index, i, get_project (self, name->row)->start, &title);
    }
  mp_import_tokens_finish (self->index);
}

/* Takes up the projects with names that share words with the title. */
static void
add_alike (MpImportMatcher *self,
           MpImportQuery   *query)
{
  if (self->index == NULL)
    make_index (self);
  g_array_set_size (self->found, 0);
  mp_import_tokens_find (self->index, &query->title, query->start, self->found);
  for (guint i = 0; i < self->found->len; i++)
    {
      const Name *name = &g_array_index (self->names, Name, g_array_index (self->found, guint32, i));
      MpTitle title = get_title (self, name);
      double likeness = mp_title_get_likeness (&query->title, &title);
      MpImportGuess *guess;

      if (likeness < MP_TITLE_ALIKE_MIN)
        continue;
      guess = mp_import_query_get (query, name->row);
      guess->evidence.likeness = MAX (guess->evidence.likeness, likeness);
    }
}

/* What the titles tell of those that were found by a name of any kind. */
static void
compare_titles (MpImportMatcher *self,
                MpImportQuery   *query)
{
  for (guint i = 0; i < query->guesses->len; i++)
    {
      MpImportGuess *guess = &g_array_index (query->guesses, MpImportGuess, i);
      guint32 name = g_array_index (self->titles, guint32, guess->row);
      MpTitle title;

      if (name == 0)
        continue;
      title = get_title (self, &g_array_index (self->names, Name, name - 1));
      if (guess->evidence.likeness == 0)
        guess->evidence.likeness = mp_title_get_likeness (&query->title, &title);
      guess->evidence.other_phase = !guess->evidence.same_name && title.phase != query->title.phase;
    }
}

static void
match_score (MpImportMatcher *self,
             MpDraft         *draft,
             MpMatch         *match)
{
  MpImportQuery *query = mp_import_query_new (self->base, draft);

  add_of_names (self, query, draft);
  compare_titles (self, query);
  if (!mp_import_query_is_sure (query))
    {
      add_alike (self, query);
      compare_titles (self, query);
    }
  mp_import_query_decide (query, match);
  mp_import_query_free (query);
}

/* Notices what stands twice in the file. Where one of the two was recognised by likeness alone,
 * the user is asked. */
static void
compare_with_file (MpImportMatcher *self,
                   MpDraft         *draft,
                   MpMatch         *match)
{
  const char *title = mp_project_record_get_title (draft->project);
  g_autofree char *words = mp_text_fold_words (title ? title : "");
  gboolean certain;
  guint first_line = mp_import_seen_add (self->seen, draft, match, *words ? words : title ? title : "", mp_import_draft_get_start (draft, NULL), &certain);

  if (first_line == 0)
    return;
  if (certain)
    {
      /* Translators: 1 and 2 are numbers of lines. */
      set_match (match, MP_MATCH_TWICE, match->project, g_strdup_printf (_("It stands twice in the file, in lines %1$u and %2$u"), first_line, draft->line));
    }
  else
    {
      MpMatchCandidate *candidate = g_new0 (MpMatchCandidate, 1);

      candidate->project = match->project;
      candidate->reasons = g_new0 (char *, 1);
      candidate->doubts = g_new0 (char *, 2);
      /* Translators: %u is the number of a line. */
      candidate->doubts[0] = g_strdup_printf (_("Line %u of the file seems to be that project too"), first_line);
      mp_match_take_candidate (match, candidate);
      set_match (match, MP_MATCH_DOUBT, match->project, g_strdup (candidate->doubts[0]));
    }
}

/**
 * mp_import_matcher_match:
 * @match: (out caller-allocates): what it is; to be cleared with mp_match_clear()
 *
 * By UUID, by another identifier, by what else speaks for it (mp-import-score.c). The drafts of a
 * file come one after the other: what was recognised before counts.
 */
void
mp_import_matcher_match (MpImportMatcher *self,
                         MpDraft         *draft,
                         MpMatch         *match)
{
  memset (match, 0, sizeof *match);
  if (self->base->projects->len > 0 && !match_uuid (self, draft, match) && !match_identifier (self, draft, match))
    match_score (self, draft, match);
  compare_with_file (self, draft, match);
}
