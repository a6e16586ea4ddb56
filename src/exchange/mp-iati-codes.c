/* mp-iati-codes.c: codes of IATI and our words for them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where one code has several words, or one word several codes, the first line is the one that is
 * taken; the other ones are understood.
 */

#include "config.h"

#include <string.h>

#include "exchange/mp-iati.h"

typedef struct
{
  const char *code;
  const char *word;
} Code;

static const Code descriptions[] = {
  { "1", "summary" }, { "2", "objectives" }, { "3", "target-groups" }, { "4", "other" },
  { "4", "problem" }, { "4", "strategy" }, { "4", "results" }, { NULL, NULL },
};
static const Code roles[] = {
  { "1", "donor" }, { "2", "accountable" }, { "3", "grantee" }, { "4", "implementing" },
  { "1", "other-financier" }, { "4", "sub-implementing" }, { "4", "counterpart" }, { "4", "social-partner" }, { "4", "evaluator" }, { NULL, NULL },
};
static const Code statuses[] = {
  { "1", "planned" }, { "2", "running" }, { "3", "closing" }, { "4", "ended" }, { "5", "cancelled" }, { "6", "suspended" }, { "4", "terminated" }, { NULL, NULL },
};
static const Code dates[] = {
  { "1", "planned-start" }, { "2", "actual-start" }, { "3", "planned-end" }, { "4", "actual-end" }, { NULL, NULL },
};
static const Code identifiers[] = {
  { "A1", "internal" }, { "A3", "previous" }, { "A9", "other" }, { "A1", "grant" },
  { "A2", "other" }, { "A4", "other" }, { "B1", "other" }, { "B9", "other" }, { "A9", "iati" }, { NULL, NULL },
};
static const Code transactions[] = {
  { "2", "commitment" }, { "3", "disbursement" }, { "2", "obligation" }, { NULL, NULL },
};
static const Code relations[] = {
  { "1", "parent" }, { "3", "sibling" }, { "4", "co-funded" }, { "3", "predecessor" }, { "3", "merged" }, { "3", "duplicate-of" }, { NULL, NULL },
};
static const Code documents[] = {
  { "A12", "page" }, { "A08", "report" }, { "A07", "evaluation" }, { "A02", "document" }, { "A12", "other" }, { NULL, NULL },
};
static const Code organisations[] = {
  { "10", "government" }, { "10", "ministry" }, { "11", "government" }, { "15", "government" },
  { "40", "igo" }, { "40", "bank" }, { "22", "ngo" }, { "21", "ngo" }, { "23", "ngo" }, { "24", "ngo" },
  { "21", "global-union" }, { "22", "union-centre" }, { "22", "union" }, { "22", "employers" }, { "22", "civil-society" },
  { "60", "foundation" }, { "70", "company" }, { "71", "company" }, { "72", "company" }, { "73", "company" },
  { "80", "university" }, { "90", "other" }, { "30", "other" }, { "90", "funder-network" }, { NULL, NULL },
};
static const Code regions[] = {
  { "89", "150" }, { "298", "002" }, { "189", "015" }, { "289", "202" }, { "498", "019" }, { "489", "005" },
  { "798", "142" }, { "679", "034" }, { "619", "143" }, { "789", "030" }, { "589", "145" }, { "889", "009" }, { NULL, NULL },
};

static const Code *const lists[] = {
  [MP_IATI_DESCRIPTION] = descriptions,
  [MP_IATI_ROLE] = roles,
  [MP_IATI_STATUS] = statuses,
  [MP_IATI_DATE] = dates,
  [MP_IATI_IDENTIFIER] = identifiers,
  [MP_IATI_TRANSACTION] = transactions,
  [MP_IATI_RELATION] = relations,
  [MP_IATI_DOCUMENT] = documents,
  [MP_IATI_ORGANISATION] = organisations,
  [MP_IATI_REGION] = regions,
};

/**
 * mp_iati_find_word:
 * @code: (nullable): a code of IATI
 *
 * Returns: (nullable): our word for it, %NULL when we have none
 */
const char *
mp_iati_find_word (MpIatiList  list,
                   const char *code)
{
  for (const Code *entry = lists[list]; code && entry->code; entry++)
    {
      if (strcmp (entry->code, code) == 0)
        return entry->word;
    }
  return NULL;
}

/**
 * mp_iati_find_code:
 * @word: (nullable): a word of ours
 *
 * Returns: (nullable): the code of IATI that is nearest to it, %NULL when there is none
 */
const char *
mp_iati_find_code (MpIatiList  list,
                   const char *word)
{
  for (const Code *entry = lists[list]; word && entry->code; entry++)
    {
      if (strcmp (entry->word, word) == 0)
        return entry->code;
    }
  return NULL;
}
