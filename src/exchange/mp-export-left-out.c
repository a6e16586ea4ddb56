/* mp-export-left-out.c: what a format has no place for
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-export-private.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"

/* What was left out under one name; names in the order in which they came. */
typedef struct
{
  char *what;
  guint n;
} LeftOut;

static void
clear_left_out (gpointer data)
{
  g_free (((LeftOut *) data)->what);
}

/* Says that @n facts, which users know as @what, have no place in the format. In the thread that writes. */
void
mp_export_leave_out (MpExport   *self,
                     const char *what,
                     guint       n)
{
  LeftOut entry = { NULL, n };

  if (n == 0)
    return;
  if (self->left_out == NULL)
    {
      self->left_out = g_array_new (FALSE, FALSE, sizeof (LeftOut));
      g_array_set_clear_func (self->left_out, clear_left_out);
    }
  for (guint i = 0; i < self->left_out->len; i++)
    {
      LeftOut *known = &g_array_index (self->left_out, LeftOut, i);

      if (g_str_equal (known->what, what))
        {
          known->n += n;
          return;
        }
    }
  entry.what = g_strdup (what);
  g_array_append_val (self->left_out, entry);
}

/* As mp_export_leave_out(), for all records of a table. */
void
mp_export_leave_out_table (MpExport              *self,
                           const MpProjectRecord *project,
                           MpTable                table)
{
  mp_export_leave_out (self, mp_table_get_label (table), mp_project_record_get_n (project, table));
}

static gboolean
is_written_summary (const MpRecord *record,
                    gboolean        first)
{
  return first && mp_record_has_choice (record, MP_NARRATIVE_FIELD, "summary") && mp_record_has_choice (record, MP_NARRATIVE_ORIGIN, "original");
}

/* All texts but the one that a sheet has a column for. */
void
mp_export_leave_out_texts (MpExport              *self,
                           const MpProjectRecord *project)
{
  gboolean first = TRUE;
  guint n = 0;

  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_NARRATIVE); i++)
    {
      if (is_written_summary (mp_project_record_get (project, MP_TABLE_NARRATIVE, i), first))
        first = FALSE;
      else
        n++;
    }
  mp_export_leave_out (self, mp_table_get_label (MP_TABLE_NARRATIVE), n);
}

/* Terms of vocabularies that a sheet has no column for. */
static guint
count_other_terms (MpExport              *self,
                   const MpProjectRecord *project)
{
  static const char *const written[] = {
    MP_VOCABULARY_COUNTRIES, MP_VOCABULARY_REGIONS, MP_VOCABULARY_SECTORS, MP_VOCABULARY_AREAS, MP_VOCABULARY_OBJECTIVES, MP_VOCABULARY_TAGS, NULL,
  };
  guint n = 0;

  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_TERM); i++)
    {
      gint64 term = mp_record_get_integer (mp_project_record_get (project, MP_TABLE_PROJECT_TERM, i), MP_PROJECT_TERM_TERM);
      const char *key = mp_term_index_get_vocabulary_key (self->sheet.terms, term);

      if (key == NULL || !g_strv_contains (written, key))
        n++;
    }
  return n;
}

/* What one flat row a project has no column for: statements of dates before the last, texts but
 * the summary, milestones, events, related projects, free fields, own vocabularies. */
void
mp_export_leave_out_of_row (MpExport              *self,
                            const MpProjectRecord *project)
{
  static const char *const kinds[] = { "planned-start", "actual-start", "planned-end", "actual-end" };
  static const MpTable tables[] = { MP_TABLE_EVENT, MP_TABLE_RELATION, MP_TABLE_MILESTONE, MP_TABLE_EXTRA_FIELD };
  guint n_dates = mp_project_record_get_n (project, MP_TABLE_DATE_REVISION);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    n_dates -= mp_project_record_get_date (project, kinds[i]) != NULL;
  mp_export_leave_out (self, mp_table_get_label (MP_TABLE_DATE_REVISION), n_dates);
  mp_export_leave_out_texts (self, project);
  mp_export_leave_out (self, mp_table_get_label (MP_TABLE_PROJECT_TERM), count_other_terms (self, project));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    mp_export_leave_out_table (self, project, tables[i]);
}

/* Before something is written. */
void
mp_export_forget_left_out (MpExport *self)
{
  g_clear_pointer (&self->left_out, g_array_unref);
}

/**
 * mp_export_get_n_left_out:
 *
 * Call it when nothing is being written.
 *
 * Returns: how many facts had no place in the format
 */
guint
mp_export_get_n_left_out (MpExport *self)
{
  guint n = 0;

  for (guint i = 0; self->left_out && i < self->left_out->len; i++)
    n += g_array_index (self->left_out, LeftOut, i).n;
  return n;
}

/**
 * mp_export_dup_left_out:
 *
 * As mp_export_get_n_left_out(), in words.
 *
 * Returns: (transfer full) (nullable): "Milestone (3), Text (2)"; %NULL when nothing was left out
 */
char *
mp_export_dup_left_out (MpExport *self)
{
  GString *text;

  if (mp_export_get_n_left_out (self) == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < self->left_out->len; i++)
    {
      const LeftOut *entry = &g_array_index (self->left_out, LeftOut, i);
      g_autofree char *number = mp_format_integer (entry->n);

      if (i > 0)
        /* Translators: stands between the entries of a list. */
        g_string_append (text, C_("list", ", "));
      /* Translators: 1 is a kind of fact, as "Milestone", 2 how many of them. */
      g_string_append_printf (text, C_("left out", "%1$s (%2$s)"), entry->what, number);
    }
  return g_string_free (text, FALSE);
}

/**
 * mp_export_describe:
 *
 * Call it when everything is written.
 *
 * Returns: (transfer full): how many projects were written and what the format has no place for,
 *   a sentence without its point
 */
char *
mp_export_describe (MpExport *self)
{
  guint n = mp_export_get_n_written (self), n_left_out = mp_export_get_n_left_out (self);
  g_autofree char *number = mp_format_integer (n);
  g_autofree char *written = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s project written", "%s projects written", n), number);
  g_autofree char *left_out = mp_export_dup_left_out (self);
  g_autofree char *left_out_number = mp_format_integer (n_left_out);

  if (left_out == NULL)
    return g_steal_pointer (&written);
  /* Translators: 1 is "16 projects written", 2 a number, 3 a list as "Milestone (3), Text (2)". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s, %2$s field not representable in this format: %3$s",
                                       "%1$s, %2$s fields not representable in this format: %3$s", n_left_out),
                          written, left_out_number, left_out);
}
