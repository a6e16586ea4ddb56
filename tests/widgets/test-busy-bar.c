/* test-busy-bar.c: what the program is doing
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mp-test-window.h"
#include "widgets/mp-busy-bar.h"

static void
test_cancel (void)
{
  MpBusyBar *bar = g_object_ref_sink (MP_BUSY_BAR (mp_busy_bar_new ()));
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GtkWidget *button = mp_test_find (GTK_WIDGET (bar), GTK_TYPE_BUTTON);

  g_assert_false (mp_busy_bar_is_busy (bar));
  mp_busy_bar_start (bar, "Reading", cancellable);
  g_assert_true (mp_busy_bar_is_busy (bar));
  mp_busy_bar_set_fraction (bar, 0.5);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  g_assert_false (gtk_widget_get_sensitive (button));

  mp_busy_bar_stop (bar);
  g_assert_false (mp_busy_bar_is_busy (bar));
  g_assert_finalize_object (bar);
}

static void
test_without_cancel (void)
{
  MpBusyBar *bar = g_object_ref_sink (MP_BUSY_BAR (mp_busy_bar_new ()));

  mp_busy_bar_start (bar, "Writing", NULL);
  g_assert_false (gtk_widget_get_visible (mp_test_find (GTK_WIDGET (bar), GTK_TYPE_BUTTON)));
  /* Finalised in the middle of work. */
  g_assert_finalize_object (bar);
}

int
main (int   argc,
      char *argv[])
{
  if (!mp_test_init_display (&argc, &argv))
    return 0;

  g_test_add_func ("/busy-bar/cancel-cancels-once", test_cancel);
  g_test_add_func ("/busy-bar/what-cannot-be-stopped-has-no-button", test_without_cancel);
  return g_test_run ();
}
