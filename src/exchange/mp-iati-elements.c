/* mp-iati-elements.c: elements of IATI made of fields
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/mp-iati-book.h"

/* Without the signs that XML does not know. */
static char *
dup_clean (const char *text)
{
  GString *clean = NULL;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean bad = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;

      if (bad && clean == NULL)
        clean = g_string_new_len (text, p - text);
      else if (!bad && clean)
        g_string_append_unichar (clean, c);
    }
  return clean ? g_string_free (clean, FALSE) : g_strdup (text);
}

/* An element at the end of @parent. */
xmlNode *
mp_iati_add (xmlNode    *parent,
             const char *name)
{
  return xmlNewChild (parent, NULL, (const xmlChar *) name, NULL);
}

void
mp_iati_set (xmlNode    *node,
             const char *attribute,
             const char *value)
{
  g_autofree char *clean = value ? dup_clean (value) : NULL;

  if (clean)
    xmlNewProp (node, (const xmlChar *) attribute, (const xmlChar *) clean);
}

void
mp_iati_set_own (MpIatiBook *book,
                 xmlNode    *node,
                 const char *attribute,
                 const char *value)
{
  if (value)
    xmlNewNsProp (node, book->ns, (const xmlChar *) attribute, (const xmlChar *) value);
}

void
mp_iati_set_day (xmlNode    *node,
                 const char *attribute,
                 MpDate      day)
{
  g_autofree char *iso = mp_date_to_iso (day, MP_PRECISION_DAY);

  xmlNewProp (node, (const xmlChar *) attribute, (const xmlChar *) iso);
}

