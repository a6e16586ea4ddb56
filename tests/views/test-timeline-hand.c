/* test-timeline-hand.c: moving dates in the timeline
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mp-format.h"
#include "mp-fake-projects.h"
#include "timeline-stage.h"
#include "views/timeline/mp-timeline-name.h"

enum
{
  OBSERVAR = 1,
  GENDER,
  OPEN,
  MONTHLY,
  UNDATED,
  CUT,
};

typedef struct
{
  Stage *stage;
  MpFakeDocument *document;
  MpTimelineHand *hand;
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
wait_until_closed (Fixture *f)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (mp_timeline_reschedule_get_proposal (f->reschedule) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (mp_timeline_reschedule_get_proposal (f->reschedule));
}

static void
add_cut_project (MpFakeDocument *document)
{
  MpRecord *record = mp_record_new (MP_TABLE_PROJECT, CUT);
  MpProjectRecord *project;
  MpRecord *child;

  mp_record_set_text (record, MP_PROJECT_UUID, "00000000-0000-4000-8000-00000000000c");
  mp_record_set_text (record, MP_PROJECT_TITLE, "Cut");
  project = mp_project_record_new (record);
  for (guint i = 0; i < 2; i++)
    {
      child = mp_project_record_add_new (project, MP_TABLE_DATE_REVISION);
      mp_record_set_text (child, MP_DATE_REVISION_KIND, i == 0 ? "planned-start" : "planned-end");
      mp_record_set_day (child, MP_DATE_REVISION_DAY, day_of (i == 0 ? "2026-02-01" : "2027-06-30"));
      mp_record_set_precision (child, MP_DATE_REVISION_PRECISION, MP_PRECISION_DAY);
    }
  child = mp_project_record_add_new (project, MP_TABLE_EVENT);
  mp_record_set_text (child, MP_EVENT_KIND, "terminated");
  mp_record_set_day (child, MP_EVENT_DAY, day_of ("2026-09-30"));
  mp_fake_document_add_project (document, project);
}

static Fixture *
set_up (GtkTextDirection direction)
{
  Fixture *f = g_new0 (Fixture, 1);
  g_autoptr (MpQuery) query = mp_query_new (day_of (MP_FAKE_TODAY));
  MpProjectList *list;

  f->document = mp_fake_document_new ();
  mp_fake_projects_add (f->document, OBSERVAR, "OBSERVAR", "2026-01-15", "2026-12-14");
  mp_fake_projects_add (f->document, GENDER, "Gender at Work", "2026-03-01", "2026-10-31");
  mp_fake_projects_add (f->document, OPEN, "Open", "2026-04-01", NULL);
  mp_fake_projects_add (f->document, MONTHLY, "Monthly", "2026-03", "2026-06");
  mp_fake_projects_add (f->document, UNDATED, "Undated", NULL, NULL);
  add_cut_project (f->document);
  list = mp_project_list_new (mp_fake_document_get_portfolio (f->document), MP_LOOKUP (f->document));
  mp_project_list_set_query (list, query);

  f->stage = stage_new (list, 1100, 600, direction);
  mp_timeline_view_set_editor (f->stage->view, MP_EDITOR (f->document), MP_LOOKUP (f->document));
  g_signal_connect (f->stage->view, "moved", G_CALLBACK (keep_cb), &f->said);
  g_signal_connect (f->stage->view, "refused", G_CALLBACK (keep_cb), &f->refused);
  f->hand = mp_timeline_view_get_hand (f->stage->view);
  f->reschedule = mp_timeline_hand_get_reschedule (f->hand);
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

static guint
position_of (Fixture *f,
             gint64   id)
{
  guint position;

  g_assert_true (mp_project_list_find (f->stage->list, id, &position));
  return position;
}

static guint
row_of (Fixture *f,
        gint64   id)
{
  return mp_timeline_layout_find_place (mp_timeline_scope_get_layout (mp_timeline_view_get_scope (f->stage->view)), position_of (f, id), 0);
}

static const MpTimeAxis *
get_axis (Fixture *f)
{
  return mp_timeline_scope_get_axis (mp_timeline_view_get_scope (f->stage->view));
}

/* Where an edge of a bar, or the middle of it, is. */
static graphene_point_t
point_at (Fixture        *f,
          gint64          id,
          MpTimelinePart  part)
{
  const MpSummary *summary = mp_project_list_get_summary (f->stage->list, position_of (f, id));
  const MpTimeAxis *axis = get_axis (f);
  double row_height = mp_timeline_chart_get_row_height (mp_timeline_view_get_chart (f->stage->view));
  double inside = axis->rtl ? -2 : 2;
  double x;

  if (part == MP_TIMELINE_PART_START)
    x = mp_time_axis_get_x (axis, summary->start) + inside;
  else if (part == MP_TIMELINE_PART_END)
    x = mp_time_axis_get_x (axis, (double) summary->end + 1) - inside;
  else
    x = mp_time_axis_get_x (axis, summary->start + (summary->end == MP_DATE_NONE ? 60 : (summary->end - summary->start) / 2.0));
  return GRAPHENE_POINT_INIT ((float) x, (float) ((row_of (f, id) + 0.5) * row_height));
}

