/* mp-cli-output.h: standard output of a command
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MpCliOutput:
 *
 * Collects what a command says and writes it in large pieces. The first error is kept until
 * mp_cli_output_finish(). A reader who has gone away, as in "| head", is no error: what follows
 * is dropped, and mp_cli_output_is_wanted() says so.
 */
typedef struct _MpCliOutput MpCliOutput;

MpCliOutput *mp_cli_output_new (void);
void mp_cli_output_free (MpCliOutput *self);

void mp_cli_output_append (MpCliOutput *self, const char *text);
void mp_cli_output_printf (MpCliOutput *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
GOutputStream *mp_cli_output_get_stream (MpCliOutput *self);
gboolean mp_cli_output_is_wanted (MpCliOutput *self);
gboolean mp_cli_output_flush (MpCliOutput *self);
gboolean mp_cli_output_finish (MpCliOutput *self, GError **error);

guint mp_cli_output_get_columns (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpCliOutput, mp_cli_output_free)

G_END_DECLS
