/* mp-import-seen.c: projects that stand twice in a file
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-import-private.h"

/* The drafts of one title are chained. */
typedef struct
{
  MpDate start;
  guint line;
  guint32 next; /* index + 1, 0 at the end */
} Entry;

struct _MpImportSeen
{
  GHashTable *by_project; /* id of a project of the portfolio → line of the draft that is it */
  GHashTable *guessed;    /* those of them that were recognised by likeness alone */
  GHashTable *by_uuid;    /* → line */
  GHashTable *by_title;   /* folded → index + 1 of the last entry */
  GArray *entries;        /* of Entry */
};

MpImportSeen *
mp_import_seen_new (void)
{
  MpImportSeen *self = g_new0 (MpImportSeen, 1);

  self->by_project = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->guessed = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_uuid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_title = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  return self;
}

void
mp_import_seen_free (MpImportSeen *self)
{
  g_hash_table_unref (self->guessed);
  g_hash_table_unref (self->by_project);
  g_hash_table_unref (self->by_uuid);
  g_hash_table_unref (self->by_title);
  g_array_unref (self->entries);
  g_free (self);
}

/* The line of an earlier draft that is the same project of the portfolio. */
static guint
find_by_project (MpImportSeen  *self,
                 const MpMatch *match,
                 guint          line,
                 gboolean      *certain)
{
  gint64 *key;
  guint first;

  if (match->project == 0 || match->kind == MP_MATCH_DOUBT)
    return 0;
  first = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_project, &match->project));
  if (first != 0)
    {
      *certain = match->kind != MP_MATCH_ALIKE && !g_hash_table_contains (self->guessed, &match->project);
      return first;
    }
  key = g_memdup2 (&match->project, sizeof (gint64));
  g_hash_table_insert (self->by_project, key, GUINT_TO_POINTER (line));
  if (match->kind == MP_MATCH_ALIKE)
    g_hash_table_add (self->guessed, key);
  return 0;
}

static guint
find_by_uuid (MpImportSeen *self,
              const char   *uuid,
              guint         line)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_uuid, uuid));

  if (first == 0)
    g_hash_table_insert (self->by_uuid, g_strdup (uuid), GUINT_TO_POINTER (line));
  return first;
}

/* The line of an earlier draft of the same title and start. */
static guint
find_by_title (MpImportSeen *self,
               const char   *words,
               MpDate        start)
{
  for (guint32 i = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_title, words)); i != 0;)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i - 1);

      if (entry->start == start)
        return entry->line;
      i = entry->next;
    }
  return 0;
}

/* What no other project has: its UUID or, in IATI, its identifier. */
static const char *
get_own_identifier (const MpDraft *draft)
{
  const char *uuid = mp_record_get_text (mp_project_record_get_project (draft->project), MP_PROJECT_UUID);

  for (guint i = 0; uuid == NULL && i < mp_project_record_get_n (draft->project, MP_TABLE_IDENTIFIER); i++)
    {
      MpRecord *record = mp_project_record_get (draft->project, MP_TABLE_IDENTIFIER, i);

      if (mp_record_has_choice (record, MP_IDENTIFIER_KIND, "iati"))
        uuid = mp_record_get_text (record, MP_IDENTIFIER_VALUE);
    }
  return uuid;
}

/**
 * mp_import_seen_add:
 * @match: what the draft was recognised as
 * @words: its folded title
 * @start: its start, %MP_DATE_NONE when not stated
 * @certain: (out): whether there is no doubt that they are one
 *
 * Two projects are one when they are one project of the portfolio, or have one UUID or IATI
 * identifier, or, where they have neither, one title and one start.
 *
 * Returns: the line of the earlier one, 0 if there was none
 */
guint
mp_import_seen_add (MpImportSeen  *self,
                    const MpDraft *draft,
                    const MpMatch *match,
                    const char    *words,
                    MpDate         start,
                    gboolean      *certain)
{
  const char *uuid = get_own_identifier (draft);
  Entry entry = { .start = start, .line = draft->line };
  guint line;

  *certain = TRUE;
  line = find_by_project (self, match, draft->line, certain);
  if (uuid && line == 0)
    line = find_by_uuid (self, uuid, draft->line);
  else if (match->kind == MP_MATCH_NONE)
    line = find_by_title (self, words, start);

  entry.next = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_title, words));
  g_array_append_val (self->entries, entry);
  g_hash_table_insert (self->by_title, g_strdup (words), GUINT_TO_POINTER (self->entries->len));
  return line;
}