/* Takes a part of a bar, and moves it by days without snapping. */
static void
drag (Fixture        *f,
      gint64          id,
      MpTimelinePart  part,
      double          days)
{
  graphene_point_t at = point_at (f, id, part);
  double dx = days * get_axis (f)->scale * (get_axis (f)->rtl ? -1 : 1);

  g_assert_cmpint (mp_timeline_hand_find_part (f->hand, at.x, at.y), ==, part);
  mp_timeline_hand_press (f->hand, at.x, at.y);
  g_assert_cmpint (mp_timeline_hand_get_drag (f->hand)->state, ==, MP_TIMELINE_DRAG_PRESSED);
  mp_timeline_hand_motion (f->hand, at.x + dx / 2, at.y, TRUE);
  mp_timeline_hand_motion (f->hand, at.x + dx, at.y, TRUE);
  mp_test_settle (f->stage->window);
}

static MpRecord *
assert_revision (MpChangeSet *set,
                 guint        index,
                 gint64       project,
                 const char  *kind,
                 const char  *iso)
{
  const MpChange *change = mp_change_set_get (set, index);
  g_autofree char *day = NULL;

  g_assert_cmpint (change->kind, ==, MP_CHANGE_INSERT);
  g_assert_cmpint (change->table, ==, MP_TABLE_DATE_REVISION);
  g_assert_cmpint (change->project, ==, project);
  g_assert_true (mp_record_check (change->record, NULL));
  g_assert_cmpint (mp_record_get_id (change->record), !=, 0);
  g_assert_cmpstr (mp_record_get_text (change->record, MP_DATE_REVISION_KIND), ==, kind);
  day = mp_date_to_iso (mp_record_get_day (change->record, MP_DATE_REVISION_DAY), mp_record_get_precision (change->record, MP_DATE_REVISION_PRECISION));
  g_assert_cmpstr (day, ==, iso);
  return change->record;
}

/* The end of OBSERVAR, 62 days later: nothing is written before the reason is known, one change after. */
static void
test_drag_end (gconstpointer direction)
{
  Fixture *f = set_up ((GtkTextDirection) GPOINTER_TO_INT (direction));
  MpTimelineReason *reason = mp_timeline_reschedule_get_reason (f->reschedule);
  MpChangeSet *set;
  MpRecord *record;

  g_assert_cmpint (get_axis (f)->rtl, ==, GPOINTER_TO_INT (direction) == GTK_TEXT_DIR_RTL);
  drag (f, OBSERVAR, MP_TIMELINE_PART_END, 62);
  g_assert_cmpint (mp_timeline_hand_get_drag (f->hand)->shown.end, ==, day_of ("2027-02-14"));
  g_assert_null (mp_timeline_reschedule_get_proposal (f->reschedule));
  mp_timeline_hand_release (f->hand);
  mp_test_settle (f->stage->window);
  g_assert_nonnull (mp_timeline_reschedule_get_proposal (f->reschedule));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (reason)));
  g_assert_cmpstr (mp_timeline_reason_get_reason (reason), ==, "no-cost-extension");
  g_assert_cmpuint (mp_fake_document_get_n_sets (f->document), ==, 0);

  mp_timeline_reason_choose (reason, "cost-extension");
  mp_timeline_reschedule_apply (f->reschedule);
  wait_until_closed (f);
  g_assert_cmpuint (mp_fake_document_get_n_sets (f->document), ==, 1);
  set = mp_fake_document_get_last_set (f->document);
  g_assert_cmpuint (mp_change_set_get_n (set), ==, 1);
  record = assert_revision (set, 0, OBSERVAR, "planned-end", "2027-02-14");
  g_assert_cmpstr (mp_record_get_text (record, MP_DATE_REVISION_REASON), ==, "cost-extension");
  g_assert_cmpint (mp_record_get_day (record, MP_DATE_REVISION_RECORDED_ON), ==, mp_date_today ());
  g_assert_true (mp_record_is_null (record, MP_DATE_REVISION_NOTE));
  g_assert_cmpstr (mp_change_set_get_label (set), ==, "End of “OBSERVAR” moved to 14 Feb 2027");
  g_assert_cmpstr (f->said, ==, "“OBSERVAR” now ends 14 Feb 2027");
  g_assert_null (f->refused);
  g_assert_cmpint (mp_project_list_get_summary (f->stage->list, position_of (f, OBSERVAR))->end, ==, day_of ("2027-02-14"));
  mp_test_settle (f->stage->window);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (reason)));
  tear_down (f);
}

