/* mp-import-describe.c: records of an import in words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "exchange/mp-import-private.h"
#include "model/mp-vocabulary.h"

/* (nullable): the record that the file brings along under that local id. */
static MpRecord *
find_local (MpImportContext *context,
            gint64           id)
{
  MpImportName *name = mp_import_names_get (context->names, id);

  if (name)
    return name->record;
  for (guint i = 0; context->local_records && i < context->local_records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (context->local_records, i);

      if (mp_record_get_id (record) == id)
        return record;
    }
  return NULL;
}

/* The name of a new term: the first of its names. */
static char *
dup_local_term_label (MpImportContext *context,
                      gint64           id)
{
  MpImportName *name = mp_import_names_get (context->names, id);

  if (name && name->children->len > 0)
    return g_strdup (mp_record_get_text (g_ptr_array_index (name->children, 0), MP_TERM_NAME_TEXT));
  for (guint i = 0; context->local_records && i < context->local_records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (context->local_records, i);

      if (mp_record_get_table (record) == MP_TABLE_TERM_NAME && mp_record_get_integer (record, MP_TERM_NAME_TERM) == id)
        return g_strdup (mp_record_get_text (record, MP_TERM_NAME_TEXT));
    }
  return NULL;
}

static char *
describe_base_record (MpImportContext *context,
                      MpTable          table,
                      gint64           id)
{
  GPtrArray *records = context->base->records[table];

  for (guint i = 0; records && i < records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (records, i);

      if (mp_record_get_id (record) == id)
        return g_strdup (mp_record_get_text (record, table == MP_TABLE_SOURCE ? MP_SOURCE_TITLE : MP_PARTNER_NAME));
    }
  return NULL;
}

static char *
describe_reference (MpImportContext *context,
                    MpTable          target,
                    gint64           id)
{
  char *label = NULL;

  if (id < 0)
    {
      MpRecord *record = find_local (context, id);

      if (id == MP_LOCAL_SOURCE)
        label = g_strdup (_("This import"));
      else if (target == MP_TABLE_TERM)
        label = dup_local_term_label (context, id);
      else if (record && target == MP_TABLE_PARTNER)
        label = g_strdup (mp_record_get_text (record, MP_PARTNER_NAME));
      else if (record && target == MP_TABLE_INITIATIVE)
        label = g_strdup (mp_record_get_text (record, MP_INITIATIVE_NAME));
      else if (record && target == MP_TABLE_SOURCE)
        label = g_strdup (mp_record_get_text (record, MP_SOURCE_TITLE));
    }
  else if (target == MP_TABLE_TERM)
    {
      label = mp_term_index_dup_label (context->base->terms, id);
    }
  else if (target == MP_TABLE_PARTNER)
    {
      label = g_strdup (mp_term_index_get_partner_name (context->base->terms, id));
    }
  else if (target == MP_TABLE_INITIATIVE)
    {
      label = g_strdup (mp_term_index_get_initiative_name (context->base->terms, id));
    }
  else if (target == MP_TABLE_SOURCE)
    {
      label = describe_base_record (context, target, id);
    }
  return label ? label : g_strdup (_("Another project"));
}

/* The field that tells how much of the day at @field was stated, -1 if none. */
static int
find_precision (MpTable table,
                guint   field)
{
  if (table == MP_TABLE_DATE_REVISION && field == MP_DATE_REVISION_DAY)
    return MP_DATE_REVISION_PRECISION;
  if (table == MP_TABLE_MILESTONE && field == MP_MILESTONE_PLANNED_DAY)
    return MP_MILESTONE_PLANNED_PRECISION;
  if (table == MP_TABLE_MILESTONE && field == MP_MILESTONE_ACTUAL_DAY)
    return MP_MILESTONE_ACTUAL_PRECISION;
  return -1;
}

/**
 * mp_import_describe_value:
 *
 * Returns: (transfer full): what the field holds, as users read it
 */
char *
mp_import_describe_value (MpImportContext *context,
                          const MpRecord  *record,
                          guint            field)
{
  MpTable table = mp_record_get_table (record);
  const MpField *info = &mp_table_get_info (table)->fields[field];
  const char *currency;
  int precision;

  if (mp_record_is_null (record, field))
    return g_strdup (_("Not stated"));
  switch (info->type)
    {
    case MP_FIELD_REFERENCE:
      return describe_reference (context, info->target, mp_record_get_integer (record, field));
    case MP_FIELD_DAY:
      precision = find_precision (table, field);
      return mp_format_date (mp_record_get_day (record, field), precision < 0 ? MP_PRECISION_DAY : mp_record_get_precision (record, (guint) precision));
    case MP_FIELD_MONEY:
      currency = mp_record_get_text (record, field + 1);
      return mp_format_money (mp_record_get_integer (record, field), currency ? currency : "");
    case MP_FIELD_INTEGER:
    case MP_FIELD_TEXT:
    case MP_FIELD_LONG_TEXT:
    case MP_FIELD_CHOICE:
    case MP_FIELD_SHARE:
    case MP_FIELD_FLAG:
    default:
      return mp_value_describe (table, field, mp_record_get_value (record, field));
    }
}

