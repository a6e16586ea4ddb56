/* mp-csv-cells.c: what a cell of a sheet says, as records of a draft
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of terms and partners are in mp-csv-lists.c.
 */

#include "config.h"

#include "exchange/mp-csv-cells.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "exchange/mp-money-parser.h"

/* Most cells are plain ASCII with single spaces: those need no look at each character. */
static char *
dup_if_plain (const char *text)
{
  const char *start = text + strspn (text, " ");
  const char *end = start + strlen (start);

  while (end > start && end[-1] == ' ')
    end--;
  for (const char *p = start; p < end; p++)
    {
      if (*p < 0x20 || *p > 0x7E || (*p == ' ' && p[1] == ' '))
        return NULL;
    }
  return g_strndup (start, (gsize) (end - start));
}

/**
 * mp_csv_clean_line:
 *
 * As mp_text_one_line(), quickly for plain text.
 */
char *
mp_csv_clean_line (const char *text)
{
  char *plain = dup_if_plain (text);

  return plain ? plain : mp_text_one_line (text);
}

/**
 * mp_csv_clean_text:
 *
 * As mp_text_clean(), quickly for plain text.
 */
char *
mp_csv_clean_text (const char *text)
{
  char *plain = dup_if_plain (text);

  return plain ? plain : mp_text_clean (text);
}

/**
 * mp_csv_restore_cell:
 * @cell: a cell as it stands in the file
 *
 * Takes away the apostrophe that makes a cell which looks like a formula harmless.
 *
 * Returns: (transfer full): the cell as it was meant
 */
char *
mp_csv_restore_cell (const char *cell)
{
  const char *p = cell;

  while (*p == '\'')
    p++;
  return g_strdup (p > cell && *p && strchr ("=+-@\t\r", *p) ? cell + 1 : cell);
}

/**
 * mp_csv_split_cell:
 * @text: entries separated by semicolons, bars or line breaks; one in quotation marks may hold
 *   these
 *
 * Returns: (transfer full) (element-type utf8): the entries on one line each, empty ones left out
 */
GPtrArray *
mp_csv_split_cell (const char *text)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) entry = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = text;; p++)
    {
      if (*p == '\0' || (!quoted && strchr (";|\n", *p)))
        {
          char *clean = mp_text_one_line (entry->str);

          if (*clean)
            g_ptr_array_add (entries, clean);
          else
            g_free (clean);
          g_string_truncate (entry, 0);
          if (*p == '\0')
            break;
        }
      else if (*p == '"' && quoted && p[1] == '"')
        {
          g_string_append_c (entry, '"');
          p++;
        }
      else if (*p == '"' && (quoted || mp_text_is_empty (entry->str)) && (quoted || strchr (p + 1, '"')))
        {
          quoted = !quoted;
        }
      else
        {
          g_string_append_c (entry, *p);
        }
    }
  return entries;
}

/**
 * mp_csv_quote_entry:
 *
 * Returns: (transfer full): @text so that mp_csv_split_cell() reads it as one entry
 */
char *
mp_csv_quote_entry (const char *text)
{
  GString *out;

  if (strpbrk (text, ";|\n\"") == NULL)
    return g_strdup (text);
  out = g_string_new ("\"");
  for (const char *p = text; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
  return g_string_free (out, FALSE);
}

/**
 * mp_csv_row_add_extra:
 *
 * Keeps what has no field of its own under the name of its column.
 */
void
mp_csv_row_add_extra (MpCsvRow   *row,
                      const char *name,
                      const char *text)
{
  MpRecord *record = mp_project_record_add_new (row->draft->project, MP_TABLE_EXTRA_FIELD);

  mp_record_set_text (record, MP_EXTRA_FIELD_NAME, name);
  mp_record_take_text (record, MP_EXTRA_FIELD_TEXT, mp_csv_clean_text (text));
}

void
mp_csv_row_add_name (MpCsvRow   *row,
                     const char *kind,
                     const char *text)
{
  MpRecord *record = mp_project_record_add_new (row->draft->project, MP_TABLE_PROJECT_NAME);

  mp_record_set_text (record, MP_PROJECT_NAME_KIND, kind);
  mp_record_set_text (record, MP_PROJECT_NAME_TEXT, text);
}

/* "OBSERVAR" and "PREP4Change" are acronyms, "Engage 2" is a short name. */
static const char *
guess_name_kind (const char *text)
{
  guint n_capitals = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        return "short";
      n_capitals += g_unichar_isupper (g_utf8_get_char (p)) != 0;
    }
  return n_capitals >= 2 ? "acronym" : "short";
}

