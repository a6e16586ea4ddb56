/* mp-timeline-colouring.h: which category has which colour
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project-list.h"
#include "timeline/mp-timeline-style.h"

G_BEGIN_DECLS

#define MP_TYPE_TIMELINE_COLOURING (mp_timeline_colouring_get_type ())
GType mp_timeline_colouring_get_type (void) G_GNUC_CONST;

/* The key of colouring by status, for which there is no #MpTimelineColouring. */
#define MP_TIMELINE_COLOUR_BY_STATUS "status"

/**
 * MpTimelineColouring:
 *
 * Which category (country, sector, partner …) of the projects of a list has which of the eight
 * pairs of colour and texture. Immutable, reference counted (atomically); once made, any thread
 * may use it.
 */
typedef struct _MpTimelineColouring MpTimelineColouring;

/**
 * MpTimelineColouredCategory:
 * @id: the term or partner
 * @label: its name; of a partner the short one
 * @n: how many projects belong to it
 * @colour: its pair, %MP_TIMELINE_CATEGORY_OTHER when it has none of its own
 */
typedef struct
{
  gint64 id;
  char *label;
  guint n;
  MpTimelineCategory colour;
} MpTimelineColouredCategory;

char **mp_timeline_colouring_list_keys (MpPortfolio *portfolio);
gboolean mp_timeline_colouring_has_key (MpPortfolio *portfolio, const char *key);
char *mp_timeline_colouring_dup_key_label (MpPortfolio *portfolio, const char *key);

MpTimelineColouring *mp_timeline_colouring_new (MpProjectList *list, const char *key, const MpTimelineColouring *previous);
MpTimelineColouring *mp_timeline_colouring_ref (MpTimelineColouring *self);
void mp_timeline_colouring_unref (MpTimelineColouring *self);

const char *mp_timeline_colouring_get_key (const MpTimelineColouring *self);
const char *mp_timeline_colouring_get_label (const MpTimelineColouring *self);
void mp_timeline_colouring_find (const MpTimelineColouring *self, const MpSummary *summary, MpTimelineCategory *first, MpTimelineCategory *second);

guint mp_timeline_colouring_get_n (const MpTimelineColouring *self);
const MpTimelineColouredCategory *mp_timeline_colouring_get_category (const MpTimelineColouring *self, guint index);
gboolean mp_timeline_colouring_has_several (const MpTimelineColouring *self);
gboolean mp_timeline_colouring_has_unstated (const MpTimelineColouring *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTimelineColouring, mp_timeline_colouring_unref)

G_END_DECLS
