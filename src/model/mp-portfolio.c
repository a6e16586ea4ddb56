/* mp-portfolio.c: an open portfolio in memory
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/mp-portfolio.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "model/mp-id-map.h"
#include "model/mp-portfolio-private.h"

#define BLOCK_SIZE (1u << 20)

/* The tables whose records make the term index. */
#define INDEXED_TABLES \
  ((1u << MP_TABLE_VOCABULARY) | (1u << MP_TABLE_TERM) | (1u << MP_TABLE_TERM_NAME) | (1u << MP_TABLE_PARTNER) | (1u << MP_TABLE_PARTNER_NAME) | \
   (1u << MP_TABLE_INITIATIVE))

struct _MpPortfolio
{
  GObject parent_instance;

  /* Texts and packed facts live in blocks that are only freed as a whole: what an edit
   * replaces stays behind, a few hundred bytes each. Pointers stay valid for worker threads. */
  GPtrArray *blocks;
  gsize block_used;

  GArray *rows; /* of MpSummary; id 0 where the project was deleted */
  guint n_projects;
  MpIdMap *row_of_id;
  GPtrArray *title_keys; /* by row; NULL until needed */
  GHashTable *projects;  /* row → MpProject, not owned */

  GPtrArray *records[MP_N_TABLES];
  MpIdMap *record_of_id[MP_N_TABLES];
  MpTermIndex *term_index;
};

G_DEFINE_FINAL_TYPE (MpPortfolio, mp_portfolio, G_TYPE_OBJECT)

enum { PROJECTS_CHANGED, RECORDS_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

MpPortfolioUpdate *
mp_portfolio_update_new (void)
{
  MpPortfolioUpdate *self = g_new0 (MpPortfolioUpdate, 1);

  self->summaries = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_summary_free);
  self->removed_projects = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  self->removed_records = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  return self;
}

void
mp_portfolio_update_free (MpPortfolioUpdate *self)
{
  g_ptr_array_unref (self->summaries);
  g_array_unref (self->removed_projects);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->removed_records);
  g_free (self);
}

static void
mp_portfolio_finalize (GObject *object)
{
  MpPortfolio *self = MP_PORTFOLIO (object);

  for (guint i = 0; i < MP_N_TABLES; i++)
    {
      g_clear_pointer (&self->records[i], g_ptr_array_unref);
      g_clear_pointer (&self->record_of_id[i], mp_id_map_free);
    }
  g_clear_pointer (&self->term_index, mp_term_index_unref);
  g_clear_pointer (&self->title_keys, g_ptr_array_unref);
  g_clear_pointer (&self->projects, g_hash_table_unref);
  g_clear_pointer (&self->row_of_id, mp_id_map_free);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  G_OBJECT_CLASS (mp_portfolio_parent_class)->finalize (object);
}

