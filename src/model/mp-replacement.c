/* mp-replacement.c: a file that is replaced as a whole or not at all
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/mp-replacement.h"

struct _MpReplacement
{
  GFile *file;
  GFileOutputStream *stream;
  gboolean is_new;
  gboolean committed;
};

/**
 * mp_replacement_new:
 * @file: what is to be replaced, or made
 *
 * GIO writes a temporary file beside one that exists; where there is none it writes in place.
 *
 * Returns: (transfer full) (nullable): %NULL with an error of GIO when nothing can be written there
 */
MpReplacement *
mp_replacement_new (GFile         *file,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (MpReplacement) self = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_new0 (MpReplacement, 1);
  self->file = g_object_ref (file);
  self->is_new = !g_file_query_exists (file, NULL);
  self->stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, cancellable, error);
  return self->stream ? g_steal_pointer (&self) : NULL;
}

static void
abandon (MpReplacement *self)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  /* Closed as cancelled, a stream removes its temporary file instead of putting it in place. */
  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (self->stream), cancelled, NULL);
  if (self->is_new)
    g_file_delete (self->file, NULL, NULL);
}

void
mp_replacement_free (MpReplacement *self)
{
  if (self->stream && !self->committed)
    abandon (self);
  g_clear_object (&self->stream);
  g_object_unref (self->file);
  g_free (self);
}

/**
 * mp_replacement_get_stream:
 *
 * Returns: (transfer none): where to write to; not to be closed
 */
GOutputStream *
mp_replacement_get_stream (MpReplacement *self)
{
  return G_OUTPUT_STREAM (self->stream);
}

/**
 * mp_replacement_commit:
 *
 * Puts what was written in place of the file.
 *
 * Returns: %FALSE with an error of GIO when that failed: then the old file is still there
 */
gboolean
mp_replacement_commit (MpReplacement  *self,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_return_val_if_fail (!self->committed, FALSE);

  self->committed = g_output_stream_close (G_OUTPUT_STREAM (self->stream), cancellable, error);
  return self->committed;
}
