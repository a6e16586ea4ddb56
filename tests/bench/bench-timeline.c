/* bench-timeline.c: the timeline in a window
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-timeline N [WORD]: a chart of 1600 × 900 pixels over N projects with three countries, two sectors
 * and a sum each. A "snapshot" is what the picture costs until its nodes are made, a "frame" all
 * that happens from the cause until the window is painted (update, layout, paint), a "render" what
 * a renderer needs for the nodes of the whole view. With a word only what has it in its name.
 */

#include "config.h"

#include <adwaita.h>
#include <fcntl.h>
#include <gsk/gl/gskglrenderer.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../support/mp-fake-document.h"
#include "../timeline/fixture.h"
#include "bench-common.h"
#include "timeline/mp-timeline-export.h"
#include "views/list/mp-project-selection.h"
#include "views/timeline/mp-timeline-gestures.h"
#include "views/timeline/mp-timeline-view.h"

#define CHART_WIDTH 1600
#define CHART_HEIGHT 900
#define N_FRAMES 121
#define N_RUNS 15
#define MAX_PDF_ROWS 10000

#define SECTORS_ID 2
#define FIRST_SECTOR 500
#define N_SECTORS 7

static guint n_projects;
static const char *wanted; /* NULL for all */

typedef struct
{
  GtkWidget *window;
  MpTimelineView *view;
  MpTimelineScope *scope;
  MpProjectList *list;
  MpProjectSelection *selection;
  GtkEventController *motion;
  MpFakeDocument *document; /* lets dates be dragged; nothing is let go */
  graphene_point_t taken; /* where the bar was taken that is dragged */
  double frame_began;
  double frame_ms; /* from before-paint to after-paint; 0 until then */
} Stage;

/* What causes a frame; @i counts the frames. */
typedef void (*Step) (Stage *stage, guint i);

static gboolean
is_wanted (const char *name)
{
  return wanted == NULL || strstr (name, wanted) != NULL;
}

static void
report (const char *name,
        double     *values,
        guint       n)
{
  double median = bench_median (values, n);

  /* They are in order now. */
  printf ("timeline-%s-median-%u %.3f ms\n", name, n_projects, median);
  printf ("timeline-%s-p95-%u %.3f ms\n", name, n_projects, values[n * 95 / 100]);
  fflush (stdout);
}

static void
report_median (const char *name,
               double     *values,
               guint       n)
{
  printf ("timeline-%s-%u %.3f ms\n", name, n_projects, bench_median (values, n));
  fflush (stdout);
}

static void
add_sectors (MpPortfolio *portfolio)
{
  MpRecord *vocabulary = mp_record_new (MP_TABLE_VOCABULARY, SECTORS_ID);

  mp_record_set_text (vocabulary, MP_VOCABULARY_KEY, MP_VOCABULARY_SECTORS);
  mp_portfolio_load_record (portfolio, vocabulary);
  for (guint i = 0; i < N_SECTORS; i++)
    {
      MpRecord *term = mp_record_new (MP_TABLE_TERM, FIRST_SECTOR + i);
      g_autofree char *code = g_strdup_printf ("%c", 'A' + i);

      mp_record_set_reference (term, MP_TERM_VOCABULARY, SECTORS_ID);
      mp_record_set_text (term, MP_TERM_CODE, code);
      mp_portfolio_load_record (portfolio, term);
    }
}

/* One in twenty has no end, one in fifty no date. */
static void
add_project (MpPortfolio *portfolio,
             GRand       *rand,
             guint        i)
{
  static const char *const codes[] = { "BD", "BR", "CO", "DO", "GE", "GT", "HN", "ID", "JO", "LR", "LS", "MX", "MY", "NG", "PE", "PH", "SV" };
  static const char *const words[] = { "Workers", "Rights", "Labour", "Union", "Mining", "Garment", "Training", "Inspection", "Wage", "Safety" };
  guint country = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (codes) - 2), sector = (guint) g_rand_int_range (rand, 0, N_SECTORS - 1);
  g_autofree char *title = g_strdup_printf ("%s and %s for Decent Work, Project %u", words[g_rand_int_range (rand, 0, 10)], words[g_rand_int_range (rand, 0, 10)], i);
  MpDate start = mp_date_from_ymd (g_rand_int_range (rand, 2005, 2028), g_rand_int_range (rand, 1, 13), 1);
  MpSummaryLink *terms = mp_portfolio_allocate (portfolio, 5 * sizeof *terms);
  MpSummaryMoney *money = mp_portfolio_allocate (portfolio, sizeof *money);
  MpSummary summary = { .id = i + 1, .uuid = "00000000-0000-4000-8000-000000000000", .position = (gint32) i + 1, .n_terms = 5, .n_money = 1, .terms = terms, .money = money };

  for (guint j = 0; j < 5; j++)
    terms[j] = (MpSummaryLink) { j < 3 ? fixture_get_country (portfolio, codes[country + j]) : FIRST_SECTOR + sector + j - 3, MP_STANDING_STATED, -1 };
  *money = (MpSummaryMoney) { 100000000 + (gint64) i, "USD", FALSE };
  summary.title = mp_portfolio_intern (portfolio, title, strlen (title));
  summary.start = i % 50 ? start : MP_DATE_NONE;
  summary.end = summary.planned_end = i % 20 ? mp_date_add_months (start, g_rand_int_range (rand, 12, 72)) : MP_DATE_NONE;
  if (i % 50 == 0)
    summary.end = summary.planned_end = MP_DATE_NONE;
  mp_portfolio_load_summary (portfolio, &summary);
}

