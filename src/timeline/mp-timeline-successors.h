/* mp-timeline-successors.h: which projects follow a project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project-list.h"

G_BEGIN_DECLS

typedef struct _MpTimelineSuccessors MpTimelineSuccessors;

MpTimelineSuccessors *mp_timeline_successors_new (MpProjectList *list);
void mp_timeline_successors_free (MpTimelineSuccessors *self);
const guint *mp_timeline_successors_get (const MpTimelineSuccessors *self, guint position, guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTimelineSuccessors, mp_timeline_successors_free)

G_END_DECLS
