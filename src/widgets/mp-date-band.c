/* mp-date-band.c: a project in time at a glance
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A fixed order from top to bottom: milestones, bar, ghosts, years. Only what there is takes room.
 */

#include "config.h"

#include "widgets/mp-date-band.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mp-format.h"
#include "timeline/mp-timeline-painter.h"

#define BAR_HEIGHT 16.0
#define GHOST_HEIGHT 3.0
#define GHOST_GAP 3.0
#define MAX_GHOSTS 4
#define MILESTONE_SIZE 9.0
#define GAP 6.0
#define HIT_DISTANCE 6.0

typedef struct
{
  MpDate start;
  MpDate end;
  char *text;
} Mark; /* a ghost, or a milestone with one day */

struct _MpDateBand
{
  GtkWidget parent_instance;

  MpTimelinePainter *painter;
  MpTimelineBar bar;
  MpDate as_of;
  MpDate first;
  MpDate last;
  char *range;
  GArray *ghosts;     /* of Mark, newest first */
  GArray *milestones; /* of Mark */
};

G_DEFINE_FINAL_TYPE (MpDateBand, mp_date_band, GTK_TYPE_WIDGET)

static void
clear_mark (gpointer data)
{
  g_free (((Mark *) data)->text);
}

static void
style_changed_cb (MpDateBand *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  MpTimelineStyle style;

  mp_timeline_style_init (&style, adw_style_manager_get_dark (manager), adw_style_manager_get_high_contrast (manager));
  mp_timeline_painter_set_style (self->painter, &style);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
init_axis (MpDateBand *self,
           MpTimeAxis *axis)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  mp_time_axis_init (axis, gtk_widget_get_width (GTK_WIDGET (self)), rtl);
  mp_time_axis_fit (axis, self->first, self->last, MILESTONE_SIZE / 2 + 1);
}

/* Where the parts stand. */
static double
get_bar_y (MpDateBand *self)
{
  return self->milestones->len > 0 ? MILESTONE_SIZE + 4 : 2;
}

static double
get_ghost_y (MpDateBand *self,
             guint       index)
{
  return get_bar_y (self) + BAR_HEIGHT + GAP - 2 + index * (GHOST_HEIGHT + GHOST_GAP);
}

static double
get_years_y (MpDateBand *self)
{
  return get_ghost_y (self, self->ghosts->len) + (self->ghosts->len > 0 ? 1 : 2);
}

static void
append_diamond (GtkSnapshot   *snapshot,
                const GdkRGBA *colour,
                double         x,
                double         y)
{
  float side = (float) (MILESTONE_SIZE / G_SQRT2);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_rotate (snapshot, 45);
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (-side / 2, -side / 2, side, side));
  gtk_snapshot_restore (snapshot);
}

static void
append_span (GtkSnapshot      *snapshot,
             const MpTimeAxis *axis,
             const GdkRGBA    *colour,
             const Mark       *mark,
             double            y)
{
  double start = mp_time_axis_get_offset (axis, mark->start);
  double length = MAX (mp_time_axis_get_offset (axis, (double) mark->end + 1) - start, 2);
  GskRoundedRect rect;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) mp_time_axis_mirror (axis, start, length), (float) y, (float) length, (float) GHOST_HEIGHT);

  gsk_rounded_rect_init_from_rect (&rect, &bounds, (float) (GHOST_HEIGHT / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

/* Years that have room for their names; a line for each. */
static void
append_years (MpDateBand       *self,
              GtkSnapshot      *snapshot,
              const MpTimeAxis *axis)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self->painter);
  double year_width = mp_timeline_painter_get_text (self->painter, "2026", MP_TIMELINE_FONT_SMALL, 0)->width;
  static const int counts[] = { 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000 };
  MpTimeStep step = { MP_TIME_UNIT_YEAR, 1 };
  MpTimeIter iter;

  for (guint i = 0; i < G_N_ELEMENTS (counts) && mp_time_step_get_days (step) * axis->scale < year_width + 16; i++)
    step.count = counts[i];

  mp_time_axis_iter_init (axis, step, &iter);
  while (mp_time_iter_next (&iter))
    {
      g_autofree char *label = mp_time_step_format_lower (step, iter.start, FALSE);
      const MpTimelineText *text = mp_timeline_painter_get_text (self->painter, label, MP_TIMELINE_FONT_SMALL, 0);
      double offset = mp_time_axis_get_offset (axis, iter.start);
      double x = mp_time_axis_get_x (axis, iter.start);

      if (offset < 0 || offset > axis->width)
        continue;
      mp_timeline_painter_append_rect (self->painter, snapshot, &style->grid_strong, floor (x), 0, 1, get_years_y (self) + 4);
      if (offset + text->width + 4 > axis->width)
        continue;
      mp_timeline_painter_append_text (self->painter, snapshot, text, &style->dim,
                                       mp_time_axis_mirror (axis, offset + 4, text->width), get_years_y (self));
    }
}

