/* test-date-band.c: a project in time at a glance, whatever its dates are
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mp-fake-sample.h"
#include "mp-test-forms.h"
#include "widgets/mp-date-band.h"
#include "widgets/mp-pair-box.h"
#include "widgets/mp-status-pill.h"

static MpProjectRecord *
create_project (void)
{
  MpRecord *record = mp_record_new (MP_TABLE_PROJECT, 1);

  mp_record_set_text (record, MP_PROJECT_UUID, "00000000-0000-4000-8000-000000000001");
  mp_record_set_text (record, MP_PROJECT_TITLE, "Project");
  return mp_project_record_new (record);
}

static void
add_date (MpProjectRecord *project,
          const char      *kind,
          MpDate           day)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_DATE_REVISION);

  mp_record_set_id (record, (gint64) mp_project_record_get_n (project, MP_TABLE_DATE_REVISION));
  mp_record_set_text (record, MP_DATE_REVISION_KIND, kind);
  mp_record_set_day (record, MP_DATE_REVISION_DAY, day);
  mp_record_set_text (record, MP_DATE_REVISION_PRECISION, "day");
  mp_record_set_text (record, MP_DATE_REVISION_REASON, "original");
}

static GskRenderNode *
draw (GtkWidget       *band,
      MpProjectRecord *project,
      MpDate           as_of)
{
  g_autoptr (MpSummary) summary = mp_summary_new (project);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  mp_date_band_set_project (MP_DATE_BAND (band), project, summary, as_of);
  mp_test_iterate ();
  if (gtk_widget_get_visible (band))
    gtk_widget_size_allocate (band, &(GtkAllocation) { 0, 0, 360, 60 }, -1);
  GTK_WIDGET_GET_CLASS (band)->snapshot (band, snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

static GtkWidget *
open_window (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 100);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  mp_test_iterate ();
  return window;
}

static void
test_any_dates (void)
{
  static const MpDate days[] = { MP_DATE_NONE, MP_DATE_MIN, -1, 0, 20000, 20001, MP_DATE_MAX };
  GtkWidget *band = mp_date_band_new ();
  GtkWidget *window = open_window (band);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (days); j++)
        {
          g_autoptr (MpProjectRecord) project = create_project ();
          GskRenderNode *node;

          if (days[i] != MP_DATE_NONE)
            add_date (project, "planned-start", days[i]);
          if (days[j] != MP_DATE_NONE)
            add_date (project, "planned-end", days[j]);
          node = draw (band, project, 20000);
          g_assert_cmpint (gtk_widget_get_visible (band), ==, days[i] != MP_DATE_NONE || days[j] != MP_DATE_NONE);
          g_assert_cmpint (node != NULL, ==, gtk_widget_get_visible (band));
          g_clear_pointer (&node, gsk_render_node_unref);
        }
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* However often an end was moved, the band stays a band. */
static void
test_many_revisions (void)
{
  g_autoptr (MpProjectRecord) project = create_project ();
  GtkWidget *band = mp_date_band_new ();
  GtkWidget *window = open_window (band);
  GskRenderNode *node;
  int height;

  add_date (project, "planned-start", 19000);
  for (MpDate day = 19100; day < 19200; day++)
    add_date (project, "planned-end", day);
  node = draw (band, project, 19150);
  g_assert_nonnull (node);
  gtk_widget_measure (band, GTK_ORIENTATION_VERTICAL, 360, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, <, 90);
  gsk_render_node_unref (node);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_pill (void)
{
  GtkWidget *pill = g_object_ref_sink (mp_status_pill_new ());

  for (MpStatus status = 0; status < MP_N_STATUSES; status++)
    {
      mp_status_pill_set_status (MP_STATUS_PILL (pill), status);
      g_assert_true (gtk_widget_has_css_class (pill, mp_status_get_key (status)));
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (pill))), ==, mp_status_get_label (status));
    }
  g_assert_finalize_object (pill);
}

/* Beside each other where there is room; a hidden one leaves its room to the other. */
static void
test_pair_box (void)
{
  GtkWidget *box = g_object_ref_sink (mp_pair_box_new ());
  GtkWidget *first = gtk_image_new ();
  GtkWidget *second = gtk_image_new ();
  int narrow, wide;

  gtk_widget_set_size_request (first, 100, 40);
  gtk_widget_set_size_request (second, 100, 60);
  mp_pair_box_set_children (MP_PAIR_BOX (box), first, second);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 360, &narrow, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 800, &wide, NULL, NULL, NULL);
  g_assert_cmpint (narrow, ==, 100);
  g_assert_cmpint (wide, ==, 60);

  gtk_widget_set_visible (second, FALSE);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 800, &wide, NULL, NULL, NULL);
  g_assert_cmpint (wide, ==, 40);
  g_assert_finalize_object (box);
}

int
main (int   argc,
      char *argv[])
{
  if (!mp_test_init_display (&argc, &argv))
    return 0;

  g_test_add_func ("/date-band/any-two-dates-can-be-drawn", test_any_dates);
  g_test_add_func ("/date-band/many-revisions-take-little-room", test_many_revisions);
  g_test_add_func ("/status-pill/symbol-word-and-class", test_pill);
  g_test_add_func ("/pair-box/side-by-side-where-there-is-room", test_pair_box);

  return g_test_run ();
}
