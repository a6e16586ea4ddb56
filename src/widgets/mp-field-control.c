/* mp-field-control.c: controls for texts, numbers, days, choices and amounts
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/mp-field-control.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"
#include "base/mp-format.h"
#include "base/mp-text.h"
#include "widgets/mp-date-entry.h"
#include "widgets/mp-long-text.h"
#include "widgets/mp-number-input.h"

static GtkWidget *
create_entry (MpFieldControl *control,
              const char     *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text ? text : "");
  g_signal_connect_object (entry, "activate", control->activate, control->owner, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
text_create (MpFieldControl *control,
             const MpRecord *record)
{
  return create_entry (control, mp_record_get_text (record, control->field));
}

static gboolean
text_collect (MpFieldControl  *control,
              MpRecord        *record,
              GPtrArray       *extra,
              GError         **error)
{
  g_autofree char *text = mp_text_one_line (gtk_editable_get_text (GTK_EDITABLE (control->widget)));

  /* What was not touched stays as it is, even when it came in with odd spaces. */
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (control->widget)), mp_record_get_text (record, control->field)) != 0)
    mp_record_set_text (record, control->field, *text ? text : NULL);
  return TRUE;
}

/* Titles are long: they wrap, though they are one line. */
static gboolean
is_title_field (MpTable table,
                guint   field)
{
  switch ((int) table)
    {
    case MP_TABLE_PROJECT:
      return field == MP_PROJECT_TITLE;
    case MP_TABLE_PARTNER:
      return field == MP_PARTNER_NAME;
    case MP_TABLE_INITIATIVE:
      return field == MP_INITIATIVE_NAME;
    case MP_TABLE_SOURCE:
      return field == MP_SOURCE_TITLE;
    case MP_TABLE_PORTFOLIO:
      return field == MP_PORTFOLIO_TITLE;
    default:
      return FALSE;
    }
}

static gboolean
is_title (MpFieldControl *control)
{
  return is_title_field (control->table, control->field);
}

static GtkWidget *
long_text_create (MpFieldControl *control,
                  const MpRecord *record)
{
  GtkWidget *widget = mp_long_text_new (is_title (control));

  mp_long_text_set_text (MP_LONG_TEXT (widget), mp_record_get_text (record, control->field));
  g_signal_connect_object (widget, "activate", control->activate, control->owner, G_CONNECT_SWAPPED);
  control->focus = mp_long_text_get_view (MP_LONG_TEXT (widget));
  return widget;
}

static gboolean
long_text_collect (MpFieldControl  *control,
                   MpRecord        *record,
                   GPtrArray       *extra,
                   GError         **error)
{
  g_autofree char *typed = mp_long_text_dup_text (MP_LONG_TEXT (control->widget));

  if (g_strcmp0 (typed, mp_record_get_text (record, control->field)) == 0)
    return TRUE;
  if (mp_text_is_empty (typed))
    mp_record_set_null (record, control->field);
  else
    mp_record_take_text (record, control->field, is_title (control) ? mp_text_one_line (typed) : g_steal_pointer (&typed));
  return TRUE;
}

static GtkWidget *
integer_create (MpFieldControl *control,
                const MpRecord *record)
{
  g_autofree char *text = NULL;
  GtkWidget *entry;

  if (!mp_record_is_null (record, control->field))
    text = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_integer (record, control->field));
  entry = create_entry (control, text);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  return entry;
}

static gboolean
integer_collect (MpFieldControl  *control,
                 MpRecord        *record,
                 GPtrArray       *extra,
                 GError         **error)
{
  g_autofree char *text = mp_text_one_line (gtk_editable_get_text (GTK_EDITABLE (control->widget)));
  gint64 value;

  if (mp_text_is_empty (text))
    mp_record_set_null (record, control->field);
  else if (mp_text_parse_int (text, &value))
    mp_record_set_integer (record, control->field, value);
  else
    {
      g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("“%s” is not a whole number."), text);
      return FALSE;
    }
  return TRUE;
}

