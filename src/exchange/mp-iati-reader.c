/* mp-iati-reader.c: projects out of a file of IATI activities
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One activity at a time is a tree; before and after it nothing of the file is in memory.
 */

#include "config.h"

#include "exchange/mp-iati-reader.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "base/mp-error.h"
#include "exchange/mp-iati-grammar.h"
#include "exchange/mp-iati.h"

/* A file whose first activity begins later is none: 16 MiB. */
#define MAX_HEAD (16u << 20)

struct _MpIatiReader
{
  MpReader parent_instance;

  xmlTextReader *xml;
  MpIatiOrganisations *organisations;
  GCancellable *cancellable; /* borrowed while reading */
  GError *error;             /* the first one; what follows from it is not told */
  guint64 n_bytes;           /* since the activity, or the file, began */
  gboolean in_activity;
  gboolean is_old;           /* of a version before 2.01 */
  guint n_activities;
};

G_DEFINE_FINAL_TYPE (MpIatiReader, mp_iati_reader, MP_TYPE_READER)

static void set_error (MpIatiReader *self, int code, guint line, const char *format, ...) G_GNUC_PRINTF (4, 5);

/* Keeps the first error, with the name of the file and the line. */
static void
set_error (MpIatiReader *self,
           int           code,
           guint         line,
           const char   *format,
           ...)
{
  const char *name = mp_reader_get_name (MP_READER (self));
  g_autofree char *text = NULL;
  va_list args;

  if (self->error)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  if (line > 0)
    /* Translators: 1 is the name of a file, 2 the number of a line, 3 what is wrong there. */
    g_set_error (&self->error, MP_ERROR, code, _("“%1$s”, line %2$u: %3$s"), name, line, text);
  else
    /* Translators: 1 is the name of a file, 2 what is wrong with it. */
    g_set_error (&self->error, MP_ERROR, code, _("“%1$s”: %2$s"), name, text);
}

/* Whether so much may still be read; else what is the limit is told. */
static gboolean
check_size (MpIatiReader *self)
{
  guint limit = self->in_activity ? MP_IATI_MAX_ACTIVITY : MAX_HEAD;
  g_autofree char *size = NULL;

  if (self->n_bytes <= limit)
    return TRUE;
  size = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);
  if (self->in_activity)
    set_error (self, MP_ERROR_TOO_LARGE, 0, _("an activity is longer than %s"), size);
  else
    set_error (self, MP_ERROR_TOO_LARGE, 0, _("there is no activity in %s"), size);
  return FALSE;
}

/* xmlInputReadCallback */
static int
read_bytes_cb (void *user_data,
               char *buffer,
               int   size)
{
  MpIatiReader *self = user_data;
  gssize n;

  if (self->error || !check_size (self))
    return -1;
  n = mp_reader_read_bytes (MP_READER (self), buffer, (gsize) size, self->cancellable, &self->error);
  self->n_bytes += (guint64) MAX (n, 0);
  return (int) n;
}

/* xmlInputCloseCallback: the file is the reader's. */
static int
close_cb (void *user_data)
{
  return 0;
}

