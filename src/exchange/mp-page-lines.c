/* mp-page-lines.c: what a line of a partner page is
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-page-lines.h"

#include <string.h>

#include "base/mp-text.h"

#define MAX_LABEL_WORDS 6
#define MAX_HEADLINE 300

/* Folded words. */
static const struct
{
  const char *label;
  MpPageFacetKind kind;
} facet_labels[] = {
  { "areas of work", MP_PAGE_FACET_AREAS }, { "area of work", MP_PAGE_FACET_AREAS }, { "work areas", MP_PAGE_FACET_AREAS },
  { "thematic areas", MP_PAGE_FACET_AREAS }, { "focus areas", MP_PAGE_FACET_AREAS }, { "areas", MP_PAGE_FACET_AREAS },
  { "areas de trabajo", MP_PAGE_FACET_AREAS }, { "ambitos de trabajo", MP_PAGE_FACET_AREAS }, { "areas tematicas", MP_PAGE_FACET_AREAS },
  { "domaines de travail", MP_PAGE_FACET_AREAS }, { "domaines daction", MP_PAGE_FACET_AREAS }, { "domaines dintervention", MP_PAGE_FACET_AREAS },
  { "sectors", MP_PAGE_FACET_SECTORS }, { "sector", MP_PAGE_FACET_SECTORS }, { "economic sectors", MP_PAGE_FACET_SECTORS },
  { "sectores", MP_PAGE_FACET_SECTORS }, { "sectores economicos", MP_PAGE_FACET_SECTORS }, { "secteurs", MP_PAGE_FACET_SECTORS },
  { "secteurs economiques", MP_PAGE_FACET_SECTORS },
  { "countries covered", MP_PAGE_FACET_COUNTRIES }, { "countries", MP_PAGE_FACET_COUNTRIES }, { "country", MP_PAGE_FACET_COUNTRIES },
  { "countries of operation", MP_PAGE_FACET_COUNTRIES }, { "paises", MP_PAGE_FACET_COUNTRIES }, { "paises cubiertos", MP_PAGE_FACET_COUNTRIES },
  { "paises abarcados", MP_PAGE_FACET_COUNTRIES }, { "pays", MP_PAGE_FACET_COUNTRIES }, { "pays couverts", MP_PAGE_FACET_COUNTRIES },
  { "regions", MP_PAGE_FACET_REGIONS }, { "region", MP_PAGE_FACET_REGIONS }, { "regions covered", MP_PAGE_FACET_REGIONS }, { "regiones", MP_PAGE_FACET_REGIONS },
  { "implementation partners", MP_PAGE_FACET_PARTNERS }, { "implementation partner", MP_PAGE_FACET_PARTNERS },
  { "implementing partners", MP_PAGE_FACET_PARTNERS }, { "implementing partner", MP_PAGE_FACET_PARTNERS },
  { "implementing organizations", MP_PAGE_FACET_PARTNERS }, { "implementers", MP_PAGE_FACET_PARTNERS }, { "grantees", MP_PAGE_FACET_PARTNERS },
  { "socios implementadores", MP_PAGE_FACET_PARTNERS }, { "socios de implementacion", MP_PAGE_FACET_PARTNERS },
  { "organizaciones ejecutoras", MP_PAGE_FACET_PARTNERS }, { "partenaires de mise en œuvre", MP_PAGE_FACET_PARTNERS },
  { "partenaires de mise en oeuvre", MP_PAGE_FACET_PARTNERS }, { "partenaires dexecution", MP_PAGE_FACET_PARTNERS },
  { "visit site", MP_PAGE_FACET_SITE }, { "website", MP_PAGE_FACET_SITE }, { "web site", MP_PAGE_FACET_SITE }, { "site", MP_PAGE_FACET_SITE },
  { "sitio web", MP_PAGE_FACET_SITE }, { "visitar sitio", MP_PAGE_FACET_SITE }, { "site web", MP_PAGE_FACET_SITE }, { "visiter le site", MP_PAGE_FACET_SITE },
};

/* Texts of links that a page lost, and of buttons; folded words. */
static const char *const noise[] = {
  "visit site", "visit website", "visit the site", "view the fact sheet", "view fact sheet", "view project", "read more", "learn more", "more resources",
  "more information", "back to top", "share", "print", "download",
  "visitar sitio", "visitar el sitio", "ver mas", "leer mas", "mas informacion", "mas recursos", "ver la ficha",
  "visiter le site", "en savoir plus", "lire la suite", "voir la fiche", "plus dinformations",
};

