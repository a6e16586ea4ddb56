/* fuzz-query.c: search texts
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/mp-text.h"
#include "fuzz-common.h"
#include "mp-fake-projects.h"
#include "model/mp-query.h"

static void
check_mistake (const char         *text,
               const MpQuerySpan  *mistake,
               const GError       *error)
{
  g_assert_true (error && *error->message && g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (mistake->start + mistake->length, <=, strlen (text));
  g_assert_true (g_utf8_validate (text + mistake->start, (gssize) mistake->length, NULL));
}

static void
check_conditions (MpQuery     *query,
                  MpPortfolio *portfolio)
{
  g_autofree char *description = mp_query_describe (query, portfolio);

  g_assert_true (g_utf8_validate (description, -1, NULL));
  for (guint i = 0; i < mp_query_get_n_conditions (query); i++)
    {
      g_autofree char *label = mp_query_dup_condition_label (query, i, portfolio);
      g_autofree char *rest = mp_query_dup_text_without (query, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (MpQuery) without = mp_query_with_text (query, rest, NULL, &error);

      g_assert_true (g_utf8_validate (label, -1, NULL));
      g_assert_no_error (error);
      g_assert_cmpuint (mp_query_get_n_conditions (without), ==, mp_query_get_n_conditions (query) - 1);
    }
}

static void
check_quoted (MpQuery    *query,
              const char *text)
{
  g_autofree char *words = mp_text_fold_words (text);
  g_autofree char *quoted = mp_query_quote (text);
  g_autofree char *search = g_strconcat ("country:", quoted, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpQuery) found = NULL;

  /* Marks alone are no name. */
  if (*words == '\0')
    return;
  found = mp_query_with_text (query, search, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_query_get_n_conditions (found), ==, 1);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static MpFakeDocument *document;
  g_autofree char *text = fuzz_dup_text (data, size);
  g_autoptr (MpQuery) all = mp_query_new (mp_date_from_ymd (2026, 11, 23));
  g_autoptr (MpQuery) query = NULL;
  g_autoptr (MpQueryMatcher) matcher = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  MpPortfolio *portfolio;
  MpQuerySpan mistake = { 0, 0 };

  if (document == NULL)
    document = mp_fake_projects_new (20);
  portfolio = mp_fake_document_get_portfolio (document);

  query = mp_query_with_text (all, text, &mistake, &error);
  if (query == NULL)
    {
      check_mistake (text, &mistake, error);
      return 0;
    }
  check_conditions (query, portfolio);
  check_quoted (all, text);
  if (!mp_query_check (query, portfolio, &mistake, &error))
    {
      check_mistake (text, &mistake, error);
      return 0;
    }
  if (mp_query_has_words (query))
    return 0;
  matcher = mp_query_matcher_new (query, portfolio);
  rows = mp_query_matcher_run (matcher);
  g_assert_cmpuint (rows->len, <=, mp_portfolio_get_n_projects (portfolio));
  return 0;
}