/* Both dates of a bar that moves are stated anew, in the same change. */
static void
test_drag_body (void)
{
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);
  MpChangeSet *set;

  drag (f, GENDER, MP_TIMELINE_PART_BODY, -40);
  mp_timeline_hand_release (f->hand);
  g_assert_cmpstr (mp_timeline_reason_get_reason (mp_timeline_reschedule_get_reason (f->reschedule)), ==, "correction");
  mp_timeline_reschedule_apply (f->reschedule);
  wait_until_closed (f);
  set = mp_fake_document_get_last_set (f->document);
  g_assert_cmpuint (mp_change_set_get_n (set), ==, 2);
  assert_revision (set, 0, GENDER, "planned-start", "2026-01-20");
  assert_revision (set, 1, GENDER, "planned-end", "2026-09-21");
  g_assert_cmpstr (f->said, ==, "“Gender at Work” is now 20 Jan 2026 – 21 Sep 2026");
  tear_down (f);
}

/* Several that are selected move by the same days, in one change; what cannot move stays and is told of. */
static void
test_drag_several (void)
{
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);
  MpChangeSet *set;

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (f->stage->selection));
  drag (f, OBSERVAR, MP_TIMELINE_PART_BODY, 31);
  mp_timeline_hand_release (f->hand);
  mp_test_settle (f->stage->window);
  mp_timeline_reschedule_apply (f->reschedule);
  wait_until_closed (f);
  g_assert_cmpuint (mp_fake_document_get_n_sets (f->document), ==, 1);
  set = mp_fake_document_get_last_set (f->document);
  g_assert_cmpuint (mp_change_set_get_n (set), ==, 7);
  assert_revision (set, 0, OBSERVAR, "planned-start", "2026-02-15");
  assert_revision (set, 1, OBSERVAR, "planned-end", "2027-01-14");
  g_assert_cmpstr (mp_change_set_get_label (set), ==, "4 projects moved by +31 days");
  g_assert_cmpstr (f->said, ==, "4 of 6 projects moved; the others have no such date");
  tear_down (f);
}

/* A bar that is not among the selected ones moves alone, and is the selected one from then on. */
static void
test_drag_unselected (void)
{
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);

  mp_project_selection_select_id (f->stage->selection, GENDER);
  drag (f, OBSERVAR, MP_TIMELINE_PART_BODY, 31);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (f->stage->selection), position_of (f, OBSERVAR)));
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (f->stage->selection), position_of (f, GENDER)));
  mp_timeline_hand_release (f->hand);
  mp_timeline_reschedule_apply (f->reschedule);
  wait_until_closed (f);
  g_assert_cmpuint (mp_change_set_get_n (mp_fake_document_get_last_set (f->document)), ==, 2);
  tear_down (f);
}

