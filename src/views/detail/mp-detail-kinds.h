/* mp-detail-kinds.h: the sections of the detail page
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/detail/mp-detail-section.h"

G_BEGIN_DECLS

typedef enum
{
  MP_DETAIL_DATES,
  MP_DETAIL_EVENTS,
  MP_DETAIL_WHERE,
  MP_DETAIL_WHAT,
  MP_DETAIL_WHO,
  MP_DETAIL_INITIATIVES,
  MP_DETAIL_MONEY,
  MP_DETAIL_MILESTONES,
  MP_DETAIL_NAMES,
  MP_DETAIL_IDENTIFIERS,
  MP_DETAIL_LINKS,
  MP_DETAIL_RELATIONS,
  MP_DETAIL_EXTRA_FIELDS,
  MP_DETAIL_RECORD,
  MP_DETAIL_NOTE,
  MP_N_DETAIL_SECTIONS,
} MpDetailSectionId;

const MpDetailKind *mp_detail_kinds_get (MpDetailSectionId section);
MpRecord *mp_detail_kinds_create_record (const MpDetailKind *kind, MpEditContext *context, MpRecord *owner);
char **mp_detail_kinds_dup_vocabularies (const MpDetailKind *kind, MpEditContext *context, MpRecord *owner);
void mp_detail_kinds_make_blocks (GPtrArray *entries);
void mp_detail_kinds_fill_terms (const MpDetailKind *kind, MpEditContext *context, MpRecord *owner, GPtrArray *records, GPtrArray *entries);

G_END_DECLS
