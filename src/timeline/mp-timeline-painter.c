/* mp-timeline-painter.c: the picture of a timeline, without any widget
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts, and what all parts of the picture share. A text is laid out once and its node appended
 * again and again under a translation: fresh layouts are what makes frames slow.
 */

#include "config.h"

#include "timeline/mp-timeline-painter-private.h"

#include <math.h>
#include <string.h>

#include "base/mp-format.h"
#include "base/mp-text.h"

/* Texts are kept in two generations: when the younger one is full, the older one goes. */
#define GENERATION_SIZE 1500

/* No line that is painted shows more characters; longer titles end in an ellipsis anyway. */
#define MAX_CHARACTERS 400

struct _MpTimelinePainter
{
  GObject parent_instance;

  PangoContext *context;
  MpTimelineStyle style;
  MpTimelineColouring *colouring; /* NULL: by status */
  double pixel;
  double bar_height;
  MpTimelineLabels labels;
  MpTimelineShown shown;
  MpTimelineTextFunc text_func;
  gpointer text_data;
  GHashTable *young; /* TextKey → MpTimelineText */
  GHashTable *old;
  double line_height;
  MpTimeLabelWidths widths;
};

G_DEFINE_FINAL_TYPE (MpTimelinePainter, mp_timeline_painter, G_TYPE_OBJECT)

typedef struct
{
  char *text;
  GdkRGBA colour;
  MpTimelineFont font;
  int width;
} TextKey;

static guint
hash_text_key (gconstpointer data)
{
  const TextKey *key = data;

  return g_str_hash (key->text) * 31 + gdk_rgba_hash (&key->colour) + (guint) key->font * 7 + (guint) key->width;
}

static gboolean
equal_text_keys (gconstpointer a,
                 gconstpointer b)
{
  const TextKey *x = a, *y = b;

  return x->width == y->width && x->font == y->font && gdk_rgba_equal (&x->colour, &y->colour) && strcmp (x->text, y->text) == 0;
}

static void
free_text_key (gpointer data)
{
  g_free (((TextKey *) data)->text);
  g_free (data);
}

static void
free_text (gpointer data)
{
  MpTimelineText *text = data;

  g_clear_pointer (&text->node, gsk_render_node_unref);
  g_clear_object (&text->layout);
  g_free (text);
}

static GHashTable *
new_generation (void)
{
  return g_hash_table_new_full (hash_text_key, equal_text_keys, free_text_key, free_text);
}

static void
mp_timeline_painter_finalize (GObject *object)
{
  MpTimelinePainter *self = MP_TIMELINE_PAINTER (object);

  g_hash_table_unref (self->young);
  g_hash_table_unref (self->old);
  g_clear_object (&self->context);
  g_clear_pointer (&self->colouring, mp_timeline_colouring_unref);

  G_OBJECT_CLASS (mp_timeline_painter_parent_class)->finalize (object);
}

static void
mp_timeline_painter_class_init (MpTimelinePainterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_timeline_painter_finalize;
}

static void
mp_timeline_painter_init (MpTimelinePainter *self)
{
  self->young = new_generation ();
  self->old = new_generation ();
  self->pixel = 1;
  self->bar_height = 18;
  self->shown = MP_TIMELINE_SHOWN_INIT;
  mp_timeline_style_init (&self->style, FALSE, FALSE);
}

/**
 * mp_timeline_painter_new:
 * @context: font, resolution and language of the texts
 *
 * Returns: (transfer full): a painter in the light style, for a screen with one device pixel a pixel
 */
MpTimelinePainter *
mp_timeline_painter_new (PangoContext *context)
{
  MpTimelinePainter *self;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  self = g_object_new (MP_TYPE_TIMELINE_PAINTER, NULL);
  mp_timeline_painter_set_context (self, context);
  return self;
}

/**
 * mp_timeline_painter_set_context:
 *
 * To be called also when the font or the resolution of @context has changed.
 */
void
mp_timeline_painter_set_context (MpTimelinePainter *self,
                                 PangoContext      *context)
{
  g_return_if_fail (MP_IS_TIMELINE_PAINTER (self));

  g_set_object (&self->context, context);
  mp_timeline_painter_forget_texts (self);
}

