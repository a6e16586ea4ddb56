/* mp-message.c: what a reader has to say about a file
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-message.h"

#include <glib/gi18n-lib.h>

/**
 * mp_message_new:
 * @code: a stable English name; must be a literal, it is not copied
 * @line: the line of the file, from 1; 0 when it concerns the whole
 * @format: a printf format, translated
 *
 * Returns: (transfer full): a message
 */
MpMessage *
mp_message_new (MpSeverity  severity,
                const char *code,
                guint       line,
                const char *format,
                ...)
{
  MpMessage *self = g_new0 (MpMessage, 1);
  va_list args;

  self->severity = severity;
  self->code = code;
  self->line = line;
  va_start (args, format);
  self->text = g_strdup_vprintf (format, args);
  va_end (args);
  return self;
}

MpMessage *
mp_message_copy (const MpMessage *self)
{
  MpMessage *copy = g_new (MpMessage, 1);

  *copy = *self;
  copy->text = g_strdup (self->text);
  return copy;
}

void
mp_message_free (MpMessage *self)
{
  g_free (self->text);
  g_free (self);
}

/**
 * mp_severity_get_key:
 *
 * Returns: "note", "warning" or "error"; stable, not translated
 */
const char *
mp_severity_get_key (MpSeverity severity)
{
  switch (severity)
    {
    case MP_SEVERITY_WARNING:
      return "warning";
    case MP_SEVERITY_ERROR:
      return "error";
    case MP_SEVERITY_NOTE:
    default:
      return "note";
    }
}

/**
 * mp_severity_get_label:
 *
 * Returns: the severity as users read it, translated
 */
const char *
mp_severity_get_label (MpSeverity severity)
{
  switch (severity)
    {
    case MP_SEVERITY_WARNING:
      return C_("severity", "Warning");
    case MP_SEVERITY_ERROR:
      return C_("severity", "Error");
    case MP_SEVERITY_NOTE:
    default:
      return C_("severity", "Note");
    }
}