static void
mp_portfolio_class_init (MpPortfolioClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_portfolio_finalize;

  /**
   * MpPortfolio::projects-changed:
   * @rows: (element-type guint32): rows that are new, hold another summary or are empty now
   */
  signals[PROJECTS_CHANGED] = g_signal_new ("projects-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);

  /**
   * MpPortfolio::records-changed:
   * @tables: one bit (1 << MpTable) for each table with new, other or removed records
   */
  signals[RECORDS_CHANGED] = g_signal_new ("records-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
mp_portfolio_init (MpPortfolio *self)
{
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->block_used = BLOCK_SIZE;
  self->rows = g_array_new (FALSE, FALSE, sizeof (MpSummary));
  self->row_of_id = mp_id_map_new ();
  self->projects = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < MP_N_TABLES; i++)
    {
      self->records[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
      self->record_of_id[i] = mp_id_map_new ();
    }
}

MpPortfolio *
mp_portfolio_new (void)
{
  return g_object_new (MP_TYPE_PORTFOLIO, NULL);
}

/**
 * mp_portfolio_allocate:
 *
 * Returns: (transfer none): memory aligned to 8 bytes that lives as long as the portfolio
 */
gpointer
mp_portfolio_allocate (MpPortfolio *self,
                       gsize        size)
{
  gpointer memory;

  size = (size + 7) & ~(gsize) 7;
  if (size > BLOCK_SIZE / 4)
    {
      /* Large pieces get a block of their own, put before the one being filled. */
      memory = g_malloc (size);
      g_ptr_array_insert (self->blocks, 0, memory);
      return memory;
    }
  if (self->block_used + size > BLOCK_SIZE)
    {
      g_ptr_array_add (self->blocks, g_malloc (BLOCK_SIZE));
      self->block_used = 0;
    }
  memory = (char *) g_ptr_array_index (self->blocks, self->blocks->len - 1) + self->block_used;
  self->block_used += size;
  return memory;
}

/**
 * mp_portfolio_intern:
 * @length: in bytes
 *
 * Returns: (transfer none): a copy of @text, ended by NUL, that lives as long as the portfolio
 */
const char *
mp_portfolio_intern (MpPortfolio *self,
                     const char  *text,
                     gsize        length)
{
  char *copy = mp_portfolio_allocate (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

/**
 * mp_portfolio_load_summary:
 * @summary: one whose texts and facts live as long as the portfolio, see mp_portfolio_allocate()
 *
 * Appends a row while the portfolio is being loaded; nobody is told.
 */
void
mp_portfolio_load_summary (MpPortfolio     *self,
                           const MpSummary *summary)
{
  g_return_if_fail (MP_IS_PORTFOLIO (self));
  g_return_if_fail (summary->id != 0);

  mp_id_map_set (self->row_of_id, summary->id, self->rows->len);
  g_array_append_vals (self->rows, summary, 1);
  self->n_projects++;
}

/**
 * mp_portfolio_load_record:
 * @record: (transfer full): a record outside projects
 *
 * Adds a record while the portfolio is being loaded, or replaces the one with its id.
 */
void
mp_portfolio_load_record (MpPortfolio *self,
                          MpRecord    *record)
{
  MpTable table = mp_record_get_table (record);
  guint32 position;

  g_return_if_fail (MP_IS_PORTFOLIO (self));

  position = mp_id_map_get (self->record_of_id[table], mp_record_get_id (record));
  if (position != MP_ID_MAP_NONE)
    {
      mp_record_unref (self->records[table]->pdata[position]);
      self->records[table]->pdata[position] = record;
      return;
    }
  mp_id_map_set (self->record_of_id[table], mp_record_get_id (record), self->records[table]->len);
  g_ptr_array_add (self->records[table], record);
}

static void
remove_record (MpPortfolio    *self,
               const MpRecord *record)
{
  MpTable table = mp_record_get_table (record);
  guint32 position = mp_id_map_get (self->record_of_id[table], mp_record_get_id (record));

  if (position == MP_ID_MAP_NONE)
    return;
  mp_id_map_remove (self->record_of_id[table], mp_record_get_id (record));
  g_ptr_array_remove_index (self->records[table], position);
  for (guint i = position; i < self->records[table]->len; i++)
    mp_id_map_set (self->record_of_id[table], mp_record_get_id (self->records[table]->pdata[i]), i);
}

/* Copies what the summary points to into the portfolio. */
static MpSummary
keep_summary (MpPortfolio     *self,
              const MpSummary *summary)
{
  MpSummary kept = *summary;
  g_autoptr (GBytes) bytes = mp_summary_pack_facts (summary);
  gsize size;
  gconstpointer facts = g_bytes_get_data (bytes, &size);
  gpointer copy = mp_portfolio_allocate (self, size);

  memcpy (copy, facts, size);
  mp_summary_set_facts (&kept, copy, size);
  kept.title = mp_portfolio_intern (self, summary->title, strlen (summary->title));
  if (summary->short_name)
    kept.short_name = mp_portfolio_intern (self, summary->short_name, strlen (summary->short_name));
  return kept;
}

static void
drop_title_key (MpPortfolio *self,
                guint        row)
{
  if (self->title_keys && row < self->title_keys->len)
    g_clear_pointer (&self->title_keys->pdata[row], g_free);
}

static void
apply_projects (MpPortfolio       *self,
                MpPortfolioUpdate *update,
                GArray            *changed)
{
  for (guint i = 0; i < update->summaries->len; i++)
    {
      MpSummary kept = keep_summary (self, g_ptr_array_index (update->summaries, i));
      guint32 row = mp_id_map_get (self->row_of_id, kept.id);

      if (row == MP_ID_MAP_NONE)
        {
          row = self->rows->len;
          mp_portfolio_load_summary (self, &kept);
        }
      else
        {
          if (strcmp (g_array_index (self->rows, MpSummary, row).title, kept.title) != 0)
            drop_title_key (self, row);
          g_array_index (self->rows, MpSummary, row) = kept;
        }
      g_array_append_val (changed, row);
    }

  for (guint i = 0; i < update->removed_projects->len; i++)
    {
      gint64 id = g_array_index (update->removed_projects, gint64, i);
      guint32 row = mp_id_map_get (self->row_of_id, id);

      if (row == MP_ID_MAP_NONE)
        continue;
      mp_id_map_remove (self->row_of_id, id);
      g_array_index (self->rows, MpSummary, row).id = 0;
      self->n_projects--;
      g_array_append_val (changed, row);
    }
}

static guint
apply_records (MpPortfolio       *self,
               MpPortfolioUpdate *update)
{
  guint tables = 0;

  for (guint i = 0; i < update->records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (update->records, i);

      tables |= 1u << mp_record_get_table (record);
      mp_portfolio_load_record (self, mp_record_ref (record));
    }
  for (guint i = 0; i < update->removed_records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (update->removed_records, i);

      tables |= 1u << mp_record_get_table (record);
      remove_record (self, record);
    }
  if (tables & INDEXED_TABLES)
    g_clear_pointer (&self->term_index, mp_term_index_unref);
  return tables;
}

/**
 * mp_portfolio_apply:
 * @update: what a change set did
 *
 * Takes it over and tells everybody: records first, so that projects find their terms.
 */
void
mp_portfolio_apply (MpPortfolio       *self,
                    MpPortfolioUpdate *update)
{
  g_autoptr (GArray) changed = NULL;
  guint tables;

  g_return_if_fail (MP_IS_PORTFOLIO (self));

  changed = g_array_new (FALSE, FALSE, sizeof (guint32));
  tables = apply_records (self, update);
  apply_projects (self, update, changed);

  if (tables)
    g_signal_emit (self, signals[RECORDS_CHANGED], 0, tables);
  for (guint i = 0; i < changed->len && g_hash_table_size (self->projects) > 0; i++)
    {
      MpProject *project = mp_portfolio_peek_project (self, g_array_index (changed, guint32, i));

      if (project)
        {
          g_autoptr (MpProject) held = g_object_ref (project);

          mp_project_emit_changed (held);
        }
    }
  if (changed->len > 0)
    g_signal_emit (self, signals[PROJECTS_CHANGED], 0, changed);
}

/**
 * mp_portfolio_get_n_rows:
 *
 * Returns: the number of rows, empty ones included
 */
guint
mp_portfolio_get_n_rows (MpPortfolio *self)
{
  g_return_val_if_fail (MP_IS_PORTFOLIO (self), 0);

  return self->rows->len;
}

guint
mp_portfolio_get_n_projects (MpPortfolio *self)
{
  g_return_val_if_fail (MP_IS_PORTFOLIO (self), 0);

  return self->n_projects;
}

/**
 * mp_portfolio_get_summary:
 *
 * Returns: (nullable): the summary in @row until the portfolio changes next, %NULL when the row is empty
 */
const MpSummary *
mp_portfolio_get_summary (MpPortfolio *self,
                          guint        row)
{
  const MpSummary *summary;

  g_return_val_if_fail (MP_IS_PORTFOLIO (self), NULL);
  g_return_val_if_fail (row < self->rows->len, NULL);

  summary = &g_array_index (self->rows, MpSummary, row);
  return summary->id ? summary : NULL;
}

/**
 * mp_portfolio_find_row:
 *
 * Returns: the row of the project with that id, or %MP_INVALID_ROW
 */
guint
mp_portfolio_find_row (MpPortfolio *self,
                       gint64       id)
{
  g_return_val_if_fail (MP_IS_PORTFOLIO (self), MP_INVALID_ROW);

  return mp_id_map_get (self->row_of_id, id);
}

/**
 * mp_portfolio_find_row_by_uuid:
 *
 * Looks at every row: for the command line.
 *
 * Returns: the row of the project with that UUID, or %MP_INVALID_ROW
 */
guint
mp_portfolio_find_row_by_uuid (MpPortfolio *self,
                               const char  *uuid)
{
  g_return_val_if_fail (MP_IS_PORTFOLIO (self), MP_INVALID_ROW);

  for (guint row = 0; row < self->rows->len; row++)
    {
      const MpSummary *summary = &g_array_index (self->rows, MpSummary, row);

      if (summary->id && g_ascii_strcasecmp (summary->uuid, uuid) == 0)
        return row;
    }
  return MP_INVALID_ROW;
}

/**
 * mp_portfolio_get_records:
 *
 * Returns: (transfer none) (element-type MpRecord): all records of a table outside projects
 */
GPtrArray *
mp_portfolio_get_records (MpPortfolio *self,
                          MpTable      table)
{
  g_return_val_if_fail (MP_IS_PORTFOLIO (self), NULL);

  return self->records[table];
}

/**
 * mp_portfolio_get_record:
 *
 * Returns: (transfer none) (nullable): the record of a table outside projects with that id
 */
MpRecord *
mp_portfolio_get_record (MpPortfolio *self,
                         MpTable      table,
                         gint64       id)
{
  guint32 position;

  g_return_val_if_fail (MP_IS_PORTFOLIO (self), NULL);

  position = mp_id_map_get (self->record_of_id[table], id);
  return position == MP_ID_MAP_NONE ? NULL : g_ptr_array_index (self->records[table], position);
}

const char *
mp_portfolio_get_title (MpPortfolio *self)
{
  GPtrArray *records = mp_portfolio_get_records (self, MP_TABLE_PORTFOLIO);

  return records->len > 0 ? mp_record_get_text (g_ptr_array_index (records, 0), MP_PORTFOLIO_TITLE) : "";
}

/**
 * mp_portfolio_get_term_index:
 *
 * Returns: (transfer none): vocabularies, partners and initiatives as they are now; take a reference to keep them
 */
MpTermIndex *
mp_portfolio_get_term_index (MpPortfolio *self)
{
  g_return_val_if_fail (MP_IS_PORTFOLIO (self), NULL);

  if (self->term_index == NULL)
    self->term_index = mp_term_index_new (self->records[MP_TABLE_VOCABULARY], self->records[MP_TABLE_TERM], self->records[MP_TABLE_TERM_NAME],
                                          self->records[MP_TABLE_PARTNER], self->records[MP_TABLE_PARTNER_NAME], self->records[MP_TABLE_INITIATIVE]);
  return self->term_index;
}

static char *
join (GPtrArray *labels)
{
  g_ptr_array_add (labels, NULL);
  /* Translators: what stands between the entries of a list. */
  return g_strjoinv (C_("list", ", "), (char **) labels->pdata);
}

/**
 * mp_portfolio_dup_terms_label:
 * @vocabulary: the key of a vocabulary
 *
 * Returns: (transfer full): the project's terms of that vocabulary, "" when there is none
 */
char *
mp_portfolio_dup_terms_label (MpPortfolio     *self,
                              const MpSummary *summary,
                              const char      *vocabulary)
{
  MpTermIndex *index = mp_portfolio_get_term_index (self);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < summary->n_terms; i++)
    {
      if (g_strcmp0 (mp_term_index_get_vocabulary_key (index, summary->terms[i].id), vocabulary) == 0)
        g_ptr_array_add (labels, mp_term_index_dup_label (index, summary->terms[i].id));
    }
  return join (labels);
}

/* The short names of @links, each once. */
static char *
dup_links_label (MpPortfolio         *self,
                 const MpSummaryLink *links,
                 guint                n,
                 char              *(*dup_name) (const MpTermIndex *, gint64))
{
  MpTermIndex *index = mp_portfolio_get_term_index (self);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      gboolean known = FALSE;

      for (guint j = 0; j < i && !known; j++)
        known = links[j].id == links[i].id;
      if (!known)
        g_ptr_array_add (labels, dup_name (index, links[i].id));
    }
  return join (labels);
}

/**
 * mp_portfolio_dup_partners_label:
 *
 * Returns: (transfer full): short names of the project's partners, each once, "" when there is none
 */
char *
mp_portfolio_dup_partners_label (MpPortfolio     *self,
                                 const MpSummary *summary)
{
  return dup_links_label (self, summary->partners, summary->n_partners, mp_term_index_dup_partner_short_name);
}

/**
 * mp_portfolio_dup_initiatives_label:
 *
 * Returns: (transfer full): short names of the project's initiatives, each once, "" when there is none
 */
char *
mp_portfolio_dup_initiatives_label (MpPortfolio     *self,
                                    const MpSummary *summary)
{
  return dup_links_label (self, mp_summary_get_initiatives (summary), summary->n_initiatives, mp_term_index_dup_initiative_short_name);
}

/**
 * mp_portfolio_dup_sums_label:
 * @sums: (array length=n): one a currency
 *
 * Returns: (transfer full): the sums in words, "" when there is none
 */
char *
mp_portfolio_dup_sums_label (const MpSummaryMoney *sums,
                             guint                 n)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *money = mp_format_money (sums[i].amount, sums[i].currency);

      /* Translators: an amount of money that is not exact. */
      g_ptr_array_add (labels, sums[i].approximate ? g_strdup_printf (C_("money", "about %s"), money) : g_steal_pointer (&money));
    }
  return join (labels);
}

/**
 * mp_portfolio_dup_money_label:
 *
 * Returns: (transfer full): the project's sums, one a currency, "" when none is reported
 */
char *
mp_portfolio_dup_money_label (MpPortfolio     *self,
                              const MpSummary *summary)
{
  return mp_portfolio_dup_sums_label (summary->money, summary->n_money);
}

static char *
make_title_key (const char *title)
{
  g_autofree char *folded = g_utf8_casefold (title, -1);

  return g_utf8_collate_key (folded, -1);
}

/**
 * mp_portfolio_get_title_key:
 *
 * Returns: what orders the title in @row among the others, with strcmp()
 */
const char *
mp_portfolio_get_title_key (MpPortfolio *self,
                            guint        row)
{
  if (self->title_keys == NULL)
    self->title_keys = g_ptr_array_new_with_free_func (g_free);
  if (self->title_keys->len < self->rows->len)
    g_ptr_array_set_size (self->title_keys, (int) self->rows->len);
  if (self->title_keys->pdata[row] == NULL)
    self->title_keys->pdata[row] = make_title_key (g_array_index (self->rows, MpSummary, row).title);
  return self->title_keys->pdata[row];
}

static void
make_title_keys_thread (GTask        *task,
                        gpointer      source_object,
                        gpointer      task_data,
                        GCancellable *cancellable)
{
  GPtrArray *titles = task_data;
  GPtrArray *keys = g_ptr_array_new_full (titles->len, g_free);

  for (guint i = 0; i < titles->len; i++)
    g_ptr_array_add (keys, make_title_key (titles->pdata[i]));
  g_task_return_pointer (task, keys, (GDestroyNotify) g_ptr_array_unref);
}

static void
title_keys_made_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  MpPortfolio *self = MP_PORTFOLIO (object);
  GPtrArray *titles = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) keys = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->title_keys == NULL)
    self->title_keys = g_ptr_array_new_with_free_func (g_free);
  if (self->title_keys->len < self->rows->len)
    g_ptr_array_set_size (self->title_keys, (int) self->rows->len);
  for (guint i = 0; i < keys->len; i++)
    {
      /* A title that was changed meanwhile lives at another address. */
      if (self->title_keys->pdata[i] == NULL && g_array_index (self->rows, MpSummary, i).title == titles->pdata[i])
        self->title_keys->pdata[i] = g_steal_pointer (&keys->pdata[i]);
    }
}

