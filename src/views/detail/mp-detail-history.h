/* mp-detail-history.h: who changed what of a project, and when
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "widgets/mp-edit-context.h"

G_BEGIN_DECLS

#define MP_TYPE_DETAIL_HISTORY (mp_detail_history_get_type ())
G_DECLARE_FINAL_TYPE (MpDetailHistory, mp_detail_history, MP, DETAIL_HISTORY, GtkWidget)

GtkWidget *mp_detail_history_new (MpEditContext *context);
void mp_detail_history_update (MpDetailHistory *self, MpProjectRecord *project);
void mp_detail_history_set_expanded (MpDetailHistory *self, gboolean expanded);
char *mp_detail_history_describe (MpEditContext *context, MpProjectRecord *project, const MpHistoryEntry *entry);

G_END_DECLS
