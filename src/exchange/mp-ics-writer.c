/* mp-ics-writer.c: starts, ends and milestones of projects as a calendar
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "exchange/mp-export-private.h"
#include "exchange/mp-ics-event.h"
#include "model/mp-status.h"

/* Written as soon as so many bytes have come together. */
#define BLOCK_SIZE (256u << 10)
/* There is more to do before an end than before a milestone. */
#define DAYS_BEFORE_END 30
#define DAYS_BEFORE_MILESTONE 14
#define FIRST_YEAR_TOO_LATE 3000
/* 2026-01-01, for what has no history. */
#define BEFORE_HISTORY G_GINT64_CONSTANT (1767225600)

typedef struct
{
  MpExport *export;
  GOutputStream *stream;
  GCancellable *cancellable;
  GHashTable *times; /* id of a project → when it was changed last */
  GString *text;
} Writer;

/* The project whose entries are being written. */
typedef struct
{
  Writer *writer;
  const MpProjectRecord *project;
  const MpSummary *summary;
  const char *uuid;
  const char *url;
  gint64 changed_at;
  gboolean cancelled;
} Entry;

static void
add_line (GString    *text,
          const char *label,
          const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  /* Translators: 1 is what a line is about, as "Partner", 2 what is said of it. */
  g_string_append_printf (text, C_("calendar", "%1$s: %2$s"), label, value);
}

static void
add_date (GString         *text,
          const char      *label,
          MpDate           day,
          MpDatePrecision  precision)
{
  g_autofree char *date = day == MP_DATE_NONE ? NULL : mp_format_date (day, precision);

  add_line (text, label, date);
}

/* What is not known is said: the entry takes the whole month or year. */
static void
add_precision (GString         *text,
               MpDatePrecision  precision)
{
  const char *words = NULL;

  if (precision == MP_PRECISION_MONTH)
    words = _("The day is not known, only the month; the entry takes all of it.");
  else if (precision == MP_PRECISION_YEAR)
    words = _("The day is not known, only the year; the entry takes all of it.");
  if (words)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
}

static void
add_countries (GString     *text,
               const Entry *entry)
{
  MpTermIndex *terms = entry->writer->export->sheet.terms;
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < mp_project_record_get_n (entry->project, MP_TABLE_PROJECT_TERM); i++)
    {
      gint64 term = mp_record_get_integer (mp_project_record_get (entry->project, MP_TABLE_PROJECT_TERM, i), MP_PROJECT_TERM_TERM);
      g_autofree char *label = NULL;

      if (g_strcmp0 (mp_term_index_get_vocabulary_key (terms, term), MP_VOCABULARY_COUNTRIES) != 0)
        continue;
      label = mp_term_index_dup_label (terms, term);
      g_string_append_printf (list, "%s%s", list->len > 0 ? C_("list", ", ") : "", label);
    }
  add_line (text, C_("column", "Countries"), list->str);
  g_string_free (list, TRUE);
}

static void
add_partners (GString     *text,
              const Entry *entry)
{
  for (guint i = 0; i < mp_project_record_get_n (entry->project, MP_TABLE_ROLE); i++)
    {
      const MpRecord *role = mp_project_record_get (entry->project, MP_TABLE_ROLE, i);

      add_line (text, mp_choice_get_label (mp_record_get_text (role, MP_ROLE_ROLE)),
                mp_term_index_get_partner_name (entry->writer->export->sheet.terms, mp_record_get_integer (role, MP_ROLE_PARTNER)));
    }
}

/* What every entry of a project says of it. */
static void
add_project (GString     *text,
             const Entry *entry)
{
  const MpSummary *summary = entry->summary;

  add_line (text, mp_table_get_label (MP_TABLE_PROJECT), summary->title);
  add_line (text, mp_choice_get_label ("short"), summary->short_name);
  add_date (text, C_("column", "Start"), summary->start, summary->start_precision);
  add_date (text, C_("column", "End"), summary->end, summary->end_precision);
  add_countries (text, entry);
  add_partners (text, entry);
}

/* An entry that is over needs no alarm, and a year has no day to be early for. */
static int
choose_alarm (const Entry     *entry,
              MpDate           day,
              MpDatePrecision  precision,
              int              days_before)
{
  MpDate first = mp_date_period_start (day, precision);

  if (entry->cancelled || precision == MP_PRECISION_YEAR || first < entry->writer->export->sheet.as_of)
    return 0;
  return days_before;
}

