/* mp-locale.c: a locale in which the chosen language works
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mp-locale.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/* Of a catalogue that is found, the empty text is its header. */
static gboolean
is_served (const char *domain)
{
  return *dgettext (domain, "") != '\0';
}

/**
 * mp_locale_serve_language:
 * @domain: a text domain that is bound already
 *
 * Catalogues are looked up by the environment variable LANGUAGE, but never while the locale of
 * messages is "C", and with newer C libraries not in "C.UTF-8" either. Then any other locale of
 * the machine serves, whatever its own language; it is put into the environment too, because
 * GTK sets the locale once more. Call it before there are other threads.
 *
 * Returns: whether texts of @domain are translated now
 */
gboolean
mp_locale_serve_language (const char *domain)
{
  static const char *const locales[] = { "C.UTF-8", "en_US.UTF-8", "en_GB.UTF-8", "es_ES.UTF-8", "fr_FR.UTF-8" };
  const char *language = g_getenv ("LANGUAGE");
  g_autofree char *before = NULL;

  g_return_val_if_fail (domain != NULL, FALSE);

  if (is_served (domain))
    return TRUE;
  if (language == NULL || *language == '\0' || g_str_has_prefix (language, "en"))
    return FALSE;

  before = g_strdup (setlocale (LC_MESSAGES, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      if (setlocale (LC_MESSAGES, locales[i]) == NULL || !is_served (domain))
        continue;
      if (g_getenv ("LC_ALL"))
        {
          g_setenv ("LANG", g_getenv ("LC_ALL"), TRUE);
          g_unsetenv ("LC_ALL");
        }
      g_setenv ("LC_MESSAGES", locales[i], TRUE);
      return TRUE;
    }
  setlocale (LC_MESSAGES, before);
  return FALSE;
}

/**
 * mp_locale_dup_language:
 * @domain: a text domain
 *
 * Returns: (transfer full): the language that texts of @domain are really in, as the catalogue itself says: "es", "pt_BR";
 *   "en" where there is none
 */
char *
mp_locale_dup_language (const char *domain)
{
  static const char field[] = "Language: ";
  const char *header;
  const char *line;

  g_return_val_if_fail (domain != NULL, NULL);

  header = dgettext (domain, "");
  line = strstr (header, field);
  if (line == NULL)
    return g_strdup ("en");
  line += strlen (field);
  return g_strndup (line, strcspn (line, "\n"));
}

/**
 * mp_locale_is_right_to_left:
 * @language: a code as "ar", "ar_EG" or "ar-EG"
 *
 * Returns: whether it is written from right to left, as it usually is
 */
gboolean
mp_locale_is_right_to_left (const char *language)
{
  static const char *const codes[] = { "ar", "ckb", "dv", "fa", "he", "iw", "nqo", "ps", "sd", "syr", "ug", "ur", "yi", NULL };
  g_autofree char *code = NULL;

  g_return_val_if_fail (language != NULL, FALSE);

  code = g_strndup (language, strcspn (language, "_-.@"));
  return g_strv_contains (codes, code);
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * mp_locale_list_languages:
 * @domain: a text domain
 * @folder: where its catalogues are installed; the environment variable MPOWER_LOCALEDIR goes before it
 *
 * Returns: (transfer full) (element-type utf8): the codes of the languages that there is a catalogue of, and English, that of
 *   the source
 */
GPtrArray *
mp_locale_list_languages (const char *domain,
                          const char *folder)
{
  const char *other = g_getenv ("MPOWER_LOCALEDIR");
  GPtrArray *languages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (other ? other : folder, 0, NULL);
  g_autofree char *file = g_strconcat (domain, ".mo", NULL);
  const char *name;

  g_ptr_array_add (languages, g_strdup ("en"));
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (other ? other : folder, name, "LC_MESSAGES", file, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_str_equal (name, "en"))
        g_ptr_array_add (languages, g_strdup (name));
    }
  g_ptr_array_sort (languages, compare_codes);
  return languages;
}
