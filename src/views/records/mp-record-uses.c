/* mp-record-uses.c: which projects have to do with a partner, an initiative or a term
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/records/mp-record-uses.h"

#include <string.h>

#include "model/mp-query.h"

struct _MpRecordUses
{
  GHashTable *uses; /* gint64 → Use */
};

typedef struct
{
  gint64 id;
  guint n;
  guint last; /* the row that was counted last, and one */
} Use;

/* Returns whether it had not been counted for this project yet. */
static gboolean
count (MpRecordUses *self,
       gint64        id,
       guint         row)
{
  Use *use = g_hash_table_lookup (self->uses, &id);

  if (use == NULL)
    {
      use = g_new0 (Use, 1);
      use->id = id;
      g_hash_table_replace (self->uses, &use->id, use);
    }
  if (use->last == row + 1)
    return FALSE;
  use->last = row + 1;
  use->n++;
  return TRUE;
}

/* What an office does, its bureau and its department do, as in a search for them; so it is with initiatives. */
static void
count_family (MpRecordUses *self,
              MpPortfolio  *portfolio,
              MpTable       table,
              gint64        id,
              guint         row)
{
  guint parent = table == MP_TABLE_PARTNER ? MP_PARTNER_PARENT : MP_INITIATIVE_PARENT;

  while (id != 0 && count (self, id, row))
    {
      MpRecord *record = mp_portfolio_get_record (portfolio, table, id);

      id = record ? mp_record_get_integer (record, parent) : 0;
    }
}

static void
count_project (MpRecordUses    *self,
               MpPortfolio     *portfolio,
               MpTable          table,
               const MpSummary *summary,
               guint            row)
{
  const MpSummaryLink *initiatives = mp_summary_get_initiatives (summary);

  for (guint i = 0; table == MP_TABLE_PARTNER && i < summary->n_partners; i++)
    count_family (self, portfolio, table, summary->partners[i].id, row);
  for (guint i = 0; table == MP_TABLE_INITIATIVE && i < summary->n_initiatives; i++)
    count_family (self, portfolio, table, initiatives[i].id, row);
  for (guint i = 0; table == MP_TABLE_TERM && i < summary->n_terms; i++)
    count (self, summary->terms[i].id, row);
}

/**
 * mp_record_uses_new:
 * @table: partner, initiative or term; nothing is known of other tables
 *
 * Returns: (transfer full): in how many projects each of them has a part, in any role, each project once
 */
MpRecordUses *
mp_record_uses_new (MpPortfolio *portfolio,
                    MpTable      table)
{
  MpRecordUses *self = g_new0 (MpRecordUses, 1);
  gboolean known = table == MP_TABLE_PARTNER || table == MP_TABLE_INITIATIVE || table == MP_TABLE_TERM;
  guint n = known ? mp_portfolio_get_n_rows (portfolio) : 0;

  self->uses = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  for (guint row = 0; row < n; row++)
    {
      const MpSummary *summary = mp_portfolio_get_summary (portfolio, row);

      if (summary)
        count_project (self, portfolio, table, summary, row);
    }
  return self;
}

void
mp_record_uses_free (MpRecordUses *self)
{
  g_hash_table_unref (self->uses);
  g_free (self);
}

guint
mp_record_uses_get (const MpRecordUses *self,
                    gint64              id)
{
  const Use *use = g_hash_table_lookup (self->uses, &id);

  return use ? use->n : 0;
}

/**
 * mp_record_uses_dup_query:
 *
 * Returns: (transfer full) (nullable): what finds the projects of a partner, an initiative or a term
 */
char *
mp_record_uses_dup_query (MpPortfolio *portfolio,
                          MpTable      table,
                          gint64       id)
{
  MpTermIndex *index = mp_portfolio_get_term_index (portfolio);
  gboolean is_named = table == MP_TABLE_PARTNER || table == MP_TABLE_INITIATIVE;
  const char *key = is_named ? mp_table_get_info (table)->name : mp_term_index_get_vocabulary_key (index, id);
  g_autofree char *label = NULL;
  g_autofree char *quoted = NULL;

  /* Vocabularies that somebody added cannot be asked for. */
  if (key == NULL || !g_strv_contains (mp_query_get_keys (), key))
    return NULL;
  if (is_named)
    label = g_strdup (table == MP_TABLE_PARTNER ? mp_term_index_get_partner_name (index, id) : mp_term_index_get_initiative_name (index, id));
  else
    label = mp_term_index_dup_label (index, id);
  if (label == NULL)
    return NULL;
  quoted = mp_query_quote (label);
  return g_strconcat (key, ":", quoted, NULL);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  MpPortfolio *portfolio = user_data;

  return strcmp (mp_portfolio_get_title_key (portfolio, *(const guint *) a), mp_portfolio_get_title_key (portfolio, *(const guint *) b));
}

/**
 * mp_record_uses_find_rows:
 * @partner: the partner itself, not its offices
 *
 * Returns: (transfer full) (element-type guint): the rows of the projects in which it has the role, by title
 */
GArray *
mp_record_uses_find_rows (MpPortfolio *portfolio,
                          gint64       partner,
                          MpRoleKind   role)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = 0; row < mp_portfolio_get_n_rows (portfolio); row++)
    {
      const MpSummary *summary = mp_portfolio_get_summary (portfolio, row);

      for (guint i = 0; summary && i < summary->n_partners; i++)
        {
          if (summary->partners[i].id != partner || summary->partners[i].kind != role)
            continue;
          g_array_append_val (rows, row);
          break;
        }
    }
  g_array_sort_with_data (rows, compare_rows, portfolio);
  return rows;
}
