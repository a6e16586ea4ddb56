/* mp-fake-projects.h: many small projects in memory
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mp-fake-document.h"

G_BEGIN_DECLS

#define MP_FAKE_TODAY "2026-11-23"

MpFakeDocument *mp_fake_projects_new (guint n);
void mp_fake_projects_add (MpFakeDocument *self, gint64 id, const char *title, const char *start, const char *end);

G_END_DECLS
