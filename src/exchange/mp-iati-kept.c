/* mp-iati-kept.c: elements that were kept, written back
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An element that was kept because fields tell a part of it only is read once more, into a draft that
 * nobody sees: what it tells is looked for in the project. Where all of that still stands there, the
 * element is written as it was kept, in the place of the fields. Where somebody changed them, the
 * fields count: an amount or its day is put into the element, any other element goes with what it
 * belonged to.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "exchange/mp-iati-book.h"
#include "exchange/mp-iati-grammar.h"

/* What an import fills in, or what weighs a statement, is not what the statement says. */
static gboolean
is_content (MpTable table,
            guint   field)
{
  switch ((guint) table)
    {
    case MP_TABLE_DATE_REVISION:
      return field == MP_DATE_REVISION_KIND || field == MP_DATE_REVISION_DAY || field == MP_DATE_REVISION_PRECISION;
    case MP_TABLE_NARRATIVE:
      return field == MP_NARRATIVE_FIELD || field == MP_NARRATIVE_LANGUAGE || field == MP_NARRATIVE_TEXT;
    case MP_TABLE_PROJECT_TERM:
      return field == MP_PROJECT_TERM_TERM || field == MP_PROJECT_TERM_SHARE;
    case MP_TABLE_ROLE:
      return field == MP_ROLE_PARTNER || field == MP_ROLE_ROLE;
    case MP_TABLE_FUNDING:
      return field != MP_FUNDING_SOURCE && field != MP_FUNDING_NOTE;
    case MP_TABLE_RELATION:
      return field == MP_RELATION_KIND || field == MP_RELATION_OTHER_TITLE;
    default:
      return TRUE;
    }
}

static gboolean
says_the_same (const MpRecord *a,
               const MpRecord *b)
{
  MpTable table = mp_record_get_table (a);

  for (guint field = 1; field < mp_table_get_info (table)->n_fields; field++)
    {
      if (is_content (table, field) && !mp_value_equal (mp_record_get_value (a, field), mp_record_get_value (b, field)))
        return FALSE;
    }
  return TRUE;
}

/* The record of the project that says what @record says and that no other element tells. */
static MpRecord *
find_record (MpIatiBook      *book,
             MpProjectRecord *project,
             const MpRecord  *record,
             GPtrArray       *found)
{
  MpTable table = mp_record_get_table (record);

  for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
    {
      MpRecord *candidate = mp_project_record_get (project, table, i);

      if (!g_hash_table_contains (book->told, candidate) && !g_ptr_array_find (found, candidate, NULL) && says_the_same (candidate, record))
        return candidate;
    }
  return NULL;
}

/* Whether the project still says all that the element told; those records are @found. */
static gboolean
find_records (MpIatiBook      *book,
              MpProjectRecord *project,
              MpProjectRecord *told,
              GPtrArray       *found)
{
  for (guint table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      for (guint i = 0; i < mp_project_record_get_n (told, table); i++)
        {
          MpRecord *record = find_record (book, project, mp_project_record_get (told, table, i), found);

          if (record == NULL)
            return FALSE;
          g_ptr_array_add (found, record);
        }
    }
  return TRUE;
}

/* What the element tells, as a draft. */
static MpDraft *
read_again (MpIatiBook      *book,
            xmlNode         *activity,
            xmlNode         *node,
            MpProjectRecord *project)
{
  MpDraft *draft = mp_draft_new (0);
  const char *language = mp_iati_get_language (activity);
  MpIatiContext context = {
    .terms = book->export->sheet.terms,
    .organisations = book->organisations,
    .draft = draft,
    .language = language ? language : mp_record_get_text (mp_project_record_get_project (project), MP_PROJECT_LANGUAGE),
    .currency = mp_iati_get (activity, "default-currency"),
  };

  mp_iati_read_element (&context, node);
  return draft;
}

static gboolean
is_still_said (MpIatiBook      *book,
               xmlNode         *activity,
               xmlNode         *node,
               MpProjectRecord *project)
{
  g_autoptr (MpDraft) draft = read_again (book, activity, node, project);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (draft->names->len > 0 || !find_records (book, project, draft->project, found))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    g_hash_table_insert (book->told, g_ptr_array_index (found, i), node);
  return TRUE;
}

