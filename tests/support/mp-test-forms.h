/* mp-test-forms.h: filling in forms as a person would
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mp-test-window.h"
#include "widgets/mp-field-editor.h"
#include "widgets/mp-record-row.h"

G_BEGIN_DECLS

MpFieldEditor *mp_test_find_field (GtkWidget *root, guint field);
void mp_test_type (GtkWidget *root, guint field, const char *text);
const char *mp_test_read (GtkWidget *root, guint field);
void mp_test_choose (GtkWidget *root, guint field, guint index);
const char *mp_test_get_error (GtkWidget *root, guint field);
void mp_test_save (GtkWidget *root);

G_END_DECLS
