/* mp-page-project.c: one project of a partner page
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-page-project.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "exchange/mp-date-parser.h"

/* Characters; messages show no more of a title. */
#define MAX_SHOWN 80
#define LONG_TITLE 500
#define WORLD_CODE "001"

/* In messages a title stands in quotation marks, shortened. */
static char *
shorten (const char *title)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (title, -1) <= MAX_SHOWN)
    return g_strdup (title);
  start = g_utf8_substring (title, 0, MAX_SHOWN - 1);
  return g_strconcat (start, "…", NULL);
}

static const char *
find_last_word (const char *text)
{
  const char *word = text + strlen (text);

  while (word > text)
    {
      const char *before = g_utf8_prev_char (word);
      gunichar c = g_utf8_get_char (before);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
        break;
      word = before;
    }
  return word;
}

/* Whether a longer word of @text begins with @word. */
static gboolean
has_longer_word (const char *text,
                 const char *word)
{
  g_autofree char *words = mp_text_fold_words (text);
  g_autofree char *start = mp_text_fold_words (word);
  gsize length = strlen (start);

  for (const char *p = words; p && length > 0; p = strchr (p, ' '))
    {
      p += *p == ' ';
      if (strncmp (p, start, length) == 0 && p[length] != ' ' && p[length] != '\0')
        return TRUE;
    }
  return FALSE;
}

/* Fields of databases have these lengths, and titles that are too long for one end there. */
static void
check_title_length (const MpPageProject *self,
                    MpReader            *reader)
{
  static const glong limits[] = { 50, 64, 80, 100, 128, 255 };
  glong length = g_utf8_strlen (self->title, -1);
  const char *word = find_last_word (self->title);
  g_autofree char *shown = shorten (self->title);
  gboolean at_limit = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    at_limit |= length == limits[i];

  if (g_str_has_suffix (self->title, "…") || g_str_has_suffix (self->title, "...") ||
      (at_limit && *word != '\0' && self->text && has_longer_word (self->text, word)))
    mp_reader_add_message (reader, MP_SEVERITY_WARNING, "title-cut", self->line,
                           /* Translators: 1 is a title, 2 a number of characters. */
                           _("The title “%1$s” is cut off after %2$ld characters; look up the whole title and correct it after the import"), shown, length);
  else if (at_limit && *word != '\0')
    mp_reader_add_message (reader, MP_SEVERITY_NOTE, "title-cut", self->line,
                           /* Translators: 1 is a title, 2 a number of characters. */
                           _("The title “%1$s” has just %2$ld characters and may be cut off; look whether it is whole"), shown, length);
  else if (length > LONG_TITLE)
    mp_reader_add_message (reader, MP_SEVERITY_WARNING, "title-long", self->line,
                           _("The title has %ld characters; look whether a text slipped into it"), length);
}

static void
add_title (const MpPageProject *self,
           MpReader            *reader,
           MpDraft             *draft)
{
  MpRecord *project = mp_project_record_get_project (draft->project);

  mp_record_set_text (project, MP_PROJECT_TITLE, self->title);
  mp_record_set_text (project, MP_PROJECT_LANGUAGE, self->language);
  mp_record_set_integer (project, MP_PROJECT_POSITION, self->position);
  check_title_length (self, reader);
}

static void
add_text (const MpPageProject *self,
          MpDraft             *draft)
{
  MpRecord *record;

  if (self->text == NULL)
    return;
  record = mp_project_record_add_new (draft->project, MP_TABLE_NARRATIVE);
  mp_record_set_text (record, MP_NARRATIVE_FIELD, "summary");
  mp_record_set_text (record, MP_NARRATIVE_LANGUAGE, self->language);
  mp_record_set_text (record, MP_NARRATIVE_TEXT, self->text);
  mp_record_set_text (record, MP_NARRATIVE_ORIGIN, "original");
}

static MpDateOrder
get_date_order (MpReader *reader)
{
  const char *order = mp_reader_get_option (reader, "date-order");

  if (g_strcmp0 (order, "dmy") == 0)
    return MP_DATE_ORDER_DMY;
  return g_strcmp0 (order, "mdy") == 0 ? MP_DATE_ORDER_MDY : MP_DATE_ORDER_UNKNOWN;
}

