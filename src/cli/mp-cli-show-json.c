/* mp-cli-show-json.c: one project for other programs
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables and fields have the names of mp-schema.c; what a record refers to stands there by name. The format in
 * which projects are exchanged, with all vocabularies and sources, is that of "mpower export".
 */

#include "config.h"

#include "cli/mp-cli-show-json.h"

#include "cli/mp-cli-describe.h"
#include "cli/mp-cli-text.h"
#include "model/mp-status.h"

static void
append_key (GString    *out,
            const char *key)
{
  if (out->len > 0 && out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  g_string_append_printf (out, "\"%s\":", key);
}

static void
append_pair (GString    *out,
             const char *key,
             const char *text)
{
  append_key (out, key);
  mp_cli_text_append_json (out, text);
}

static void
append_day (GString    *out,
            const char *key,
            MpDate      day)
{
  g_autofree char *iso = day == MP_DATE_NONE ? NULL : mp_date_to_iso (day, MP_PRECISION_DAY);

  append_pair (out, key, iso);
}

static void
append_amount (GString        *out,
               const MpRecord *record,
               guint           field)
{
  const char *currency = mp_record_get_text (record, field + 1);
  g_autofree char *amount = mp_cli_text_format_amount (mp_record_get_integer (record, field), currency ? currency : "");

  append_pair (out, mp_table_get_info (mp_record_get_table (record))->fields[field].name, amount);
}

static void
append_reference (GString        *out,
                  MpPortfolio    *portfolio,
                  const MpRecord *record,
                  guint           field)
{
  const MpField *info = &mp_table_get_info (mp_record_get_table (record))->fields[field];
  gint64 id = mp_record_get_integer (record, field);
  g_autofree char *name = mp_cli_dup_reference (portfolio, info->target, id);

  if (info->target == MP_TABLE_TERM)
    {
      MpTermIndex *terms = mp_portfolio_get_term_index (portfolio);

      append_pair (out, "vocabulary", mp_term_index_get_vocabulary_key (terms, id));
      append_pair (out, "code", mp_term_index_get_code (terms, id));
    }
  append_pair (out, info->name, name);
}

static void
append_field (GString        *out,
              MpPortfolio    *portfolio,
              const MpRecord *record,
              guint           field)
{
  const MpField *info = &mp_table_get_info (mp_record_get_table (record))->fields[field];
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (mp_record_is_null (record, field))
    return;
  switch (info->type)
    {
    case MP_FIELD_REFERENCE:
      append_reference (out, portfolio, record, field);
      break;
    case MP_FIELD_DAY:
      append_day (out, info->name, mp_record_get_day (record, field));
      break;
    case MP_FIELD_MONEY:
      append_amount (out, record, field);
      break;
    case MP_FIELD_SHARE:
      append_key (out, info->name);
      g_string_append (out, g_ascii_formatd (number, sizeof number, "%g", (double) mp_record_get_integer (record, field) / 100.0));
      break;
    case MP_FIELD_FLAG:
      append_key (out, info->name);
      g_string_append (out, mp_record_get_integer (record, field) ? "true" : "false");
      break;
    case MP_FIELD_INTEGER:
      append_key (out, info->name);
      g_string_append_printf (out, "%" G_GINT64_FORMAT, mp_record_get_integer (record, field));
      break;
    case MP_FIELD_TEXT:
    case MP_FIELD_LONG_TEXT:
    case MP_FIELD_CHOICE:
    default:
      append_pair (out, info->name, mp_record_get_text (record, field));
    }
}

static void
append_record (GString        *out,
               MpPortfolio    *portfolio,
               const MpRecord *record)
{
  const MpTableInfo *info = mp_table_get_info (mp_record_get_table (record));

  g_string_append_c (out, '{');
  for (guint i = 1; i < info->n_fields; i++)
    append_field (out, portfolio, record, i);
  g_string_append_c (out, '}');
}

/**
 * mp_cli_show_json:
 *
 * Writes the project as one object of JSON. What is not stated is left out, but for the dates and
 * the short name, which are null.
 */
void
mp_cli_show_json (MpCliOutput           *out,
                  MpPortfolio           *portfolio,
                  const MpSummary       *summary,
                  const MpProjectRecord *project,
                  MpDate                 as_of)
{
  MpRecord *record = mp_project_record_get_project (project);
  g_autoptr (GString) json = g_string_new ("{");

  append_pair (json, "id", summary->uuid);
  for (guint i = MP_PROJECT_TITLE; i < mp_table_get_info (MP_TABLE_PROJECT)->n_fields; i++)
    append_field (json, portfolio, record, i);
  append_pair (json, "short_name", summary->short_name);
  append_day (json, "as_of", as_of);
  append_pair (json, "status", mp_status_get_key (mp_status_as_of (summary, as_of)));
  append_day (json, "start", summary->start);
  append_day (json, "end", summary->end);
  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      guint n = mp_project_record_get_n (project, table);

      if (n == 0)
        continue;
      g_string_append (json, ",\n");
      g_string_append_printf (json, "\"%s\":[", mp_table_get_info (table)->name);
      for (guint i = 0; i < n; i++)
        {
          g_string_append (json, i ? ",\n  " : "\n  ");
          append_record (json, portfolio, mp_project_record_get (project, table, i));
        }
      g_string_append_c (json, ']');
    }
  g_string_append (json, "}\n");
  mp_cli_output_append (out, json->str);
}
