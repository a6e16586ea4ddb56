/* mp-csv-parser.h: rows and cells of a CSV text
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpCsvParser:
 *
 * RFC 4180, fed line by line: a cell in quotation marks may hold delimiters, doubled quotation
 * marks and line ends (which become LF). What stands between a closing quotation mark and the next
 * delimiter is kept; a quotation mark inside a bare cell is a sign like others.
 */
typedef struct _MpCsvParser MpCsvParser;

MpCsvParser *mp_csv_parser_new (char delimiter);
void mp_csv_parser_free (MpCsvParser *self);
void mp_csv_parser_reset (MpCsvParser *self);

gboolean mp_csv_parser_feed (MpCsvParser *self, const char *line, gsize length);
gboolean mp_csv_parser_is_open (MpCsvParser *self);
gsize mp_csv_parser_get_size (MpCsvParser *self);
guint mp_csv_parser_get_n (MpCsvParser *self);
const char *mp_csv_parser_get (MpCsvParser *self, guint index);

char mp_csv_guess_delimiter (const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpCsvParser, mp_csv_parser_free)

G_END_DECLS
