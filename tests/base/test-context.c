/* test-context.c: what a thread tells the one that waits for it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mp-context.h"

#define N 1000

typedef struct
{
  GThread *teller;
  GThread *waiter;
  gint queued; /* atomic */
  guint told;
} Fixture;

typedef struct
{
  Fixture *fixture;
  guint number;
} Word;

static gboolean
told_cb (gpointer user_data)
{
  const Word *word = user_data;

  g_assert_true (g_thread_self () == word->fixture->waiter);
  g_assert_cmpuint (word->number, ==, word->fixture->told++);
  return G_SOURCE_REMOVE;
}

static gpointer
tell_cb (gpointer user_data)
{
  Fixture *f = user_data;

  /* Nobody runs the context meanwhile: here it would be called at once, in the wrong thread. */
  for (guint i = 0; i < N; i++)
    {
      Word *word = g_new (Word, 1);

      *word = (Word) { f, i };
      mp_context_queue (NULL, told_cb, word, g_free);
    }
  g_atomic_int_set (&f->queued, 1);
  return NULL;
}

static void
test_thread (void)
{
  Fixture f = { .waiter = g_thread_self () };

  f.teller = g_thread_new ("teller", tell_cb, &f);
  while (!g_atomic_int_get (&f.queued))
    g_thread_yield ();
  g_assert_cmpuint (f.told, ==, 0);
  while (f.told < N)
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (f.teller);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/context/calls-in-order-in-the-thread-that-waits", test_thread);
  return g_test_run ();
}
