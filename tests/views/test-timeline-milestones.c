/* test-timeline-milestones.c: milestones by keyboard
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mp-fake-projects.h"
#include "timeline-stage.h"

enum
{
  OBSERVAR = 1,
  GENDER,
};

/* Which of the milestones of OBSERVAR is which, counted from 1; in time 2, 4, 1. */
enum
{
  REPORT = 1,
  BASELINE,
  SOME_DAY,
  EVALUATION,
};

typedef struct
{
  Stage *stage;
  MpFakeDocument *document;
  MpTimelineReschedule *reschedule;
  char *said;
  char *refused;
} Fixture;

static MpDate
day_of (const char *iso)
{
  MpDatePrecision precision;
  MpDate day;

  g_assert_true (mp_date_parse_iso (iso, &day, &precision));
  return day;
}

static void
keep_cb (MpTimelineView  *view,
         const char      *message,
         char           **kept)
{
  g_free (*kept);
  *kept = g_strdup (message);
}

static void
add_milestone (MpProjectRecord *project,
               const char      *kind,
               const char      *title,
               const char      *planned,
               const char      *actual)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_MILESTONE);

  mp_record_set_text (record, MP_MILESTONE_KIND, kind);
  mp_record_set_text (record, MP_MILESTONE_TITLE, title);
  if (planned)
    {
      mp_record_set_day (record, MP_MILESTONE_PLANNED_DAY, day_of (planned));
      mp_record_set_precision (record, MP_MILESTONE_PLANNED_PRECISION, MP_PRECISION_DAY);
    }
  if (actual)
    {
      mp_record_set_day (record, MP_MILESTONE_ACTUAL_DAY, day_of (actual));
      mp_record_set_precision (record, MP_MILESTONE_ACTUAL_PRECISION, MP_PRECISION_DAY);
    }
}

static void
add_observar (MpFakeDocument *document)
{
  MpRecord *record = mp_record_new (MP_TABLE_PROJECT, OBSERVAR);
  MpProjectRecord *project;

  mp_record_set_text (record, MP_PROJECT_UUID, "00000000-0000-4000-8000-000000000001");
  mp_record_set_text (record, MP_PROJECT_TITLE, "OBSERVAR");
  project = mp_project_record_new (record);
  for (guint i = 0; i < 2; i++)
    {
      MpRecord *child = mp_project_record_add_new (project, MP_TABLE_DATE_REVISION);

      mp_record_set_text (child, MP_DATE_REVISION_KIND, i == 0 ? "planned-start" : "planned-end");
      mp_record_set_day (child, MP_DATE_REVISION_DAY, day_of (i == 0 ? "2026-01-15" : "2026-12-14"));
      mp_record_set_precision (child, MP_DATE_REVISION_PRECISION, MP_PRECISION_DAY);
    }
  add_milestone (project, "report-due", "Last report", "2026-09-30", NULL);
  add_milestone (project, "baseline", NULL, "2026-03-01", "2026-03-10");
  add_milestone (project, "event", "Some day", NULL, NULL);
  add_milestone (project, "mid-term-evaluation", NULL, "2026-06-15", NULL);
  mp_fake_document_add_project (document, project);
}

static Fixture *
set_up (GtkTextDirection direction)
{
  Fixture *f = g_new0 (Fixture, 1);
  g_autoptr (MpQuery) query = mp_query_new (day_of (MP_FAKE_TODAY));
  MpProjectList *list;

  f->document = mp_fake_document_new ();
  add_observar (f->document);
  mp_fake_projects_add (f->document, GENDER, "Gender at Work", "2026-03-01", "2026-10-31");
  list = mp_project_list_new (mp_fake_document_get_portfolio (f->document), MP_LOOKUP (f->document));
  mp_project_list_set_query (list, query);

  f->stage = stage_new (list, 1100, 600, direction);
  mp_timeline_view_set_editor (f->stage->view, MP_EDITOR (f->document), MP_LOOKUP (f->document));
  g_signal_connect (f->stage->view, "moved", G_CALLBACK (keep_cb), &f->said);
  g_signal_connect (f->stage->view, "refused", G_CALLBACK (keep_cb), &f->refused);
  f->reschedule = mp_timeline_hand_get_reschedule (mp_timeline_view_get_hand (f->stage->view));
  stage_present (f->stage);
  return f;
}

static void
tear_down (Fixture *f)
{
  stage_free (f->stage);
  g_assert_finalize_object (f->document);
  g_free (f->said);
  g_free (f->refused);
  g_free (f);
}

/* The keys are with the bar of a project. */
static void
focus_bar (Fixture *f,
           gint64   id)
{
  guint position;

  g_assert_true (mp_project_list_find (f->stage->list, id, &position));
  mp_timeline_chart_set_current (f->stage->chart, position, 0);
  gtk_widget_grab_focus (mp_timeline_chart_get_proxy (f->stage->chart));
  mp_test_settle (f->stage->window);
}

