/* mp-test-log.c: warnings that are not about this program
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mp-test-log.h"

#include <string.h>

#define MEASURING "Trying to measure GtkLabel "
#define LABEL "GtkLabel "
#define REPORTED " reported min width -"

static const char *
get_message (const GLogField *fields,
             gsize            n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      if (strcmp (fields[i].key, "MESSAGE") == 0 && fields[i].length < 0)
        return fields[i].value;
    }
  return NULL;
}

/* libadwaita 1.7 measures the heading of an AdwMessageDialog at less than its least width, over any small window and
 * whatever it says; GTK 4.18 warns of that. Warnings of labels that are not in such a dialog are none of these. */
static gboolean
is_heading_of_dialog (const char *message)
{
  guint64 address;

  if (!g_str_has_prefix (message, MEASURING))
    return FALSE;
  address = g_ascii_strtoull (message + strlen (MEASURING), NULL, 16);
  return address != 0 && gtk_widget_get_ancestor (GTK_WIDGET (GSIZE_TO_POINTER ((gsize) address)), ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* Some labels of GTK 4.8's window of shortcuts want less than nothing, whatever they say. */
static gboolean
is_label_of_shortcuts (const char *message)
{
  guint64 address;

  if (!g_str_has_prefix (message, LABEL) || !strstr (message, REPORTED))
    return FALSE;
  address = g_ascii_strtoull (message + strlen (LABEL), NULL, 16);
  return address != 0 && gtk_widget_get_ancestor (GTK_WIDGET (GSIZE_TO_POINTER ((gsize) address)), GTK_TYPE_SHORTCUTS_WINDOW) != NULL;
}

static GLogWriterOutput
write_cb (GLogLevelFlags   level,
          const GLogField *fields,
          gsize            n_fields,
          gpointer         user_data)
{
  const char *message = get_message (fields, n_fields);

  if (message && (is_heading_of_dialog (message) || is_label_of_shortcuts (message)))
    return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

/**
 * mp_test_log_set_up:
 *
 * For tests that show questions. Before anything is logged, once.
 */
void
mp_test_log_set_up (void)
{
  g_log_set_writer_func (write_cb, NULL, NULL);
}