static MpProjectList *
make_list (guint n)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  add_sectors (portfolio);
  for (guint i = 0; i < n; i++)
    add_project (portfolio, rand, i);
  return fixture_list_new (portfolio, "2026-11-23");
}

static void
before_paint_cb (GdkFrameClock *clock,
                 Stage         *stage)
{
  stage->frame_began = bench_now_ms ();
}

static void
after_paint_cb (GdkFrameClock *clock,
                Stage         *stage)
{
  stage->frame_ms = bench_now_ms () - stage->frame_began;
}

/* Waits for the next frame. Returns how long it took. */
static double
wait_for_frame (Stage *stage)
{
  stage->frame_ms = 0;
  gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (stage->window), GDK_FRAME_CLOCK_PHASE_PAINT);
  while (stage->frame_ms <= 0)
    g_main_context_iteration (NULL, TRUE);
  return stage->frame_ms;
}

/* Until nothing is left to do: lists need some frames to find their rows. */
static void
settle (Stage *stage)
{
  for (guint i = 0; i < 5; i++)
    {
      wait_for_frame (stage);
      while (g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
    }
}

static GtkEventController *
find_motion (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        return controller;
    }
  g_assert_not_reached ();
}

static GtkWidget *
get_chart (Stage *stage)
{
  return GTK_WIDGET (mp_timeline_view_get_chart (stage->view));
}

/* Makes the window so large that the chart has its size, larger than the screen if need be. */
static void
fit_window (Stage *stage)
{
  int width = CHART_WIDTH, height = CHART_HEIGHT;

  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_set_size_request (GTK_WIDGET (stage->view), width, height);
      gtk_window_present (GTK_WINDOW (stage->window));
      settle (stage);
      width += CHART_WIDTH - gtk_widget_get_width (get_chart (stage));
      height += CHART_HEIGHT - gtk_widget_get_height (get_chart (stage));
    }
  if (gtk_widget_get_width (get_chart (stage)) != CHART_WIDTH || gtk_widget_get_height (get_chart (stage)) != CHART_HEIGHT)
    fprintf (stderr, "the chart has %d × %d pixels\n", gtk_widget_get_width (get_chart (stage)), gtk_widget_get_height (get_chart (stage)));
}

static void
stage_init (Stage *stage)
{
  GdkFrameClock *clock;

  stage->list = make_list (n_projects);
  stage->selection = mp_project_selection_new (stage->list);
  stage->window = adw_window_new ();
  stage->view = MP_TIMELINE_VIEW (mp_timeline_view_new ());
  stage->scope = mp_timeline_view_get_scope (stage->view);
  adw_window_set_content (ADW_WINDOW (stage->window), GTK_WIDGET (stage->view));
  mp_timeline_view_set_model (stage->view, stage->list, GTK_SELECTION_MODEL (stage->selection));
  gtk_widget_realize (stage->window);
  clock = gtk_widget_get_frame_clock (stage->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), stage);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), stage);
  stage->motion = find_motion (get_chart (stage));
  stage->document = mp_fake_document_new ();
  mp_timeline_view_set_editor (stage->view, MP_EDITOR (stage->document), MP_LOOKUP (stage->document));
  fit_window (stage);
}

static void
stage_clear (Stage *stage)
{
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_object_unref (stage->document);
  g_object_unref (stage->selection);
  g_object_unref (stage->list);
}

