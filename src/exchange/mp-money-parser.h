/* mp-money-parser.h: amounts of money as people write them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpMoney:
 * @amount: minor units of @currency
 * @currency: a code of ISO 4217
 * @fiscal_year: 0 when not stated
 * @qualifier: a word of the choice of qualifiers: "exact", "up-to" …
 * @dollar: whether "$" alone was taken for US dollars
 * @note: (nullable): what stood in parentheses
 */
typedef struct
{
  gint64 amount;
  char currency[4];
  int fiscal_year;
  const char *qualifier;
  gboolean dollar;
  char *note;
} MpMoney;

GArray *mp_money_parse_list (const char *text, const char *currency);
gboolean mp_money_parse (const char *text, const char *currency, MpMoney *money);
void mp_money_clear (MpMoney *money);
char *mp_money_to_text (gint64 amount, const char *currency);

G_END_DECLS
