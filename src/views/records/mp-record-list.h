/* mp-record-list.h: a list of partners, sources or terms with a search
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

#define MP_TYPE_RECORD_LIST (mp_record_list_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordList, mp_record_list, MP, RECORD_LIST, GtkWidget)

/**
 * MpRecordList:
 *
 * Signals: "selected" (gint64: 0 for none), "activated" (gint64: the user wants to see it), "edit"
 * (gint64: its name is to be edited), "added" (gint64: it was just made, and has no name of its own), "said" (string: what can be undone).
 */
void mp_record_list_set_document (MpRecordList *self, MpPortfolio *portfolio, MpEditor *editor, MpLookup *lookup);
void mp_record_list_show (MpRecordList *self, MpTable table, gint64 vocabulary);
void mp_record_list_select (MpRecordList *self, gint64 id);
void mp_record_list_select_first (MpRecordList *self);
gint64 mp_record_list_get_selected (MpRecordList *self);
void mp_record_list_focus_search (MpRecordList *self);
void mp_record_list_set_search (MpRecordList *self, const char *text);
void mp_record_list_add (MpRecordList *self);
void mp_record_list_delete (MpRecordList *self, gint64 id);
GListModel *mp_record_list_get_model (MpRecordList *self);

G_END_DECLS
