/* mp-cli-list.c: mpower list
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"
#include "cli/mp-cli-commands.h"
#include "cli/mp-cli-text.h"
#include "exchange/mp-csv-cells.h"

typedef enum
{
  CELL_TITLE,
  CELL_STATUS,
  CELL_START,
  CELL_END,
  CELL_LEFT,
  CELL_COUNTRIES,
  N_CELLS,
} Cell;

/* In a terminal the title gets what the others leave, but never less than this; where it is
 * narrow, others give way. */
#define MIN_TITLE 24
#define MIN_COUNTRIES 12
#define MAX_COUNTRIES 24
#define GAP 2

/* The keys of csv and json, stable; from the countries on they hold lists. */
typedef enum
{
  KEY_ID,
  KEY_TITLE,
  KEY_SHORT_NAME,
  KEY_STATUS,
  KEY_START,
  KEY_START_PRECISION,
  KEY_END,
  KEY_END_PRECISION,
  KEY_MONTHS_LEFT,
  KEY_COUNTRIES,
  KEY_COUNTRY_CODES,
  KEY_REGIONS,
  KEY_SECTORS,
  KEY_SECTOR_CODES,
  KEY_AREAS,
  KEY_PARTNERS,
  KEY_INITIATIVES,
  KEY_FUNDING,
  N_KEYS,
} Key;

static const char *const keys[N_KEYS] = {
  [KEY_ID] = "id",
  [KEY_TITLE] = "title",
  [KEY_SHORT_NAME] = "short_name",
  [KEY_STATUS] = "status",
  [KEY_START] = "start",
  [KEY_START_PRECISION] = "start_precision",
  [KEY_END] = "end",
  [KEY_END_PRECISION] = "end_precision",
  [KEY_MONTHS_LEFT] = "months_left",
  [KEY_COUNTRIES] = "countries",
  [KEY_COUNTRY_CODES] = "country_codes",
  [KEY_REGIONS] = "regions",
  [KEY_SECTORS] = "sectors",
  [KEY_SECTOR_CODES] = "sector_codes",
  [KEY_AREAS] = "areas",
  [KEY_PARTNERS] = "partners",
  [KEY_INITIATIVES] = "initiatives",
  [KEY_FUNDING] = "funding",
};

/* What all rows need. */
typedef struct
{
  MpCli *cli;
  MpProjectList *list;
  MpPortfolio *portfolio;
  MpTermIndex *terms;
  MpDate as_of;
  guint n;
} Listing;

/* ISO days, as the options take them; the precision shows. */
static char *
format_day (MpDate          day,
            MpDatePrecision precision)
{
  return day == MP_DATE_NONE ? NULL : mp_date_to_iso (day, precision);
}

