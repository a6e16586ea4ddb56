/* mp-cli-describe.c: records in words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/mp-cli-describe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "model/mp-vocabulary.h"

/**
 * mp_cli_get_shape:
 *
 * Returns: how a record of @table is told
 */
const MpCliRecordShape *
mp_cli_get_shape (MpTable table)
{
  static const MpCliRecordShape shapes[MP_N_TABLES] = {
    [MP_TABLE_PORTFOLIO] = { -1, MP_PORTFOLIO_TITLE },
    [MP_TABLE_SOURCE] = { -1, MP_SOURCE_TITLE },
    [MP_TABLE_VOCABULARY] = { -1, MP_VOCABULARY_TITLE },
    [MP_TABLE_TERM] = { -1, MP_TERM_CODE },
    [MP_TABLE_TERM_NAME] = { -1, MP_TERM_NAME_TEXT },
    [MP_TABLE_PARTNER] = { -1, MP_PARTNER_NAME },
    [MP_TABLE_PARTNER_NAME] = { -1, MP_PARTNER_NAME_TEXT },
    [MP_TABLE_PARTNER_LINK] = { -1, MP_PARTNER_LINK_URL },
    [MP_TABLE_PARTNER_TERM] = { -1, MP_PARTNER_TERM_TERM },
    [MP_TABLE_INITIATIVE] = { -1, MP_INITIATIVE_NAME },
    [MP_TABLE_PROJECT] = { -1, MP_PROJECT_TITLE },
    [MP_TABLE_PROJECT_NAME] = { MP_PROJECT_NAME_KIND, MP_PROJECT_NAME_TEXT },
    [MP_TABLE_IDENTIFIER] = { MP_IDENTIFIER_KIND, MP_IDENTIFIER_VALUE },
    [MP_TABLE_NARRATIVE] = { MP_NARRATIVE_FIELD, MP_NARRATIVE_TEXT },
    [MP_TABLE_DATE_REVISION] = { MP_DATE_REVISION_KIND, MP_DATE_REVISION_DAY },
    [MP_TABLE_EVENT] = { MP_EVENT_KIND, MP_EVENT_DAY },
    [MP_TABLE_ROLE] = { MP_ROLE_ROLE, MP_ROLE_PARTNER },
    [MP_TABLE_PROJECT_TERM] = { -1, MP_PROJECT_TERM_TERM },
    [MP_TABLE_PROJECT_INITIATIVE] = { -1, MP_PROJECT_INITIATIVE_INITIATIVE },
    [MP_TABLE_RELATION] = { MP_RELATION_KIND, MP_RELATION_OTHER },
    [MP_TABLE_FUNDING] = { MP_FUNDING_KIND, MP_FUNDING_AMOUNT },
    [MP_TABLE_MILESTONE] = { MP_MILESTONE_KIND, MP_MILESTONE_TITLE },
    [MP_TABLE_LINK] = { MP_LINK_KIND, MP_LINK_URL },
    [MP_TABLE_EXTRA_FIELD] = { MP_EXTRA_FIELD_NAME, MP_EXTRA_FIELD_TEXT },
    [MP_TABLE_VIEW] = { -1, MP_VIEW_NAME },
  };

  return &shapes[table];
}

/**
 * mp_cli_dup_reference:
 *
 * Returns: (transfer full) (nullable): the name of what the id refers to, %NULL when it is gone
 */
char *
mp_cli_dup_reference (MpPortfolio *portfolio,
                      MpTable      target,
                      gint64       id)
{
  MpTermIndex *terms = mp_portfolio_get_term_index (portfolio);
  MpRecord *record;
  guint row;

  if (target == MP_TABLE_TERM)
    return mp_term_index_get_vocabulary_key (terms, id) ? mp_term_index_dup_label (terms, id) : NULL;
  if (target == MP_TABLE_PROJECT)
    {
      row = mp_portfolio_find_row (portfolio, id);
      return row == MP_INVALID_ROW ? NULL : g_strdup (mp_portfolio_get_summary (portfolio, row)->title);
    }
  record = mp_portfolio_get_record (portfolio, target, id);
  return record ? g_strdup (mp_record_get_text (record, mp_cli_get_shape (target)->main)) : NULL;
}

/* The field that says how much of a day was stated, or whose currency an amount is in; -1 when there is none. */
static int
find_companion (MpTable table,
                guint   field)
{
  const MpTableInfo *info = mp_table_get_info (table);

  if (field + 1 >= info->n_fields)
    return -1;
  if (info->fields[field].type == MP_FIELD_DAY && g_str_has_suffix (info->fields[field + 1].name, "precision"))
    return (int) field + 1;
  return info->fields[field].type == MP_FIELD_MONEY ? (int) field + 1 : -1;
}

