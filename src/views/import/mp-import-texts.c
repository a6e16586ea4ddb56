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

/**
 * mp_import_more_row_new:
 * @n: so many further messages there are
 */
GtkWidget *
mp_import_more_row_new (guint n)
{
  g_autofree char *number = mp_format_integer (n);
  /* Translators: so many messages about a file are not shown */
  g_autofree char *text = g_strdup_printf (ngettext ("%s more message", "%s more messages", n), number);

  return create_text_row (text, NULL, NULL);
}

/**
 * mp_import_reason_new:
 *
 * Returns: (transfer floating): what speaks for or against two projects being one, as a line
 */
GtkWidget *
mp_import_reason_new (const char *text,
                      const char *icon)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "valign", GTK_ALIGN_START, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* The choice that menus and buttons call so. */
MpChoice
mp_import_choice_from_name (const char *name)
{
  if (g_str_equal (name, "theirs"))
    return MP_CHOICE_THEIRS;
  if (g_str_equal (name, "mine"))
    return MP_CHOICE_MINE;
  return g_str_equal (name, "both") ? MP_CHOICE_BOTH : MP_CHOICE_DEFAULT;
}
