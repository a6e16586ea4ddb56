/* mp-timeline-reschedule.c: new dates, with their reason, as one change
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-reschedule.h"

#include "base/mp-error.h"
#include "base/mp-format.h"
#include "views/timeline/mp-timeline-moved.h"
#include "widgets/mp-date-order.h"

#include <glib/gi18n-lib.h>

struct _MpTimelineReschedule
{
  GObject parent_instance;

  MpTimelineReason *reason; /* owned by the widget that it stands over */
  MpEditor *editor;
  MpLookup *lookup;

  /* What is proposed, while it is. */
  GArray *projects; /* of gint64, the first one leads; NULL when nothing is proposed */
  GHashTable *members; /* of gint64, in it */
  char *name;
  MpTimelineProposal proposal;
  GCancellable *cancellable;

  /* What is written, while it is. */
  MpChangeSet *set;
  MpTimelineSpan from; /* of the first that moves */
  MpTimelineSpan to;
  MpDate recorded_on;
  char *note;
  guint n_loaded;
  guint n_moved;
};

G_DEFINE_FINAL_TYPE (MpTimelineReschedule, mp_timeline_reschedule, G_TYPE_OBJECT)

enum
{
  REFUSED,
  MOVED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void load_next (MpTimelineReschedule *self);

static void
refuse (MpTimelineReschedule *self,
        const char           *message)
{
  g_signal_emit (self, signals[REFUSED], 0, message);
}

/* Back to before the button was pressed. */
static void
stop_writing (MpTimelineReschedule *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->set, mp_change_set_unref);
  g_clear_pointer (&self->note, g_free);
}

static void
clear (MpTimelineReschedule *self)
{
  stop_writing (self);
  g_clear_pointer (&self->projects, g_array_unref);
  g_clear_pointer (&self->members, g_hash_table_unref);
  g_clear_pointer (&self->name, g_free);
  self->proposal = (MpTimelineProposal) { 0 };
}

static void
closed_cb (MpTimelineReschedule *self)
{
  if (!self->projects)
    return;
  clear (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
fail (MpTimelineReschedule *self,
      const char           *message)
{
  stop_writing (self);
  mp_timeline_reason_set_busy (self->reason, FALSE);
  mp_timeline_reason_set_error (self->reason, message);
}

/* What is on its way to the document. */
typedef struct
{
  MpTimelineReschedule *self;
  MpChangeSet *set;
} Writing;

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->self);
  mp_change_set_unref (writing->set);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Writing) writing = user_data;
  MpTimelineReschedule *self = writing->self;
  /* Else it was given up, and something else may be proposed or written by now. */
  gboolean current = self->set == writing->set;
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL;

  if (!mp_editor_apply_finish (MP_EDITOR (source), result, &error))
    {
      if (current)
        fail (self, error->message);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        refuse (self, error->message);
      return;
    }
  /* Given up too late: it is written all the same, and can be undone. */
  if (!current)
    return;
  message = mp_timeline_dup_moved_result (self->name, self->n_moved, self->projects->len - self->n_moved, &self->proposal.shift, &self->to);
  mp_timeline_reschedule_cancel (self);
  g_signal_emit (self, signals[MOVED], 0, message);
}

static void
write_all (MpTimelineReschedule *self)
{
  g_autofree char *label = NULL;
  Writing *writing;

  if (mp_change_set_get_n (self->set) == 0)
    {
      fail (self, _("None of the dates can be moved so"));
      return;
    }
  label = mp_timeline_dup_moved_label (self->name, self->n_moved, &self->proposal.shift, &self->from, &self->to);
  mp_change_set_set_label (self->set, label);
  writing = g_new0 (Writing, 1);
  writing->self = g_object_ref (self);
  writing->set = mp_change_set_ref (self->set);
  mp_editor_apply_async (self->editor, self->set, NULL, applied_cb, writing);
}

