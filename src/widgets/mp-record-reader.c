/* mp-record-reader.c: how a record is read: caption, value, detail, and what can be done
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shares, marks and buttons stand on the line of the value, whatever stands above and below it.
 */

#include "config.h"

#include "widgets/mp-record-reader.h"

#include <glib/gi18n-lib.h>

struct _MpRecordReader
{
  GtkWidget parent_instance;

  GtkLabel *caption;
  GtkLabel *value;
  GtkLabel *detail;
  GtkWidget *suffixes;
  GtkWidget *pencil;
};

G_DEFINE_FINAL_TYPE (MpRecordReader, mp_record_reader, GTK_TYPE_WIDGET)

enum
{
  EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
pencil_cb (MpRecordReader *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static void
mp_record_reader_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mp_record_reader_parent_class)->dispose (object);
}

static void
mp_record_reader_class_init (MpRecordReaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_record_reader_dispose;

  /* The pencil was pressed. */
  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "recordreader");
}

static GtkLabel *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  return GTK_LABEL (label);
}

static GtkWidget *
create_line (MpRecordReader *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (line, "record-line");
  self->value = create_label ("record-value");
  gtk_widget_set_hexpand (GTK_WIDGET (self->value), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->value));

  self->suffixes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->suffixes, GTK_ALIGN_START);
  gtk_widget_set_visible (self->suffixes, FALSE);
  gtk_box_append (GTK_BOX (line), self->suffixes);

  self->pencil = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_add_css_class (self->pencil, "flat");
  gtk_widget_add_css_class (self->pencil, "pencil");
  gtk_widget_set_valign (self->pencil, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->pencil, _("Edit"));
  g_signal_connect_object (self->pencil, "clicked", G_CALLBACK (pencil_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->pencil);
  return line;
}

static void
mp_record_reader_init (MpRecordReader *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);

  self->caption = create_label ("record-caption");
  gtk_widget_set_parent (GTK_WIDGET (self->caption), GTK_WIDGET (self));
  gtk_widget_set_parent (create_line (self), GTK_WIDGET (self));
  self->detail = create_label ("record-detail");
  gtk_widget_set_parent (GTK_WIDGET (self->detail), GTK_WIDGET (self));
}

GtkWidget *
mp_record_reader_new (void)
{
  return g_object_new (MP_TYPE_RECORD_READER, NULL);
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text ? text : "") != 0)
    gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

/**
 * mp_record_reader_set_texts:
 * @caption: (nullable): small, above: what it is
 * @value: (nullable): what it holds
 * @detail: (nullable): small, below: more about it
 */
void
mp_record_reader_set_texts (MpRecordReader *self,
                            const char     *caption,
                            const char     *value,
                            const char     *detail)
{
  g_return_if_fail (MP_IS_RECORD_READER (self));

  set_label (self->caption, caption);
  set_label (self->value, value);
  set_label (self->detail, detail);
}

void
mp_record_reader_set_dim (MpRecordReader *self,
                          gboolean        dim)
{
  g_return_if_fail (MP_IS_RECORD_READER (self));

  if (dim)
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->value), "dim-label");
}

void
mp_record_reader_add_suffix (MpRecordReader *self,
                             GtkWidget      *widget)
{
  g_return_if_fail (MP_IS_RECORD_READER (self));

  gtk_box_append (GTK_BOX (self->suffixes), widget);
  gtk_widget_set_visible (self->suffixes, TRUE);
}

/**
 * mp_record_reader_set_editable:
 * @label: what the pencil is called by those who hear it
 */
void
mp_record_reader_set_editable (MpRecordReader *self,
                               gboolean        editable,
                               const char     *label)
{
  g_return_if_fail (MP_IS_RECORD_READER (self));

  gtk_widget_set_visible (self->pencil, editable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pencil), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

GtkLabel *
mp_record_reader_get_value (MpRecordReader *self)
{
  g_return_val_if_fail (MP_IS_RECORD_READER (self), NULL);

  return self->value;
}

GtkWidget *
mp_record_reader_get_pencil (MpRecordReader *self)
{
  g_return_val_if_fail (MP_IS_RECORD_READER (self), NULL);

  return self->pencil;
}
