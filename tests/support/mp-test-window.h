/* mp-test-window.h: windows on a real display, and what is to be seen in them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

gboolean mp_test_init_display (int *argc, char ***argv);
void mp_test_iterate (void);
void mp_test_draw_frames (GtkWidget *window, guint n);
void mp_test_settle (GtkWidget *window);
void mp_test_settle_all (void);
GtkWidget *mp_test_find (GtkWidget *root, GType type);
GPtrArray *mp_test_find_all (GtkWidget *root, GType type);
GtkWidget *mp_test_find_window (GType type);
gboolean mp_test_shows (GtkWidget *root, const char *text);

G_END_DECLS
