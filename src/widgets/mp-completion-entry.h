/* mp-completion-entry.h: an entry that offers what fits while one types
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_COMPLETION_ENTRY (mp_completion_entry_get_type ())
G_DECLARE_FINAL_TYPE (MpCompletionEntry, mp_completion_entry, MP, COMPLETION_ENTRY, GtkWidget)

/**
 * MpCompletion:
 * @id: the record that it stands for, 0 if none
 * @text: what the entry holds when it is chosen
 * @label: (nullable): what the list shows, @text when %NULL
 * @detail: (nullable): what it is, shown dimmed
 */
typedef struct
{
  gint64 id;
  char *text;
  char *label;
  char *detail;
} MpCompletion;

MpCompletion *mp_completion_new (gint64 id, const char *text, const char *label, const char *detail);
void mp_completion_free (MpCompletion *self);

/**
 * MpCompletionFunc:
 * @text: what was typed
 *
 * Answers with mp_completion_entry_set_completions(), now or later.
 */
typedef void (*MpCompletionFunc) (MpCompletionEntry *entry, const char *text, gpointer user_data);

GtkWidget *mp_completion_entry_new (void);
void mp_completion_entry_set_func (MpCompletionEntry *self, MpCompletionFunc func, gpointer user_data, GDestroyNotify destroy);
void mp_completion_entry_set_completions (MpCompletionEntry *self, const char *text, GPtrArray *completions);
void mp_completion_entry_set_choose_first (MpCompletionEntry *self, gboolean choose_first);

void mp_completion_entry_set_choice (MpCompletionEntry *self, gint64 id, const char *text);
gboolean mp_completion_entry_get_choice (MpCompletionEntry *self, gint64 *id);
const char *mp_completion_entry_get_text (MpCompletionEntry *self);
GtkWidget *mp_completion_entry_get_entry (MpCompletionEntry *self);

G_END_DECLS
