/* mp-vocabulary.h: the vocabularies that every new portfolio begins with
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-record.h"

G_BEGIN_DECLS

/**
 * MpMakeIdFunc:
 *
 * Returns: an id that no record has yet
 */
typedef gint64 (*MpMakeIdFunc) (gpointer user_data);

GPtrArray *mp_vocabulary_make_records (MpMakeIdFunc make_id, gpointer user_data);
const char *mp_vocabulary_get_label (const char *key);

G_END_DECLS