static GskRenderNode *
snapshot (GtkWidget *widget)
{
  GtkSnapshot *taken = gtk_snapshot_new ();

  /* What a step moved waits for a place, as before any frame. */
  gtk_widget_allocate (widget, gtk_widget_get_width (widget), gtk_widget_get_height (widget), -1, NULL);
  gtk_widget_snapshot_child (gtk_widget_get_parent (widget), widget, taken);
  return gtk_snapshot_free_to_node (taken);
}

static void
bench_snapshots (Stage      *stage,
                 const char *name,
                 Step        step)
{
  g_autofree char *full = g_strconcat (name, "-snapshot", NULL);
  double values[N_FRAMES];

  if (!is_wanted (full))
    return;
  for (guint i = 0; i < N_FRAMES; i++)
    {
      GskRenderNode *node;
      double start;

      step (stage, i);
      start = bench_now_ms ();
      node = snapshot (get_chart (stage));
      values[i] = bench_now_ms () - start;
      g_clear_pointer (&node, gsk_render_node_unref);
      wait_for_frame (stage);
    }
  report (full, values, N_FRAMES);
}

static void
bench_frames (Stage      *stage,
              const char *name,
              Step        step)
{
  g_autofree char *full = g_strconcat (name, "-frame", NULL);
  double values[N_FRAMES];

  if (!is_wanted (full))
    return;
  for (guint i = 0; i < N_FRAMES; i++)
    {
      double start = bench_now_ms ();

      step (stage, i);
      values[i] = bench_now_ms () - start;
      values[i] += wait_for_frame (stage);
    }
  report (full, values, N_FRAMES);
}

/* The picture in memory. Where another device draws it, it is finished only when it was read back. */
static void
bench_renderer (Stage       *stage,
                const char  *name,
                GskRenderer *renderer,
                gboolean     read_back,
                Step         step)
{
  int width = gtk_widget_get_width (GTK_WIDGET (stage->view)), height = gtk_widget_get_height (GTK_WIDGET (stage->view));
  g_autofree guchar *pixels = g_malloc ((gsize) width * (gsize) height * 4);
  double values[N_FRAMES];

  for (guint i = 0; i < N_FRAMES; i++)
    {
      g_autoptr (GdkTexture) texture = NULL;
      GskRenderNode *node;
      double start;

      step (stage, i);
      wait_for_frame (stage);
      node = snapshot (GTK_WIDGET (stage->view));
      start = bench_now_ms ();
      texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
      if (read_back)
        gdk_texture_download (texture, pixels, (gsize) width * 4);
      values[i] = bench_now_ms () - start;
      gsk_render_node_unref (node);
    }
  report (name, values, N_FRAMES);
}

static void
bench_renderers (Stage *stage,
                 Step   step)
{
  GskRenderer *renderers[] = { gsk_cairo_renderer_new (), gsk_gl_renderer_new () };
  static const char *const names[] = { "scroll-render-cairo", "scroll-render-gl" };

  for (guint i = 0; i < G_N_ELEMENTS (renderers); i++)
    {
      g_autoptr (GError) error = NULL;

      if (!is_wanted (names[i]))
        continue;
      if (gsk_renderer_realize (renderers[i], gtk_native_get_surface (GTK_NATIVE (stage->window)), &error))
        {
          bench_renderer (stage, names[i], renderers[i], i > 0, step);
          gsk_renderer_unrealize (renderers[i]);
        }
      else
        fprintf (stderr, "timeline-%s is not measured: %s\n", names[i], error->message);
    }
  g_object_unref (renderers[0]);
  g_object_unref (renderers[1]);
}

static void
scroll_by (Stage *stage,
           double rows)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_chart (stage)));
  double by = rows * mp_timeline_chart_get_row_height (mp_timeline_view_get_chart (stage->view));
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment) + by;

  gtk_adjustment_set_value (adjustment, value > last ? 0 : value);
}

static void
scroll_row (Stage *stage,
            guint  i)
{
  scroll_by (stage, 1);
}

static void
scroll_page (Stage *stage,
             guint  i)
{
  scroll_by (stage, 25);
}

/* In and out again, about the pointer. */
static void
zoom (Stage *stage,
      guint  i)
{
  mp_timeline_scope_zoom (stage->scope, i % 12 < 6 ? MP_TIMELINE_ZOOM_STEP : 1 / MP_TIMELINE_ZOOM_STEP, CHART_WIDTH * 0.4);
}

static void
pan (Stage *stage,
     guint  i)
{
  mp_timeline_scope_scroll (stage->scope, i % 40 < 20 ? -30 : 30);
}

static void
hover (Stage *stage,
       guint  i)
{
  g_signal_emit_by_name (stage->motion, "motion", 300.0 + i, (double) (i * 17 % CHART_HEIGHT));
}

