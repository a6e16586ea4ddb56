/* mp-iati-organisations.h: the organisations that an IATI file names
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-draft.h"
#include "model/mp-term-index.h"

G_BEGIN_DECLS

/**
 * MpIatiOrganisations:
 *
 * Organisations by their identifier and by name. An identifier as "XM-DAC-41302" is one more name
 * of a partner, by which it is found in other files and whatever it is called there. Numbers and
 * words that stand in the place of an identifier say nothing.
 */
typedef struct _MpIatiOrganisations MpIatiOrganisations;

MpIatiOrganisations *mp_iati_organisations_new (MpTermIndex *terms);
void mp_iati_organisations_free (MpIatiOrganisations *self);
gboolean mp_iati_organisations_refer (MpIatiOrganisations *self, MpDraft *draft, MpRecord *record, guint field, const char *ref, const char *type, const char *name);
GPtrArray *mp_iati_organisations_dup_drafts (MpIatiOrganisations *self);

G_END_DECLS
