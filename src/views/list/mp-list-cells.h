/* mp-list-cells.h: what stands in the cells of the list
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/mp-project-list.h"

G_BEGIN_DECLS

/* A cell a column; the last two are no columns of facts. */
typedef enum
{
  MP_LIST_CELL_TITLE,
  MP_LIST_CELL_STATUS,
  MP_LIST_CELL_START,
  MP_LIST_CELL_END,
  MP_LIST_CELL_LEFT,
  MP_LIST_CELL_COUNTRIES,
  MP_LIST_CELL_SECTORS,
  MP_LIST_CELL_PARTNERS,
  MP_LIST_CELL_FUNDING,
  MP_LIST_CELL_MENU,
  MP_LIST_CELL_COMPACT,
} MpListCellKind;

#define MP_TYPE_LIST_CELLS (mp_list_cells_get_type ())
G_DECLARE_FINAL_TYPE (MpListCells, mp_list_cells, MP, LIST_CELLS, GObject)

/**
 * MpListCells:
 *
 * Makes the cells of a list and keeps them true: when a project changes, and when the as-of day
 * does. Signal "menu-requested" (GtkWidget, guint): the button of the row at a position was used.
 */
MpListCells *mp_list_cells_new (void);
void mp_list_cells_set_list (MpListCells *self, MpProjectList *list);
GtkListItemFactory *mp_list_cells_create_factory (MpListCells *self, MpListCellKind kind);
char *mp_list_cells_dup_text (MpProjectList *list, const MpSummary *summary, MpListCellKind kind);
gboolean mp_list_cells_get_position (GtkWidget *cell, guint *position);

G_END_DECLS
