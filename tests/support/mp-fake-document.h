/* mp-fake-document.h: a document in memory, for tests of widgets and views
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-editor.h"
#include "model/mp-lookup.h"
#include "model/mp-portfolio.h"

G_BEGIN_DECLS

#define MP_TYPE_FAKE_DOCUMENT (mp_fake_document_get_type ())
G_DECLARE_FINAL_TYPE (MpFakeDocument, mp_fake_document, MP, FAKE_DOCUMENT, GObject)

/**
 * MpFakeDocument:
 *
 * Implements #MpEditor and #MpLookup without a file: what is applied shows in its portfolio, and
 * is kept to be looked at. It can be told to fail, to be read-only, and to answer late.
 */
MpFakeDocument *mp_fake_document_new (void);

MpPortfolio *mp_fake_document_get_portfolio (MpFakeDocument *self);
MpRecord *mp_fake_document_add_record (MpFakeDocument *self, MpRecord *record);
void mp_fake_document_add_project (MpFakeDocument *self, MpProjectRecord *project);
MpProjectRecord *mp_fake_document_get_project (MpFakeDocument *self, gint64 id);
void mp_fake_document_remove_project (MpFakeDocument *self, gint64 id);

guint mp_fake_document_get_n_sets (MpFakeDocument *self);
MpChangeSet *mp_fake_document_get_last_set (MpFakeDocument *self);

void mp_fake_document_set_failure (MpFakeDocument *self, const char *message);
void mp_fake_document_set_read_only_reason (MpFakeDocument *self, const char *reason);
void mp_fake_document_hold (MpFakeDocument *self, gint64 project);
void mp_fake_document_release (MpFakeDocument *self);

G_END_DECLS
