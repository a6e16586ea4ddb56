/* mp-detail-view.h: everything about one project, to be read and edited
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/mp-editor.h"
#include "model/mp-lookup.h"
#include "model/mp-portfolio.h"

G_BEGIN_DECLS

#define MP_TYPE_DETAIL_VIEW (mp_detail_view_get_type ())
G_DECLARE_FINAL_TYPE (MpDetailView, mp_detail_view, MP, DETAIL_VIEW, GtkWidget)

/**
 * MpDetailView:
 *
 * Signals: "project-activated" (gint64: a related project was asked for, or the one that is shown
 * has a form that cannot be left), "loaded" (what is to be seen is there: the project that was set
 * last, or why not).
 */
GtkWidget *mp_detail_view_new (void);

void mp_detail_view_set_document (MpDetailView *self, MpPortfolio *portfolio, MpEditor *editor, MpLookup *lookup);
void mp_detail_view_set_project (MpDetailView *self, gint64 id);
void mp_detail_view_set_several (MpDetailView *self, guint n_projects);
gint64 mp_detail_view_get_project (MpDetailView *self);
void mp_detail_view_set_as_of (MpDetailView *self, MpDate day);
void mp_detail_view_set_second_language (MpDetailView *self, const char *language);
gboolean mp_detail_view_leave (MpDetailView *self);
void mp_detail_view_edit_title (MpDetailView *self);

G_END_DECLS
