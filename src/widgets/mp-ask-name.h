/* mp-ask-name.h: a dialog that asks for a name
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MpAskName:
 * @heading: what is named
 * @body: (nullable): what that means
 * @accept_label: the verb of the act, with mnemonic
 * @name: (nullable): what it is called so far
 * @taken: (nullable): names that others have
 * @taken_text: says that another one is called so
 * @option: (nullable): something to be chosen besides, with mnemonic
 * @option_active: whether it is chosen so far
 */
typedef struct
{
  const char *heading;
  const char *body;
  const char *accept_label;
  const char *name;
  const char *const *taken;
  const char *taken_text;
  const char *option;
  gboolean option_active;
} MpAskName;

void mp_ask_name_async (GtkWindow *parent, const MpAskName *what, GAsyncReadyCallback callback, gpointer user_data);
char *mp_ask_name_finish (GAsyncResult *result, gboolean *option);

G_END_DECLS