/* No to a drag, and no to the question. */
static void
test_cancel (void)
{
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);

  drag (f, OBSERVAR, MP_TIMELINE_PART_END, 62);
  mp_timeline_hand_cancel (f->hand);
  mp_timeline_hand_release (f->hand);
  g_assert_null (mp_timeline_reschedule_get_proposal (f->reschedule));

  drag (f, OBSERVAR, MP_TIMELINE_PART_END, 62);
  mp_timeline_hand_release (f->hand);
  mp_test_settle (f->stage->window);
  gtk_popover_popdown (GTK_POPOVER (mp_timeline_reschedule_get_reason (f->reschedule)));
  wait_until_closed (f);
  g_assert_cmpuint (mp_fake_document_get_n_sets (f->document), ==, 0);
  g_assert_cmpint (mp_project_list_get_summary (f->stage->list, position_of (f, OBSERVAR))->end, ==, day_of ("2026-12-14"));
  g_assert_null (f->said);
  tear_down (f);
}

/* A press that does not move is a click, and asks nothing. */
static void
test_click (void)
{
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);
  graphene_point_t at = point_at (f, OBSERVAR, MP_TIMELINE_PART_BODY);

  mp_timeline_hand_press (f->hand, at.x, at.y);
  g_assert_false (mp_timeline_hand_motion (f->hand, at.x + 5, at.y, FALSE));
  mp_timeline_hand_release (f->hand);
  g_assert_null (mp_timeline_reschedule_get_proposal (f->reschedule));
  tear_down (f);
}

static void
test_read_only (void)
{
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);

  mp_fake_document_set_read_only_reason (f->document, "The sample cannot be changed");
  drag (f, OBSERVAR, MP_TIMELINE_PART_END, 62);
  g_assert_cmpstr (f->refused, ==, "The sample cannot be changed");
  g_assert_false (mp_timeline_drag_is_dating (mp_timeline_hand_get_drag (f->hand)));
  mp_timeline_hand_release (f->hand);
  g_assert_null (mp_timeline_reschedule_get_proposal (f->reschedule));

  g_clear_pointer (&f->refused, g_free);
  mp_timeline_hand_step (f->hand, row_of (f, OBSERVAR), position_of (f, OBSERVAR), MP_TIMELINE_PART_END, 1);
  g_assert_cmpstr (f->refused, ==, "The sample cannot be changed");
  g_assert_null (mp_timeline_reschedule_get_proposal (f->reschedule));
  tear_down (f);
}

/* Every refusal says which project, and what to do. */
static void
test_unmovable (void)
{
  static const struct
  {
    gint64 project;
    MpTimelinePart part;
    const char *refusal;
  } table[] = {
    { OPEN, MP_TIMELINE_PART_END, "The end of “Open” is not stated yet; it is added in the details" },
    { UNDATED, MP_TIMELINE_PART_BODY, "“Undated” has no dates yet; they are added in the details" },
    { UNDATED, MP_TIMELINE_PART_START, "“Undated” has no dates yet; they are added in the details" },
    { CUT, MP_TIMELINE_PART_END, "“Cut” was ended by an event, which is changed in the details" },
    { CUT, MP_TIMELINE_PART_BODY, "“Cut” was ended by an event, which is changed in the details" },
  };
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_clear_pointer (&f->refused, g_free);
      mp_timeline_hand_step (f->hand, row_of (f, table[i].project), position_of (f, table[i].project), table[i].part, 1);
      g_assert_cmpstr (f->refused, ==, table[i].refusal);
      g_assert_null (mp_timeline_reschedule_get_proposal (f->reschedule));
    }
  tear_down (f);
}

