/* mp-message.h: what a reader has to say about a file
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MP_SEVERITY_NOTE,
  MP_SEVERITY_WARNING,
  MP_SEVERITY_ERROR,
} MpSeverity;

/**
 * MpMessage:
 * @severity: how much it matters
 * @code: a stable English name, as "title-cut"
 * @line: the line of the file, from 1; 0 when it concerns the whole
 * @text: what happened, to what, and what to do; translated
 */
typedef struct
{
  MpSeverity severity;
  const char *code;
  guint line;
  char *text;
} MpMessage;

MpMessage *mp_message_new (MpSeverity severity, const char *code, guint line, const char *format, ...) G_GNUC_PRINTF (4, 5);
MpMessage *mp_message_copy (const MpMessage *self);
void mp_message_free (MpMessage *self);
const char *mp_severity_get_key (MpSeverity severity);
const char *mp_severity_get_label (MpSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpMessage, mp_message_free)

G_END_DECLS
