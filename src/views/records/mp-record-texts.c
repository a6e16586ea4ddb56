/* mp-record-texts.c: partners, initiatives, sources and terms in words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/records/mp-record-texts.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "views/records/mp-record-links.h"

/**
 * mp_record_texts_get:
 * @table: partner, initiative, source or term; of others only what is said when none is selected
 *
 * Returns: (transfer none): what the list of such records says
 */
const char *
mp_record_texts_get (MpTable      table,
                     MpRecordText text)
{
  static const char *const partner[MP_N_RECORD_TEXTS] = {
    NC_("records", "Partners"),
    NC_("records", "Search Partners"),
    NC_("records", "Add Partner"),
    NC_("records", "New Partner"),
    NC_("records", "No Partners Yet"),
    NC_("records", "Donors, ministries, unions and everybody else who has a part in a project stands here."),
    NC_("records", "No Partner Found"),
    NC_("records", "No Partner Selected"),
    NC_("records", "Add partner"),
    NC_("records", "Delete partner"),
    NC_("records", "The Partner Could Not Be Added"),
    NC_("records", "The Partner Could Not Be Deleted"),
  };
  static const char *const initiative[MP_N_RECORD_TEXTS] = {
    NC_("records", "Initiatives"),
    NC_("records", "Search Initiatives"),
    NC_("records", "Add Initiative"),
    NC_("records", "New Initiative"),
    NC_("records", "No Initiatives Yet"),
    NC_("records", "Initiatives, programmes and funds to which projects belong stand here, such as Better Work."),
    NC_("records", "No Initiative Found"),
    NC_("records", "No Initiative Selected"),
    NC_("records", "Add initiative"),
    NC_("records", "Delete initiative"),
    NC_("records", "The Initiative Could Not Be Added"),
    NC_("records", "The Initiative Could Not Be Deleted"),
  };
  static const char *const source[MP_N_RECORD_TEXTS] = {
    NC_("records", "Sources"),
    NC_("records", "Search Sources"),
    NC_("records", "Add Source"),
    NC_("records", "New Source"),
    NC_("records", "No Sources Yet"),
    NC_("records", "Pages, spreadsheets and documents from which something was taken stand here. An import adds its own."),
    NC_("records", "No Source Found"),
    NC_("records", "No Source Selected"),
    NC_("records", "Add source"),
    NC_("records", "Delete source"),
    NC_("records", "The Source Could Not Be Added"),
    NC_("records", "The Source Could Not Be Deleted"),
  };
  static const char *const term[MP_N_RECORD_TEXTS] = {
    NC_("records", "Terms"),
    NC_("records", "Search Terms"),
    NC_("records", "Add Term"),
    NC_("records", "New Term"),
    NC_("records", "No Terms Yet"),
    NC_("records", "Terms say in one word what many projects have in common."),
    NC_("records", "No Term Found"),
    NC_("records", "No Term Selected"),
    NC_("records", "Add term"),
    NC_("records", "Delete term"),
    NC_("records", "The Term Could Not Be Added"),
    NC_("records", "The Term Could Not Be Deleted"),
  };
  const char *const *texts = table == MP_TABLE_PARTNER      ? partner
                             : table == MP_TABLE_INITIATIVE ? initiative
                             : table == MP_TABLE_SOURCE     ? source
                                                            : term;

  g_return_val_if_fail (text < MP_N_RECORD_TEXTS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "records", texts[text]);
}

/**
 * mp_record_texts_dup_title:
 *
 * Returns: (transfer full): what users call the record
 */
char *
mp_record_texts_dup_title (MpEditContext  *context,
                           const MpRecord *record)
{
  if (mp_record_get_table (record) == MP_TABLE_PORTFOLIO)
    return g_strdup (mp_record_get_text (record, MP_PORTFOLIO_TITLE));
  if (mp_record_get_table (record) == MP_TABLE_VOCABULARY)
    return mp_edit_context_dup_vocabulary (context, mp_record_get_text (record, MP_VOCABULARY_KEY));
  return mp_edit_context_dup_label (context, mp_record_get_table (record), mp_record_get_id (record));
}

/* More offices in offices are not told; a circle of parents, should a file contain one, ends here. */
#define MAX_DEPTH 16