/* Keys go on from each other while the reason is asked; together they are one change. */
static void
test_keys (void)
{
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);
  const MpTimelineProposal *proposal;
  GtkWidget *name;

  mp_project_selection_select_id (f->stage->selection, OBSERVAR);
  gtk_widget_grab_focus (GTK_WIDGET (f->stage->view));
  /* At a zoom at which the step is a month. */
  for (guint i = 0; i < 40 && mp_timeline_drag_choose_step (get_axis (f)).unit != MP_TIME_UNIT_MONTH; i++)
    gtk_widget_activate_action (GTK_WIDGET (f->stage->view), "timeline.zoom-out", NULL);
  g_assert_cmpint (mp_timeline_drag_choose_step (get_axis (f)).unit, ==, MP_TIME_UNIT_MONTH);
  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (f->stage->view), "timeline.end-later", NULL);
      mp_test_settle (f->stage->window);
    }
  gtk_widget_activate_action (GTK_WIDGET (f->stage->view), "timeline.end-earlier", NULL);
  proposal = mp_timeline_reschedule_get_proposal (f->reschedule);
  g_assert_nonnull (proposal);
  g_assert_cmpint (proposal->shift.months, ==, 2);
  /* What is asked about is the end. */
  gtk_widget_activate_action (GTK_WIDGET (f->stage->view), "timeline.move-later", NULL);
  g_assert_cmpint (mp_timeline_reschedule_get_proposal (f->reschedule)->shift.part, ==, MP_TIMELINE_PART_END);
  g_assert_cmpuint (mp_fake_document_get_n_sets (f->document), ==, 0);

  mp_timeline_reschedule_apply (f->reschedule);
  wait_until_closed (f);
  g_assert_cmpuint (mp_fake_document_get_n_sets (f->document), ==, 1);
  assert_revision (mp_fake_document_get_last_set (f->document), 0, OBSERVAR, "planned-end", "2027-02-14");
  /* The keys go on from what was moved. */
  mp_test_settle (f->stage->window);
  name = gtk_widget_get_first_child (gtk_root_get_focus (GTK_ROOT (f->stage->window)));
  g_assert_true (MP_IS_TIMELINE_NAME (name));
  g_assert_cmpuint (mp_timeline_name_get_row (MP_TIMELINE_NAME (name)), ==, row_of (f, OBSERVAR));
  tear_down (f);
}

/* What is known by month stays that. */
static void
test_month (void)
{
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);

  mp_timeline_hand_step (f->hand, row_of (f, MONTHLY), position_of (f, MONTHLY), MP_TIMELINE_PART_END, 1);
  mp_timeline_reschedule_apply (f->reschedule);
  wait_until_closed (f);
  assert_revision (mp_fake_document_get_last_set (f->document), 0, MONTHLY, "planned-end", "2026-07");
  g_assert_cmpstr (f->said, ==, "“Monthly” now ends Jul 2026");
  tear_down (f);
}

/* A failure keeps the question open, with what went wrong. */
static void
test_failure (void)
{
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);

  mp_fake_document_set_failure (f->document, "The disk is full");
  mp_timeline_hand_step (f->hand, row_of (f, OBSERVAR), position_of (f, OBSERVAR), MP_TIMELINE_PART_END, 1);
  mp_timeline_reschedule_apply (f->reschedule);
  for (guint i = 0; i < 3; i++)
    mp_test_settle (f->stage->window);
  g_assert_nonnull (mp_timeline_reschedule_get_proposal (f->reschedule));
  g_assert_cmpuint (mp_fake_document_get_n_sets (f->document), ==, 0);

  mp_fake_document_set_failure (f->document, NULL);
  mp_timeline_reschedule_apply (f->reschedule);
  wait_until_closed (f);
  g_assert_cmpuint (mp_fake_document_get_n_sets (f->document), ==, 1);
  tear_down (f);
}

/* A statement that was recorded before the one that counts would change nothing. */
static void
test_recorded_before (void)
{
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);
  MpRecord *later = mp_record_new (MP_TABLE_DATE_REVISION, 77);
  g_autoptr (MpChangeSet) set = mp_change_set_new ("A later statement");

  mp_record_set_reference (later, MP_DATE_REVISION_PROJECT, OBSERVAR);
  mp_record_set_text (later, MP_DATE_REVISION_KIND, "planned-end");
  mp_record_set_day (later, MP_DATE_REVISION_DAY, day_of ("2026-12-31"));
  mp_record_set_precision (later, MP_DATE_REVISION_PRECISION, MP_PRECISION_DAY);
  mp_record_set_text (later, MP_DATE_REVISION_REASON, "amendment");
  mp_record_set_day (later, MP_DATE_REVISION_RECORDED_ON, mp_date_today () + 1);
  mp_change_set_insert (set, later);
  mp_editor_apply_async (MP_EDITOR (f->document), set, NULL, NULL, NULL);
  mp_test_settle (f->stage->window);
  g_assert_cmpuint (mp_fake_document_get_n_sets (f->document), ==, 1);

  mp_timeline_hand_step (f->hand, row_of (f, OBSERVAR), position_of (f, OBSERVAR), MP_TIMELINE_PART_END, 1);
  mp_timeline_reschedule_apply (f->reschedule);
  for (guint i = 0; i < 3; i++)
    mp_test_settle (f->stage->window);
  g_assert_nonnull (mp_timeline_reschedule_get_proposal (f->reschedule));
  g_assert_cmpuint (mp_fake_document_get_n_sets (f->document), ==, 1);
  tear_down (f);
}

