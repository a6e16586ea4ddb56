/* mp-worker.h: a thread that does one job after the other
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MpWorker MpWorker;
typedef void (*MpWorkerFunc) (gpointer data);

MpWorker *mp_worker_new (const char *name);
void mp_worker_free (MpWorker *self);
void mp_worker_push (MpWorker *self, MpWorkerFunc func, gpointer data);
void mp_worker_run (MpWorker *self, MpWorkerFunc func, gpointer data);
gboolean mp_worker_is_idle (MpWorker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpWorker, mp_worker_free)

G_END_DECLS