static void
drag (Stage *stage,
      guint  i)
{
  double by = i % 80 < 40 ? i % 40 : 40 - i % 40;

  g_assert_true (mp_timeline_hand_motion (mp_timeline_view_get_hand (stage->view), stage->taken.x + 10 + 3 * by, stage->taken.y, FALSE));
}

/* Takes the first bar in the upper half of the chart that can be moved, in its middle. */
static void
take_bar (Stage *stage)
{
  MpTimelineChart *chart = mp_timeline_view_get_chart (stage->view);
  MpTimelineHand *hand = mp_timeline_view_get_hand (stage->view);

  for (double y = 0; y < CHART_HEIGHT / 2; y += mp_timeline_chart_get_row_height (chart))
    {
      graphene_rect_t area;

      if (!mp_timeline_chart_get_bar_area (chart, mp_timeline_chart_get_row_at (chart, y), 0, &area))
        continue;
      graphene_rect_get_center (&area, &stage->taken);
      mp_timeline_hand_press (hand, stage->taken.x, stage->taken.y);
      if (mp_timeline_hand_motion (hand, stage->taken.x + 10, stage->taken.y, FALSE))
        return;
    }
  g_error ("no bar can be taken");
}

static void
set_as_of (Stage *stage,
           guint  i)
{
  g_autoptr (MpQuery) query = mp_query_with_as_of (mp_project_list_get_query (stage->list), fixture_day ("2026-11-23") + (int) i + 1);

  mp_project_list_set_query (stage->list, query);
}

static void
fold (Stage *stage,
      guint  i)
{
  MpTimelinePath path = mp_timeline_layout_get_group (mp_timeline_scope_get_layout (stage->scope), 0)->path;

  mp_timeline_scope_set_folded (stage->scope, &path, i % 2 == 0);
}

static void
group (Stage *stage,
       guint  i)
{
  mp_timeline_scope_set_groups (stage->scope, i % 2 ? MP_GROUP_SECTOR : MP_GROUP_COUNTRY, MP_GROUP_NONE);
}

static void
group_twice (Stage *stage,
             guint  i)
{
  mp_timeline_scope_set_groups (stage->scope, i % 2 ? MP_GROUP_SECTOR : MP_GROUP_COUNTRY, i % 2 ? MP_GROUP_COUNTRY : MP_GROUP_SECTOR);
}

static void
pack (Stage *stage,
      guint  i)
{
  mp_timeline_scope_set_packed (stage->scope, i % 2 == 0);
}

/* The end of a project in the middle is moved by a day, as the portfolio tells it; what the store does before is
 * measured elsewhere. */
static void
edit (Stage *stage,
      guint  i)
{
  guint32 row = mp_project_list_get_row (stage->list, mp_project_list_get_n (stage->list) / 2 + i);
  MpPortfolio *portfolio = mp_project_list_get_portfolio (stage->list);
  MpSummary *summary = (MpSummary *) mp_portfolio_get_summary (portfolio, row);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  summary->end = summary->planned_end = summary->end == MP_DATE_NONE ? MP_DATE_NONE : summary->end + 1;
  g_array_append_val (rows, row);
  g_signal_emit_by_name (portfolio, "projects-changed", rows);
}

/* What the step itself takes, and with the frame after it. */
static void
bench_step (Stage      *stage,
            const char *name,
            Step        step)
{
  g_autofree char *painted = g_strconcat (name, "-until-painted", NULL);
  double values[N_RUNS], frames[N_RUNS];

  if (!is_wanted (name))
    return;
  for (guint i = 0; i < N_RUNS; i++)
    {
      double start = bench_now_ms ();

      step (stage, i);
      values[i] = bench_now_ms () - start;
      frames[i] = values[i] + wait_for_frame (stage);
      settle (stage);
    }
  report_median (name, values, N_RUNS);
  report_median (painted, frames, N_RUNS);
}

/* The rows alone, without list, names and picture. */
static void
bench_layout (Stage                *stage,
              const char           *name,
              MpTimelineArrangement arrangement)
{
  double values[N_RUNS];

  if (!is_wanted (name))
    return;
  for (guint i = 0; i < N_RUNS; i++)
    {
      double start = bench_now_ms ();
      g_autoptr (MpTimelineLayout) layout = mp_timeline_layout_new (stage->list, &arrangement);

      values[i] = bench_now_ms () - start;
    }
  report_median (name, values, N_RUNS);
}