/* A language that XML would not take is left unsaid. */
static void
set_language (xmlNode    *node,
              const char *language)
{
  gsize n = language ? strspn (language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") : 0;

  if (n >= 1 && n <= 8 && (language[n] == '\0' || (language[n] == '-' && strlen (language + n + 1) <= 8 && g_ascii_isalnum (language[n + 1]))))
    xmlNewNsProp (node, xmlSearchNs (node->doc, node, (const xmlChar *) "xml"), (const xmlChar *) "lang", (const xmlChar *) language);
}

xmlNode *
mp_iati_add_narrative (xmlNode    *parent,
                       const char *text,
                       const char *language)
{
  g_autofree char *clean = dup_clean (text);
  xmlNode *node = xmlNewTextChild (parent, NULL, (const xmlChar *) "narrative", (const xmlChar *) clean);

  set_language (node, language);
  return node;
}

void
mp_iati_add_organisation (MpIatiBook *book,
                          xmlNode    *node,
                          gint64      id)
{
  const MpIatiPartner *partner = mp_iati_book_get_partner (book, id);

  if (partner == NULL)
    return;
  mp_iati_set (node, "ref", partner->ref);
  mp_iati_set (node, "type", partner->type);
  mp_iati_set_own (book, node, "from", "fields");
  mp_iati_add_narrative (node, partner->name, NULL);
}

/* What our word is, where the code alone would be read as another one. */
static void
set_word (MpIatiBook *book,
          xmlNode    *node,
          MpIatiList  list,
          const char *word)
{
  if (g_strcmp0 (mp_iati_find_word (list, mp_iati_find_code (list, word)), word) != 0)
    mp_iati_set_own (book, node, "is", word);
}

static void
set_share (MpIatiBook *book,
           xmlNode    *node,
           gboolean    own,
           MpRecord   *record,
           guint       field)
{
  gint64 share = mp_record_get_integer (record, field);
  g_autofree char *text = NULL;

  if (mp_record_is_null (record, field))
    return;
  if (share % 100 == 0)
    text = g_strdup_printf ("%" G_GINT64_FORMAT, share / 100);
  else
    text = g_strdup_printf ("%" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT, share / 100, share % 100);
  if (own)
    mp_iati_set_own (book, node, "share", text);
  else
    mp_iati_set (node, "percentage", text);
}

static xmlNode *
add_role (MpIatiBook *book,
          xmlNode    *activity,
          MpRecord   *record)
{
  const char *role = mp_record_get_text (record, MP_ROLE_ROLE);
  xmlNode *node = mp_iati_add (activity, "participating-org");

  mp_iati_set (node, "role", mp_iati_find_code (MP_IATI_ROLE, role));
  set_word (book, node, MP_IATI_ROLE, role);
  set_share (book, node, TRUE, record, MP_ROLE_SHARE);
  mp_iati_add_organisation (book, node, mp_record_get_integer (record, MP_ROLE_PARTNER));
  return node;
}

static xmlNode *
add_identifier (MpIatiBook *book,
                xmlNode    *activity,
                MpRecord   *record)
{
  const char *kind = mp_record_get_text (record, MP_IDENTIFIER_KIND);
  const char *issuer = mp_record_get_text (record, MP_IDENTIFIER_ISSUER);
  xmlNode *node = mp_iati_add (activity, "other-identifier");
  xmlNode *owner;

  mp_iati_set (node, "ref", mp_record_get_text (record, MP_IDENTIFIER_VALUE));
  mp_iati_set (node, "type", mp_iati_find_code (MP_IATI_IDENTIFIER, kind));
  set_word (book, node, MP_IATI_IDENTIFIER, kind);
  if (issuer == NULL)
    return node;
  owner = mp_iati_add (node, "owner-org");
  if (mp_iati_is_organisation_id (issuer))
    {
      mp_iati_set (owner, "ref", issuer);
    }
  else
    {
      mp_iati_set_own (book, node, "from", "fields");
      mp_iati_add_narrative (owner, issuer, NULL);
    }
  return node;
}

static xmlNode *
add_date (MpIatiBook *book,
          xmlNode    *activity,
          MpRecord   *record)
{
  MpDatePrecision precision = mp_record_get_precision (record, MP_DATE_REVISION_PRECISION);
  xmlNode *node = mp_iati_add (activity, "activity-date");

  mp_iati_set (node, "type", mp_iati_find_code (MP_IATI_DATE, mp_record_get_text (record, MP_DATE_REVISION_KIND)));
  mp_iati_set_day (node, "iso-date", mp_record_get_day (record, MP_DATE_REVISION_DAY));
  if (precision != MP_PRECISION_DAY)
    mp_iati_set_own (book, node, "precision", mp_precision_to_choice (precision));
  return node;
}

static gboolean
is_number (const char *code)
{
  return *code && strspn (code, "0123456789") == strlen (code);
}

static void
set_own_vocabulary (MpIatiBook *book,
                    xmlNode    *node,
                    const char *vocabulary,
                    gint64      term)
{
  const char *name = mp_iati_book_get_term_name (book, term);
  g_autofree char *uri = g_strconcat (MP_IATI_VOCABULARY_URI, vocabulary, NULL);

  mp_iati_set (node, "vocabulary", "99");
  mp_iati_set (node, "vocabulary-uri", uri);
  mp_iati_set_own (book, node, "from", "fields");
  mp_iati_add_narrative (node, name ? name : mp_iati_get (node, "code"), name ? "en" : NULL);
}

/* Countries, regions and sectors have places of their own; all other terms are tags. */
static xmlNode *
add_term (MpIatiBook *book,
          xmlNode    *activity,
          MpRecord   *record)
{
  gint64 term = mp_record_get_integer (record, MP_PROJECT_TERM_TERM);
  const char *vocabulary = mp_term_index_get_vocabulary_key (book->export->sheet.terms, term);
  const char *code = mp_term_index_get_code (book->export->sheet.terms, term);
  const char *standing = mp_record_get_text (record, MP_PROJECT_TERM_STANDING);
  gboolean is_country = g_strcmp0 (vocabulary, MP_VOCABULARY_COUNTRIES) == 0;
  gboolean is_region = g_strcmp0 (vocabulary, MP_VOCABULARY_REGIONS) == 0;
  gboolean is_sector = g_strcmp0 (vocabulary, MP_VOCABULARY_SECTORS) == 0;
  xmlNode *node;

  if (vocabulary == NULL || code == NULL)
    return NULL;
  node = mp_iati_add (activity, is_country ? "recipient-country" : is_region ? "recipient-region" : is_sector ? "sector" : "tag");
  mp_iati_set (node, "code", code);
  if (is_region && is_number (code))
    mp_iati_set (node, "vocabulary", "2");
  else if (!is_country)
    set_own_vocabulary (book, node, vocabulary, term);
  set_share (book, node, !is_country && !is_region && !is_sector, record, MP_PROJECT_TERM_SHARE);
  if (g_strcmp0 (standing, "stated") != 0)
    mp_iati_set_own (book, node, "standing", standing);
  return node;
}

static const char *
guess_format (const char *url)
{
  static const char *const formats[][2] = {
    { ".pdf", "application/pdf" }, { ".doc", "application/msword" }, { ".odt", "application/vnd.oasis.opendocument.text" },
    { ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" }, { ".xls", "application/vnd.ms-excel" },
    { ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }, { ".csv", "text/csv" }, { ".zip", "application/zip" },
  };
  g_autofree char *lower = g_ascii_strdown (url, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_has_suffix (lower, formats[i][0]))
        return formats[i][1];
    }
  return "text/html";
}

static xmlNode *
add_link (MpIatiBook *book,
          xmlNode    *activity,
          MpRecord   *record)
{
  const char *kind = mp_record_get_text (record, MP_LINK_KIND);
  const char *title = mp_record_get_text (record, MP_LINK_TITLE);
  const char *url = mp_record_get_text (record, MP_LINK_URL);
  xmlNode *node = mp_iati_add (activity, "document-link");
  xmlNode *child;

  mp_iati_set (node, "format", guess_format (url));
  mp_iati_set (node, "url", url);
  mp_iati_set_own (book, node, "from", "fields");
  child = mp_iati_add (node, "title");
  if (title == NULL)
    mp_iati_set_own (book, child, "from", "derived");
  mp_iati_add_narrative (child, title ? title : url, NULL);
  child = mp_iati_add (node, "category");
  mp_iati_set (child, "code", mp_iati_find_code (MP_IATI_DOCUMENT, kind));
  set_word (book, child, MP_IATI_DOCUMENT, kind);
  if (!mp_record_is_null (record, MP_LINK_LANGUAGE))
    mp_iati_set (mp_iati_add (node, "language"), "code", mp_record_get_text (record, MP_LINK_LANGUAGE));
  if (!mp_record_is_null (record, MP_LINK_DAY))
    mp_iati_set_day (mp_iati_add (node, "document-date"), "iso-date", mp_record_get_day (record, MP_LINK_DAY));
  return node;
}

/* A project that is not in the portfolio can only be told by its identifier. */
static xmlNode *
add_relation (MpIatiBook *book,
              xmlNode    *activity,
              MpRecord   *record)
{
  const char *kind = mp_record_get_text (record, MP_RELATION_KIND);
  gint64 other = mp_record_get_integer (record, MP_RELATION_OTHER);
  const char *title = mp_record_get_text (record, MP_RELATION_OTHER_TITLE);
  const char *uuid = other ? g_hash_table_lookup (book->export->uuids, &other) : NULL;
  const char *ref = other ? g_hash_table_lookup (book->identifiers, &other) : NULL;
  xmlNode *node;

  if (ref == NULL)
    uuid = NULL;
  if (ref == NULL && title && strchr (title, '-') && !strpbrk (title, " \t\n"))
    ref = title;
  if (ref == NULL)
    return NULL;
  node = mp_iati_add (activity, "related-activity");
  mp_iati_set (node, "ref", ref);
  mp_iati_set (node, "type", mp_iati_find_code (MP_IATI_RELATION, kind));
  if (uuid || strcmp (mp_iati_find_word (MP_IATI_RELATION, mp_iati_find_code (MP_IATI_RELATION, kind)), kind) != 0)
    {
      /* The schema takes no attributes of ours here, but elements. */
      xmlNode *own = xmlNewChild (node, book->ns, (const xmlChar *) "project", NULL);

      set_word (book, own, MP_IATI_RELATION, kind);
      mp_iati_set_own (book, own, "uuid", uuid);
    }
  return node;
}

/**
 * mp_iati_make_element:
 * @record: a record of a table in which each has an element of its own
 *
 * Adds an element for a record.
 *
 * Returns: (transfer none) (nullable): the element, %NULL when there is no place for the record
 */
xmlNode *
mp_iati_make_element (MpIatiBook      *book,
                      xmlNode         *activity,
                      MpProjectRecord *project,
                      MpTable          table,
                      MpRecord        *record)
{
  switch ((guint) table)
    {
    case MP_TABLE_ROLE:
      return add_role (book, activity, record);
    case MP_TABLE_IDENTIFIER:
      return add_identifier (book, activity, record);
    case MP_TABLE_DATE_REVISION:
      return add_date (book, activity, record);
    case MP_TABLE_PROJECT_TERM:
      return add_term (book, activity, record);
    case MP_TABLE_LINK:
      return add_link (book, activity, record);
    case MP_TABLE_RELATION:
      return add_relation (book, activity, record);
    case MP_TABLE_FUNDING:
      mp_iati_add_funding (book, activity, project, record);
      return activity->last;
    default:
      return NULL;
    }
}

/* The texts of one field, several languages in one element. */
static void
add_texts (MpIatiBook      *book,
           xmlNode         *activity,
           MpProjectRecord *project,
           const char      *field)
{
  const char *original = mp_record_get_text (mp_project_record_get_project (project), MP_PROJECT_LANGUAGE);
  g_autoptr (GHashTable) languages = g_hash_table_new (g_str_hash, g_str_equal);
  xmlNode *node = NULL;

  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_NARRATIVE); i++)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_NARRATIVE, i);
      const char *language = mp_record_get_text (record, MP_NARRATIVE_LANGUAGE);
      const char *origin = mp_record_get_text (record, MP_NARRATIVE_ORIGIN);
      xmlNode *narrative;

      if (!mp_record_has_choice (record, MP_NARRATIVE_FIELD, field) || g_hash_table_contains (book->told, record))
        continue;
      if (node == NULL || !g_hash_table_add (languages, (gpointer) language))
        {
          node = mp_iati_add (activity, "description");
          mp_iati_set (node, "type", mp_iati_find_code (MP_IATI_DESCRIPTION, field));
          set_word (book, node, MP_IATI_DESCRIPTION, field);
          g_hash_table_remove_all (languages);
          g_hash_table_add (languages, (gpointer) language);
        }
      narrative = mp_iati_add_narrative (node, mp_record_get_text (record, MP_NARRATIVE_TEXT), language);
      if (g_strcmp0 (origin, original == NULL || g_strcmp0 (language, original) == 0 ? "original" : "translated") != 0)
        mp_iati_set_own (book, narrative, "origin", origin);
    }
}