/* While the document takes in what was given up, the next date is proposed and written. */
static void
go_on_cb (Fixture *f)
{
  g_signal_handlers_disconnect_by_func (mp_fake_document_get_portfolio (f->document), go_on_cb, f);
  mp_timeline_reschedule_cancel (f->reschedule);
  mp_timeline_hand_step (f->hand, row_of (f, GENDER), position_of (f, GENDER), MP_TIMELINE_PART_END, 1);
  mp_timeline_reschedule_apply (f->reschedule);
}

static void
test_given_up_late (void)
{
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);

  mp_timeline_hand_step (f->hand, row_of (f, OBSERVAR), position_of (f, OBSERVAR), MP_TIMELINE_PART_END, 1);
  g_signal_connect_data (mp_fake_document_get_portfolio (f->document), "projects-changed", G_CALLBACK (go_on_cb), f, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  mp_timeline_reschedule_apply (f->reschedule);
  while (mp_fake_document_get_n_sets (f->document) == 0)
    g_main_context_iteration (NULL, TRUE);
  wait_until_closed (f);
  g_assert_cmpuint (mp_fake_document_get_n_sets (f->document), ==, 2);
  assert_revision (mp_fake_document_get_last_set (f->document), 0, GENDER, "planned-end", "2026-11-07");
  g_assert_nonnull (strstr (f->said, "Gender at Work"));
  tear_down (f);
}

/* Milestones have one date and no reason; they are taken by their sign, be it on a bar or beside it. */
static void
test_milestone (void)
{
  Fixture *f = set_up (GTK_TEXT_DIR_LTR);
  MpRecord *milestone = mp_record_new (MP_TABLE_MILESTONE, 88);
  g_autoptr (MpChangeSet) set = mp_change_set_new ("A milestone");
  const MpTimeAxis *axis = get_axis (f);
  const MpSummary *summary = mp_project_list_get_summary (f->stage->list, position_of (f, OBSERVAR));
  MpDate planned = summary->start + (summary->end - summary->start) / 2;
  g_autofree char *day = mp_format_date (planned + 62, MP_PRECISION_DAY);
  g_autofree char *said = g_strdup_printf ("\342\200\234Mid-term evaluation\342\200\235 is now %s", day);
  const MpChange *change;
  graphene_point_t at;

  mp_record_set_reference (milestone, MP_MILESTONE_PROJECT, OBSERVAR);
  mp_record_set_text (milestone, MP_MILESTONE_KIND, "mid-term-evaluation");
  mp_record_set_day (milestone, MP_MILESTONE_PLANNED_DAY, planned);
  mp_record_set_precision (milestone, MP_MILESTONE_PLANNED_PRECISION, MP_PRECISION_DAY);
  mp_change_set_insert (set, milestone);
  mp_editor_apply_async (MP_EDITOR (f->document), set, NULL, NULL, NULL);
  mp_test_settle (f->stage->window);

  at = point_at (f, OBSERVAR, MP_TIMELINE_PART_BODY);
  at.x = (float) mp_time_axis_get_x (axis, planned + 0.5);
  g_assert_cmpint (mp_timeline_hand_find_part (f->hand, at.x, at.y), ==, MP_TIMELINE_PART_BODY);
  mp_timeline_scope_set_extras (mp_timeline_view_get_scope (f->stage->view), MP_TIMELINE_EXTRA_MILESTONES, MP_DATE_NONE);
  mp_test_settle (f->stage->window);
  g_assert_cmpint (mp_timeline_hand_find_part (f->hand, at.x, at.y), ==, MP_TIMELINE_PART_MILESTONE);

  mp_timeline_hand_press (f->hand, at.x, at.y);
  g_assert_true (mp_timeline_hand_motion (f->hand, at.x + 62 * axis->scale, at.y, TRUE));
  g_assert_cmpint (mp_timeline_hand_get_drag (f->hand)->state, ==, MP_TIMELINE_DRAG_MILESTONE);
  mp_test_settle (f->stage->window);
  mp_timeline_hand_release (f->hand);
  g_assert_nonnull (mp_timeline_reschedule_get_proposal (f->reschedule));
  mp_timeline_reschedule_apply (f->reschedule);
  wait_until_closed (f);
  g_assert_cmpuint (mp_change_set_get_n (mp_fake_document_get_last_set (f->document)), ==, 1);
  change = mp_change_set_get (mp_fake_document_get_last_set (f->document), 0);
  g_assert_cmpint (change->kind, ==, MP_CHANGE_UPDATE);
  g_assert_cmpuint (change->field, ==, MP_MILESTONE_PLANNED_DAY);
  g_assert_cmpint (change->new_value.integer, ==, planned + 62);
  g_assert_cmpstr (f->said, ==, said);

  /* What is changed while the reason is asked is not what was taken. */
  at.x = (float) mp_time_axis_get_x (axis, planned + 62.5);
  mp_test_settle (f->stage->window);
  mp_timeline_hand_press (f->hand, at.x, at.y);
  g_assert_true (mp_timeline_hand_motion (f->hand, at.x + 62 * axis->scale, at.y, TRUE));
  mp_timeline_hand_release (f->hand);
  g_assert_nonnull (mp_timeline_reschedule_get_proposal (f->reschedule));
  mp_change_set_unref (set);
  set = mp_change_set_new ("Elsewhere");
  mp_record_set_day (milestone, MP_MILESTONE_PLANNED_DAY, planned + 62);
  mp_change_set_update_integer (set, milestone, MP_MILESTONE_PLANNED_DAY, planned + 1);
  mp_editor_apply_async (MP_EDITOR (f->document), set, NULL, NULL, NULL);
  mp_test_settle (f->stage->window);
  mp_timeline_reschedule_apply (f->reschedule);
  for (guint i = 0; i < 3; i++)
    mp_test_settle (f->stage->window);
  g_assert_nonnull (mp_timeline_reschedule_get_proposal (f->reschedule));
  g_assert_true (mp_fake_document_get_last_set (f->document) == set);
  tear_down (f);
}

