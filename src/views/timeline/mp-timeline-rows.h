/* mp-timeline-rows.h: the rows of the timeline as a list
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/mp-project.h"
#include "timeline/mp-timeline-layout.h"

G_BEGIN_DECLS

#define MP_TYPE_TIMELINE_ROW_ITEM (mp_timeline_row_item_get_type ())
G_DECLARE_FINAL_TYPE (MpTimelineRowItem, mp_timeline_row_item, MP, TIMELINE_ROW_ITEM, GObject)

/**
 * MpTimelineRowItem:
 *
 * What one row of the list stands for at the moment when it was asked for.
 */
MpProject *mp_timeline_row_item_get_project (MpTimelineRowItem *self);

#define MP_TYPE_TIMELINE_ROWS (mp_timeline_rows_get_type ())
G_DECLARE_FINAL_TYPE (MpTimelineRows, mp_timeline_rows, MP, TIMELINE_ROWS, GObject)

/**
 * MpTimelineRows:
 *
 * A #GtkSelectionModel of the rows of a layout: a project in three groups has three rows, and is
 * selected in all of them. What is selected is kept by a selection over the projects, which other
 * views share. Headers cannot be selected.
 */
MpTimelineRows *mp_timeline_rows_new (void);
void mp_timeline_rows_set_selection (MpTimelineRows *self, GtkSelectionModel *selection);
void mp_timeline_rows_set_layout (MpTimelineRows *self, MpProjectList *list, MpTimelineLayout *layout);
void mp_timeline_rows_select_position (MpTimelineRows *self, guint position, gboolean toggle);
gboolean mp_timeline_rows_is_position_selected (MpTimelineRows *self, guint position);

G_END_DECLS
