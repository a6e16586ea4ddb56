/* mp-cli-timeline.c: mpower timeline
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-locale.h"
#include "cli/mp-cli-commands.h"
#include "model/mp-view.h"
#include "timeline/mp-timeline-export.h"

/* What the options say, as text. */
typedef struct
{
  char *output;
  char *from;
  char *to;
  char *group;
  char *colour_by;
  char *baseline;
  char *show;
  char *paper;
  char *language;
  char *title;
  gboolean landscape;
  gboolean portrait;
  double scale;
  int pages_wide;
  int fiscal_month;
} TimelineArguments;

/* Four times the usual size, or the sixteenth part of a page for all of it. */
#define MIN_SCALE 0.25
#define MAX_SCALE 4.0

static void
timeline_arguments_clear (TimelineArguments *arguments)
{
  g_free (arguments->output);
  g_free (arguments->from);
  g_free (arguments->to);
  g_free (arguments->group);
  g_free (arguments->colour_by);
  g_free (arguments->baseline);
  g_free (arguments->show);
  g_free (arguments->paper);
  g_free (arguments->language);
  g_free (arguments->title);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TimelineArguments, timeline_arguments_clear)

static gboolean
parse_group (MpCli      *cli,
             const char *text,
             MpGroup    *group)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  if (mp_group_from_key (text, group))
    return TRUE;
  for (guint i = 0; i < MP_N_GROUPS; i++)
    g_string_append_printf (keys, "%s%s", i ? ", " : "", mp_group_get_key (i));
  mp_cli_usage_error (cli, _("--group: There is no key “%1$s”; there are: %2$s"), text, keys->str);
  return FALSE;
}

/* One key, or two with a comma between them: groups, and groups in them. */
static gboolean
parse_groups (MpCli                   *cli,
              const char              *text,
              MpTimelineExportOptions *options)
{
  g_auto (GStrv) keys = text ? g_strsplit (text, ",", 2) : NULL;

  if (keys == NULL || keys[0] == NULL)
    return TRUE;
  return parse_group (cli, keys[0], &options->group) && (keys[1] == NULL || parse_group (cli, keys[1], &options->subgroup));
}

/* What there is depends on the portfolio. */
static gboolean
check_colour_by (MpCli       *cli,
                 MpPortfolio *portfolio,
                 const char  *key)
{
  g_auto (GStrv) keys = NULL;
  g_autofree char *list = NULL;

  if (key == NULL || mp_timeline_colouring_has_key (portfolio, key))
    return TRUE;
  keys = mp_timeline_colouring_list_keys (portfolio);
  list = g_strjoinv (", ", keys);
  mp_cli_usage_error (cli, _("--colour-by: There is no key “%1$s”; there are: %2$s"), key, list);
  return FALSE;
}

static gboolean
parse_range (MpCli                   *cli,
             const TimelineArguments *arguments,
             MpTimelineExportOptions *options)
{
  if (!mp_cli_parse_day (cli, "--from", arguments->from, &options->from) || !mp_cli_parse_day (cli, "--to", arguments->to, &options->to))
    return FALSE;
  if (options->from != MP_DATE_NONE && options->to != MP_DATE_NONE && options->to < options->from)
    {
      mp_cli_usage_error (cli, _("--to: The last day comes before the first"));
      return FALSE;
    }
  return TRUE;
}

/* A baseline alone asks for the ghosts that show it. */
static gboolean
parse_shown (MpCli                   *cli,
             const TimelineArguments *arguments,
             MpTimelineExportOptions *options)
{
  g_autofree char *unknown = NULL;

  if (arguments->show && !mp_timeline_extras_from_names (arguments->show, &options->shown.extras, &unknown))
    {
      g_autofree char *names = mp_timeline_extras_dup_names ();

      mp_cli_usage_error (cli, _("--show: There is no “%1$s”; there are: %2$s"), unknown, names);
      return FALSE;
    }
  if (arguments->baseline)
    options->shown.extras |= MP_TIMELINE_EXTRA_GHOST;
  if (arguments->baseline == NULL || strcmp (arguments->baseline, "original") == 0)
    return TRUE;
  return mp_cli_parse_day (cli, "--baseline", arguments->baseline, &options->shown.baseline);
}

