/* mp-derived.c: what the document keeps of a project besides its facts
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/mp-derived.h"

/**
 * mp_derived_new:
 * @project: a whole project
 *
 * Returns: (transfer full): what is derived of it
 */
MpDerived *
mp_derived_new (const MpProjectRecord *project)
{
  MpDerived *self = g_new0 (MpDerived, 1);

  self->summary = mp_summary_new (project);
  self->words = mp_summary_search_text (project);
  return self;
}

void
mp_derived_free (MpDerived *self)
{
  g_clear_pointer (&self->summary, mp_summary_free);
  g_free (self->words);
  g_free (self);
}

static void
clear_derived (gpointer derived)
{
  g_clear_pointer ((MpDerived **) &derived, mp_derived_free);
}

/**
 * mp_derived_array_new:
 *
 * Returns: (transfer full) (element-type MpDerived): an array that frees what it holds, and may hold %NULL
 */
GPtrArray *
mp_derived_array_new (void)
{
  return g_ptr_array_new_with_free_func (clear_derived);
}
