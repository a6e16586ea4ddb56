/* mp-context.c: from a thread to the one that waits for it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/mp-context.h"

/**
 * mp_context_queue:
 * @context: of the thread that is to be told
 * @func: called there, once if it returns %G_SOURCE_REMOVE
 * @destroy: (nullable): for @user_data
 *
 * Calls are made in their order, and before the callback of a #GTask that returns later. Unlike
 * g_main_context_invoke() it never calls in the thread that asks, which that does whenever nobody is
 * just running the context. Any thread.
 */
void
mp_context_queue (GMainContext   *context,
                  GSourceFunc     func,
                  gpointer        user_data,
                  GDestroyNotify  destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  /* The priority of the callback that ends a task. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, user_data, destroy);
  g_source_attach (source, context);
}
