/* mp-csv-lists.c: lists of terms, partners and initiatives in a cell of a sheet
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"
#include "exchange/mp-csv-cells.h"

/* So many lists are remembered. */
#define MAX_LISTS 10000

/**
 * mp_csv_row_add_term:
 * @share: in hundredths of a per cent, -1 when none is stated
 *
 * Adds a term once; a statement counts more than a find.
 */
void
mp_csv_row_add_term (MpCsvRow   *row,
                     gint64      term,
                     const char *standing,
                     int         share)
{
  MpProjectRecord *project = row->draft->project;
  MpRecord *record;

  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_TERM); i++)
    {
      record = mp_project_record_get (project, MP_TABLE_PROJECT_TERM, i);
      if (mp_record_get_integer (record, MP_PROJECT_TERM_TERM) == term)
        {
          if (strcmp (standing, "found") != 0)
            mp_record_set_text (record, MP_PROJECT_TERM_STANDING, standing);
          return;
        }
    }
  record = mp_project_record_add_new (project, MP_TABLE_PROJECT_TERM);
  mp_record_set_reference (record, MP_PROJECT_TERM_TERM, term);
  mp_record_set_text (record, MP_PROJECT_TERM_STANDING, standing);
  if (share >= 0)
    mp_record_set_integer (record, MP_PROJECT_TERM_SHARE, share);
}

static void
add_new_tag (MpCsvRow   *row,
             const char *name)
{
  MpRecord *record = mp_project_record_add_new (row->draft->project, MP_TABLE_PROJECT_TERM);

  mp_record_set_text (record, MP_PROJECT_TERM_STANDING, "stated");
  mp_draft_add_name (row->draft, record, MP_PROJECT_TERM_TERM, MP_TABLE_TERM, MP_VOCABULARY_TAGS, name);
}

/* "MX", "MX?" (found, unconfirmed), "MX!" (confirmed), "MX 60%" */
static gboolean
add_code (MpCsvRow   *row,
          const char *vocabulary,
          const char *entry)
{
  MpTermIndex *terms = mp_reader_get_terms (row->reader);
  g_autofree char *code = g_strdup (entry);
  char *space = strrchr (code, ' ');
  const char *standing = "stated";
  int share = -1;
  gsize n;
  gint64 term;

  if (space && g_str_has_suffix (space, "%"))
    {
      share = (int) (g_ascii_strtod (space + 1, NULL) * 100 + 0.5);
      if (share < 0 || share > 10000)
        share = -1;
      *space = '\0';
    }
  n = strlen (code);
  if (n > 1 && (code[n - 1] == '?' || code[n - 1] == '!'))
    {
      standing = code[n - 1] == '?' ? "found" : "confirmed";
      code[n - 1] = '\0';
    }
  term = mp_term_index_find_code (terms, vocabulary, code);
  if (term == 0)
    return FALSE;
  mp_csv_row_add_term (row, term, standing, share);
  return TRUE;
}

/**
 * mp_csv_row_add_codes:
 * @text: codes of @vocabulary: "MX; HN? 40%"
 *
 * Returns: %FALSE when one is unknown: the names must tell
 */
gboolean
mp_csv_row_add_codes (MpCsvRow   *row,
                      const char *vocabulary,
                      const char *text)
{
  g_autoptr (GPtrArray) entries = mp_csv_split_cell (text);
  gboolean all = TRUE;

  for (guint i = 0; i < entries->len; i++)
    {
      const char *entry = g_ptr_array_index (entries, i);

      /* Other people write "MX, HN". */
      if (strchr (entry, ','))
        {
          g_auto (GStrv) codes = g_strsplit (entry, ",", -1);

          for (guint j = 0; codes[j]; j++)
            all = (*g_strstrip (codes[j]) == '\0' || add_code (row, vocabulary, codes[j])) && all;
        }
      else
        {
          all = add_code (row, vocabulary, entry) && all;
        }
    }
  return all;
}

/* What @vocabulary does not have: another vocabulary may, a keyword may hint at a term, else it
 * becomes a tag; a country never does. */
