/* mp-record-list-private.h: what the files of the list of records share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "views/records/mp-record-list.h"
#include "views/records/mp-record-tree.h"

G_BEGIN_DECLS

struct _MpRecordList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkSearchEntry *search;
  GtkWidget *add_button;
  GtkStack *stack;
  GtkListView *rows;
  AdwStatusPage *empty;
  GtkWidget *empty_button;
  AdwStatusPage *none_found;
  GtkWidget *none_found_button;
  GtkPopover *menu;

  MpPortfolio *portfolio;
  MpEditContext *context;
  MpTable table;
  gint64 vocabulary;
  MpRecordTree *tree;
  GtkSingleSelection *selection;
  gboolean was_searching;
  gboolean in_tree; /* what the rows are made for */
  gint64 wanted_id; /* to be selected as soon as it is there */
  guint refresh_id;
};

/* mp-record-list.c */
gboolean mp_record_list_can_edit (MpRecordList *self);
gint64 mp_record_list_get_id_at (MpRecordList *self, guint position);
gboolean mp_record_list_find (MpRecordList *self, gint64 id, guint *position);

/* mp-record-list-keys.c */
gboolean mp_record_list_take_key (MpRecordList *self, guint keyval, guint keycode, GdkModifierType state);
void mp_record_list_open_menu_at (MpRecordList *self, int n_press, double x, double y, GtkGesture *gesture);
gboolean mp_record_list_open_menu (GtkWidget *widget, GVariant *arguments, gpointer user_data);

/* mp-record-list-edit.c */
char *mp_record_list_dup_new_name (MpRecordList *self);

G_END_DECLS
