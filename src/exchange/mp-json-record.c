/* mp-json-record.c: one record as a JSON object
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-json-record.h"

#include <glib/gi18n-lib.h>

#include "base/mp-error.h"

static guint
get_first_field (MpTable table)
{
  return mp_table_has_owner (table, NULL) ? 1 : 0;
}

/**
 * mp_json_get_children:
 *
 * Returns: (transfer full) (element-type MpTable): the tables whose records stand inside one of
 *   @table, in the order in which they are written
 */
GArray *
mp_json_get_children (MpTable table)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (MpTable));

  for (guint i = 0; i < MP_N_TABLES; i++)
    {
      MpTable child = i;
      MpTable owner;

      if (mp_table_has_owner (child, &owner) && owner == table)
        g_array_append_val (children, child);
    }
  return children;
}

/**
 * mp_json_object_from_record:
 * @name: (scope call): names what the record refers to
 *
 * The fields of the record, but for its owner and what is not stated.
 *
 * Returns: (transfer full): an object
 */
JsonObject *
mp_json_object_from_record (const MpRecord *record,
                            MpJsonNameFunc  name,
                            gpointer        user_data)
{
  MpTable table = mp_record_get_table (record);
  const MpTableInfo *info = mp_table_get_info (table);
  JsonObject *object = json_object_new ();

  for (guint i = get_first_field (table); i < info->n_fields; i++)
    {
      const MpField *field = &info->fields[i];
      g_autofree char *iso = NULL;

      if (mp_record_is_null (record, i))
        continue;
      switch (field->type)
        {
        case MP_FIELD_DAY:
          iso = mp_date_to_iso (mp_record_get_day (record, i), MP_PRECISION_DAY);
          if (iso)
            json_object_set_string_member (object, field->name, iso);
          break;
        case MP_FIELD_TEXT:
        case MP_FIELD_LONG_TEXT:
        case MP_FIELD_CHOICE:
          json_object_set_string_member (object, field->name, mp_record_get_text (record, i));
          break;
        case MP_FIELD_REFERENCE:
          {
            const char *text = name (field->target, mp_record_get_integer (record, i), user_data);

            if (text)
              json_object_set_string_member (object, field->name, text);
          }
          break;
        case MP_FIELD_FLAG:
          json_object_set_boolean_member (object, field->name, mp_record_get_integer (record, i) != 0);
          break;
        case MP_FIELD_INTEGER:
        case MP_FIELD_SHARE:
        case MP_FIELD_MONEY:
        default:
          json_object_set_int_member (object, field->name, mp_record_get_integer (record, i));
          break;
        }
    }
  return object;
}

static gboolean
set_wrong (MpTable   table,
           guint     field,
           GError  **error)
{
  /* Translators: 1 is the name of a table, 2 the name of a field; both as they stand in the file. */
  g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("the field “%2$s” of “%1$s” holds something it cannot"),
               mp_table_get_info (table)->name, mp_table_get_info (table)->fields[field].name);
  return FALSE;
}

static gboolean
set_text (MpRecord    *record,
          guint        field,
          const char  *text,
          GError     **error)
{
  MpTable table = mp_record_get_table (record);
  const MpField *info = &mp_table_get_info (table)->fields[field];
  MpDatePrecision precision;
  MpDate day;

  switch (info->type)
    {
    case MP_FIELD_DAY:
      if (!mp_date_parse_iso (text, &day, &precision) || precision != MP_PRECISION_DAY)
        return set_wrong (table, field, error);
      mp_record_set_day (record, field, day);
      return TRUE;
    case MP_FIELD_CHOICE:
      if (!g_strv_contains (info->choices, text))
        return set_wrong (table, field, error);
      mp_record_set_text (record, field, text);
      return TRUE;
    case MP_FIELD_TEXT:
    case MP_FIELD_LONG_TEXT:
      mp_record_set_text (record, field, text);
      return TRUE;
    case MP_FIELD_INTEGER:
    case MP_FIELD_REFERENCE:
    case MP_FIELD_SHARE:
    case MP_FIELD_MONEY:
    case MP_FIELD_FLAG:
    default:
      return set_wrong (table, field, error);
    }
}

static gboolean
set_integer (MpRecord  *record,
             guint      field,
             gint64     value,
             GError   **error)
{
  MpTable table = mp_record_get_table (record);
  MpFieldType type = mp_table_get_info (table)->fields[field].type;

  if ((type != MP_FIELD_INTEGER && type != MP_FIELD_SHARE && type != MP_FIELD_MONEY) ||
      (type == MP_FIELD_SHARE && (value < 0 || value > 10000)))
    return set_wrong (table, field, error);
  mp_record_set_integer (record, field, value);
  return TRUE;
}

static gboolean
set_node (MpRecord        *record,
          guint            field,
          JsonNode        *node,
          MpJsonFindFunc   find,
          gpointer         user_data,
          GError         **error)
{
  MpTable table = mp_record_get_table (record);
  MpFieldType type = mp_table_get_info (table)->fields[field].type;
  GType value_type;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node))
    return set_wrong (table, field, error);
  value_type = json_node_get_value_type (node);
  if (value_type == G_TYPE_STRING && type == MP_FIELD_REFERENCE)
    return find (record, field, json_node_get_string (node), user_data, error);
  if (value_type == G_TYPE_STRING)
    return set_text (record, field, json_node_get_string (node), error);
  if (value_type == G_TYPE_INT64)
    return set_integer (record, field, json_node_get_int (node), error);
  if (value_type == G_TYPE_BOOLEAN && type == MP_FIELD_FLAG)
    {
      mp_record_set_integer (record, field, json_node_get_boolean (node));
      return TRUE;
    }
  return set_wrong (table, field, error);
}

/**
 * mp_json_record_from_object:
 * @find: (scope call): sets a field that refers to something
 *
 * Sets %MP_ERROR_INVALID when a field is missing or holds something it cannot; members that are
 * no fields are passed over.
 *
 * Returns: (transfer full) (nullable): a record without id and owner
 */
MpRecord *
mp_json_record_from_object (MpTable          table,
                            JsonObject      *object,
                            MpJsonFindFunc   find,
                            gpointer         user_data,
                            GError         **error)
{
  const MpTableInfo *info = mp_table_get_info (table);
  MpRecord *record = mp_record_new (table, 0);

  for (guint i = get_first_field (table); i < info->n_fields; i++)
    {
      JsonNode *node = json_object_get_member (object, info->fields[i].name);

      if (node == NULL && !info->fields[i].required)
        continue;
      if (node == NULL)
        /* Translators: 1 is the name of a table, 2 the name of a field; both as they stand in the file. */
        g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("the field “%2$s” of “%1$s” is missing"), info->name, info->fields[i].name);
      if (node == NULL || !set_node (record, i, node, find, user_data, error))
        {
          mp_record_unref (record);
          return NULL;
        }
    }
  return record;
}
