/* mp-filter-chips.c: the conditions of a query, each to be taken away with a click
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/mp-filter-chips.h"

#include <glib/gi18n-lib.h>

struct _MpFilterChips
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkBox *box;

  MpQuery *query;
};

G_DEFINE_FINAL_TYPE (MpFilterChips, mp_filter_chips, ADW_TYPE_BIN)

enum
{
  TEXT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
chip_clicked_cb (MpFilterChips *self,
                 GtkWidget     *chip)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "index"));
  g_autofree char *text = NULL;

  if (!self->query || index >= mp_query_get_n_conditions (self->query))
    return;
  text = mp_query_dup_text_without (self->query, index);
  g_signal_emit (self, signals[TEXT_CHANGED], 0, text);
}

static void
clear_cb (MpFilterChips *self)
{
  g_signal_emit (self, signals[TEXT_CHANGED], 0, "");
}

static GtkWidget *
create_chip (MpFilterChips *self,
             const char    *label,
             guint          index)
{
  /* Translators: %s is a condition such as "Country: Mexico" */
  g_autofree char *tooltip = g_strdup_printf (_("Remove the filter “%s”"), label);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 32);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (chip, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data (G_OBJECT (chip), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self, G_CONNECT_SWAPPED);
  return chip;
}

static void
mp_filter_chips_dispose (GObject *object)
{
  MpFilterChips *self = MP_FILTER_CHIPS (object);

  g_clear_pointer (&self->query, mp_query_unref);

  G_OBJECT_CLASS (mp_filter_chips_parent_class)->dispose (object);
}

static void
mp_filter_chips_class_init (MpFilterChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_filter_chips_dispose;

  signals[TEXT_CHANGED] =
    g_signal_new ("text-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/widgets/mp-filter-chips.ui");
  gtk_widget_class_bind_template_child (widget_class, MpFilterChips, revealer);
  gtk_widget_class_bind_template_child (widget_class, MpFilterChips, box);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
mp_filter_chips_init (MpFilterChips *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mp_filter_chips_new (void)
{
  return g_object_new (MP_TYPE_FILTER_CHIPS, NULL);
}

/**
 * mp_filter_chips_set_query:
 * @query: (nullable): the query in force
 * @portfolio: (nullable): the portfolio that knows the names behind its codes
 */
void
mp_filter_chips_set_query (MpFilterChips *self,
                           MpQuery       *query,
                           MpPortfolio   *portfolio)
{
  GtkWidget *child;
  guint n;

  g_return_if_fail (MP_IS_FILTER_CHIPS (self));

  g_clear_pointer (&self->query, mp_query_unref);
  self->query = query ? mp_query_ref (query) : NULL;
  n = query ? mp_query_get_n_conditions (query) : 0;

  /* The chips that go stay on the screen while the row slides shut. */
  gtk_revealer_set_reveal_child (self->revealer, n > 0);
  if (n == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = mp_query_dup_condition_label (query, i, portfolio);

      gtk_box_append (self->box, create_chip (self, label, i));
    }
}

/**
 * mp_filter_chips_get_n:
 *
 * Returns: how many conditions are on
 */
guint
mp_filter_chips_get_n (MpFilterChips *self)
{
  g_return_val_if_fail (MP_IS_FILTER_CHIPS (self), 0);

  return self->query ? mp_query_get_n_conditions (self->query) : 0;
}
