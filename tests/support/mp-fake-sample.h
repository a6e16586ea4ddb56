/* mp-fake-sample.h: a project in which every field is filled in, and two poor ones
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mp-fake-document.h"

G_BEGIN_DECLS

#define MP_SAMPLE_RICH 1
#define MP_SAMPLE_POOR 2
#define MP_SAMPLE_SECOND 3
#define MP_SAMPLE_SOURCE 900
#define MP_SAMPLE_PARTNER 901
#define MP_SAMPLE_INITIATIVE 910

MpFakeDocument *mp_fake_sample_new (void);
MpDate mp_fake_sample_day (const char *iso);

G_END_DECLS