/* "United States › U.S. Department of Labor", from the top down. */
static char *
dup_path (MpEditContext  *context,
          const MpRecord *record,
          guint           parent,
          guint           name)
{
  MpPortfolio *portfolio = mp_edit_context_get_portfolio (context);
  GString *path = g_string_new (NULL);

  for (guint i = 0; i < MAX_DEPTH && !mp_record_is_null (record, parent); i++)
    {
      record = mp_portfolio_get_record (portfolio, mp_record_get_table (record), mp_record_get_integer (record, parent));
      if (record == NULL)
        break;
      if (path->len > 0)
        g_string_prepend (path, " › ");
      g_string_prepend (path, mp_record_get_text (record, name));
    }
  return g_string_free (path, path->len == 0);
}

static char *
dup_n_terms (MpEditContext  *context,
             const MpRecord *vocabulary)
{
  g_autoptr (GArray) terms = mp_term_index_dup_terms (mp_edit_context_get_index (context), mp_record_get_text (vocabulary, MP_VOCABULARY_KEY));
  g_autofree char *number = mp_format_integer (terms->len);

  return g_strdup_printf (ngettext ("%s term", "%s terms", terms->len), number);
}

/**
 * mp_record_texts_dup_line:
 *
 * Returns: (transfer full) (nullable): what stands below the title: what the record is a part of
 */
char *
mp_record_texts_dup_line (MpEditContext  *context,
                          const MpRecord *record)
{
  switch ((int) mp_record_get_table (record))
    {
    case MP_TABLE_PARTNER:
      return dup_path (context, record, MP_PARTNER_PARENT, MP_PARTNER_NAME);
    case MP_TABLE_INITIATIVE:
      return dup_path (context, record, MP_INITIATIVE_PARENT, MP_INITIATIVE_NAME);
    case MP_TABLE_TERM:
      return mp_edit_context_dup_vocabulary (context, mp_term_index_get_vocabulary_key (mp_edit_context_get_index (context), mp_record_get_id (record)));
    case MP_TABLE_VOCABULARY:
      return dup_n_terms (context, record);
    default:
      return NULL;
    }
}

static void
append (GString        *line,
        MpEditContext  *context,
        const MpRecord *record,
        guint           field)
{
  g_autofree char *text = NULL;

  if (mp_record_is_null (record, field))
    return;
  text = mp_edit_context_describe_field (context, record, field);
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, text);
}

/**
 * mp_record_texts_dup_detail:
 *
 * Returns: (transfer full) (nullable): what stands below its name in a list
 */
char *
mp_record_texts_dup_detail (MpEditContext  *context,
                            const MpRecord *record)
{
  GString *line = g_string_new (NULL);

  switch ((int) mp_record_get_table (record))
    {
    case MP_TABLE_PARTNER:
      append (line, context, record, MP_PARTNER_ACRONYM);
      append (line, context, record, MP_PARTNER_KIND);
      append (line, context, record, MP_PARTNER_COUNTRY);
      break;
    case MP_TABLE_INITIATIVE:
      append (line, context, record, MP_INITIATIVE_ACRONYM);
      append (line, context, record, MP_INITIATIVE_KIND);
      append (line, context, record, MP_INITIATIVE_LAUNCHED_DAY);
      break;
    case MP_TABLE_SOURCE:
      append (line, context, record, MP_SOURCE_KIND);
      append (line, context, record, MP_SOURCE_DOCUMENT_DAY);
      break;
    case MP_TABLE_TERM:
      /* A code that was made up says nothing. */
      if (!g_uuid_string_is_valid (mp_record_get_text (record, MP_TERM_CODE)))
        append (line, context, record, MP_TERM_CODE);
      if (mp_record_get_integer (record, MP_TERM_WITHDRAWN) != 0)
        g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", mp_field_get_label (MP_TABLE_TERM, MP_TERM_WITHDRAWN));
      break;
    default:
      break;
    }
  return g_string_free (line, line->len == 0);
}

/* What orders labels in the user's language (strcmp). */
char *
mp_record_texts_dup_key (const char *label)
{
  g_autofree char *folded = mp_text_fold (label);

  return g_utf8_collate_key (folded, -1);
}

/* For g_ptr_array_sort(): by title. */
int
mp_record_texts_compare_links (gconstpointer a,
                               gconstpointer b)
{
  const MpRecordLink *x = *(const MpRecordLink *const *) a;
  const MpRecordLink *y = *(const MpRecordLink *const *) b;
  g_autofree char *x_key = mp_record_texts_dup_key (x->title);
  g_autofree char *y_key = mp_record_texts_dup_key (y->title);

  return g_strcmp0 (x_key, y_key);
}