static void
test_finalized (void)
{
  for (guint i = 0; i < 20; i++)
    {
      Fixture *f = set_up (GTK_TEXT_DIR_LTR);
      MpTimelineHand *hand = g_object_ref (f->hand);
      MpTimelineReschedule *reschedule = g_object_ref (f->reschedule);

      /* In the middle of a drag, and of a question. */
      drag (f, OBSERVAR, MP_TIMELINE_PART_END, 62);
      if (i & 1)
        mp_timeline_hand_release (f->hand);
      tear_down (f);
      g_assert_finalize_object (hand);
      g_assert_finalize_object (reschedule);
    }
}

int
main (int   argc,
      char *argv[])
{
  if (!mp_test_init_display (&argc, &argv))
    return 0;

  g_test_add_data_func ("/timeline-hand/an-end-is-one-change-with-its-reason", GINT_TO_POINTER (GTK_TEXT_DIR_LTR), test_drag_end);
  g_test_add_data_func ("/timeline-hand/from-right-to-left-too", GINT_TO_POINTER (GTK_TEXT_DIR_RTL), test_drag_end);
  g_test_add_func ("/timeline-hand/a-bar-moves-with-both-dates", test_drag_body);
  g_test_add_func ("/timeline-hand/several-move-together", test_drag_several);
  g_test_add_func ("/timeline-hand/what-is-not-selected-moves-alone", test_drag_unselected);
  g_test_add_func ("/timeline-hand/a-no-leaves-nothing", test_cancel);
  g_test_add_func ("/timeline-hand/a-click-stays-a-click", test_click);
  g_test_add_func ("/timeline-hand/a-locked-document-says-why", test_read_only);
  g_test_add_func ("/timeline-hand/what-has-no-date-says-so", test_unmovable);
  g_test_add_func ("/timeline-hand/keys-add-up", test_keys);
  g_test_add_func ("/timeline-hand/a-month-stays-a-month", test_month);
  g_test_add_func ("/timeline-hand/a-failure-keeps-the-question", test_failure);
  g_test_add_func ("/timeline-hand/a-statement-that-would-not-count-is-refused", test_recorded_before);
  g_test_add_func ("/timeline-hand/what-is-given-up-late-does-not-end-the-next", test_given_up_late);
  g_test_add_func ("/timeline-hand/a-milestone-moves", test_milestone);
  g_test_add_func ("/timeline-hand/leaves-nothing-behind", test_finalized);
  return g_test_run ();
}
