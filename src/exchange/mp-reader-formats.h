/* mp-reader-formats.h: which reader reads a file
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-reader.h"

G_BEGIN_DECLS

MpReader *mp_reader_formats_make (MpLineInput *input, const char *format, GCancellable *cancellable, GError **error);

G_END_DECLS