static gboolean
is_day (const MpRecord *a,
        const MpRecord *b,
        guint           field)
{
  return mp_value_equal (mp_record_get_value (a, field), mp_record_get_value (b, field));
}

/* The money that an element told, with another amount or on other days. */
static MpRecord *
find_changed (MpIatiBook      *book,
              MpProjectRecord *project,
              const MpRecord  *told)
{
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_FUNDING); i++)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_FUNDING, i);
      gboolean same_amount = mp_record_get_integer (record, MP_FUNDING_AMOUNT) == mp_record_get_integer (told, MP_FUNDING_AMOUNT);
      gboolean same_days = is_day (record, told, MP_FUNDING_FROM_DAY) && is_day (record, told, MP_FUNDING_TO_DAY);

      if (!g_hash_table_contains (book->told, record) && (same_amount || same_days) && !mp_record_is_null (record, MP_FUNDING_FROM_DAY) &&
          mp_record_is_null (record, MP_FUNDING_TO_DAY) == mp_record_is_null (told, MP_FUNDING_TO_DAY) &&
          mp_record_has_choice (record, MP_FUNDING_KIND, mp_record_get_text (told, MP_FUNDING_KIND)) &&
          g_strcmp0 (mp_record_get_text (record, MP_FUNDING_CURRENCY), mp_record_get_text (told, MP_FUNDING_CURRENCY)) == 0)
        return record;
    }
  return NULL;
}

static void
mend_day (xmlNode    *node,
          const char *name,
          MpRecord   *record,
          guint       field)
{
  xmlNode *child = mp_iati_find_child (node, name);
  g_autofree char *iso = NULL;

  if (child == NULL || mp_record_is_null (record, field))
    return;
  iso = mp_date_to_iso (mp_record_get_day (record, field), MP_PRECISION_DAY);
  xmlSetProp (child, (const xmlChar *) "iso-date", (const xmlChar *) iso);
}

static void
mend_money (xmlNode  *node,
            MpRecord *told,
            MpRecord *record)
{
  g_autofree char *amount = mp_iati_dup_amount (mp_record_get_integer (record, MP_FUNDING_AMOUNT), mp_record_get_text (record, MP_FUNDING_CURRENCY));
  xmlNode *value = mp_iati_find_child (node, "value");

  if (mp_record_get_integer (record, MP_FUNDING_AMOUNT) != mp_record_get_integer (told, MP_FUNDING_AMOUNT))
    xmlNodeSetContent (value, (const xmlChar *) amount);
  mend_day (node, "transaction-date", record, MP_FUNDING_FROM_DAY);
  mend_day (node, "period-start", record, MP_FUNDING_FROM_DAY);
  mend_day (node, "period-end", record, MP_FUNDING_TO_DAY);
  if (!is_day (record, told, MP_FUNDING_FROM_DAY))
    {
      g_autofree char *iso = mp_date_to_iso (mp_record_get_day (record, MP_FUNDING_FROM_DAY), MP_PRECISION_DAY);

      xmlSetProp (value, (const xmlChar *) "value-date", (const xmlChar *) iso);
    }
}

/* Puts into elements about money what became of it since. */
static void
add_changed (MpIatiBook      *book,
             xmlNode         *activity,
             MpProjectRecord *project,
             GPtrArray       *changed)
{
  for (guint i = 0; i < changed->len; i++)
    {
      xmlNode *node = g_ptr_array_index (changed, i);
      g_autoptr (MpDraft) draft = read_again (book, activity, node, project);
      MpRecord *told = mp_project_record_get_n (draft->project, MP_TABLE_FUNDING) == 1 ? mp_project_record_get (draft->project, MP_TABLE_FUNDING, 0) : NULL;
      MpRecord *record = told ? find_changed (book, project, told) : NULL;

      if (record)
        {
          mend_money (node, told, record);
          g_hash_table_insert (book->told, record, node);
          node->_private = book;
          xmlAddChild (activity, node);
        }
      else
        {
          mp_iati_book_leave_out (book, (const char *) node->name, 1);
          xmlFreeNode (node);
        }
    }
}

