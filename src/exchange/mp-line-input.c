/* mp-line-input.c: the lines of a text file, whatever its encoding
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-line-input.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"
#include "exchange/mp-digest.h"
#include "exchange/mp-windows-1252.h"

#define BLOCK_SIZE (64u << 10)

typedef enum
{
  ENCODING_UTF8,
  ENCODING_UTF16_LE,
  ENCODING_UTF16_BE,
  ENCODING_WINDOWS_1252,
} Encoding;

struct _MpLineInput
{
  GFile *file;
  GBytes *bytes;
  char *name;

  GInputStream *stream;
  MpDigest *digest;
  char *sha256;
  guint64 size;
  guint64 n_read;
  gint permille; /* atomic: the main thread shows it */

  Encoding encoding;
  GByteArray *raw;       /* read and not decoded yet */
  gboolean is_raw;       /* somebody else decodes */
  gboolean started;      /* the first block was looked at */
  gboolean at_end;       /* no more raw bytes */
  gboolean has_unicode;  /* a sign of more than one byte was valid UTF-8 */
  guint fallback_line;

  GString *text;         /* decoded */
  gsize position;        /* of the next line in it */
  gsize scanned;         /* up to here it holds no end of that line */
  guint line;
  gboolean skip_lf;
};

static MpLineInput *
new_input (void)
{
  MpLineInput *self = g_new0 (MpLineInput, 1);

  self->raw = g_byte_array_new ();
  self->text = g_string_new (NULL);
  return self;
}

/**
 * mp_line_input_new_for_file:
 *
 * Returns: (transfer full): an input that is not open yet
 */
MpLineInput *
mp_line_input_new_for_file (GFile *file)
{
  MpLineInput *self;
  g_autofree char *path = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = new_input ();
  self->file = g_object_ref (file);
  path = g_file_get_basename (file);
  self->name = g_filename_display_name (path ? path : "");
  return self;
}

/**
 * mp_line_input_new_for_bytes:
 * @name: what messages call it
 */
MpLineInput *
mp_line_input_new_for_bytes (GBytes     *bytes,
                             const char *name)
{
  MpLineInput *self = new_input ();

  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);
  return self;
}

void
mp_line_input_free (MpLineInput *self)
{
  mp_line_input_close (self);
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_byte_array_unref (self->raw);
  g_string_free (self->text, TRUE);
  g_free (self->sha256);
  g_free (self->name);
  g_free (self);
}

/**
 * mp_line_input_close:
 *
 * Lets go of the file. What is known of it (name, checksum) stays.
 */
void
mp_line_input_close (MpLineInput *self)
{
  g_clear_object (&self->stream);
  g_clear_pointer (&self->digest, mp_digest_free);
}

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError     **error,
        const char  *format,
        ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (MP_ERROR, MP_ERROR_UNSUPPORTED, format, args));
  va_end (args);
  return FALSE;
}

/* Text in UTF-32, or in UTF-16 without its mark: every second byte, or more, is nought. */
static gboolean
is_wide_text (const guint8 *data,
              gsize         n)
{
  gsize n_even = 0, n_odd = 0;

  if (n >= 4 && (memcmp (data, "\xff\xfe\0\0", 4) == 0 || memcmp (data, "\0\0\xfe\xff", 4) == 0))
    return TRUE;
  n = MIN (n, 64) & ~(gsize) 3;
  for (gsize i = 0; i + 1 < n; i += 2)
    {
      n_even += data[i] == 0;
      n_odd += data[i + 1] == 0;
    }
  return n >= 8 && (n_even == n / 2 || n_odd == n / 2);
}

/* What is wrong with a file that holds NUL bytes, the first one in @line. */
static gboolean
refuse_nul (MpLineInput  *self,
            guint         line,
            GError      **error)
{
  /* Translators: 1 is the name of a file, 2 the number of a line. */
  return refuse (error, _("“%1$s” is not a text file: line %2$u holds a NUL byte"), self->name, line);
}

