/* mp-import-texts.c: what an import has to say, as rows
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/import/mp-import-texts.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"

static GtkWidget *
create_text_row (const char *title,
                 const char *subtitle,
                 const char *icon)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (icon)
    adw_action_row_set_icon_name (ADW_ACTION_ROW (row), icon);
  return row;
}

GtkWidget *
mp_import_difference_row_new (const MpImportDifference *difference)
{
  g_autofree char *text = NULL;

  if (difference->old_text && difference->new_text)
    /* Translators: what the portfolio says, and what the file says instead */
    text = g_strdup_printf (_("%s → %s"), difference->old_text, difference->new_text);
  else if (difference->old_text)
    /* Translators: what goes by an import */
    text = g_strdup_printf (_("%s → removed"), difference->old_text);
  return create_text_row (difference->label, text ? text : difference->new_text, NULL);
}

static const char *
get_severity_icon (MpSeverity severity)
{
  switch (severity)
    {
    case MP_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case MP_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    case MP_SEVERITY_NOTE:
    default:
      return "dialog-information-symbolic";
    }
}

GtkWidget *
mp_import_message_row_new (const MpMessage *message)
{
  g_autofree char *number = mp_format_integer (message->line);
  /* Translators: %s is the number of a line of a file */
  g_autofree char *line = g_strdup_printf (_("line %s"), number);

  return create_text_row (message->text, message->line > 0 ? line : NULL, get_severity_icon (message->severity));
}
