/* mp-derived.h: what the document keeps of a project besides its facts
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-summary.h"

G_BEGIN_DECLS

/* Raise it when mp_summary_new (), mp_summary_pack_facts () or mp_summary_search_text () give something
 * else than before. Blocks of the other byte order are of another version as well. */
#define MP_DERIVED_VERSION (4 * 2 + (G_BYTE_ORDER == G_BIG_ENDIAN))

/**
 * MpDerived:
 * @summary: its summary
 * @words: what the search index holds of it
 *
 * Made from the facts alone, so any thread can make it.
 */
typedef struct
{
  MpSummary *summary;
  char *words;
} MpDerived;

MpDerived *mp_derived_new (const MpProjectRecord *project);
void mp_derived_free (MpDerived *self);
GPtrArray *mp_derived_array_new (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpDerived, mp_derived_free)

G_END_DECLS