static char *
make_cell (const Listing   *listing,
           const MpSummary *summary,
           Cell             cell)
{
  switch (cell)
    {
    case CELL_TITLE:
      return mp_text_one_line (summary->title);
    case CELL_STATUS:
      return g_strdup (mp_status_get_label (mp_status_as_of (summary, listing->as_of)));
    case CELL_START:
      return format_day (summary->start, summary->start_precision);
    case CELL_END:
      return format_day (summary->end, summary->end_precision);
    case CELL_LEFT:
      return mp_status_format_left (summary, listing->as_of);
    case CELL_COUNTRIES:
      return mp_portfolio_dup_terms_label (listing->portfolio, summary, MP_VOCABULARY_COUNTRIES);
    case N_CELLS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static const char *
get_heading (Cell cell)
{
  static const char *const headings[N_CELLS] = {
    [CELL_TITLE] = NC_("column", "Title"),
    [CELL_STATUS] = NC_("column", "Status"),
    [CELL_START] = NC_("column", "Start"),
    [CELL_END] = NC_("column", "End"),
    [CELL_LEFT] = NC_("column", "Left"),
    [CELL_COUNTRIES] = NC_("column", "Countries"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "column", headings[cell]);
}

/* The widest text of each column. */
static void
measure (const Listing *listing,
         guint          widths[N_CELLS])
{
  for (guint c = 0; c < N_CELLS; c++)
    widths[c] = mp_cli_text_width (get_heading (c), -1);
  for (guint i = 0; i < listing->n; i++)
    {
      const MpSummary *summary = mp_project_list_get_summary (listing->list, i);

      for (guint c = 0; c < N_CELLS; c++)
        {
          g_autofree char *text = make_cell (listing, summary, c);

          if (text)
            widths[c] = MAX (widths[c], mp_cli_text_width (text, -1));
        }
    }
}

static guint
sum_others (const guint widths[N_CELLS])
{
  guint sum = 0;

  for (guint c = CELL_TITLE + 1; c < N_CELLS; c++)
    sum += widths[c] > 0 ? GAP + widths[c] : 0;
  return sum;
}

/* Makes the columns fit into a terminal; a column of no width is left out. */
static void
fit (guint widths[N_CELLS],
     guint columns)
{
  static const Cell expendable[] = { CELL_START, CELL_LEFT, CELL_COUNTRIES };
  guint others;

  widths[CELL_COUNTRIES] = MIN (widths[CELL_COUNTRIES], MAX_COUNTRIES);
  if (sum_others (widths) + MIN_TITLE > columns)
    widths[CELL_COUNTRIES] = MIN (widths[CELL_COUNTRIES], MIN_COUNTRIES);
  for (guint i = 0; i < G_N_ELEMENTS (expendable) && sum_others (widths) + MIN_TITLE > columns; i++)
    widths[expendable[i]] = 0;
  others = sum_others (widths);
  widths[CELL_TITLE] = MIN (widths[CELL_TITLE], columns > others + MIN_TITLE ? columns - others : MIN_TITLE);
}

static void
append_row (const Listing   *listing,
            const MpSummary *summary,
            const guint      widths[N_CELLS])
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint c = 0; c < N_CELLS; c++)
    {
      g_autofree char *text = NULL;

      if (widths[c] == 0)
        continue;
      text = summary ? make_cell (listing, summary, c) : g_strdup (get_heading (c));
      if (c > 0)
        g_string_append_printf (line, "%*s", GAP, "");
      mp_cli_text_append_cell (line, text ? text : "", widths[c]);
    }
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  g_string_append_c (line, '\n');
  mp_cli_output_append (listing->cli->out, line->str);
}

static void
print_table (const Listing *listing)
{
  guint widths[N_CELLS];

  if (listing->n == 0)
    return;
  measure (listing, widths);
  if (mp_cli_output_get_columns () > 0)
    fit (widths, mp_cli_output_get_columns ());
  append_row (listing, NULL, widths);
  for (guint i = 0; i < listing->n && mp_cli_output_is_wanted (listing->cli->out); i++)
    append_row (listing, mp_project_list_get_summary (listing->list, i), widths);
}

static void
add_terms (const Listing   *listing,
           const MpSummary *summary,
           const char      *vocabulary,
           gboolean         codes,
           GPtrArray       *values)
{
  for (guint i = 0; i < summary->n_terms; i++)
    {
      gint64 term = summary->terms[i].id;

      if (g_strcmp0 (mp_term_index_get_vocabulary_key (listing->terms, term), vocabulary) != 0)
        continue;
      g_ptr_array_add (values, codes ? g_strdup (mp_term_index_get_code (listing->terms, term)) : mp_term_index_dup_label (listing->terms, term));
    }
}

/* Partners or initiatives by name, each once. */
static void
add_named (const Listing       *listing,
           const MpSummaryLink *links,
           guint                n,
           const char        *(*get_name) (const MpTermIndex *, gint64),
           GPtrArray           *values)
{
  for (guint i = 0; i < n; i++)
    {
      const char *name = get_name (listing->terms, links[i].id);

      if (name && !g_ptr_array_find_with_equal_func (values, name, g_str_equal, NULL))
        g_ptr_array_add (values, g_strdup (name));
    }
}

/* "USD 8000000.00"; with "~" before it when it is not exact. */
static void
add_money (const MpSummary *summary,
           GPtrArray       *values)
{
  for (guint i = 0; i < summary->n_money; i++)
    {
      const MpSummaryMoney *money = &summary->money[i];
      g_autofree char *amount = mp_cli_text_format_amount (money->amount, money->currency);

      g_ptr_array_add (values, g_strdup_printf ("%s%s %s", money->approximate ? "~" : "", money->currency, amount));
    }
}

static GPtrArray *
make_values (const Listing   *listing,
             const MpSummary *summary,
             Key              key)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  if (key == KEY_COUNTRIES || key == KEY_COUNTRY_CODES)
    add_terms (listing, summary, MP_VOCABULARY_COUNTRIES, key == KEY_COUNTRY_CODES, values);
  else if (key == KEY_REGIONS)
    add_terms (listing, summary, MP_VOCABULARY_REGIONS, FALSE, values);
  else if (key == KEY_SECTORS || key == KEY_SECTOR_CODES)
    add_terms (listing, summary, MP_VOCABULARY_SECTORS, key == KEY_SECTOR_CODES, values);
  else if (key == KEY_AREAS)
    add_terms (listing, summary, MP_VOCABULARY_AREAS, FALSE, values);
  else if (key == KEY_PARTNERS)
    add_named (listing, summary->partners, summary->n_partners, mp_term_index_get_partner_name, values);
  else if (key == KEY_INITIATIVES)
    add_named (listing, mp_summary_get_initiatives (summary), summary->n_initiatives, mp_term_index_get_initiative_name, values);
  else
    add_money (summary, values);
  return values;
}