/**
 * mp_portfolio_prepare_title_keys:
 *
 * Makes what orders the titles in a thread: half a second for 100,000 of them, which nobody
 * shall wait for when the table is first sorted by title.
 */
void
mp_portfolio_prepare_title_keys (MpPortfolio *self)
{
  g_autoptr (GTask) task = NULL;
  GPtrArray *titles;

  g_return_if_fail (MP_IS_PORTFOLIO (self));

  titles = g_ptr_array_sized_new (self->rows->len);
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (titles, (gpointer) g_array_index (self->rows, MpSummary, i).title);
  task = g_task_new (self, NULL, title_keys_made_cb, NULL);
  g_task_set_source_tag (task, mp_portfolio_prepare_title_keys);
  g_task_set_task_data (task, titles, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, make_title_keys_thread);
}

/* The flyweights: known here so that a row has one object only, owned by whoever holds them. */

MpProject *
mp_portfolio_peek_project (MpPortfolio *self,
                           guint        row)
{
  return g_hash_table_lookup (self->projects, GUINT_TO_POINTER (row));
}

void
mp_portfolio_add_project (MpPortfolio *self,
                          guint        row,
                          MpProject   *project)
{
  g_hash_table_insert (self->projects, GUINT_TO_POINTER (row), project);
}

void
mp_portfolio_forget_project (MpPortfolio *self,
                             guint        row)
{
  g_hash_table_remove (self->projects, GUINT_TO_POINTER (row));
}
