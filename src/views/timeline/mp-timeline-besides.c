/* mp-timeline-besides.c: what the timeline shows besides bars, as the user chose
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each is a setting, and the action of a menu made from it.
 */

#include "config.h"

#include "views/timeline/mp-timeline-besides.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "model/mp-view.h"
#include "views/timeline/mp-timeline-ask-day.h"
#include "views/timeline/mp-timeline-view-private.h"

#define BASELINE_KEY "timeline-baseline"

/* The menu of plans to compare with: so many are always there, and a day before the last of them. */
#define N_BASELINES 3
#define DAY_ITEM 2

static const struct
{
  const char *key;  /* of the setting, and of the action */
  const char *name; /* in a saved view, and on the command line */
  MpTimelineExtras extra;
} items[] = {
  { "timeline-ghost", "ghost", MP_TIMELINE_EXTRA_GHOST },
  { "timeline-extensions", "extensions", MP_TIMELINE_EXTRA_EXTENSIONS },
  { "timeline-milestones", "milestones", MP_TIMELINE_EXTRA_MILESTONES },
  { "timeline-links", "links", MP_TIMELINE_EXTRA_LINKS },
  { "timeline-funding", "funding", MP_TIMELINE_EXTRA_FUNDING },
};

/* The plan that bars are compared with. */
static MpDate
get_baseline (MpTimelineScope *scope,
              GSettings       *settings)
{
  g_autofree char *text = g_settings_get_string (settings, BASELINE_KEY);
  MpDate baseline;

  mp_timeline_baseline_from_text (text, mp_timeline_scope_get_as_of (scope), &baseline);
  return baseline;
}

/* The day that was chosen, MP_DATE_NONE when it is another plan. */
static MpDate
get_chosen_day (GSettings *settings)
{
  g_autofree char *text = g_settings_get_string (settings, BASELINE_KEY);
  MpDate day;

  mp_timeline_baseline_from_text (text, MP_DATE_NONE, &day);
  return day;
}

/* A day of one's own stands in the menu, and stays there while another plan is shown. */
static void
update_menu (MpTimelineView *view,
             MpDate          day)
{
  g_autofree char *date = NULL;
  g_autofree char *label = NULL;
  g_autofree char *target = NULL;
  g_autoptr (GMenuItem) item = NULL;

  if (day == MP_DATE_NONE)
    return;
  date = mp_format_date (day, MP_PRECISION_DAY);
  target = mp_date_to_iso (day, MP_PRECISION_DAY);
  /* Translators: in a menu; %s is a day. */
  label = g_strdup_printf (C_("compare with", "Plan as Recorded on %s"), date);
  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "besides." BASELINE_KEY, "s", target);
  if (g_menu_model_get_n_items (G_MENU_MODEL (view->baselines)) > N_BASELINES)
    g_menu_remove (view->baselines, DAY_ITEM);
  g_menu_insert_item (view->baselines, DAY_ITEM, item);
}

static void
update (GSettings      *settings,
        MpTimelineView *view)
{
  MpTimelineScope *scope = mp_timeline_view_get_scope (view);
  guint extras = 0;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    extras |= g_settings_get_boolean (settings, items[i].key) ? items[i].extra : 0;
  mp_timeline_scope_set_extras (scope, (MpTimelineExtras) extras, get_baseline (scope, settings));
}

/* Who asks for a plan wants to see it. */
static void
compare_with (MpTimelineView  *view,
              MpDate           day,
              MpDatePrecision  precision)
{
  GSettings *settings = g_object_get_data (G_OBJECT (view), "mp-timeline-besides");
  g_autofree char *text = mp_date_to_iso (day, MP_PRECISION_DAY);

  g_settings_set_string (settings, BASELINE_KEY, text);
  g_settings_set_boolean (settings, "timeline-ghost", TRUE);
}

