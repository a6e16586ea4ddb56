/* mp-iati-nodes.c: elements of IATI and what is written in them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "exchange/mp-iati.h"

gboolean
mp_iati_is (const xmlNode *node,
            const char    *name)
{
  return node->ns == NULL && strcmp ((const char *) node->name, name) == 0;
}

gboolean
mp_iati_is_foreign (const xmlNode *node)
{
  return node->ns != NULL;
}

static xmlNode *
skip_to_element (xmlNode *node)
{
  while (node && node->type != XML_ELEMENT_NODE)
    node = node->next;
  return node;
}

/* The first element in @parent, %NULL when there is none. */
xmlNode *
mp_iati_first (const xmlNode *parent)
{
  return skip_to_element (parent->children);
}

xmlNode *
mp_iati_next (const xmlNode *node)
{
  return skip_to_element (node->next);
}

xmlNode *
mp_iati_find_child (const xmlNode *parent,
                    const char    *name)
{
  for (xmlNode *node = mp_iati_first (parent); node; node = mp_iati_next (node))
    {
      if (mp_iati_is (node, name))
        return node;
    }
  return NULL;
}

/* An element of ours in @parent, where the schema has no place for attributes; else @parent. */
xmlNode *
mp_iati_find_own (xmlNode *parent)
{
  for (xmlNode *node = mp_iati_first (parent); node; node = mp_iati_next (node))
    {
      if (node->ns && strcmp ((const char *) node->ns->href, MP_IATI_NAMESPACE) == 0)
        return node;
    }
  return parent;
}

/* The value of an attribute without entities in it: those were refused with the document type. */
const char *
mp_iati_get_value (const xmlAttr *attribute)
{
  const xmlNode *text = attribute->children;

  return text && text->type == XML_TEXT_NODE && text->content ? (const char *) text->content : "";
}

static const char *
find_attribute (const xmlNode *node,
                const char    *name,
                const char    *ns)
{
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    {
      if (g_strcmp0 (attribute->ns ? (const char *) attribute->ns->href : NULL, ns) == 0 && strcmp ((const char *) attribute->name, name) == 0)
        return mp_iati_get_value (attribute);
    }
  return NULL;
}

/**
 * mp_iati_get:
 *
 * Returns: (nullable): the value of an attribute, as it stands in the file
 */
const char *
mp_iati_get (const xmlNode *node,
             const char    *attribute)
{
  return find_attribute (node, attribute, NULL);
}

/* The value of an attribute of ours. */
const char *
mp_iati_get_own (const xmlNode *node,
                 const char    *attribute)
{
  return find_attribute (node, attribute, MP_IATI_NAMESPACE);
}

/* What xml:lang states at this element; %NULL when it states nothing. */
const char *
mp_iati_get_language (const xmlNode *node)
{
  const char *language = find_attribute (node, "lang", (const char *) XML_XML_NAMESPACE);

  return language && *language ? language : NULL;
}

/* Whether @word is one of @words, which have spaces between them. */
static gboolean
has_word (const char *words,
          const char *word)
{
  gsize length = strlen (word);

  for (const char *place = words; (place = strstr (place, word)); place += length)
    {
      if ((place == words || place[-1] == ' ') && (place[length] == ' ' || place[length] == '\0'))
        return TRUE;
    }
  return FALSE;
}

/**
 * mp_iati_has_only:
 * @attributes: names with spaces between them
 * @children: names with spaces between them
 *
 * Returns: whether an element has nothing that is not named. What is ours does not count, nor the
 *   language of an element that has no texts
 */
gboolean
mp_iati_has_only (const xmlNode *node,
                  const char    *attributes,
                  const char    *children)
{
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    {
      if (attribute->ns && (strcmp ((const char *) attribute->ns->href, MP_IATI_NAMESPACE) == 0 ||
                            (*children == '\0' && strcmp ((const char *) attribute->ns->href, (const char *) XML_XML_NAMESPACE) == 0)))
        continue;
      if (attribute->ns || !has_word (attributes, (const char *) attribute->name))
        return FALSE;
    }
  for (xmlNode *child = mp_iati_first (node); child; child = mp_iati_next (child))
    {
      if (child->ns ? strcmp ((const char *) child->ns->href, MP_IATI_NAMESPACE) != 0 : !has_word (children, (const char *) child->name))
        return FALSE;
    }
  return TRUE;
}

/* Whether we wrote it because IATI wants it, not because anybody stated it. */
gboolean
mp_iati_is_derived (const xmlNode *node)
{
  return g_strcmp0 (mp_iati_get_own (node, "from"), "derived") == 0;
}

/* Whether we wrote it, and fields hold all of it. */
gboolean
mp_iati_is_from_fields (const xmlNode *node)
{
  return g_strcmp0 (mp_iati_get_own (node, "from"), "fields") == 0;
}

/**
 * mp_iati_dup_text:
 *
 * Returns: (transfer full) (nullable): the text of an element, or of the first narrative in it;
 *   cleaned, %NULL when there is none
 */
char *
mp_iati_dup_text (const xmlNode *node)
{
  xmlNode *narrative = mp_iati_find_child (node, "narrative");
  xmlChar *content = xmlNodeGetContent (narrative ? narrative : node);
  g_autofree char *text = mp_text_clean (content ? (const char *) content : "");

  xmlFree (content);
  return *text ? g_steal_pointer (&text) : NULL;
}

