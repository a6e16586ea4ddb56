/* mp-line-input.h: the lines of a text file, whatever its encoding
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* No line of a text file may be longer: 16 MiB. */
#define MP_READER_MAX_LINE (16u << 20)

/**
 * MpLineInput:
 *
 * Reads a file, or bytes, line by line as UTF-8 without holding more than a line and a block of
 * 64 KiB. UTF-8 with or without byte order mark and UTF-16 with one are recognised; text that is
 * not UTF-8 is taken for Windows-1252 where that is possible. Lines end with LF, CR LF or CR.
 * The SHA-256 of the bytes is made on the way. For one thread at a time, but for
 * mp_line_input_get_fraction().
 */
typedef struct _MpLineInput MpLineInput;

MpLineInput *mp_line_input_new_for_file (GFile *file);
MpLineInput *mp_line_input_new_for_bytes (GBytes *bytes, const char *name);
void mp_line_input_free (MpLineInput *self);

gboolean mp_line_input_open (MpLineInput *self, GCancellable *cancellable, GError **error);
gboolean mp_line_input_open_raw (MpLineInput *self, GCancellable *cancellable, GError **error);
gssize mp_line_input_read_raw (MpLineInput *self, gpointer buffer, gsize size, GCancellable *cancellable, GError **error);
GInputStream *mp_line_input_open_stream (MpLineInput *self, GCancellable *cancellable, GError **error);
const char *mp_line_input_peek (MpLineInput *self, gsize *length);
const char *mp_line_input_read (MpLineInput *self, gsize *length, GCancellable *cancellable, GError **error);
gboolean mp_line_input_drain (MpLineInput *self, GCancellable *cancellable, GError **error);
void mp_line_input_close (MpLineInput *self);

const char *mp_line_input_get_name (MpLineInput *self);
guint mp_line_input_get_line (MpLineInput *self);
guint mp_line_input_get_fallback_line (MpLineInput *self);
double mp_line_input_get_fraction (MpLineInput *self);
const char *mp_line_input_get_sha256 (MpLineInput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpLineInput, mp_line_input_free)

G_END_DECLS