static void
mp_date_band_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  MpDateBand *self = MP_DATE_BAND (widget);
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self->painter);
  GdkRGBA ghost = style->text;
  GdkRGBA milestone = style->text;
  MpTimeAxis axis;

  if (self->first == MP_DATE_NONE)
    return;

  init_axis (self, &axis);
  ghost.alpha *= 0.28f;
  append_years (self, snapshot, &axis);
  mp_timeline_painter_append_bar (self->painter, snapshot, &axis, &self->bar, 0, get_bar_y (self), BAR_HEIGHT);
  for (guint i = 0; i < self->ghosts->len; i++)
    append_span (snapshot, &axis, &ghost, &g_array_index (self->ghosts, Mark, i), get_ghost_y (self, i));
  if (self->as_of != MP_DATE_NONE)
    {
      double x = floor (mp_time_axis_get_x (&axis, (double) self->as_of + 0.5));

      if (x >= 0 && x < axis.width)
        mp_timeline_painter_append_rect (self->painter, snapshot, &style->today, x, 0, 2, get_years_y (self));
    }
  for (guint i = 0; i < self->milestones->len; i++)
    append_diamond (snapshot, &milestone, mp_time_axis_get_x (&axis, g_array_index (self->milestones, Mark, i).start + 0.5), MILESTONE_SIZE / 2 + 1);
}

static void
mp_date_band_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  MpDateBand *self = MP_DATE_BAND (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = 360;
    }
  else
    {
      *minimum = *natural = (int) ceil (get_years_y (self) + mp_timeline_painter_get_line_height (self->painter));
    }
}

static const char *
find_text (MpDateBand *self,
           double      x,
           double      y)
{
  MpTimeAxis axis;

  init_axis (self, &axis);
  for (guint i = 0; i < self->milestones->len && y < get_bar_y (self); i++)
    {
      const Mark *mark = &g_array_index (self->milestones, Mark, i);

      if (fabs (mp_time_axis_get_x (&axis, mark->start + 0.5) - x) <= HIT_DISTANCE)
        return mark->text;
    }
  for (guint i = 0; i < self->ghosts->len; i++)
    {
      const Mark *mark = &g_array_index (self->ghosts, Mark, i);
      double ghost_y = get_ghost_y (self, i);
      double day = mp_time_axis_get_day (&axis, x);

      if (y >= ghost_y - GHOST_GAP / 2 && y <= ghost_y + GHOST_HEIGHT + GHOST_GAP / 2 && day >= mark->start && day <= mark->end + 1)
        return mark->text;
    }
  return self->range;
}

static gboolean
mp_date_band_query_tooltip (GtkWidget  *widget,
                            int         x,
                            int         y,
                            gboolean    keyboard,
                            GtkTooltip *tooltip)
{
  MpDateBand *self = MP_DATE_BAND (widget);

  if (self->first == MP_DATE_NONE)
    return FALSE;
  gtk_tooltip_set_text (tooltip, keyboard ? self->range : find_text (self, x, y));
  return TRUE;
}

static void
mp_date_band_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  MpDateBand *self = MP_DATE_BAND (widget);

  GTK_WIDGET_CLASS (mp_date_band_parent_class)->css_changed (widget, change);
  if (self->painter)
    {
      mp_timeline_painter_set_context (self->painter, gtk_widget_get_pango_context (widget));
      gtk_widget_queue_resize (widget);
    }
}

static void
mp_date_band_direction_changed (GtkWidget        *widget,
                                GtkTextDirection  previous)
{
  GTK_WIDGET_CLASS (mp_date_band_parent_class)->direction_changed (widget, previous);
  gtk_widget_queue_draw (widget);
}

static void
mp_date_band_dispose (GObject *object)
{
  MpDateBand *self = MP_DATE_BAND (object);

  g_clear_object (&self->painter);
  g_clear_pointer (&self->range, g_free);
  g_clear_pointer (&self->ghosts, g_array_unref);
  g_clear_pointer (&self->milestones, g_array_unref);
  G_OBJECT_CLASS (mp_date_band_parent_class)->dispose (object);
}