/**
 * mp_timeline_painter_forget_texts:
 *
 * Drops all texts that were made ready.
 */
void
mp_timeline_painter_forget_texts (MpTimelinePainter *self)
{
  g_return_if_fail (MP_IS_TIMELINE_PAINTER (self));

  g_hash_table_remove_all (self->young);
  g_hash_table_remove_all (self->old);
  self->line_height = 0;
}

void
mp_timeline_painter_set_style (MpTimelinePainter     *self,
                               const MpTimelineStyle *style)
{
  g_return_if_fail (MP_IS_TIMELINE_PAINTER (self));

  self->style = *style;
}

const MpTimelineStyle *
mp_timeline_painter_get_style (MpTimelinePainter *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_PAINTER (self), NULL);

  return &self->style;
}

/**
 * mp_timeline_painter_set_colouring:
 * @colouring: (nullable): what bars are coloured by, %NULL for the status
 *
 * The legend explains it instead of the colours of statuses.
 */
void
mp_timeline_painter_set_colouring (MpTimelinePainter   *self,
                                   MpTimelineColouring *colouring)
{
  g_return_if_fail (MP_IS_TIMELINE_PAINTER (self));

  if (colouring)
    mp_timeline_colouring_ref (colouring);
  g_clear_pointer (&self->colouring, mp_timeline_colouring_unref);
  self->colouring = colouring;
}

MpTimelineColouring *
mp_timeline_painter_get_colouring (MpTimelinePainter *self)
{
  return self->colouring;
}

/**
 * mp_timeline_painter_colour_bar:
 * @bar: the shape of @summary, just made
 *
 * Says in @bar what it is coloured by; without a colouring it keeps the colour of its status.
 */
void
mp_timeline_painter_colour_bar (MpTimelinePainter *self,
                                MpTimelineBar     *bar,
                                const MpSummary   *summary)
{
  g_return_if_fail (MP_IS_TIMELINE_PAINTER (self));

  if (self->colouring)
    mp_timeline_colouring_find (self->colouring, summary, &bar->first, &bar->second);
}

/**
 * mp_timeline_painter_set_pixel:
 * @pixel: the size of a device pixel: 0.5 on a screen of scale 2, 0 on paper
 *
 * Lines are aligned to it.
 */
void
mp_timeline_painter_set_pixel (MpTimelinePainter *self,
                               double             pixel)
{
  g_return_if_fail (MP_IS_TIMELINE_PAINTER (self));

  self->pixel = pixel;
}

void
mp_timeline_painter_set_bar_height (MpTimelinePainter *self,
                                    double             height)
{
  g_return_if_fail (MP_IS_TIMELINE_PAINTER (self));

  self->bar_height = height;
}

double
mp_timeline_painter_get_bar_height (MpTimelinePainter *self)
{
  return self->bar_height;
}

void
mp_timeline_painter_set_labels (MpTimelinePainter *self,
                                MpTimelineLabels   labels)
{
  g_return_if_fail (MP_IS_TIMELINE_PAINTER (self));

  self->labels = labels;
}

MpTimelineLabels
mp_timeline_painter_get_labels (MpTimelinePainter *self)
{
  return self->labels;
}

/**
 * mp_timeline_painter_set_shown:
 * @shown: what mp_timeline_painter_append_extras() is to append
 */
void
mp_timeline_painter_set_shown (MpTimelinePainter     *self,
                               const MpTimelineShown *shown)
{
  g_return_if_fail (MP_IS_TIMELINE_PAINTER (self));
  g_return_if_fail (shown->fiscal_month >= 1 && shown->fiscal_month <= 12);

  self->shown = *shown;
}

const MpTimelineShown *
mp_timeline_painter_get_shown (MpTimelinePainter *self)
{
  return &self->shown;
}

/**
 * mp_timeline_painter_set_text_func:
 * @func: (nullable): takes the texts, %NULL to have them in the snapshot
 */
