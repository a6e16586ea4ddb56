/* mp-timeline-bar-proxy.h: a bar for the keyboard and for screen readers
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/timeline/mp-timeline-scope.h"

G_BEGIN_DECLS

#define MP_TYPE_TIMELINE_BAR_PROXY (mp_timeline_bar_proxy_get_type ())
G_DECLARE_FINAL_TYPE (MpTimelineBarProxy, mp_timeline_bar_proxy, MP, TIMELINE_BAR_PROXY, GtkWidget)

/**
 * MpTimelineBarProxy:
 *
 * Stands over one bar of the chart and paints nothing: it has the focus in place of the bar, and
 * says what the bar is.
 */
GtkWidget *mp_timeline_bar_proxy_new (void);
void mp_timeline_bar_proxy_show (MpTimelineBarProxy *self, MpTimelineScope *scope, guint row, guint index, guint milestone);

G_END_DECLS
