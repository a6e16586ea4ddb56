/* mp-timeline-view-private.h: what the files of the view share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/timeline/mp-timeline-hand.h"
#include "views/timeline/mp-timeline-overview.h"
#include "views/timeline/mp-timeline-ruler.h"
#include "views/timeline/mp-timeline-view.h"

G_BEGIN_DECLS

struct _MpTimelineView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkPaned *paned;
  GtkScrolledWindow *names_scroller;
  GtkScrolledWindow *chart_scroller;
  GtkListView *names;
  GtkWidget *corner;
  MpTimelineRuler *ruler;
  MpTimelineChart *chart;
  MpTimelineOverview *overview;
  MpTimelineLegend *legend;
  MpTimelineLegend *popover_legend;
  GtkWidget *legend_button;
  GtkWidget *today_button;
  GtkWidget *arrange_button;
  GtkWidget *menu;
  GMenu *baselines; /* what bars can be compared with */

  MpTimelineScope *scope;
  MpTimelineHand *hand;
  MpProjectList *list;
  GtkSelectionModel *selection;
  int shaped_width; /* for which the names have their width */
  gboolean narrow;
  guint adapt_id;
  guint names_id;   /* shows the names anew */
  gboolean laid_out; /* since then */
  gboolean refocus; /* the keys were with one of them */
  gboolean lent_by_bar; /* the keys, to a popover, and go back there */
  guint wanted;     /* the project to be brought into sight after that, MP_TIMELINE_NO_POSITION for none */
  MpGroup group;    /* asked for, also while there is no list */
  MpGroup subgroup;
  gboolean packed;
  gboolean show_overview;
};

/* mp-timeline-view-names.c */
void mp_timeline_view_add_names (MpTimelineView *self);
GtkWidget *mp_timeline_view_find_name (MpTimelineView *self, guint row);
gboolean mp_timeline_view_get_focus_name (MpTimelineView *self, guint *row);
void mp_timeline_view_focus_row (MpTimelineView *self, guint row);

/* mp-timeline-view-current.c */
void mp_timeline_view_install_current (GtkWidgetClass *widget_class);
void mp_timeline_view_add_current (MpTimelineView *self);
void mp_timeline_view_watch_focus (MpTimelineView *self, GtkRoot *root, gboolean watch);
gboolean mp_timeline_view_get_focus_row (MpTimelineView *self, guint *row);
guint mp_timeline_view_find_meant (MpTimelineView *self, const MpTimelineRow *row);
void mp_timeline_view_lend_focus (MpTimelineView *self);
gboolean mp_timeline_view_take_focus_back (MpTimelineView *self);
void mp_timeline_view_return_focus (MpTimelineView *self);
gboolean mp_timeline_view_go_along (MpTimelineView *self, int direction);

/* mp-timeline-view-menu.c */
void mp_timeline_view_install_menu (GtkWidgetClass *widget_class);

/* mp-timeline-view-actions.c */
void mp_timeline_view_install_actions (GtkWidgetClass *widget_class);
void mp_timeline_view_add_keys (MpTimelineView *self);

/* mp-timeline-view-hand.c */
void mp_timeline_view_install_hand (GtkWidgetClass *widget_class);
void mp_timeline_view_add_hand (MpTimelineView *self);

G_END_DECLS
