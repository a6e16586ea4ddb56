/* test-ics.c: calendars
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-fixture.h"

#include <libical/ical.h>

static const char portfolio[] =
  "{\"format\":\"mpower-portfolio\",\"version\":1,\n"
  "\"portfolio\":[{\"uuid\":\"b1f6f9a2-0a3e-4a5b-9d6e-0c2f5b1a7e01\",\"title\":\"Rights, work; \\\"more\\\"\"}],\n"
  "\"partner\":[{\"uuid\":\"d5b2c9c0-6a0b-4a34-8f51-0b7f9f0a6b21\",\"name\":\"Bureau\"}],\n"
  "\"project\":[\n"
  "{\"uuid\":\"91c7f1d8-3b34-4f0c-8b3a-6d9a5a0c4e31\",\"title\":\"First, with a comma; and a semicolon \\\\ and a very long name that does not fit into one line of a calendar: \xd8\xb9\xd8\xb1\xd8\xa8\xd9\x8a \xe0\xa6\xac\xe0\xa6\xbe\xe0\xa6\x82\xe0\xa6\xb2\xe0\xa6\xbe \xe0\xa6\xac\xe0\xa6\xbe\xe0\xa6\x82\xe0\xa6\xb2\xe0\xa6\xbe\",\"position\":1,\"note\":\"secret\","
  "\"narrative\":[{\"field\":\"summary\",\"language\":\"en\",\"text\":\"One.\",\"origin\":\"original\",\"checked_by\":\"Ana\"}],"
  "\"date_revision\":[{\"kind\":\"planned-start\",\"day\":\"2026-02-01\",\"precision\":\"month\",\"reason\":\"original\"},"
  "{\"kind\":\"planned-end\",\"day\":\"2026-04-30\",\"precision\":\"day\",\"reason\":\"original\"},"
  "{\"kind\":\"planned-end\",\"day\":\"2026-12-31\",\"precision\":\"day\",\"recorded_on\":\"2026-03-01\",\"reason\":\"no-cost-extension\"}],"
  "\"role\":[{\"partner\":\"d5b2c9c0-6a0b-4a34-8f51-0b7f9f0a6b21\",\"role\":\"donor\"}],"
  "\"project_term\":[{\"term\":\"country/MX\",\"standing\":\"stated\"}],"
  "\"milestone\":[{\"kind\":\"final-evaluation\",\"title\":\"Final\",\"planned_day\":\"2027-01-01\",\"planned_precision\":\"year\"},"
  "{\"kind\":\"report-due\",\"planned_day\":\"2026-09-15\",\"planned_precision\":\"day\"},"
  "{\"kind\":\"baseline\",\"planned_day\":\"2026-03-01\",\"planned_precision\":\"day\",\"actual_day\":\"2026-03-04\",\"actual_precision\":\"day\"},"
  "{\"kind\":\"event\",\"title\":\"Some day\"}],"
  "\"link\":[{\"kind\":\"page\",\"url\":\"https://example.org/a?b=c,d;e\"}]},\n"
  "{\"uuid\":\"91c7f1d8-3b34-4f0c-8b3a-6d9a5a0c4e32\",\"title\":\"Given up\",\"position\":2,"
  "\"date_revision\":[{\"kind\":\"planned-end\",\"day\":\"2027-02-01\",\"precision\":\"month\",\"reason\":\"original\"}],"
  "\"event\":[{\"kind\":\"cancelled\",\"day\":\"2026-01-02\"}]},\n"
  "{\"uuid\":\"91c7f1d8-3b34-4f0c-8b3a-6d9a5a0c4e33\",\"title\":\"By month\",\"position\":3,"
  "\"date_revision\":[{\"kind\":\"planned-end\",\"day\":\"2027-02-01\",\"precision\":\"month\",\"reason\":\"original\"}]},\n"
  "{\"uuid\":\"91c7f1d8-3b34-4f0c-8b3a-6d9a5a0c4e34\",\"title\":\"No dates\",\"position\":4}\n"
  "]}\n";

/* The calendar as another program reads it; nothing in it is an error. */
static icalcomponent *
read_calendar (const char *text)
{
  icalcomponent *calendar = icalparser_parse_string (text);

  g_assert_nonnull (calendar);
  if (icalcomponent_count_errors (calendar) > 0)
    g_test_message ("%s", icalcomponent_as_ical_string (calendar));
  g_assert_cmpint (icalcomponent_isa (calendar), ==, ICAL_VCALENDAR_COMPONENT);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_true (icalrestriction_check (calendar));
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  return calendar;
}

