/* mp-list-columns.h: the columns of the list: order, visibility, widths
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "views/list/mp-list-cells.h"

G_BEGIN_DECLS

#define MP_TYPE_LIST_COLUMNS (mp_list_columns_get_type ())
G_DECLARE_FINAL_TYPE (MpListColumns, mp_list_columns, MP, LIST_COLUMNS, GObject)

/**
 * MpListColumns:
 *
 * Gives a #GtkColumnView its columns, asks the query for the order that a header is clicked for,
 * and remembers which columns are hidden and how wide they are.
 */
MpListColumns *mp_list_columns_new (GtkColumnView *view, MpListCells *cells);
void mp_list_columns_set_list (MpListColumns *self, MpProjectList *list);
void mp_list_columns_set_settings (MpListColumns *self, GSettings *settings);
void mp_list_columns_save (MpListColumns *self, GVariantDict *view);
void mp_list_columns_load (MpListColumns *self, GVariantDict *view);

G_END_DECLS
