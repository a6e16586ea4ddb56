/* mp-pair-box.c: two things side by side where there is room, else one below the other
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/mp-pair-box.h"

/* Lines of text shorter than half of this are tiring to read. */
#define WIDE_ENOUGH 540
#define SPACING 12

struct _MpPairBox
{
  GtkWidget parent_instance;

  GtkWidget *children[2];
};

G_DEFINE_FINAL_TYPE (MpPairBox, mp_pair_box, GTK_TYPE_WIDGET)

static GtkWidget *
get_shown (MpPairBox *self,
           guint      index)
{
  return self->children[index] && gtk_widget_should_layout (self->children[index]) ? self->children[index] : NULL;
}

static gboolean
is_side_by_side (MpPairBox *self,
                 int        width)
{
  return width >= WIDE_ENOUGH && get_shown (self, 0) && get_shown (self, 1);
}

static GtkSizeRequestMode
mp_pair_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mp_pair_box_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  MpPairBox *self = MP_PAIR_BOX (widget);
  gboolean beside = orientation == GTK_ORIENTATION_VERTICAL && is_side_by_side (self, for_size);
  int child_size = beside ? (for_size - SPACING) / 2 : for_size;

  *minimum = *natural = 0;
  for (guint i = 0; i < G_N_ELEMENTS (self->children); i++)
    {
      GtkWidget *child = get_shown (self, i);
      int child_minimum, child_natural;

      if (child == NULL)
        continue;
      gtk_widget_measure (child, orientation, orientation == GTK_ORIENTATION_VERTICAL ? child_size : -1, &child_minimum, &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL || beside)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          *minimum += child_minimum;
          *natural += child_natural;
        }
    }
}

static void
mp_pair_box_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  MpPairBox *self = MP_PAIR_BOX (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  if (is_side_by_side (self, width))
    {
      int child_width = (width - SPACING) / 2;

      for (guint i = 0; i < G_N_ELEMENTS (self->children); i++)
        {
          gboolean at_left = (i == 0) != rtl;
          GtkAllocation place = { at_left ? 0 : width - child_width, 0, child_width, height };

          gtk_widget_size_allocate (self->children[i], &place, -1);
        }
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (self->children); i++)
    {
      GtkWidget *child = get_shown (self, i);
      int natural;

      if (child == NULL)
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
      gtk_widget_size_allocate (child, &(GtkAllocation) { 0, y, width, natural }, -1);
      y += natural;
    }
}

static void
mp_pair_box_dispose (GObject *object)
{
  MpPairBox *self = MP_PAIR_BOX (object);

  g_clear_pointer (&self->children[0], gtk_widget_unparent);
  g_clear_pointer (&self->children[1], gtk_widget_unparent);
  G_OBJECT_CLASS (mp_pair_box_parent_class)->dispose (object);
}

static void
mp_pair_box_class_init (MpPairBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_pair_box_dispose;
  widget_class->get_request_mode = mp_pair_box_get_request_mode;
  widget_class->measure = mp_pair_box_measure;
  widget_class->size_allocate = mp_pair_box_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "pairbox");
}

static void
mp_pair_box_init (MpPairBox *self)
{
}

GtkWidget *
mp_pair_box_new (void)
{
  return g_object_new (MP_TYPE_PAIR_BOX, NULL);
}

/**
 * mp_pair_box_set_children:
 * @first: stands at the start, or above
 * @second: stands at the end, or below
 */
void
mp_pair_box_set_children (MpPairBox *self,
                          GtkWidget *first,
                          GtkWidget *second)
{
  g_return_if_fail (MP_IS_PAIR_BOX (self));
  g_return_if_fail (self->children[0] == NULL);

  self->children[0] = first;
  self->children[1] = second;
  gtk_widget_set_parent (first, GTK_WIDGET (self));
  gtk_widget_set_parent (second, GTK_WIDGET (self));
}
