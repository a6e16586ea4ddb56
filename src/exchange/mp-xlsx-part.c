/* mp-xlsx-part.c: one part of a workbook, read as XML while it is unpacked
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-xlsx-part.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"

#define BLOCK_SIZE (64u << 10)
/* Workbooks have some tens of parts. */
#define MAX_PARTS 10000
/* Sheets shrink to a tenth or a thirtieth; what grows a hundredfold and more is made to do harm. */
#define MAX_GROWTH 250u
#define MAX_HARMLESS (64u << 20)

struct _MpXlsxPart
{
  MpReader *reader; /* borrowed */
  char *name;
  GInputStream *stream;
  struct archive *archive;
  xmlTextReader *xml;
  GCancellable *cancellable; /* borrowed while reading */
  GError *error;             /* the first one; what follows from it is not told */
  guint64 position;          /* in the file */
  guint64 n_packed;          /* bytes of the file since the part began */
  guint64 n_unpacked;
  guint64 n_followed;
  gboolean follows;
  guint8 block[BLOCK_SIZE];
};

static void keep_error (MpXlsxPart *self, int code, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Keeps the first error, with the name of the file and the part. */
static void
keep_error (MpXlsxPart *self,
            int         code,
            const char *format,
            ...)
{
  guint line = self->xml ? (guint) MAX (xmlTextReaderGetParserLineNumber (self->xml), 0) : 0;
  const char *file = mp_reader_get_name (self->reader);
  g_autofree char *text = NULL;
  va_list args;

  if (self->error)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  if (line > 0)
    /* Translators: 1 is the name of a file, 2 that of a part of the archive that it is, 3 the number of a line, 4 what is wrong there. */
    g_set_error (&self->error, MP_ERROR, code, _("“%1$s”, part %2$s, line %3$u: %4$s"), file, self->name, line, text);
  else
    /* Translators: 1 is the name of a file, 2 what is wrong with it. */
    g_set_error (&self->error, MP_ERROR, code, _("“%1$s”: %2$s"), file, text);
}

static void
keep_damage (MpXlsxPart *self)
{
  keep_error (self, MP_ERROR_INVALID, _("the workbook is damaged or cut off; perhaps it was not downloaded whole"));
}

/* The checksum is made of what was read, and progress shown of it. */
static gboolean
follow (MpXlsxPart *self)
{
  guint8 block[4096];

  while (self->follows && self->n_followed < self->position)
    {
      gssize n = mp_reader_read_bytes (self->reader, block, MIN (sizeof block, self->position - self->n_followed), self->cancellable, &self->error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      self->n_followed += (guint64) n;
    }
  return TRUE;
}

/* archive_read_callback */
static la_ssize_t
read_cb (struct archive  *archive,
         void            *user_data,
         const void     **buffer)
{
  MpXlsxPart *self = user_data;
  gssize n = self->error ? -1 : g_input_stream_read (self->stream, self->block, BLOCK_SIZE, self->cancellable, &self->error);

  if (n < 0)
    return -1;
  self->position += (guint64) n;
  self->n_packed += (guint64) n;
  *buffer = self->block;
  return follow (self) ? n : -1;
}

/* archive_seek_callback */
static la_int64_t
seek_cb (struct archive *archive,
         void           *user_data,
         la_int64_t      offset,
         int             whence)
{
  MpXlsxPart *self = user_data;
  GSeekType type = whence == SEEK_SET ? G_SEEK_SET : whence == SEEK_CUR ? G_SEEK_CUR : G_SEEK_END;

  /* What is cut off refers to places that are not there. */
  if (self->error || !g_seekable_seek (G_SEEKABLE (self->stream), offset, type, self->cancellable, NULL))
    return ARCHIVE_FATAL;
  self->position = (guint64) g_seekable_tell (G_SEEKABLE (self->stream));
  return (la_int64_t) self->position;
}

static gboolean
open_archive (MpXlsxPart *self)
{
  self->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (self->archive);
  archive_read_set_read_callback (self->archive, read_cb);
  archive_read_set_seek_callback (self->archive, seek_cb);
  archive_read_set_callback_data (self->archive, self);
  if (archive_read_open1 (self->archive) == ARCHIVE_OK)
    return TRUE;
  keep_damage (self);
  return FALSE;
}

/* Goes to the part; FALSE when there is none, or on error. */
static gboolean
find_entry (MpXlsxPart *self)
{
  struct archive_entry *entry;
  guint n = 0;
  int result;

  while ((result = archive_read_next_header (self->archive, &entry)) == ARCHIVE_OK || result == ARCHIVE_WARN)
    {
      const char *name = archive_entry_pathname_utf8 (entry);

      if (++n > MAX_PARTS)
        {
          keep_error (self, MP_ERROR_TOO_LARGE, _("the archive has more than %u parts; this is no workbook"), MAX_PARTS);
          return FALSE;
        }
      if (name == NULL || g_ascii_strcasecmp (name, self->name) != 0)
        continue;
      if (archive_entry_is_data_encrypted (entry))
        keep_error (self, MP_ERROR_UNSUPPORTED, _("the archive is protected with a password; save it without one"));
      return self->error == NULL;
    }
  if (result != ARCHIVE_EOF)
    keep_damage (self);
  return FALSE;
}

/* xmlInputReadCallback */
static int
unpack_cb (void *user_data,
           char *buffer,
           int   size)
{
  MpXlsxPart *self = user_data;
  la_ssize_t n = self->error ? -1 : archive_read_data (self->archive, buffer, (size_t) size);

  if (n < 0)
    {
      keep_damage (self);
      return -1;
    }
  self->n_unpacked += (guint64) n;
  if (self->n_unpacked > MAX_HARMLESS && self->n_unpacked / MAX_GROWTH > self->n_packed)
    {
      keep_error (self, MP_ERROR_TOO_LARGE, _("unpacked, it grows to more than %u times its size, as no workbook does; it is not read"), MAX_GROWTH);
      return -1;
    }
  return (int) n;
}

/* xmlInputCloseCallback */
static int
close_cb (void *user_data)
{
  return 0;
}

#if LIBXML_VERSION >= 21200
typedef const xmlError XmlError;
#else
typedef xmlError XmlError;
#endif

/* xmlStructuredErrorFunc */
static void
xml_error_cb (void     *user_data,
              XmlError *error)
{
  MpXlsxPart *self = user_data;
  g_autofree char *text = NULL;

  if (error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE)
    return;
  text = g_utf8_make_valid (error->message ? error->message : "", -1);
  if (strstr (text, "depth"))
    keep_error (self, MP_ERROR_TOO_LARGE, _("elements stand in each other more than 256 deep"));
  else if (strstr (text, "huge text") || strstr (text, "Huge input") || strstr (text, "too long"))
    keep_error (self, MP_ERROR_TOO_LARGE, _("a text or a name is longer than 10 MB"));
  else
    keep_error (self, MP_ERROR_INVALID, _("this is not valid XML: %s"), g_strstrip (text));
}

/**
 * mp_xlsx_part_open:
 * @reader: the file, also gives its name to messages
 * @name: the path of the part in the archive, without "/" before it
 *
 * Returns: (transfer full) (nullable): the part before its first element; %NULL when there is none (then @error is not set) or on error
 */
MpXlsxPart *
mp_xlsx_part_open (MpReader      *reader,
                   const char    *name,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (MpXlsxPart) self = g_new0 (MpXlsxPart, 1);

  self->reader = reader;
  self->name = g_strdup (name);
  self->cancellable = cancellable;
  self->stream = mp_reader_open_stream (reader, cancellable, error);
  if (self->stream == NULL)
    return NULL;
  if (!open_archive (self) || !find_entry (self))
    {
      if (self->error)
        g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }
  /* What was looked for before the part does not make up for what it grows to. */
  self->n_packed = BLOCK_SIZE;
  self->xml = xmlReaderForIO (unpack_cb, close_cb, self, NULL, NULL, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT);
  xmlTextReaderSetStructuredErrorHandler (self->xml, xml_error_cb, self);
  return g_steal_pointer (&self);
}

void
mp_xlsx_part_free (MpXlsxPart *self)
{
  g_clear_pointer (&self->xml, xmlFreeTextReader);
  g_clear_pointer (&self->archive, archive_read_free);
  g_clear_object (&self->stream);
  g_clear_error (&self->error);
  g_free (self->name);
  g_free (self);
}

/**
 * mp_xlsx_part_follow:
 *
 * From here on the bytes of the file count as read by the reader.
 */
void
mp_xlsx_part_follow (MpXlsxPart *self)
{
  self->follows = TRUE;
}

/**
 * mp_xlsx_part_step:
 *
 * Goes on to the next node. Document types are refused, so that there are no entities.
 *
 * Returns: 1 when there is one, 0 at the end, -1 on error
 */
int
mp_xlsx_part_step (MpXlsxPart    *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  int result;

  self->cancellable = cancellable;
  result = xmlTextReaderRead (self->xml);
  if (result == 1 && xmlTextReaderNodeType (self->xml) == XML_READER_TYPE_DOCUMENT_TYPE)
    keep_error (self, MP_ERROR_UNSUPPORTED, _("it declares a document type, which no workbook does; it is not read"));
  if (result < 0)
    keep_damage (self);
  if (self->error == NULL)
    return result;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return -1;
}

static gboolean
is_node (MpXlsxPart *self,
         int         type,
         const char *name)
{
  return xmlTextReaderNodeType (self->xml) == type && strcmp ((const char *) xmlTextReaderConstLocalName (self->xml), name) == 0;
}

gboolean
mp_xlsx_part_is_start (MpXlsxPart *self,
                       const char *name)
{
  return is_node (self, XML_READER_TYPE_ELEMENT, name);
}

/**
 * mp_xlsx_part_is_end:
 *
 * Returns: whether the element ends here, also one that holds nothing
 */
gboolean
mp_xlsx_part_is_end (MpXlsxPart *self,
                     const char *name)
{
  return is_node (self, XML_READER_TYPE_END_ELEMENT, name) || (mp_xlsx_part_is_start (self, name) && xmlTextReaderIsEmptyElement (self->xml));
}

/**
 * mp_xlsx_part_get_text:
 *
 * Returns: (transfer none) (nullable): the text, where the node is one
 */
const char *
mp_xlsx_part_get_text (MpXlsxPart *self)
{
  switch (xmlTextReaderNodeType (self->xml))
    {
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      return (const char *) xmlTextReaderConstValue (self->xml);
    default:
      return NULL;
    }
}

/**
 * mp_xlsx_part_dup_attribute:
 * @name: its name without prefix
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
mp_xlsx_part_dup_attribute (MpXlsxPart *self,
                            const char *name)
{
  char *value = NULL;

  for (int more = xmlTextReaderMoveToFirstAttribute (self->xml); more == 1 && value == NULL; more = xmlTextReaderMoveToNextAttribute (self->xml))
    {
      if (strcmp ((const char *) xmlTextReaderConstLocalName (self->xml), name) == 0)
        value = g_strdup ((const char *) xmlTextReaderConstValue (self->xml));
    }
  xmlTextReaderMoveToElement (self->xml);
  return value;
}

/**
 * mp_xlsx_part_set_error:
 *
 * Sets an error that names the file, the part and the line.
 */
void
mp_xlsx_part_set_error (MpXlsxPart  *self,
                        GError     **error,
                        int          code,
                        const char  *format,
                        ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  keep_error (self, code, "%s", text);
  g_propagate_error (error, g_steal_pointer (&self->error));
}

/**
 * mp_xlsx_resolve_target:
 * @folder: the folder of the part that refers to it, "xl"
 * @target: "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "../xl/styles.xml"
 *
 * Returns: (transfer full) (nullable): the path in the archive; %NULL when it leads out of it
 */
char *
mp_xlsx_resolve_target (const char *folder,
                        const char *target)
{
  g_autofree char *path = *target == '/' ? g_strdup (target + 1) : g_strconcat (folder, "/", target, NULL);
  g_auto (GStrv) pieces = g_strsplit (path, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; pieces[i]; i++)
    {
      if (strcmp (pieces[i], "..") == 0 && kept->len == 0)
        return NULL;
      if (strcmp (pieces[i], "..") == 0)
        g_ptr_array_set_size (kept, (int) kept->len - 1);
      else if (*pieces[i] && strcmp (pieces[i], ".") != 0)
        g_ptr_array_add (kept, pieces[i]);
    }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

static gboolean
is_escape (const char *p)
{
  return p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]) && g_ascii_isxdigit (p[4]) && g_ascii_isxdigit (p[5]) && p[6] == '_';
}

/**
 * mp_xlsx_decode_text:
 * @text: as it stands in the file
 *
 * Returns: (transfer full): @text with "_x000D_" as the character that it stands for
 */
char *
mp_xlsx_decode_text (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  while (*text)
    {
      const char *escape = strstr (text, "_x");
      gunichar c;

      if (escape == NULL)
        break;
      g_string_append_len (out, text, escape - text);
      if (!is_escape (escape))
        {
          g_string_append (out, "_x");
          text = escape + 2;
          continue;
        }
      c = (gunichar) g_ascii_strtoull (escape + 2, NULL, 16);
      if (c != 0 && g_unichar_validate (c))
        g_string_append_unichar (out, c);
      text = escape + 7;
    }
  g_string_append (out, text);
  return g_string_free (out, FALSE);
}
