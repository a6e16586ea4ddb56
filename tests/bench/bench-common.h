/* bench-common.h: what the benchmarks share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "store/mp-store.h"

void bench_write_csv (const char *path, guint n_projects);
MpStore *bench_import_csv (GFile *document, const char *csv, guint n_projects, double *compared_ms, double *applied_ms);
void bench_await (MpEditor *editor, void (*start) (MpEditor *editor, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data));
void bench_apply (MpEditor *editor, MpChangeSet *set);

double bench_now_ms (void);
double bench_median (double *values, guint n);
double bench_peak_memory_mib (void);