/* Day and month could be either: the user must say, nobody guesses. */
static void
refuse_date (const MpPageProject *self,
             MpReader            *reader,
             MpDraft             *draft,
             const char          *text,
             MpDate               dmy,
             MpDate               mdy)
{
  g_autofree char *first = mp_format_date (dmy, MP_PRECISION_DAY);
  g_autofree char *second = mp_format_date (mdy, MP_PRECISION_DAY);
  g_autofree char *iso = mp_date_to_iso (dmy, MP_PRECISION_DAY);
  /* Translators: 1 is a date as it was written, 2 and 3 its two readings, 4 the first one as year-month-day. */
  g_autofree char *reason = g_strdup_printf (_("The date “%1$s” can mean %2$s or %3$s: choose the order of day and month, or write %4$s"), text, first, second, iso);

  mp_reader_add_message (reader, MP_SEVERITY_ERROR, "date-ambiguous", self->dates_line, "%s", reason);
  mp_draft_set_unusable (draft, reason);
}

static void
keep_unread_date (const MpPageProject *self,
                  MpReader            *reader,
                  MpDraft             *draft,
                  const char          *name,
                  const char          *text)
{
  MpRecord *record = mp_project_record_add_new (draft->project, MP_TABLE_EXTRA_FIELD);

  mp_record_set_text (record, MP_EXTRA_FIELD_NAME, name);
  mp_record_set_text (record, MP_EXTRA_FIELD_TEXT, text);
  mp_reader_add_message (reader, MP_SEVERITY_WARNING, "date-unreadable", self->dates_line,
                         _("“%s” is not a date that can be read; it is kept as a free field. Write it as 2027-04-03, 2027-04 or 2027"), text);
}

static void
tell_missing_date (const MpPageProject *self,
                   MpReader            *reader,
                   const char          *kind)
{
  g_autofree char *shown = shorten (self->title);

  /* Without a line of dates one message is enough. */
  if (self->dates_line == 0 && g_str_equal (kind, "planned-end"))
    return;
  mp_reader_add_message (reader, MP_SEVERITY_WARNING, "date-missing", self->dates_line ? self->dates_line : self->line,
                         self->dates_line == 0                 ? _("“%s” has no line with dates; it is imported without them. If it is a heading, skip it")
                         : g_str_equal (kind, "planned-start") ? _("“%s” has no start date; it is imported without one")
                                                               : _("“%s” has no end date; it is imported with an open end"),
                         shown);
}

/* Returns the day, MP_DATE_NONE when there is none. */
static MpDate
add_date (const MpPageProject *self,
          MpReader            *reader,
          MpDraft             *draft,
          const char          *kind,
          const char          *name,
          const char          *text,
          MpDatePrecision     *precision)
{
  MpDate date, other;
  MpRecord *record;

  switch (text ? mp_date_parse_text (text, get_date_order (reader), &date, precision, &other) : MP_DATE_READING_NONE)
    {
    case MP_DATE_READING_TWO:
      refuse_date (self, reader, draft, text, date, other);
      return MP_DATE_NONE;
    case MP_DATE_READING_WRONG:
      keep_unread_date (self, reader, draft, name, text);
      return MP_DATE_NONE;
    case MP_DATE_READING_ONE:
      break;
    case MP_DATE_READING_NONE:
    default:
      tell_missing_date (self, reader, kind);
      return MP_DATE_NONE;
    }

  record = mp_project_record_add_new (draft->project, MP_TABLE_DATE_REVISION);
  mp_record_set_text (record, MP_DATE_REVISION_KIND, kind);
  mp_record_set_day (record, MP_DATE_REVISION_DAY, date);
  mp_record_set_precision (record, MP_DATE_REVISION_PRECISION, *precision);
  mp_record_set_text (record, MP_DATE_REVISION_REASON, "original");
  return date;
}

static void
add_dates (const MpPageProject *self,
           MpReader            *reader,
           MpDraft             *draft)
{
  MpDatePrecision start_precision = MP_PRECISION_DAY, end_precision = MP_PRECISION_DAY;
  MpDate start = add_date (self, reader, draft, "planned-start", "Start", self->start, &start_precision);
  MpDate end = add_date (self, reader, draft, "planned-end", "End", self->end, &end_precision);
  g_autofree char *start_text = NULL;
  g_autofree char *end_text = NULL;

  if (start == MP_DATE_NONE || end == MP_DATE_NONE || mp_date_period_end (end, end_precision) >= start)
    return;
  start_text = mp_format_date (start, start_precision);
  end_text = mp_format_date (end, end_precision);
  mp_reader_add_message (reader, MP_SEVERITY_WARNING, "end-before-start", self->dates_line,
                         /* Translators: 1 and 2 are dates. */
                         _("The project ends on %1$s, before it starts on %2$s; look which of them is wrong"), end_text, start_text);
}

