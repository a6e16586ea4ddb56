/* mp-window-private.h: what the files of the window share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/mp-as-of-button.h"
#include "app/mp-pane.h"
#include "app/mp-start-page.h"
#include "app/mp-window.h"
#include "timeline/mp-timeline-page.h"
#include "views/detail/mp-detail-view.h"
#include "views/list/mp-list-view.h"
#include "views/records/mp-record-list.h"
#include "views/records/mp-record-page.h"
#include "views/timeline/mp-timeline-view.h"
#include "widgets/mp-busy-bar.h"
#include "widgets/mp-filter-chips.h"
#include "widgets/mp-query-entry.h"

G_BEGIN_DECLS

struct _MpWindow
{
  AdwApplicationWindow parent_instance;

  GtkStack *title_stack;
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  AdwViewSwitcher *switcher;
  GtkWidget *back_button;
  GtkWidget *new_button;
  GtkWidget *side_title;
  GtkToggleButton *pane_button;
  GtkWidget *undo_box;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkRevealer *info_revealer;
  GtkLabel *info_label;
  AdwToastOverlay *toasts;
  GtkStack *root_stack;
  MpStartPage *start_page;
  AdwLeaflet *leaflet;
  MpQueryEntry *search;
  MpAsOfButton *as_of;
  MpFilterChips *chips;
  GtkStack *content_stack;
  AdwViewStack *views;
  MpListView *list_view;
  MpTimelineView *timeline_view;
  AdwStatusPage *nothing_page;
  AdwViewSwitcherBar *switcher_bar;
  AdwLeafletPage *detail_page;
  MpPane *pane;
  MpDetailView *detail; /* in the pane */
  GtkWidget *tools;
  GtkWidget *tools_line;
  MpRecordList *partners;
  MpRecordPage *partner; /* in the pane */
  GtkStack *pane_stack;
  MpBusyBar *busy;
  GMenu *recent_menu;
  GMenu *sort_menu;
  GtkWidget *views_button;
  GMenu *views_menu;

  GSettings *settings;
  MpStore *store; /* NULL while there is no document, and in tests of the views */
  MpPortfolio *portfolio;
  MpEditor *editor;
  MpLookup *lookup;
  MpProjectList *list;
  MpProjectSelection *selection;
  GSignalGroup *list_signals;
  GSignalGroup *portfolio_signals;
  GSignalGroup *editor_signals;

  GFile *to_import; /* waits for its portfolio to be made */
  GQueue incoming; /* what waits to be imported */
  GtkWidget *import_dialog; /* weak; the import that is shown */
  GCancellable *job; /* what the busy bar shows */
  AdwToast *toast;
  GtkWindow *properties; /* weak; goes with the document */
  guint adapt_id;
  guint current_id; /* the detail that follows the selection */
  gint64 deleted_id; /* the project that was deleted last, 0 for none */
  int room; /* how wide the window is, see mp-window-frame.c; 0 is narrow */
  gboolean narrow;
};

/* mp-window.c */
void mp_window_set_enabled (MpWindow *self, const char *action, gboolean enabled);
void mp_window_update_actions (MpWindow *self);
void mp_window_fail (MpWindow *self, const char *heading, const GError *error);
GCancellable *mp_window_begin_job (MpWindow *self, const char *text);
void mp_window_end_job (MpWindow *self);
void mp_window_show_current (MpWindow *self);

/* mp-window-edit.c */
void mp_window_show_project (MpWindow *self, gint64 id);

/* mp-window-shortcuts.c */
void mp_window_add_shortcuts_action (MpWindow *self);

/* mp-window-frame.c */
void mp_window_adapt (MpWindow *self);
void mp_window_make_room (MpWindow *self, int width);
gboolean mp_window_shows_detail_page (MpWindow *self);
void mp_window_update_title (MpWindow *self);
void mp_window_update_content (MpWindow *self);
void mp_window_restore_state (MpWindow *self);
void mp_window_save_state (MpWindow *self);

/* mp-window-document.c */
void mp_window_take_store (MpWindow *self, MpStore *store);

/* mp-window-transfer.c */
void mp_window_import_text (MpWindow *self, const char *text);
void mp_window_say_exported (MpWindow *self, GFile *file, const GError *error);

/* mp-window-receive.c */
void mp_window_take_next (MpWindow *self);
void mp_window_drop_incoming (MpWindow *self);

/* mp-window-picture.c */
void mp_window_export_timeline (MpWindow *self, MpTimelineFormat format, GFile *file);
void mp_window_update_picture_actions (MpWindow *self);

/* mp-window-views.c */
void mp_window_update_views (MpWindow *self);
void mp_window_update_view_actions (MpWindow *self);

/* mp-window-partners.c */
void mp_window_init_partners (MpWindow *self);
void mp_window_set_partners_document (MpWindow *self);
void mp_window_adapt_partners (MpWindow *self);
gboolean mp_window_leave_forms (MpWindow *self);
gboolean mp_window_leave_properties (MpWindow *self);
gboolean mp_window_shows_partners (MpWindow *self);
void mp_window_show_query (MpWindow *self, const char *query);

/* One file each; they add their actions to the window. */
void mp_window_add_edit_actions (MpWindow *self);
void mp_window_add_go_actions (MpWindow *self);
void mp_window_add_transfer_actions (MpWindow *self);
void mp_window_add_receive_actions (MpWindow *self);
void mp_window_add_picture_actions (MpWindow *self);
void mp_window_add_report_actions (MpWindow *self);
void mp_window_add_view_actions (MpWindow *self);
void mp_window_add_partner_actions (MpWindow *self);

G_END_DECLS