MpPageLine *
mp_page_line_new (const char *raw,
                  guint       number)
{
  MpPageLine *self = g_new0 (MpPageLine, 1);
  gunichar first = g_utf8_get_char (raw);

  self->text = mp_text_one_line (raw);
  self->number = number;
  self->is_indented = first == '\t' || g_unichar_isspace (first);
  return self;
}

void
mp_page_line_free (MpPageLine *self)
{
  g_free (self->text);
  g_free (self);
}

/**
 * mp_page_skip_bullet:
 *
 * Returns: @text after a bullet, or @text when it has none
 */
const char *
mp_page_skip_bullet (const char *text)
{
  gunichar c = g_utf8_get_char (text);
  const char *next;

  if (c == '\0')
    return text;
  next = g_utf8_next_char (text);
  if (c == 0x2022 || c == 0x25AA || c == 0x25B6 || c == 0x25BA || c == 0x25CF || c == 0x25E6 || c == 0x2023 || c == 0x00B7 ||
      ((c == '*' || c == '-' || c == 0x2013) && *next == ' '))
    return next + (*next == ' ');
  return text;
}

/* A line drawn with signs: "-----", "* * *". */
static gboolean
is_rule (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0x2022 && c != 0x00B7 && c != 0x2013 && c != 0x2014 && (c >= 0x80 || strchr ("-_*=|.#~+ ", (int) c) == NULL))
        return FALSE;
    }
  return TRUE;
}

/**
 * mp_page_is_noise:
 *
 * Returns: whether a line is the text of a lost link, the credit of a photo and the like
 */
gboolean
mp_page_is_noise (const char *text)
{
  static const char *const credits[] = { "photo:", "photo credit", "photo by", "photo ©", "image:", "foto:", "crédito", "crédit photo", "©", NULL };
  g_autofree char *small = NULL, *words = NULL;

  if (strlen (text) > MAX_HEADLINE)
    return FALSE;
  small = g_utf8_strdown (text, -1);
  for (guint i = 0; credits[i]; i++)
    {
      if (g_str_has_prefix (small, credits[i]))
        return TRUE;
    }
  words = mp_text_fold_words (text);
  if (*words == '\0' && is_rule (text))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (noise); i++)
    {
      if (g_str_equal (words, noise[i]))
        return TRUE;
    }
  return FALSE;
}

/**
 * mp_page_is_section:
 *
 * Returns: whether @text is the heading of a group of projects: "Completed projects", "Resources:"
 */
gboolean
mp_page_is_section (const char *text)
{
  static const char *const things[] = { "projects", "programs", "programmes", "initiatives", "resources", "proyectos", "programas", "iniciativas", "recursos",
                                        "projets", "ressources", NULL };
  g_autofree char *words = NULL;
  const char *last;
  const char *first_end;
  g_autofree char *first = NULL;

  if (strchr (text, '\n') || strlen (text) > MAX_HEADLINE || mp_page_count_words (text) > MAX_LABEL_WORDS)
    return FALSE;
  if (g_str_has_suffix (text, ":"))
    return TRUE;
  if (mp_page_count_words (text) > 3)
    return FALSE;
  /* In English the thing comes last, "projets terminés" begins with it. */
  words = mp_text_fold_words (text);
  last = strrchr (words, ' ');
  first_end = strchr (words, ' ');
  first = first_end ? g_strndup (words, first_end - words) : g_strdup (words);
  return g_strv_contains (things, last ? last + 1 : words) || g_strv_contains (things, first);
}

guint
mp_page_count_words (const char *text)
{
  guint n = 0;
  gboolean in_word = FALSE;

  for (const char *p = text; *p; p++)
    {
      gboolean is_space = *p == ' ' || *p == '\n';

      n += !is_space && !in_word;
      in_word = !is_space;
    }
  return n;
}

/**
 * mp_page_looks_like_title:
 *
 * Returns: whether @text is one line that does not end as a sentence does
 */
gboolean
mp_page_looks_like_title (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > MAX_HEADLINE || strchr (text, '\n') || mp_page_skip_bullet (text) != text)
    return FALSE;
  return strchr (".!?:;,", text[length - 1]) == NULL && !g_str_has_suffix (text, "।") && !g_str_has_suffix (text, "؟");
}