/**
 * mp_cli_describe_value:
 * @record: (nullable): the record that the value is of, for what the fields beside it say
 *
 * Returns: (transfer full): the value in words, with the names of what it refers to
 */
char *
mp_cli_describe_value (MpPortfolio    *portfolio,
                       const MpRecord *record,
                       MpTable         table,
                       guint           field,
                       const MpValue  *value)
{
  const MpField *info = &mp_table_get_info (table)->fields[field];
  int companion = find_companion (table, field);

  if (value->type == MP_VALUE_INTEGER && info->type == MP_FIELD_REFERENCE)
    {
      char *text = mp_cli_dup_reference (portfolio, info->target, value->integer);

      return text ? text : g_strdup (_("(deleted)"));
    }
  if (value->type == MP_VALUE_INTEGER && record && companion >= 0)
    {
      const char *beside = mp_record_get_text (record, (guint) companion);

      if (info->type == MP_FIELD_DAY)
        return mp_format_date ((MpDate) value->integer, mp_precision_from_choice (beside));
      if (beside)
        return mp_format_money (value->integer, beside);
    }
  return mp_value_describe (table, field, value);
}

/**
 * mp_cli_describe_label:
 *
 * Returns: (transfer full): what the record is: "Planned end", "Country", "Grantee"
 */
char *
mp_cli_describe_label (MpPortfolio    *portfolio,
                       const MpRecord *record)
{
  MpTable table = mp_record_get_table (record);
  const MpCliRecordShape *shape = mp_cli_get_shape (table);

  if (table == MP_TABLE_PROJECT_TERM || table == MP_TABLE_PARTNER_TERM)
    {
      MpTermIndex *terms = mp_portfolio_get_term_index (portfolio);
      const char *key = mp_term_index_get_vocabulary_key (terms, mp_record_get_integer (record, mp_cli_get_shape (table)->main));

      if (key)
        return g_strdup (mp_vocabulary_get_label (key));
    }
  if (shape->label >= 0)
    return mp_cli_describe_value (portfolio, record, table, (guint) shape->label, mp_record_get_value (record, (guint) shape->label));
  return g_strdup (mp_table_get_label (table));
}

/* What goes without saying. */
static gboolean
is_plain (const MpField *field,
          const MpValue *value)
{
  static const char *const plain[] = { "exact", "stated", "original", "day", NULL };

  return value->type == MP_VALUE_NULL || field->label == NULL ||
         (field->type == MP_FIELD_CHOICE && g_strv_contains (plain, value->text));
}

static void
append_detail (GString        *out,
               MpPortfolio    *portfolio,
               const MpRecord *record,
               guint           field)
{
  MpTable table = mp_record_get_table (record);
  const MpField *info = &mp_table_get_info (table)->fields[field];
  g_autofree char *text = mp_cli_describe_value (portfolio, record, table, field, mp_record_get_value (record, field));

  if (out->len > 0)
    g_string_append (out, "; ");
  if (info->type == MP_FIELD_CHOICE)
    g_string_append (out, text);
  else
    /* Translators: 1 is the name of a field, 2 what it holds. */
    g_string_append_printf (out, C_("field", "%1$s: %2$s"), mp_field_get_label (table, field), text);
}

/**
 * mp_cli_describe_record:
 * @with_details: whether to say everything, not only the main thing
 *
 * Returns: (transfer full): what the record says, without its label: "14 Jun 2026 (Correction; Source: …)"
 */
char *
mp_cli_describe_record (MpPortfolio    *portfolio,
                        const MpRecord *record,
                        gboolean        with_details)
{
  MpTable table = mp_record_get_table (record);
  const MpTableInfo *info = mp_table_get_info (table);
  const MpCliRecordShape *shape = mp_cli_get_shape (table);
  const MpValue *value = mp_record_get_value (record, shape->main);
  g_autofree char *text = value->type == MP_VALUE_NULL ? NULL : mp_cli_describe_value (portfolio, record, table, shape->main, value);
  g_autoptr (GString) details = g_string_new (NULL);

  for (guint i = mp_table_has_owner (table, NULL); with_details && i < info->n_fields; i++)
    {
      gboolean is_companion = i > 0 && find_companion (table, i - 1) == (int) i;

      if (i != shape->main && (int) i != shape->label && !is_companion && !is_plain (&info->fields[i], mp_record_get_value (record, i)))
        append_detail (details, portfolio, record, i);
    }
  if (text == NULL)
    return g_strdup (details->len > 0 ? details->str : _("Not stated"));
  if (details->len == 0)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s (%s)", text, details->str);
}
