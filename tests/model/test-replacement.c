/* test-replacement.c
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "model/mp-replacement.h"

typedef struct
{
  char *folder;
  GFile *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("mpower-test-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "out.csv", NULL);
  fixture->file = g_file_new_for_path (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_file_delete (fixture->file, NULL, NULL);
  /* Succeeds only when nothing else was left behind. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_object_unref (fixture->file);
  g_free (fixture->folder);
}

static void
write_text (Fixture    *fixture,
            const char *text,
            gboolean    commit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpReplacement) replacement = mp_replacement_new (fixture->file, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (mp_replacement_get_stream (replacement), text, strlen (text), NULL, NULL, &error));
  if (commit)
    g_assert_true (mp_replacement_commit (replacement, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_holds (Fixture    *fixture,
              const char *text)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_load_contents (fixture->file, NULL, &contents, NULL, NULL, NULL));
  g_assert_cmpstr (contents, ==, text);
}

static void
test_half_a_new_file_is_none (Fixture       *fixture,
                              gconstpointer  data)
{
  write_text (fixture, "half", FALSE);
  g_assert_false (g_file_query_exists (fixture->file, NULL));
}

static void
test_the_old_file_stays_until_the_new_one_is_whole (Fixture       *fixture,
                                                    gconstpointer  data)
{
  write_text (fixture, "old", TRUE);
  write_text (fixture, "half of a new one", FALSE);
  assert_holds (fixture, "old");
  write_text (fixture, "new", TRUE);
  assert_holds (fixture, "new");
}

static void
test_nowhere_is_an_error (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/out.csv");
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_replacement_new (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/replacement/half-a-new-file-is-none", Fixture, NULL, set_up, test_half_a_new_file_is_none, tear_down);
  g_test_add ("/replacement/the-old-file-stays-until-the-new-one-is-whole", Fixture, NULL, set_up, test_the_old_file_stays_until_the_new_one_is_whole, tear_down);
  g_test_add_func ("/replacement/nowhere-is-an-error", test_nowhere_is_an_error);
  return g_test_run ();
}
