/* mp-cli-describe.h: records in words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-portfolio.h"

G_BEGIN_DECLS

/**
 * MpCliRecordShape:
 * @label: the field whose value says what it is, as "Planned end"; -1 for the name of the table
 * @main: the field that is said first
 */
typedef struct
{
  int label;
  guint main;
} MpCliRecordShape;

const MpCliRecordShape *mp_cli_get_shape (MpTable table);
char *mp_cli_dup_reference (MpPortfolio *portfolio, MpTable target, gint64 id);
char *mp_cli_describe_value (MpPortfolio *portfolio, const MpRecord *record, MpTable table, guint field, const MpValue *value);
char *mp_cli_describe_label (MpPortfolio *portfolio, const MpRecord *record);
char *mp_cli_describe_record (MpPortfolio *portfolio, const MpRecord *record, gboolean with_details);

G_END_DECLS
