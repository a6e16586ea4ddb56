/* mp-record-kinds.h: what the page of a partner, source or term is made of
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/detail/mp-detail-section.h"

G_BEGIN_DECLS

/**
 * MpRecordKind:
 * @table: of the records that it is about
 * @title_field: the field that is the heading of the page, -1 when it is not one of its own
 * @n_sections: how many sections
 * @sections: (array length=n_sections): the first stands above what the page leads to, the others below
 */
typedef struct
{
  MpTable table;
  int title_field;
  guint n_sections;
  const MpDetailKind *sections;
} MpRecordKind;

const MpRecordKind *mp_record_kinds_get (MpTable table);

G_END_DECLS