void
mp_timeline_painter_set_text_func (MpTimelinePainter  *self,
                                   MpTimelineTextFunc  func,
                                   gpointer            user_data)
{
  g_return_if_fail (MP_IS_TIMELINE_PAINTER (self));

  self->text_func = func;
  self->text_data = user_data;
  mp_timeline_painter_forget_texts (self);
}

/**
 * mp_timeline_painter_snap:
 *
 * Returns: @value on the next edge of a device pixel
 */
double
mp_timeline_painter_snap (MpTimelinePainter *self,
                          double             value)
{
  return self->pixel > 0 ? round (value / self->pixel) * self->pixel : value;
}

void
mp_timeline_painter_append_rect (MpTimelinePainter *self,
                                 GtkSnapshot       *snapshot,
                                 const GdkRGBA     *colour,
                                 double             x,
                                 double             y,
                                 double             width,
                                 double             height)
{
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
apply_font (PangoLayout    *layout,
            MpTimelineFont  font)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (font == MP_TIMELINE_FONT_NORMAL)
    return;
  attributes = pango_attr_list_new ();
  if (font == MP_TIMELINE_FONT_BOLD || font == MP_TIMELINE_FONT_SMALL_BOLD)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD));
  if (font == MP_TIMELINE_FONT_SMALL || font == MP_TIMELINE_FONT_SMALL_BOLD)
    pango_attr_list_insert (attributes, pango_attr_scale_new (0.88));
  pango_layout_set_attributes (layout, attributes);
}

/* One line without markup, whatever the text holds. */
static PangoLayout *
make_layout (MpTimelinePainter *self,
             const TextKey     *key)
{
  PangoLayout *layout = pango_layout_new (self->context);
  const char *text = key->text;
  g_autofree char *line = NULL;
  g_autofree char *head = NULL;

  if (g_utf8_strlen (text, MAX_CHARACTERS * 6) > MAX_CHARACTERS)
    {
      head = g_utf8_substring (text, 0, MAX_CHARACTERS);
      text = head;
    }
  line = mp_text_one_line (text);
  if (head)
    {
      g_autofree char *whole = g_steal_pointer (&line);

      line = g_strconcat (whole, "\xe2\x80\xa6", NULL);
    }
  pango_layout_set_text (layout, line, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  apply_font (layout, key->font);
  if (key->width > 0)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, key->width * PANGO_SCALE);
    }
  return layout;
}

static MpTimelineText *
make_text (MpTimelinePainter *self,
           const TextKey     *key)
{
  MpTimelineText *text = g_new0 (MpTimelineText, 1);
  PangoLayout *layout = make_layout (self, key);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  text->left = pango_units_to_double (logical.x);
  text->width = pango_units_to_double (logical.width);
  text->height = pango_units_to_double (logical.height);
  if (self->text_func)
    {
      text->layout = layout;
    }
  else
    {
      g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

      gtk_snapshot_append_layout (snapshot, layout, &key->colour);
      text->node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
      g_object_unref (layout);
    }
  return text;
}

/**
 * mp_timeline_painter_get_text:
 * @text: what is to be read; of any length, with anything in it
 * @max_width: pixels after which it ends in an ellipsis, 0 for no limit
 *
 * Returns: (transfer none): the text made ready, valid until the next call
 */
const MpTimelineText *
mp_timeline_painter_get_text (MpTimelinePainter *self,
                              const char        *text,
                              MpTimelineFont     font,
                              const GdkRGBA     *colour,
                              double             max_width)
{
  TextKey key = { .text = (char *) text, .colour = *colour, .font = font, .width = (int) max_width };
  MpTimelineText *found;
  gpointer stolen_key, stolen;

  found = g_hash_table_lookup (self->young, &key);
  if (found)
    return found;

  if (g_hash_table_size (self->young) >= GENERATION_SIZE)
    {
      g_hash_table_unref (self->old);
      self->old = g_steal_pointer (&self->young);
      self->young = new_generation ();
    }
  if (g_hash_table_steal_extended (self->old, &key, &stolen_key, &stolen))
    {
      g_hash_table_insert (self->young, stolen_key, stolen);
      return stolen;
    }

  found = make_text (self, &key);
  key.text = g_strdup (text);
  g_hash_table_insert (self->young, g_memdup2 (&key, sizeof key), found);
  return found;
}

