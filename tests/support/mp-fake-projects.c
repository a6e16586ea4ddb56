/* mp-fake-projects.c: many small projects in memory
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mp-fake-projects.h"

static void
add_date (MpProjectRecord *project,
          const char      *kind,
          const char      *iso)
{
  MpRecord *date;
  MpDatePrecision precision;
  MpDate day;

  if (!iso)
    return;
  g_assert_true (mp_date_parse_iso (iso, &day, &precision));
  date = mp_project_record_add_new (project, MP_TABLE_DATE_REVISION);
  mp_record_set_text (date, MP_DATE_REVISION_KIND, kind);
  mp_record_set_day (date, MP_DATE_REVISION_DAY, day);
  mp_record_set_precision (date, MP_DATE_REVISION_PRECISION, precision);
}

/**
 * mp_fake_projects_add:
 * @start: (nullable): its planned first day, ISO
 * @end: (nullable): its planned last day, ISO
 */
void
mp_fake_projects_add (MpFakeDocument *self,
                      gint64          id,
                      const char     *title,
                      const char     *start,
                      const char     *end)
{
  MpRecord *record = mp_record_new (MP_TABLE_PROJECT, id);
  g_autofree char *uuid = g_strdup_printf ("00000000-0000-4000-8000-%012" G_GINT64_FORMAT, id);
  MpProjectRecord *project;

  mp_record_set_text (record, MP_PROJECT_UUID, uuid);
  mp_record_set_text (record, MP_PROJECT_TITLE, title);
  mp_record_set_integer (record, MP_PROJECT_POSITION, id);
  project = mp_project_record_new (record);
  add_date (project, "planned-start", start);
  add_date (project, "planned-end", end);
  mp_fake_document_add_project (self, project);
}

/**
 * mp_fake_projects_new:
 * @n: how many
 *
 * Returns: a document with projects of the ids 1 to @n: of two, the odd one has ended on the day
 *   MP_FAKE_TODAY and the even one runs; the later starts first
 */
MpFakeDocument *
mp_fake_projects_new (guint n)
{
  MpFakeDocument *self = mp_fake_document_new ();

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s project %03u", i % 2 ? "Mining" : "Garment", i);
      g_autofree char *start = g_strdup_printf ("%04u-%02u-01", 2020 - i / 12, 12 - i % 12);

      mp_fake_projects_add (self, i, title, start, i % 2 ? "2025-06-30" : "2028-06-30");
    }
  return self;
}
