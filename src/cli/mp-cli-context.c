/* mp-cli-context.c: what all commands need
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/mp-cli-context.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mp-error.h"
#include "base/mp-locale.h"
#include "base/mp-text.h"
#include "cli/mp-cli-text.h"

MpCli *
mp_cli_new (const MpCliCommand  *command,
            char               **arguments)
{
  MpCli *self = g_new0 (MpCli, 1);

  self->command = command;
  self->arguments = g_strdupv (arguments);
  self->n_arguments = g_strv_length (self->arguments) - 1;
  self->out = mp_cli_output_new ();
  return self;
}

/**
 * mp_cli_free:
 * @status: how the command ended
 *
 * Closes the document and writes what is left to be said.
 *
 * Returns: the exit status, which is another when that fails
 */
int
mp_cli_free (MpCli *self,
             int    status)
{
  g_autoptr (GError) error = NULL;

  if (!mp_cli_output_finish (self->out, &error))
    {
      mp_cli_error (self, NULL, _("The output could not be written: %s"), error->message);
      status = MP_CLI_FAILED;
    }
  if (self->store)
    mp_store_close (self->store);
  g_clear_object (&self->store);
  mp_cli_output_free (self->out);
  g_strfreev (self->arguments);
  g_free (self->path);
  g_free (self);
  return status;
}

/**
 * mp_cli_print_error_line:
 *
 * Writes one line to standard error. What comes from files cannot steer the terminal.
 */
void
mp_cli_print_error_line (const char *line)
{
  /* Arguments may be in any encoding. */
  g_autofree char *valid = g_utf8_make_valid (line, -1);
  GString *clean = g_string_sized_new (strlen (valid) + 1);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || !g_unichar_iscntrl (c))
        g_string_append_unichar (clean, c);
      else
        g_string_append_c (clean, ' ');
    }
  g_printerr ("%s\n", clean->str);
  g_string_free (clean, TRUE);
}

/**
 * mp_cli_error:
 * @subject: (nullable): what it concerns: a file as it was named, or an option
 * @format: a sentence, translated
 *
 * Says on standard error what is wrong.
 */
void
mp_cli_error (MpCli      *self,
              const char *subject,
              const char *format,
              ...)
{
  g_autofree char *sentence = NULL;
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  line = subject ? g_strdup_printf ("mpower: %s: %s", subject, sentence) : g_strdup_printf ("mpower: %s", sentence);
  mp_cli_print_error_line (line);
}

/**
 * mp_cli_usage_error:
 *
 * Says what is wrong with the command line and where help is, and sets the status.
 */
void
mp_cli_usage_error (MpCli      *self,
                    const char *format,
                    ...)
{
  g_autofree char *sentence = NULL;
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  mp_cli_error (self, self->command->name, "%s", sentence);
  /* Translators: the name of a command. */
  line = g_strdup_printf (_("“mpower %s --help” shows how it is used."), self->command->name);
  mp_cli_print_error_line (line);
  self->status = MP_CLI_USAGE;
}

static void
print_help (MpCli          *self,
            GOptionContext *context)
{
  g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

  mp_cli_output_append (self->out, help);
}

/* The "--" that ended the options stays in the list where one would begin after it. */
static void
drop_separator (char **arguments)
{
  char **p = arguments;

  while (*p && strcmp (*p, "--") != 0)
    p++;
  if (*p == NULL)
    return;
  g_free (*p);
  do
    p[0] = p[1];
  while (*p++);
}

/**
 * mp_cli_parse:
 * @entries: the options of the command
 * @min: the least number of further arguments
 * @max: their largest number, %G_MAXUINT for any
 *
 * Reads the options out of the arguments.
 *
 * Returns: %FALSE when the command ends here, with its status set
 */
gboolean
mp_cli_parse (MpCli              *self,
              const GOptionEntry *entries,
              guint               min,
              guint               max)
{
  g_autofree char *prgname = g_strdup_printf ("mpower %s", self->command->name);
  g_autoptr (GOptionContext) context = g_option_context_new (_(self->command->arguments));
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry help_entries[] = {
    { "help", 'h', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL },
    { NULL },
  };
  gboolean parsed;

  g_set_prgname (prgname);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _(self->command->summary));
  if (self->command->details)
    g_option_context_set_description (context, _(self->command->details));
  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help_entries, GETTEXT_PACKAGE);
  parsed = g_option_context_parse_strv (context, &self->arguments, &error);
  g_set_prgname ("mpower");

  if (!parsed)
    {
      mp_cli_usage_error (self, "%s", error->message);
      return FALSE;
    }
  if (help)
    {
      g_set_prgname (prgname);
      print_help (self, context);
      g_set_prgname ("mpower");
      self->status = MP_CLI_DONE;
      return FALSE;
    }
  drop_separator (self->arguments);
  self->n_arguments = g_strv_length (self->arguments) - 1;
  if (self->n_arguments < min)
    {
      mp_cli_usage_error (self, _("Something is missing. It is used as: mpower %1$s %2$s"), self->command->name, _(self->command->arguments));
      return FALSE;
    }
  if (self->n_arguments > max)
    {
      g_autofree char *name = mp_cli_display_name (self->arguments[max + 1]);

      mp_cli_usage_error (self, _("“%s” is one argument too many"), name);
      return FALSE;
    }
  return TRUE;
}

/**
 * mp_cli_file_for_argument:
 *
 * Returns: (transfer full): the local file of that path
 */
GFile *
mp_cli_file_for_argument (const char *argument)
{
  return g_file_new_for_path (argument);
}

/**
 * mp_cli_display_name:
 *
 * Returns: (transfer full): @argument as it can be shown, on one line
 */
char *
mp_cli_display_name (const char *argument)
{
  g_autofree char *name = g_filename_display_name (argument);

  return mp_text_one_line (name);
}