static void
bench_moves (Stage      *stage,
             const char *prefix)
{
  static const struct
  {
    const char *name;
    Step step;
  } moves[] = { { "scroll", scroll_row }, { "page", scroll_page }, { "pan", pan }, { "zoom", zoom }, { "hover", hover } };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *name = g_strconcat (prefix, moves[i].name, NULL);

      bench_snapshots (stage, name, moves[i].step);
      bench_frames (stage, name, moves[i].step);
    }
}

/* One bar; then one of all, which move along. */
static void
bench_drags (Stage *stage)
{
  static const char *const names[] = { "drag", "drag-all-selected" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (i == 1)
        gtk_selection_model_select_all (GTK_SELECTION_MODEL (stage->selection));
      settle (stage);
      take_bar (stage);
      bench_snapshots (stage, names[i], drag);
      bench_frames (stage, names[i], drag);
      mp_timeline_hand_cancel (mp_timeline_view_get_hand (stage->view));
    }
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (stage->selection));
  settle (stage);
}

static void
bench_changes (Stage      *stage,
               const char *suffix)
{
  g_autofree char *day = g_strconcat ("as-of", suffix, NULL);
  g_autofree char *edits = g_strconcat ("edit", suffix, NULL);

  bench_step (stage, day, set_as_of);
  bench_step (stage, edits, edit);
}

static void
bench_view (void)
{
  Stage stage = { NULL };

  stage_init (&stage);
  bench_moves (&stage, "");
  bench_drags (&stage);
  bench_renderers (&stage, scroll_row);
  bench_changes (&stage, "");
  bench_step (&stage, "pack", pack);
  mp_timeline_scope_set_packed (stage.scope, TRUE);
  settle (&stage);
  bench_moves (&stage, "packed-");
  mp_timeline_scope_set_packed (stage.scope, FALSE);

  bench_layout (&stage, "layout-plain", (MpTimelineArrangement) { MP_GROUP_NONE, MP_GROUP_NONE, FALSE });
  bench_layout (&stage, "layout-packed", (MpTimelineArrangement) { MP_GROUP_NONE, MP_GROUP_NONE, TRUE });
  bench_layout (&stage, "layout-country", (MpTimelineArrangement) { MP_GROUP_COUNTRY, MP_GROUP_NONE, FALSE });
  bench_layout (&stage, "layout-country-sector", (MpTimelineArrangement) { MP_GROUP_COUNTRY, MP_GROUP_SECTOR, FALSE });
  bench_layout (&stage, "layout-country-packed", (MpTimelineArrangement) { MP_GROUP_COUNTRY, MP_GROUP_NONE, TRUE });
  bench_step (&stage, "regroup", group);
  bench_step (&stage, "regroup-two-levels", group_twice);
  group (&stage, 0);
  settle (&stage);
  bench_step (&stage, "fold", fold);
  fold (&stage, 1);
  settle (&stage);
  bench_moves (&stage, "grouped-");
  bench_changes (&stage, "-grouped");
  bench_step (&stage, "pack-grouped", pack);
  stage_clear (&stage);
}

/* Sets the peak of memory back to what is in use; returns that. */
static double
reset_peak_memory (void)
{
  int file = open ("/proc/self/clear_refs", O_WRONLY);

  if (file < 0 || write (file, "5", 1) != 1)
    fprintf (stderr, "the peak of memory is that of all\n");
  if (file >= 0)
    close (file);
  return bench_peak_memory_mib ();
}

static void
bench_pdf (void)
{
  guint n = MIN (n_projects, MAX_PDF_ROWS);
  g_autoptr (MpProjectList) list = make_list (n);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/dev/null");
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_append_to (nowhere, G_FILE_CREATE_NONE, NULL, &error);
  MpTimelineExportOptions options;
  double memory, start;

  if (!is_wanted ("pdf"))
    return;
  g_assert_no_error (error);
  mp_timeline_export_options_init (&options);
  memory = reset_peak_memory ();
  start = bench_now_ms ();
  mp_timeline_export_to_stream (list, &options, G_OUTPUT_STREAM (stream), NULL, &error);
  g_assert_no_error (error);
  printf ("timeline-pdf-%u %.1f ms\n", n, bench_now_ms () - start);
  printf ("timeline-pdf-memory-%u %.1f MiB\n", n, bench_peak_memory_mib () - memory);
}

int
main (int   argc,
      char *argv[])
{
  if (argc < 2)
    {
      fprintf (stderr, "bench-timeline N [WORD]\n");
      return 2;
    }
  n_projects = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  wanted = argv[2];
  adw_init ();
  /* First, while the process is small. */
  bench_pdf ();
  bench_view ();
  return 0;
}
