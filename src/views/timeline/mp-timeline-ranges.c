/* mp-timeline-ranges.c: parts of time that are shown by their name
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-ranges.h"

#include <glib/gi18n-lib.h>

#include "views/timeline/mp-timeline-view-private.h"
#include "widgets/mp-date-entry.h"

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

/* What the popover that asks for a date is made of. */
typedef struct
{
  MpTimelineView *view; /* lives longer */
  GtkPopover *popover;
  MpDateEntry *entry;
  GtkLabel *message;
} Asking;

static void
go_cb (Asking *asking)
{
  g_autoptr(GError) error = NULL;
  MpDatePrecision precision;
  MpDate day;

  if (!mp_date_entry_get_date (asking->entry, &day, &precision, &error))
    {
      gtk_label_set_label (asking->message, error->message);
      gtk_widget_set_visible (GTK_WIDGET (asking->message), TRUE);
      return;
    }
  /* The middle of a month or a year stands for it. */
  if (day != MP_DATE_NONE)
    mp_timeline_scope_center (asking->view->scope, day + (mp_date_period_end (day, precision) - day) / 2);
  gtk_popover_popdown (asking->popover);
}

static gboolean
unparent_cb (gpointer user_data)
{
  gtk_widget_unparent (user_data);
  return G_SOURCE_REMOVE;
}

/* Not at once: it is still in the middle of closing. */
static void
closed_cb (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static GtkWidget *
make_popover (MpTimelineView *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = mp_date_entry_new (TRUE);
  GtkWidget *button = gtk_button_new_with_mnemonic (C_("go to date", "_Go"));
  GtkWidget *message = gtk_label_new (NULL);
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking) { self, GTK_POPOVER (popover), MP_DATE_ENTRY (entry), GTK_LABEL (message) };
  g_object_set_data_full (G_OBJECT (popover), "mp-timeline-asking", asking, g_free);

  gtk_accessible_update_property (GTK_ACCESSIBLE (mp_date_entry_get_entry (asking->entry)), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Go to Date"), -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (mp_date_entry_get_entry (asking->entry)), _("Day, month or year"));
  mp_date_entry_set_start (asking->entry, mp_timeline_scope_get_as_of (self->scope));
  gtk_label_set_wrap (asking->message, TRUE);
  gtk_label_set_max_width_chars (asking->message, 30);
  gtk_label_set_xalign (asking->message, 0);
  gtk_widget_add_css_class (message, "error");
  gtk_widget_add_css_class (message, "caption");
  gtk_widget_set_visible (message, FALSE);
  gtk_widget_add_css_class (button, "suggested-action");

  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), message);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (go_cb), asking);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (go_cb), asking);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  return popover;
}

/* From the ruler: that is where the date will be. */
static void
go_to_date_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);
  GtkWidget *ruler = GTK_WIDGET (self->ruler);
  GtkWidget *popover;

  if (gtk_widget_get_first_child (ruler))
    return;
  popover = make_popover (self);
  gtk_widget_set_parent (popover, ruler);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_popover_popup (GTK_POPOVER (popover));
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
