/* mp-status.c: where a project stands on a day
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/mp-status.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"

static const struct
{
  const char *key;
  const char *label;
  const char *symbol;
} statuses[MP_N_STATUSES] = {
  [MP_STATUS_UNKNOWN] = { "unknown", NC_("status", "Unknown"), "?" },
  [MP_STATUS_PLANNED] = { "planned", NC_("status", "Planned"), "\xe2\x97\x8b" },
  [MP_STATUS_RUNNING] = { "running", NC_("status", "Running"), "\xe2\x97\x8f" },
  [MP_STATUS_ENDING_SOON] = { "ending", NC_("status", "Ending Soon"), "\xe2\x97\x90" },
  [MP_STATUS_ENDED] = { "ended", NC_("status", "Ended"), "\xe2\x9c\x93" },
  [MP_STATUS_SUSPENDED] = { "suspended", NC_("status", "Suspended"), "\xe2\x80\x96" },
  [MP_STATUS_TERMINATED] = { "terminated", NC_("status", "Terminated"), "\xe2\x9c\x95" },
  [MP_STATUS_CANCELLED] = { "cancelled", NC_("status", "Cancelled"), "\xe2\x9c\x95" },
};

/* The last event up to @day, and whether a cut comes only later. */
static const MpSummaryEvent *
find_event (const MpSummary *summary,
            MpDate           day)
{
  const MpSummaryEvent *found = NULL;

  for (guint i = 0; i < summary->n_events && summary->events[i].day <= day; i++)
    found = &summary->events[i];
  return found;
}

/* The end as it was known to be in force on @day: a later termination had not cut it yet. */
static MpDate
end_as_of (const MpSummary *summary,
           MpDate           day)
{
  if (summary->n_events > 0 && summary->end != MP_DATE_NONE && summary->end > day &&
      summary->end < summary->planned_end)
    {
      for (guint i = 0; i < summary->n_events; i++)
        {
          if (summary->events[i].kind >= MP_EVENT_KIND_TERMINATED && summary->events[i].day > day)
            return summary->planned_end;
        }
    }
  return summary->end;
}

/**
 * mp_status_as_of:
 * @day: the as-of day
 *
 * An explicit event up to @day overrides the dates. A project that is ended stays so even if it
 * was suspended before.
 */
MpStatus
mp_status_as_of (const MpSummary *summary,
                 MpDate           day)
{
  const MpSummaryEvent *event = find_event (summary, day);
  MpDate end = end_as_of (summary, day);

  if (event && event->kind == MP_EVENT_KIND_TERMINATED)
    return MP_STATUS_TERMINATED;
  if (event && event->kind == MP_EVENT_KIND_CANCELLED)
    return MP_STATUS_CANCELLED;
  if (end != MP_DATE_NONE && day > end)
    return MP_STATUS_ENDED;
  if (event && event->kind == MP_EVENT_KIND_SUSPENDED)
    return MP_STATUS_SUSPENDED;
  if (summary->start == MP_DATE_NONE)
    return MP_STATUS_UNKNOWN;
  if (day < summary->start)
    return MP_STATUS_PLANNED;
  if (end != MP_DATE_NONE && end - day <= MP_ENDING_SOON_DAYS)
    return MP_STATUS_ENDING_SOON;
  return MP_STATUS_RUNNING;
}

/**
 * mp_status_get_key:
 *
 * Returns: the stable English key, as in `status:ended`
 */
const char *
mp_status_get_key (MpStatus status)
{
  g_return_val_if_fail (status < MP_N_STATUSES, NULL);

  return statuses[status].key;
}

gboolean
mp_status_from_key (const char *key,
                    MpStatus   *status)
{
  for (guint i = 0; i < MP_N_STATUSES; i++)
    {
      if (g_strcmp0 (statuses[i].key, key) == 0)
        {
          *status = i;
          return TRUE;
        }
    }
  return FALSE;
}

const char *
mp_status_get_label (MpStatus status)
{
  g_return_val_if_fail (status < MP_N_STATUSES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "status", statuses[status].label);
}

/**
 * mp_status_get_symbol:
 *
 * Returns: one sign, so that colour never speaks alone
 */
const char *
mp_status_get_symbol (MpStatus status)
{
  g_return_val_if_fail (status < MP_N_STATUSES, NULL);

  return statuses[status].symbol;
}