/* What the keys of a widget do, wherever it is in the window. */
static gboolean
press (GtkWidget       *widget,
       guint            key,
       GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

/* Arrows point along time, or against it. */
static void
press_arrow (Fixture         *f,
             int              direction,
             GdkModifierType  modifiers)
{
  gboolean right = (direction > 0) != mp_timeline_scope_get_axis (f->stage->scope)->rtl;

  g_assert_true (press (GTK_WIDGET (f->stage->view), right ? GDK_KEY_Right : GDK_KEY_Left, modifiers));
}

static void
press_m (Fixture *f,
         int      direction)
{
  g_assert_true (direction > 0 ? press (GTK_WIDGET (f->stage->view), GDK_KEY_m, 0) : press (GTK_WIDGET (f->stage->view), GDK_KEY_m, GDK_SHIFT_MASK));
}

static void
assert_milestone (Fixture *f,
                  guint    milestone)
{
  g_assert_true (gtk_widget_is_focus (mp_timeline_chart_get_proxy (f->stage->chart)));
  g_assert_cmpuint (mp_timeline_chart_get_milestone (f->stage->chart), ==, milestone);
}

static void
assert_says (Fixture               *f,
             GtkAccessibleProperty  property,
             const char            *text)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (mp_timeline_chart_get_proxy (f->stage->chart)), property, text);

  g_assert_cmpstr (other, ==, NULL);
}

/* The sign has the place of what has the focus. */
static void
assert_place (Fixture    *f,
              const char *day)
{
  graphene_rect_t bounds;

  mp_test_settle (f->stage->window);
  g_assert_true (gtk_widget_compute_bounds (mp_timeline_chart_get_proxy (f->stage->chart), GTK_WIDGET (f->stage->chart), &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.origin.x + bounds.size.width / 2,
                                  mp_time_axis_get_x (mp_timeline_scope_get_axis (f->stage->scope), day_of (day) + 0.5), 1.01);
}

static void
test_in_time (gconstpointer data)
{
  static const guint along[] = { BASELINE, EVALUATION, REPORT, 0, BASELINE };
  Fixture *f = set_up (GPOINTER_TO_INT (data));

  focus_bar (f, OBSERVAR);
  for (guint i = 0; i < G_N_ELEMENTS (along); i++)
    {
      press_m (f, 1);
      assert_milestone (f, along[i]);
    }
  assert_place (f, "2026-03-10");
  for (guint i = 1; i < G_N_ELEMENTS (along); i++)
    {
      press_m (f, -1);
      assert_milestone (f, along[G_N_ELEMENTS (along) - 1 - i]);
    }
  /* Arrows go on among them, and back to the bar. */
  press_arrow (f, 1, 0);
  assert_milestone (f, EVALUATION);
  press_arrow (f, -1, 0);
  assert_milestone (f, BASELINE);
  press_arrow (f, -1, 0);
  assert_milestone (f, 0);
  press_arrow (f, -1, 0);
  g_assert_false (gtk_widget_is_focus (mp_timeline_chart_get_proxy (f->stage->chart)));
  tear_down (f);
}

static void
test_one_step_back (void)
{
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);
  GtkWidget *proxy = mp_timeline_chart_get_proxy (f->stage->chart);

  focus_bar (f, OBSERVAR);
  g_assert_false (press (proxy, GDK_KEY_Escape, 0));
  press_m (f, 1);
  g_assert_true (press (proxy, GDK_KEY_Escape, 0));
  assert_milestone (f, 0);
  /* From the name as well; and another bar is a bar. */
  gtk_widget_grab_focus (GTK_WIDGET (f->stage->view));
  mp_test_settle (f->stage->window);
  press_m (f, -1);
  assert_milestone (f, REPORT);
  g_assert_true (press (proxy, GDK_KEY_Down, 0) || press (proxy, GDK_KEY_Up, 0));
  assert_milestone (f, 0);
  tear_down (f);
}

