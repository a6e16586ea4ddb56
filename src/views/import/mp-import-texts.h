/* mp-import-texts.h: what an import has to say, as rows
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "exchange/mp-import-plan.h"

G_BEGIN_DECLS

GtkWidget *mp_import_difference_row_new (const MpImportDifference *difference);
GtkWidget *mp_import_message_row_new (const MpMessage *message);

G_END_DECLS
