/* mp-iati-activity.c: a project out of an IATI activity
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"
#include "exchange/mp-iati.h"

static MpRecord *
add (MpIatiContext *context,
     MpTable        table)
{
  return mp_project_record_add_new (context->draft->project, table);
}

static MpRecord *
get_project (MpIatiContext *context)
{
  return mp_project_record_get_project (context->draft->project);
}

/* Our word for a code; where we wrote the file, the one that we had. */
static const char *
get_word (const xmlNode *node,
          MpIatiList     list,
          const char    *code)
{
  const char *own = mp_iati_get_own (node, "is");

  /* A word that is none of ours is noticed when the record is checked. */
  if (own && mp_iati_find_code (list, own))
    return own;
  return mp_iati_find_word (list, code);
}

static char *
dup_narrative (const xmlNode *narrative)
{
  xmlChar *content = xmlNodeGetContent (narrative);
  char *text = mp_text_clean (content ? (const char *) content : "");

  xmlFree (content);
  return text;
}

static const char *
get_language (MpIatiContext *context,
              const xmlNode *narrative)
{
  const char *language = mp_iati_get_language (narrative);

  return language ? language : context->language ? context->language : "en";
}

/* One text of a field in one language. */
static void
add_narrative (MpIatiContext *context,
               const xmlNode *narrative,
               const char    *field)
{
  g_autofree char *text = dup_narrative (narrative);
  const char *language = get_language (context, narrative);
  const char *origin = mp_iati_get_own (narrative, "origin");
  MpRecord *record;

  if (*text == '\0')
    return;
  if (origin == NULL || (strcmp (origin, "original") != 0 && strcmp (origin, "translated") != 0 && strcmp (origin, "machine") != 0))
    origin = context->language == NULL || strcmp (language, context->language) == 0 ? "original" : "translated";
  record = add (context, MP_TABLE_NARRATIVE);
  mp_record_set_text (record, MP_NARRATIVE_FIELD, field);
  mp_record_set_text (record, MP_NARRATIVE_LANGUAGE, language);
  mp_record_set_text (record, MP_NARRATIVE_TEXT, text);
  mp_record_set_text (record, MP_NARRATIVE_ORIGIN, origin);
}

static gboolean
read_description (MpIatiContext *context,
                  xmlNode       *node)
{
  const char *type = mp_iati_get (node, "type");
  const char *field = get_word (node, MP_IATI_DESCRIPTION, type ? type : "1");

  if (mp_iati_is_derived (node))
    return TRUE;
  if (field == NULL)
    field = "other";
  if (mp_iati_first (node) == NULL)
    add_narrative (context, node, field);
  for (xmlNode *child = mp_iati_first (node); child; child = mp_iati_next (child))
    add_narrative (context, child, field);
  return mp_iati_has_only (node, "type", "narrative") && (type == NULL || mp_iati_find_word (MP_IATI_DESCRIPTION, type));
}

/* Further languages of the title; the first one is the title itself. */
static gboolean
read_title (MpIatiContext *context,
            xmlNode       *node)
{
  gboolean seen = FALSE;

  for (xmlNode *child = mp_iati_first (node); child; child = mp_iati_next (child))
    {
      g_autofree char *text = dup_narrative (child);
      g_autofree char *line = mp_text_one_line (text);

      if (!seen && g_strcmp0 (line, mp_project_record_get_title (context->draft->project)) == 0)
        seen = TRUE;
      else
        add_narrative (context, child, "title");
    }
  return TRUE;
}