/* What libxml2 says, in words for users where it is likely to be met. */
static void
set_xml_error (MpIatiReader   *self,
               const xmlError *error)
{
  guint line = (guint) MAX (error->line, 0);
  g_autofree char *text = g_utf8_make_valid (error->message ? error->message : "", -1);

  /* A prefix that is not declared belongs to something of others, which is kept or left out. */
  if (error->domain == XML_FROM_NAMESPACE)
    return;
  if (self->n_bytes == 0 && !self->in_activity && self->n_activities == 0)
    set_error (self, MP_ERROR_UNSUPPORTED, 0, _("the file is empty"));
  else if (strstr (text, "depth"))
    set_error (self, MP_ERROR_TOO_LARGE, line, _("elements stand in each other more than 256 deep"));
  else if (strstr (text, "huge text") || strstr (text, "Huge input") || strstr (text, "too long"))
    set_error (self, MP_ERROR_TOO_LARGE, line, _("a text or a name is longer than 10 MB"));
  else if (error->code == XML_ERR_ENTITY_LOOP || strstr (text, "amplification"))
    set_error (self, MP_ERROR_INVALID, line, _("its entities grow without end when they are put in place; it is not read"));
  else if (error->code == XML_ERR_TAG_NOT_FINISHED || error->code == XML_ERR_DOCUMENT_END || error->code == XML_ERR_GT_REQUIRED || error->code == XML_ERR_LTSLASH_REQUIRED)
    set_error (self, MP_ERROR_INVALID, line, _("the file ends in the middle of an element; perhaps it was not downloaded whole"));
  else if (error->code == XML_ERR_UNDECLARED_ENTITY || error->code == XML_WAR_UNDECLARED_ENTITY)
    set_error (self, MP_ERROR_INVALID, line, _("it uses an entity that it does not declare; only &amp;, &lt;, &gt;, &quot; and &apos; are known"));
  else
    set_error (self, MP_ERROR_INVALID, line, _("this is not valid XML: %s"), g_strstrip (text));
}

#if LIBXML_VERSION >= 21200
typedef const xmlError XmlError;
#else
typedef xmlError XmlError;
#endif

/* xmlStructuredErrorFunc */
static void
error_cb (void     *user_data,
          XmlError *error)
{
  if (error->level >= XML_ERR_ERROR)
    set_xml_error (user_data, error);
}

static void
close_xml (MpIatiReader *self)
{
  g_clear_pointer (&self->xml, xmlFreeTextReader);
}

static gboolean
take_error (MpIatiReader  *self,
            GError       **error)
{
  if (self->error == NULL)
    set_error (self, MP_ERROR_INVALID, 0, _("the file cannot be read"));
  g_propagate_error (error, g_steal_pointer (&self->error));
  close_xml (self);
  return FALSE;
}

/* Goes on to the next node. 1: there is one, 0: the end, -1: an error, which is kept. */
static int
step (MpIatiReader *self,
      gboolean      over)
{
  int result = over ? xmlTextReaderNext (self->xml) : xmlTextReaderRead (self->xml);

  if (result >= 0 && self->error == NULL && xmlTextReaderNodeType (self->xml) == XML_READER_TYPE_DOCUMENT_TYPE)
    {
      if (g_ascii_strcasecmp ((const char *) xmlTextReaderConstName (self->xml), "html") == 0)
        set_error (self, MP_ERROR_UNSUPPORTED, 0, _("this is a web page and not a file of IATI activities; perhaps the site answered with an error"));
      else
        set_error (self, MP_ERROR_UNSUPPORTED, (guint) xmlTextReaderGetParserLineNumber (self->xml),
                   _("it declares a document type, which no file of IATI does; entities of others are not read"));
    }
  return self->error ? -1 : result;
}

static gboolean
is_known (const char        *version,
          const char *const *versions)
{
  return g_strv_contains (versions, version);
}

static gboolean
check_version (MpIatiReader *self)
{
  static const char *const old[] = { "1.01", "1.02", "1.03", "1.04", "1.05", "1.0", "1", NULL };
  static const char *const versions[] = { "2.01", "2.02", "2.03", NULL };
  xmlChar *attribute = xmlTextReaderGetAttribute (self->xml, (const xmlChar *) "version");
  g_autofree char *version = attribute ? g_strstrip (g_strdup ((const char *) attribute)) : NULL;

  xmlFree (attribute);
  self->is_old = version == NULL || is_known (version, old);
  if (version == NULL)
    mp_reader_add_message (MP_READER (self), MP_SEVERITY_NOTE, "version-missing", 0, _("The file does not say which version of IATI it is; it is read as the first one"));
  else if (!self->is_old && !is_known (version, versions))
    set_error (self, MP_ERROR_UNSUPPORTED, 0, _("version “%s” of IATI is not known; 1.01 to 1.05 and 2.01 to 2.03 are"), version);
  return self->error == NULL;
}