static gboolean
parse_paper (MpCli                   *cli,
             const TimelineArguments *arguments,
             MpTimelineExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  double width, height;

  if (arguments->paper && !mp_timeline_paper_parse (arguments->paper, &width, &height, &error))
    {
      mp_cli_usage_error (cli, "--paper: %s", error->message);
      return FALSE;
    }
  if (arguments->landscape && arguments->portrait)
    {
      mp_cli_usage_error (cli, _("--landscape and --portrait exclude each other"));
      return FALSE;
    }
  if (!(arguments->scale >= MIN_SCALE && arguments->scale <= MAX_SCALE))
    {
      mp_cli_usage_error (cli, _("--scale: The number must be between %1$g and %2$g"), MIN_SCALE, MAX_SCALE);
      return FALSE;
    }
  if (arguments->pages_wide < 1 || arguments->pages_wide > MP_TIMELINE_MAX_PAGES_WIDE)
    {
      mp_cli_usage_error (cli, _("--pages-wide: The number must be between %1$d and %2$d"), 1, MP_TIMELINE_MAX_PAGES_WIDE);
      return FALSE;
    }
  options->paper = arguments->paper;
  options->pages_wide = (guint) arguments->pages_wide;
  options->landscape = !arguments->portrait;
  options->font_scale = arguments->scale;
  return TRUE;
}

static gboolean
parse_fiscal_month (MpCli                   *cli,
                    const TimelineArguments *arguments,
                    MpTimelineExportOptions *options)
{
  if (arguments->fiscal_month < 1 || arguments->fiscal_month > 12)
    {
      mp_cli_usage_error (cli, _("--fiscal-year: The month must be between 1 and 12"));
      return FALSE;
    }
  options->fiscal_month = arguments->fiscal_month;
  return TRUE;
}

static gboolean
parse_arguments (MpCli                   *cli,
                 const TimelineArguments *arguments,
                 MpTimelineExportOptions *options)
{
  g_autofree char *language = mp_locale_dup_language (GETTEXT_PACKAGE);

  if (!mp_cli_check_language (cli, arguments->language))
    return FALSE;
  if (arguments->output == NULL)
    {
      mp_cli_usage_error (cli, _("--output is missing; it names the file to write, as work.pdf, work.svg or work.png"));
      return FALSE;
    }
  if (!mp_timeline_format_from_name (arguments->output, &options->format))
    {
      mp_cli_usage_error (cli, _("--output: The name must end with .pdf, .svg or .png"));
      return FALSE;
    }
  options->rtl = mp_locale_is_right_to_left (language);
  options->title = arguments->title;
  options->colour_by = arguments->colour_by;
  return parse_groups (cli, arguments->group, options) && parse_range (cli, arguments, options) && parse_shown (cli, arguments, options) &&
         parse_paper (cli, arguments, options) && parse_fiscal_month (cli, arguments, options);
}

static void
take_period (GVariantDict            *settings,
             MpTimelineExportOptions *options)
{
  MpDate from, to;

  if (options->from != MP_DATE_NONE || options->to != MP_DATE_NONE || !mp_view_settings_get_period (settings, &from, &to))
    return;
  options->from = from;
  options->to = to;
}

/* What a newer program shows besides is not known here. */
static void
take_shown (GVariantDict            *settings,
            const TimelineArguments *arguments,
            MpDate                   as_of,
            MpTimelineExportOptions *options)
{
  g_auto (GStrv) names = NULL;
  const char *baseline = MP_TIMELINE_BASELINE_FIRST;

  if (arguments->show || arguments->baseline || !g_variant_dict_lookup (settings, MP_VIEW_SETTING_SHOWN, "^as", &names))
    return;
  options->shown.extras = MP_TIMELINE_NO_EXTRAS;
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *unknown = NULL;
      MpTimelineExtras extra;

      if (mp_timeline_extras_from_names (names[i], &extra, &unknown))
        options->shown.extras |= extra;
    }
  g_variant_dict_lookup (settings, MP_VIEW_SETTING_BASELINE, "&s", &baseline);
  mp_timeline_baseline_from_text (baseline, as_of, &options->shown.baseline);
}