/**
 * mp_cli_dup_author:
 *
 * Returns: (transfer full): the name under which changes are recorded: that of the preferences, else that of the account
 */
char *
mp_cli_dup_author (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source ? g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE) : NULL;

  /* Not installed, there may be no preferences. */
  if (schema)
    {
      g_autoptr (GSettings) settings = g_settings_new_full (schema, NULL, NULL);
      g_autofree char *author = g_settings_get_string (settings, "author-name");

      if (!mp_text_is_empty (author))
        return g_steal_pointer (&author);
    }
  return g_strdup (g_strcmp0 (g_get_real_name (), "Unknown") == 0 ? g_get_user_name () : g_get_real_name ());
}

/**
 * mp_cli_open:
 *
 * Opens the document that the first argument names. Without %MP_STORE_OPEN_READ_ONLY it must be
 * one that can be changed.
 *
 * Returns: %FALSE when it cannot be opened; then that was said and the status is set
 */
gboolean
mp_cli_open (MpCli            *self,
             MpStoreOpenFlags  flags)
{
  g_autoptr (GFile) file = mp_cli_file_for_argument (self->arguments[1]);
  g_autoptr (GError) error = NULL;
  const char *reason;

  self->path = mp_cli_display_name (self->arguments[1]);
  self->store = mp_store_open (file, flags, NULL, &error);
  /* What a process that was killed left behind, and a document of an older schema, must be written to before they
   * can be read. */
  if ((flags & MP_STORE_OPEN_READ_ONLY) && g_error_matches (error, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY))
    {
      g_clear_error (&error);
      self->store = mp_store_open (file, MP_STORE_OPEN_DEFAULT, NULL, &error);
    }
  if (self->store == NULL)
    {
      mp_cli_error (self, self->path, "%s", error->message);
      self->status = MP_CLI_FAILED;
      return FALSE;
    }
  reason = mp_editor_get_read_only_reason (MP_EDITOR (self->store));
  if (!(flags & MP_STORE_OPEN_READ_ONLY) && reason)
    {
      mp_cli_error (self, self->path, "%s", reason);
      self->status = MP_CLI_FAILED;
      return FALSE;
    }
  if (!(flags & MP_STORE_OPEN_READ_ONLY))
    {
      g_autofree char *author = mp_cli_dup_author ();

      mp_store_set_author (self->store, author);
    }
  return TRUE;
}

/**
 * mp_cli_may_write:
 * @path: the file that a command is to write
 *
 * Returns: %FALSE when that would overwrite the open document; then that was said
 */
gboolean
mp_cli_may_write (MpCli      *self,
                  const char *path)
{
  struct stat document, output;

  if (stat (self->arguments[1], &document) == 0 && stat (path, &output) == 0 &&
      document.st_dev == output.st_dev && document.st_ino == output.st_ino)
    {
      mp_cli_error (self, self->path, _("The output would overwrite the portfolio; name another file"));
      self->status = MP_CLI_FAILED;
      return FALSE;
    }
  return TRUE;
}

/**
 * mp_cli_wait_cb:
 * @user_data: where a #GAsyncResult goes, for mp_cli_wait()
 */
void
mp_cli_wait_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/**
 * mp_cli_wait:
 * @result: where mp_cli_wait_cb() puts the result; %NULL first
 *
 * Returns: (transfer none): what was waited for
 */
GAsyncResult *
mp_cli_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/**
 * mp_cli_parse_day:
 * @option: the option that takes it
 * @text: (nullable): a day; %NULL leaves @day as it is
 * @day: (inout): the day
 *
 * Returns: %FALSE when @text is no day; then that was said and the status is set
 */
gboolean
mp_cli_parse_day (MpCli      *self,
                  const char *option,
                  const char *text,
                  MpDate     *day)
{
  MpDatePrecision precision;
  MpDate parsed;

  if (text == NULL)
    return TRUE;
  if (!mp_date_parse_iso (text, &parsed, &precision) || precision != MP_PRECISION_DAY)
    {
      /* Translators: 1 is an option as "--as-of", 2 what was given. */
      mp_cli_usage_error (self, _("%1$s: “%2$s” is no day; write it as 2026-11-23"), option, text);
      return FALSE;
    }
  *day = parsed;
  return TRUE;
}

/**
 * mp_cli_check_limit:
 * @limit: what "--limit" was given, %MP_CLI_NO_LIMIT without it
 *
 * Returns: %FALSE when it is negative; then that was said and the status is set
 */
gboolean
mp_cli_check_limit (MpCli *self,
                    int    limit)
{
  if (limit >= 0)
    return TRUE;
  mp_cli_usage_error (self, _("--limit: %d is less than nothing"), limit);
  return FALSE;
}

/**
 * mp_cli_check_language:
 * @wanted: (nullable): what "--language" was given; mp_cli_run() has chosen it already
 *
 * Returns: %FALSE when there is no such translation; then that was said and the status is set
 */
gboolean
mp_cli_check_language (MpCli      *self,
                       const char *wanted)
{
  g_autofree char *given = mp_locale_dup_language (GETTEXT_PACKAGE);
  gsize length = wanted ? strcspn (wanted, "_-.@") : 0;

  if (wanted == NULL || (length > 0 && strncmp (wanted, given, length) == 0))
    return TRUE;
  mp_cli_usage_error (self, _("--language: The program is not translated into “%s”"), wanted);
  return FALSE;
}

/**
 * mp_cli_prepare_gtk:
 *
 * GTK's text and scene graph, without a display.
 */
void
mp_cli_prepare_gtk (void)
{
  /* The locale is set up, and may be another than the environment's. */
  gtk_disable_setlocale ();
  gtk_init_check ();
}
