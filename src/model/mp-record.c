/* mp-record.c: one row of one table, as a value
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/mp-record.h"

#include <glib/gi18n-lib.h>

#include "base/mp-error.h"
#include "base/mp-format.h"

struct _MpRecord
{
  gatomicrefcount ref_count;
  MpTable table;
  gint64 id;
  MpValue values[];
};

G_DEFINE_BOXED_TYPE (MpRecord, mp_record, mp_record_ref, mp_record_unref)

void
mp_value_clear (MpValue *value)
{
  if (value->type == MP_VALUE_TEXT && !value->is_constant)
    g_free (value->text);
  value->type = MP_VALUE_NULL;
  value->is_constant = FALSE;
}

/**
 * mp_value_copy:
 * @to: (out caller-allocates): an initialised value; what it held is freed
 */
void
mp_value_copy (const MpValue *from,
               MpValue       *to)
{
  if (from == to)
    return;
  mp_value_clear (to);
  *to = *from;
  if (from->type == MP_VALUE_TEXT && !from->is_constant)
    to->text = g_strdup (from->text);
}

void
mp_value_set_integer (MpValue *value,
                      gint64   integer)
{
  mp_value_clear (value);
  value->type = MP_VALUE_INTEGER;
  value->integer = integer;
}

void
mp_value_set_text (MpValue    *value,
                   const char *text)
{
  char *copy = g_strdup (text);

  mp_value_clear (value);
  if (copy == NULL)
    return;
  value->type = MP_VALUE_TEXT;
  value->text = copy;
}

gboolean
mp_value_equal (const MpValue *a,
                const MpValue *b)
{
  if (a->type != b->type)
    return FALSE;
  switch (a->type)
    {
    case MP_VALUE_INTEGER:
      return a->integer == b->integer;
    case MP_VALUE_TEXT:
      return g_str_equal (a->text, b->text);
    case MP_VALUE_NULL:
    default:
      return TRUE;
    }
}

/**
 * mp_value_describe:
 *
 * Returns: (transfer full): the value as users read it, without what it refers to
 */
char *
mp_value_describe (MpTable        table,
                   guint          field,
                   const MpValue *value)
{
  const MpField *info = &mp_table_get_info (table)->fields[field];

  if (value->type == MP_VALUE_NULL)
    return g_strdup (_("Not stated"));
  if (value->type == MP_VALUE_TEXT)
    return g_strdup (info->type == MP_FIELD_CHOICE ? mp_choice_get_label (value->text) : value->text);

  switch (info->type)
    {
    case MP_FIELD_DAY:
      return mp_format_date ((MpDate) value->integer, MP_PRECISION_DAY);
    case MP_FIELD_SHARE:
      return g_strdup_printf ("%g%%", (double) value->integer / 100.0);
    case MP_FIELD_FLAG:
      return g_strdup (value->integer ? _("Yes") : _("No"));
    case MP_FIELD_INTEGER:
    case MP_FIELD_TEXT:
    case MP_FIELD_LONG_TEXT:
    case MP_FIELD_CHOICE:
    case MP_FIELD_REFERENCE:
    case MP_FIELD_MONEY:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    }
}

/**
 * mp_record_new:
 * @id: its id, or 0 to be given one when it is stored
 *
 * Returns: (transfer full): a record whose fields are all %NULL
 */
MpRecord *
mp_record_new (MpTable table,
               gint64  id)
{
  guint n = mp_table_get_info (table)->n_fields;
  MpRecord *self = g_malloc0 (sizeof (MpRecord) + n * sizeof (MpValue));

  g_atomic_ref_count_init (&self->ref_count);
  self->table = table;
  self->id = id;
  return self;
}

MpRecord *
mp_record_copy (const MpRecord *self)
{
  MpRecord *copy = mp_record_new (self->table, self->id);
  guint n = mp_table_get_info (self->table)->n_fields;

  for (guint i = 0; i < n; i++)
    mp_value_copy (&self->values[i], &copy->values[i]);
  return copy;
}