static void
add_unknown (MpCsvRow   *row,
             const char *vocabulary,
             const char *header,
             const char *text)
{
  MpTermIndex *terms = mp_reader_get_terms (row->reader);
  gboolean is_tag = strcmp (vocabulary, MP_VOCABULARY_TAGS) == 0;
  gint64 term = mp_term_index_find (terms, is_tag ? NULL : MP_VOCABULARY_TAGS, text);
  g_autoptr (GArray) matches = NULL;

  if (term != 0)
    {
      mp_csv_row_add_term (row, term, "stated", -1);
      return;
    }
  if (strcmp (vocabulary, MP_VOCABULARY_COUNTRIES) == 0)
    {
      if (*row->country_names == NULL)
        *row->country_names = mp_country_names_new (terms);
      term = mp_country_names_find (*row->country_names, text);
      if (term != 0)
        {
          mp_csv_row_add_term (row, term, "stated", -1);
          return;
        }
      mp_reader_add_message (row->reader, MP_SEVERITY_WARNING, "country-unknown", row->draft->line,
                             /* Translators: a name that is in no list of countries. */
                             _("“%s” is not a country; it is kept as a free field"), text);
      mp_csv_row_add_extra (row, header, text);
      return;
    }
  if (!is_tag)
    {
      matches = mp_term_index_scan_text (terms, vocabulary, text);
      for (guint i = 0; i < matches->len; i++)
        mp_csv_row_add_term (row, g_array_index (matches, MpTermMatch, i).id, "found", -1);
      if (matches->len > 0)
        mp_csv_row_add_extra (row, header, text);
      else
        mp_reader_add_message (row->reader, MP_SEVERITY_NOTE, "term-unknown", row->draft->line,
                               /* Translators: 1 is an entry, 2 the name of the column it stands in. */
                               _("“%1$s” in the column %2$s is not in that vocabulary; it becomes a tag"), text, header);
    }
  if (is_tag || matches->len == 0)
    add_new_tag (row, text);
}

static void
add_term_name (MpCsvRow   *row,
               const char *vocabulary,
               const char *header,
               const char *name)
{
  gint64 term = mp_term_index_find (mp_reader_get_terms (row->reader), vocabulary, name);

  if (term != 0)
    mp_csv_row_add_term (row, term, "stated", -1);
  else
    add_unknown (row, vocabulary, header, name);
}

/* Whether all of a list are terms, as their ids. Sheets say the same lists again and again. */
static GArray *
find_list (MpCsvRow   *row,
           const char *vocabulary,
           const char *text)
{
  g_autofree char *key = g_strconcat (vocabulary, "/", text, NULL);
  GArray *ids = g_hash_table_lookup (row->lists, key);
  g_autoptr (GArray) matches = NULL;

  if (ids)
    return ids;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  matches = mp_term_index_split_list (mp_reader_get_terms (row->reader), vocabulary, text);
  for (guint i = 0; i < matches->len; i++)
    {
      gint64 id = g_array_index (matches, MpTermMatch, i).id;

      g_array_append_val (ids, id);
    }
  if (g_hash_table_size (row->lists) >= MAX_LISTS)
    g_hash_table_remove_all (row->lists);
  g_hash_table_insert (row->lists, g_steal_pointer (&key), ids);
  return ids;
}

static gboolean
is_complete (GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) == 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * mp_csv_row_add_terms:
 * @vocabulary: where to look
 * @header: the name of the column, for messages
 * @text: names, separated by semicolons, bars, line breaks, or commas that are not part of a name;
 *   as our own sheets have them, with names in quotation marks that hold one of these
 */
