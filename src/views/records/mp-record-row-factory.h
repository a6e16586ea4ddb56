/* mp-record-row-factory.h: the rows of a list of records
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListItemFactory *mp_record_row_factory_new (gboolean in_tree);

G_END_DECLS
