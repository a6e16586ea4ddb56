/* mp-timeline-painter.c: the picture of a timeline, without any widget
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts, and what all parts of the picture share. A text is laid out once, whatever colours it
 * comes to have, and its nodes are appended again and again under a translation: fresh layouts are
 * what makes frames slow. Texts that are only measured get no node.
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
  GHashTable *young; /* TextKey → Text */
  GHashTable *old;
  double line_height;
  MpTimeLabelWidths widths;
};

G_DEFINE_FINAL_TYPE (MpTimelinePainter, mp_timeline_painter, G_TYPE_OBJECT)

/* A text in a colour. */
typedef struct _Tint
{
  GdkRGBA colour;
  GskRenderNode *node; /* NULL when there is nothing to be seen */
  struct _Tint *next;
} Tint;

/* A text made ready: what is known of it outside, and the nodes that were made so far. */
typedef struct
{
  MpTimelineText public;
  Tint *tints;
} Text;

typedef struct
{
  char *text;
  MpTimelineFont font;
  int width;
} TextKey;

static guint
hash_text_key (gconstpointer data)
{
  const TextKey *key = data;

  return g_str_hash (key->text) * 31 + (guint) key->font * 7 + (guint) key->width;
}

static gboolean
equal_text_keys (gconstpointer a,
                 gconstpointer b)
{
  const TextKey *x = a, *y = b;

  return x->width == y->width && x->font == y->font && strcmp (x->text, y->text) == 0;
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
  Text *text = data;

  while (text->tints)
    {
      g_autofree Tint *tint = text->tints;

      text->tints = tint->next;
      g_clear_pointer (&tint->node, gsk_render_node_unref);
    }
  g_object_unref (text->public.layout);
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

/* A font description is read faster than attributes of the text. */
static void
apply_font (PangoLayout    *layout,
            MpTimelineFont  font)
{
  g_autoptr (PangoFontDescription) description = NULL;
  int size;

  if (font == MP_TIMELINE_FONT_NORMAL)
    return;
  description = pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));
  if (font == MP_TIMELINE_FONT_BOLD || font == MP_TIMELINE_FONT_SMALL_BOLD)
    pango_font_description_set_weight (description, PANGO_WEIGHT_SEMIBOLD);
  if (font == MP_TIMELINE_FONT_SMALL || font == MP_TIMELINE_FONT_SMALL_BOLD)
    {
      size = (int) (pango_font_description_get_size (description) * 0.88);
      if (pango_font_description_get_size_is_absolute (description))
        pango_font_description_set_absolute_size (description, size);
      else
        pango_font_description_set_size (description, size);
    }
  pango_layout_set_font_description (layout, description);
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

static Text *
make_text (MpTimelinePainter *self,
           const TextKey     *key)
{
  Text *text = g_new0 (Text, 1);
  PangoLayout *layout = make_layout (self, key);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  text->public.layout = layout;
  text->public.left = pango_units_to_double (logical.x);
  text->public.width = pango_units_to_double (logical.width);
  text->public.height = pango_units_to_double (logical.height);
  return text;
}

/* Returns: (transfer none) (nullable): the text in a colour */
static GskRenderNode *
get_node (Text          *text,
          const GdkRGBA *colour)
{
  g_autoptr (GtkSnapshot) snapshot = NULL;
  Tint *tint = text->tints;

  while (tint && !gdk_rgba_equal (&tint->colour, colour))
    tint = tint->next;
  if (tint)
    return tint->node;

  snapshot = gtk_snapshot_new ();
  gtk_snapshot_append_layout (snapshot, text->public.layout, colour);
  tint = g_new (Tint, 1);
  *tint = (Tint) { *colour, gtk_snapshot_free_to_node (g_steal_pointer (&snapshot)), text->tints };
  text->tints = tint;
  return tint->node;
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
                              double             max_width)
{
  TextKey key = { .text = (char *) text, .font = font, .width = (int) max_width };
  Text *found;
  gpointer stolen_key, stolen;

  found = g_hash_table_lookup (self->young, &key);
  if (found)
    return &found->public;

  if (g_hash_table_size (self->young) >= GENERATION_SIZE)
    {
      g_hash_table_unref (self->old);
      self->old = g_steal_pointer (&self->young);
      self->young = new_generation ();
    }
  if (g_hash_table_steal_extended (self->old, &key, &stolen_key, &stolen))
    {
      g_hash_table_insert (self->young, stolen_key, stolen);
      return &((Text *) stolen)->public;
    }

  found = make_text (self, &key);
  key.text = g_strdup (text);
  g_hash_table_insert (self->young, g_memdup2 (&key, sizeof key), found);
  return &found->public;
}

/**
 * mp_timeline_painter_append_text:
 * @text: what mp_timeline_painter_get_text() returned last
 */
void
mp_timeline_painter_append_text (MpTimelinePainter    *self,
                                 GtkSnapshot          *snapshot,
                                 const MpTimelineText *text,
                                 const GdkRGBA        *colour,
                                 double                x,
                                 double                y)
{
  GskRenderNode *node;

  x = mp_timeline_painter_snap (self, x - text->left);
  y = mp_timeline_painter_snap (self, y);
  if (self->text_func)
    {
      self->text_func (text->layout, colour, x, y, self->text_data);
      return;
    }
  node = get_node ((Text *) text, colour);
  if (node == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (snapshot, node);
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
  return mp_timeline_painter_get_text (self, text, MP_TIMELINE_FONT_SMALL, 0)->width;
}

static void
measure_all (MpTimelinePainter *self)
{
  MpTimelineText line;

  if (self->line_height > 0)
    return;

  line = *mp_timeline_painter_get_text (self, "Xg", MP_TIMELINE_FONT_SMALL, 0);
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