/* A file of another kind gets a sentence that helps. */
static gboolean
check_is_text (MpLineInput  *self,
               GError      **error)
{
  const guint8 *data = self->raw->data;
  gsize n = self->raw->len;
  const guint8 *nul;

  if (n >= 4 && memcmp (data, "PK\3\4", 4) == 0)
    return refuse (error, _("“%s” is a compressed file, perhaps an Excel or LibreOffice sheet: save it as CSV there and import that"), self->name);
  if (n >= 5 && memcmp (data, "%PDF-", 5) == 0)
    return refuse (error, _("“%s” is a PDF: copy its text and paste it, or save it as a text file"), self->name);
  if (n >= 15 && memcmp (data, "SQLite format 3", 15) == 0)
    return refuse (error, _("“%s” is a database or a portfolio: open it instead of importing it"), self->name);
  nul = self->encoding == ENCODING_UTF8 ? memchr (data, '\0', n) : NULL;
  if (nul)
    {
      guint line = 1;

      for (const guint8 *p = data; p < nul; p++)
        line += *p == '\n';
      return refuse_nul (self, line, error);
    }
  return TRUE;
}

static gboolean
start (MpLineInput  *self,
       GError      **error)
{
  const guint8 *data = self->raw->data;
  guint n = self->raw->len;
  guint mark = 0;

  self->started = TRUE;
  if (is_wide_text (data, n))
    return refuse (error, _("“%s” is text in an encoding that is not read here, UTF-32 or UTF-16 without its mark: save it as UTF-8 and import that"), self->name);
  if (n >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    mark = 3;
  else if (n >= 2 && data[0] == 0xFF && data[1] == 0xFE)
    {
      self->encoding = ENCODING_UTF16_LE;
      mark = 2;
    }
  else if (n >= 2 && data[0] == 0xFE && data[1] == 0xFF)
    {
      self->encoding = ENCODING_UTF16_BE;
      mark = 2;
    }
  if (mark > 0)
    g_byte_array_remove_range (self->raw, 0, mark);
  return check_is_text (self, error);
}

/* The line in which the text that was decoded so far ends. */
static guint
current_line (MpLineInput *self)
{
  guint line = self->line + 1;

  for (gsize i = self->position; i < self->text->len; i++)
    {
      char c = self->text->str[i];

      if (c == '\n' || (c == '\r' && self->text->str[i + 1] != '\n'))
        line++;
    }
  return line;
}

static gboolean
set_invalid (MpLineInput  *self,
             GError      **error)
{
  /* Translators: 1 is the name of a file, 2 the number of a line. */
  g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("“%1$s”, line %2$u: the text is damaged (not valid UTF-8); save the file again as UTF-8 and import that"),
               self->name, current_line (self));
  return FALSE;
}

static gboolean
decode_1252 (MpLineInput  *self,
             GError      **error)
{
  for (guint i = 0; i < self->raw->len; i++)
    {
      if (!mp_windows_1252_has (self->raw->data[i]))
        return set_invalid (self, error);
      mp_windows_1252_append (self->text, self->raw->data[i]);
    }
  g_byte_array_set_size (self->raw, 0);
  return TRUE;
}

/* Without a jump in the loop, so that the compiler takes many bytes at a time. */
static gboolean
has_high_byte (const char *data,
               gsize       length)
{
  guchar bits = 0;

  for (gsize i = 0; i < length; i++)
    bits |= (guchar) data[i];
  return (bits & 0x80) != 0;
}