/* A further statement of one date; of two statements the one recorded later counts. */
static gboolean
add_revision (MpTimelineReschedule   *self,
              const MpProjectRecord  *project,
              const char             *kind,
              MpDate                  day,
              MpDatePrecision         precision,
              GError                **error)
{
  MpRecord *current = mp_project_record_get_date (project, kind);
  MpDate before = current ? mp_record_get_day (current, MP_DATE_REVISION_RECORDED_ON) : MP_DATE_NONE;
  MpRecord *record;
  guint field;

  if (before != MP_DATE_NONE && self->recorded_on < before)
    {
      g_autofree char *text = mp_format_date (before, MP_PRECISION_DAY);

      /* Translators: 1 is a project, 2 a day. */
      g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("The date of “%1$s” was last recorded on %2$s: what was recorded before that does not count"),
                   mp_project_record_get_title (project), text);
      return FALSE;
    }
  record = mp_record_new (MP_TABLE_DATE_REVISION, 0);
  mp_record_set_reference (record, MP_DATE_REVISION_PROJECT, mp_project_record_get_id (project));
  mp_record_set_text (record, MP_DATE_REVISION_KIND, kind);
  mp_record_set_day (record, MP_DATE_REVISION_DAY, mp_date_period_start (day, precision));
  mp_record_set_precision (record, MP_DATE_REVISION_PRECISION, precision);
  mp_record_set_day (record, MP_DATE_REVISION_RECORDED_ON, self->recorded_on);
  mp_record_set_text (record, MP_DATE_REVISION_REASON, mp_timeline_reason_get_reason (self->reason));
  mp_record_set_text (record, MP_DATE_REVISION_NOTE, self->note);
  /* Where both ends move they are in order already, but neither of them with the other as it was. */
  if (self->proposal.shift.part != MP_TIMELINE_PART_BODY && !mp_date_order_check (record, project, &field, error))
    {
      mp_record_unref (record);
      return FALSE;
    }
  mp_record_set_id (record, mp_editor_make_id (self->editor));
  mp_change_set_insert (self->set, record);
  return TRUE;
}

/* Whether there was nothing to move does not matter among many; an order that is wrong does. */
static gboolean
add_project (MpTimelineReschedule   *self,
             const MpProjectRecord  *project,
             GError                **error)
{
  g_autoptr(MpSummary) summary = mp_summary_new (project);
  MpTimelineSpan from, to;

  mp_timeline_span_init (&from, summary);
  if (!mp_timeline_shift_apply (&self->proposal.shift, &from, &to))
    return TRUE;
  if ((from.start != to.start || from.start_precision != to.start_precision) &&
      !add_revision (self, project, summary->start_is_actual ? "actual-start" : "planned-start", to.start, to.start_precision, error))
    return FALSE;
  if ((from.end != to.end || from.end_precision != to.end_precision) &&
      !add_revision (self, project, summary->end_is_actual ? "actual-end" : "planned-end", to.end, to.end_precision, error))
    return FALSE;

  if (self->n_moved++ > 0)
    return TRUE;
  g_free (self->name);
  self->proposal.name = self->name = mp_timeline_dup_name (summary);
  self->from = from;
  self->to = to;
  return TRUE;
}

static gboolean
add_milestone (MpTimelineReschedule   *self,
               const MpProjectRecord  *project,
               GError                **error)
{
  guint index = self->proposal.milestone - 1;
  MpRecord *record = index < mp_project_record_get_n (project, MP_TABLE_MILESTONE) ? mp_project_record_get (project, MP_TABLE_MILESTONE, index) : NULL;
  MpTimelineSpan from = { .end = MP_DATE_NONE };
  MpTimelineSpan to;

  if (!record || !mp_record_is_null (record, MP_MILESTONE_ACTUAL_DAY))
    {
      g_set_error_literal (error, MP_ERROR, MP_ERROR_INVALID, _("What took place does not move any more"));
      return FALSE;
    }
  from.start = mp_record_get_day (record, MP_MILESTONE_PLANNED_DAY);
  from.start_precision = mp_record_get_precision (record, MP_MILESTONE_PLANNED_PRECISION);
  /* It is known by its place in the list: another one may stand there by now. */
  if (from.start != self->proposal.span.start || from.start_precision != self->proposal.span.start_precision)
    {
      g_set_error_literal (error, MP_ERROR, MP_ERROR_INVALID, _("The milestones were changed meanwhile: take it again"));
      return FALSE;
    }
  if (!mp_timeline_shift_apply (&self->proposal.shift, &from, &to))
    return TRUE;
  mp_change_set_update_integer (self->set, record, MP_MILESTONE_PLANNED_DAY, to.start);
  mp_change_set_update_text (self->set, record, MP_MILESTONE_PLANNED_PRECISION, mp_precision_to_choice (to.start_precision));
  self->from = from;
  self->to = to;
  self->n_moved = 1;
  return TRUE;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(MpTimelineReschedule) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(MpProjectRecord) project = mp_lookup_load_project_finish (MP_LOOKUP (source), result, &error);

  /* Given up meanwhile. */
  if (!self->set || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!project || !(self->proposal.milestone ? add_milestone (self, project, &error) : add_project (self, project, &error)))
    {
      fail (self, error->message);
      return;
    }
  self->n_loaded++;
  load_next (self);
}

