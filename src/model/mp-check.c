/* mp-check.c: gaps and contradictions in what is said of the projects
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules on dates are in mp-check-dates.c, those on everything else in mp-check-contents.c, and
 * here those that compare projects with each other. Every sentence must be true of the data
 * whatever else they hold: a rule that guesses says so.
 */

#include "config.h"

#include "model/mp-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"
#include "model/mp-check-private.h"

void
mp_finding_free (MpFinding *self)
{
  g_free (self->text);
  g_free (self);
}

/**
 * mp_finding_severity_get_key:
 *
 * Returns: "error", "warning" or "note"; stable, not translated
 */
const char *
mp_finding_severity_get_key (MpFindingSeverity severity)
{
  switch (severity)
    {
    case MP_FINDING_ERROR:
      return "error";
    case MP_FINDING_WARNING:
      return "warning";
    case MP_FINDING_NOTE:
    case MP_N_FINDING_SEVERITIES:
    default:
      return "note";
    }
}

/**
 * mp_check_new:
 * @terms: the vocabularies and partners of the portfolio
 * @as_of: the day that counts as today
 */
MpCheck *
mp_check_new (MpTermIndex *terms,
              MpDate       as_of)
{
  MpCheck *self = g_new0 (MpCheck, 1);

  self->terms = mp_term_index_ref (terms);
  self->as_of = as_of;
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_finding_free);
  self->by_title = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->by_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

void
mp_check_free (MpCheck *self)
{
  mp_term_index_unref (self->terms);
  g_ptr_array_unref (self->findings);
  g_hash_table_unref (self->by_title);
  g_hash_table_unref (self->by_number);
  g_hash_table_unref (self->titles);
  g_free (self);
}

static void
take_finding (MpCheck           *self,
              gint64             project,
              MpFindingSeverity  severity,
              const char        *rule,
              char              *text)
{
  MpFinding *finding = g_new0 (MpFinding, 1);

  finding->project = project;
  finding->severity = severity;
  finding->rule = rule;
  finding->text = text;
  g_ptr_array_add (self->findings, finding);
}

void
mp_check_add (MpCheck               *self,
              const MpProjectRecord *project,
              MpFindingSeverity      severity,
              const char            *rule,
              const char            *format,
              ...)
{
  va_list args;

  va_start (args, format);
  take_finding (self, mp_project_record_get_id (project), severity, rule, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
remember (GHashTable *projects,
          char       *key,
          gint64      id)
{
  GArray *ids = g_hash_table_lookup (projects, key);

  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (projects, key, ids);
    }
  else
    {
      g_free (key);
    }
  /* One project may have the same number twice. */
  if (ids->len == 0 || g_array_index (ids, gint64, ids->len - 1) != id)
    g_array_append_val (ids, id);
}

static void
remember_project (MpCheck               *self,
                  const MpProjectRecord *project)
{
  gint64 id = mp_project_record_get_id (project);
  const char *title = mp_project_record_get_title (project);

  g_hash_table_insert (self->titles, g_memdup2 (&id, sizeof id), mp_text_one_line (title ? title : ""));
  if (!mp_text_is_empty (title))
    remember (self->by_title, mp_text_fold_words (title), id);
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_IDENTIFIER); i++)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_IDENTIFIER, i);
      const char *kind = mp_record_get_text (record, MP_IDENTIFIER_KIND);
      const char *value = mp_record_get_text (record, MP_IDENTIFIER_VALUE);

      /* Several donors may number their projects alike. */
      if (g_strcmp0 (kind, "iati") == 0 || g_strcmp0 (kind, "grant") == 0)
        remember (self->by_number, g_strdup_printf ("%s %s", kind, value ? value : ""), id);
    }
}

/**
 * mp_check_project:
 *
 * Looks at one project.
 */
void
mp_check_project (MpCheck               *self,
                  const MpProjectRecord *project)
{
  g_autoptr (MpSummary) summary = mp_summary_new (project);

  mp_check_dates (self, project, summary);
  mp_check_contents (self, project);
  remember_project (self, project);
}

/* Says of each project but the first that it may be that one. */
static void
report_same_title (MpCheck *self,
                   GArray  *ids)
{
  for (guint i = 1; i < ids->len; i++)
    take_finding (self, g_array_index (ids, gint64, i), MP_FINDING_WARNING, "duplicate-suspect",
                  g_strdup (_("Another project has the same title; the two may be one")));
}

static void
report_same_number (MpCheck    *self,
                    const char *key,
                    GArray     *ids)
{
  const char *number = strchr (key, ' ') + 1;
  const char *title = g_hash_table_lookup (self->titles, &g_array_index (ids, gint64, 0));

  for (guint i = 1; i < ids->len; i++)
    take_finding (self, g_array_index (ids, gint64, i), MP_FINDING_WARNING, "duplicate-suspect",
                  /* Translators: 1 is an identifier, 2 the title of another project. */
                  g_strdup_printf (_("“%2$s” has the same identifier, “%1$s”; the two may be one"), number, title));
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const MpFinding *x = *(const MpFinding *const *) a, *y = *(const MpFinding *const *) b;
  GHashTable *keys = user_data;
  int order = g_strcmp0 (g_hash_table_lookup (keys, &x->project), g_hash_table_lookup (keys, &y->project));

  if (order == 0 && x->project != y->project)
    order = x->project < y->project ? -1 : 1;
  if (order == 0)
    order = (int) x->severity - (int) y->severity;
  if (order == 0)
    order = g_strcmp0 (x->rule, y->rule);
  return order ? order : g_strcmp0 (x->text, y->text);
}

static GHashTable *
make_title_keys (MpCheck *self)
{
  GHashTable *keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < self->findings->len; i++)
    {
      const MpFinding *finding = self->findings->pdata[i];

      if (!g_hash_table_contains (keys, &finding->project))
        {
          g_autofree char *folded = g_utf8_casefold (g_hash_table_lookup (self->titles, &finding->project), -1);

          g_hash_table_insert (keys, g_memdup2 (&finding->project, sizeof finding->project), g_utf8_collate_key (folded, -1));
        }
    }
  return keys;
}

/**
 * mp_check_finish:
 *
 * Compares the projects that were looked at with each other.
 *
 * Returns: (transfer full) (element-type MpFinding): all findings, by title of the project, then
 *   the gravest first
 */
GPtrArray *
mp_check_finish (MpCheck *self)
{
  g_autoptr (GHashTable) keys = NULL;
  GPtrArray *findings;
  GHashTableIter iter;
  gpointer key, ids;

  g_hash_table_iter_init (&iter, self->by_title);
  while (g_hash_table_iter_next (&iter, &key, &ids))
    report_same_title (self, ids);
  g_hash_table_iter_init (&iter, self->by_number);
  while (g_hash_table_iter_next (&iter, &key, &ids))
    report_same_number (self, key, ids);
  g_hash_table_remove_all (self->by_title);
  g_hash_table_remove_all (self->by_number);

  keys = make_title_keys (self);
  findings = g_steal_pointer (&self->findings);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_finding_free);
  g_ptr_array_sort_with_data (findings, compare_findings, keys);
  return findings;
}