/* The element of a free field, in the tree of the activity; NULL when somebody made it unreadable. */
static xmlNode *
parse (MpIatiBook *book,
       xmlNode    *activity,
       const char *xml)
{
  xmlDoc *document = xmlCtxtReadMemory (book->parser, xml, (int) MIN (strlen (xml), G_MAXINT), NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  xmlNode *root = document && document->intSubset == NULL ? xmlDocGetRootElement (document) : NULL;
  xmlNode *node = root ? xmlDocCopyNode (root, activity->doc, 1) : NULL;

  if (document)
    xmlFreeDoc (document);
  return node;
}

/* MpIatiLeftOutFunc */
static void
left_out_cb (const char *name,
             gpointer    user_data)
{
  mp_iati_book_leave_out (user_data, name, 1);
}

/* The attributes of the activity itself. */
static void
copy_attributes (xmlNode *activity,
                 xmlNode *kept)
{
  for (xmlAttr *attribute = kept->properties; attribute; attribute = attribute->next)
    {
      const xmlChar *value = (const xmlChar *) mp_iati_get_value (attribute);
      xmlNs *ns = NULL;

      if (attribute->ns)
        {
          ns = xmlSearchNsByHref (activity->doc, activity, attribute->ns->href);
          if (ns == NULL)
            ns = xmlNewNs (activity, attribute->ns->href, attribute->ns->prefix);
        }
      xmlSetNsProp (activity, ns, attribute->name, value);
    }
}

static void
add_element (MpIatiBook      *book,
             xmlNode         *activity,
             MpProjectRecord *project,
             MpRecord        *record,
             GPtrArray       *changed)
{
  xmlNode *node = parse (book, activity, mp_record_get_text (record, MP_EXTRA_FIELD_TEXT));
  const char *name = mp_record_get_text (record, MP_EXTRA_FIELD_NAME) + strlen (MP_IATI_EXTRA);

  if (node == NULL)
    {
      mp_iati_book_leave_out (book, name, 1);
      return;
    }
  if (strcmp (name, "iati-activity") == 0)
    {
      /* It is not whole, but its attributes are repaired. */
      mp_iati_repair (node, "", left_out_cb, book);
      copy_attributes (activity, node);
      xmlFreeNode (node);
      return;
    }
  /* A status that nobody knew gives way to one that was stated since. */
  if ((mp_iati_is (node, "activity-status") && !mp_record_is_null (mp_project_record_get_project (project), MP_PROJECT_STATED_STATUS)) ||
      !mp_iati_repair (node, "iati-activity", left_out_cb, book))
    {
      mp_iati_book_leave_out (book, (const char *) node->name, 1);
      xmlFreeNode (node);
      return;
    }
  if (!is_still_said (book, activity, node, project))
    {
      g_ptr_array_add (changed, node);
      return;
    }
  node->_private = book;
  xmlAddChild (activity, node);
}

/**
 * mp_iati_add_kept:
 *
 * Adds the elements that were kept beside the fields, and notes which records they tell. Elements that
 * name a person stay at home unless they were asked for.
 */
void
mp_iati_add_kept (MpIatiBook      *book,
                  xmlNode         *activity,
                  MpProjectRecord *project)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_EXTRA_FIELD); i++)
        {
          MpRecord *record = mp_project_record_get (project, MP_TABLE_EXTRA_FIELD, i);
          const char *name = mp_record_get_text (record, MP_EXTRA_FIELD_NAME);

          /* The attributes first: others are read with their currency. */
          if ((strcmp (name, MP_IATI_EXTRA_ACTIVITY) == 0) != (pass == 0))
            continue;
          if (!g_str_has_prefix (name, MP_IATI_EXTRA))
            mp_iati_book_leave_out (book, mp_table_get_label (MP_TABLE_EXTRA_FIELD), 1);
          else if (mp_iati_is_private (record) && !book->export->with_persons)
            mp_iati_book_leave_out (book, _("contacts that name a person"), 1);
          else
            add_element (book, activity, project, record, changed);
        }
    }
  /* After all that are as they were, so that none takes what another one tells. */
  add_changed (book, activity, project, changed);
}
