/* mp-project-selection.h: which projects are selected, by their ids
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/mp-project-list.h"

G_BEGIN_DECLS

#define MP_TYPE_PROJECT_SELECTION (mp_project_selection_get_type ())
G_DECLARE_FINAL_TYPE (MpProjectSelection, mp_project_selection, MP, PROJECT_SELECTION, GObject)

/**
 * MpProjectSelection:
 *
 * A #GtkSelectionModel over an #MpProjectList that all views share. It remembers projects, not
 * positions: what is selected stays so when the list is sorted or filtered anew, and is there
 * again when a filter that hid it goes.
 *
 * Property "current" (gint64): the id of the one project that is selected, 0 for none or several.
 */
MpProjectSelection *mp_project_selection_new (MpProjectList *list);
MpProjectList *mp_project_selection_get_list (MpProjectSelection *self);
gint64 mp_project_selection_get_current (MpProjectSelection *self);
GArray *mp_project_selection_dup_ids (MpProjectSelection *self);
void mp_project_selection_select_id (MpProjectSelection *self, gint64 id);

G_END_DECLS