/* The entry whose UID ends so (a milestone: whose title begins so). */
static icalcomponent *
find_entry (icalcomponent *calendar,
            const char    *uid_ends,
            const char    *title_begins)
{
  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); event;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    {
      if (uid_ends && g_str_has_suffix (icalcomponent_get_uid (event), uid_ends))
        return event;
      if (title_begins && g_str_has_prefix (icalcomponent_get_summary (event), title_begins))
        return event;
    }
  return NULL;
}

static void
assert_days (icalcomponent *event,
             const char    *start,
             const char    *end)
{
  icaltimetype from = icalcomponent_get_dtstart (event), to = icalcomponent_get_dtend (event);

  g_assert_true (from.is_date && to.is_date);
  g_assert_cmpstr (icaltime_as_ical_string (from), ==, start);
  g_assert_cmpstr (icaltime_as_ical_string (to), ==, end);
}

static void
assert_alarm (icalcomponent *event,
              const char    *trigger)
{
  icalcomponent *alarm = icalcomponent_get_first_component (event, ICAL_VALARM_COMPONENT);
  struct icaltriggertype when;

  g_assert_cmpint (alarm != NULL, ==, trigger != NULL);
  if (trigger == NULL)
    return;
  when = icalproperty_get_trigger (icalcomponent_get_first_property (alarm, ICAL_TRIGGER_PROPERTY));
  g_assert_cmpstr (icaldurationtype_as_ical_string (when.duration), ==, trigger);
}

