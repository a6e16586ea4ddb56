/* mp-xlsx-part.h: one part of a workbook, read as XML while it is unpacked
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libxml/xmlreader.h>

#include "exchange/mp-reader.h"

G_BEGIN_DECLS

/**
 * MpXlsxPart:
 *
 * A workbook is an archive of XML files. Nothing of it is written anywhere: parts are found by name,
 * whatever other names the archive holds, and read as they are unpacked. What is in memory does not
 * grow with the part. For one thread.
 */
typedef struct _MpXlsxPart MpXlsxPart;

MpXlsxPart *mp_xlsx_part_open (MpReader *reader, const char *name, GCancellable *cancellable, GError **error);
void mp_xlsx_part_free (MpXlsxPart *self);
void mp_xlsx_part_follow (MpXlsxPart *self);

int mp_xlsx_part_step (MpXlsxPart *self, GCancellable *cancellable, GError **error);
gboolean mp_xlsx_part_is_start (MpXlsxPart *self, const char *name);
gboolean mp_xlsx_part_is_end (MpXlsxPart *self, const char *name);
const char *mp_xlsx_part_get_text (MpXlsxPart *self);
char *mp_xlsx_part_dup_attribute (MpXlsxPart *self, const char *name);
void mp_xlsx_part_set_error (MpXlsxPart *self, GError **error, int code, const char *format, ...) G_GNUC_PRINTF (4, 5);

char *mp_xlsx_resolve_target (const char *folder, const char *target);
char *mp_xlsx_decode_text (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpXlsxPart, mp_xlsx_part_free)

G_END_DECLS