static gboolean
read_organisation (MpIatiContext *context,
                   xmlNode       *node)
{
  const char *role = get_word (node, MP_IATI_ROLE, mp_iati_get (node, "role"));
  const char *ref = mp_iati_get (node, "ref");
  g_autofree char *name = mp_iati_dup_text (node);
  g_autofree char *line = name ? mp_text_one_line (name) : NULL;
  g_autoptr (MpRecord) record = NULL;
  gint64 share;
  gboolean exact;

  if (mp_iati_is_derived (node))
    return TRUE;
  if (role == NULL)
    {
      mp_iati_tell (context, node, "role-unknown", _("“%s” is no role that is known; it is kept as it stands"), mp_iati_get (node, "role") ? mp_iati_get (node, "role") : "");
      return FALSE;
    }
  record = mp_record_new (MP_TABLE_ROLE, 0);
  mp_record_set_text (record, MP_ROLE_ROLE, role);
  if (mp_iati_get_own (node, "share") && mp_iati_parse_share (mp_iati_get_own (node, "share"), &share, &exact))
    mp_record_set_integer (record, MP_ROLE_SHARE, share);
  if (!mp_iati_organisations_refer (context->organisations, context->draft, record, MP_ROLE_PARTNER, ref, mp_iati_get (node, "type"), line))
    {
      mp_iati_tell (context, node, "organisation-unnamed", _("it names no organisation, neither by its identifier nor by its name; it is kept as it stands"));
      return FALSE;
    }
  mp_project_record_add (context->draft->project, g_steal_pointer (&record));
  if (mp_iati_is_from_fields (node))
    return TRUE;
  return mp_iati_has_only (node, "role", "narrative") && line && mp_iati_first (node) && mp_iati_next (mp_iati_first (node)) == NULL &&
         mp_iati_get_language (mp_iati_first (node)) == NULL;
}

static gboolean
read_identifier (MpIatiContext *context,
                 xmlNode       *node)
{
  const char *ref = mp_iati_get (node, "ref");
  const char *type = mp_iati_get (node, "type");
  const char *kind = get_word (node, MP_IATI_IDENTIFIER, type ? type : "A9");
  xmlNode *owner = mp_iati_find_child (node, "owner-org");
  g_autofree char *issuer = NULL;
  MpRecord *record;

  if (mp_text_is_empty (ref))
    return FALSE;
  if (owner)
    issuer = mp_iati_get (owner, "ref") ? g_strdup (mp_iati_get (owner, "ref")) : mp_iati_dup_text (owner);
  record = add (context, MP_TABLE_IDENTIFIER);
  mp_record_set_text (record, MP_IDENTIFIER_KIND, kind ? kind : "other");
  mp_record_take_text (record, MP_IDENTIFIER_VALUE, mp_text_one_line (ref));
  if (!mp_text_is_empty (issuer))
    mp_record_set_text (record, MP_IDENTIFIER_ISSUER, issuer);
  return mp_iati_has_only (node, "ref type", "owner-org") && kind && g_strcmp0 (mp_iati_find_code (MP_IATI_IDENTIFIER, kind), type) == 0 &&
         (owner == NULL || (mp_iati_has_only (owner, "ref", "") && mp_iati_get (owner, "ref")) || mp_iati_is_from_fields (node));
}

static gboolean
read_status (MpIatiContext *context,
             xmlNode       *node)
{
  const char *code = mp_iati_get (node, "code");
  const char *status = get_word (node, MP_IATI_STATUS, code);
  MpDate day;

  if (mp_iati_is_derived (node))
    return TRUE;
  if (status == NULL)
    {
      mp_iati_tell (context, node, "status-unknown", _("“%s” is no status that is known; it is kept as it stands"), code ? code : "");
      return FALSE;
    }
  mp_record_set_text (get_project (context), MP_PROJECT_STATED_STATUS, status);
  if (mp_iati_parse_day (mp_iati_get_own (node, "day"), &day))
    mp_record_set_day (get_project (context), MP_PROJECT_STATED_STATUS_DAY, day);
  return mp_iati_has_only (node, "code", "");
}