static char *
export_on (Exchange *self,
           MpDate    as_of)
{
  g_autoptr (GError) error = NULL;
  MpExportOptions options = { .as_of = as_of };
  g_autoptr (MpExport) export = mp_export_new ("ics", mp_store_get_portfolio (self->store), MP_LOOKUP (self->store), NULL, &options, &error);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_assert_no_error (error);
  mp_export_write (export, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_entries (Exchange      *self,
              gconstpointer  data)
{
  g_autofree char *text = NULL;
  icalcomponent *calendar, *event;

  exchange_import (self->store, "portfolio.json", portfolio);
  text = export_on (self, mp_date_from_ymd (2026, 6, 1));
  calendar = read_calendar (text);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 7);
  g_assert_nonnull (strstr (text, "X-WR-CALNAME:Rights"));

  event = find_entry (calendar, "91c7f1d8-3b34-4f0c-8b3a-6d9a5a0c4e31-end", NULL);
  g_assert_nonnull (event);
  g_assert_true (g_str_has_prefix (icalcomponent_get_summary (event), "Ends: First, with a comma; and a semicolon \\ and"));
  g_assert_true (g_str_has_suffix (icalcomponent_get_summary (event), "\xe0\xa6\xac\xe0\xa6\xbe\xe0\xa6\x82\xe0\xa6\xb2\xe0\xa6\xbe"));
  /* The day after an end that counts. */
  assert_days (event, "20261231", "20270101");
  assert_alarm (event, "-P30D");
  g_assert_nonnull (strstr (icalcomponent_get_description (event), "Donor: Bureau"));
  g_assert_nonnull (strstr (icalcomponent_get_description (event), "Countries: Mexico"));
  g_assert_cmpstr (icalproperty_get_url (icalcomponent_get_first_property (event, ICAL_URL_PROPERTY)), ==, "https://example.org/a?b=c,d;e");
  g_assert_cmpstr (icalproperty_get_categories (icalcomponent_get_first_property (event, ICAL_CATEGORIES_PROPERTY)), ==, "End");
  g_assert_null (strstr (icalcomponent_get_description (event), "not known"));

  event = find_entry (calendar, NULL, "Report due: First");
  assert_days (event, "20260915", "20260916");
  assert_alarm (event, "-P2W");
  /* It took place: there is nothing to remind of. */
  event = find_entry (calendar, NULL, "Baseline study: First");
  assert_days (event, "20260304", "20260305");
  assert_alarm (event, NULL);
  icalcomponent_free (calendar);
}

/* What is known by month or year takes all of it, and says so. */
static void
test_precision (Exchange      *self,
                gconstpointer  data)
{
  g_autofree char *text = NULL;
  icalcomponent *calendar, *event;

  exchange_import (self->store, "portfolio.json", portfolio);
  text = export_on (self, mp_date_from_ymd (2026, 1, 1));
  calendar = read_calendar (text);
  event = find_entry (calendar, "4e31-start", NULL);
  assert_days (event, "20260201", "20260301");
  g_assert_true (g_str_has_prefix (icalcomponent_get_summary (event), "Starts in Feb 2026: "));
  g_assert_nonnull (strstr (icalcomponent_get_description (event), "only the month"));
  assert_alarm (event, NULL);
  event = find_entry (calendar, NULL, "Final in 2027: ");
  assert_days (event, "20270101", "20280101");
  g_assert_nonnull (strstr (icalcomponent_get_description (event), "only the year"));
  assert_alarm (event, NULL);
  event = find_entry (calendar, "4e33-end", NULL);
  assert_days (event, "20270201", "20270301");
  g_assert_true (g_str_has_prefix (icalcomponent_get_summary (event), "Ends in Feb 2027: "));
  assert_alarm (event, "-P30D");
  icalcomponent_free (calendar);
}

/* Nobody is reminded of what is over, or was cancelled. */
static void
test_alarms (Exchange      *self,
             gconstpointer  data)
{
  g_autofree char *text = NULL;
  icalcomponent *calendar, *event;

  exchange_import (self->store, "portfolio.json", portfolio);
  text = export_on (self, mp_date_from_ymd (2027, 1, 1));
  calendar = read_calendar (text);
  assert_alarm (find_entry (calendar, "4e31-end", NULL), NULL);
  event = find_entry (calendar, "4e32-end", NULL);
  assert_days (event, "20260102", "20260103");
  assert_alarm (event, NULL);
  g_assert_cmpint (icalcomponent_get_status (event), ==, ICAL_STATUS_CANCELLED);
  icalcomponent_free (calendar);
}

static gint64
get_sequence (const char *text)
{
  icalcomponent *calendar = read_calendar (text);
  gint64 sequence = icalcomponent_get_sequence (find_entry (calendar, "4e31-end", NULL));

  icalcomponent_free (calendar);
  return sequence;
}

/* The entries keep their UIDs, and say when they were changed, whatever the clock says. */
static void
test_updates (Exchange      *self,
              gconstpointer  data)
{
  g_autofree char *before = NULL, *again = NULL, *after = NULL, *changed = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = NULL;

  exchange_import (self->store, "portfolio.json", portfolio);
  before = export_on (self, mp_date_from_ymd (2026, 6, 1));
  g_usleep (1100 * 1000);
  again = export_on (self, mp_date_from_ymd (2026, 6, 1));
  g_assert_cmpstr (before, ==, again);

  parts = g_strsplit (portfolio, "2026-12-31", 2);
  changed = g_strjoinv ("2027-01-31", parts);
  exchange_import (self->store, "portfolio.json", changed);
  after = export_on (self, mp_date_from_ymd (2026, 6, 1));
  g_assert_cmpint (get_sequence (after), >, get_sequence (before));
  g_assert_cmpint (get_sequence (before), >=, 0);
}

static void
test_private_things_stay (Exchange      *self,
                          gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  exchange_import (self->store, "portfolio.json", portfolio);
  text = export_on (self, mp_date_from_ymd (2026, 6, 1));
  g_assert_null (strstr (text, "secret"));
  g_assert_null (strstr (text, "Ana"));
  /* Lines are as long as the standard allows, and characters are not cut. */
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strchr (lines[i], '\n'));
    }
}

