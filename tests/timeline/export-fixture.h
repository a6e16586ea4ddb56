/* export-fixture.h: what the tests of exports have in common
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/mp-timeline-export.h"

G_BEGIN_DECLS

GBytes *fixture_export (MpProjectList *list, const MpTimelineExportOptions *options);
MpProjectList *fixture_long_list_new (guint n);

G_END_DECLS
