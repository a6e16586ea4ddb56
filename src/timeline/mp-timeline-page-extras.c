/* mp-timeline-page-extras.c: what pages show besides bars
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/mp-timeline-page-private.h"

#include <glib/gi18n-lib.h>

#include "base/mp-text.h"

/* Beside a bar a title is for recognizing. */
#define MAX_CHARACTERS 40

static MpTimelineExtras
get_extras (const MpTimelineBook *self)
{
  return mp_timeline_painter_get_shown (self->painter)->extras;
}

/* What stands below a bar makes its row higher. */
double
mp_timeline_book_get_bar_row (const MpTimelineBook *self)
{
  return MP_PAGE_BAR_ROW * self->scale +
         mp_timeline_extras_get_paper_height (get_extras (self), mp_timeline_painter_get_bar_height (self->painter));
}

/* One that stands in several groups may be on this page and on another one. */
static gboolean
is_on_page (const MpTimelineBook *self,
            guint                 position)
{
  guint n = mp_timeline_layout_count_places (self->layout, position);

  for (guint i = 0; i < n; i++)
    {
      guint row = mp_timeline_layout_find_place (self->layout, position, i);

      if (row >= self->first_row && row < self->end_row)
        return TRUE;
    }
  return FALSE;
}

/* What is said of an end of arrows that is on other pages: the name of the first, and how many more. */
static void
add_stub (MpTimelineBook *self,
          MpTimelineStub *stub,
          guint           position)
{
  const MpSummary *summary = mp_project_list_get_summary (self->list, position);
  MpTimelineBar bar;

  mp_timeline_bar_init (&bar, summary, self->as_of);
  if (!bar.dated || is_on_page (self, position) || stub->n++ > 0)
    return;
  stub->name = mp_text_one_line (summary->short_name ? summary->short_name : summary->title);
  stub->upwards = mp_timeline_layout_find_place (self->layout, position, 0) < self->first_row;
  if (g_utf8_strlen (stub->name, -1) > MAX_CHARACTERS)
    {
      g_autofree char *whole = g_steal_pointer (&stub->name);
      g_autofree char *head = g_utf8_substring (whole, 0, MAX_CHARACTERS - 1);

      stub->name = g_strconcat (g_strchomp (head), "\xe2\x80\xa6", NULL);
    }
}

static void
name_others (MpTimelineStub *stub)
{
  g_autofree char *name = NULL;

  if (stub->n < 2)
    return;
  name = g_steal_pointer (&stub->name);
  /* Translators: projects that an arrow leads to on other pages: 1 is the name of one, 2 how many others there are. */
  stub->name = g_strdup_printf (ngettext ("%1$s and %2$u more", "%1$s and %2$u more", stub->n - 1), name, stub->n - 1);
}

/* Arrows that come from other pages or lead there. */
static void
find_stubs (MpTimelineBook  *self,
            const MpSummary *summary,
            MpTimelineStubs *stubs)
{
  const guint *successors;
  guint position, n;

  for (guint i = 0; i < summary->n_predecessors; i++)
    {
      if (mp_project_list_find (self->list, mp_summary_get_predecessors (summary)[i], &position))
        add_stub (self, &stubs->before, position);
    }
  name_others (&stubs->before);
  if (!mp_project_list_find (self->list, summary->id, &position))
    return;
  successors = mp_timeline_successors_get (self->successors, position, &n);
  for (guint i = 0; i < n; i++)
    add_stub (self, &stubs->after, successors[i]);
  name_others (&stubs->after);
}

void
mp_timeline_book_append_extras (MpTimelineBook       *self,
                                const MpTimelineBar  *bar,
                                const MpSummary      *summary,
                                const MpTimelineRoom *label,
                                double                y)
{
  double height = mp_timeline_book_get_bar_row (self);
  MpTimelineStubs stubs = { 0 };

  if (get_extras (self) == MP_TIMELINE_NO_EXTRAS)
    return;
  if (self->successors && bar->dated)
    find_stubs (self, summary, &stubs);
  gtk_snapshot_push_clip (self->behind, &GRAPHENE_RECT_INIT ((float) mp_timeline_book_get_chart_x (self), (float) y, (float) self->axis.width,
                                                             (float) height));
  mp_timeline_painter_append_extras (self->painter, self->behind, &self->axis, bar, summary, NULL, NULL, label, &stubs, mp_timeline_book_get_chart_x (self), y, height);
  gtk_snapshot_pop (self->behind);
  g_free (stubs.before.name);
  g_free (stubs.after.name);
  if (bar->dated && (get_extras (self) & MP_TIMELINE_EXTRA_LINKS))
    {
      MpPagePlace place = { summary, *bar, y + mp_timeline_painter_get_bar_room (self->painter, height) / 2 };

      g_array_append_val (self->placed, place);
    }
}

