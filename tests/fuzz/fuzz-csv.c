/* fuzz-csv.c: sheets, whatever divides their cells
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-common.h"

FUZZ_READER ("csv")
