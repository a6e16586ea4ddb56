/* mp-record-texts.h: partners, sources and terms in words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/mp-edit-context.h"

G_BEGIN_DECLS

typedef enum
{
  MP_RECORD_TEXT_LIST,
  MP_RECORD_TEXT_SEARCH,
  MP_RECORD_TEXT_ADD,
  MP_RECORD_TEXT_NEW_NAME,
  MP_RECORD_TEXT_EMPTY,
  MP_RECORD_TEXT_EMPTY_MORE,
  MP_RECORD_TEXT_NONE_FOUND,
  MP_RECORD_TEXT_NONE_SELECTED,
  MP_RECORD_TEXT_ACT_ADD,
  MP_RECORD_TEXT_ACT_DELETE,
  MP_RECORD_TEXT_NOT_ADDED,
  MP_RECORD_TEXT_NOT_DELETED,
  MP_N_RECORD_TEXTS,
} MpRecordText;

const char *mp_record_texts_get (MpTable table, MpRecordText text);
char *mp_record_texts_dup_title (MpEditContext *context, const MpRecord *record);
char *mp_record_texts_dup_line (MpEditContext *context, const MpRecord *record);
char *mp_record_texts_dup_detail (MpEditContext *context, const MpRecord *record);
char *mp_record_texts_dup_key (const char *label);
int mp_record_texts_compare_links (gconstpointer a, gconstpointer b);

G_END_DECLS
