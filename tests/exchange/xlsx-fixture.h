/* xlsx-fixture.h: what a spreadsheet would show of a workbook
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

char *xlsx_read_part (const char *path, const char *part);
char *xlsx_read_sheet (const char *path, const char *name);
char *xlsx_get_cell (const char *sheet, const char *row_begins, const char *column);
