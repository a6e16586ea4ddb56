/* mp-reader.c: reads projects out of a file, one after the other
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-reader.h"

#include <glib/gi18n-lib.h>

#include "exchange/mp-reader-formats.h"

/* More messages than anybody reads are not kept. */
#define MAX_MESSAGES 1000

typedef struct
{
  MpLineInput *input;
  MpTermIndex *terms;
  GHashTable *options;
  GPtrArray *messages; /* of MpMessage */
  guint n_dropped;
  gboolean told_fallback;
} MpReaderPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MpReader, mp_reader, G_TYPE_OBJECT)

#define PRIVATE(self) ((MpReaderPrivate *) mp_reader_get_instance_private (self))

static void
mp_reader_finalize (GObject *object)
{
  MpReaderPrivate *priv = PRIVATE (MP_READER (object));

  g_clear_pointer (&priv->input, mp_line_input_free);
  g_clear_pointer (&priv->terms, mp_term_index_unref);
  g_hash_table_unref (priv->options);
  g_ptr_array_unref (priv->messages);

  G_OBJECT_CLASS (mp_reader_parent_class)->finalize (object);
}

static void
mp_reader_class_init (MpReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_reader_finalize;
}

static void
mp_reader_init (MpReader *self)
{
  MpReaderPrivate *priv = PRIVATE (self);

  priv->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  priv->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_message_free);
}

static MpReader *
new_for_input (MpLineInput   *input,
               const char    *format,
               MpTermIndex   *terms,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (MpLineInput) owned = input;
  MpReader *self;
  MpReaderPrivate *priv;

  self = mp_reader_formats_make (input, format, cancellable, error);
  mp_line_input_close (input);
  if (self == NULL)
    return NULL;

  priv = PRIVATE (self);
  priv->input = g_steal_pointer (&owned);
  priv->terms = mp_term_index_ref (terms);
  return self;
}

/**
 * mp_reader_new_for_file:
 * @format: (nullable): "page", "csv", "xlsx", "json" or "iati"; %NULL to recognise it by the content, then by the name
 * @terms: the vocabularies and partners that the portfolio has
 *
 * Reads the first block of the file; blocks, may be called in any thread. Sets
 * %MP_ERROR_UNSUPPORTED when the file is in none of the formats.
 *
 * Returns: (transfer full) (nullable): a reader
 */
MpReader *
mp_reader_new_for_file (GFile         *file,
                        const char    *format,
                        MpTermIndex   *terms,
                        GCancellable  *cancellable,
                        GError       **error)
{
  return new_for_input (mp_line_input_new_for_file (file), format, terms, cancellable, error);
}

/**
 * mp_reader_new_for_bytes:
 * @name: what messages and the source call it, as "Pasted text"
 *
 * As mp_reader_new_for_file(), for text that was pasted or piped.
 */
MpReader *
mp_reader_new_for_bytes (GBytes       *bytes,
                         const char   *name,
                         const char   *format,
                         MpTermIndex  *terms,
                         GError      **error)
{
  return new_for_input (mp_line_input_new_for_bytes (bytes, name), format, terms, NULL, error);
}

/**
 * mp_reader_set_option:
 * @name: "date-order" ("dmy" or "mdy": how 03/04/2027 is to be read), "language" (of the texts,
 *   "en" if not set), "sheet" (the name of the sheet
 *   of a workbook that is to be read), "url" (where the file was found)
 * @value: (nullable): the value; %NULL to forget it
 *
 * Counts from the next mp_reader_begin() on.
 */
void
mp_reader_set_option (MpReader   *self,
                      const char *name,
                      const char *value)
{
  g_return_if_fail (MP_IS_READER (self));

  if (value)
    g_hash_table_insert (PRIVATE (self)->options, g_strdup (name), g_strdup (value));
  else
    g_hash_table_remove (PRIVATE (self)->options, name);
}

/**
 * mp_reader_get_option:
 *
 * Returns: (nullable): the value that was set
 */
const char *
mp_reader_get_option (MpReader   *self,
                      const char *name)
{
  return g_hash_table_lookup (PRIVATE (self)->options, name);
}

/**
 * mp_reader_begin:
 *
 * Opens the file and reads what stands before the first project; called again it starts over.
 * Messages of an earlier pass are dropped.
 */
