/* mp-country-names.h: countries by their names in other languages
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-term-index.h"

G_BEGIN_DECLS

/**
 * MpCountryNames:
 *
 * The names of countries in Spanish, French and Portuguese, whatever the language of the program:
 * a sheet speaks the language of its author. They come from the catalogues of iso-codes; where
 * these are not installed it is empty.
 */
typedef struct _MpCountryNames MpCountryNames;

MpCountryNames *mp_country_names_new (MpTermIndex *terms);
void mp_country_names_free (MpCountryNames *self);
gint64 mp_country_names_find (MpCountryNames *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpCountryNames, mp_country_names_free)

G_END_DECLS
