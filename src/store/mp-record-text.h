/* mp-record-text.h: whole records as text, for the history
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project-record.h"

G_BEGIN_DECLS

void mp_record_append_text (const MpRecord *record, GString *text);
GPtrArray *mp_records_from_text (const char *text, GError **error);

G_END_DECLS
