/* mp-reporting-dialog.h: asks who reports the activities of a portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "exchange/mp-iati-reporting.h"

G_BEGIN_DECLS

void mp_reporting_dialog_ask_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data);
MpIatiReporting *mp_reporting_dialog_ask_finish (GAsyncResult *result);

G_END_DECLS
