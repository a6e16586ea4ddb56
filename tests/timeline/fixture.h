/* fixture.h: portfolios for the tests of the timeline
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project-list.h"

G_BEGIN_DECLS

/* What a project of a fixture is; dates as in ISO 8601, with their precision; NULL for not stated. */
typedef struct
{
  const char *title;
  const char *start;
  const char *end;
  const char *countries; /* codes, separated by spaces */
  const char *terminated; /* nullable */
  guint n_initiatives;    /* so many of those of the portfolio, one perhaps twice */
} FixtureProject;

/* The sixteen projects of the partner page, and twelve that are odd in every way. */
#define FIXTURE_N_SAMPLE 16
extern const FixtureProject fixture_sample[FIXTURE_N_SAMPLE];
#define FIXTURE_N_ODD 12
extern const FixtureProject fixture_odd[FIXTURE_N_ODD];

MpPortfolio *fixture_portfolio_new (void);
void fixture_add (MpPortfolio *portfolio, const FixtureProject *project);
void fixture_add_phase (MpPortfolio *portfolio, const char *title, const char *start, const char *end, const gint64 *predecessors, guint n);
gint64 fixture_get_country (MpPortfolio *portfolio, const char *code);
MpProjectList *fixture_list_new (MpPortfolio *portfolio, const char *as_of);
MpProjectList *fixture_sample_list_new (gboolean with_odd);
MpDate fixture_day (const char *iso);

G_END_DECLS