static void
load_next (MpTimelineReschedule *self)
{
  if (self->n_loaded == self->projects->len)
    write_all (self);
  else
    mp_lookup_load_project_async (self->lookup, g_array_index (self->projects, gint64, self->n_loaded), self->cancellable, loaded_cb, g_object_ref (self));
}

static void
mp_timeline_reschedule_dispose (GObject *object)
{
  MpTimelineReschedule *self = MP_TIMELINE_RESCHEDULE (object);

  clear (self);
  mp_timeline_reschedule_set_document (self, NULL, NULL);
  if (self->reason)
    {
      g_signal_handlers_disconnect_by_data (self->reason, self);
      gtk_widget_unparent (GTK_WIDGET (self->reason));
      g_clear_weak_pointer (&self->reason);
    }

  G_OBJECT_CLASS (mp_timeline_reschedule_parent_class)->dispose (object);
}

static void
mp_timeline_reschedule_class_init (MpTimelineRescheduleClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_timeline_reschedule_dispose;

  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mp_timeline_reschedule_init (MpTimelineReschedule *self)
{
}

/**
 * mp_timeline_reschedule_new:
 * @parent: a box that the popover is put into
 */
MpTimelineReschedule *
mp_timeline_reschedule_new (GtkWidget *parent)
{
  MpTimelineReschedule *self = g_object_new (MP_TYPE_TIMELINE_RESCHEDULE, NULL);

  g_set_weak_pointer (&self->reason, MP_TIMELINE_REASON (mp_timeline_reason_new ()));
  gtk_widget_set_parent (GTK_WIDGET (self->reason), parent);
  g_signal_connect_object (self->reason, "apply", G_CALLBACK (mp_timeline_reschedule_apply), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reason, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mp_timeline_reschedule_set_document:
 * @editor: (nullable): the way to change it; without one nothing moves
 * @lookup: (nullable): the way to its records
 */
void
mp_timeline_reschedule_set_document (MpTimelineReschedule *self,
                                     MpEditor             *editor,
                                     MpLookup             *lookup)
{
  g_return_if_fail (MP_IS_TIMELINE_RESCHEDULE (self));

  mp_timeline_reschedule_cancel (self);
  g_set_object (&self->editor, editor);
  g_set_object (&self->lookup, lookup);
}

gboolean
mp_timeline_reschedule_has_document (MpTimelineReschedule *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_RESCHEDULE (self), FALSE);

  return self->editor && self->lookup;
}

/**
 * mp_timeline_reschedule_allows:
 * @name: of what is to move
 *
 * Says why where it is not allowed.
 *
 * Returns: whether @part may be moved
 */
gboolean
mp_timeline_reschedule_allows (MpTimelineReschedule *self,
                               const char           *name,
                               const MpTimelineSpan *span,
                               MpTimelinePart        part)
{
  g_return_val_if_fail (MP_IS_TIMELINE_RESCHEDULE (self), FALSE);

  if (!mp_timeline_reschedule_has_document (self))
    return FALSE;
  if (mp_editor_is_read_only (self->editor))
    {
      refuse (self, mp_editor_get_read_only_reason (self->editor));
      return FALSE;
    }
  if (!mp_timeline_span_can_move (span, part))
    {
      g_autofree char *message = mp_timeline_dup_unmovable (name, span, part);

      refuse (self, message);
      return FALSE;
    }
  return TRUE;
}

/* Most ends that move away are extensions, most other movements mend what was mistyped. */
static const char *
suggest_reason (const MpTimelineProposal *proposal,
                const MpTimelineSpan     *to)
{
  return proposal->shift.part == MP_TIMELINE_PART_END && to->end > proposal->span.end ? "no-cost-extension" : "correction";
}

static void
show (MpTimelineReschedule *self)
{
  g_autofree char *heading = mp_timeline_dup_moved_heading (self->name, self->projects->len, self->proposal.shift.part);
  g_autofree char *dates = NULL;
  MpTimelineSpan to;

  mp_timeline_shift_apply (&self->proposal.shift, &self->proposal.span, &to);
  dates = self->projects->len > 1 ? mp_timeline_dup_moved_distance (&self->proposal.shift, &self->proposal.span, &to)
                                  : mp_timeline_dup_moved_dates (&self->proposal.shift, &self->proposal.span, &to);
  mp_timeline_reason_set_words (self->reason, heading, dates);
  mp_timeline_reason_suggest (self->reason, suggest_reason (&self->proposal, &to));
}

/**
 * mp_timeline_reschedule_propose:
 * @projects: (element-type gint64): the ids of those that move; the first one leads
 * @proposal: what is proposed
 * @at: where to ask, in the coordinates of the parent
 */
void
mp_timeline_reschedule_propose (MpTimelineReschedule     *self,
                                GArray                   *projects,
                                const MpTimelineProposal *proposal,
                                const GdkRectangle       *at)
{
  g_return_if_fail (MP_IS_TIMELINE_RESCHEDULE (self));
  g_return_if_fail (mp_timeline_reschedule_has_document (self));
  g_return_if_fail (projects->len > 0);

  mp_timeline_reschedule_cancel (self);
  self->projects = g_array_ref (projects);
  self->members = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < projects->len; i++)
    g_hash_table_add (self->members, &g_array_index (projects, gint64, i));
  self->name = g_strdup (proposal->name);
  self->proposal = *proposal;
  self->proposal.name = self->name;

  mp_timeline_reason_reset (self->reason, mp_date_today (), proposal->milestone == 0);
  show (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->reason), at);
  gtk_popover_popup (GTK_POPOVER (self->reason));
}

