/* mp-ics-event.c: an entry of a calendar
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-ics-event.h"

#include <string.h>

#define CALENDAR_END "END:VCALENDAR\r\n"
#define SECONDS_OF_DAY 86400
/* 2026-01-01: nothing was changed before there was this program. A sequence number has 31 bits. */
#define SEQUENCE_ZERO G_GINT64_CONSTANT (1767225600)

static void
take_string (GString *text,
             char    *ical)
{
  g_string_append (text, ical);
  icalmemory_free_buffer (ical);
}

/* A text has no control characters but line feeds and tabs: a carriage return would end the line, and
 * what follows would count. */
static char *
clean_text (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text) + 1);

  for (const char *p = text; *p; p++)
    {
      if ((guchar) *p >= 0x20 ? *p != 0x7f : *p == '\n' || *p == '\t')
        g_string_append_c (clean, *p);
    }
  return g_string_free (clean, FALSE);
}

/* Takes @property. */
static void
add_text (icalcomponent *component,
          icalproperty  *property,
          const char    *text)
{
  g_autofree char *clean = clean_text (text);

  icalproperty_set_value (property, icalvalue_new_text (clean));
  icalcomponent_add_property (component, property);
}

/**
 * mp_ics_append_begin:
 * @title: what the calendar is called
 *
 * Appends what comes before the first entry.
 */
void
mp_ics_append_begin (GString    *text,
                     const char *title)
{
  icalcomponent *calendar = icalcomponent_new_vcalendar ();
  g_autofree char *line = g_strdelimit (clean_text (title), "\n", ' ');
  icalproperty *name = icalproperty_new_x (line);

  icalcomponent_add_property (calendar, icalproperty_new_prodid ("-//M-POWER Portfolio//M-POWER Portfolio//EN"));
  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
  add_text (calendar, icalproperty_new (ICAL_NAME_PROPERTY), title);
  icalproperty_set_x_name (name, "X-WR-CALNAME");
  icalcomponent_add_property (calendar, name);
  take_string (text, icalcomponent_as_ical_string_r (calendar));
  icalcomponent_free (calendar);
  /* The entries follow one by one, so that not all of them are held. */
  g_assert (g_str_has_suffix (text->str, CALENDAR_END));
  g_string_truncate (text, text->len - strlen (CALENDAR_END));
}

/**
 * mp_ics_append_end:
 *
 * Appends what comes after the last entry.
 */
void
mp_ics_append_end (GString *text)
{
  g_string_append (text, CALENDAR_END);
}

static icaltimetype
make_date (MpDate day)
{
  icaltimetype time = icaltime_null_date ();

  mp_date_to_ymd (day, &time.year, &time.month, &time.day);
  return time;
}

static icalcomponent *
create_alarm (const MpIcsEvent *event)
{
  icalcomponent *alarm = icalcomponent_new_valarm ();

  icalcomponent_add_property (alarm, icalproperty_new_action (ICAL_ACTION_DISPLAY));
  add_text (alarm, icalproperty_new (ICAL_DESCRIPTION_PROPERTY), event->title);
  icalcomponent_add_property (alarm, icalproperty_new_trigger (icaltriggertype_from_int (-event->days_before * SECONDS_OF_DAY)));
  return alarm;
}

/* An address has neither spaces nor control characters, or it is none. */
static gboolean
is_address (const char *text)
{
  for (const char *p = text; *p; p++)
    {
      if ((guchar) *p <= 0x20 || *p == 0x7f)
        return FALSE;
    }
  return *text != '\0';
}

static void
add_texts (icalcomponent    *component,
           const MpIcsEvent *event)
{
  add_text (component, icalproperty_new (ICAL_SUMMARY_PROPERTY), event->title);
  if (event->description && *event->description)
    add_text (component, icalproperty_new (ICAL_DESCRIPTION_PROPERTY), event->description);
  add_text (component, icalproperty_new (ICAL_CATEGORIES_PROPERTY), event->category);
  if (event->url && is_address (event->url))
    icalcomponent_add_property (component, icalproperty_new_url (event->url));
}

/* The times come from the history, not from the clock: the same portfolio gives the same calendar, and
 * a calendar that has the entry sees which one is newer. */
static void
add_times (icalcomponent    *component,
           const MpIcsEvent *event)
{
  icaltimetype changed = icaltime_from_timet_with_zone ((time_t) event->changed_at, 0, icaltimezone_get_utc_timezone ());
  MpDate first = mp_date_period_start (event->day, event->precision);
  MpDate last = mp_date_period_end (event->day, event->precision);

  icalcomponent_add_property (component, icalproperty_new_dtstamp (changed));
  icalcomponent_add_property (component, icalproperty_new_lastmodified (changed));
  icalcomponent_add_property (component, icalproperty_new_sequence ((int) CLAMP (event->changed_at - SEQUENCE_ZERO, 0, G_MAXINT)));
  icalcomponent_add_property (component, icalproperty_new_dtstart (make_date (first)));
  /* The end of an all-day entry is the day after it. */
  icalcomponent_add_property (component, icalproperty_new_dtend (make_date (last + 1)));
}

/**
 * mp_ics_append_event:
 *
 * Appends an all-day entry, which keeps nobody from other work.
 */
void
mp_ics_append_event (GString          *text,
                     const MpIcsEvent *event)
{
  icalcomponent *component = icalcomponent_new_vevent ();

  icalcomponent_add_property (component, icalproperty_new_uid (event->uid));
  add_times (component, event);
  add_texts (component, event);
  icalcomponent_add_property (component, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  icalcomponent_add_property (component, icalproperty_new_status (event->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  if (event->days_before > 0)
    icalcomponent_add_component (component, create_alarm (event));
  take_string (text, icalcomponent_as_ical_string_r (component));
  icalcomponent_free (component);
}