gboolean
mp_reader_begin (MpReader      *self,
                 GCancellable  *cancellable,
                 GError       **error)
{
  MpReaderPrivate *priv;

  g_return_val_if_fail (MP_IS_READER (self), FALSE);

  priv = PRIVATE (self);
  g_ptr_array_set_size (priv->messages, 0);
  priv->n_dropped = 0;
  priv->told_fallback = FALSE;
  if (MP_READER_GET_CLASS (self)->reads_bytes ? !mp_line_input_open_raw (priv->input, cancellable, error)
                                              : !mp_line_input_open (priv->input, cancellable, error))
    return FALSE;
  if (MP_READER_GET_CLASS (self)->begin == NULL)
    return TRUE;
  return MP_READER_GET_CLASS (self)->begin (self, cancellable, error);
}

/* After the last project: the rest of the file counts for the checksum. */
static void
finish (MpReader      *self,
        GCancellable  *cancellable,
        GError       **error)
{
  MpReaderPrivate *priv = PRIVATE (self);

  mp_line_input_drain (priv->input, cancellable, error);
  mp_line_input_close (priv->input);
  if (priv->n_dropped > 0)
    {
      g_ptr_array_add (priv->messages,
                       mp_message_new (MP_SEVERITY_NOTE, "more-messages", 0,
                                       g_dngettext (GETTEXT_PACKAGE, "%u more message is not shown", "%u more messages are not shown", priv->n_dropped),
                                       priv->n_dropped));
      priv->n_dropped = 0;
    }
}

/**
 * mp_reader_next:
 *
 * Sets %MP_ERROR_INVALID or %MP_ERROR_TOO_LARGE when the file cannot be read on; the message names
 * the line.
 *
 * Returns: (transfer full) (nullable): the next project, %NULL at the end or on error
 */
MpDraft *
mp_reader_next (MpReader      *self,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  MpDraft *draft;

  g_return_val_if_fail (MP_IS_READER (self), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  draft = MP_READER_GET_CLASS (self)->next (self, cancellable, &local_error);
  if (draft == NULL && local_error == NULL)
    finish (self, cancellable, &local_error);
  if (local_error)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return draft;
}

/**
 * mp_reader_dup_partner_drafts:
 *
 * Returns: (transfer full) (element-type MpPartnerDraft): the partners that the file speaks of;
 *   valid after the last project
 */
GPtrArray *
mp_reader_dup_partner_drafts (MpReader *self)
{
  MpReaderClass *klass = MP_READER_GET_CLASS (self);

  if (klass->dup_partner_drafts == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) mp_partner_draft_free);
  return klass->dup_partner_drafts (self);
}

/**
 * mp_reader_dup_records:
 *
 * Returns: (transfer full) (element-type MpRecord): records outside projects with negative ids;
 *   what others refer to comes first
 */