static gboolean
read_date (MpIatiContext *context,
           xmlNode       *node)
{
  const char *kind = mp_iati_find_word (MP_IATI_DATE, mp_iati_get (node, "type"));
  const char *text = mp_iati_get (node, "iso-date");
  const char *precision = mp_iati_get_own (node, "precision");
  MpRecord *record;
  MpDate day;

  if (kind == NULL || !mp_iati_parse_day (text, &day))
    {
      g_autofree char *content = text ? g_strdup (text) : mp_iati_dup_text (node);

      mp_iati_tell (context, node, "date-unreadable", _("“%s” is no date as 2027-01-31, or of no kind that is known; it is kept as it stands"), content ? content : "");
      return FALSE;
    }
  record = add (context, MP_TABLE_DATE_REVISION);
  mp_record_set_text (record, MP_DATE_REVISION_KIND, kind);
  mp_record_set_day (record, MP_DATE_REVISION_DAY, day);
  mp_record_set_precision (record, MP_DATE_REVISION_PRECISION, mp_precision_from_choice (precision));
  mp_record_set_text (record, MP_DATE_REVISION_REASON, "original");
  return mp_iati_has_only (node, "type iso-date", "");
}

/* Related activities are called by their identifiers. */
static gboolean
read_related (MpIatiContext *context,
              xmlNode       *node)
{
  xmlNode *own = mp_iati_find_own (node);
  const char *kind = get_word (own, MP_IATI_RELATION, mp_iati_get (node, "type"));
  const char *uuid = mp_iati_get_own (own, "uuid");
  const char *ref = mp_iati_get (node, "ref");
  MpRecord *record;

  if (kind == NULL || mp_text_is_empty (ref))
    return FALSE;
  record = add (context, MP_TABLE_RELATION);
  mp_record_set_text (record, MP_RELATION_KIND, kind);
  if (uuid && context->reader && g_uuid_string_is_valid (uuid))
    mp_draft_add_name (context->draft, record, MP_RELATION_OTHER, MP_TABLE_PROJECT, NULL, uuid);
  else
    mp_record_take_text (record, MP_RELATION_OTHER_TITLE, mp_text_one_line (ref));
  return mp_iati_has_only (node, "ref type", "");
}

static gboolean
read_document (MpIatiContext *context,
               xmlNode       *node)
{
  const char *url = mp_iati_get (node, "url");
  xmlNode *category = mp_iati_find_child (node, "category");
  xmlNode *title = mp_iati_find_child (node, "title");
  xmlNode *language = mp_iati_find_child (node, "language");
  xmlNode *date = mp_iati_find_child (node, "document-date");
  const char *kind = category ? get_word (category, MP_IATI_DOCUMENT, mp_iati_get (category, "code")) : NULL;
  g_autofree char *text = title && !mp_iati_is_derived (title) ? mp_iati_dup_text (title) : NULL;
  MpRecord *record;
  MpDate day;

  if (mp_text_is_empty (url))
    return FALSE;
  record = add (context, MP_TABLE_LINK);
  mp_record_set_text (record, MP_LINK_KIND, kind ? kind : "document");
  if (text)
    mp_record_take_text (record, MP_LINK_TITLE, mp_text_one_line (text));
  mp_record_take_text (record, MP_LINK_URL, mp_text_one_line (url));
  if (language && !mp_text_is_empty (mp_iati_get (language, "code")))
    mp_record_set_text (record, MP_LINK_LANGUAGE, mp_iati_get (language, "code"));
  if (date && mp_iati_parse_day (mp_iati_get (date, "iso-date"), &day))
    mp_record_set_day (record, MP_LINK_DAY, day);
  return mp_iati_is_from_fields (node);
}