/**
 * mp_timeline_reschedule_get_proposal:
 *
 * Returns: (nullable): what is asked about, %NULL when nothing is
 */
const MpTimelineProposal *
mp_timeline_reschedule_get_proposal (MpTimelineReschedule *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_RESCHEDULE (self), NULL);

  return self->projects ? &self->proposal : NULL;
}

gboolean
mp_timeline_reschedule_contains (MpTimelineReschedule *self,
                                 gint64                project)
{
  g_return_val_if_fail (MP_IS_TIMELINE_RESCHEDULE (self), FALSE);

  return self->members && g_hash_table_contains (self->members, &project);
}

/**
 * mp_timeline_reschedule_change:
 * @shift: what is proposed instead
 */
void
mp_timeline_reschedule_change (MpTimelineReschedule  *self,
                               const MpTimelineShift *shift)
{
  g_return_if_fail (MP_IS_TIMELINE_RESCHEDULE (self));

  /* What is being written is not changed any more. */
  if (!self->projects || self->set)
    return;
  self->proposal.shift = *shift;
  show (self);
}

/**
 * mp_timeline_reschedule_apply:
 *
 * Writes what is proposed, with the reason that is chosen.
 */
void
mp_timeline_reschedule_apply (MpTimelineReschedule *self)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (MP_IS_TIMELINE_RESCHEDULE (self));

  if (!self->projects || self->set)
    return;
  if (!mp_timeline_reason_get_recorded_on (self->reason, &self->recorded_on, &error))
    {
      fail (self, error->message);
      return;
    }
  mp_timeline_reason_set_error (self->reason, NULL);
  mp_timeline_reason_set_busy (self->reason, TRUE);
  self->set = mp_change_set_new ("");
  self->note = mp_timeline_reason_dup_note (self->reason);
  self->cancellable = g_cancellable_new ();
  self->n_loaded = self->n_moved = 0;
  load_next (self);
}

/**
 * mp_timeline_reschedule_cancel:
 *
 * Gives up what is proposed.
 */
void
mp_timeline_reschedule_cancel (MpTimelineReschedule *self)
{
  g_return_if_fail (MP_IS_TIMELINE_RESCHEDULE (self));

  if (!self->projects)
    return;
  clear (self);
  gtk_popover_popdown (GTK_POPOVER (self->reason));
  g_signal_emit (self, signals[CLOSED], 0);
}

MpTimelineReason *
mp_timeline_reschedule_get_reason (MpTimelineReschedule *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_RESCHEDULE (self), NULL);

  return self->reason;
}
