/* mp-timeline-reschedule.h: new dates, with their reason, as one change
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/mp-editor.h"
#include "model/mp-lookup.h"
#include "timeline/mp-timeline-shift.h"
#include "views/timeline/mp-timeline-reason.h"

G_BEGIN_DECLS

#define MP_TYPE_TIMELINE_RESCHEDULE (mp_timeline_reschedule_get_type ())
G_DECLARE_FINAL_TYPE (MpTimelineReschedule, mp_timeline_reschedule, MP, TIMELINE_RESCHEDULE, GObject)

/**
 * MpTimelineProposal:
 * @name: of the first project, or of the milestone
 * @milestone: which milestone of the project moves, from 1 in the order of its records; 0 when projects move
 * @span: the dates of the first project, or the day of the milestone
 * @shift: by how much all move
 */
typedef struct
{
  const char *name;
  guint milestone;
  MpTimelineSpan span;
  MpTimelineShift shift;
} MpTimelineProposal;

/**
 * MpTimelineReschedule:
 *
 * Asks for the reason of new dates and writes them: a further statement of each date, never instead
 * of an old one, in one change for all projects. Until the answer nothing is written.
 *
 * Signals: "refused" (string): why nothing moves; "moved" (string): what is so now; "closed": there
 * is no proposal any more.
 */
MpTimelineReschedule *mp_timeline_reschedule_new (GtkWidget *parent);
void mp_timeline_reschedule_set_document (MpTimelineReschedule *self, MpEditor *editor, MpLookup *lookup);
gboolean mp_timeline_reschedule_has_document (MpTimelineReschedule *self);
gboolean mp_timeline_reschedule_allows (MpTimelineReschedule *self, const char *name, const MpTimelineSpan *span, MpTimelinePart part);

void mp_timeline_reschedule_propose (MpTimelineReschedule *self, GArray *projects, const MpTimelineProposal *proposal, const GdkRectangle *at);
const MpTimelineProposal *mp_timeline_reschedule_get_proposal (MpTimelineReschedule *self);
gboolean mp_timeline_reschedule_contains (MpTimelineReschedule *self, gint64 project);
void mp_timeline_reschedule_change (MpTimelineReschedule *self, const MpTimelineShift *shift);
void mp_timeline_reschedule_apply (MpTimelineReschedule *self);
void mp_timeline_reschedule_cancel (MpTimelineReschedule *self);
MpTimelineReason *mp_timeline_reschedule_get_reason (MpTimelineReschedule *self);

G_END_DECLS
