/* mp-timeline-reason.c: asks why dates move
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-reason.h"

#include "base/mp-error.h"
#include "model/mp-schema.h"
#include "widgets/mp-date-entry.h"

#include <glib/gi18n-lib.h>

static const char *const reasons[] = { "correction", "no-cost-extension", "cost-extension", "amendment" };

struct _MpTimelineReason
{
  GtkPopover parent_instance;

  GtkLabel *heading;
  GtkLabel *dates;
  GtkWidget *form;
  GtkWidget *reasons;
  GtkWidget *recorded_box;
  GtkLabel *recorded_label;
  GtkEntry *note;
  GtkLabel *error;
  GtkWidget *cancel_button;
  GtkWidget *apply_button;

  GtkCheckButton *choices[G_N_ELEMENTS (reasons)];
  MpDateEntry *recorded_on;
  gboolean suggesting;
  gboolean chosen; /* by the user: no suggestion changes it */
};

G_DEFINE_FINAL_TYPE (MpTimelineReason, mp_timeline_reason, GTK_TYPE_POPOVER)

enum
{
  APPLY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
apply_cb (MpTimelineReason *self)
{
  g_signal_emit (self, signals[APPLY], 0);
}

static void
cancel_cb (MpTimelineReason *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
toggled_cb (MpTimelineReason *self)
{
  if (!self->suggesting)
    self->chosen = TRUE;
}

/* A round button would take Enter for a choice. Only what has a meaning of its own for it keeps it. */
static gboolean
key_pressed_cb (MpTimelineReason *self,
                guint             keyval,
                guint             keycode,
                GdkModifierType   state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return FALSE;
  if (!focus || gtk_widget_get_native (focus) != GTK_NATIVE (self) || GTK_IS_BUTTON (focus) || GTK_IS_TOGGLE_BUTTON (focus))
    return FALSE;
  apply_cb (self);
  return TRUE;
}

static void
mp_timeline_reason_class_init (MpTimelineReasonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[APPLY] = g_signal_new ("apply", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/views/timeline/mp-timeline-reason.ui");
  gtk_widget_class_bind_template_child (widget_class, MpTimelineReason, heading);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineReason, dates);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineReason, form);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineReason, reasons);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineReason, recorded_box);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineReason, recorded_label);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineReason, note);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineReason, error);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineReason, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineReason, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
mp_timeline_reason_init (MpTimelineReason *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  const char *note = mp_field_get_label (MP_TABLE_DATE_REVISION, MP_DATE_REVISION_NOTE);
  const char *recorded_on = mp_field_get_label (MP_TABLE_DATE_REVISION, MP_DATE_REVISION_RECORDED_ON);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      self->choices[i] = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (mp_choice_get_label (reasons[i])));
      if (i > 0)
        gtk_check_button_set_group (self->choices[i], self->choices[0]);
      g_signal_connect_object (self->choices[i], "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->reasons), GTK_WIDGET (self->choices[i]));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reasons), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mp_field_get_label (MP_TABLE_DATE_REVISION, MP_DATE_REVISION_REASON), -1);

  self->recorded_on = MP_DATE_ENTRY (mp_date_entry_new (FALSE));
  gtk_widget_set_hexpand (GTK_WIDGET (self->recorded_on), TRUE);
  gtk_label_set_text (self->recorded_label, recorded_on);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mp_date_entry_get_entry (self->recorded_on)), GTK_ACCESSIBLE_PROPERTY_LABEL, recorded_on, -1);
  gtk_box_append (GTK_BOX (self->recorded_box), GTK_WIDGET (self->recorded_on));
  gtk_entry_set_placeholder_text (self->note, note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL, note, -1);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
mp_timeline_reason_new (void)
{
  return g_object_new (MP_TYPE_TIMELINE_REASON, NULL);
}

/**
 * mp_timeline_reason_reset:
 * @recorded_on: the day to begin with
 * @with_reason: whether a reason is kept with the date
 *
 * Forgets what was entered before.
 */
