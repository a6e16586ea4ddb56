/* mp-record-text.c: whole records as text, for the history
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-record-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"

/* A record is a line with the name of its table and its id, then a line for each field that holds
 * something:
 *
 *   event 120259084291
 *    project=120259084288
 *    kind:9:suspended
 *
 * "=" stands before a number, ":" before the length in bytes of a text, which may hold anything. Names
 * instead of positions, so that a history can be read with a later schema. */

/* printf would take most of the time of undoing an import. */
static void
append_integer (GString *text,
                gint64   integer)
{
  char digits[24];
  char *p = digits + sizeof digits;
  guint64 rest = integer < 0 ? -(guint64) integer : (guint64) integer;

  do
    *--p = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (integer < 0)
    *--p = '-';
  g_string_append_len (text, p, digits + sizeof digits - p);
}

/**
 * mp_record_append_text:
 * @text: where the record is appended; nothing of it is lost
 */
void
mp_record_append_text (const MpRecord *record,
                       GString        *text)
{
  const MpTableInfo *info = mp_table_get_info (mp_record_get_table (record));

  g_string_append (text, info->name);
  g_string_append_c (text, ' ');
  append_integer (text, mp_record_get_id (record));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < info->n_fields; i++)
    {
      const MpValue *value = mp_record_get_value (record, i);

      if (value->type == MP_VALUE_NULL)
        continue;
      g_string_append_c (text, ' ');
      g_string_append (text, info->fields[i].name);
      if (value->type == MP_VALUE_INTEGER)
        {
          g_string_append_c (text, '=');
          append_integer (text, value->integer);
        }
      else
        {
          gsize length = strlen (value->text);

          g_string_append_c (text, ':');
          append_integer (text, (gint64) length);
          g_string_append_c (text, ':');
          g_string_append_len (text, value->text, (gssize) length);
        }
      g_string_append_c (text, '\n');
    }
}

/* A number that ends with @end; moves @p behind that. */
static gboolean
parse_integer (const char **p,
               char         end,
               gint64      *value)
{
  char *stop;

  if (**p != '-' && !g_ascii_isdigit (**p))
    return FALSE;
  *value = g_ascii_strtoll (*p, &stop, 10);
  if (*stop != end)
    return FALSE;
  *p = stop + 1;
  return TRUE;
}

/* A name that ends with one of @ends; moves @p onto that. */
static gboolean
parse_name (const char **p,
            const char  *ends,
            char        *name,
            gsize        size)
{
  gsize length = strcspn (*p, ends);

  if (length == 0 || length >= size || (*p)[length] == '\0')
    return FALSE;
  memcpy (name, *p, length);
  name[length] = '\0';
  *p += length;
  return TRUE;
}

static gboolean
parse_field (const char **p,
             const char  *end,
             MpRecord    *record)
{
  char name[64];
  gint64 number;
  int field;

  if (!parse_name (p, "=:\n", name, sizeof name))
    return FALSE;
  field = mp_table_find_field (mp_record_get_table (record), name);
  switch (*(*p)++)
    {
    case '=':
      if (!parse_integer (p, '\n', &number))
        return FALSE;
      /* A field that a later schema has dropped is passed over. */
      if (field >= 0)
        mp_record_set_integer (record, (guint) field, number);
      return TRUE;
    case ':':
      if (!parse_integer (p, ':', &number) || number < 0 || number >= end - *p || (*p)[number] != '\n')
        return FALSE;
      if (field >= 0)
        mp_record_take_text (record, (guint) field, g_strndup (*p, (gsize) number));
      *p += number + 1;
      return TRUE;
    default:
      return FALSE;
    }
}

static MpRecord *
parse_record (const char **p,
              const char  *end)
{
  g_autoptr (MpRecord) record = NULL;
  char name[64];
  MpTable table;
  gint64 id;

  if (!parse_name (p, " \n", name, sizeof name) || *(*p)++ != ' ' || !mp_table_from_name (name, &table) ||
      !parse_integer (p, '\n', &id))
    return NULL;

  record = mp_record_new (table, id);
  while (**p == ' ')
    {
      (*p)++;
      if (!parse_field (p, end, record))
        return NULL;
    }
  return g_steal_pointer (&record);
}

/**
 * mp_records_from_text:
 * @text: what mp_record_append_text() made of one or more records
 *
 * Returns: (transfer full) (element-type MpRecord): the records, at least one; %NULL with
 *   %MP_ERROR_INVALID when the text is damaged
 */
GPtrArray *
mp_records_from_text (const char  *text,
                      GError     **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  const char *p = text;
  const char *end = text + strlen (text);

  do
    {
      MpRecord *record = parse_record (&p, end);

      if (record == NULL)
        {
          g_set_error_literal (error, MP_ERROR, MP_ERROR_INVALID, _("An entry of the history is damaged."));
          return NULL;
        }
      g_ptr_array_add (records, record);
    }
  while (p < end);

  return g_steal_pointer (&records);
}