/* Adds the terms that the text names, each once; returns how many, without the term World. */
static guint
add_found_terms (const char *vocabulary,
                 const char *text,
                 MpReader   *reader,
                 MpDraft    *draft,
                 GArray     *found)
{
  MpTermIndex *terms = mp_reader_get_terms (reader);
  g_autoptr (GArray) matches = mp_term_index_scan_text (terms, vocabulary, text);
  guint n = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      gint64 term = g_array_index (matches, MpTermMatch, i).id;
      gboolean is_known = FALSE;
      MpRecord *record;

      for (guint j = 0; j < found->len; j++)
        is_known |= g_array_index (found, gint64, j) == term;
      if (is_known)
        continue;
      g_array_append_val (found, term);
      n += g_strcmp0 (mp_term_index_get_code (terms, term), WORLD_CODE) != 0;
      /* A partner works in areas; of a project only its own page would say so. */
      if (g_str_equal (vocabulary, MP_VOCABULARY_AREAS))
        continue;
      record = mp_project_record_add_new (draft->project, MP_TABLE_PROJECT_TERM);
      mp_record_set_reference (record, MP_PROJECT_TERM_TERM, term);
      mp_record_set_text (record, MP_PROJECT_TERM_STANDING, "found");
    }
  return n;
}

static void
check_countries (const MpPageProject *self,
                 MpReader            *reader,
                 const MpPageHeader  *header,
                 GArray              *found,
                 guint                n_countries)
{
  MpTermIndex *terms = mp_reader_get_terms (reader);
  g_autofree char *shown = shorten (self->title);

  if (!mp_page_header_states_countries (header))
    return;
  for (guint i = 0; i < n_countries; i++)
    {
      gint64 term = g_array_index (found, gint64, i);
      g_autofree char *label = mp_term_index_dup_label (terms, term);

      if (mp_page_header_states_term (header, term))
        continue;
      mp_reader_add_message (reader, MP_SEVERITY_WARNING, "country-not-in-facets", self->line,
                             /* Translators: 1 is a country, 2 a title. */
                             _("%1$s is named by “%2$s” but is not in the partner’s list of countries; confirm it in the project, or remove it"), label, shown);
    }
}

static void
add_terms (const MpPageProject *self,
           MpReader            *reader,
           const MpPageHeader  *header,
           GHashTable          *named,
           MpDraft             *draft)
{
  g_autofree char *text = g_strconcat (self->title, "\n\n", self->text, NULL);
  g_autofree char *shown = shorten (self->title);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_countries, n_regions;

  n_countries = add_found_terms (MP_VOCABULARY_COUNTRIES, text, reader, draft, found);
  n_regions = add_found_terms (MP_VOCABULARY_REGIONS, text, reader, draft, found);
  add_found_terms (MP_VOCABULARY_SECTORS, text, reader, draft, found);
  add_found_terms (MP_VOCABULARY_AREAS, text, reader, draft, found);
  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (named, g_memdup2 (&g_array_index (found, gint64, i), sizeof (gint64)));

  check_countries (self, reader, header, found, n_countries);
  if (n_countries == 0 && n_regions > 0)
    mp_reader_add_message (reader, MP_SEVERITY_NOTE, "region-without-country", self->line,
                           _("“%s” names a region but no country; add its countries if they are known"), shown);
  else if (n_countries == 0)
    mp_reader_add_message (reader, MP_SEVERITY_NOTE, "no-country", self->line,
                           _("“%s” names no country; add its countries if they are known"), shown);
}

/**
 * mp_page_project_make_draft:
 * @reader: takes the messages
 * @header: what the page says of the partner; it is compared, never copied
 * @named: (element-type gint64 gint64): to which the terms are added that the project names
 *
 * Returns: (transfer full): the project as the page states it. Countries, regions and sectors that
 *   its title and text name are "found", to be confirmed
 */
MpDraft *
mp_page_project_make_draft (const MpPageProject *self,
                            MpReader            *reader,
                            const MpPageHeader  *header,
                            GHashTable          *named)
{
  MpDraft *draft = mp_draft_new (self->line);

  add_title (self, reader, draft);
  add_text (self, draft);
  add_dates (self, reader, draft);
  add_terms (self, reader, header, named, draft);
  mp_page_project_add_names (self, reader, draft);
  mp_page_project_add_predecessor (self, reader, draft);
  return draft;
}
