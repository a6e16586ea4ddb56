/* mp-summary.c: what lists, timeline and filters need of a project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/mp-summary-private.h"

#include "base/mp-text.h"

/* What mp_summary_new() allocates: the summary first, so that it can be freed as one. */
typedef struct
{
  MpSummary summary;
  GBytes *facts;
  char *title;
  char *short_name;
} OwnedSummary;

static void
set_start (MpSummary             *self,
           const MpProjectRecord *project)
{
  MpRecord *actual = mp_project_record_get_date (project, "actual-start");
  MpRecord *record = actual ? actual : mp_project_record_get_date (project, "planned-start");

  self->start = MP_DATE_NONE;
  if (record == NULL)
    return;
  self->start_is_actual = actual != NULL;
  self->start_precision = (guint8) mp_record_get_precision (record, MP_DATE_REVISION_PRECISION);
  self->start = mp_date_period_start (mp_record_get_day (record, MP_DATE_REVISION_DAY), self->start_precision);
}

static void
set_end (MpSummary             *self,
         const MpProjectRecord *project)
{
  MpRecord *actual = mp_project_record_get_date (project, "actual-end");
  MpRecord *planned = mp_project_record_get_date (project, "planned-end");
  MpRecord *record = actual ? actual : planned;

  self->end = self->planned_end = MP_DATE_NONE;
  if (planned)
    self->planned_end = mp_date_period_end (mp_record_get_day (planned, MP_DATE_REVISION_DAY),
                                            mp_record_get_precision (planned, MP_DATE_REVISION_PRECISION));
  if (record)
    {
      self->end_is_actual = actual != NULL;
      self->end_precision = (guint8) mp_record_get_precision (record, MP_DATE_REVISION_PRECISION);
      self->end = mp_date_period_end (mp_record_get_day (record, MP_DATE_REVISION_DAY), self->end_precision);
    }
  if (self->planned_end == MP_DATE_NONE)
    self->planned_end = self->end;

  for (guint i = 0; i < self->n_events; i++)
    {
      const MpSummaryEvent *event = &self->events[i];

      if (event->kind != MP_EVENT_KIND_TERMINATED && event->kind != MP_EVENT_KIND_CANCELLED)
        continue;
      if (self->end == MP_DATE_NONE || event->day < self->end)
        {
          self->end = event->day;
          self->end_precision = MP_PRECISION_DAY;
          self->end_is_actual = TRUE;
        }
      break;
    }
}

static const char *
find_short_name (const MpProjectRecord *project)
{
  static const char *const kinds[] = { "acronym", "short" };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_NAME); i++)
        {
          MpRecord *record = mp_project_record_get (project, MP_TABLE_PROJECT_NAME, i);

          if (mp_record_has_choice (record, MP_PROJECT_NAME_KIND, kinds[k]))
            return mp_record_get_text (record, MP_PROJECT_NAME_TEXT);
        }
    }
  return NULL;
}

/**
 * mp_summary_new:
 * @project: all facts of a project
 *
 * The only place where effective dates, sums and the like are derived.
 *
 * Returns: (transfer full): its summary; free with mp_summary_free()
 */
MpSummary *
mp_summary_new (const MpProjectRecord *project)
{
  OwnedSummary *owned = g_new0 (OwnedSummary, 1);
  MpSummary *self = &owned->summary;
  MpRecord *record = mp_project_record_get_project (project);
  gsize size;
  gconstpointer data;

  owned->facts = mp_summary_facts_new (project);
  owned->title = g_strdup (mp_project_record_get_title (project));
  owned->short_name = g_strdup (find_short_name (project));
  data = g_bytes_get_data (owned->facts, &size);
  mp_summary_set_facts (self, data, size);
  self->id = mp_project_record_get_id (project);
  self->title = owned->title ? owned->title : "";
  self->short_name = owned->short_name;
  self->position = (gint32) CLAMP (mp_record_get_integer (record, MP_PROJECT_POSITION), 0, G_MAXINT32);
  set_start (self, project);
  set_end (self, project);

  return self;
}

/**
 * mp_summary_free:
 * @self: one that mp_summary_new() made
 */
void
mp_summary_free (MpSummary *self)
{
  OwnedSummary *owned = (OwnedSummary *) self;

  g_bytes_unref (owned->facts);
  g_free (owned->title);
  g_free (owned->short_name);
  g_free (owned);
}

/**
 * mp_summary_pack_facts:
 * @self: one that mp_summary_new() made
 *
 * Returns: (transfer full): UUID, memberships, money, events, dates and milestones as one block, to be kept by the store
 */
GBytes *
mp_summary_pack_facts (const MpSummary *self)
{
  return g_bytes_ref (((const OwnedSummary *) self)->facts);
}

static void
append_search_text (GString               *text,
                    const MpProjectRecord *project,
                    MpTable                table,
                    guint                  field)
{
  for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
    {
      const char *piece = mp_record_get_text (mp_project_record_get (project, table, i), field);

      if (piece)
        {
          g_string_append_c (text, '\n');
          g_string_append (text, piece);
        }
    }
}

/* Elements of other formats that are kept in free fields are looked for by their texts. */
static void
append_extra_fields (GString               *text,
                     const MpProjectRecord *project)
{
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_EXTRA_FIELD); i++)
    {
      const char *piece = mp_record_get_text (mp_project_record_get (project, MP_TABLE_EXTRA_FIELD, i), MP_EXTRA_FIELD_TEXT);
      g_autofree char *plain = piece && *piece == '<' ? mp_text_strip_markup (piece) : g_strdup (piece ? piece : "");

      g_string_append_c (text, '\n');
      g_string_append (text, plain);
    }
}

/**
 * mp_summary_search_text:
 *
 * Returns: (transfer full): the folded words of title, names, identifiers, texts, milestones,
 *   stubs of related projects, free fields and note. Terms and partners are searched by
 *   themselves, so that a new synonym needs no new index
 */
char *
mp_summary_search_text (const MpProjectRecord *project)
{
  g_autoptr (GString) text = g_string_new (mp_project_record_get_title (project));
  const char *note = mp_record_get_text (mp_project_record_get_project (project), MP_PROJECT_NOTE);

  append_search_text (text, project, MP_TABLE_PROJECT_NAME, MP_PROJECT_NAME_TEXT);
  append_search_text (text, project, MP_TABLE_IDENTIFIER, MP_IDENTIFIER_VALUE);
  append_search_text (text, project, MP_TABLE_NARRATIVE, MP_NARRATIVE_TEXT);
  append_search_text (text, project, MP_TABLE_MILESTONE, MP_MILESTONE_TITLE);
  append_search_text (text, project, MP_TABLE_RELATION, MP_RELATION_OTHER_TITLE);
  append_extra_fields (text, project);
  if (note)
    {
      g_string_append_c (text, '\n');
      g_string_append (text, note);
    }

  return mp_text_fold_words (text->str);
}
