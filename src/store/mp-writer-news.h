/* mp-writer-news.h: what a transaction has to tell the open portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-portfolio.h"
#include "store/mp-rows.h"

G_BEGIN_DECLS

/* Gathers which projects and records were touched; what they are in the end is told once. */
typedef struct _MpWriterNews MpWriterNews;

MpWriterNews *mp_writer_news_new (void);
void mp_writer_news_free (MpWriterNews *self);
void mp_writer_news_clear (MpWriterNews *self);
void mp_writer_news_take_summary (MpWriterNews *self, gint64 project, MpSummary *summary);
void mp_writer_news_note_record (MpWriterNews *self, MpTable table, gint64 id, MpRecord *before);
gboolean mp_writer_news_collect_records (MpWriterNews *self, MpRows *rows, MpPortfolioUpdate *update, GError **error);
void mp_writer_news_collect_projects (MpWriterNews *self, MpPortfolioUpdate *update);

G_END_DECLS
