/* mp-json-reader.h: a portfolio out of its own JSON
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-reader.h"

G_BEGIN_DECLS

#define MP_TYPE_JSON_READER (mp_json_reader_get_type ())
G_DECLARE_FINAL_TYPE (MpJsonReader, mp_json_reader, MP, JSON_READER, MpReader)

MpReader *mp_json_reader_new (void);
gboolean mp_json_reader_recognise (const char *start, gsize length);

G_END_DECLS
