/* mp-record-reader.h: how a record is read: caption, value, detail, and what can be done
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_RECORD_READER (mp_record_reader_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordReader, mp_record_reader, MP, RECORD_READER, GtkWidget)

GtkWidget *mp_record_reader_new (void);
void mp_record_reader_set_texts (MpRecordReader *self, const char *caption, const char *value, const char *detail);
void mp_record_reader_set_dim (MpRecordReader *self, gboolean dim);
void mp_record_reader_add_suffix (MpRecordReader *self, GtkWidget *widget);
void mp_record_reader_set_editable (MpRecordReader *self, gboolean editable, const char *label);
GtkLabel *mp_record_reader_get_value (MpRecordReader *self);
GtkWidget *mp_record_reader_get_pencil (MpRecordReader *self);

G_END_DECLS