/* The root says what the file is. */
static gboolean
check_root (MpIatiReader *self)
{
  const char *name = (const char *) xmlTextReaderConstName (self->xml);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (strcmp (name, "iati-activities") == 0)
    return check_version (self);
  if (strcmp (name, "iati-organisations") == 0)
    set_error (self, MP_ERROR_UNSUPPORTED, 0, _("this is an IATI file of organisations, not of activities: it holds budgets of whole organisations and no projects"));
  else if (strcmp (lower, "html") == 0)
    set_error (self, MP_ERROR_UNSUPPORTED, 0, _("this is a web page and not a file of IATI activities; perhaps the site answered with an error"));
  else
    set_error (self, MP_ERROR_UNSUPPORTED, 0, _("this is XML, but not a file of IATI activities: it begins with “%s” instead of “iati-activities”"), name);
  return FALSE;
}

static gboolean
mp_iati_reader_begin (MpReader      *reader,
                      GCancellable  *cancellable,
                      GError       **error)
{
  MpIatiReader *self = MP_IATI_READER (reader);
  int result;

  close_xml (self);
  g_clear_error (&self->error);
  g_clear_pointer (&self->organisations, mp_iati_organisations_free);
  self->organisations = mp_iati_organisations_new (mp_reader_get_terms (reader));
  self->n_bytes = 0;
  self->n_activities = 0;
  self->in_activity = FALSE;
  self->cancellable = cancellable;

  self->xml = xmlReaderForIO (read_bytes_cb, close_cb, self, NULL, NULL, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT);
  if (self->xml == NULL)
    return take_error (self, error);
  xmlTextReaderSetStructuredErrorHandler (self->xml, error_cb, self);
  do
    result = step (self, FALSE);
  while (result == 1 && xmlTextReaderNodeType (self->xml) != XML_READER_TYPE_ELEMENT);
  if (result != 1 || !check_root (self))
    return take_error (self, error);
  return TRUE;
}

/* MpIatiLeftOutFunc */
static void
left_out_cb (const char *name,
             gpointer    user_data)
{
  MpIatiContext *context = user_data;

  mp_reader_add_message (context->reader, MP_SEVERITY_NOTE, "old-element", context->draft->line, _("“%s” has no place in newer versions of IATI and is left out"), name);
}

/* What is kept of an old version is kept in the form of the new one. */
static void
renew (MpIatiContext *context,
       xmlNode       *activity)
{
  mp_iati_upgrade (activity);
  for (xmlNode *child = mp_iati_first (activity), *next; child; child = next)
    {
      next = mp_iati_next (child);
      /* One that cannot be renewed is kept as it stands. */
      mp_iati_repair (child, "iati-activity", left_out_cb, context);
    }
}

/* The activity at which the reader stands, as a draft; the reader goes over it. */
static MpDraft *
read_activity (MpIatiReader *self)
{
  MpDraft *draft = NULL;
  xmlNode *activity;

  self->in_activity = TRUE;
  self->n_bytes = 0;
  activity = xmlTextReaderExpand (self->xml);
  if (activity && self->error == NULL)
    {
      MpIatiContext context = {
        .terms = mp_reader_get_terms (MP_READER (self)),
        .organisations = self->organisations,
        .reader = MP_READER (self),
      };

      context.draft = draft = mp_draft_new (mp_iati_get_line (activity));
      if (self->is_old)
        renew (&context, activity);
      mp_iati_read_activity (&context, activity);
      self->n_activities++;
    }
  self->in_activity = FALSE;
  self->n_bytes = 0;
  return draft;
}