/* A kind by its word, or by what it is called in the language of the program. */
static gboolean
is_kind (const char *text,
         gsize       length,
         const char *choice)
{
  const char *label = mp_choice_get_label (choice);

  return (strlen (choice) == length && g_ascii_strncasecmp (text, choice, length) == 0) || (strlen (label) == length && strncmp (text, label, length) == 0);
}

/* "kind: text", where @choices holds the kind; @kind is set to the choice itself. */
static const char *
take_kind (const char        *entry,
           const char *const *choices,
           const char       **kind)
{
  const char *colon = strchr (entry, ':');

  for (guint i = 0; colon && choices[i]; i++)
    {
      if (is_kind (entry, (gsize) (colon - entry), choices[i]))
        {
          *kind = choices[i];
          for (colon++; *colon == ' '; colon++)
            ;
          return colon;
        }
    }
  return entry;
}

/**
 * mp_csv_row_add_names:
 * @text: names, each "kind: name" or bare
 */
void
mp_csv_row_add_names (MpCsvRow   *row,
                      const char *text)
{
  const char *const *kinds = mp_table_get_info (MP_TABLE_PROJECT_NAME)->fields[MP_PROJECT_NAME_KIND].choices;
  g_autoptr (GPtrArray) entries = mp_csv_split_cell (text);

  for (guint i = 0; i < entries->len; i++)
    {
      const char *kind = NULL;
      const char *name = take_kind (g_ptr_array_index (entries, i), kinds, &kind);

      if (*name)
        mp_csv_row_add_name (row, kind ? kind : guess_name_kind (name), name);
    }
}

void
mp_csv_row_add_identifier (MpCsvRow   *row,
                           const char *kind,
                           const char *value)
{
  MpRecord *record = mp_project_record_add_new (row->draft->project, MP_TABLE_IDENTIFIER);

  mp_record_set_text (record, MP_IDENTIFIER_KIND, kind);
  mp_record_set_text (record, MP_IDENTIFIER_VALUE, value);
}

/**
 * mp_csv_row_add_identifiers:
 * @text: identifiers, each "kind: identifier" or bare
 */
void
mp_csv_row_add_identifiers (MpCsvRow   *row,
                            const char *text)
{
  const char *const *kinds = mp_table_get_info (MP_TABLE_IDENTIFIER)->fields[MP_IDENTIFIER_KIND].choices;
  g_autoptr (GPtrArray) entries = mp_csv_split_cell (text);

  for (guint i = 0; i < entries->len; i++)
    {
      const char *kind = "other";
      const char *value = take_kind (g_ptr_array_index (entries, i), kinds, &kind);

      if (*value)
        mp_csv_row_add_identifier (row, kind, value);
    }
}

/**
 * mp_csv_row_add_narrative:
 * @language: (nullable): its language, that of the row when %NULL
 */
void
mp_csv_row_add_narrative (MpCsvRow   *row,
                          const char *field,
                          const char *language,
                          const char *text)
{
  MpRecord *record = mp_project_record_add_new (row->draft->project, MP_TABLE_NARRATIVE);

  mp_record_set_text (record, MP_NARRATIVE_FIELD, field);
  mp_record_set_text (record, MP_NARRATIVE_LANGUAGE, language ? language : row->language);
  mp_record_take_text (record, MP_NARRATIVE_TEXT, mp_csv_clean_text (text));
  mp_record_set_text (record, MP_NARRATIVE_ORIGIN, "original");
}

void
mp_csv_row_add_links (MpCsvRow   *row,
                      const char *text)
{
  const char *const *kinds = mp_table_get_info (MP_TABLE_LINK)->fields[MP_LINK_KIND].choices;
  g_autoptr (GPtrArray) entries = mp_csv_split_cell (text);

  for (guint i = 0; i < entries->len; i++)
    {
      MpRecord *record = mp_project_record_add_new (row->draft->project, MP_TABLE_LINK);
      const char *kind = "page";
      const char *url = take_kind (g_ptr_array_index (entries, i), kinds, &kind);

      mp_record_set_text (record, MP_LINK_KIND, kind);
      mp_record_set_text (record, MP_LINK_URL, url);
    }
}