static void
mp_date_band_class_init (MpDateBandClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_date_band_dispose;
  widget_class->snapshot = mp_date_band_snapshot;
  widget_class->measure = mp_date_band_measure;
  widget_class->query_tooltip = mp_date_band_query_tooltip;
  widget_class->css_changed = mp_date_band_css_changed;
  widget_class->direction_changed = mp_date_band_direction_changed;

  gtk_widget_class_set_css_name (widget_class, "dateband");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mp_date_band_init (MpDateBand *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->first = self->last = self->as_of = MP_DATE_NONE;
  self->ghosts = g_array_new (FALSE, TRUE, sizeof (Mark));
  self->milestones = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_array_set_clear_func (self->ghosts, clear_mark);
  g_array_set_clear_func (self->milestones, clear_mark);

  self->painter = mp_timeline_painter_new (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  style_changed_cb (self);

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
mp_date_band_new (void)
{
  return g_object_new (MP_TYPE_DATE_BAND, NULL);
}

static void
include_day (MpDateBand *self,
             MpDate      day)
{
  if (day == MP_DATE_NONE)
    return;
  self->first = self->first == MP_DATE_NONE ? day : MIN (self->first, day);
  self->last = self->last == MP_DATE_NONE ? day : MAX (self->last, day);
}

/* A superseded start runs to the end, a superseded end from the start. */
static void
add_ghost (MpDateBand      *self,
           const MpSummary *summary,
           const MpRecord  *record)
{
  const char *kind = mp_record_get_text (record, MP_DATE_REVISION_KIND);
  MpDate day = mp_record_get_day (record, MP_DATE_REVISION_DAY);
  MpDatePrecision precision = mp_record_get_precision (record, MP_DATE_REVISION_PRECISION);
  gboolean is_start = g_str_has_suffix (kind, "start");
  g_autofree char *date = mp_format_date (day, precision);
  Mark mark = {
    .start = is_start ? mp_date_period_start (day, precision) : summary->start,
    .end = is_start ? summary->end : mp_date_period_end (day, precision),
  };

  if (mark.start == MP_DATE_NONE || mark.end == MP_DATE_NONE || mark.end < mark.start)
    return;
  /* Translators: an earlier date: 1 is "Planned end" and the like, 2 the date, 3 why it was stated: "Original". */
  mark.text = g_strdup_printf (_("%1$s before: %2$s (%3$s)"), mp_choice_get_label (kind), date,
                               mp_choice_get_label (mp_record_get_text (record, MP_DATE_REVISION_REASON)));
  include_day (self, mark.start);
  include_day (self, mark.end);
  g_array_append_val (self->ghosts, mark);
}

static void
add_milestone (MpDateBand     *self,
               const MpRecord *record)
{
  gboolean done = !mp_record_is_null (record, MP_MILESTONE_ACTUAL_DAY);
  guint field = done ? MP_MILESTONE_ACTUAL_DAY : MP_MILESTONE_PLANNED_DAY;
  MpDate day = mp_record_get_day (record, field);
  const char *title = mp_record_get_text (record, MP_MILESTONE_TITLE);
  g_autofree char *date = NULL;
  Mark mark = { .start = day, .end = day };

  if (day == MP_DATE_NONE)
    return;
  date = mp_format_date (day, mp_record_get_precision (record, field + 1));
  mark.text = g_strdup_printf ("%s · %s", title ? title : mp_choice_get_label (mp_record_get_text (record, MP_MILESTONE_KIND)), date);
  include_day (self, day);
  g_array_append_val (self->milestones, mark);
}

static void
add_marks (MpDateBand            *self,
           const MpProjectRecord *project,
           const MpSummary       *summary)
{
  for (guint i = mp_project_record_get_n (project, MP_TABLE_DATE_REVISION); i > 0 && self->ghosts->len < MAX_GHOSTS; i--)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_DATE_REVISION, i - 1);

      if (mp_project_record_get_date (project, mp_record_get_text (record, MP_DATE_REVISION_KIND)) != record)
        add_ghost (self, summary, record);
    }
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_MILESTONE); i++)
    add_milestone (self, mp_project_record_get (project, MP_TABLE_MILESTONE, i));
}

/**
 * mp_date_band_set_project:
 * @project: (nullable): all facts of the project
 * @summary: (nullable): what follows from them
 * @as_of: the day on which the status is told, which is marked
 */
void
mp_date_band_set_project (MpDateBand            *self,
                          const MpProjectRecord *project,
                          const MpSummary       *summary,
                          MpDate                 as_of)
{
  g_return_if_fail (MP_IS_DATE_BAND (self));

  g_array_set_size (self->ghosts, 0);
  g_array_set_size (self->milestones, 0);
  g_clear_pointer (&self->range, g_free);
  self->first = self->last = MP_DATE_NONE;
  self->as_of = as_of;

  if (project && summary)
    {
      mp_timeline_bar_init (&self->bar, summary, as_of);
      if (self->bar.dated)
        {
          include_day (self, (MpDate) self->bar.start);
          include_day (self, (MpDate) self->bar.end - 1);
          add_marks (self, project, summary);
          self->range = mp_format_range (summary->start, summary->start_precision, summary->end, summary->end_precision);
        }
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->range ? self->range : _("Dates not stated"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), self->first != MP_DATE_NONE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
