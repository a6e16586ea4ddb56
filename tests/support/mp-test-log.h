/* mp-test-log.h: warnings that are not about this program
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void mp_test_log_set_up (void);

G_END_DECLS