/**
 * mp_timeline_painter_append_text:
 * @colour: the colour that @text was made ready with
 */
void
mp_timeline_painter_append_text (MpTimelinePainter    *self,
                                 GtkSnapshot          *snapshot,
                                 const MpTimelineText *text,
                                 const GdkRGBA        *colour,
                                 double                x,
                                 double                y)
{
  x = mp_timeline_painter_snap (self, x - text->left);
  y = mp_timeline_painter_snap (self, y);
  if (text->layout)
    {
      self->text_func (text->layout, colour, x, y, self->text_data);
      return;
    }
  if (text->node == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (snapshot, text->node);
  gtk_snapshot_restore (snapshot);
}

/**
 * mp_timeline_painter_append_layout:
 *
 * For a text of several lines, which is not kept.
 */
void
mp_timeline_painter_append_layout (MpTimelinePainter *self,
                                   GtkSnapshot       *snapshot,
                                   PangoLayout       *layout,
                                   const GdkRGBA     *colour,
                                   double             x,
                                   double             y)
{
  if (self->text_func)
    {
      self->text_func (layout, colour, x, y, self->text_data);
      return;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static double
measure (MpTimelinePainter *self,
         const char        *text)
{
  return mp_timeline_painter_get_text (self, text, MP_TIMELINE_FONT_SMALL, &self->style.text, 0)->width;
}

static void
measure_all (MpTimelinePainter *self)
{
  MpTimelineText line;

  if (self->line_height > 0)
    return;

  line = *mp_timeline_painter_get_text (self, "Xg", MP_TIMELINE_FONT_SMALL, &self->style.text, 0);
  self->widths = (MpTimeLabelWidths) { .gap = line.height * 0.6 };
  for (int month = 1; month <= 12; month++)
    {
      self->widths.month = MAX (self->widths.month, measure (self, mp_format_month_short (month)));
      self->widths.month_long = MAX (self->widths.month_long, measure (self, mp_format_month_long (month)));
    }
  for (int quarter = 0; quarter < 4; quarter++)
    {
      g_autofree char *label =
          mp_time_step_format_lower ((MpTimeStep) { MP_TIME_UNIT_QUARTER, 1 }, mp_date_from_ymd (2026, quarter * 3 + 1, 1), FALSE);

      self->widths.quarter = MAX (self->widths.quarter, measure (self, label));
    }
  for (int year = 2000; year < 10000; year += 888)
    {
      g_autofree char *label = mp_time_step_format_lower ((MpTimeStep) { MP_TIME_UNIT_YEAR, 1 }, mp_date_from_ymd (year, 1, 1), FALSE);
      g_autofree char *fiscal = mp_time_step_format_lower ((MpTimeStep) { MP_TIME_UNIT_YEAR, 1, 10 }, mp_date_from_ymd (year, 1, 1), FALSE);

      self->widths.year = MAX (self->widths.year, measure (self, label));
      self->widths.fiscal_year = MAX (self->widths.fiscal_year, measure (self, fiscal));
    }
  self->widths.day = self->widths.year / 2;
  self->line_height = ceil (line.height);
}

/**
 * mp_timeline_painter_get_line_height:
 *
 * Returns: the height of a line of small text, in pixels
 */
double
mp_timeline_painter_get_line_height (MpTimelinePainter *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_PAINTER (self), 0);

  measure_all (self);
  return self->line_height;
}

/**
 * mp_timeline_painter_choose_header:
 * @header: (out): the lines that the labels of this painter have room in
 */
void
mp_timeline_painter_choose_header (MpTimelinePainter *self,
                                   const MpTimeAxis  *axis,
                                   MpTimeHeader      *header)
{
  g_return_if_fail (MP_IS_TIMELINE_PAINTER (self));

  measure_all (self);
  mp_time_axis_choose_header (axis, &self->widths, header);
}