/* "38 days" up to three months, "8 months" beyond. */
static char *
format_span (MpDate from,
             MpDate to)
{
  int days = to - from;

  if (days <= MP_ENDING_SOON_DAYS)
    return mp_format_days (days);
  return mp_format_months (mp_date_months_between (from, to));
}

static char *
explain_running (const MpSummary *summary,
                 MpDate           day)
{
  MpDate end = end_as_of (summary, day);
  g_autofree char *span = NULL;
  g_autofree char *date = NULL;

  if (end == MP_DATE_NONE)
    return g_strdup (_("Running, end not stated"));
  date = mp_format_date (end, end == summary->end ? summary->end_precision : MP_PRECISION_DAY);
  if (end == day)
    return g_strdup_printf (_("Ends today, %s"), date);
  span = format_span (day, end);
  if (end == summary->end && summary->end_precision != MP_PRECISION_DAY)
    /* Translators: 1 is a span as "8 months", 2 a month or a year. */
    return g_strdup_printf (_("Ends in %1$s, in %2$s"), span, date);
  /* Translators: 1 is a span as "38 days" or "8 months", 2 a day. */
  return g_strdup_printf (_("Ends in %1$s, on %2$s"), span, date);
}

static char *
explain_ended (const MpSummary *summary)
{
  g_autofree char *date = mp_format_date (summary->end, summary->end_precision);
  gboolean precise = summary->end_precision == MP_PRECISION_DAY;

  /* Translators: "on" goes with a day, "in" with a month or a year. */
  if (summary->end_is_actual)
    return g_strdup_printf (precise ? _("Ended on %s") : _("Ended in %s"), date);
  return g_strdup_printf (precise ? _("Ended on %s, as planned last") : _("Ended in %s, as planned last"), date);
}

/**
 * mp_status_explain:
 *
 * Returns: (transfer full): the sentence behind the status: "Ends in 38 days, on 31 Dec 2026"
 */
char *
mp_status_explain (const MpSummary *summary,
                   MpDate           day)
{
  MpStatus status = mp_status_as_of (summary, day);
  const MpSummaryEvent *event = find_event (summary, day);
  g_autofree char *date = NULL;
  g_autofree char *span = NULL;

  switch (status)
    {
    case MP_STATUS_PLANNED:
      date = mp_format_date (summary->start, summary->start_precision);
      span = format_span (day, summary->start);
      if (summary->start_precision != MP_PRECISION_DAY)
        /* Translators: 1 is a span as "8 months", 2 a month or a year. */
        return g_strdup_printf (_("Starts in %1$s, in %2$s"), span, date);
      return g_strdup_printf (_("Starts in %1$s, on %2$s"), span, date);
    case MP_STATUS_RUNNING:
    case MP_STATUS_ENDING_SOON:
      return explain_running (summary, day);
    case MP_STATUS_ENDED:
      return explain_ended (summary);
    case MP_STATUS_SUSPENDED:
      date = mp_format_date (event->day, MP_PRECISION_DAY);
      return g_strdup_printf (_("Suspended since %s"), date);
    case MP_STATUS_TERMINATED:
      date = mp_format_date (event->day, MP_PRECISION_DAY);
      if (summary->planned_end == MP_DATE_NONE || summary->planned_end <= event->day)
        return g_strdup_printf (_("Terminated on %s"), date);
      span = mp_format_date (summary->planned_end, MP_PRECISION_DAY);
      return g_strdup_printf (_("Terminated on %1$s, planned until %2$s"), date, span);
    case MP_STATUS_CANCELLED:
      date = mp_format_date (event->day, MP_PRECISION_DAY);
      return g_strdup_printf (_("Cancelled on %s"), date);
    case MP_STATUS_UNKNOWN:
    case MP_N_STATUSES:
    default:
      return g_strdup (_("The dates do not tell"));
    }
}

/**
 * mp_status_format_left:
 *
 * Returns: (transfer full) (nullable): what is left of a running project, "8 months"; %NULL when
 *   it does not run or its end is not stated
 */
char *
mp_status_format_left (const MpSummary *summary,
                       MpDate           day)
{
  MpStatus status = mp_status_as_of (summary, day);
  MpDate end = end_as_of (summary, day);

  if ((status != MP_STATUS_RUNNING && status != MP_STATUS_ENDING_SOON && status != MP_STATUS_SUSPENDED) || end == MP_DATE_NONE)
    return NULL;
  return format_span (day, end);
}
