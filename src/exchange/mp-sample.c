/* mp-sample.c: the sample portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is data/sample/sample.json, compiled into the program, so that it is there without a network
 * and wherever the program is installed.
 */

#include "config.h"

#include "exchange/mp-sample.h"

#include "mp-sample-resource.h"

#define RESOURCE_PATH "/org/mpower/Portfolio/sample/" MP_SAMPLE_NAME

/**
 * mp_sample_get_bytes:
 *
 * The sample portfolio in the program's own JSON format, to be read with
 * mp_reader_new_for_bytes() under the name %MP_SAMPLE_NAME. May be called from any thread.
 *
 * Returns: (transfer full): the file
 */
GBytes *
mp_sample_get_bytes (void)
{
  GBytes *bytes = g_resource_lookup_data (mp_sample_get_resource (), RESOURCE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  /* It is part of the program: it can be missing only if the build is broken. */
  g_return_val_if_fail (bytes != NULL, NULL);

  return bytes;
}