void
mp_timeline_reason_reset (MpTimelineReason *self,
                          MpDate            recorded_on,
                          gboolean          with_reason)
{
  g_return_if_fail (MP_IS_TIMELINE_REASON (self));

  self->chosen = FALSE;
  mp_date_entry_set_date (self->recorded_on, recorded_on, MP_PRECISION_DAY);
  gtk_editable_set_text (GTK_EDITABLE (self->note), "");
  gtk_widget_set_visible (self->form, with_reason);
  mp_timeline_reason_set_busy (self, FALSE);
  mp_timeline_reason_set_error (self, NULL);
}

void
mp_timeline_reason_set_words (MpTimelineReason *self,
                              const char       *heading,
                              const char       *dates)
{
  g_return_if_fail (MP_IS_TIMELINE_REASON (self));

  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->dates, dates);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, dates, -1);
  /* It may have become wider or higher. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_present (GTK_POPOVER (self));
  /* What has the focus says it: nothing else is read aloud when it changes. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->apply_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, dates, -1);
}

/**
 * mp_timeline_reason_choose:
 * @reason: one of those that are offered
 *
 * As if the user had done it.
 */
void
mp_timeline_reason_choose (MpTimelineReason *self,
                           const char       *reason)
{
  g_return_if_fail (MP_IS_TIMELINE_REASON (self));

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      if (g_str_equal (reasons[i], reason))
        gtk_check_button_set_active (self->choices[i], TRUE);
    }
}

/**
 * mp_timeline_reason_suggest:
 * @reason: what is most likely
 *
 * Chosen unless the user chose something already.
 */
void
mp_timeline_reason_suggest (MpTimelineReason *self,
                            const char       *reason)
{
  g_return_if_fail (MP_IS_TIMELINE_REASON (self));

  if (self->chosen)
    return;
  self->suggesting = TRUE;
  mp_timeline_reason_choose (self, reason);
  self->suggesting = FALSE;
}

void
mp_timeline_reason_set_busy (MpTimelineReason *self,
                             gboolean          busy)
{
  g_return_if_fail (MP_IS_TIMELINE_REASON (self));

  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_set_sensitive (self->apply_button, !busy);
}

/**
 * mp_timeline_reason_set_error:
 * @message: (nullable): what is wrong
 */
void
mp_timeline_reason_set_error (MpTimelineReason *self,
                              const char       *message)
{
  g_return_if_fail (MP_IS_TIMELINE_REASON (self));

  gtk_label_set_text (self->error, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
  if (message && gtk_widget_get_visible (self->form))
    gtk_widget_grab_focus (mp_date_entry_get_entry (self->recorded_on));
}

const char *
mp_timeline_reason_get_reason (MpTimelineReason *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_REASON (self), reasons[0]);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      if (gtk_check_button_get_active (self->choices[i]))
        return reasons[i];
    }
  return reasons[0];
}

/**
 * mp_timeline_reason_get_recorded_on:
 * @day: (out): the day on which it was made known
 *
 * Returns: %FALSE when what was entered is no day
 */
gboolean
mp_timeline_reason_get_recorded_on (MpTimelineReason  *self,
                                    MpDate            *day,
                                    GError           **error)
{
  MpDatePrecision precision;

  g_return_val_if_fail (MP_IS_TIMELINE_REASON (self), FALSE);

  if (!mp_date_entry_get_date (self->recorded_on, day, &precision, error))
    return FALSE;
  if (*day != MP_DATE_NONE)
    return TRUE;
  g_set_error_literal (error, MP_ERROR, MP_ERROR_INVALID, _("Enter the day on which the date was recorded"));
  return FALSE;
}

/**
 * mp_timeline_reason_dup_note:
 *
 * Returns: (transfer full) (nullable): what was noted, %NULL for nothing
 */
char *
mp_timeline_reason_dup_note (MpTimelineReason *self)
{
  g_autofree char *note = NULL;

  g_return_val_if_fail (MP_IS_TIMELINE_REASON (self), NULL);

  note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note))));
  return *note ? g_steal_pointer (&note) : NULL;
}
