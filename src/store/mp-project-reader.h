/* mp-project-reader.h: whole projects, one after the other
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project-record.h"
#include "store/mp-database.h"

G_BEGIN_DECLS

typedef struct _MpProjectReader MpProjectReader;

MpProjectReader *mp_project_reader_new (MpDatabase *database);
void mp_project_reader_free (MpProjectReader *self);
gboolean mp_project_reader_load (MpProjectReader *self, gint64 id, MpProjectRecord **project, GError **error);
void mp_project_reader_reset (MpProjectReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpProjectReader, mp_project_reader_free)

G_END_DECLS