static GtkWidget *
share_create (MpFieldControl *control,
              const MpRecord *record)
{
  g_autofree char *text = NULL;

  if (!mp_record_is_null (record, control->field))
    text = mp_number_input_format_share (mp_record_get_integer (record, control->field));
  return create_entry (control, text);
}

static gboolean
share_collect (MpFieldControl  *control,
               MpRecord        *record,
               GPtrArray       *extra,
               GError         **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (control->widget));
  gint64 share;

  if (mp_text_is_empty (text))
    {
      mp_record_set_null (record, control->field);
      return TRUE;
    }
  if (!mp_number_input_parse_share (text, &share, error))
    return FALSE;
  mp_record_set_integer (record, control->field, share);
  return TRUE;
}

static GtkWidget *
day_create (MpFieldControl *control,
            const MpRecord *record)
{
  int precision = mp_edit_context_get_precision_field (control->table, control->field);
  GtkWidget *widget = mp_date_entry_new (precision >= 0);

  mp_date_entry_set_date (MP_DATE_ENTRY (widget), mp_record_get_day (record, control->field),
                          precision >= 0 ? mp_record_get_precision (record, (guint) precision) : MP_PRECISION_DAY);
  mp_date_entry_set_start (MP_DATE_ENTRY (widget), mp_edit_context_get_as_of (control->context));
  g_signal_connect_object (widget, "activate", control->activate, control->owner, G_CONNECT_SWAPPED);
  control->focus = mp_date_entry_get_entry (MP_DATE_ENTRY (widget));
  return widget;
}

static gboolean
day_collect (MpFieldControl  *control,
             MpRecord        *record,
             GPtrArray       *extra,
             GError         **error)
{
  int precision_field = mp_edit_context_get_precision_field (control->table, control->field);
  MpDatePrecision precision;
  MpDate day;

  if (!mp_date_entry_get_date (MP_DATE_ENTRY (control->widget), &day, &precision, error))
    return FALSE;
  mp_record_set_day (record, control->field, day);
  if (precision_field < 0)
    return TRUE;
  if (day != MP_DATE_NONE)
    mp_record_set_precision (record, (guint) precision_field, precision);
  else if (!mp_table_get_info (control->table)->fields[precision_field].required)
    mp_record_set_null (record, (guint) precision_field);
  return TRUE;
}

/* The words of a choice; without an optional one's "Not stated" they may be few and long. */
static void
setup_choice_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (item))));
}

static GtkWidget *
choice_create (MpFieldControl *control,
               const MpRecord *record)
{
  const MpField *info = &mp_table_get_info (control->table)->fields[control->field];
  const char *current = mp_record_get_text (record, control->field);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *list_factory;
  GtkWidget *drop_down;
  guint selected = 0;

  if (!info->required)
    gtk_string_list_append (labels, _("Not stated"));
  for (guint i = 0; info->choices[i]; i++)
    {
      gtk_string_list_append (labels, mp_choice_get_label (info->choices[i]));
      if (g_strcmp0 (info->choices[i], current) == 0)
        selected = info->required ? i : i + 1;
    }

  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  list_factory = g_object_ref (gtk_drop_down_get_factory (GTK_DROP_DOWN (drop_down)));
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), list_factory);
  g_object_unref (list_factory);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_choice_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), factory);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  return drop_down;
}

/* Selects @choice in the control of a choice. */
void
mp_field_control_set_choice (MpFieldControl *control,
                             const char     *choice)
{
  const MpField *info = &mp_table_get_info (control->table)->fields[control->field];

  g_return_if_fail (info->type == MP_FIELD_CHOICE);

  for (guint i = 0; info->choices[i]; i++)
    {
      if (strcmp (info->choices[i], choice) == 0)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (control->widget), info->required ? i : i + 1);
    }
}

static gboolean
choice_collect (MpFieldControl  *control,
                MpRecord        *record,
                GPtrArray       *extra,
                GError         **error)
{
  const MpField *info = &mp_table_get_info (control->table)->fields[control->field];
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (control->widget));

  if (!info->required && selected == 0)
    mp_record_set_null (record, control->field);
  else
    mp_record_set_text (record, control->field, info->choices[info->required ? selected : selected - 1]);
  return TRUE;
}

