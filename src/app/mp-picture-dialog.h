/* mp-picture-dialog.h: how the timeline is to be on paper or in a picture
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "timeline/mp-timeline-export.h"

G_BEGIN_DECLS

/* What the answers are for. */
typedef enum
{
  MP_PICTURE_FOR_PDF = MP_TIMELINE_FORMAT_PDF,
  MP_PICTURE_FOR_SVG = MP_TIMELINE_FORMAT_SVG,
  MP_PICTURE_FOR_PNG = MP_TIMELINE_FORMAT_PNG,
  MP_PICTURE_FOR_PRINTER,
} MpPictureUse;

#define MP_TYPE_PICTURE_DIALOG (mp_picture_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MpPictureDialog, mp_picture_dialog, MP, PICTURE_DIALOG, AdwWindow)

/**
 * MpPictureDialog:
 *
 * Asks which part of the timeline is to be shown, on what paper, how large. The answers are kept in
 * the settings, except for the period, which belongs to what is shown now.
 *
 * Signals: "accepted".
 */
MpPictureDialog *mp_picture_dialog_new (GSettings *settings, MpPictureUse use, MpDate from, MpDate to);
MpPictureUse mp_picture_dialog_get_use (MpPictureDialog *self);
void mp_picture_dialog_apply (MpPictureDialog *self, MpTimelineExportOptions *options);

G_END_DECLS