/* What is left of a running project, in whole months. */
static char *
format_months_left (const MpSummary *summary,
                    MpDate           as_of)
{
  g_autofree char *left = mp_status_format_left (summary, as_of);

  if (left == NULL || summary->end == MP_DATE_NONE)
    return NULL;
  return g_strdup_printf ("%d", mp_date_months_between (as_of, summary->end));
}

static char *
make_value (const Listing   *listing,
            const MpSummary *summary,
            Key              key)
{
  if (key == KEY_ID)
    return g_strdup (summary->uuid);
  if (key == KEY_TITLE)
    return g_strdup (summary->title);
  if (key == KEY_SHORT_NAME)
    return g_strdup (summary->short_name);
  if (key == KEY_STATUS)
    return g_strdup (mp_status_get_key (mp_status_as_of (summary, listing->as_of)));
  if (key == KEY_START)
    return format_day (summary->start, MP_PRECISION_DAY);
  if (key == KEY_START_PRECISION)
    return summary->start == MP_DATE_NONE ? NULL : g_strdup (mp_precision_to_choice (summary->start_precision));
  if (key == KEY_END)
    return format_day (summary->end, MP_PRECISION_DAY);
  if (key == KEY_END_PRECISION)
    return summary->end == MP_DATE_NONE ? NULL : g_strdup (mp_precision_to_choice (summary->end_precision));
  return format_months_left (summary, listing->as_of);
}

/* As in the files that are exported: an entry that holds a semicolon is quoted. */
static char *
join_entries (GPtrArray *values)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *entry = mp_csv_quote_entry (values->pdata[i]);

      g_string_append_printf (cell, "%s%s", i ? "; " : "", entry);
    }
  return g_string_free (g_steal_pointer (&cell), FALSE);
}

static void
append_csv_row (const Listing   *listing,
                const MpSummary *summary)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint k = 0; k < N_KEYS; k++)
    {
      g_autofree char *text = NULL;

      if (summary == NULL)
        {
          text = g_strdup (keys[k]);
        }
      else if (k >= KEY_COUNTRIES)
        {
          g_autoptr (GPtrArray) values = make_values (listing, summary, k);

          text = join_entries (values);
        }
      else
        {
          text = make_value (listing, summary, k);
        }
      if (k > 0)
        g_string_append_c (line, ',');
      mp_cli_text_append_csv (line, text);
    }
  g_string_append_c (line, '\n');
  mp_cli_output_append (listing->cli->out, line->str);
}

