/* mp-uuid.h: UUIDs that ascend
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *mp_uuid_new_in_row (guint32 start, guint index);

G_END_DECLS