/* Day and month could be either: the user must say, nobody guesses. */
static void
refuse_date (MpCsvRow   *row,
             const char *header,
             const char *text,
             MpDate      dmy,
             MpDate      mdy)
{
  g_autofree char *first = mp_format_date (dmy, MP_PRECISION_DAY);
  g_autofree char *second = mp_format_date (mdy, MP_PRECISION_DAY);
  g_autofree char *iso = mp_date_to_iso (dmy, MP_PRECISION_DAY);
  /* Translators: 1 is the name of a column, 2 a date as it was written, 3 and 4 its two readings, 5 the first one as year-month-day. */
  g_autofree char *reason = g_strdup_printf (_("%1$s “%2$s” can mean %3$s or %4$s: choose the order of day and month, or write %5$s"),
                                             header, text, first, second, iso);

  mp_reader_add_message (row->reader, MP_SEVERITY_ERROR, "date-ambiguous", row->draft->line, "%s", reason);
  mp_draft_set_unusable (row->draft, reason);
}

/**
 * mp_csv_row_add_date:
 * @kind: "planned-start" …
 * @header: the name of the column, for messages
 * @precision: (nullable): "day", "month" or "year" where another column says so
 */
void
mp_csv_row_add_date (MpCsvRow   *row,
                     const char *kind,
                     const char *header,
                     const char *text,
                     const char *precision)
{
  MpDatePrecision found;
  MpDate date, other;
  MpRecord *record;

  switch (mp_date_parse_text (text, row->date_order, &date, &found, &other))
    {
    case MP_DATE_READING_NONE:
      return;
    case MP_DATE_READING_TWO:
      refuse_date (row, header, text, date, other);
      return;
    case MP_DATE_READING_WRONG:
      mp_reader_add_message (row->reader, MP_SEVERITY_WARNING, "date-unreadable", row->draft->line,
                             /* Translators: 1 is the name of a column, 2 what stands in it. */
                             _("%1$s “%2$s” is not a date that can be read; it is kept as a free field. Write it as 2027-04-03, 2027-04 or 2027"), header, text);
      mp_csv_row_add_extra (row, header, text);
      return;
    case MP_DATE_READING_ONE:
    default:
      break;
    }

  if (precision && found == MP_PRECISION_DAY && mp_precision_from_choice (precision) != MP_PRECISION_DAY)
    {
      found = mp_precision_from_choice (precision);
      date = mp_date_period_start (date, found);
    }
  record = mp_project_record_add_new (row->draft->project, MP_TABLE_DATE_REVISION);
  mp_record_set_text (record, MP_DATE_REVISION_KIND, kind);
  mp_record_set_day (record, MP_DATE_REVISION_DAY, date);
  mp_record_set_precision (record, MP_DATE_REVISION_PRECISION, found);
  mp_record_set_text (record, MP_DATE_REVISION_REASON, "original");
}

static MpDate
get_date (MpProjectRecord *project,
          const char      *kind,
          gboolean         last)
{
  MpRecord *record = mp_project_record_get_date (project, kind);
  MpDate day = record ? mp_record_get_day (record, MP_DATE_REVISION_DAY) : MP_DATE_NONE;

  return last && record ? mp_date_period_end (day, mp_record_get_precision (record, MP_DATE_REVISION_PRECISION)) : day;
}

/**
 * mp_csv_row_check_dates:
 *
 * Tells of an end before the start.
 */
void
mp_csv_row_check_dates (MpCsvRow *row)
{
  MpDate start = get_date (row->draft->project, "planned-start", FALSE);
  MpDate end = get_date (row->draft->project, "planned-end", TRUE);
  g_autofree char *start_text = NULL;
  g_autofree char *end_text = NULL;

  if (start == MP_DATE_NONE || end == MP_DATE_NONE || start <= end)
    return;
  start_text = mp_format_date (start, MP_PRECISION_DAY);
  end_text = mp_format_date (end, MP_PRECISION_DAY);
  mp_reader_add_message (row->reader, MP_SEVERITY_WARNING, "end-before-start", row->draft->line,
                         /* Translators: 1 and 2 are dates. */
                         _("The project ends on %1$s, before it starts on %2$s; look which of them is wrong"), end_text, start_text);
}

