/* mp-iati-reader.h: projects out of a file of IATI activities
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-reader.h"

G_BEGIN_DECLS

#define MP_TYPE_IATI_READER (mp_iati_reader_get_type ())
G_DECLARE_FINAL_TYPE (MpIatiReader, mp_iati_reader, MP, IATI_READER, MpReader)

MpReader *mp_iati_reader_new (void);
gboolean mp_iati_reader_recognise (const char *start, gsize length);
gboolean mp_iati_reader_recognise_markup (const char *start, gsize length);

G_END_DECLS
