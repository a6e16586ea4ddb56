/* timeline-stage.h: a window with a timeline in it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mp-test-window.h"
#include "views/list/mp-project-selection.h"
#include "views/timeline/mp-timeline-view.h"

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *window;
  MpTimelineView *view;
  MpTimelineChart *chart;
  MpTimelineScope *scope;
  MpProjectList *list;
  MpProjectSelection *selection;
} Stage;

Stage *stage_new (MpProjectList *list, int width, int height, GtkTextDirection direction);
void stage_present (Stage *stage);
Stage *stage_open (MpProjectList *list, int width, int height, GtkTextDirection direction);
void stage_free (Stage *stage);

G_END_DECLS
