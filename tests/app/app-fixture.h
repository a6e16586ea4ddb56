/* app-fixture.h: the program's application, for windows that need one
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/mp-application.h"

G_BEGIN_DECLS

MpApplication *app_fixture_init (int *argc, char ***argv);

G_END_DECLS
