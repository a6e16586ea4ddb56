/* mp-long-text.h: a field for text of several lines
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_LONG_TEXT (mp_long_text_get_type ())
G_DECLARE_FINAL_TYPE (MpLongText, mp_long_text, MP, LONG_TEXT, GtkWidget)

GtkWidget *mp_long_text_new (gboolean one_line);
void mp_long_text_set_text (MpLongText *self, const char *text);
char *mp_long_text_dup_text (MpLongText *self);
GtkWidget *mp_long_text_get_view (MpLongText *self);

G_END_DECLS