static void
put_entry (const Entry     *entry,
           const char      *key,
           const char      *title,
           const char      *category,
           GString         *description,
           MpDate           day,
           MpDatePrecision  precision,
           int              days_before)
{
  g_autofree char *uid = g_strdup_printf ("%s-%s", entry->uuid, key);
  MpIcsEvent event = { 0 };

  add_project (description, entry);
  add_precision (description, precision);
  event.uid = uid;
  event.title = title;
  event.category = category;
  event.description = description->str;
  event.url = entry->url;
  event.day = day;
  event.precision = precision;
  event.changed_at = entry->changed_at;
  event.cancelled = entry->cancelled;
  event.days_before = choose_alarm (entry, day, precision, days_before);
  mp_ics_append_event (entry->writer->text, &event);
  g_string_free (description, TRUE);
}

/* The library writes no day of later years, which stand for "never" anyway. */
static gboolean
has_place (MpDate day)
{
  return day != MP_DATE_NONE && mp_date_get_year (day) < FIRST_YEAR_TOO_LATE;
}

static void
put_start (const Entry *entry)
{
  const MpSummary *summary = entry->summary;
  g_autofree char *date = NULL;
  g_autofree char *title = NULL;

  if (!has_place (summary->start))
    return;
  date = mp_format_date (summary->start, summary->start_precision);
  if (summary->start_precision == MP_PRECISION_DAY)
    /* Translators: an entry of a calendar; %s is the name of a project. */
    title = g_strdup_printf (_("Starts: %s"), summary->title);
  else
    /* Translators: an entry of a calendar; 1 is a month or a year, 2 the name of a project. */
    title = g_strdup_printf (_("Starts in %1$s: %2$s"), date, summary->title);
  put_entry (entry, "start", title, C_("column", "Start"), g_string_new (NULL), summary->start, summary->start_precision, 0);
}

static void
put_end (const Entry *entry)
{
  const MpSummary *summary = entry->summary;
  g_autofree char *date = NULL;
  g_autofree char *title = NULL;

  if (!has_place (summary->end))
    return;
  date = mp_format_date (summary->end, summary->end_precision);
  if (summary->end_precision == MP_PRECISION_DAY)
    /* Translators: an entry of a calendar; %s is the name of a project. */
    title = g_strdup_printf (_("Ends: %s"), summary->title);
  else
    /* Translators: an entry of a calendar; 1 is a month or a year, 2 the name of a project. */
    title = g_strdup_printf (_("Ends in %1$s: %2$s"), date, summary->title);
  put_entry (entry, "end", title, C_("column", "End"), g_string_new (NULL), summary->end, summary->end_precision, DAYS_BEFORE_END);
}

static MpDatePrecision
get_precision (const MpRecord *record,
               guint           field)
{
  return mp_record_is_null (record, field) ? MP_PRECISION_DAY : mp_record_get_precision (record, field);
}

/* The id of a milestone is the same as long as it lives, in all copies of the document. Without any day
 * it has no place in a calendar. */
static gboolean
put_milestone (const Entry    *entry,
               const MpRecord *record)
{
  gboolean done = !mp_record_is_null (record, MP_MILESTONE_ACTUAL_DAY);
  guint field = done ? MP_MILESTONE_ACTUAL_DAY : MP_MILESTONE_PLANNED_DAY;
  guint precision_field = done ? MP_MILESTONE_ACTUAL_PRECISION : MP_MILESTONE_PLANNED_PRECISION;
  const char *kind = mp_choice_get_label (mp_record_get_text (record, MP_MILESTONE_KIND));
  const char *name = mp_record_get_text (record, MP_MILESTONE_TITLE);
  GString *description = NULL;
  g_autofree char *key = NULL;
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;

  if (mp_record_is_null (record, field) || !has_place (mp_record_get_day (record, field)))
    return FALSE;
  date = mp_format_date (mp_record_get_day (record, field), get_precision (record, precision_field));
  key = g_strdup_printf ("milestone-%" G_GINT64_MODIFIER "x", mp_record_get_id (record));
  if (get_precision (record, precision_field) == MP_PRECISION_DAY)
    /* Translators: an entry of a calendar; 1 is a milestone, as "Final evaluation", 2 the name of a project. */
    title = g_strdup_printf (C_("milestone", "%1$s: %2$s"), name ? name : kind, entry->summary->title);
  else
    /* Translators: an entry of a calendar; 1 is a milestone, 2 a month or a year, 3 the name of a project. */
    title = g_strdup_printf (_("%1$s in %2$s: %3$s"), name ? name : kind, date, entry->summary->title);
  description = g_string_new (NULL);
  add_line (description, mp_table_get_label (MP_TABLE_MILESTONE), kind);
  for (guint i = 0; i < 2; i++)
    {
      guint day = i == 0 ? MP_MILESTONE_PLANNED_DAY : MP_MILESTONE_ACTUAL_DAY;

      if (!mp_record_is_null (record, day))
        add_date (description, mp_field_get_label (MP_TABLE_MILESTONE, day), mp_record_get_day (record, day), get_precision (record, day + 1));
    }
  put_entry (entry, key, title, kind, description, mp_record_get_day (record, field), get_precision (record, precision_field), done ? 0 : DAYS_BEFORE_MILESTONE);
  return TRUE;
}

