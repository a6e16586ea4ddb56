/* mp-locale.c: a locale in which the chosen language works
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mp-locale.h"

#include <libintl.h>
#include <locale.h>

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