/* What is written in a portfolio stays a text, whatever it looks like. */
static void
test_hostile_texts (Exchange      *self,
                    gconstpointer  data)
{
  g_autofree char *text = NULL;
  icalcomponent *calendar, *event;

  exchange_import (self->store, "portfolio.json",
                   "{\"format\":\"mpower-portfolio\",\"version\":1,\n"
                   "\"portfolio\":[{\"uuid\":\"b1f6f9a2-0a3e-4a5b-9d6e-0c2f5b1a7e01\",\"title\":\"A\\r\\nEND:VCALENDAR\"}],\n"
                   "\"project\":[\n"
                   "{\"uuid\":\"91c7f1d8-3b34-4f0c-8b3a-6d9a5a0c4e31\",\"title\":\"A \\u0001\\r\\nEND:VEVENT\\r\\nBEGIN:VEVENT\\u007f\","
                   "\"date_revision\":[{\"kind\":\"planned-end\",\"day\":\"9999-12-31\",\"precision\":\"day\",\"reason\":\"original\"},"
                   "{\"kind\":\"planned-start\",\"day\":\"0001-01-01\",\"precision\":\"day\",\"reason\":\"original\"}],"
                   "\"milestone\":[{\"kind\":\"event\",\"title\":\"X\\rATTACH:file:///etc/passwd\",\"planned_day\":\"2026-09-15\",\"planned_precision\":\"day\"}],"
                   "\"link\":[{\"kind\":\"page\",\"url\":\"https://example.org/\\r\\nATTACH:file:///etc/passwd\"}]}\n"
                   "]}\n");
  text = export_on (self, mp_date_from_ymd (2026, 6, 1));
  for (const char *p = text; *p; p++)
    g_assert_true ((guchar) *p >= 0x20 || *p == '\n' || (*p == '\r' && p[1] == '\n'));
  g_assert_null (strstr (text, "\r\nATTACH"));
  calendar = read_calendar (text);
  /* A day of the year 9999 is none for calendars. */
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 2);
  event = find_entry (calendar, "-start", NULL);
  g_assert_cmpstr (icaltime_as_ical_string (icalcomponent_get_dtstart (event)), ==, "00010101");
  icalcomponent_free (calendar);
}

static void
test_left_out (Exchange      *self,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  MpExportOptions options = { .as_of = 0 };
  g_autoptr (MpExport) export = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *words = NULL;

  exchange_import (self->store, "portfolio.json", portfolio);
  export = mp_export_new ("ics", mp_store_get_portfolio (self->store), MP_LOOKUP (self->store), NULL, &options, &error);
  g_assert_true (mp_export_write (export, stream, NULL, &error));
  words = mp_export_describe (export);
  g_assert_cmpstr (words, ==, "4 projects written, 4 fields not representable in this format: Date (1), Milestone (1), Text (1), Event (1)");
}

#define ICS_ADD(name, func) g_test_add ("/ics/" name, Exchange, NULL, exchange_set_up, func, exchange_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ICS_ADD ("starts-ends-and-milestones-are-entries", test_entries);
  ICS_ADD ("what-is-not-known-is-said", test_precision);
  ICS_ADD ("alarms-are-for-what-is-to-come", test_alarms);
  ICS_ADD ("another-export-updates", test_updates);
  ICS_ADD ("private-things-stay", test_private_things_stay);
  ICS_ADD ("texts-stay-texts", test_hostile_texts);
  ICS_ADD ("what-has-no-place-is-counted", test_left_out);
  return g_test_run ();
}