void
mp_csv_row_add_terms (MpCsvRow   *row,
                      const char *vocabulary,
                      const char *header,
                      const char *text)
{
  MpTermIndex *terms = mp_reader_get_terms (row->reader);
  g_autoptr (GArray) matches = NULL;
  GArray *known;

  if (strchr (text, '"'))
    {
      g_autoptr (GPtrArray) entries = mp_csv_split_cell (text);

      for (guint i = 0; i < entries->len; i++)
        add_term_name (row, vocabulary, header, g_ptr_array_index (entries, i));
      return;
    }

  known = find_list (row, vocabulary, text);
  if (is_complete (known))
    {
      for (guint i = 0; i < known->len; i++)
        mp_csv_row_add_term (row, g_array_index (known, gint64, i), "stated", -1);
      return;
    }
  if (mp_term_index_find (terms, vocabulary, text) != 0)
    {
      add_term_name (row, vocabulary, header, text);
      return;
    }

  matches = mp_term_index_split_list (terms, vocabulary, text);
  for (guint i = 0; i < matches->len; i++)
    {
      const MpTermMatch *match = &g_array_index (matches, MpTermMatch, i);
      g_autofree char *raw = g_strndup (text + match->start, match->length);
      g_autofree char *piece = mp_text_one_line (raw);

      if (match->id != 0)
        mp_csv_row_add_term (row, match->id, "stated", -1);
      else if (*piece)
        add_unknown (row, vocabulary, header, piece);
    }
}

static const char *
find_role (const char *text)
{
  const char *const *roles = mp_table_get_info (MP_TABLE_ROLE)->fields[MP_ROLE_ROLE].choices;
  g_autofree char *words = mp_text_fold_words (text);

  for (guint i = 0; roles[i]; i++)
    {
      g_autofree char *key = mp_text_fold_words (roles[i]);
      g_autofree char *label = mp_text_fold_words (mp_choice_get_label (roles[i]));

      if (strcmp (key, words) == 0 || strcmp (label, words) == 0)
        return roles[i];
    }
  return NULL;
}

/* Takes "(…)" from the end of @text. */
static char *
take_parentheses (char *text)
{
  gsize n = strlen (text);
  guint depth = 0;

  if (n == 0 || text[n - 1] != ')')
    return NULL;
  for (gsize i = n; i-- > 0;)
    {
      if (text[i] == ')')
        depth++;
      else if (text[i] == '(' && --depth == 0)
        {
          char *inner = g_strndup (text + i + 1, n - i - 2);

          text[i] = '\0';
          g_strchomp (text);
          return inner;
        }
    }
  return NULL;
}

/* "(inferred: same date)", "(press)" are remarks; "(Solidarity Center)" is part of a name. */
static gboolean
is_remark (const char *text)
{
  return g_unichar_islower (g_utf8_get_char (text));
}

static void
add_role (MpCsvRow   *row,
          gint64      partner,
          const char *name,
          const char *role,
          const char *note)
{
  MpRecord *record;

  for (guint i = 0; partner != 0 && i < mp_project_record_get_n (row->draft->project, MP_TABLE_ROLE); i++)
    {
      record = mp_project_record_get (row->draft->project, MP_TABLE_ROLE, i);
      if (mp_record_get_integer (record, MP_ROLE_PARTNER) == partner && mp_record_has_choice (record, MP_ROLE_ROLE, role))
        return;
    }
  record = mp_project_record_add_new (row->draft->project, MP_TABLE_ROLE);
  mp_record_set_text (record, MP_ROLE_ROLE, role);
  mp_record_set_text (record, MP_ROLE_NOTE, note);
  if (partner != 0)
    mp_record_set_reference (record, MP_ROLE_PARTNER, partner);
  else
    mp_draft_add_name (row->draft, record, MP_ROLE_PARTNER, MP_TABLE_PARTNER, NULL, name);
}

static void
add_partner (MpCsvRow   *row,
             const char *role,
             const char *header,
             const char *entry)
{
  MpTermIndex *terms = mp_reader_get_terms (row->reader);
  g_autofree char *name = g_strdup (entry);
  g_autofree char *note = NULL;
  g_autofree char *inner = take_parentheses (name);
  gint64 partner;

  if (inner && find_role (inner))
    {
      role = find_role (inner);
      g_clear_pointer (&inner, g_free);
      entry = name;
    }
  partner = mp_term_index_find_partner (terms, entry);
  if (partner == 0 && inner)
    {
      partner = mp_term_index_find_partner (terms, name);
      if (partner != 0 || is_remark (inner))
        note = g_steal_pointer (&inner);
      else
        {
          g_free (name);
          name = g_strdup (entry);
        }
    }
  /* Nothing but a remark: "(cut off in the snapshot)" */
  if (partner == 0 && *name == '\0')
    {
      mp_csv_row_add_extra (row, header, entry);
      return;
    }
  add_role (row, partner, name, role, note);
}

