/* mp-timeline-name.h: the name of a row
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "views/timeline/mp-timeline-scope.h"

G_BEGIN_DECLS

#define MP_TYPE_TIMELINE_NAME (mp_timeline_name_get_type ())
G_DECLARE_FINAL_TYPE (MpTimelineName, mp_timeline_name, MP, TIMELINE_NAME, GtkWidget)

/**
 * MpTimelineName:
 *
 * Sign of the status and title of one project, or name and count of a group, exactly as high as
 * the row of the chart. Says to a screen reader what the row shows.
 */
guint mp_timeline_name_get_row (MpTimelineName *self);
GtkListItemFactory *mp_timeline_name_create_factory (MpTimelineScope *scope);

G_END_DECLS
