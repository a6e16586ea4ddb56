/* mp-csv-marks.c: terms as our own workbooks show them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "Mexico", "Mexico 60%", "Mexico (?)" for what is unconfirmed.
 */

#include <string.h>

#include "base/mp-text.h"
#include "exchange/mp-csv-cells.h"

#define FOUND_MARK "(?)"

/* Takes "(?)" and "60%" from the end of @text; a name in quotation marks loses these. */
static void
take_marks (char        *text,
            const char **standing,
            int         *share)
{
  char *space;

  *standing = "stated";
  *share = -1;
  if (g_str_has_suffix (text, FOUND_MARK))
    {
      *standing = "found";
      text[strlen (text) - strlen (FOUND_MARK)] = '\0';
      g_strchomp (text);
    }
  space = strrchr (text, ' ');
  if (space && g_str_has_suffix (space, "%") && g_ascii_isdigit (space[1]))
    {
      double percent = g_ascii_strtod (space + 1, NULL);

      if (percent >= 0 && percent <= 100)
        *share = (int) (percent * 100 + 0.5);
      *space = '\0';
      g_strchomp (text);
    }
}

static void
add_marked_term (MpCsvRow   *row,
                 const char *vocabulary,
                 const char *header,
                 const char *entry)
{
  MpTermIndex *terms = mp_reader_get_terms (row->reader);
  g_autofree char *name = g_strdup (entry);
  const char *standing;
  int share;
  gint64 term;

  take_marks (name, &standing, &share);
  term = mp_term_index_find (terms, vocabulary, name);
  if (term != 0)
    {
      mp_csv_row_add_term (row, term, standing, share);
    }
  else
    {
      g_autofree char *quoted = mp_csv_quote_entry (name);

      mp_csv_row_add_terms (row, vocabulary, header, quoted);
    }
}

/**
 * mp_csv_row_add_marked_terms:
 * @text: "Mexico 60%; Honduras (?)"
 *
 * As mp_csv_row_add_terms(), for a list of one of our own workbooks.
 */
void
mp_csv_row_add_marked_terms (MpCsvRow   *row,
                             const char *vocabulary,
                             const char *header,
                             const char *text)
{
  g_autoptr (GPtrArray) entries = mp_csv_split_cell (text);

  for (guint i = 0; i < entries->len; i++)
    add_marked_term (row, vocabulary, header, g_ptr_array_index (entries, i));
}

/* "Our topics: \"Heat; dust\"; Sizes: small": the quotation marks stand behind the vocabulary. */
static GPtrArray *
split_other_terms (const char *text)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) entry = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = text; *p; p++)
    {
      if (*p == '"' && quoted && p[1] == '"')
        g_string_append_c (entry, *p++);
      else if (*p == '"')
        quoted = !quoted;
      else if (*p != ';' || quoted)
        g_string_append_c (entry, *p);
      if (p[1] == '\0' || (p[1] == ';' && !quoted))
        {
          g_ptr_array_add (entries, mp_text_one_line (entry->str));
          g_string_truncate (entry, 0);
        }
    }
  return entries;
}

/**
 * mp_csv_row_add_other_terms:
 * @text: terms of any vocabularies, each "Title of the vocabulary: term"
 */
void
mp_csv_row_add_other_terms (MpCsvRow   *row,
                            const char *header,
                            const char *text)
{
  MpTermIndex *terms = mp_reader_get_terms (row->reader);
  g_autoptr (GPtrArray) entries = split_other_terms (text);

  for (guint i = 0; i < entries->len; i++)
    {
      const char *entry = g_ptr_array_index (entries, i);
      const char *colon = strstr (entry, ": ");
      g_autofree char *title = colon ? g_strndup (entry, (gsize) (colon - entry)) : NULL;
      const char *vocabulary = title ? mp_term_index_find_vocabulary (terms, title) : NULL;

      if (vocabulary)
        add_marked_term (row, vocabulary, header, colon + 2);
      else if (*entry)
        mp_csv_row_add_extra (row, header, entry);
    }
}
