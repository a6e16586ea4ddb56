/* mp-sample.h: the sample portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MP_SAMPLE_NAME "sample.json"

GBytes *mp_sample_get_bytes (void);

G_END_DECLS