/* A document that says that it is UTF-8: in one that does not, letters of attributes become numbers. */
xmlDoc *
mp_iati_new_document (void)
{
  xmlDoc *document = xmlNewDoc ((const xmlChar *) "1.0");

  document->encoding = xmlStrdup ((const xmlChar *) "UTF-8");
  return document;
}

/* The element as it stands, with the namespaces that were declared above it. */
char *
mp_iati_dup_xml (xmlNode *node)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlDoc *document = mp_iati_new_document ();
  xmlNode *copy = xmlDocCopyNode (node, document, 1);
  char *xml;

  xmlDocSetRootElement (document, copy);
  xmlNodeDump (buffer, document, copy, 0, 0);
  xml = g_strdup ((const char *) xmlBufferContent (buffer));
  xmlFreeDoc (document);
  xmlBufferFree (buffer);
  return xml;
}

guint
mp_iati_get_line (const xmlNode *node)
{
  return (guint) MAX (0, xmlGetLineNo (node));
}

/* A day as "2022-10-01", also with a time or a zone behind it. */
gboolean
mp_iati_parse_day (const char *text,
                   MpDate     *day)
{
  g_autofree char *digits = NULL;
  MpDatePrecision precision;

  if (text == NULL)
    return FALSE;
  text += strspn (text, " \t\r\n");
  digits = g_strndup (text, 10);
  return strlen (digits) == 10 && (text[10] == '\0' || strchr ("TZ+- \t\r\n", text[10])) && mp_date_parse_iso (digits, day, &precision) && precision == MP_PRECISION_DAY;
}

/* A decimal number as a whole number of @digits more digits. */
static gboolean
parse_decimal (const char *text,
               int         digits,
               gint64     *value,
               gboolean   *exact)
{
  g_autofree char *clean = g_strstrip (g_strdup (text ? text : ""));
  const char *p = clean + (*clean == '-' || *clean == '+');
  gint64 result = 0;
  int n_decimals = -1;
  gboolean has_digit = FALSE;

  *exact = TRUE;
  for (; *p; p++)
    {
      if (*p == '.' && n_decimals < 0)
        {
          n_decimals = 0;
          continue;
        }
      if (!g_ascii_isdigit (*p))
        return FALSE;
      has_digit = TRUE;
      if (n_decimals >= digits)
        {
          *exact = *exact && *p == '0';
          continue;
        }
      if (result > (G_MAXINT64 / 1000 - 9) / 10)
        return FALSE;
      result = result * 10 + (*p - '0');
      n_decimals += n_decimals >= 0;
    }
  for (n_decimals = MAX (n_decimals, 0); n_decimals < digits; n_decimals++)
    {
      if (result > G_MAXINT64 / 10)
        return FALSE;
      result *= 10;
    }
  *value = *clean == '-' ? -result : result;
  return has_digit;
}

/**
 * mp_iati_parse_amount:
 * @amount: (out): minor units of @currency; what is less than one is cut off
 * @exact: (out): whether that is all
 */
gboolean
mp_iati_parse_amount (const char *text,
                      const char *currency,
                      gint64     *amount,
                      gboolean   *exact)
{
  return parse_decimal (text, mp_format_currency_digits (currency), amount, exact);
}

/**
 * mp_iati_parse_share:
 * @share: (out): hundredths of a per cent
 * @exact: (out): whether that is all
 */
gboolean
mp_iati_parse_share (const char *text,
                     gint64     *share,
                     gboolean   *exact)
{
  return parse_decimal (text, 2, share, exact) && *share >= 0 && *share <= 10000;
}

/**
 * mp_iati_is_organisation_id:
 * @text: (nullable): what stands in a place for identifiers
 *
 * Returns: whether it has the form of one: the country or "X…" of who registers, who that is, and
 *   the number there: "XM-DAC-41302", "GB-CHC-202918"
 */
gboolean
mp_iati_is_organisation_id (const char *text)
{
  const char *p = text;
  guint n = 0;

  if (text == NULL)
    return FALSE;
  while (g_ascii_isupper (*p))
    p++, n++;
  if (n < 2 || n > 3 || *p++ != '-')
    return FALSE;
  for (n = 0; g_ascii_isalnum (*p); n++)
    p++;
  if (n == 0)
    return FALSE;
  /* "US-GOV-17"; "NL-1" is one that was given before there were three parts. */
  for (; *p; p++)
    {
      if (!g_ascii_isgraph (*p) || strchr ("/&|?", *p))
        return FALSE;
    }
  return TRUE;
}

/**
 * mp_iati_is_private:
 * @extra_field: a record of that table
 *
 * Returns: whether it is an element that names a person
 */
gboolean
mp_iati_is_private (const MpRecord *extra_field)
{
  const char *name = mp_record_get_text (extra_field, MP_EXTRA_FIELD_NAME);
  const char *text = mp_record_get_text (extra_field, MP_EXTRA_FIELD_TEXT);

  return name && text && g_str_has_prefix (name, MP_IATI_EXTRA) && strstr (text, "<person-name");
}
