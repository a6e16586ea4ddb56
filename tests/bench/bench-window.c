/* bench-window.c: from the start of the program to the first picture of the projects
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-window N: makes a document of N projects and opens it in processes of its own, in each
 * view; prints medians of the time until the first painted frame, and the peak memory.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "app/mp-application.h"
#include "app/mp-window.h"
#include "bench-common.h"

#define N_DAYS 31
#define RUNS 5

typedef struct
{
  MpWindow *window;
  const char *view;
  double started_ms;
  guint n_days; /* so often the as-of day has moved */
  double asked_ms;
  double asked[N_DAYS];
  double painted[N_DAYS];
} Child;

/* As while the as-of line is dragged: each frame another day. */
static void
move_day (Child *child)
{
  MpProjectList *list = mp_window_get_list (child->window);
  MpQuery *query = mp_project_list_get_query (list);
  g_autoptr (MpQuery) moved = mp_query_with_as_of (query, mp_query_get_as_of (query) - 7);

  if (child->n_days > 0)
    child->painted[child->n_days - 1] = bench_now_ms () - child->asked_ms;
  if (child->n_days == N_DAYS)
    {
      printf ("%f %f\n", bench_median (child->asked, N_DAYS), bench_median (child->painted, N_DAYS));
      fflush (stdout);
      _exit (0);
    }
  child->asked_ms = bench_now_ms ();
  mp_project_list_set_query (list, moved);
  child->asked[child->n_days++] = bench_now_ms () - child->asked_ms;
  gtk_widget_queue_draw (GTK_WIDGET (child->window));
}

static void
after_paint_cb (GdkFrameClock *clock,
                Child         *child)
{
  MpProjectList *list = mp_window_get_list (child->window);

  if (list == NULL || mp_project_list_get_n (list) == 0)
    return;
  if (g_str_equal (child->view, "as-of"))
    {
      move_day (child);
      return;
    }
  printf ("%f %f\n", bench_now_ms () - child->started_ms, bench_peak_memory_mib ());
  fflush (stdout);
  /* Closing would be measured by nobody. */
  _exit (0);
}

static void
realized_cb (GtkWidget *window,
             Child     *child)
{
  mp_window_show_view (child->window, g_str_equal (child->view, "as-of") ? "timeline" : child->view);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), child);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window,
                 Child          *child)
{
  if (!MP_IS_WINDOW (window) || child->window)
    return;
  child->window = MP_WINDOW (window);
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), child);
}

static int
run_child (char       *program,
           char       *document,
           const char *view,
           const char *started)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr (MpApplication) application = mp_application_new (settings);
  Child child = { .view = view, .started_ms = g_ascii_strtod (started, NULL) };
  char *argv[] = { program, document, NULL };

  g_application_set_flags (G_APPLICATION (application), g_application_get_flags (G_APPLICATION (application)) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &child);
  return g_application_run (G_APPLICATION (application), 2, argv);
}

static void
bench_view (const char *program,
            const char *document,
            const char *view,
            guint       n_projects)
{
  double times[RUNS], memory[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      char started[G_ASCII_DTOSTR_BUF_SIZE];
      const char *argv[] = { program, "--child", document, view, started, NULL };
      g_autofree char *output = NULL;
      g_autoptr (GError) error = NULL;
      char *rest;

      g_ascii_dtostr (started, sizeof started, bench_now_ms ());
      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error);
      g_assert_no_error (error);
      times[i] = g_ascii_strtod (output, &rest);
      memory[i] = g_ascii_strtod (rest, NULL);
      if (times[i] <= 0)
        g_error ("the window with the view %s showed nothing", view);
    }
  printf ("open-to-painted-%s-%u %.1f ms\n", view, n_projects, bench_median (times, RUNS));
  printf ("window-peak-memory-%s-%u %.1f MiB\n", view, n_projects, bench_median (memory, RUNS));
}

static void
bench_as_of (const char *program,
             const char *document,
             guint       n_projects)
{
  const char *argv[] = { program, "--child", document, "as-of", "0", NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  double asked;
  char *rest;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  asked = g_ascii_strtod (output, &rest);
  printf ("as-of-day-in-window-%u %.1f ms\n", n_projects, asked);
  printf ("as-of-day-until-painted-%u %.1f ms\n", n_projects, g_ascii_strtod (rest, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  guint n_projects;
  double compared, applied;

  if (argc == 5 && strcmp (argv[1], "--child") == 0)
    return run_child (argv[0], argv[2], argv[3], argv[4]);

  n_projects = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 16;
  folder = g_dir_make_tmp ("mpower-bench-XXXXXX", &error);
  g_assert_no_error (error);
  csv = g_build_filename (folder, "projects.csv", NULL);
  path = g_build_filename (folder, "bench.mpower", NULL);
  file = g_file_new_for_path (path);
  bench_write_csv (csv, n_projects);
  {
    g_autoptr (MpStore) store = bench_import_csv (file, csv, n_projects, &compared, &applied);

    mp_store_close (store);
  }
  bench_view (argv[0], path, "list", n_projects);
  bench_view (argv[0], path, "timeline", n_projects);
  bench_as_of (argv[0], path, n_projects);

  g_unlink (csv);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
