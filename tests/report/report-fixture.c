/* report-fixture.c: documents for the tests of reports
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report-fixture.h"

#include <string.h>

#define AS_OF "2026-11-23"

static MpDate
parse_day (const char *iso)
{
  MpDatePrecision precision;
  MpDate day;

  g_assert_true (mp_date_parse_iso (iso, &day, &precision));
  return day;
}

void
report_set_up (ReportFixture *self,
               gconstpointer  data)
{
  self->store = mp_test_store_new (&self->path);
}

void
report_tear_down (ReportFixture *self,
                  gconstpointer  data)
{
  mp_test_store_free (self->store, self->path);
}

MpProjectRecord *
report_make_project (const char *title,
                     const char *language)
{
  MpRecord *record = mp_record_new (MP_TABLE_PROJECT, 0);

  mp_record_take_text (record, MP_PROJECT_UUID, g_uuid_string_random ());
  mp_record_set_text (record, MP_PROJECT_TITLE, title);
  mp_record_set_text (record, MP_PROJECT_LANGUAGE, language);
  return mp_project_record_new (record);
}

static void
add_date (MpProjectRecord *project,
          const char      *kind,
          const char      *day)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_DATE_REVISION);

  mp_record_set_text (record, MP_DATE_REVISION_KIND, kind);
  mp_record_set_day (record, MP_DATE_REVISION_DAY, parse_day (day));
  mp_record_set_precision (record, MP_DATE_REVISION_PRECISION, MP_PRECISION_DAY);
  mp_record_set_text (record, MP_DATE_REVISION_REASON, "original");
}

void
report_set_span (MpProjectRecord *project,
                 const char      *start,
                 const char      *end)
{
  add_date (project, "planned-start", start);
  add_date (project, "planned-end", end);
}

MpRecord *
report_add_text (MpProjectRecord *project,
                 const char      *field,
                 const char      *language,
                 const char      *origin,
                 const char      *text)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_NARRATIVE);

  mp_record_set_text (record, MP_NARRATIVE_FIELD, field);
  mp_record_set_text (record, MP_NARRATIVE_LANGUAGE, language);
  mp_record_set_text (record, MP_NARRATIVE_ORIGIN, origin);
  mp_record_set_text (record, MP_NARRATIVE_TEXT, text);
  return record;
}

/* Takes the project. */
gint64
report_add (ReportFixture   *self,
            MpProjectRecord *project)
{
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Add");

  mp_change_set_insert_project (set, project);
  mp_test_store_apply (self->store, set);
  return mp_change_set_get (set, 0)->id;
}

/* Takes the record. */
void
report_add_record (ReportFixture *self,
                   MpRecord      *record)
{
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Add");

  mp_change_set_insert (set, record);
  mp_test_store_apply (self->store, set);
}

/* In one act, each with a text that is longer than a line. */
void
report_add_many (ReportFixture *self,
                 guint          n)
{
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Add");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Project %u of many, with a title as long as they usually are", i);
      MpProjectRecord *project = report_make_project (title, "en");

      report_set_span (project, "2024-01-01", "2027-12-31");
      report_add_text (project, "summary", "en", "original", "It helps workers to organize, to bargain and to be heard.\n\nAnd it goes on.");
      mp_change_set_insert_project (set, project);
    }
  mp_test_store_apply (self->store, set);
}

/* What a query finds, as of a fixed day. */
MpProjectList *
report_list (ReportFixture *self,
             const char    *text)
{
  MpProjectList *list = mp_project_list_new (mp_store_get_portfolio (self->store), MP_LOOKUP (self->store));
  g_autoptr (MpQuery) all = mp_query_new (parse_day (AS_OF));
  g_autoptr (MpQuery) query = NULL;
  g_autoptr (GError) error = NULL;

  query = mp_query_with_text (all, text, NULL, &error);
  g_assert_no_error (error);
  mp_project_list_load_query (list, query, NULL, &error);
  g_assert_no_error (error);
  return list;
}

/* The bytes, with a nought after them. */
char *
report_write (ReportFixture         *self,
              const char            *text,
              const MpReportOptions *options,
              gsize                 *length)
{
  g_autoptr (MpProjectList) list = report_list (self, text);
  g_autoptr (MpReport) report = mp_report_new (list, MP_LOOKUP (self->store), options);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  mp_report_write (report, stream, NULL, &error);
  g_assert_no_error (error);
  if (length)
    *length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

guint
report_count (const char *text,
              const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p; p = strstr (p + 1, part))
    n++;
  return n;
}

void
report_assert (const char *text,
               const char *part,
               gboolean    wanted,
               const char *place)
{
  if ((strstr (text, part) != NULL) != wanted)
    g_error ("%s: “%s” is %s in:\n%.8000s", place, part, wanted ? "not" : "still", text);
}
