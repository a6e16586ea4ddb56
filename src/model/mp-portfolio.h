/* mp-portfolio.h: an open portfolio in memory
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "model/mp-summary.h"
#include "model/mp-term-index.h"

G_BEGIN_DECLS

#define MP_TYPE_PORTFOLIO (mp_portfolio_get_type ())
G_DECLARE_FINAL_TYPE (MpPortfolio, mp_portfolio, MP, PORTFOLIO, GObject)

/* "No row", for functions that look one up. */
#define MP_INVALID_ROW G_MAXUINT32

/**
 * MpPortfolioUpdate:
 * @summaries: (element-type MpSummary): projects that are new or have changed
 * @removed_projects: (element-type gint64): projects that are gone
 * @records: (element-type MpRecord): records outside projects that are new or have changed
 * @removed_records: (element-type MpRecord): records outside projects that are gone
 *
 * What a change set did to a document, as the store reports it.
 */
typedef struct
{
  GPtrArray *summaries;
  GArray *removed_projects;
  GPtrArray *records;
  GPtrArray *removed_records;
} MpPortfolioUpdate;

MpPortfolioUpdate *mp_portfolio_update_new (void);
void mp_portfolio_update_free (MpPortfolioUpdate *self);

MpPortfolio *mp_portfolio_new (void);

/* Signals: "projects-changed" (GArray of guint32: rows that are new, other or now empty),
 * "records-changed" (guint: bits of the tables). Main thread only. */

/* Filling and changing: for the store alone. */
gpointer mp_portfolio_allocate (MpPortfolio *self, gsize size);
const char *mp_portfolio_intern (MpPortfolio *self, const char *text, gsize length);
void mp_portfolio_load_summary (MpPortfolio *self, const MpSummary *summary);
void mp_portfolio_load_record (MpPortfolio *self, MpRecord *record);
void mp_portfolio_apply (MpPortfolio *self, MpPortfolioUpdate *update);

/* Projects by row. A row keeps its number as long as the portfolio is open; the row of a deleted project stays empty. */
guint mp_portfolio_get_n_rows (MpPortfolio *self);
guint mp_portfolio_get_n_projects (MpPortfolio *self);
const MpSummary *mp_portfolio_get_summary (MpPortfolio *self, guint row);
guint mp_portfolio_find_row (MpPortfolio *self, gint64 id);
guint mp_portfolio_find_row_by_uuid (MpPortfolio *self, const char *uuid);

/* Records outside projects. */
GPtrArray *mp_portfolio_get_records (MpPortfolio *self, MpTable table);
MpRecord *mp_portfolio_get_record (MpPortfolio *self, MpTable table, gint64 id);
const char *mp_portfolio_get_title (MpPortfolio *self);
MpTermIndex *mp_portfolio_get_term_index (MpPortfolio *self);

/* Texts for display, joined with the list separator of the language. */
char *mp_portfolio_dup_terms_label (MpPortfolio *self, const MpSummary *summary, const char *vocabulary);
char *mp_portfolio_dup_partners_label (MpPortfolio *self, const MpSummary *summary);
char *mp_portfolio_dup_initiatives_label (MpPortfolio *self, const MpSummary *summary);
char *mp_portfolio_dup_sums_label (const MpSummaryMoney *sums, guint n);
char *mp_portfolio_dup_money_label (MpPortfolio *self, const MpSummary *summary);

/* What orders titles in the user's language (strcmp), made on first need; or ahead, in a thread. */
const char *mp_portfolio_get_title_key (MpPortfolio *self, guint row);
void mp_portfolio_prepare_title_keys (MpPortfolio *self);

G_END_DECLS
