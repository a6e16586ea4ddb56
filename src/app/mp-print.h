/* mp-print.h: the timeline on paper
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "timeline/mp-timeline-export.h"

G_BEGIN_DECLS

GtkPrintOperation *mp_print_new (MpProjectList *list, const MpTimelineExportOptions *options);

G_END_DECLS