static const MpPagePlace *
find_place (const MpTimelineBook *self,
            GHashTable           *places,
            gint64                project)
{
  gpointer index = g_hash_table_lookup (places, &project);

  return index ? &g_array_index (self->placed, MpPagePlace, GPOINTER_TO_UINT (index) - 1) : NULL;
}

/* What stands beside the bars belongs to the period as well. */
void
mp_timeline_book_extend_span (const MpTimelineBook *self,
                              MpDate               *from,
                              MpDate               *to)
{
  const MpTimelineShown *shown = mp_timeline_painter_get_shown (self->painter);

  for (guint i = 0; i < mp_project_list_get_n (self->list); i++)
    {
      const MpSummary *summary = mp_project_list_get_summary (self->list, i);
      const MpSummaryMilestone *milestones = mp_summary_get_milestones (summary);
      MpTimelineGhost ghost;
      MpTimelineBar bar;
      double day;

      for (guint j = 0; (shown->extras & MP_TIMELINE_EXTRA_MILESTONES) && j < summary->n_milestones; j++)
        {
          if (!mp_timeline_milestone_get_day (&milestones[j], &day))
            continue;
          *from = MIN (*from, (MpDate) day);
          *to = MAX (*to, (MpDate) day);
        }
      if (!(shown->extras & MP_TIMELINE_EXTRA_GHOST))
        continue;
      mp_timeline_bar_init (&bar, summary, self->as_of);
      if (mp_timeline_ghost_init (&ghost, &bar, summary, shown->baseline))
        {
          *from = MIN (*from, (MpDate) ghost.start);
          *to = MAX (*to, (MpDate) ghost.end - 1);
        }
    }
}

/* Arrows between the bars of one page, from the first place of a predecessor. */
void
mp_timeline_book_append_links (MpTimelineBook *self,
                               GtkSnapshot    *snapshot)
{
  g_autoptr (GHashTable) places = NULL;

  if (self->placed->len == 0)
    return;
  places = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = self->placed->len; i > 0; i--)
    g_hash_table_insert (places, (gpointer) &g_array_index (self->placed, MpPagePlace, i - 1).summary->id, GUINT_TO_POINTER (i));

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) mp_timeline_book_get_chart_x (self), (float) self->top, (float) self->axis.width,
                                                             (float) MAX (self->bottom - self->top, 1)));
  for (guint i = 0; i < self->placed->len; i++)
    {
      const MpPagePlace *place = &g_array_index (self->placed, MpPagePlace, i);
      const gint64 *predecessors = mp_summary_get_predecessors (place->summary);

      for (guint j = 0; j < place->summary->n_predecessors; j++)
        {
          const MpPagePlace *from = find_place (self, places, predecessors[j]);

          if (from)
            mp_timeline_painter_append_link (self->painter, snapshot, &self->axis, MIN (from->bar.cut_from, from->bar.end), from->y, place->bar.start,
                                             place->y, mp_timeline_book_get_chart_x (self));
        }
    }
  gtk_snapshot_pop (snapshot);
  g_array_set_size (self->placed, 0);
}

/* With @snapshot %NULL to learn the height only. */
double
mp_timeline_book_append_legends (MpTimelineBook *self,
                                 GtkSnapshot    *snapshot,
                                 guint           statuses,
                                 double          y)
{
  double width = mp_timeline_book_get_content_width (self);
  double height;

  if (!self->legend)
    return 0;
  height = mp_timeline_painter_append_legend (self->painter, snapshot, statuses, MP_TIMELINE_PAGE_MARGIN, y, width, self->rtl);
  return height + mp_timeline_painter_append_extras_legend (self->painter, snapshot, 0, MP_TIMELINE_PAGE_MARGIN, y + height, width, self->rtl);
}
