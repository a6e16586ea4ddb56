/* mp-list-view.h: the projects as a table
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/mp-project-list.h"

G_BEGIN_DECLS

#define MP_TYPE_LIST_VIEW (mp_list_view_get_type ())
G_DECLARE_FINAL_TYPE (MpListView, mp_list_view, MP, LIST_VIEW, GtkWidget)

/**
 * MpListView:
 *
 * A table of projects; where it is narrow, a list of rows of two lines.
 * Signal "activated" (gint64): the user wants to see this project.
 */
GtkWidget *mp_list_view_new (void);
void mp_list_view_set_model (MpListView *self, MpProjectList *list, GtkSelectionModel *selection);
void mp_list_view_set_settings (MpListView *self, GSettings *settings);
void mp_list_view_save_columns (MpListView *self, GVariantDict *view);
void mp_list_view_load_columns (MpListView *self, GVariantDict *view);
void mp_list_view_scroll_to (MpListView *self, guint position);
gboolean mp_list_view_is_narrow (MpListView *self);
GtkColumnView *mp_list_view_get_table (MpListView *self);

G_END_DECLS
