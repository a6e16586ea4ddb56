/* fuzz-common.h: what the fuzzers have in common
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* The entry that libFuzzer calls with every input. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

void fuzz_reader (const char *format, const guint8 *data, gsize size);
char *fuzz_dup_text (const guint8 *data, gsize size);

/* The fuzzer of a reader is this one line. */
#define FUZZ_READER(format) \
  int \
  LLVMFuzzerTestOneInput (const guint8 *data, gsize size) \
  { \
    fuzz_reader (format, data, size); \
    return 0; \
  }