/* What the elements of an activity are read with; all others are kept as they stand. */
static const struct
{
  const char *name;
  gboolean (*read) (MpIatiContext *context, xmlNode *node);
} elements[] = {
  { "title", read_title },
  { "description", read_description },
  { "participating-org", read_organisation },
  { "other-identifier", read_identifier },
  { "activity-status", read_status },
  { "activity-date", read_date },
  { "recipient-country", mp_iati_read_term },
  { "recipient-region", mp_iati_read_term },
  { "sector", mp_iati_read_term },
  { "tag", mp_iati_read_term },
  { "budget", mp_iati_read_funding },
  { "transaction", mp_iati_read_funding },
  { "document-link", read_document },
  { "related-activity", read_related },
};

/**
 * mp_iati_read_element:
 * @node: an element of an activity
 *
 * Puts into fields of the draft what there are fields for.
 *
 * Returns: whether the fields tell all that the element says
 */
gboolean
mp_iati_read_element (MpIatiContext *context,
                      xmlNode       *node)
{
  if (mp_iati_is_foreign (node))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      if (strcmp ((const char *) node->name, elements[i].name) == 0)
        return elements[i].read (context, node);
    }
  return mp_iati_is (node, "iati-identifier") || mp_iati_is_from_fields (node) || mp_iati_is_derived (node);
}

/**
 * mp_iati_tell:
 * @node: the element that it concerns
 * @code: a stable English name; a literal
 *
 * Says what is odd in an element, with the identifier of the activity and the name of the element.
 */
void
mp_iati_tell (MpIatiContext *context,
              xmlNode       *node,
              const char    *code,
              const char    *format,
              ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (context->reader == NULL)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: 1 is the identifier of an activity, 2 the name of an element of it, 3 a sentence on it. */
  mp_reader_add_message (context->reader, MP_SEVERITY_WARNING, code, mp_iati_get_line (node), _("Activity “%1$s”, %2$s: %3$s"),
                         context->identifier ? context->identifier : "", (const char *) node->name, text);
}

static void
keep (MpIatiContext *context,
      const char    *name,
      char          *xml)
{
  MpRecord *record = add (context, MP_TABLE_EXTRA_FIELD);

  mp_record_set_text (record, MP_EXTRA_FIELD_NAME, name);
  mp_record_take_text (record, MP_EXTRA_FIELD_TEXT, xml);
}

static void
keep_element (MpIatiContext *context,
              xmlNode       *node)
{
  const char *prefix = node->ns ? (const char *) node->ns->prefix : NULL;
  g_autofree char *name = g_strconcat (MP_IATI_EXTRA, prefix ? prefix : "", prefix ? ":" : "", (const char *) node->name, NULL);

  keep (context, name, mp_iati_dup_xml (node));
}

/* What the activity says in attributes; its language only where it is not that of the project. */
static void
keep_attributes (MpIatiContext *context,
                 xmlNode       *activity)
{
  const char *language = mp_iati_get_language (activity);
  gboolean same_language = g_strcmp0 (language, mp_record_get_text (get_project (context), MP_PROJECT_LANGUAGE)) == 0;
  xmlNode *copy = xmlNewNode (NULL, activity->name);

  for (xmlAttr *attribute = activity->properties; attribute; attribute = attribute->next)
    {
      const char *uri = attribute->ns ? (const char *) attribute->ns->href : "";
      gboolean is_language = strcmp (uri, (const char *) XML_XML_NAMESPACE) == 0 && strcmp ((const char *) attribute->name, "lang") == 0;
      xmlNs *ns = NULL;

      if (strcmp (uri, MP_IATI_NAMESPACE) == 0 || (is_language && same_language))
        continue;
      if (attribute->ns)
        {
          ns = xmlSearchNsByHref (NULL, copy, attribute->ns->href);
          if (ns == NULL)
            ns = xmlNewNs (copy, attribute->ns->href, attribute->ns->prefix);
        }
      xmlNewNsProp (copy, ns, attribute->name, (const xmlChar *) mp_iati_get_value (attribute));
    }
  if (copy->properties)
    keep (context, MP_IATI_EXTRA_ACTIVITY, mp_iati_dup_xml (copy));
  xmlFreeNode (copy);
}

