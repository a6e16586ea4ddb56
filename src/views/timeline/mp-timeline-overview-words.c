/* mp-timeline-overview-words.c: what the overview says in words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-overview-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mp-format.h"

/* Up to here the visible time is told in days. */
#define SHORT_DAYS 62

static char *
dup_period (const MpTimelineDensity *density,
            const MpTimelineBucket  *bucket)
{
  MpTimeStep step = mp_timeline_density_get_step (density);

  if (step.unit == MP_TIME_UNIT_MONTH)
    return mp_format_date (bucket->start, MP_PRECISION_MONTH);
  if (step.unit == MP_TIME_UNIT_QUARTER)
    return mp_format_range (bucket->start, MP_PRECISION_MONTH, bucket->end - 1, MP_PRECISION_MONTH);
  return mp_time_step_format_upper (step, bucket->start, FALSE);
}

static char *
dup_visible (const MpTimelineWindow *window)
{
  MpDate from = (MpDate) CLAMP (floor (window->from), MP_DATE_MIN, MP_DATE_MAX);
  MpDate to = (MpDate) CLAMP (ceil (window->to) - 1, from, MP_DATE_MAX);
  MpDatePrecision precision = to - from > SHORT_DAYS ? MP_PRECISION_MONTH : MP_PRECISION_DAY;

  return mp_format_range (from, precision, to, precision);
}

/**
 * mp_timeline_dup_density_summary:
 * @window: the part that is visible
 *
 * Returns: (transfer full): what is visible, and when the most projects run
 */
char *
mp_timeline_dup_density_summary (const MpTimelineDensity *density,
                                 const MpTimelineWindow  *window)
{
  g_autofree char *visible = dup_visible (window);
  g_autofree char *number = NULL;
  g_autofree char *period = NULL;
  MpTimelineBucket peak;

  if (!mp_timeline_density_get_peak (density, &peak))
    /* Translators: read aloud: %s is "from – to". */
    return g_strdup_printf (C_("timeline", "Visible: %s"), visible);
  number = mp_format_integer (peak.n);
  period = dup_period (density, &peak);
  /* Translators: read aloud: 1 is "from – to", 2 a number of projects, 3 a month, year or decade. */
  return g_strdup_printf (C_("timeline", "Visible: %1$s; most running at once: %2$s in %3$s"), visible, number, period);
}

/**
 * mp_timeline_dup_density_tooltip:
 * @index: a bucket of @density
 *
 * Returns: (transfer full): how many projects run then
 */
char *
mp_timeline_dup_density_tooltip (const MpTimelineDensity *density,
                                 guint                    index)
{
  g_autofree char *number = NULL;
  g_autofree char *period = NULL;
  MpTimelineBucket bucket;

  mp_timeline_density_get_bucket (density, index, &bucket);
  number = mp_format_integer (bucket.n);
  period = dup_period (density, &bucket);
  /* Translators: 1 is a month, a year or a decade, 2 how many projects run in it: "Oct 2023: 13 running". */
  return g_strdup_printf (ngettext ("%1$s: %2$s running", "%1$s: %2$s running", bucket.n), period, number);
}