static void
add_funding (MpCsvRow      *row,
             const char    *kind,
             const MpMoney *money)
{
  const char *const *kinds = mp_table_get_info (MP_TABLE_FUNDING)->fields[MP_FUNDING_KIND].choices;
  MpRecord *record = mp_project_record_add_new (row->draft->project, MP_TABLE_FUNDING);

  if (money->note && g_strv_contains (kinds, money->note))
    kind = money->note;
  else
    mp_record_set_text (record, MP_FUNDING_NOTE, money->note);
  mp_record_set_text (record, MP_FUNDING_KIND, kind);
  mp_record_set_integer (record, MP_FUNDING_AMOUNT, money->amount);
  mp_record_set_text (record, MP_FUNDING_CURRENCY, money->currency);
  mp_record_set_text (record, MP_FUNDING_QUALIFIER, money->qualifier);
  if (money->fiscal_year > 0)
    mp_record_set_integer (record, MP_FUNDING_FISCAL_YEAR, money->fiscal_year);
}

/**
 * mp_csv_row_add_money:
 * @kind: "budget", "commitment" … where the cell does not say
 * @currency: (nullable): what another column says
 */
void
mp_csv_row_add_money (MpCsvRow   *row,
                      const char *kind,
                      const char *header,
                      const char *text,
                      const char *currency)
{
  g_autoptr (GArray) list = mp_money_parse_list (text, currency);

  if (list == NULL)
    {
      mp_reader_add_message (row->reader, MP_SEVERITY_WARNING, "money-unreadable", row->draft->line,
                             /* Translators: 1 is the name of a column, 2 what stands in it. */
                             _("%1$s “%2$s” is not an amount with a currency; it is kept as a free field. Write it as USD 8000000"), header, text);
      mp_csv_row_add_extra (row, header, text);
      return;
    }
  for (guint i = 0; i < list->len; i++)
    {
      const MpMoney *money = &g_array_index (list, MpMoney, i);

      if (money->dollar)
        mp_reader_add_message (row->reader, MP_SEVERITY_NOTE, "dollar", row->draft->line, _("“$” was read as US dollars in “%s”"), text);
      add_funding (row, kind, money);
    }
}

/**
 * mp_csv_row_set_status:
 *
 * What somebody states of the status; our own is always made from the dates.
 */
void
mp_csv_row_set_status (MpCsvRow   *row,
                       const char *header,
                       const char *text)
{
  static const struct
  {
    const char *words;
    const char *status;
  } others[] = {
    { "active", "running" }, { "ongoing", "running" }, { "in progress", "running" }, { "implementation", "running" }, { "current", "running" },
    { "activo", "running" }, { "en curso", "running" }, { "en ejecucion", "running" }, { "vigente", "running" }, { "en cours", "running" }, { "actif", "running" },
    { "closed", "ended" }, { "completed", "ended" }, { "complete", "ended" }, { "finished", "ended" }, { "inactive", "ended" },
    { "finalizado", "ended" }, { "cerrado", "ended" }, { "terminado", "ended" }, { "concluido", "ended" }, { "acheve", "ended" }, { "termine", "ended" }, { "clos", "ended" },
    { "planificado", "planned" }, { "previsto", "planned" }, { "pipeline", "planned" }, { "prevu", "planned" }, { "planifie", "planned" },
    { "suspendido", "suspended" }, { "suspendu", "suspended" }, { "cancelado", "cancelled" }, { "canceled", "cancelled" }, { "annule", "cancelled" },
  };
  const char *const *statuses = mp_table_get_info (MP_TABLE_PROJECT)->fields[MP_PROJECT_STATED_STATUS].choices;
  MpRecord *project = mp_project_record_get_project (row->draft->project);
  g_autofree char *words = mp_text_fold_words (text);

  for (guint i = 0; statuses[i]; i++)
    {
      g_autofree char *label = mp_text_fold_words (mp_choice_get_label (statuses[i]));

      if (strcmp (statuses[i], words) == 0 || strcmp (label, words) == 0)
        {
          mp_record_set_text (project, MP_PROJECT_STATED_STATUS, statuses[i]);
          return;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (strcmp (others[i].words, words) == 0)
        {
          mp_record_set_text (project, MP_PROJECT_STATED_STATUS, others[i].status);
          return;
        }
    }
  mp_csv_row_add_extra (row, header, text);
}