/**
 * mp_page_parse_facet:
 * @kind: (out): which facet it is; %MP_PAGE_FACET_OTHER for an unknown label
 * @label: (out): the label as written
 * @value: (out): what stands after it, possibly ""
 *
 * Returns: whether @text has the form "label: value", with or without a bullet
 */
gboolean
mp_page_parse_facet (const char       *text,
                     MpPageFacetKind  *kind,
                     char            **label,
                     char            **value)
{
  const char *start = mp_page_skip_bullet (text);
  const char *colon = strchr (start, ':');
  g_autofree char *name = NULL, *words = NULL;

  if (colon == NULL || colon == start || colon - start > MAX_HEADLINE || g_str_has_prefix (colon, "://"))
    return FALSE;
  name = g_strstrip (g_strndup (start, colon - start));
  if (mp_page_count_words (name) > MAX_LABEL_WORDS)
    return FALSE;
  words = mp_text_fold_words (name);

  *kind = MP_PAGE_FACET_OTHER;
  for (guint i = 0; i < G_N_ELEMENTS (facet_labels); i++)
    {
      if (g_str_equal (words, facet_labels[i].label))
        *kind = facet_labels[i].kind;
    }
  *label = g_steal_pointer (&name);
  *value = g_strstrip (g_strdup (colon + 1));
  return TRUE;
}

/**
 * mp_page_find_url:
 *
 * Returns: (transfer full) (nullable): the first web address in @text
 */
char *
mp_page_find_url (const char *text)
{
  const char *start = strstr (text, "https://");
  gsize length;

  if (start == NULL)
    start = strstr (text, "http://");
  if (start == NULL)
    return NULL;
  length = strcspn (start, " )]>\"");
  while (length > 0 && strchr (".,;", start[length - 1]))
    length--;
  return g_strndup (start, length);
}

/**
 * mp_page_parse_partners_label:
 * @rest: (out): what stands after the label, possibly ""
 *
 * "M-POWER Partners: United States" names the partner, "M-POWER Partners:" announces its name.
 *
 * Returns: whether @text is such a line
 */
gboolean
mp_page_parse_partners_label (const char  *text,
                              char       **rest)
{
  static const char *const words_for_it[] = { "partners", "partner", "members", "socios", "socio", "miembros", "partenaires", "partenaire", "membres", "الشركاء", NULL };
  const char *colon = strchr (text, ':');
  g_autofree char *label = NULL, *folded = NULL;
  g_auto (GStrv) words = NULL;
  guint n;

  if (colon == NULL || colon - text > MAX_HEADLINE)
    return FALSE;
  label = g_strndup (text, colon - text);
  folded = mp_text_fold_words (label);
  words = g_strsplit (folded, " ", -1);
  n = g_strv_length (words);
  /* In English the word comes last, "socios de …" begins with it. */
  if (n == 0 || n > MAX_LABEL_WORDS || (!g_strv_contains (words_for_it, words[n - 1]) && !g_strv_contains (words_for_it, words[0])))
    return FALSE;
  *rest = g_strstrip (g_strdup (colon + 1));
  return TRUE;
}

/**
 * mp_page_split_acronym:
 * @long_name: (out): "Union of Weavers"
 * @acronym: (out): "UoW"
 *
 * Returns: whether @name ends with an acronym in parentheses
 */
gboolean
mp_page_split_acronym (const char  *name,
                       char       **long_name,
                       char       **acronym)
{
  const char *open = strrchr (name, '(');
  gsize length = strlen (name);
  guint n_capitals = 0;

  if (open == NULL || open == name || name[length - 1] != ')')
    return FALSE;
  for (const char *p = open + 1; p < name + length - 1; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && c != '-' && c != '&')
        return FALSE;
      n_capitals += g_unichar_isupper (c);
    }
  if (n_capitals < 2)
    return FALSE;
  *acronym = g_strndup (open + 1, name + length - 1 - (open + 1));
  *long_name = g_strstrip (g_strndup (name, open - name));
  return TRUE;
}

/**
 * mp_page_is_company_form:
 *
 * Returns: whether @piece is a part of a company's name that may follow a comma: "Inc."
 */
gboolean
mp_page_is_company_form (const char *piece)
{
  static const char *const forms[] = { "inc", "ltd", "llc", "limited", "gmbh", "sa", "plc", "sas", "bv", NULL };
  g_autofree char *words = mp_text_fold_words (piece);

  return g_strv_contains (forms, words);
}
