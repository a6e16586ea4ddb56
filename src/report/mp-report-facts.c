/* mp-report-facts.c: what a report says of one project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report/mp-report-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-language.h"
#include "base/mp-text.h"

/* A section, and the tables under its heading. */
typedef struct
{
  const char *heading;
  MpTable tables[3];
  gboolean places; /* of terms: those that say where, or all others */
} Kind;

static const Kind kinds[] = {
  { NC_("heading", "Dates"), { MP_TABLE_DATE_REVISION, MP_TABLE_EVENT, MP_N_TABLES }, FALSE },
  { NC_("heading", "Where"), { MP_TABLE_PROJECT_TERM, MP_N_TABLES }, TRUE },
  { NC_("heading", "What"), { MP_TABLE_PROJECT_TERM, MP_N_TABLES }, FALSE },
  { NC_("heading", "Who"), { MP_TABLE_ROLE, MP_N_TABLES }, FALSE },
  { NC_("heading", "Initiatives"), { MP_TABLE_PROJECT_INITIATIVE, MP_N_TABLES }, FALSE },
  { NC_("heading", "Money"), { MP_TABLE_FUNDING, MP_N_TABLES }, FALSE },
  { NC_("heading", "Milestones"), { MP_TABLE_MILESTONE, MP_N_TABLES }, FALSE },
  { NC_("heading", "Names"), { MP_TABLE_PROJECT_NAME, MP_TABLE_IDENTIFIER, MP_N_TABLES }, FALSE },
  { NC_("heading", "Documents"), { MP_TABLE_LINK, MP_N_TABLES }, FALSE },
  { NC_("heading", "Related projects"), { MP_TABLE_RELATION, MP_N_TABLES }, FALSE },
};

static void
clear_fact (gpointer data)
{
  MpReportFact *fact = data;

  g_free (fact->label);
  g_free (fact->value);
  g_free (fact->language);
  g_free (fact->detail);
  g_free (fact->share);
  g_free (fact->uri);
}

static void
clear_section (gpointer data)
{
  g_array_unref (((MpReportSection *) data)->facts);
}

static void
clear_text (gpointer data)
{
  MpReportText *text = data;

  g_free (text->heading);
  g_free (text->text);
  g_free (text->language);
  g_free (text->note);
}

static GArray *
new_array (gsize          size,
           GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, (guint) size);

  g_array_set_clear_func (array, clear);
  return array;
}

static gboolean
belongs (const MpReport *report,
         const Kind     *kind,
         const MpRecord *record)
{
  const char *key;

  if (mp_record_get_table (record) != MP_TABLE_PROJECT_TERM)
    return TRUE;
  key = mp_term_index_get_vocabulary_key (mp_portfolio_get_term_index (report->portfolio), mp_record_get_integer (record, MP_PROJECT_TERM_TERM));
  return (g_strcmp0 (key, MP_VOCABULARY_COUNTRIES) == 0 || g_strcmp0 (key, MP_VOCABULARY_REGIONS) == 0) == kind->places;
}

static void
add_fact (GArray                *facts,
          const MpReport        *report,
          const MpProjectRecord *project,
          const MpRecord        *record)
{
  MpReportFact fact;

  mp_report_fact_init (&fact, report, record);
  fact.earlier = mp_record_get_table (record) == MP_TABLE_DATE_REVISION &&
                 mp_project_record_get_date (project, mp_record_get_text (record, MP_DATE_REVISION_KIND)) != record;
  g_array_append_val (facts, fact);
}

/* In the order of the choices of the label, so that donors come before evaluators; what was recorded later comes first. */
static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const MpRecord *x = *(MpRecord *const *) a, *y = *(MpRecord *const *) b;
  MpTable table = mp_record_get_table (x);
  guint field = table == MP_TABLE_ROLE ? MP_ROLE_ROLE : MP_DATE_REVISION_KIND;
  const char *const *choices = mp_table_get_info (table)->fields[field].choices;
  int order = 0;

  for (guint i = 0; choices[i] && order == 0; i++)
    order = mp_record_has_choice (y, field, choices[i]) - mp_record_has_choice (x, field, choices[i]);
  if (order != 0 || mp_record_get_id (x) == mp_record_get_id (y))
    return order;
  order = mp_record_get_id (x) < mp_record_get_id (y) ? -1 : 1;
  return table == MP_TABLE_DATE_REVISION ? -order : order;
}