/* The narrative of the title in the language of the activity, or the first one. */
static xmlNode *
find_title (xmlNode *activity)
{
  xmlNode *title = mp_iati_find_child (activity, "title");
  const char *language = mp_iati_get_language (activity);
  xmlNode *best = NULL;

  for (xmlNode *child = title ? mp_iati_first (title) : NULL; child; child = mp_iati_next (child))
    {
      const char *stated = mp_iati_get_language (child);
      g_autofree char *text = dup_narrative (child);

      if (*text == '\0')
        continue;
      if (stated == NULL || g_strcmp0 (stated, language) == 0)
        return child;
      if (best == NULL)
        best = child;
    }
  return best ? best : title;
}

static gboolean
set_title (MpIatiContext *context,
           xmlNode       *activity)
{
  xmlNode *node = find_title (activity);
  g_autofree char *text = node ? dup_narrative (node) : NULL;
  const char *language = node ? mp_iati_get_language (node) : NULL;

  if (mp_text_is_empty (text))
    return FALSE;
  if (language == NULL)
    language = mp_iati_get_language (activity);
  mp_record_take_text (get_project (context), MP_PROJECT_TITLE, mp_text_one_line (text));
  mp_record_set_text (get_project (context), MP_PROJECT_LANGUAGE, language);
  return TRUE;
}

static void
refuse (MpIatiContext *context,
        xmlNode       *activity,
        const char    *name,
        const char    *reason)
{
  mp_draft_set_unusable (context->draft, reason);
  if (context->reader)
    /* Translators: 1 is the identifier of an activity, 2 the name of an element of it, 3 a sentence on it. */
    mp_reader_add_message (context->reader, MP_SEVERITY_ERROR, "project-unusable", mp_iati_get_line (activity), _("Activity “%1$s”, %2$s: %3$s"),
                           context->identifier ? context->identifier : "", name, reason);
}

/**
 * mp_iati_read_activity:
 * @activity: a whole activity in the words of version 2
 *
 * Fills the draft of the context. An activity without identifier or title is unusable.
 */
void
mp_iati_read_activity (MpIatiContext *context,
                       xmlNode       *activity)
{
  xmlNode *node = mp_iati_find_child (activity, "iati-identifier");
  g_autofree char *text = node ? mp_iati_dup_text (node) : NULL;
  g_autofree char *identifier = text ? mp_text_one_line (text) : NULL;

  context->identifier = identifier;
  context->currency = mp_iati_get (activity, "default-currency");
  if (!set_title (context, activity))
    refuse (context, activity, "title", _("it has no title; every activity needs one"));
  if (mp_text_is_empty (identifier))
    refuse (context, activity, "iati-identifier", _("it has no identifier; every activity needs one of its own"));
  if (context->draft->unusable)
    {
      context->identifier = NULL;
      return;
    }

  context->language = mp_iati_get_language (activity);
  if (context->language == NULL)
    context->language = mp_record_get_text (get_project (context), MP_PROJECT_LANGUAGE);
  if (mp_iati_get_own (activity, "uuid") && g_uuid_string_is_valid (mp_iati_get_own (activity, "uuid")))
    mp_record_set_text (get_project (context), MP_PROJECT_UUID, mp_iati_get_own (activity, "uuid"));
  if (g_strcmp0 (mp_iati_get_own (activity, "identifier"), "derived") != 0)
    {
      MpRecord *record = add (context, MP_TABLE_IDENTIFIER);

      mp_record_set_text (record, MP_IDENTIFIER_KIND, "iati");
      mp_record_set_text (record, MP_IDENTIFIER_VALUE, identifier);
    }
  keep_attributes (context, activity);
  for (xmlNode *child = mp_iati_first (activity); child; child = mp_iati_next (child))
    {
      if (!mp_iati_read_element (context, child))
        keep_element (context, child);
    }
  context->identifier = NULL;
}