static void
test_says_what_it_is (void)
{
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);

  focus_bar (f, OBSERVAR);
  assert_says (f, GTK_ACCESSIBLE_PROPERTY_LABEL, "OBSERVAR");
  press_m (f, 1);
  assert_says (f, GTK_ACCESSIBLE_PROPERTY_LABEL, "Baseline study");
  assert_says (f, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Milestone of \xe2\x80\x9cOBSERVAR\xe2\x80\x9d, done, 1 of 3 milestones");
  assert_says (f, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "10 Mar 2026");
  press_m (f, -1);
  press_m (f, -1);
  assert_says (f, GTK_ACCESSIBLE_PROPERTY_LABEL, "Last report");
  assert_says (f, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Milestone of \xe2\x80\x9cOBSERVAR\xe2\x80\x9d, planned, 3 of 3 milestones");
  assert_says (f, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "30 Sep 2026");
  press_m (f, 1);
  assert_says (f, GTK_ACCESSIBLE_PROPERTY_LABEL, "OBSERVAR");

  focus_bar (f, GENDER);
  press_m (f, 1);
  assert_milestone (f, 0);
  g_assert_cmpstr (f->refused, ==, "\xe2\x80\x9cGender at Work\xe2\x80\x9d has no milestones with a date");
  tear_down (f);
}

static void
wait_until_closed (Fixture *f)
{
  while (mp_timeline_reschedule_get_proposal (f->reschedule))
    g_main_context_iteration (NULL, TRUE);
  mp_test_draw_frames (f->stage->window, 5);
}

static void
test_moves (gconstpointer data)
{
  Fixture *f = set_up (GPOINTER_TO_INT (data));
  const MpChange *change;

  focus_bar (f, OBSERVAR);
  press_m (f, 1);
  press_m (f, 1);
  /* It has one date: ends of bars are others'. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->stage->view), "timeline.end-later", NULL));
  g_assert_null (mp_timeline_reschedule_get_proposal (f->reschedule));
  press_arrow (f, 1, GDK_ALT_MASK);
  g_assert_nonnull (mp_timeline_reschedule_get_proposal (f->reschedule));
  g_assert_cmpuint (mp_timeline_reschedule_get_proposal (f->reschedule)->milestone, ==, EVALUATION);
  press_arrow (f, 1, GDK_ALT_MASK);
  press_arrow (f, 1, GDK_ALT_MASK);
  press_arrow (f, -1, GDK_ALT_MASK);
  mp_test_settle (f->stage->window);
  mp_timeline_reschedule_apply (f->reschedule);
  wait_until_closed (f);

  g_assert_cmpuint (mp_change_set_get_n (mp_fake_document_get_last_set (f->document)), ==, 1);
  change = mp_change_set_get (mp_fake_document_get_last_set (f->document), 0);
  g_assert_cmpuint (change->field, ==, MP_MILESTONE_PLANNED_DAY);
  g_assert_cmpint (change->new_value.integer, ==, day_of ("2026-06-29"));
  g_assert_cmpstr (f->said, ==, "\xe2\x80\x9cMid-term evaluation\xe2\x80\x9d is now 29 Jun 2026");
  /* The keys go on with it, and it says where it is. */
  assert_milestone (f, EVALUATION);
  assert_says (f, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "29 Jun 2026");
  assert_place (f, "2026-06-29");
  tear_down (f);
}

static void
test_done_stays (void)
{
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);

  focus_bar (f, OBSERVAR);
  press_m (f, 1);
  press_arrow (f, 1, GDK_ALT_MASK);
  g_assert_null (mp_timeline_reschedule_get_proposal (f->reschedule));
  g_assert_cmpstr (f->refused, ==, "\xe2\x80\x9c" "Baseline study\xe2\x80\x9d took place already and does not move any more");
  assert_milestone (f, BASELINE);
  tear_down (f);
}

/* What follows what is known anew when somebody says so, though nothing moves by it. */
static void
test_a_new_phase (void)
{
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);
  g_autoptr (MpChangeSet) set = mp_change_set_new ("A phase");
  MpRecord *relation = mp_record_new (MP_TABLE_RELATION, 99);
  guint position, follower, n;
  const guint *successors;

  g_assert_true (mp_project_list_find (f->stage->list, OBSERVAR, &position));
  g_assert_true (mp_project_list_find (f->stage->list, GENDER, &follower));
  mp_timeline_successors_get (mp_timeline_scope_get_successors (f->stage->scope), position, &n);
  g_assert_cmpuint (n, ==, 0);
  mp_record_set_reference (relation, MP_RELATION_PROJECT, GENDER);
  mp_record_set_text (relation, MP_RELATION_KIND, "predecessor");
  mp_record_set_reference (relation, MP_RELATION_OTHER, OBSERVAR);
  mp_change_set_insert (set, relation);
  mp_editor_apply_async (MP_EDITOR (f->document), set, NULL, NULL, NULL);
  mp_test_settle (f->stage->window);
  successors = mp_timeline_successors_get (mp_timeline_scope_get_successors (f->stage->scope), position, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (successors[0], ==, follower);
  tear_down (f);
}

int
main (int   argc,
      char *argv[])
{
  /* What is said is asked of GTK itself: nobody listens. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  if (!mp_test_init_display (&argc, &argv))
    return 0;

  g_test_add_data_func ("/timeline-milestones/are-gone-through-in-time", GINT_TO_POINTER (GTK_TEXT_DIR_LTR), test_in_time);
  g_test_add_data_func ("/timeline-milestones/are-gone-through-in-time-rtl", GINT_TO_POINTER (GTK_TEXT_DIR_RTL), test_in_time);
  g_test_add_func ("/timeline-milestones/escape-goes-one-step-back", test_one_step_back);
  g_test_add_func ("/timeline-milestones/say-what-they-are", test_says_what_it_is);
  g_test_add_data_func ("/timeline-milestones/move-by-keys", GINT_TO_POINTER (GTK_TEXT_DIR_LTR), test_moves);
  g_test_add_data_func ("/timeline-milestones/move-by-keys-rtl", GINT_TO_POINTER (GTK_TEXT_DIR_RTL), test_moves);
  g_test_add_func ("/timeline-milestones/what-took-place-stays", test_done_stays);
  g_test_add_func ("/timeline-milestones/a-new-phase-is-known", test_a_new_phase);
  return g_test_run ();
}