static guint
count_terms (const Entry *entry)
{
  guint n = 0;

  for (guint i = 0; i < mp_project_record_get_n (entry->project, MP_TABLE_PROJECT_TERM); i++)
    {
      gint64 term = mp_record_get_integer (mp_project_record_get (entry->project, MP_TABLE_PROJECT_TERM, i), MP_PROJECT_TERM_TERM);

      n += g_strcmp0 (mp_term_index_get_vocabulary_key (entry->writer->export->sheet.terms, term), MP_VOCABULARY_COUNTRIES) != 0;
    }
  return n;
}

/* A calendar is about days: most of what is known of a project has no place in it. */
static void
leave_out (const Entry *entry,
           guint        n_milestones)
{
  static const MpTable tables[] = { MP_TABLE_NARRATIVE, MP_TABLE_FUNDING, MP_TABLE_IDENTIFIER, MP_TABLE_EVENT, MP_TABLE_RELATION, MP_TABLE_EXTRA_FIELD };
  MpExport *export = entry->writer->export;
  guint n_dates = mp_project_record_get_n (entry->project, MP_TABLE_DATE_REVISION);
  guint n_used = (guint) has_place (entry->summary->start) + (guint) has_place (entry->summary->end);
  guint n_links = mp_project_record_get_n (entry->project, MP_TABLE_LINK);

  mp_export_leave_out (export, mp_table_get_label (MP_TABLE_DATE_REVISION), n_dates > n_used ? n_dates - n_used : 0);
  mp_export_leave_out (export, mp_table_get_label (MP_TABLE_MILESTONE), n_milestones);
  mp_export_leave_out (export, mp_table_get_label (MP_TABLE_PROJECT_TERM), count_terms (entry));
  mp_export_leave_out (export, mp_table_get_label (MP_TABLE_LINK), n_links > 1 ? n_links - 1 : 0);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    mp_export_leave_out_table (export, entry->project, tables[i]);
}

static void
put_entries (const Entry *entry)
{
  guint n_without_day = 0;

  put_start (entry);
  put_end (entry);
  for (guint i = 0; i < mp_project_record_get_n (entry->project, MP_TABLE_MILESTONE); i++)
    {
      if (!put_milestone (entry, mp_project_record_get (entry->project, MP_TABLE_MILESTONE, i)))
        n_without_day++;
    }
  leave_out (entry, n_without_day);
}

/* MpProjectFunc */
static gboolean
put_project_cb (MpProjectRecord  *project,
                gpointer          user_data,
                GError          **error)
{
  Writer *self = user_data;
  g_autoptr (MpSummary) summary = mp_summary_new (project);
  gint64 id = mp_project_record_get_id (project);
  const gint64 *changed_at = g_hash_table_lookup (self->times, &id);
  Entry entry = { .writer = self, .project = project, .summary = summary };

  entry.uuid = mp_record_get_text (mp_project_record_get_project (project), MP_PROJECT_UUID);
  entry.changed_at = changed_at ? *changed_at : BEFORE_HISTORY;
  entry.cancelled = mp_status_as_of (summary, self->export->sheet.as_of) == MP_STATUS_CANCELLED;
  if (mp_project_record_get_n (project, MP_TABLE_LINK) > 0)
    entry.url = mp_record_get_text (mp_project_record_get (project, MP_TABLE_LINK, 0), MP_LINK_URL);
  put_entries (&entry);
  g_atomic_int_inc (&self->export->n_written);
  return self->text->len < BLOCK_SIZE || mp_export_put (self->stream, self->text, self->cancellable, error);
}

/* Blocks; in any thread. */
gboolean
mp_export_write_ics (MpExport       *self,
                     GOutputStream  *stream,
                     GCancellable   *cancellable,
                     GError        **error)
{
  Writer writer = { .export = self, .stream = stream, .cancellable = cancellable };
  gboolean done;

  writer.times = mp_lookup_load_change_times (self->lookup, cancellable, error);
  if (writer.times == NULL)
    return FALSE;
  writer.text = g_string_sized_new (BLOCK_SIZE * 2);
  mp_ics_append_begin (writer.text, self->title ? self->title : "");
  done = mp_export_each_project (self, put_project_cb, &writer, cancellable, error);
  if (done)
    {
      mp_ics_append_end (writer.text);
      done = mp_export_put (stream, writer.text, cancellable, error);
    }
  g_string_free (writer.text, TRUE);
  g_hash_table_unref (writer.times);
  return done;
}