GPtrArray *
mp_reader_dup_records (MpReader *self)
{
  MpReaderClass *klass = MP_READER_GET_CLASS (self);

  if (klass->dup_records == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  return klass->dup_records (self);
}

const char *
mp_reader_get_format (MpReader *self)
{
  return MP_READER_GET_CLASS (self)->format;
}

/**
 * mp_reader_get_name:
 *
 * Returns: the name of the file, without its folder
 */
const char *
mp_reader_get_name (MpReader *self)
{
  return mp_line_input_get_name (PRIVATE (self)->input);
}

/**
 * mp_reader_get_sha256:
 *
 * Returns: (nullable): the checksum of the file in hexadecimal digits, %NULL before the last
 *   project
 */
const char *
mp_reader_get_sha256 (MpReader *self)
{
  return mp_line_input_get_sha256 (PRIVATE (self)->input);
}

/**
 * mp_reader_dup_source:
 *
 * Returns: (transfer full) (nullable): a record of the table source without id for the file, valid
 *   after the last project; %NULL when the file states its sources itself
 */
MpRecord *
mp_reader_dup_source (MpReader *self)
{
  const char *kind = MP_READER_GET_CLASS (self)->source_kind;
  g_autofree char *uuid = NULL;
  MpRecord *source;

  if (kind == NULL)
    return NULL;
  uuid = g_uuid_string_random ();
  source = mp_record_new (MP_TABLE_SOURCE, 0);
  mp_record_set_text (source, MP_SOURCE_UUID, uuid);
  mp_record_set_text (source, MP_SOURCE_KIND, kind);
  mp_record_set_text (source, MP_SOURCE_TITLE, mp_reader_get_name (self));
  mp_record_set_text (source, MP_SOURCE_URL, mp_reader_get_option (self, "url"));
  mp_record_set_text (source, MP_SOURCE_SHA256, mp_reader_get_sha256 (self));
  return source;
}

/**
 * mp_reader_get_fraction:
 *
 * May be called from any thread.
 *
 * Returns: how much of the file was read in this pass, 0 to 1
 */
double
mp_reader_get_fraction (MpReader *self)
{
  return mp_line_input_get_fraction (PRIVATE (self)->input);
}

/**
 * mp_reader_get_messages:
 *
 * Returns: (transfer none) (element-type MpMessage): what there is to say of the file so far
 */
GPtrArray *
mp_reader_get_messages (MpReader *self)
{
  return PRIVATE (self)->messages;
}

MpTermIndex *
mp_reader_get_terms (MpReader *self)
{
  return PRIVATE (self)->terms;
}

/**
 * mp_reader_peek:
 * @length: (out): how long it is
 *
 * For mp_reader_begin(): looks at the beginning of the text without reading on.
 *
 * Returns: (transfer none): the text of the first block, not cut at a line
 */
const char *
mp_reader_peek (MpReader *self,
                gsize    *length)
{
  return mp_line_input_peek (PRIVATE (self)->input, length);
}

/**
 * mp_reader_read_line:
 * @length: (out) (optional): bytes of the line
 *
 * Returns: (transfer none) (nullable): the next line as UTF-8, without its end, valid until the
 *   next call; %NULL at the end of the file or on error
 */
const char *
mp_reader_read_line (MpReader      *self,
                     gsize         *length,
                     GCancellable  *cancellable,
                     GError       **error)
{
  MpReaderPrivate *priv = PRIVATE (self);
  const char *line = mp_line_input_read (priv->input, length, cancellable, error);

  if (!priv->told_fallback && mp_line_input_get_fallback_line (priv->input) > 0)
    {
      priv->told_fallback = TRUE;
      mp_reader_add_message (self, MP_SEVERITY_NOTE, "windows-1252", mp_line_input_get_fallback_line (priv->input),
                             _("The text is not UTF-8 and was read as Windows-1252; if letters look wrong, save the file as UTF-8 and import that"));
    }
  return line;
}

/**
 * mp_reader_read_bytes:
 *
 * For readers that decode the file themselves, see #MpReaderClass.
 *
 * Returns: how many bytes were put into @buffer, 0 at the end of the file, -1 on error
 */
gssize
mp_reader_read_bytes (MpReader      *self,
                      gpointer       buffer,
                      gsize          size,
                      GCancellable  *cancellable,
                      GError       **error)
{
  return mp_line_input_read_raw (PRIVATE (self)->input, buffer, size, cancellable, error);
}

/**
 * mp_reader_open_stream:
 *
 * For readers that go back and forth in the file: beside it, they read all of its bytes once with
 * mp_reader_read_bytes(), of which the checksum is made.
 *
 * Returns: (transfer full) (nullable): the file from its beginning, seekable
 */
GInputStream *
mp_reader_open_stream (MpReader      *self,
                       GCancellable  *cancellable,
                       GError       **error)
{
  return mp_line_input_open_stream (PRIVATE (self)->input, cancellable, error);
}

/**
 * mp_reader_get_line:
 *
 * Returns: the number of the line that was read last, from 1
 */
guint
mp_reader_get_line (MpReader *self)
{
  return mp_line_input_get_line (PRIVATE (self)->input);
}

/**
 * mp_reader_add_message:
 * @code: a stable English name, as "title-cut"; a literal
 * @line: the line of the file, 0 when it concerns the whole
 * @format: a printf format, translated: what happened, to what, and what to do
 *
 * Of very many messages only the first are kept.
 */
void
mp_reader_add_message (MpReader   *self,
                       MpSeverity  severity,
                       const char *code,
                       guint       line,
                       const char *format,
                       ...)
{
  MpReaderPrivate *priv = PRIVATE (self);
  g_autofree char *text = NULL;
  va_list args;

  if (priv->messages->len >= MAX_MESSAGES)
    {
      priv->n_dropped++;
      return;
    }
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (priv->messages, mp_message_new (severity, code, line, "%s", text));
}