static MpDraft *
mp_iati_reader_next (MpReader      *reader,
                     GCancellable  *cancellable,
                     GError       **error)
{
  MpIatiReader *self = MP_IATI_READER (reader);
  MpDraft *draft = NULL;
  gboolean over = self->n_activities > 0;
  int result;

  if (self->xml == NULL)
    return NULL;
  self->cancellable = cancellable;
  while (draft == NULL && (result = step (self, over)) == 1)
    {
      over = FALSE;
      if (xmlTextReaderNodeType (self->xml) != XML_READER_TYPE_ELEMENT || xmlTextReaderDepth (self->xml) != 1)
        continue;
      if (strcmp ((const char *) xmlTextReaderConstName (self->xml), "iati-activity") == 0)
        {
          draft = read_activity (self);
          if (draft == NULL)
            break;
        }
      else
        {
          mp_reader_add_message (reader, MP_SEVERITY_NOTE, "element-unknown", (guint) xmlTextReaderGetParserLineNumber (self->xml),
                                 _("“%s” beside the activities is left out"), (const char *) xmlTextReaderConstName (self->xml));
          over = TRUE;
        }
    }
  if (draft)
    return draft;
  if (self->error || result != 0)
    {
      take_error (self, error);
      return NULL;
    }
  if (self->n_activities == 0)
    mp_reader_add_message (reader, MP_SEVERITY_ERROR, "no-projects", 0, _("There is no activity in the file"));
  close_xml (self);
  return NULL;
}

static GPtrArray *
mp_iati_reader_dup_partner_drafts (MpReader *reader)
{
  MpIatiReader *self = MP_IATI_READER (reader);

  g_return_val_if_fail (self->organisations != NULL, NULL);

  return mp_iati_organisations_dup_drafts (self->organisations);
}

static void
mp_iati_reader_finalize (GObject *object)
{
  MpIatiReader *self = MP_IATI_READER (object);

  close_xml (self);
  g_clear_error (&self->error);
  g_clear_pointer (&self->organisations, mp_iati_organisations_free);

  G_OBJECT_CLASS (mp_iati_reader_parent_class)->finalize (object);
}

static void
mp_iati_reader_class_init (MpIatiReaderClass *klass)
{
  MpReaderClass *reader_class = MP_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mp_iati_reader_finalize;
  reader_class->format = "iati";
  reader_class->source_kind = "iati";
  reader_class->reads_bytes = TRUE;
  reader_class->begin = mp_iati_reader_begin;
  reader_class->next = mp_iati_reader_next;
  reader_class->dup_partner_drafts = mp_iati_reader_dup_partner_drafts;
}

static void
mp_iati_reader_init (MpIatiReader *self)
{
}

/**
 * mp_iati_reader_new:
 *
 * Returns: (transfer full): a reader of IATI activities, versions 1.01 to 1.05 and 2.01 to 2.03
 */
MpReader *
mp_iati_reader_new (void)
{
  return g_object_new (MP_TYPE_IATI_READER, NULL);
}

/* Beyond spaces, the declaration, comments and instructions. */
static const char *
skip_prolog (const char *text)
{
  for (;;)
    {
      const char *end = NULL;

      while (g_ascii_isspace (*text))
        text++;
      if (g_str_has_prefix (text, "<?"))
        end = strstr (text, "?>");
      else if (g_str_has_prefix (text, "<!--"))
        end = strstr (text, "-->");
      if (end == NULL)
        return text;
      text = strchr (end, '>') + 1;
    }
}

/**
 * mp_iati_reader_recognise:
 * @start: the beginning of a file
 * @length: how much of it there is
 *
 * Returns: whether it is a file of IATI, also one that is refused by name
 */
gboolean
mp_iati_reader_recognise (const char *start,
                          gsize       length)
{
  g_autofree char *text = g_strndup (start, length);
  const char *root = skip_prolog (text);

  return g_str_has_prefix (root, "<iati-") || (g_str_has_prefix (root, "<!DOCTYPE") && strstr (root, "<iati-"));
}

/**
 * mp_iati_reader_recognise_markup:
 *
 * Returns: whether it is XML or a web page, of which the reader can say what it is instead
 */
gboolean
mp_iati_reader_recognise_markup (const char *start,
                                 gsize       length)
{
  g_autofree char *text = g_strndup (start, length);
  const char *root = skip_prolog (text);

  return *root == '<' && (g_ascii_isalpha (root[1]) || root[1] == '!');
}
