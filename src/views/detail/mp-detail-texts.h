/* mp-detail-texts.h: the texts of a project in two languages
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/mp-record-row.h"

G_BEGIN_DECLS

#define MP_TYPE_DETAIL_TEXTS (mp_detail_texts_get_type ())
G_DECLARE_FINAL_TYPE (MpDetailTexts, mp_detail_texts, MP, DETAIL_TEXTS, GtkWidget)

/**
 * MpDetailTexts:
 *
 * The original stands first, its translation beside it, or below where it is narrow.
 * Signal: "editing" (MpRecordCell).
 */
GtkWidget *mp_detail_texts_new (MpEditContext *context);
void mp_detail_texts_update (MpDetailTexts *self, MpProjectRecord *project);
void mp_detail_texts_set_second_language (MpDetailTexts *self, const char *language);
void mp_detail_texts_add (MpDetailTexts *self);
MpRecordCell *mp_detail_texts_get_cell (MpDetailTexts *self, const char *field, gboolean second);
MpRecordRow *mp_detail_texts_get_adder (MpDetailTexts *self);

G_END_DECLS