typedef gint64 (*FindFunc) (const MpTermIndex *terms,
                            const char        *text);

/* Whether @entry is several names between commas, all of which the portfolio has. */
static gboolean
is_list_of_known (MpTermIndex  *terms,
                  FindFunc      find,
                  const char   *entry,
                  char        **pieces)
{
  if (pieces[0] == NULL || pieces[1] == NULL || find (terms, entry) != 0)
    return FALSE;
  for (guint i = 0; pieces[i]; i++)
    {
      if (find (terms, g_strstrip (pieces[i])) == 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * mp_csv_row_add_partners:
 * @role: the role of those that do not state one
 * @text: partners, each "Name" or "Name (role)", separated by semicolons, bars or line breaks
 */
void
mp_csv_row_add_partners (MpCsvRow   *row,
                         const char *role,
                         const char *header,
                         const char *text)
{
  MpTermIndex *terms = mp_reader_get_terms (row->reader);
  g_autoptr (GPtrArray) entries = mp_csv_split_cell (text);

  for (guint i = 0; i < entries->len; i++)
    {
      const char *entry = g_ptr_array_index (entries, i);
      g_auto (GStrv) pieces = g_strsplit (entry, ",", -1);

      if (is_list_of_known (terms, mp_term_index_find_partner, entry, pieces))
        {
          for (guint j = 0; pieces[j]; j++)
            add_partner (row, role, header, pieces[j]);
        }
      else
        {
          add_partner (row, role, header, entry);
        }
    }
}

/* Adds an initiative once; one that the portfolio does not have is made. */
static void
add_initiative (MpCsvRow   *row,
                const char *name)
{
  MpProjectRecord *project = row->draft->project;
  gint64 initiative = mp_term_index_find_initiative (mp_reader_get_terms (row->reader), name);
  MpRecord *record;

  for (guint i = 0; initiative != 0 && i < mp_project_record_get_n (project, MP_TABLE_PROJECT_INITIATIVE); i++)
    {
      if (mp_record_get_integer (mp_project_record_get (project, MP_TABLE_PROJECT_INITIATIVE, i), MP_PROJECT_INITIATIVE_INITIATIVE) == initiative)
        return;
    }
  for (guint i = 0; initiative == 0 && i < row->draft->names->len; i++)
    {
      const MpDraftName *other = g_ptr_array_index (row->draft->names, i);

      if (other->table == MP_TABLE_INITIATIVE && strcmp (other->name, name) == 0)
        return;
    }
  record = mp_project_record_add_new (project, MP_TABLE_PROJECT_INITIATIVE);
  if (initiative != 0)
    mp_record_set_reference (record, MP_PROJECT_INITIATIVE_INITIATIVE, initiative);
  else
    mp_draft_add_name (row->draft, record, MP_PROJECT_INITIATIVE_INITIATIVE, MP_TABLE_INITIATIVE, NULL, name);
}

/**
 * mp_csv_row_add_initiatives:
 * @text: names or acronyms, separated by semicolons, bars or line breaks, or by commas where all
 *   of them are known
 */
void
mp_csv_row_add_initiatives (MpCsvRow   *row,
                            const char *text)
{
  MpTermIndex *terms = mp_reader_get_terms (row->reader);
  g_autoptr (GPtrArray) entries = mp_csv_split_cell (text);

  for (guint i = 0; i < entries->len; i++)
    {
      const char *entry = g_ptr_array_index (entries, i);
      g_auto (GStrv) pieces = g_strsplit (entry, ",", -1);

      if (is_list_of_known (terms, mp_term_index_find_initiative, entry, pieces))
        {
          for (guint j = 0; pieces[j]; j++)
            add_initiative (row, pieces[j]);
        }
      else
        {
          add_initiative (row, entry);
        }
    }
}
