/* mp-choose-file.h: asks for a file
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MpChooseFile:
 * @title: the title of the dialog
 * @action: whether to open or to save
 * @accept_label: the verb, with mnemonic
 * @name: (nullable): the name proposed for saving
 * @folder: (nullable): where to begin
 * @filters: (array zero-terminated=1) (nullable): label, patterns separated by semicolons, label …
 *
 * What to ask for.
 */
typedef struct
{
  const char *title;
  GtkFileChooserAction action;
  const char *accept_label;
  const char *name;
  GFile *folder;
  const char *const *filters;
} MpChooseFile;

void mp_choose_file_async (GtkWindow *parent, const MpChooseFile *what, GAsyncReadyCallback callback, gpointer user_data);
GFile *mp_choose_file_finish (GAsyncResult *result);

G_END_DECLS
