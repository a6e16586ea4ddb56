/* mp-field-project.c: the control for a related project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A title that no project has is kept as a title: a predecessor from before the portfolio, say.
 */

#include "config.h"

#include "widgets/mp-field-control.h"

#include "base/mp-text.h"
#include "widgets/mp-completion-entry.h"
#include "widgets/mp-project-completion.h"

static GtkWidget *
project_create (MpFieldControl *control,
                const MpRecord *record)
{
  GtkWidget *widget = mp_completion_entry_new ();
  MpCompletionEntry *entry = MP_COMPLETION_ENTRY (widget);

  mp_completion_entry_set_choose_first (entry, FALSE);
  mp_project_completion_attach (entry, mp_edit_context_get_portfolio (control->context), mp_edit_context_get_lookup (control->context));
  g_signal_connect_object (widget, "activate", control->activate, control->owner, G_CONNECT_SWAPPED);
  control->focus = mp_completion_entry_get_entry (entry);

  if (!mp_record_is_null (record, control->field))
    {
      gint64 id = mp_record_get_integer (record, control->field);
      g_autofree char *title = mp_edit_context_dup_label (control->context, MP_TABLE_PROJECT, id);

      mp_completion_entry_set_choice (entry, id, title);
    }
  else if (control->table == MP_TABLE_RELATION && !mp_record_is_null (record, MP_RELATION_OTHER_TITLE))
    {
      mp_completion_entry_set_choice (entry, 0, mp_record_get_text (record, MP_RELATION_OTHER_TITLE));
    }
  return widget;
}

static gboolean
project_collect (MpFieldControl  *control,
                 MpRecord        *record,
                 GPtrArray       *extra,
                 GError         **error)
{
  MpCompletionEntry *entry = MP_COMPLETION_ENTRY (control->widget);
  g_autofree char *title = mp_text_one_line (mp_completion_entry_get_text (entry));
  gint64 id = 0;

  mp_completion_entry_get_choice (entry, &id);
  mp_record_set_reference (record, control->field, id);
  if (control->table == MP_TABLE_RELATION && (id == 0 || *title == '\0'))
    mp_record_set_text (record, MP_RELATION_OTHER_TITLE, *title ? title : NULL);
  return TRUE;
}

/**
 * mp_field_control_get_project_kind:
 *
 * Returns: (transfer none): the control for a field that refers to a project
 */
const MpFieldControlKind *
mp_field_control_get_project_kind (void)
{
  static const MpFieldControlKind project = { project_create, project_collect };

  return &project;
}