static gboolean
decode_utf8 (MpLineInput  *self,
             GError      **error)
{
  const char *data = (const char *) self->raw->data;
  gsize length = self->raw->len;
  const char *end = data + length;
  gsize n_valid;

  /* Most blocks are plain ASCII, which need not be looked at sign by sign. */
  if (length > 0 && (has_high_byte (data, length) || memchr (data, '\0', length)))
    g_utf8_validate_len (data, length, &end);
  n_valid = (gsize) (end - data);
  self->has_unicode = self->has_unicode || has_high_byte (data, n_valid);
  g_string_append_len (self->text, data, (gssize) n_valid);
  g_byte_array_remove_range (self->raw, 0, (guint) n_valid);

  length = self->raw->len;
  if (length == 0)
    return TRUE;
  /* A sign may be cut by the end of the block: its rest comes with the next one. */
  if (!self->at_end && length < 4 && g_utf8_get_char_validated ((const char *) self->raw->data, (gssize) length) == (gunichar) -2)
    return TRUE;
  if (self->raw->data[0] == '\0')
    return refuse_nul (self, current_line (self), error);
  if (self->has_unicode || !mp_windows_1252_is_likely (self->raw->data, length))
    return set_invalid (self, error);

  self->encoding = ENCODING_WINDOWS_1252;
  self->fallback_line = current_line (self);
  return decode_1252 (self, error);
}

static gunichar
get_unit (MpLineInput  *self,
          const guint8 *data)
{
  if (self->encoding == ENCODING_UTF16_LE)
    return (gunichar) (data[0] | data[1] << 8);
  return (gunichar) (data[0] << 8 | data[1]);
}

static gboolean
decode_utf16 (MpLineInput  *self,
              GError      **error)
{
  const guint8 *data = self->raw->data;
  guint length = self->raw->len;
  guint i = 0;

  while (i + 1 < length)
    {
      gunichar c = get_unit (self, data + i);

      if (c >= 0xD800 && c < 0xDC00)
        {
          gunichar low;

          if (i + 3 >= length)
            break;
          low = get_unit (self, data + i + 2);
          if (low < 0xDC00 || low > 0xDFFF)
            return set_invalid (self, error);
          c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
          i += 2;
        }
      else if (c >= 0xDC00 && c <= 0xDFFF)
        {
          return set_invalid (self, error);
        }
      if (c == 0)
        return refuse_nul (self, current_line (self), error);
      g_string_append_unichar (self->text, c);
      i += 2;
    }
  g_byte_array_remove_range (self->raw, 0, i);
  if (self->at_end && self->raw->len > 0)
    return set_invalid (self, error);
  return TRUE;
}

/* Bytes as they stand in the file; at its end, makes the checksum. */
static gssize
read_bytes (MpLineInput   *self,
            gpointer       buffer,
            gsize          size,
            GCancellable  *cancellable,
            GError       **error)
{
  gssize n = g_input_stream_read (self->stream, buffer, size, cancellable, error);

  if (n < 0)
    return n;
  if (n == 0 && !self->at_end)
    {
      self->at_end = TRUE;
      g_free (self->sha256);
      self->sha256 = mp_digest_finish (self->digest);
    }
  else if (n > 0)
    {
      mp_digest_update (self->digest, buffer, (gsize) n);
    }
  self->n_read += (guint64) n;
  if (self->size > 0)
    g_atomic_int_set (&self->permille, (gint) MIN (1000, self->n_read * 1000 / self->size));
  return n;
}

/* Reads and decodes one more block. */
static gboolean
fill (MpLineInput   *self,
      GCancellable  *cancellable,
      GError       **error)
{
  guint old_length = self->raw->len;
  gssize n;

  g_byte_array_set_size (self->raw, old_length + BLOCK_SIZE);
  n = read_bytes (self, self->raw->data + old_length, BLOCK_SIZE, cancellable, error);
  g_byte_array_set_size (self->raw, old_length + (guint) MAX (n, 0));
  if (n < 0)
    return FALSE;
  if (self->is_raw)
    {
      g_byte_array_set_size (self->raw, 0);
      return TRUE;
    }

  if (!self->started && !start (self, error))
    return FALSE;
  switch (self->encoding)
    {
    case ENCODING_UTF16_LE:
    case ENCODING_UTF16_BE:
      return decode_utf16 (self, error);
    case ENCODING_WINDOWS_1252:
      return decode_1252 (self, error);
    case ENCODING_UTF8:
    default:
      return decode_utf8 (self, error);
    }
}

