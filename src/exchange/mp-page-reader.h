/* mp-page-reader.h: reads the text of a partner page
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-reader.h"

G_BEGIN_DECLS

#define MP_TYPE_PAGE_READER (mp_page_reader_get_type ())
G_DECLARE_FINAL_TYPE (MpPageReader, mp_page_reader, MP, PAGE_READER, MpReader)

MpReader *mp_page_reader_new (void);
gboolean mp_page_reader_recognise (const char *start, gsize length);

G_END_DECLS