static void
compare_with_day_action (GtkWidget  *widget,
                         const char *action,
                         GVariant   *parameter)
{
  MpTimelineView *view = MP_TIMELINE_VIEW (widget);
  GSettings *settings = g_object_get_data (G_OBJECT (view), "mp-timeline-besides");
  const MpTimelineDayQuestion question = {
    /* Translators: above an entry for a day: bars are to be compared with the plan as it was recorded then. */
    .name = _("Plan as Recorded On"),
    .heading = _("Plan as Recorded On"),
    .placeholder = C_("compare with", "Day"),
    .button = C_("compare with", "_Compare"),
    .day = settings ? get_chosen_day (settings) : MP_DATE_NONE,
    .start = mp_timeline_scope_get_as_of (mp_timeline_view_get_scope (view)),
    .answered = compare_with,
  };

  if (settings)
    mp_timeline_ask_day (view, &question);
}

static void
settings_changed_cb (MpTimelineView *view,
                     const char     *key,
                     GSettings      *settings)
{
  if (g_str_has_prefix (key, "timeline-"))
    update (settings, view);
  if (g_str_equal (key, BASELINE_KEY))
    update_menu (view, get_chosen_day (settings));
}

/* Another as-of day is another plan to compare with. */
static void
content_changed_cb (MpTimelineScope *scope,
                    MpTimelineView  *view)
{
  update (g_object_get_data (G_OBJECT (view), "mp-timeline-besides"), view);
}

/**
 * mp_timeline_besides_install:
 * @view_class: the class of #MpTimelineView
 *
 * The action "timeline.compare-with-day", which asks for one.
 */
void
mp_timeline_besides_install (GtkWidgetClass *view_class)
{
  gtk_widget_class_install_action (view_class, "timeline.compare-with-day", NULL, compare_with_day_action);
}

/**
 * mp_timeline_besides_set_settings:
 *
 * Shows what the settings say, and adds actions "besides.timeline-ghost" and so on, with a state
 * each, and "besides.timeline-baseline".
 */
void
mp_timeline_besides_set_settings (MpTimelineView *view,
                                  GSettings      *settings)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) baseline = NULL;

  g_return_if_fail (MP_IS_TIMELINE_VIEW (view));

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (settings, items[i].key);

      g_action_map_add_action (G_ACTION_MAP (group), action);
    }
  baseline = g_settings_create_action (settings, BASELINE_KEY);
  g_action_map_add_action (G_ACTION_MAP (group), baseline);
  gtk_widget_insert_action_group (GTK_WIDGET (view), "besides", G_ACTION_GROUP (group));

  g_object_set_data_full (G_OBJECT (view), "mp-timeline-besides", g_object_ref (settings), g_object_unref);
  g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (mp_timeline_view_get_scope (view), "content-changed", G_CALLBACK (content_changed_cb), view, 0);
  update (settings, view);
  update_menu (view, get_chosen_day (settings));
}

/**
 * mp_timeline_besides_load:
 * @view: the settings of a saved view; what it does not say is not shown
 */
void
mp_timeline_besides_load (GSettings    *settings,
                          GVariantDict *view)
{
  g_auto (GStrv) shown = NULL;
  const char *baseline = MP_TIMELINE_BASELINE_FIRST;
  MpDate day;

  g_variant_dict_lookup (view, MP_VIEW_SETTING_SHOWN, "^as", &shown);
  g_variant_dict_lookup (view, MP_VIEW_SETTING_BASELINE, "&s", &baseline);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_settings_set_boolean (settings, items[i].key, shown && g_strv_contains ((const char *const *) shown, items[i].name));
  /* What a newer program may have written is not known here. */
  if (!mp_timeline_baseline_from_text (baseline, MP_DATE_NONE, &day))
    baseline = MP_TIMELINE_BASELINE_FIRST;
  g_settings_set_string (settings, BASELINE_KEY, baseline);
}

/**
 * mp_timeline_besides_save:
 * @view: the settings of a saved view
 */
void
mp_timeline_besides_save (GSettings    *settings,
                          GVariantDict *view)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autofree char *baseline = g_settings_get_string (settings, BASELINE_KEY);

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      if (g_settings_get_boolean (settings, items[i].key))
        g_ptr_array_add (shown, (char *) items[i].name);
    }
  g_ptr_array_add (shown, NULL);
  g_variant_dict_insert (view, MP_VIEW_SETTING_SHOWN, "^as", shown->pdata);
  g_variant_dict_insert (view, MP_VIEW_SETTING_BASELINE, "s", baseline);
}