static void
add_table (GArray                *facts,
           const MpReport        *report,
           const Kind            *kind,
           const MpProjectRecord *project,
           MpTable                table)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
    {
      MpRecord *record = mp_project_record_get (project, table, i);

      if (belongs (report, kind, record))
        g_ptr_array_add (records, record);
    }
  if (table == MP_TABLE_ROLE || table == MP_TABLE_DATE_REVISION)
    g_ptr_array_sort (records, compare_records);
  for (guint i = 0; i < records->len; i++)
    add_fact (facts, report, project, records->pdata[i]);
}

static void
add_section (MpReportProject *self,
             const char      *heading,
             GArray          *facts)
{
  MpReportSection section = { g_dpgettext2 (GETTEXT_PACKAGE, "heading", heading), facts };

  if (facts->len > 0)
    g_array_append_val (self->sections, section);
  else
    g_array_unref (facts);
}

static void
add_sections (MpReportProject       *self,
              const MpReport        *report,
              const MpProjectRecord *project)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GArray *facts = new_array (sizeof (MpReportFact), clear_fact);

      for (guint t = 0; kinds[i].tables[t] != MP_N_TABLES; t++)
        add_table (facts, report, &kinds[i], project, kinds[i].tables[t]);
      add_section (self, kinds[i].heading, facts);
    }
}

static void
add_source (GArray         *ids,
            const MpRecord *record)
{
  const MpTableInfo *info = mp_table_get_info (mp_record_get_table (record));

  for (guint field = 0; field < info->n_fields; field++)
    {
      gint64 id = info->fields[field].target == MP_TABLE_SOURCE ? mp_record_get_integer (record, field) : 0;
      gboolean known = FALSE;

      for (guint i = 0; i < ids->len; i++)
        known |= g_array_index (ids, gint64, i) == id;
      if (id != 0 && !known)
        g_array_append_val (ids, id);
    }
}

/* All that the project and its statements name, once each. */
static void
add_sources (MpReportProject       *self,
             const MpReport        *report,
             const MpProjectRecord *project)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *facts = new_array (sizeof (MpReportFact), clear_fact);

  add_source (ids, mp_project_record_get_project (project));
  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
        add_source (ids, mp_project_record_get (project, table, i));
    }
  for (guint i = 0; i < ids->len; i++)
    {
      MpRecord *source = mp_portfolio_get_record (report->portfolio, MP_TABLE_SOURCE, g_array_index (ids, gint64, i));
      MpReportFact fact;

      if (source == NULL)
        continue;
      mp_report_fact_init_source (&fact, report, source);
      g_array_append_val (facts, fact);
    }
  add_section (self, NC_("heading", "Sources"), facts);
}

static gboolean
is_language (const char *a,
             const char *b)
{
  gsize length = a ? strcspn (a, "_-.@") : 0;

  return length > 0 && b && length == strcspn (b, "_-.@") && g_ascii_strncasecmp (a, b, length) == 0;
}

/* How well a text serves: in the language of the report, else the original one, never what a machine made of it. */
static int
rank_text (const MpReport *report,
           const MpRecord *record)
{
  gboolean ours = is_language (mp_record_get_text (record, MP_NARRATIVE_LANGUAGE), report->language);
  gboolean original = mp_record_has_choice (record, MP_NARRATIVE_ORIGIN, "original");
  gboolean machine = mp_record_has_choice (record, MP_NARRATIVE_ORIGIN, "machine");

  return (ours ? 8 : 0) + (original ? 4 : 0) + (machine ? 0 : 2);
}

/* (nullable) (transfer none) */
static const MpRecord *
choose_text (const MpReport        *report,
             const MpProjectRecord *project,
             const char            *field)
{
  const MpRecord *best = NULL;

  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_NARRATIVE); i++)
    {
      const MpRecord *record = mp_project_record_get (project, MP_TABLE_NARRATIVE, i);

      if (mp_record_has_choice (record, MP_NARRATIVE_FIELD, field) && (best == NULL || rank_text (report, record) > rank_text (report, best)))
        best = record;
    }
  return best;
}

