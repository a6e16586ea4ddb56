/* test-page-hostile.c: pages that nobody meant to be read
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>

#include "base/mp-error.h"
#include "page-fixture.h"

static void
test_hostile_texts (void)
{
  g_autoptr (MpTermIndex) terms = page_fixture_terms_new (NULL);
  g_autofree char *long_title = g_strnfill (10000, 'x');
  static const char *const titles[] = {
    "<b>Bold</b> & <script>alert (1)</script> %s %n", "=HYPERLINK(\"http://x\")", "تمكين العاملات في الأردن", "শ্রমিকের অধিকার বাংলাদেশ", "((((((((((((", "a", "'; DROP TABLE project; --",
    "Control\x01\x02 signs\x7f", "\xe2\x80\xae" "desrever",
  };
  g_autofree char *page = NULL;
  const MpMessage *message;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s\n\nText of it.\n\nStart: 2022-10-01 End: 2026-09-30\n", titles[i]);
      g_autoptr (MpReader) reader = page_fixture_reader_new (text, -1, terms);
      g_autoptr (GPtrArray) drafts = page_fixture_read_all (reader);
      const char *title;

      g_assert_cmpuint (drafts->len, ==, 1);
      title = mp_project_record_get_title (((MpDraft *) g_ptr_array_index (drafts, 0))->project);
      if (i < 7)
        g_assert_cmpstr (title, ==, titles[i]);
      for (const char *p = title; *p; p = g_utf8_next_char (p))
        g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
    }

  page = g_strdup_printf ("%s\n\nText of it.\n\nStart: 2022-10-01 End: 2026-09-30\n", long_title);
  {
    g_autoptr (MpReader) reader = page_fixture_reader_new (page, -1, terms);
    g_autoptr (GPtrArray) drafts = page_fixture_read_all (reader);

    g_assert_cmpstr (mp_project_record_get_title (((MpDraft *) g_ptr_array_index (drafts, 0))->project), ==, long_title);
    message = page_fixture_find_message (reader, "title-long");
    g_assert_nonnull (message);
    message = page_fixture_find_message (reader, "no-country");
    g_assert_cmpuint (strlen (message->text), <, 400);
  }
}

static GError *
read_until_error (MpReader *reader)
{
  GError *error = NULL;
  MpDraft *draft;

  if (!mp_reader_begin (reader, NULL, &error))
    return error;
  while ((draft = mp_reader_next (reader, NULL, &error)))
    mp_draft_free (draft);
  return error;
}

static void
test_unreadable_files (void)
{
  static const char invalid[] = "T\xc3\xa9xt\n\n\xff\xfe bad \xc3\n\nStart: 2022-10-01 End: 2026-09-30\n";
  static const char with_nul[] = "Title of a\0 Page\n\nStart: 2022-10-01 End: 2026-09-30\n";
  g_autoptr (MpTermIndex) terms = page_fixture_terms_new (NULL);
  gsize length = 50u << 20;
  g_autofree char *line = g_strnfill (length, 'x');

  {
    g_autoptr (GBytes) bytes = g_bytes_new_static (line, length);
    g_autoptr (GError) error = NULL;
    g_autoptr (MpReader) reader = mp_reader_new_for_bytes (bytes, "page.txt", "page", terms, &error);

    if (reader)
      error = read_until_error (reader);
    g_assert_error (error, MP_ERROR, MP_ERROR_TOO_LARGE);
  }
  /* Lines of a length that is read, without any dates. */
  for (gsize i = 4095; i < length; i += 4096)
    line[i] = '\n';
  {
    g_autoptr (GBytes) bytes = g_bytes_new_static (line, length);
    g_autoptr (GError) error = NULL;
    g_autoptr (MpReader) reader = mp_reader_new_for_bytes (bytes, "page.txt", "page", terms, &error);

    g_assert_no_error (error);
    error = read_until_error (reader);
    g_assert_error (error, MP_ERROR, MP_ERROR_TOO_LARGE);
  }
  {
    g_autoptr (GBytes) bytes = g_bytes_new_static (invalid, sizeof invalid - 1);
    g_autoptr (GError) error = NULL;
    g_autoptr (MpReader) reader = mp_reader_new_for_bytes (bytes, "page.txt", "page", terms, &error);

    if (reader)
      error = read_until_error (reader);
    g_assert_error (error, MP_ERROR, MP_ERROR_INVALID);
  }
  {
    g_autoptr (GBytes) bytes = g_bytes_new_static (with_nul, sizeof with_nul - 1);
    g_autoptr (GError) error = NULL;
    g_autoptr (MpReader) reader = mp_reader_new_for_bytes (bytes, "page.txt", "page", terms, &error);

    if (reader)
      error = read_until_error (reader);
    g_assert_nonnull (error);
  }
}

/* Pages put together from pieces at random end, and no project is lost: each line with a start
 * and an end under a title gives one. */
static void
test_any_page_is_harmless (void)
{
  static const char *const pieces[] = {
    "Start: 2022-10-01 End: 2026-09-30", "Start: 2022-10-01", "End: 2026-09-30", "Start: x", "A Title of Some Words", "A text that ends. And another.", "• bullet", "Sectors:", "Sectors: Mining",
    "Countries: Peru, (Chile", "M-POWER Partners:", "Visit Site", "Phase II", "(", ")", ":", "\t", "  indented", "العنوان", "Duration: 2018-2022", "http://a.example", "Other: label",
    "The ABC project", "Completed projects", "Photo: x",
  };
  g_autoptr (MpTermIndex) terms = page_fixture_terms_new (NULL);

  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = g_test_rand_int_range (0, 25);
      g_autoptr (MpReader) reader = NULL;
      g_autoptr (GPtrArray) drafts = NULL;
      g_autoptr (GPtrArray) partners = NULL;
      guint last = 0;

      for (guint i = 0; i < n; i++)
        g_string_append_printf (text, "%s%s", pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))], g_test_rand_bit () ? "\n" : "\n\n");
      reader = page_fixture_reader_new (text->str, -1, terms);
      drafts = page_fixture_read_all (reader);
      partners = mp_reader_dup_partner_drafts (reader);
      for (guint i = 0; i < drafts->len; i++)
        {
          MpDraft *draft = g_ptr_array_index (drafts, i);

          g_assert_cmpuint (draft->line, >, last);
          g_assert_cmpstr (mp_project_record_get_title (draft->project), !=, "");
          last = draft->line;
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "en", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hostile-page/hostile-titles-are-kept-as-text", test_hostile_texts);
  g_test_add_func ("/hostile-page/unreadable-files-end-with-a-clear-error", test_unreadable_files);
  g_test_add_func ("/hostile-page/any-page-is-harmless", test_any_page_is_harmless);
  return g_test_run ();
}
