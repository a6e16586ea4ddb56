/* mp-page-names.c: short names and predecessors that titles and texts of a page tell
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"
#include "exchange/mp-page-project.h"

/* Bytes of a text in which short names are looked for: they are told at its beginning. */
#define MAX_TEXT 20000
#define MAX_SHORT_NAME 60
#define MAX_ACRONYM 20

/* One word with two capitals or more: OBSERVAR, PREP4Change. */
static gboolean
is_acronym (const char *name)
{
  guint n_capitals = 0;

  if (strlen (name) > MAX_ACRONYM || !g_unichar_isupper (g_utf8_get_char (name)))
    return FALSE;
  for (const char *p = name; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && c != '-')
        return FALSE;
      n_capitals += g_unichar_isupper (c);
    }
  return n_capitals >= 2;
}

/* "DR" is a country, "OSH" an area of work, "ILO" a partner. */
static gboolean
names_something_else (MpReader   *reader,
                      const char *name)
{
  MpTermIndex *terms = mp_reader_get_terms (reader);

  return mp_term_index_find (terms, NULL, name) != 0 || mp_term_index_find_partner (terms, name) != 0;
}

static gboolean
is_same (const char *a,
         const char *b)
{
  g_autofree char *words_a = mp_text_fold_words (a);
  g_autofree char *words_b = mp_text_fold_words (b);

  return g_str_equal (words_a, words_b);
}

static void
add_name (MpDraft             *draft,
          const MpPageProject *project,
          const char          *name)
{
  const char *kind = is_acronym (name) ? "acronym" : "short";
  MpRecord *record;

  if (is_same (name, project->title))
    return;
  for (guint i = 0; i < mp_project_record_get_n (draft->project, MP_TABLE_PROJECT_NAME); i++)
    {
      MpRecord *other = mp_project_record_get (draft->project, MP_TABLE_PROJECT_NAME, i);

      if (is_same (mp_record_get_text (other, MP_PROJECT_NAME_TEXT), name))
        return;
      /* The first one is the short name, "Engage 2"; "Engage II" is another way to write it. */
      if (mp_record_has_choice (other, MP_PROJECT_NAME_KIND, kind))
        kind = "alias";
    }
  record = mp_project_record_add_new (draft->project, MP_TABLE_PROJECT_NAME);
  mp_record_set_text (record, MP_PROJECT_NAME_KIND, kind);
  mp_record_set_text (record, MP_PROJECT_NAME_LANGUAGE, project->language);
  mp_record_set_text (record, MP_PROJECT_NAME_TEXT, name);
}

static GRegex *
make_pattern (const char         *pattern,
              GRegexCompileFlags  flags)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (pattern, flags, 0, &error);

  g_assert_no_error (error);
  return regex;
}

/* A number of a phase; @phase from 2 on, 0 when it is none. */
static int
read_phase (const char *numeral)
{
  static const char *const roman[] = { "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix" };

  for (guint i = 0; i < G_N_ELEMENTS (roman); i++)
    {
      if (g_ascii_strcasecmp (numeral, roman[i]) == 0)
        return (int) i + 2;
    }
  return numeral[0] >= '2' && numeral[0] <= '9' && numeral[1] == '\0' ? numeral[0] - '0' : 0;
}

/* Finds "Phase II", "Fase 2" or "(Engage 2)" in the title; @base is the title without it. */
static int
find_phase (const char  *title,
            char       **base)
{
  static const struct { const char *pattern; GRegexCompileFlags flags; } patterns[] = {
    { "[\\s,:;(\\[–—-]*\\b(?:phase|fase)\\s+(?<n>[ivx]+|[2-9])\\b[)\\]]?", G_REGEX_CASELESS },
    { "\\s*\\(\\p{Lu}[\\p{L}\\p{N}-]*\\s+(?<n>[IVX]+|[2-9])\\)", 0 },
  };

  if (strlen (title) > MAX_TEXT)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GRegex) regex = make_pattern (patterns[i].pattern, patterns[i].flags);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *numeral = NULL;
      int phase, from, to;

      if (!g_regex_match (regex, title, 0, &match))
        continue;
      numeral = g_match_info_fetch_named (match, "n");
      phase = read_phase (numeral);
      if (phase == 0)
        continue;
      g_match_info_fetch_pos (match, 0, &from, &to);
      if (base)
        {
          g_autofree char *without = g_strdup_printf ("%.*s%s", from, title, title + to);
          g_autoptr (GRegex) parentheses = make_pattern ("\\s*\\([^()]*\\)\\s*$", 0);

          *base = g_regex_replace_literal (parentheses, without, -1, 0, "", 0, NULL);
          g_strstrip (*base);
        }
      return phase;
    }
  return 0;
}

/* "… Workplaces (PREP4Change)" */
static void
add_names_of_title (const MpPageProject *self,
                    MpReader            *reader,
                    MpDraft             *draft)
{
  g_autoptr (GRegex) parentheses = make_pattern ("\\(([^()]{2,60})\\)", 0);
  g_autoptr (GRegex) colon = make_pattern ("^([\\p{Lu}][\\p{L}\\p{N}-]{2,19}):\\s", 0);
  g_autoptr (GRegex) phase = make_pattern ("^(?:phase|fase)\\b", G_REGEX_CASELESS);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GMatchInfo) start = NULL;

  for (g_regex_match (parentheses, self->title, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_strstrip (g_match_info_fetch (match, 1));

      if (g_unichar_isupper (g_utf8_get_char (name)) && mp_page_count_words (name) <= 4 && !g_regex_match (phase, name, 0, NULL) &&
          !names_something_else (reader, name))
        add_name (draft, self, name);
    }
  if (g_regex_match (colon, self->title, 0, &start))
    {
      g_autofree char *name = g_match_info_fetch (start, 1);

      if (is_acronym (name) && !names_something_else (reader, name))
        add_name (draft, self, name);
    }
}

