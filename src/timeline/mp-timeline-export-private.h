/* mp-timeline-export-private.h: what exports share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/mp-timeline-export.h"

G_BEGIN_DECLS

/* How far an export is, for those who wait for it in the main thread. */
typedef struct
{
  MpTimelineProgressFunc func; /* NULL: nobody asks */
  gpointer data;
  GMainContext *main_context;
  double shown;
} MpTimelineProgress;

gboolean mp_timeline_export_with_progress (MpProjectList *list, const MpTimelineExportOptions *options, GOutputStream *stream,
                                           MpTimelineProgress *progress, GCancellable *cancellable, GError **error);

G_END_DECLS
