/* mp-ask.h: a question or a notice in a dialog
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mp_ask_async (GtkWindow *parent, const char *heading, const char *body, const char *accept_label, gboolean destructive,
                   GAsyncReadyCallback callback, gpointer user_data);
gboolean mp_ask_finish (GAsyncResult *result);

void mp_tell (GtkWindow *parent, const char *heading, const char *body);

G_END_DECLS