/* Whether the words of @part stand side by side in @whole. */
static gboolean
is_part_of (const char *part,
            const char *whole)
{
  g_autofree char *part_words = mp_text_fold_words (part);
  g_autofree char *whole_words = mp_text_fold_words (whole);
  g_autofree char *needle = g_strconcat (" ", part_words, " ", NULL);
  g_autofree char *hay = g_strconcat (" ", whole_words, " ", NULL);

  return strstr (hay, needle) != NULL;
}

/* What the text calls "the … project". Returns whether it is a name of the project or its title. */
static gboolean
take_called (const MpPageProject *self,
             MpReader            *reader,
             MpDraft             *draft,
             const char          *called)
{
  g_autoptr (GRegex) pattern = make_pattern ("^(.*?)(?:\\s*\\(([^()]{2,60})\\))?$", G_REGEX_DOTALL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL, *in_parentheses = NULL;
  gboolean is_name;

  if (!g_regex_match (pattern, called, 0, &match))
    return FALSE;
  name = g_strstrip (g_match_info_fetch (match, 1));
  in_parentheses = g_match_info_fetch (match, 2);
  if (mp_page_count_words (name) < 2)
    is_name = is_acronym (name) && !names_something_else (reader, name);
  else
    is_name = g_unichar_isupper (g_utf8_get_char (name)) && is_part_of (name, self->title) && !names_something_else (reader, name);
  if (!is_name)
    return FALSE;

  /* Of a second phase the title without the phase is the name of the first one. */
  if (is_acronym (name) || find_phase (self->title, NULL) == 0)
    add_name (draft, self, name);
  if (in_parentheses && *in_parentheses && mp_page_count_words (in_parentheses) <= 4 && !names_something_else (reader, in_parentheses))
    add_name (draft, self, in_parentheses);
  return TRUE;
}

/* "The OBSERVAR project", "the Promoting Safe … (PREP4Change) project", "el proyecto RISE" */
static void
add_names_of_text (const MpPageProject *self,
                   MpReader            *reader,
                   MpDraft             *draft)
{
  g_autoptr (GRegex) before = make_pattern ("\\bthe\\s+(?=([^.]{1,300}?)\\s+(?:project|program|programme|initiative)\\b)", G_REGEX_CASELESS);
  g_autoptr (GRegex) after = make_pattern ("\\b(?:proyecto|programa|projet|programme|projeto)\\s+(\\p{Lu}[\\p{L}\\p{N}-]+)", 0);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GMatchInfo) other = NULL;
  g_autofree char *text = NULL;
  int last_end = -1;

  if (self->text == NULL)
    return;
  text = g_utf8_make_valid (self->text, (gssize) MIN (strlen (self->text), MAX_TEXT));

  for (g_regex_match (before, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *called = g_match_info_fetch (match, 1);
      int end;

      /* "the Gender Equity in the Mexican Workplace project" is one name, told once. */
      if (!g_match_info_fetch_pos (match, 1, NULL, &end) || end == last_end)
        continue;
      if (take_called (self, reader, draft, called))
        last_end = end;
    }
  for (g_regex_match (after, text, 0, &other); g_match_info_matches (other); g_match_info_next (other, NULL))
    {
      g_autofree char *called = g_match_info_fetch (other, 1);

      if (is_acronym (called))
        take_called (self, reader, draft, called);
    }
}

/**
 * mp_page_project_add_names:
 *
 * Adds acronyms and short names in parentheses in the title, and what the text calls the project.
 */
void
mp_page_project_add_names (const MpPageProject *self,
                           MpReader            *reader,
                           MpDraft             *draft)
{
  add_names_of_title (self, reader, draft);
  add_names_of_text (self, reader, draft);
}

/**
 * mp_page_project_add_predecessor:
 *
 * A title with "Phase II" tells of an earlier project, of which pages say nothing more.
 */
void
mp_page_project_add_predecessor (const MpPageProject *self,
                                 MpReader            *reader,
                                 MpDraft             *draft)
{
  g_autofree char *base = NULL;
  g_autofree char *earlier = NULL;
  int phase = find_phase (self->title, &base);
  MpRecord *record;

  if (phase == 0 || *base == '\0')
    return;
  earlier = phase == 2 ? g_strdup (base) : g_strdup_printf ("%s - Phase %d", base, phase - 1);

  record = mp_project_record_add_new (draft->project, MP_TABLE_RELATION);
  mp_record_set_text (record, MP_RELATION_KIND, "predecessor");
  mp_record_set_text (record, MP_RELATION_OTHER_TITLE, earlier);
  mp_reader_add_message (reader, MP_SEVERITY_NOTE, "predecessor-unknown", self->line,
                         /* Translators: 1 is the number of a phase, 2 the title of the phase before it. */
                         _("The title tells of phase %1$d, but the page does not show phase %2$d; it is noted as “%3$s”. Link it when the portfolio has it"),
                         phase, phase - 1, earlier);
}