/* Two texts as one, the second in parentheses. */
static char *
with_remark (char *text,
             char *remark)
{
  char *result;

  if (text == NULL || remark == NULL)
    {
      g_free (remark);
      return text;
    }
  /* Translators: 1 is a text, 2 a remark on it, as "ILO (Implementing)". */
  result = g_strdup_printf (C_("remark", "%1$s (%2$s)"), text, remark);
  g_free (text);
  g_free (remark);
  return result;
}

static char *
describe_funding (MpImportContext *context,
                  const MpRecord  *record)
{
  char *text = mp_import_describe_value (context, record, MP_FUNDING_AMOUNT);
  gint64 year = mp_record_get_integer (record, MP_FUNDING_FISCAL_YEAR);

  if (!mp_record_is_null (record, MP_FUNDING_QUALIFIER) && !mp_record_has_choice (record, MP_FUNDING_QUALIFIER, "exact"))
    text = with_remark (text, mp_import_describe_value (context, record, MP_FUNDING_QUALIFIER));
  if (year > 0)
    /* Translators: a fiscal year. */
    text = with_remark (text, g_strdup_printf (_("FY %d"), (int) year));
  return text;
}

/**
 * mp_import_describe_record:
 *
 * Returns: (transfer full): what the record says, in one line as far as its texts are
 */
char *
mp_import_describe_record (MpImportContext *context,
                           const MpRecord  *record)
{
#define VALUE(field) mp_import_describe_value (context, record, field)
#define OPTIONAL(field) (mp_record_is_null (record, field) ? NULL : VALUE (field))

  switch (mp_record_get_table (record))
    {
    case MP_TABLE_PROJECT_NAME:
      return VALUE (MP_PROJECT_NAME_TEXT);
    case MP_TABLE_IDENTIFIER:
      return VALUE (MP_IDENTIFIER_VALUE);
    case MP_TABLE_NARRATIVE:
      return VALUE (MP_NARRATIVE_TEXT);
    case MP_TABLE_DATE_REVISION:
      return VALUE (MP_DATE_REVISION_DAY);
    case MP_TABLE_EVENT:
      return VALUE (MP_EVENT_DAY);
    case MP_TABLE_ROLE:
      return with_remark (VALUE (MP_ROLE_PARTNER), VALUE (MP_ROLE_ROLE));
    case MP_TABLE_PROJECT_TERM:
      if (mp_record_has_choice (record, MP_PROJECT_TERM_STANDING, "found"))
        return with_remark (VALUE (MP_PROJECT_TERM_TERM), VALUE (MP_PROJECT_TERM_STANDING));
      return VALUE (MP_PROJECT_TERM_TERM);
    case MP_TABLE_PROJECT_INITIATIVE:
      return VALUE (MP_PROJECT_INITIATIVE_INITIATIVE);
    case MP_TABLE_RELATION:
      return mp_record_is_null (record, MP_RELATION_OTHER_TITLE) ? VALUE (MP_RELATION_OTHER) : VALUE (MP_RELATION_OTHER_TITLE);
    case MP_TABLE_FUNDING:
      return describe_funding (context, record);
    case MP_TABLE_MILESTONE:
      return with_remark (mp_record_is_null (record, MP_MILESTONE_TITLE) ? VALUE (MP_MILESTONE_KIND) : VALUE (MP_MILESTONE_TITLE),
                          mp_record_is_null (record, MP_MILESTONE_ACTUAL_DAY) ? OPTIONAL (MP_MILESTONE_PLANNED_DAY) : VALUE (MP_MILESTONE_ACTUAL_DAY));
    case MP_TABLE_LINK:
      return VALUE (MP_LINK_URL);
    case MP_TABLE_EXTRA_FIELD:
      return VALUE (MP_EXTRA_FIELD_TEXT);
    case MP_TABLE_PORTFOLIO:
    case MP_TABLE_SOURCE:
    case MP_TABLE_VOCABULARY:
    case MP_TABLE_TERM:
    case MP_TABLE_TERM_NAME:
    case MP_TABLE_PARTNER:
    case MP_TABLE_PARTNER_NAME:
    case MP_TABLE_PARTNER_LINK:
    case MP_TABLE_PARTNER_TERM:
    case MP_TABLE_INITIATIVE:
    case MP_TABLE_PROJECT:
    case MP_TABLE_VIEW:
    case MP_N_TABLES:
    default:
      return g_strdup (mp_table_get_label (mp_record_get_table (record)));
    }
#undef VALUE
#undef OPTIONAL
}

/**
 * mp_import_label_record:
 *
 * Returns: (transfer full): what kind of statement the record is: "Planned end", "Countries"
 */