static gboolean
open_stream (MpLineInput   *self,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GFileInfo) info = NULL;

  if (self->bytes)
    {
      self->stream = g_memory_input_stream_new_from_bytes (self->bytes);
      self->size = g_bytes_get_size (self->bytes);
      return TRUE;
    }

  self->stream = G_INPUT_STREAM (g_file_read (self->file, cancellable, error));
  if (self->stream == NULL)
    return FALSE;
  info = g_file_input_stream_query_info (G_FILE_INPUT_STREAM (self->stream), G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  self->size = info ? (guint64) MAX (0, g_file_info_get_size (info)) : 0;
  return TRUE;
}

static gboolean
start_over (MpLineInput   *self,
            gboolean       is_raw,
            GCancellable  *cancellable,
            GError       **error)
{
  mp_line_input_close (self);
  g_byte_array_set_size (self->raw, 0);
  g_string_truncate (self->text, 0);
  g_clear_pointer (&self->sha256, g_free);
  self->n_read = 0;
  g_atomic_int_set (&self->permille, 0);
  self->encoding = ENCODING_UTF8;
  self->is_raw = is_raw;
  self->started = self->at_end = self->has_unicode = self->skip_lf = FALSE;
  self->fallback_line = 0;
  self->position = self->scanned = 0;
  self->line = 0;

  if (!open_stream (self, cancellable, error))
    return FALSE;
  self->digest = mp_digest_new ();
  return TRUE;
}

/**
 * mp_line_input_open:
 *
 * Opens the file, or begins again at its first line, and reads the first block. Sets an error of
 * #GIOErrorEnum, or %MP_ERROR_UNSUPPORTED when the file is no text.
 */
gboolean
mp_line_input_open (MpLineInput   *self,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return start_over (self, FALSE, cancellable, error) && fill (self, cancellable, error);
}

/**
 * mp_line_input_open_raw:
 *
 * As mp_line_input_open(), for a format that has its own way to tell the encoding: the file is read
 * with mp_line_input_read_raw() and not by lines.
 */
gboolean
mp_line_input_open_raw (MpLineInput   *self,
                        GCancellable  *cancellable,
                        GError       **error)
{
  return start_over (self, TRUE, cancellable, error);
}

/**
 * mp_line_input_read_raw:
 *
 * Returns: how many bytes of the file were put into @buffer, 0 at its end, -1 on error
 */
gssize
mp_line_input_read_raw (MpLineInput   *self,
                        gpointer       buffer,
                        gsize          size,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_return_val_if_fail (self->is_raw && self->stream, -1);

  return read_bytes (self, buffer, size, cancellable, error);
}

/**
 * mp_line_input_open_stream:
 *
 * Returns: (transfer full) (nullable): the file once more, from its beginning, for who goes back and forth in it
 */
GInputStream *
mp_line_input_open_stream (MpLineInput   *self,
                           GCancellable  *cancellable,
                           GError       **error)
{
  GInputStream *stream;

  if (self->bytes)
    return g_memory_input_stream_new_from_bytes (self->bytes);
  stream = G_INPUT_STREAM (g_file_read (self->file, cancellable, error));
  if (stream && !g_seekable_can_seek (G_SEEKABLE (stream)))
    {
      g_clear_object (&stream);
      refuse (error, _("“%s” can only be read from its beginning to its end: copy it to this computer and import that"), self->name);
    }
  return stream;
}

/**
 * mp_line_input_peek:
 * @length: (out): how long it is
 *
 * Returns: (transfer none): the beginning of the text, as far as it was read
 */
const char *
mp_line_input_peek (MpLineInput *self,
                    gsize       *length)
{
  *length = self->text->len - self->position;
  return self->text->str + self->position;
}

