/* page-fixture.h: what the tests of pages have in common
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-page-reader.h"

G_BEGIN_DECLS

MpTermIndex *page_fixture_terms_new (const char *partner);
MpReader *page_fixture_reader_new (const char *text, gssize length, MpTermIndex *terms);
GPtrArray *page_fixture_read_all (MpReader *reader);
const MpMessage *page_fixture_find_message (MpReader *reader, const char *code);

G_END_DECLS
