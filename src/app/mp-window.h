/* mp-window.h: the window of one portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/mp-editor.h"
#include "model/mp-project-list.h"
#include "store/mp-store.h"
#include "views/list/mp-project-selection.h"

G_BEGIN_DECLS

#define MP_TYPE_WINDOW (mp_window_get_type ())
G_DECLARE_FINAL_TYPE (MpWindow, mp_window, MP, WINDOW, AdwApplicationWindow)

/**
 * MpWindow:
 *
 * Owns one document and hands its portfolio, editor and lookup down to the views, which share one
 * list, one query and one selection. Without a document it shows the start page.
 */
MpWindow *mp_window_new (GtkApplication *application, GSettings *settings);

void mp_window_open (MpWindow *self, GFile *file);
void mp_window_create (MpWindow *self, GFile *file);
GFile *mp_window_dup_portfolio_file (GFile *chosen);
void mp_window_open_sample (MpWindow *self, GFile *file);
gboolean mp_window_receive (MpWindow *self, const GValue *value);
void mp_window_import_file (MpWindow *self, GFile *file);
GFile *mp_window_get_file (MpWindow *self);
gboolean mp_window_is_free (MpWindow *self);
void mp_window_set_recent (MpWindow *self, GPtrArray *files);

void mp_window_set_document (MpWindow *self, MpPortfolio *portfolio, MpEditor *editor, MpLookup *lookup);
MpProjectList *mp_window_get_list (MpWindow *self);
MpProjectSelection *mp_window_get_selection (MpWindow *self);
void mp_window_show_view (MpWindow *self, const char *name);
void mp_window_show_detail (MpWindow *self, gboolean show);
void mp_window_say (MpWindow *self, const char *text, gboolean with_undo);

G_END_DECLS