/* The place of the next LF or CR from @from, or -1. */
static gssize
find_end (MpLineInput *self,
          gsize        from)
{
  const char *begin = self->text->str + from;
  gsize length = self->text->len - from;
  const char *lf = memchr (begin, '\n', length);
  const char *cr = memchr (begin, '\r', lf ? (gsize) (lf - begin) : length);

  if (cr)
    return cr - self->text->str;
  return lf ? lf - self->text->str : -1;
}

static const char *
take_line (MpLineInput *self,
           gsize        end,
           gsize       *length)
{
  char *line = self->text->str + self->position;

  if (length)
    *length = end - self->position;
  self->line++;
  self->position = MIN (end + 1, self->text->len);
  self->scanned = self->position;
  line[end - (gsize) (line - self->text->str)] = '\0';
  return line;
}

/**
 * mp_line_input_read:
 * @length: (out) (optional): bytes of the line, without its end
 *
 * Sets %MP_ERROR_TOO_LARGE for a line of more than %MP_READER_MAX_LINE bytes, %MP_ERROR_INVALID
 * for damaged text; both name the line.
 *
 * Returns: (transfer none) (nullable): the next line, terminated with a nul, valid until the next
 *   call; %NULL at the end or on error
 */
const char *
mp_line_input_read (MpLineInput   *self,
                    gsize         *length,
                    GCancellable  *cancellable,
                    GError       **error)
{
  for (;;)
    {
      gssize end;

      if (self->skip_lf && self->position < self->text->len)
        {
          self->skip_lf = FALSE;
          if (self->text->str[self->position] == '\n')
            self->scanned = ++self->position;
        }

      end = find_end (self, self->scanned);
      self->scanned = self->text->len;
      if ((end < 0 ? self->text->len : (gsize) end) - self->position > MP_READER_MAX_LINE)
        {
          g_autofree char *limit = g_format_size_full (MP_READER_MAX_LINE, G_FORMAT_SIZE_IEC_UNITS);

          /* Translators: 1 is the name of a file, 2 the number of a line, 3 a size as "16 MiB". */
          g_set_error (error, MP_ERROR, MP_ERROR_TOO_LARGE, _("“%1$s”, line %2$u is longer than %3$s: this is hardly a file of projects"),
                       self->name, self->line + 1, limit);
          return NULL;
        }
      if (end >= 0)
        {
          self->skip_lf = self->text->str[end] == '\r';
          return take_line (self, (gsize) end, length);
        }
      if (self->at_end)
        return self->position < self->text->len ? take_line (self, self->text->len, length) : NULL;

      if (self->position > 0)
        g_string_erase (self->text, 0, (gssize) self->position);
      self->position = 0;
      self->scanned = self->text->len;
      if (!fill (self, cancellable, error))
        return NULL;
    }
}

/**
 * mp_line_input_drain:
 *
 * Reads what is left without looking at it, so that the checksum is that of the whole file.
 */
gboolean
mp_line_input_drain (MpLineInput   *self,
                     GCancellable  *cancellable,
                     GError       **error)
{
  while (!self->at_end)
    {
      g_string_truncate (self->text, 0);
      self->position = self->scanned = 0;
      if (!fill (self, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

const char *
mp_line_input_get_name (MpLineInput *self)
{
  return self->name;
}

/**
 * mp_line_input_get_line:
 *
 * Returns: the number of the line that was read last, from 1
 */
guint
mp_line_input_get_line (MpLineInput *self)
{
  return self->line;
}

/**
 * mp_line_input_get_fallback_line:
 *
 * Returns: the line from which on the text was taken for Windows-1252, 0 if it was not
 */
guint
mp_line_input_get_fallback_line (MpLineInput *self)
{
  return self->fallback_line;
}

/**
 * mp_line_input_get_fraction:
 *
 * May be called from any thread.
 *
 * Returns: how much of the file was read, 0 to 1
 */
double
mp_line_input_get_fraction (MpLineInput *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}

/**
 * mp_line_input_get_sha256:
 *
 * Returns: (nullable): the checksum of the file, %NULL until it was read to its end
 */
const char *
mp_line_input_get_sha256 (MpLineInput *self)
{
  return self->sha256;
}
