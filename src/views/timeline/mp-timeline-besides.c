/* mp-timeline-besides.c: what the timeline shows besides bars, as the user chose
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each is a setting, and the action of a menu made from it.
 */

#include "config.h"

#include "views/timeline/mp-timeline-besides.h"

#include "model/mp-view.h"

#define BASELINE_KEY "timeline-baseline"

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

/* The plan that bars are compared with: the first one, or what had been recorded on the as-of day. */
static MpDate
get_baseline (MpTimelineScope *scope,
              GSettings       *settings)
{
  g_autofree char *baseline = g_settings_get_string (settings, BASELINE_KEY);

  return g_str_equal (baseline, "as-of") ? mp_timeline_scope_get_as_of (scope) : MP_DATE_NONE;
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

static void
settings_changed_cb (MpTimelineView *view,
                     const char     *key,
                     GSettings      *settings)
{
  if (g_str_has_prefix (key, "timeline-"))
    update (settings, view);
}

/* Another as-of day is another plan to compare with. */
static void
content_changed_cb (MpTimelineScope *scope,
                    MpTimelineView  *view)
{
  update (g_object_get_data (G_OBJECT (view), "mp-timeline-besides"), view);
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
  const char *baseline = "first";

  g_variant_dict_lookup (view, MP_VIEW_SETTING_SHOWN, "^as", &shown);
  g_variant_dict_lookup (view, MP_VIEW_SETTING_BASELINE, "&s", &baseline);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_settings_set_boolean (settings, items[i].key, shown && g_strv_contains ((const char *const *) shown, items[i].name));
  g_settings_set_string (settings, BASELINE_KEY, g_str_equal (baseline, "as-of") ? "as-of" : "first");
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
