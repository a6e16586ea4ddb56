/* mp-properties.h: what a portfolio says of itself, its sources and vocabularies
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/mp-editor.h"
#include "model/mp-lookup.h"
#include "model/mp-portfolio.h"
#include "views/records/mp-record-list.h"
#include "views/records/mp-record-page.h"

G_BEGIN_DECLS

#define MP_TYPE_PROPERTIES (mp_properties_get_type ())
G_DECLARE_FINAL_TYPE (MpProperties, mp_properties, MP, PROPERTIES, AdwWindow)

/**
 * MpProperties:
 *
 * A window of three steps: the portfolio, the list of its sources or of the terms of a vocabulary, one of
 * them. Signal: "show-projects" (string: what finds the projects of a term).
 */
GtkWidget *mp_properties_new (MpPortfolio *portfolio, MpEditor *editor, MpLookup *lookup);
void mp_properties_show_list (MpProperties *self, MpTable table, gint64 vocabulary);
gboolean mp_properties_leave (MpProperties *self);
MpRecordPage *mp_properties_get_page (MpProperties *self);
MpRecordList *mp_properties_get_list (MpProperties *self);

G_END_DECLS
