/* test-uuid.c: UUIDs that ascend
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/mp-uuid.h"

static void
test_a_row_ascends (void)
{
  g_autofree char *last = mp_uuid_new_in_row (0, 0);

  for (guint i = 1; i < 1000000; i += 7)
    {
      char *next = mp_uuid_new_in_row (0, i);

      g_assert_cmpint (strncmp (next, last, 5), >, 0);
      g_free (last);
      last = next;
    }
}

static void
test_a_row_may_begin_anywhere (void)
{
  g_autofree char *greatest = mp_uuid_new_in_row (G_MAXUINT32, 0);
  g_autofree char *after_it = mp_uuid_new_in_row (G_MAXUINT32, 1);

  g_assert_true (g_str_has_prefix (greatest, "ffffffff-"));
  g_assert_true (g_str_has_prefix (after_it, "00000fff-"));
}

static void
test_the_rest_is_random_but_for_version_and_variant (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 1000; i++)
    {
      char *uuid = mp_uuid_new_in_row (0x12345678, 0);

      g_assert_true (g_uuid_string_is_valid (uuid));
      g_assert_true (g_str_has_prefix (uuid, "12345678-"));
      g_assert_cmpint (uuid[14], ==, '8');
      g_assert_nonnull (strchr ("89ab", uuid[19]));
      g_assert_true (g_hash_table_add (seen, uuid));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/uuid/a-row-ascends", test_a_row_ascends);
  g_test_add_func ("/uuid/a-row-may-begin-anywhere", test_a_row_may_begin_anywhere);
  g_test_add_func ("/uuid/the-rest-is-random-but-for-version-and-variant", test_the_rest_is_random_but_for_version_and_variant);
  return g_test_run ();
}