/* What is asked for goes before what the view shows. */
static void
take_view (MpCli                   *cli,
           const MpCliFilter       *filter,
           const TimelineArguments *arguments,
           MpProjectList           *list,
           MpTimelineExportOptions *options)
{
  MpRecord *view = filter->view ? mp_view_find (mp_store_get_portfolio (cli->store), filter->view) : NULL;
  g_autoptr (GVariantDict) settings = NULL;

  if (view == NULL)
    return;
  settings = mp_view_settings_parse (mp_record_get_text (view, MP_VIEW_SETTINGS));
  take_period (settings, options);
  take_shown (settings, arguments, mp_query_get_as_of (mp_project_list_get_query (list)), options);
}

int
mp_cli_timeline (MpCli *cli)
{
  g_auto (MpCliFilter) filter = { 0 };
  g_auto (TimelineArguments) arguments = { .scale = 1, .pages_wide = 1, .fiscal_month = 1 };
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &arguments.output, N_("The file to write: .pdf, .svg or .png"), N_("FILE") },
    { "view", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.view, N_("As the saved view shows them"), N_("NAME") },
    { "query", 'q', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.query, N_("Only the projects that the query finds"), N_("QUERY") },
    { "as-of", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.as_of, N_("The day that counts as today, as 2026-11-23"), N_("DAY") },
    { "sort", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.sort,
      N_("title, status, start, end, left …; with “-” before it the other way round"), N_("KEY") },
    { "from", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &arguments.from, N_("The first day shown"), N_("DAY") },
    { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &arguments.to, N_("The last day shown"), N_("DAY") },
    { "group", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &arguments.group, N_("country, region, sector, area, objective, partner, initiative, status or start-year; “KEY,KEY” for groups in groups"), N_("KEY") },
    { "colour-by", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &arguments.colour_by,
      N_("What the colors mean: status, country, sector, donor, initiative …"), N_("KEY") },
    { "color-by", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &arguments.colour_by, NULL, NULL },
    { "fiscal-year", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &arguments.fiscal_month,
      N_("The month in which the years of the header and of funding begin: 10 for October"), N_("MONTH") },
    { "show", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &arguments.show, N_("Besides bars: ghost, extensions, milestones, links, funding, or all"), N_("LIST") },
    { "baseline", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &arguments.baseline, N_("The dates recorded on that day, or original, under the bars"), N_("DAY") },
    { "paper", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &arguments.paper, N_("A4, A3, Letter …, or millimetres as 210x297"), N_("SIZE") },
    { "landscape", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &arguments.landscape, N_("The long side of the paper lies (the default)"), NULL },
    { "portrait", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &arguments.portrait, N_("The long side of the paper stands"), NULL },
    { "pages-wide", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &arguments.pages_wide, N_("So many pages side by side for the time, or a picture so many times as wide"),
      N_("NUMBER") },
    { "scale", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_DOUBLE, &arguments.scale, N_("The size of the text: 1 for the usual one"), N_("NUMBER") },
    { "title", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &arguments.title, N_("The heading, instead of the title of the portfolio"), N_("TITLE") },
    { "language", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &arguments.language, N_("The language of the picture, as es or ar"), N_("LANGUAGE") },
    { NULL },
  };
  MpTimelineExportOptions options;
  g_autoptr (MpProjectList) list = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  mp_timeline_export_options_init (&options);
  if (!mp_cli_parse (cli, entries, 1, 1) || !parse_arguments (cli, &arguments, &options))
    return cli->status;
  filter.group = options.group;
  filter.subgroup = options.subgroup;
  if (!mp_cli_open (cli, MP_STORE_OPEN_READ_ONLY) || !mp_cli_may_write (cli, arguments.output))
    return cli->status;
  list = mp_cli_load_list (cli, &filter);
  if (list == NULL || !check_colour_by (cli, mp_project_list_get_portfolio (list), arguments.colour_by))
    return cli->status;

  options.group = mp_query_get_group (mp_project_list_get_query (list));
  take_view (cli, &filter, &arguments, list, &options);
  mp_cli_prepare_gtk ();
  options.today = mp_date_today ();
  options.made_on = options.today;
  file = mp_cli_file_for_argument (arguments.output);
  if (!mp_timeline_export_to_file (list, &options, file, NULL, &error))
    {
      g_autofree char *name = mp_cli_display_name (arguments.output);

      mp_cli_error (cli, name, "%s", error->message);
      return MP_CLI_FAILED;
    }
  return MP_CLI_DONE;
}
