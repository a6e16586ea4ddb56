/* mp-test-store.c: a real document for views and windows
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mp-test-store.h"

#include <glib/gstdio.h>

/* An empty one, in a folder of its own. */
MpStore *
mp_test_store_new (char **path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mpower-test-XXXXXX", &error);
  g_autoptr (GFile) file = NULL;
  MpStore *store;

  g_assert_no_error (error);
  *path = g_build_filename (folder, "p.mpower", NULL);
  file = g_file_new_for_path (*path);
  store = mp_store_create (file, "Test", NULL, &error);
  g_assert_no_error (error);
  return store;
}

/* Takes both; nothing but the file may be left in the folder. */
void
mp_test_store_free (MpStore *store,
                    char    *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  mp_store_close (store);
  g_object_unref (store);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (path);
}

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
mp_test_store_apply (MpStore     *store,
                     MpChangeSet *set)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  mp_editor_apply_async (MP_EDITOR (store), set, NULL, keep_result_cb, &result);
  wait_for (&result);
  mp_editor_apply_finish (MP_EDITOR (store), result, &error);
  g_assert_no_error (error);
}

void
mp_test_store_undo (MpStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  mp_editor_undo_async (MP_EDITOR (store), NULL, keep_result_cb, &result);
  wait_for (&result);
  mp_editor_undo_finish (MP_EDITOR (store), result, &error);
  g_assert_no_error (error);
}