char *
mp_import_label_record (MpImportContext *context,
                        const MpRecord  *record)
{
  MpTable table = mp_record_get_table (record);
  const char *key;
  int kind = -1;

  if (table == MP_TABLE_PROJECT_TERM)
    {
      gint64 term = mp_record_get_integer (record, MP_PROJECT_TERM_TERM);

      key = mp_term_index_get_vocabulary_key (context->base->terms, term);
      if (key || mp_import_names_get (context->names, term))
        {
          const char *label = mp_vocabulary_get_label (key ? key : MP_VOCABULARY_TAGS);

          if (label)
            return g_strdup (label);
        }
      return g_strdup (mp_table_get_label (table));
    }
  if (table == MP_TABLE_EXTRA_FIELD)
    return g_strdup (mp_record_get_text (record, MP_EXTRA_FIELD_NAME));
  if (table == MP_TABLE_DATE_REVISION)
    kind = MP_DATE_REVISION_KIND;
  else if (table == MP_TABLE_PROJECT_NAME)
    kind = MP_PROJECT_NAME_KIND;
  else if (table == MP_TABLE_NARRATIVE)
    kind = MP_NARRATIVE_FIELD;
  else if (table == MP_TABLE_EVENT)
    kind = MP_EVENT_KIND;
  else if (table == MP_TABLE_RELATION)
    kind = MP_RELATION_KIND;
  else if (table == MP_TABLE_FUNDING)
    kind = MP_FUNDING_KIND;
  if (kind >= 0 && !mp_record_is_null (record, (guint) kind))
    return mp_import_describe_value (context, record, (guint) kind);
  return g_strdup (mp_table_get_label (table));
}

/* Says @text beside what was said before under the same label: several countries are one line. */
static void
add_text (GPtrArray  *differences,
          MpTable     table,
          const char *label,
          const char *text)
{
  for (guint i = 0; i < differences->len; i++)
    {
      MpImportDifference *difference = g_ptr_array_index (differences, i);

      if (difference->table == table && strcmp (difference->label, label) == 0)
        {
          char *joined = g_strconcat (difference->new_text, table == MP_TABLE_NARRATIVE ? "\n" : " · ", text, NULL);

          g_free (difference->new_text);
          difference->new_text = joined;
          return;
        }
    }
  g_ptr_array_add (differences, mp_import_difference_new (table, -1, label, NULL, text));
}

/**
 * mp_import_describe_project:
 * @project: one that the portfolio does not have; its references are ids or local ids
 *
 * Returns: (transfer full) (element-type MpImportDifference): what comes with it, what one asks
 *   first coming first
 */
GPtrArray *
mp_import_describe_project (MpImportContext *context,
                            MpProjectRecord *project)
{
  static const MpTable tables[] = {
    MP_TABLE_DATE_REVISION, MP_TABLE_EVENT, MP_TABLE_PROJECT_TERM, MP_TABLE_ROLE, MP_TABLE_PROJECT_INITIATIVE, MP_TABLE_FUNDING,
    MP_TABLE_NARRATIVE, MP_TABLE_PROJECT_NAME, MP_TABLE_IDENTIFIER, MP_TABLE_MILESTONE, MP_TABLE_RELATION, MP_TABLE_LINK, MP_TABLE_EXTRA_FIELD,
  };
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_import_difference_free);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      for (guint j = 0; j < mp_project_record_get_n (project, tables[i]); j++)
        {
          MpRecord *record = mp_project_record_get (project, tables[i], j);
          g_autofree char *label = mp_import_label_record (context, record);
          g_autofree char *text = mp_import_describe_record (context, record);

          if (label && !mp_text_is_empty (text))
            add_text (differences, tables[i], label, text);
        }
    }
  return differences;
}

/**
 * mp_import_describe_both:
 * @old: a project of the portfolio
 * @project: one of the file
 *
 * Returns: (transfer full) (element-type MpImportDifference): what the two say, under the same
 *   labels: first what the file says, then what only the portfolio does
 */
GPtrArray *
mp_import_describe_both (MpImportContext *context,
                         MpProjectRecord *old,
                         MpProjectRecord *project)
{
  GPtrArray *both = mp_import_describe_project (context, project);
  g_autoptr (GPtrArray) known = mp_import_describe_project (context, old);
  guint n = both->len;

  for (guint i = 0; i < known->len; i++)
    {
      MpImportDifference *one = g_ptr_array_index (known, i);
      guint j = 0;

      while (j < n && strcmp (((MpImportDifference *) g_ptr_array_index (both, j))->label, one->label) != 0)
        j++;
      if (j < n)
        {
          MpImportDifference *other = g_ptr_array_index (both, j);

          g_free (other->old_text);
          other->old_text = g_strdup (one->new_text);
        }
      else
        {
          g_ptr_array_add (both, mp_import_difference_new (one->table, -1, one->label, one->new_text, NULL));
        }
    }
  return both;
}
