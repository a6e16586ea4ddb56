/* mp-project.h: one project of an open portfolio, for lists and views
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-portfolio.h"

G_BEGIN_DECLS

#define MP_TYPE_PROJECT (mp_project_get_type ())
G_DECLARE_FINAL_TYPE (MpProject, mp_project, MP, PROJECT, GObject)

/**
 * MpProject:
 *
 * A flyweight: made on demand by mp_project_get(), one object a row as long as somebody holds it,
 * holding nothing but the row. Emits #MpProject::changed when the project has changed.
 */
MpProject *mp_project_get (MpPortfolio *portfolio, guint row);

MpPortfolio *mp_project_get_portfolio (MpProject *self);
guint mp_project_get_row (MpProject *self);
gint64 mp_project_get_id (MpProject *self);
const MpSummary *mp_project_get_summary (MpProject *self);

G_END_DECLS