static void
print_csv (const Listing *listing)
{
  append_csv_row (listing, NULL);
  for (guint i = 0; i < listing->n && mp_cli_output_is_wanted (listing->cli->out); i++)
    append_csv_row (listing, mp_project_list_get_summary (listing->list, i));
}

static void
append_json_row (const Listing   *listing,
                 const MpSummary *summary,
                 gboolean         last)
{
  g_autoptr (GString) line = g_string_new ("{");

  for (guint k = 0; k < N_KEYS; k++)
    {
      g_string_append_printf (line, "%s\"%s\":", k ? "," : "", keys[k]);
      if (k >= KEY_COUNTRIES)
        {
          g_autoptr (GPtrArray) values = make_values (listing, summary, k);

          g_string_append_c (line, '[');
          for (guint i = 0; i < values->len; i++)
            {
              if (i > 0)
                g_string_append_c (line, ',');
              mp_cli_text_append_json (line, values->pdata[i]);
            }
          g_string_append_c (line, ']');
        }
      else
        {
          g_autofree char *text = make_value (listing, summary, k);

          if (k == KEY_MONTHS_LEFT && text)
            g_string_append (line, text);
          else
            mp_cli_text_append_json (line, text);
        }
    }
  g_string_append (line, last ? "}\n" : "},\n");
  mp_cli_output_append (listing->cli->out, line->str);
}

/* One valid document with one project a line. */
static void
print_json (const Listing *listing)
{
  mp_cli_output_append (listing->cli->out, "[\n");
  for (guint i = 0; i < listing->n && mp_cli_output_is_wanted (listing->cli->out); i++)
    append_json_row (listing, mp_project_list_get_summary (listing->list, i), i + 1 == listing->n);
  mp_cli_output_append (listing->cli->out, "]\n");
}

int
mp_cli_list (MpCli *cli)
{
  static const struct
  {
    const char *name;
    void (*print) (const Listing *listing);
  } formats[] = { { "table", print_table }, { "csv", print_csv }, { "json", print_json } };
  g_auto (MpCliFilter) filter = { 0 };
  g_autofree char *format = NULL;
  int limit = MP_CLI_NO_LIMIT;
  const GOptionEntry entries[] = {
    { "view", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.view, N_("As the saved view shows them"), N_("NAME") },
    { "query", 'q', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.query, N_("Only the projects that the query finds"), N_("QUERY") },
    { "as-of", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.as_of, N_("The day that counts as today, as 2026-11-23"), N_("DAY") },
    { "sort", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.sort,
      N_("title, status, start, end, left …; with “-” before it the other way round"), N_("KEY") },
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format, N_("table, csv or json"), N_("FORMAT") },
    { "limit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &limit, N_("No more than so many"), N_("NUMBER") },
    { NULL },
  };
  g_autoptr (MpProjectList) list = NULL;
  Listing listing = { .cli = cli };
  guint chosen = 0;

  if (!mp_cli_parse (cli, entries, 1, 1) || !mp_cli_check_limit (cli, limit))
    return cli->status;
  while (format && chosen < G_N_ELEMENTS (formats) && strcmp (formats[chosen].name, format) != 0)
    chosen++;
  if (chosen == G_N_ELEMENTS (formats))
    {
      mp_cli_usage_error (cli, _("--format: There is no format “%1$s” to list in; there are: %2$s"), format, "table, csv, json");
      return cli->status;
    }
  if (!mp_cli_open (cli, MP_STORE_OPEN_READ_ONLY))
    return cli->status;
  list = mp_cli_load_list (cli, &filter);
  if (list == NULL)
    return cli->status;

  listing.list = list;
  listing.portfolio = mp_store_get_portfolio (cli->store);
  listing.terms = mp_portfolio_get_term_index (listing.portfolio);
  listing.as_of = mp_query_get_as_of (mp_project_list_get_query (list));
  listing.n = MIN (mp_project_list_get_n (list), (guint) limit);
  formats[chosen].print (&listing);
  return MP_CLI_DONE;
}
