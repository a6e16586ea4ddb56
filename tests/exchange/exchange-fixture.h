/* exchange-fixture.h: imports and exports that wait until they are done
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-export.h"
#include "exchange/mp-import-plan.h"
#include "store/mp-store.h"

/* A folder with one new document, removed at the end. */
typedef struct
{
  char *folder;
  MpStore *store;
} Exchange;

void exchange_set_up (Exchange *self, gconstpointer data);
void exchange_tear_down (Exchange *self, gconstpointer data);

MpStore *exchange_create_store (Exchange *self, const char *name);
char *exchange_write_file (Exchange *self, const char *name, const char *text, gssize length);

MpReader *exchange_read_text (MpStore *store, const char *name, const char *text);
MpReader *exchange_read_path (MpStore *store, const char *path, GError **error);
MpImportPlan *exchange_plan (MpStore *store, MpReader *reader, const char *recorded_on, GError **error);
MpImportPlan *exchange_plan_text (MpStore *store, const char *name, const char *text);
gboolean exchange_apply (MpStore *store, MpImportPlan *plan, GError **error);
void exchange_import (MpStore *store, const char *name, const char *text);
void exchange_import_path (MpStore *store, const char *path);
void exchange_undo (MpStore *store);
char *exchange_export (MpStore *store, const char *format, GArray *ids);

char *exchange_describe (MpImportPlan *plan);
char *exchange_describe_item (MpImportPlan *plan, guint index);
gboolean exchange_has_message (GPtrArray *messages, const char *code, guint line);
MpProjectRecord *exchange_load_nth (MpStore *store, guint index);
char *exchange_shared_path (const char *name);
char *exchange_data_path (const char *folder, const char *name);