MpRecord *
mp_record_ref (MpRecord *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mp_record_unref (MpRecord *self)
{
  guint n;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  n = mp_table_get_info (self->table)->n_fields;
  for (guint i = 0; i < n; i++)
    mp_value_clear (&self->values[i]);
  g_free (self);
}

/**
 * mp_record_equal:
 *
 * Returns: whether both are of one table and all their fields are equal; ids do not count
 */
gboolean
mp_record_equal (const MpRecord *a,
                 const MpRecord *b)
{
  guint n;

  if (a->table != b->table)
    return FALSE;
  n = mp_table_get_info (a->table)->n_fields;
  for (guint i = 0; i < n; i++)
    {
      if (!mp_value_equal (&a->values[i], &b->values[i]))
        return FALSE;
    }
  return TRUE;
}

MpTable
mp_record_get_table (const MpRecord *self)
{
  return self->table;
}

gint64
mp_record_get_id (const MpRecord *self)
{
  return self->id;
}

void
mp_record_set_id (MpRecord *self,
                  gint64    id)
{
  self->id = id;
}

const MpValue *
mp_record_get_value (const MpRecord *self,
                     guint           field)
{
  g_return_val_if_fail (field < mp_table_get_info (self->table)->n_fields, NULL);

  return &self->values[field];
}

gboolean
mp_record_is_null (const MpRecord *self,
                   guint           field)
{
  return mp_record_get_value (self, field)->type == MP_VALUE_NULL;
}

/**
 * mp_record_get_text:
 *
 * Returns: (nullable): the text, or %NULL when there is none
 */
const char *
mp_record_get_text (const MpRecord *self,
                    guint           field)
{
  const MpValue *value = mp_record_get_value (self, field);

  return value->type == MP_VALUE_TEXT ? value->text : NULL;
}

/**
 * mp_record_get_integer:
 *
 * Returns: the number (or the id of a reference), or 0 when there is none
 */
gint64
mp_record_get_integer (const MpRecord *self,
                       guint           field)
{
  const MpValue *value = mp_record_get_value (self, field);

  return value->type == MP_VALUE_INTEGER ? value->integer : 0;
}

/**
 * mp_record_get_day:
 *
 * Returns: the day, or %MP_DATE_NONE when there is none
 */
MpDate
mp_record_get_day (const MpRecord *self,
                   guint           field)
{
  const MpValue *value = mp_record_get_value (self, field);

  if (value->type != MP_VALUE_INTEGER || value->integer < MP_DATE_MIN || value->integer > MP_DATE_MAX)
    return MP_DATE_NONE;
  return (MpDate) value->integer;
}

MpDatePrecision
mp_record_get_precision (const MpRecord *self,
                         guint           field)
{
  return mp_precision_from_choice (mp_record_get_text (self, field));
}

gboolean
mp_record_has_choice (const MpRecord *self,
                      guint           field,
                      const char     *choice)
{
  return g_strcmp0 (mp_record_get_text (self, field), choice) == 0;
}

void
mp_record_set_value (MpRecord      *self,
                     guint          field,
                     const MpValue *value)
{
  g_return_if_fail (field < mp_table_get_info (self->table)->n_fields);

  mp_value_copy (value, &self->values[field]);
}

void
mp_record_set_null (MpRecord *self,
                    guint     field)
{
  g_return_if_fail (field < mp_table_get_info (self->table)->n_fields);

  mp_value_clear (&self->values[field]);
}

/* The word of the schema that @text is, NULL when there is none. */
static const char *
find_choice (const MpField *field,
             const char    *text)
{
  for (const char *const *choice = field->choices; *choice; choice++)
    {
      if (*choice == text || g_str_equal (*choice, text))
        return *choice;
    }
  return NULL;
}

/**
 * mp_record_set_text:
 * @text: (nullable): the text; %NULL empties the field
 */
void
mp_record_set_text (MpRecord   *self,
                    guint       field,
                    const char *text)
{
  const MpTableInfo *info = mp_table_get_info (self->table);
  MpValue *value = &self->values[field];
  const char *choice;

  g_return_if_fail (field < info->n_fields);

  /* Half of the texts of a portfolio are such words: they are not copied. */
  choice = text && info->fields[field].type == MP_FIELD_CHOICE ? find_choice (&info->fields[field], text) : NULL;
  if (choice == NULL)
    {
      mp_value_set_text (value, text);
      return;
    }
  mp_value_clear (value);
  value->type = MP_VALUE_TEXT;
  value->is_constant = TRUE;
  value->text = (char *) choice;
}

/**
 * mp_record_take_text:
 * @text: (transfer full) (nullable): the text
 */
void
mp_record_take_text (MpRecord *self,
                     guint     field,
                     char     *text)
{
  g_return_if_fail (field < mp_table_get_info (self->table)->n_fields);

  mp_value_clear (&self->values[field]);
  if (text == NULL)
    return;
  self->values[field].type = MP_VALUE_TEXT;
  self->values[field].text = text;
}

void
mp_record_set_integer (MpRecord *self,
                       guint     field,
                       gint64    integer)
{
  g_return_if_fail (field < mp_table_get_info (self->table)->n_fields);

  mp_value_set_integer (&self->values[field], integer);
}

/**
 * mp_record_set_day:
 * @day: a day; %MP_DATE_NONE empties the field
 */
void
mp_record_set_day (MpRecord *self,
                   guint     field,
                   MpDate    day)
{
  if (day == MP_DATE_NONE)
    mp_record_set_null (self, field);
  else
    mp_record_set_integer (self, field, day);
}

void
mp_record_set_precision (MpRecord        *self,
                         guint            field,
                         MpDatePrecision  precision)
{
  mp_record_set_text (self, field, mp_precision_to_choice (precision));
}

/**
 * mp_record_set_reference:
 * @id: the id of a record; 0 empties the field
 */
void
mp_record_set_reference (MpRecord *self,
                         guint     field,
                         gint64    id)
{
  if (id == 0)
    mp_record_set_null (self, field);
  else
    mp_record_set_integer (self, field, id);
}

static gboolean
check_value (const MpField *field,
             const MpValue *value)
{
  switch (field->type)
    {
    case MP_FIELD_TEXT:
    case MP_FIELD_LONG_TEXT:
      return value->type == MP_VALUE_TEXT;
    case MP_FIELD_CHOICE:
      return value->type == MP_VALUE_TEXT && find_choice (field, value->text);
    case MP_FIELD_DAY:
      return value->type == MP_VALUE_INTEGER && value->integer >= MP_DATE_MIN && value->integer <= MP_DATE_MAX;
    case MP_FIELD_SHARE:
      return value->type == MP_VALUE_INTEGER && value->integer >= 0 && value->integer <= 10000;
    case MP_FIELD_FLAG:
      return value->type == MP_VALUE_INTEGER && (value->integer == 0 || value->integer == 1);
    case MP_FIELD_REFERENCE:
      return value->type == MP_VALUE_INTEGER && value->integer > 0;
    case MP_FIELD_INTEGER:
    case MP_FIELD_MONEY:
      return value->type == MP_VALUE_INTEGER;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * mp_record_check:
 *
 * Whether each field holds what its description allows. Sets %MP_ERROR_INVALID with the name of
 * the table and the field. Owners are not looked at: whoever stores the record sets them.
 */
gboolean
mp_record_check (const MpRecord  *self,
                 GError         **error)
{
  const MpTableInfo *info = mp_table_get_info (self->table);

  for (guint i = mp_table_has_owner (self->table, NULL) ? 1 : 0; i < info->n_fields; i++)
    {
      const MpValue *value = &self->values[i];

      if (value->type == MP_VALUE_NULL ? info->fields[i].required : !check_value (&info->fields[i], value))
        {
          /* Translators: 1 is a kind of record as "Date", 2 the name of a field. */
          g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("%1$s: the field “%2$s” is missing or holds something it cannot"),
                       mp_table_get_label (self->table), mp_field_get_label (self->table, i));
          return FALSE;
        }
    }
  return TRUE;
}

const char *
mp_precision_to_choice (MpDatePrecision precision)
{
  switch (precision)
    {
    case MP_PRECISION_MONTH:
      return "month";
    case MP_PRECISION_YEAR:
      return "year";
    case MP_PRECISION_DAY:
    default:
      return "day";
    }
}

MpDatePrecision
mp_precision_from_choice (const char *choice)
{
  if (g_strcmp0 (choice, "month") == 0)
    return MP_PRECISION_MONTH;
  if (g_strcmp0 (choice, "year") == 0)
    return MP_PRECISION_YEAR;
  return MP_PRECISION_DAY;
}
