/* mp-cli-output.c: standard output of a command
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/mp-cli-output.h"

#include <gio/gunixoutputstream.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/mp-text.h"

#define BLOCK (64u << 10)
/* What a terminal has at least when it does not tell. */
#define USUAL_COLUMNS 80

struct _MpCliOutput
{
  GOutputStream *stream;
  GString *block;
  GError *error;
};

MpCliOutput *
mp_cli_output_new (void)
{
  MpCliOutput *self = g_new0 (MpCliOutput, 1);

  self->stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  self->block = g_string_sized_new (BLOCK + 4096);
  return self;
}

void
mp_cli_output_free (MpCliOutput *self)
{
  g_object_unref (self->stream);
  g_string_free (self->block, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * mp_cli_output_flush:
 *
 * Returns: %FALSE when something could not be written, now or before
 */
gboolean
mp_cli_output_flush (MpCliOutput *self)
{
  if (self->error == NULL && self->block->len > 0)
    g_output_stream_write_all (self->stream, self->block->str, self->block->len, NULL, NULL, &self->error);
  g_string_truncate (self->block, 0);
  return self->error == NULL;
}

void
mp_cli_output_append (MpCliOutput *self,
                      const char  *text)
{
  g_string_append (self->block, text);
  if (self->block->len >= BLOCK)
    mp_cli_output_flush (self);
}

void
mp_cli_output_printf (MpCliOutput *self,
                      const char  *format,
                      ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (self->block, format, args);
  va_end (args);
  if (self->block->len >= BLOCK)
    mp_cli_output_flush (self);
}

/**
 * mp_cli_output_get_stream:
 *
 * Returns: (transfer none): the stream itself, after what was appended so far
 */
GOutputStream *
mp_cli_output_get_stream (MpCliOutput *self)
{
  mp_cli_output_flush (self);
  return self->stream;
}

/**
 * mp_cli_output_is_wanted:
 *
 * Returns: %FALSE when nothing more can be written, so that long work may stop
 */
gboolean
mp_cli_output_is_wanted (MpCliOutput *self)
{
  return self->error == NULL;
}

/**
 * mp_cli_output_finish:
 *
 * Writes what is left.
 *
 * Returns: %FALSE when the output is not complete, for any reason but that nobody reads it
 */
gboolean
mp_cli_output_finish (MpCliOutput  *self,
                      GError      **error)
{
  if (mp_cli_output_flush (self) || g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/**
 * mp_cli_output_get_columns:
 *
 * Returns: the width of the terminal, 0 when the output goes elsewhere
 */
guint
mp_cli_output_get_columns (void)
{
  struct winsize size;
  gint64 columns;

  if (!isatty (STDOUT_FILENO))
    return 0;
  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  if (g_getenv ("COLUMNS") && mp_text_parse_int (g_getenv ("COLUMNS"), &columns) && columns > 0 && columns < 10000)
    return (guint) columns;
  return USUAL_COLUMNS;
}
