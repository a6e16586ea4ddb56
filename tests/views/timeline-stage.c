/* timeline-stage.c: a window with a timeline in it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline-stage.h"

/* Takes the list; shows nothing yet. */
Stage *
stage_new (MpProjectList    *list,
           int               width,
           int               height,
           GtkTextDirection  direction)
{
  Stage *stage = g_new0 (Stage, 1);

  gtk_widget_set_default_direction (direction);
  stage->list = list;
  stage->selection = mp_project_selection_new (list);
  stage->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (stage->window), width, height);
  stage->view = MP_TIMELINE_VIEW (mp_timeline_view_new ());
  stage->chart = mp_timeline_view_get_chart (stage->view);
  stage->scope = mp_timeline_view_get_scope (stage->view);
  adw_window_set_content (ADW_WINDOW (stage->window), GTK_WIDGET (stage->view));
  return stage;
}

void
stage_present (Stage *stage)
{
  mp_timeline_view_set_model (stage->view, stage->list, GTK_SELECTION_MODEL (stage->selection));
  gtk_window_present (GTK_WINDOW (stage->window));
  mp_test_settle (stage->window);
}

Stage *
stage_open (MpProjectList    *list,
            int               width,
            int               height,
            GtkTextDirection  direction)
{
  Stage *stage = stage_new (list, width, height, direction);

  stage_present (stage);
  return stage;
}

void
stage_free (Stage *stage)
{
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_object_unref (stage->selection);
  g_object_unref (stage->list);
  g_free (stage);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  mp_test_iterate ();
}
