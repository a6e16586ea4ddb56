/* mp-detail-view-private.h: the parts of the detail page
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/detail/mp-detail-header.h"
#include "views/detail/mp-detail-history.h"
#include "views/detail/mp-detail-kinds.h"
#include "views/detail/mp-detail-texts.h"
#include "views/detail/mp-detail-view.h"

G_BEGIN_DECLS

MpDetailHeader *mp_detail_view_get_header (MpDetailView *self);
MpDetailSection *mp_detail_view_get_section (MpDetailView *self, MpDetailSectionId id);
MpDetailTexts *mp_detail_view_get_texts (MpDetailView *self);
MpDetailHistory *mp_detail_view_get_history (MpDetailView *self);

G_END_DECLS
