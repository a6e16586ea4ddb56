/* mp-language.c: names of languages
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names are message ids of the catalogues of iso-codes; where that is not installed
 * they read in English. A language that is not listed is shown and typed by its code.
 */

#include "config.h"

#include "base/mp-language.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <string.h>

#include "base/mp-text.h"

#define ISO_DOMAIN "iso_639-2"
#define ISO_OTHER_DOMAIN "iso_639-3"

/* Languages of the partners first, then of other countries where such projects run. */
static const struct
{
  const char *code;
  const char *name;
} languages[] = {
  { "en", "English" },
  { "es", "Spanish; Castilian" },
  { "fr", "French" },
  { "pt", "Portuguese" },
  { "ar", "Arabic" },
  { "id", "Indonesian" },
  { "ms", "Malay" },
  { "bn", "Bengali" },
  { "ka", "Georgian" },
  { "fil", "Filipino; Pilipino" },
  { "st", "Sotho, Southern" },
  { "ne", "Nepali" },
  { "ha", "Hausa" },
  { "yo", "Yoruba" },
  { "ig", "Igbo" },
  { "sw", "Swahili" },
  { "tl", "Tagalog" },
  { "de", "German" },
  { "it", "Italian" },
  { "nl", "Dutch; Flemish" },
  { "ru", "Russian" },
  { "uk", "Ukrainian" },
  { "zh", "Chinese" },
  { "hi", "Hindi" },
  { "ur", "Urdu" },
  { "vi", "Vietnamese" },
  { "th", "Thai" },
  { "my", "Burmese" },
  { "km", "Central Khmer" },
  { "si", "Sinhala; Sinhalese" },
  { "ta", "Tamil" },
  { "am", "Amharic" },
  { "so", "Somali" },
  { "tr", "Turkish" },
  { "fa", "Persian" },
  { "sq", "Albanian" },
  { "hy", "Armenian" },
  { "az", "Azerbaijani" },
  { "uz", "Uzbek" },
  { "ht", "Haitian; Haitian Creole" },
  { "qu", "Quechua" },
  { "gn", "Guarani" },
  { "ay", "Aymara" },
  { "ja", "Japanese" },
  { "ko", "Korean" },
  { "el", "Greek, Modern (1453-)" },
  { "pl", "Polish" },
  { "ro", "Romanian; Moldavian; Moldovan" },
};

static const char *
translate (const char *domain,
           const char *name)
{
  static gsize bound = 0;

  if (g_once_init_enter (&bound))
    {
      bindtextdomain (ISO_DOMAIN, ISO_CODES_LOCALEDIR);
      bind_textdomain_codeset (ISO_DOMAIN, "UTF-8");
      bindtextdomain (ISO_OTHER_DOMAIN, ISO_CODES_LOCALEDIR);
      bind_textdomain_codeset (ISO_OTHER_DOMAIN, "UTF-8");
      g_once_init_leave (&bound, 1);
    }
  return g_dgettext (domain, name);
}

/* "Spanish; Castilian" names one language twice. */
static char *
first_name (const char *names)
{
  const char *end = strchr (names, ';');

  return end ? g_strndup (names, (gsize) (end - names)) : g_strdup (names);
}

/* The second catalogue knows some languages by one name that the first does not know by two. */
static char *
translate_name (const char *names)
{
  const char *translated = translate (ISO_DOMAIN, names);
  g_autofree char *first = first_name (names);

  return translated == names ? g_strdup (translate (ISO_OTHER_DOMAIN, first)) : first_name (translated);
}

/**
 * mp_language_dup_name:
 * @code: an ISO 639 code, such as "es"
 *
 * Returns: (transfer full): its name in the language of the user; @code when it is not known
 */
char *
mp_language_dup_name (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (strcmp (languages[i].code, code) == 0)
        return translate_name (languages[i].name);
    }
  return g_strdup (code);
}

static gboolean
is_code (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz");

  return (length == 2 || length == 3) && (text[length] == '\0' || text[length] == '-');
}

/**
 * mp_language_find:
 * @text: a name, in the language of the user or in English, or a code
 *
 * Returns: (transfer full) (nullable): the code
 */
char *
mp_language_find (const char *text)
{
  g_autofree char *folded = mp_text_fold_words (text);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *name = mp_language_dup_name (languages[i].code);
      g_autofree char *english = first_name (languages[i].name);
      g_autofree char *folded_name = mp_text_fold_words (name);
      g_autofree char *folded_english = mp_text_fold_words (english);

      if (strcmp (folded, languages[i].code) == 0 || strcmp (folded, folded_name) == 0 || strcmp (folded, folded_english) == 0)
        return g_strdup (languages[i].code);
    }
  return is_code (text) ? g_strdup (text) : NULL;
}

/**
 * mp_language_complete:
 * @prefix: the beginning of a name or of a code; "" for all
 *
 * Returns: (transfer full) (element-type utf8): the codes of the languages that fit
 */
GPtrArray *
mp_language_complete (const char *prefix)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = mp_text_fold_words (prefix);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *name = mp_language_dup_name (languages[i].code);
      g_autofree char *folded_name = mp_text_fold_words (name);

      if (g_str_has_prefix (folded_name, folded) || g_str_has_prefix (languages[i].code, folded))
        g_ptr_array_add (codes, g_strdup (languages[i].code));
    }
  return codes;
}

/**
 * mp_language_dup_user:
 *
 * Returns: (transfer full): the code of the language of the user, "en" when there is none
 */
char *
mp_language_dup_user (void)
{
  const char *const *names = g_get_language_names ();

  for (guint i = 0; names[i]; i++)
    {
      gsize length = strspn (names[i], "abcdefghijklmnopqrstuvwxyz");

      if ((length == 2 || length == 3) && strchr ("_.@", names[i][length]))
        return g_strndup (names[i], length);
    }
  return g_strdup ("en");
}
