/* mp-detail-words.h: the facts of a project, a partner or a term in words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/mp-edit-context.h"

G_BEGIN_DECLS

/**
 * MpDetailWords:
 * @caption: (nullable): what it is
 * @value: what it says
 * @detail: (nullable): more about it
 * @trailing: (nullable): a share
 * @origin: (nullable): where it comes from, for a tooltip
 * @uri: (nullable): what it leads to
 * @other_project: the project that it leads to, 0 if none
 * @dim: whether there is nothing, or nothing that still counts
 * @found: whether it was found in a text and nobody has confirmed it
 */
typedef struct
{
  char *caption;
  char *value;
  char *detail;
  char *trailing;
  char *origin;
  char *uri;
  gint64 other_project;
  gboolean dim;
  gboolean found;
} MpDetailWords;

void mp_detail_words_init (MpDetailWords *self, MpEditContext *context, const MpRecord *record);
void mp_detail_words_init_field (MpDetailWords *self, MpEditContext *context, const MpRecord *record, guint field);
void mp_detail_words_clear (MpDetailWords *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MpDetailWords, mp_detail_words_clear)

G_END_DECLS
