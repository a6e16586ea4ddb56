/* mp-error.c: error domains of the program
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mp-error.h"

G_DEFINE_QUARK (mp-error-quark, mp_error)
G_DEFINE_QUARK (mp-store-error-quark, mp_store_error)