/* (nullable): what a reader must know of the text. */
static char *
dup_text_note (const MpReport *report,
               const MpRecord *record)
{
  const char *language = mp_record_get_text (record, MP_NARRATIVE_LANGUAGE);
  const char *checked_by = mp_record_get_text (record, MP_NARRATIVE_CHECKED_BY);
  g_autoptr (GString) note = g_string_new (NULL);

  if (!is_language (language, report->language))
    {
      g_autofree char *name = mp_language_dup_name (language);

      /* Translators: a text is shown in another language than the report; %s is the name of that language. */
      g_string_append_printf (note, _("Only in this language: %s"), name);
    }
  if (!mp_record_has_choice (record, MP_NARRATIVE_ORIGIN, "original"))
    g_string_append_printf (note, "%s%s", note->len ? " \xc2\xb7 " : "", mp_choice_get_label (mp_record_get_text (record, MP_NARRATIVE_ORIGIN)));
  if (checked_by && report->options.with_names)
    {
      g_string_append (note, note->len ? " \xc2\xb7 " : "");
      /* Translators: %s is the person who has read over a translation. */
      g_string_append_printf (note, _("Checked by %s"), checked_by);
    }
  else if (!checked_by && mp_record_has_choice (record, MP_NARRATIVE_ORIGIN, "machine"))
    g_string_append_printf (note, " \xc2\xb7 %s", _("Not checked by anybody"));
  return note->len ? g_strdup (note->str) : NULL;
}

static void
add_texts (MpReportProject       *self,
           const MpReport        *report,
           const MpProjectRecord *project)
{
  const char *const *fields = mp_table_get_info (MP_TABLE_NARRATIVE)->fields[MP_NARRATIVE_FIELD].choices;

  for (guint i = 0; fields[i]; i++)
    {
      const MpRecord *record = choose_text (report, project, fields[i]);
      MpReportText text;

      if (record == NULL)
        continue;
      if (strcmp (fields[i], "title") == 0)
        {
          if (is_language (mp_record_get_text (record, MP_NARRATIVE_LANGUAGE), report->language))
            self->translated_title = mp_text_one_line (mp_record_get_text (record, MP_NARRATIVE_TEXT));
          continue;
        }
      text = (MpReportText) {
        .heading = g_strdup (mp_choice_get_label (fields[i])),
        .text = mp_text_clean (mp_record_get_text (record, MP_NARRATIVE_TEXT)),
        .language = g_strdup (mp_record_get_text (record, MP_NARRATIVE_LANGUAGE)),
        .note = dup_text_note (report, record),
      };
      g_array_append_val (self->texts, text);
    }
}

/**
 * mp_report_project_new:
 *
 * Returns: (transfer full): the project in words. Any thread
 */
MpReportProject *
mp_report_project_new (const MpReport        *report,
                       const MpProjectRecord *record)
{
  MpReportProject *self = g_new0 (MpReportProject, 1);
  const MpRecord *project = mp_project_record_get_project (record);

  self->summary = mp_summary_new (record);
  self->status = mp_status_as_of (self->summary, report->as_of);
  self->status_sentence = mp_status_explain (self->summary, report->as_of);
  self->title = mp_text_one_line (mp_project_record_get_title (record));
  self->title_language = g_strdup (mp_record_get_text (project, MP_PROJECT_LANGUAGE));
  self->sections = new_array (sizeof (MpReportSection), clear_section);
  self->texts = new_array (sizeof (MpReportText), clear_text);
  if (report->options.with_notes && !mp_record_is_null (project, MP_PROJECT_NOTE))
    self->note = mp_text_clean (mp_record_get_text (project, MP_PROJECT_NOTE));
  add_texts (self, report, record);
  if (g_strcmp0 (self->translated_title, self->title) == 0)
    g_clear_pointer (&self->translated_title, g_free);
  add_sections (self, report, record);
  add_sources (self, report, record);
  return self;
}

void
mp_report_project_free (MpReportProject *self)
{
  mp_summary_free (self->summary);
  g_free (self->title);
  g_free (self->title_language);
  g_free (self->translated_title);
  g_free (self->status_sentence);
  g_free (self->note);
  g_array_unref (self->sections);
  g_array_unref (self->texts);
  g_free (self);
}
