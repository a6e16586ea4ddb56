/* mp-json-record.h: one record as a JSON object
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "model/mp-project-record.h"

G_BEGIN_DECLS

#define MP_JSON_FORMAT "mpower-portfolio"
#define MP_JSON_VERSION 2

/**
 * MpJsonNameFunc:
 *
 * Returns: (transfer none) (nullable): how the record @id of @table is called outside the document
 */
typedef const char *(*MpJsonNameFunc) (MpTable table, gint64 id, gpointer user_data);

/**
 * MpJsonFindFunc:
 * @record: the record that refers to something
 * @name: how that is called
 *
 * Sets @field of @record.
 *
 * Returns: %FALSE with an error when nothing is called @name
 */
typedef gboolean (*MpJsonFindFunc) (MpRecord *record, guint field, const char *name, gpointer user_data, GError **error);

JsonObject *mp_json_object_from_record (const MpRecord *record, MpJsonNameFunc name, gpointer user_data);
MpRecord *mp_json_record_from_object (MpTable table, JsonObject *object, MpJsonFindFunc find, gpointer user_data, GError **error);
GArray *mp_json_get_children (MpTable table);

G_END_DECLS
