/* mp-timeline-ranges.c: parts of time that are shown by their name
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-ranges.h"

#include <glib/gi18n-lib.h>

#include "views/timeline/mp-timeline-ask-day.h"
#include "views/timeline/mp-timeline-view-private.h"

static const struct
{
  const char *name;
  MpTimeRange range;
} ranges[] = {
  { "year", MP_TIME_RANGE_YEAR },
  { "fiscal-year", MP_TIME_RANGE_FISCAL_YEAR },
  { "five-years", MP_TIME_RANGE_FIVE_YEARS },
};

/* From the first start to the last end of the selected projects; without dates there is nothing to fit. */
static void
fit_selection (MpTimelineView *self)
{
  g_autoptr(GtkBitset) selected = self->selection ? gtk_selection_model_get_selection (self->selection) : NULL;
  MpDate from = MP_DATE_NONE, to = MP_DATE_NONE;
  GtkBitsetIter iter;
  guint position;

  if (!selected || !gtk_bitset_iter_init_first (&iter, selected, &position))
    return;
  do
    {
      const MpSummary *summary = mp_project_list_get_summary (self->list, position);
      MpDate first = summary->start != MP_DATE_NONE ? summary->start : summary->end;
      MpDate last = summary->end != MP_DATE_NONE ? summary->end : summary->start;

      if (first == MP_DATE_NONE)
        continue;
      from = from == MP_DATE_NONE ? first : MIN (from, first);
      to = to == MP_DATE_NONE ? last : MAX (to, last);
    }
  while (gtk_bitset_iter_next (&iter, &position));
  if (from != MP_DATE_NONE)
    mp_timeline_scope_fit_days (self->scope, from, to);
}

static void
range_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  MpDate from, to;

  if (g_str_equal (name, "all"))
    mp_timeline_scope_fit (self->scope);
  else if (g_str_equal (name, "selection"))
    fit_selection (self);
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      if (!g_str_equal (name, ranges[i].name))
        continue;
      mp_time_range_get_days (ranges[i].range, mp_timeline_scope_get_today (self->scope), mp_timeline_scope_get_axis (self->scope)->fiscal_month, &from, &to);
      mp_timeline_scope_fit_days (self->scope, from, to);
    }
}

/* The middle of a month or a year stands for it. */
static void
go_to (MpTimelineView  *self,
       MpDate           day,
       MpDatePrecision  precision)
{
  mp_timeline_scope_center (self->scope, day + (mp_date_period_end (day, precision) - day) / 2);
}

static void
go_to_date_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);
  const MpTimelineDayQuestion question = {
    .name = _("Go to Date"),
    .placeholder = _("Day, month or year"),
    .button = C_("go to date", "_Go"),
    .with_precision = TRUE,
    .day = MP_DATE_NONE,
    .start = mp_timeline_scope_get_as_of (self->scope),
    .answered = go_to,
  };

  mp_timeline_ask_day (self, &question);
}

/**
 * mp_timeline_ranges_install:
 * @view_class: the class of #MpTimelineView
 *
 * Actions "timeline.range" ("year", "fiscal-year", "five-years", "all" or "selection") and
 * "timeline.go-to-date", with their keys.
 */
void
mp_timeline_ranges_install (GtkWidgetClass *view_class)
{
  gtk_widget_class_install_action (view_class, "timeline.range", "s", range_action);
  gtk_widget_class_install_action (view_class, "timeline.go-to-date", NULL, go_to_date_action);
  gtk_widget_class_add_binding_action (view_class, GDK_KEY_g, GDK_CONTROL_MASK, "timeline.go-to-date", NULL);
}

static void
fiscal_cb (MpTimelineView *view,
           const char     *key,
           GSettings      *settings)
{
  mp_timeline_scope_set_fiscal_month (mp_timeline_view_get_scope (view), g_settings_get_int (settings, "fiscal-year-month"));
}

/**
 * mp_timeline_ranges_set_settings:
 *
 * Years of the ruler begin with the month that was chosen.
 */
void
mp_timeline_ranges_set_settings (MpTimelineView *view,
                                 GSettings      *settings)
{
  g_return_if_fail (MP_IS_TIMELINE_VIEW (view));

  g_signal_connect_object (settings, "changed::fiscal-year-month", G_CALLBACK (fiscal_cb), view, G_CONNECT_SWAPPED);
  fiscal_cb (view, NULL, settings);
}
