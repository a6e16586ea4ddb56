/* mp-detail-forms.h: the one open form of a page, and how it is left
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/mp-record-cell.h"

G_BEGIN_DECLS

/**
 * MpDetailFormsLeft:
 * @MP_DETAIL_FORMS_LEFT: no form is open any more
 * @MP_DETAIL_FORMS_STAYS: what is in the form is wrong, so it stays open
 * @MP_DETAIL_FORMS_WAITS: it is on its way to the document; "settled" follows
 */
typedef enum
{
  MP_DETAIL_FORMS_LEFT,
  MP_DETAIL_FORMS_STAYS,
  MP_DETAIL_FORMS_WAITS,
} MpDetailFormsLeft;

#define MP_TYPE_DETAIL_FORMS (mp_detail_forms_get_type ())
G_DECLARE_FINAL_TYPE (MpDetailForms, mp_detail_forms, MP, DETAIL_FORMS, GObject)

/**
 * MpDetailForms:
 *
 * Of all forms on a page one is open: the next one saves the one before. It is brought into sight.
 * Signal: "settled" (gboolean: whether the form could be left) after %MP_DETAIL_FORMS_WAITS.
 */
MpDetailForms *mp_detail_forms_new (GtkScrolledWindow *scroller, GtkWidget *page);
void mp_detail_forms_open (MpDetailForms *self, MpRecordCell *cell);
gboolean mp_detail_forms_leave (MpDetailForms *self);
MpDetailFormsLeft mp_detail_forms_try_to_leave (MpDetailForms *self);
void mp_detail_forms_stop_waiting (MpDetailForms *self);

G_END_DECLS
