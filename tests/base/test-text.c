/* test-text.c
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mp-text.h"

typedef struct { const char *text, *expected; } Pair;

static void
check_pairs (const Pair *pairs,
             guint       n,
             char     *(*func) (const char *text))
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *result = func (pairs[i].text);

      g_assert_cmpstr (result, ==, pairs[i].expected);
    }
}

static void
test_folding_compares_as_readers_do (void)
{
  static const Pair pairs[] = {
    { "Labor", "labor" },
    { "workers\xe2\x80\x99 RIGHTS", "workers' rights" },
    { "Potos\xc3\xad", "potosi" },
    { "QUER\xc3\x89TARO", "queretaro" },
    { "stra\xc3\x9f" "e", "strasse" },
    /* Bangla YYA as one code point and as two are one word. */
    { "\xe0\xa7\x9f", "\xe0\xa6\xaf\xe0\xa6\xbc" },
    { "\xe0\xa6\xaf\xe0\xa6\xbc", "\xe0\xa6\xaf\xe0\xa6\xbc" },
    /* Bangla vowel signs stay, Arabic vowels go. */
    { "\xe0\xa6\x95\xe0\xa6\xbf", "\xe0\xa6\x95\xe0\xa6\xbf" },
    { "\xd8\xb9\xd9\x8e\xd9\x85\xd9\x8e\xd9\x84", "\xd8\xb9\xd9\x85\xd9\x84" },
    { "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa6", "2026" },
    { "a\xe2\x80\x8b" "b\xef\xbb\xbf", "ab" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), mp_text_fold);
}

static void
test_words_are_what_is_left (void)
{
  static const Pair pairs[] = {
    { "", "" },
    { " ... ", "" },
    { "Workers' Ability,  (2nd) phase", "workers ability 2nd phase" },
    { "Workers\xe2\x80\x99 Ability\xe2\x80\x94Phase II", "workers ability phase ii" },
    { "\xe0\xa6\xac\xe0\xa6\xbe\xe0\xa6\x82\xe0\xa6\xb2\xe0\xa6\xbe \xe0\xa6\xa6\xe0\xa7\x87\xe0\xa6\xb6", "\xe0\xa6\xac\xe0\xa6\xbe\xe0\xa6\x82\xe0\xa6\xb2\xe0\xa6\xbe \xe0\xa6\xa6\xe0\xa7\x87\xe0\xa6\xb6" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), mp_text_fold_words);
}

static void
test_invisible_signs_are_cleaned_away (void)
{
  static const Pair lines[] = {
    { "Start:\xc2\xa0" "2015-11-25 ", "Start: 2015-11-25" },
    { "\xef\xbb\xbfgoals of the \xc2\xa0 Partnership", "goals of the Partnership" },
    { "a\r\nb\rc\nd", "a\nb\nc\nd" },
    { "a\n\n\n\nb", "a\n\nb" },
    { "\xe2\x80\x87" "1\xe2\x80\xaf" "2\x01", "1 2" },
  };
  static const Pair titles[] = { { " a \n b\t", "a b" } };

  check_pairs (lines, G_N_ELEMENTS (lines), mp_text_clean);
  check_pairs (titles, G_N_ELEMENTS (titles), mp_text_one_line);
}

static void
test_markup_is_left_out (void)
{
  static const Pair elements[] = {
    { "plain", "plain" },
    { "<a x=\"1\"/>", "" },
    { "<a>\n <b>one</b><b>two &amp; &lt;three&gt;</b>\n</a>", "one two & <three>" },
    { "a &amp;lt; b", "a &lt; b" },
    { "open < end", "open" },
    { "", "" },
  };

  check_pairs (elements, G_N_ELEMENTS (elements), mp_text_strip_markup);
}

static void
test_numbers_are_read_in_all_digits (void)
{
  gint64 value;

  g_assert_true (mp_text_parse_int (" 42 ", &value));
  g_assert_cmpint (value, ==, 42);
  g_assert_true (mp_text_parse_int ("\xe0\xa7\xa7\xe0\xa7\xa8", &value));
  g_assert_cmpint (value, ==, 12);
  g_assert_false (mp_text_parse_int ("12x", &value));
  g_assert_false (mp_text_parse_int ("99999999999999999999", &value));
  g_assert_true (mp_text_is_empty (" \xc2\xa0\xe2\x80\x8b"));
  g_assert_false (mp_text_is_empty (" a"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/folding-compares-as-readers-do", test_folding_compares_as_readers_do);
  g_test_add_func ("/text/words-are-what-is-left", test_words_are_what_is_left);
  g_test_add_func ("/text/invisible-signs-are-cleaned-away", test_invisible_signs_are_cleaned_away);
  g_test_add_func ("/text/markup-is-left-out", test_markup_is_left_out);
  g_test_add_func ("/text/numbers-are-read-in-all-digits", test_numbers_are_read_in_all_digits);
  return g_test_run ();
}