static void
add_title (MpIatiBook      *book,
           xmlNode         *activity,
           MpProjectRecord *project)
{
  const char *original = mp_record_get_text (mp_project_record_get_project (project), MP_PROJECT_LANGUAGE);
  xmlNode *node = mp_iati_add (activity, "title");

  mp_iati_add_narrative (node, mp_project_record_get_title (project), original);
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_NARRATIVE); i++)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_NARRATIVE, i);
      const char *language = mp_record_get_text (record, MP_NARRATIVE_LANGUAGE);
      const char *origin = mp_record_get_text (record, MP_NARRATIVE_ORIGIN);
      xmlNode *narrative;

      if (!mp_record_has_choice (record, MP_NARRATIVE_FIELD, "title"))
        continue;
      narrative = mp_iati_add_narrative (node, mp_record_get_text (record, MP_NARRATIVE_TEXT), language);
      if (g_strcmp0 (origin, original == NULL || g_strcmp0 (language, original) == 0 ? "original" : "translated") != 0)
        mp_iati_set_own (book, narrative, "origin", origin);
    }
}

static void
add_status (MpIatiBook      *book,
            xmlNode         *activity,
            MpProjectRecord *project)
{
  MpRecord *record = mp_project_record_get_project (project);
  const char *status = mp_record_get_text (record, MP_PROJECT_STATED_STATUS);
  xmlNode *node;

  if (status == NULL)
    return;
  node = mp_iati_add (activity, "activity-status");
  mp_iati_set (node, "code", mp_iati_find_code (MP_IATI_STATUS, status));
  set_word (book, node, MP_IATI_STATUS, status);
  if (!mp_record_is_null (record, MP_PROJECT_STATED_STATUS_DAY))
    {
      g_autofree char *iso = mp_date_to_iso (mp_record_get_day (record, MP_PROJECT_STATED_STATUS_DAY), MP_PRECISION_DAY);

      mp_iati_set_own (book, node, "day", iso);
    }
}

/**
 * mp_iati_add_project:
 *
 * Adds what the record of the project and its texts say.
 */
void
mp_iati_add_project (MpIatiBook      *book,
                     xmlNode         *activity,
                     MpProjectRecord *project)
{
  static const char *const fields[] = { "summary", "objectives", "target-groups", "problem", "strategy", "results", "other" };
  MpRecord *record = mp_project_record_get_project (project);
  gboolean is_derived;
  g_autofree char *identifier = mp_iati_book_dup_identifier (book, project, &is_derived);

  if (mp_iati_get_language (activity) == NULL)
    set_language (activity, mp_record_get_text (record, MP_PROJECT_LANGUAGE));
  mp_iati_set_own (book, activity, "uuid", mp_record_get_text (record, MP_PROJECT_UUID));
  if (is_derived)
    mp_iati_set_own (book, activity, "identifier", "derived");
  xmlNewTextChild (activity, NULL, (const xmlChar *) "iati-identifier", (const xmlChar *) (identifier ? identifier : ""));
  add_title (book, activity, project);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_texts (book, activity, project, fields[i]);
  add_status (book, activity, project);
}
