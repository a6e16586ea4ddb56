/* mp-timeline-reason.h: asks why dates move
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "base/mp-date.h"

G_BEGIN_DECLS

#define MP_TYPE_TIMELINE_REASON (mp_timeline_reason_get_type ())
G_DECLARE_FINAL_TYPE (MpTimelineReason, mp_timeline_reason, MP, TIMELINE_REASON, GtkPopover)

/**
 * MpTimelineReason:
 *
 * A small popover beside a bar: what moves from when to when, for which reason, recorded when. Enter
 * says yes wherever the focus is, Escape no.
 *
 * Signals: "apply"; "closed" of the popover, also after a no.
 */
GtkWidget *mp_timeline_reason_new (void);
void mp_timeline_reason_reset (MpTimelineReason *self, MpDate recorded_on, gboolean with_reason);
void mp_timeline_reason_set_words (MpTimelineReason *self, const char *heading, const char *dates);
void mp_timeline_reason_suggest (MpTimelineReason *self, const char *reason);
void mp_timeline_reason_choose (MpTimelineReason *self, const char *reason);
void mp_timeline_reason_set_busy (MpTimelineReason *self, gboolean busy);
void mp_timeline_reason_set_error (MpTimelineReason *self, const char *message);

const char *mp_timeline_reason_get_reason (MpTimelineReason *self);
gboolean mp_timeline_reason_get_recorded_on (MpTimelineReason *self, MpDate *day, GError **error);
char *mp_timeline_reason_dup_note (MpTimelineReason *self);

G_END_DECLS