static GtkWidget *
flag_create (MpFieldControl *control,
             const MpRecord *record)
{
  GtkWidget *widget = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (widget), mp_record_get_integer (record, control->field) != 0);
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  return widget;
}

static gboolean
flag_collect (MpFieldControl  *control,
              MpRecord        *record,
              GPtrArray       *extra,
              GError         **error)
{
  gboolean active = gtk_switch_get_active (GTK_SWITCH (control->widget));

  if (active || !mp_record_is_null (record, control->field))
    mp_record_set_integer (record, control->field, active);
  return TRUE;
}

/* The currency stands before the amount, as it is read. */
static GtkWidget *
money_create (MpFieldControl *control,
              const MpRecord *record)
{
  const char *code = mp_record_get_text (record, control->field + 1);
  g_autofree char *amount = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *currency = create_entry (control, code ? code : "USD");

  if (!mp_record_is_null (record, control->field))
    amount = mp_number_input_format_amount (mp_record_get_integer (record, control->field), code ? code : "USD");
  control->focus = create_entry (control, amount);

  gtk_editable_set_width_chars (GTK_EDITABLE (currency), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (currency), 5);
  gtk_accessible_update_property (GTK_ACCESSIBLE (currency), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mp_field_get_label (control->table, control->field + 1), -1);
  gtk_widget_set_tooltip_text (currency, _("Currency: three letters, such as USD or MXN"));
  gtk_widget_set_hexpand (control->focus, TRUE);
  gtk_box_append (GTK_BOX (box), currency);
  gtk_box_append (GTK_BOX (box), control->focus);
  return box;
}

static gboolean
money_collect (MpFieldControl  *control,
               MpRecord        *record,
               GPtrArray       *extra,
               GError         **error)
{
  GtkWidget *currency = gtk_widget_get_first_child (control->widget);
  g_autofree char *code = g_ascii_strup (gtk_editable_get_text (GTK_EDITABLE (currency)), -1);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (control->focus));
  gint64 amount;

  g_strstrip (code);
  if (strlen (code) != 3 || strspn (code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3)
    {
      g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("“%s” is not a currency. Write its three letters, such as USD."), code);
      return FALSE;
    }
  if (mp_text_is_empty (text))
    {
      mp_record_set_null (record, control->field);
      return TRUE;
    }
  if (!mp_number_input_parse_amount (text, code, &amount, error))
    return FALSE;
  mp_record_set_integer (record, control->field, amount);
  mp_record_set_text (record, control->field + 1, code);
  return TRUE;
}

/**
 * mp_field_control_get_kind:
 *
 * Returns: (transfer none): the control that fits the field
 */
const MpFieldControlKind *
mp_field_control_get_kind (MpTable table,
                           guint   field)
{
  static const MpFieldControlKind kinds[] = {
    [MP_FIELD_INTEGER] = { integer_create, integer_collect },
    [MP_FIELD_DAY] = { day_create, day_collect },
    [MP_FIELD_TEXT] = { text_create, text_collect },
    [MP_FIELD_LONG_TEXT] = { long_text_create, long_text_collect },
    [MP_FIELD_CHOICE] = { choice_create, choice_collect },
    [MP_FIELD_SHARE] = { share_create, share_collect },
    [MP_FIELD_MONEY] = { money_create, money_collect },
    [MP_FIELD_FLAG] = { flag_create, flag_collect },
  };
  const MpField *info = &mp_table_get_info (table)->fields[field];

  if (is_title_field (table, field))
    return &kinds[MP_FIELD_LONG_TEXT];
  if (info->type == MP_FIELD_REFERENCE)
    return mp_field_control_get_reference_kind (table, field);
  if (mp_edit_context_is_language (table, field))
    return mp_field_control_get_language_kind ();
  if (mp_edit_context_is_country (table, field))
    return mp_field_control_get_country_kind ();
  return &kinds[info->type];
}
