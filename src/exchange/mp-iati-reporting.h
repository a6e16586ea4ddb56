/* mp-iati-reporting.h: the organisation that publishes a portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-editor.h"
#include "model/mp-portfolio.h"

G_BEGIN_DECLS

/**
 * MpIatiReporting:
 * @ref: its identifier, as "XM-DAC-41302"
 * @type: its type, a code of IATI, as "40"
 * @name: its name
 *
 * Who reports the activities. It is kept with the portfolio as a site of the partner of that name,
 * at the address "iati-org:TYPE/REF".
 */
typedef struct
{
  char *ref;
  char *type;
  char *name;
} MpIatiReporting;

MpIatiReporting *mp_iati_reporting_new (const char *ref, const char *type, const char *name, GError **error);
MpIatiReporting *mp_iati_reporting_parse (const char *text, GError **error);
MpIatiReporting *mp_iati_reporting_copy (const MpIatiReporting *self);
void mp_iati_reporting_free (MpIatiReporting *self);
gboolean mp_iati_reporting_equal (const MpIatiReporting *a, const MpIatiReporting *b);
MpIatiReporting *mp_iati_reporting_find (MpPortfolio *portfolio);
MpChangeSet *mp_iati_reporting_make_change_set (const MpIatiReporting *self, MpPortfolio *portfolio, MpEditor *editor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpIatiReporting, mp_iati_reporting_free)

G_END_DECLS
