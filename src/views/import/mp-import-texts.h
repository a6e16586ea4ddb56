/* mp-import-texts.h: what an import has to say, as rows
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "exchange/mp-import-plan.h"

G_BEGIN_DECLS

/* A list box of more rows would not be quick. */
#define MP_IMPORT_MAX_MESSAGES 500

GtkWidget *mp_import_message_row_new (const MpMessage *message);
GtkWidget *mp_import_more_row_new (guint n);
GtkWidget *mp_import_reason_new (const char *text, const char *icon);
MpChoice mp_import_choice_from_name (const char *name);

G_END_DECLS
