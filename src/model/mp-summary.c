/* mp-summary.c: what lists, timeline and filters need of a project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/mp-summary.h"

#include <string.h>

#include "base/mp-text.h"

/* The packed facts: this head, then terms, partners, money and events one after the other, each
 * in the layout of its struct, so that a loaded block needs no unpacking. The byte order is the
 * machine's: a summary is derived and made again where it does not fit. */
typedef struct
{
  guint16 n_terms;
  guint16 n_partners;
  guint16 n_money;
  guint16 n_events;
  char uuid[40];
} FactsHead;

G_STATIC_ASSERT (sizeof (FactsHead) == 48);
G_STATIC_ASSERT (sizeof (MpSummaryLink) == 16);
G_STATIC_ASSERT (sizeof (MpSummaryMoney) == 16);
G_STATIC_ASSERT (sizeof (MpSummaryEvent) == 8);

/* What mp_summary_new() allocates: the summary first, so that it can be freed as one. */
typedef struct
{
  MpSummary summary;
  GBytes *facts;
  char *title;
  char *short_name;
} OwnedSummary;

static guint32
choice_index (MpTable     table,
              guint       field,
              const char *choice)
{
  const char *const *choices = mp_table_get_info (table)->fields[field].choices;

  for (guint32 i = 0; choices[i]; i++)
    {
      if (g_strcmp0 (choices[i], choice) == 0)
        return i;
    }
  return 0;
}

static void
append_links (GByteArray            *facts,
              const MpProjectRecord *project,
              MpTable                table,
              guint                  reference,
              guint                  kind,
              guint                  share,
              guint16               *count)
{
  guint n = MIN (mp_project_record_get_n (project, table), G_MAXUINT16);

  for (guint i = 0; i < n; i++)
    {
      MpRecord *record = mp_project_record_get (project, table, i);
      MpSummaryLink link = {
        .id = mp_record_get_integer (record, reference),
        .kind = choice_index (table, kind, mp_record_get_text (record, kind)),
        .share = mp_record_is_null (record, share) ? -1 : (gint32) mp_record_get_integer (record, share),
      };

      g_byte_array_append (facts, (const guint8 *) &link, sizeof link);
    }
  *count = (guint16) n;
}

/* One heading counts: what was obligated, else committed, else budgeted, else disbursed. */
static const char *
choose_funding_kind (const MpProjectRecord *project)
{
  static const char *const by_weight[] = { "obligation", "commitment", "budget", "disbursement" };

  for (guint k = 0; k < G_N_ELEMENTS (by_weight); k++)
    {
      for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_FUNDING); i++)
        {
          if (mp_record_has_choice (mp_project_record_get (project, MP_TABLE_FUNDING, i), MP_FUNDING_KIND, by_weight[k]))
            return by_weight[k];
        }
    }
  return NULL;
}

static void
append_money (GByteArray            *facts,
              const MpProjectRecord *project,
              guint16               *count)
{
  const char *kind = choose_funding_kind (project);
  g_autoptr (GArray) sums = g_array_new (FALSE, TRUE, sizeof (MpSummaryMoney));

  for (guint i = 0; kind && i < mp_project_record_get_n (project, MP_TABLE_FUNDING); i++)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_FUNDING, i);
      const char *currency = mp_record_get_text (record, MP_FUNDING_CURRENCY);
      MpSummaryMoney *sum = NULL;

      if (!mp_record_has_choice (record, MP_FUNDING_KIND, kind) || currency == NULL)
        continue;
      for (guint j = 0; j < sums->len && sum == NULL; j++)
        {
          if (strncmp (g_array_index (sums, MpSummaryMoney, j).currency, currency, 3) == 0)
            sum = &g_array_index (sums, MpSummaryMoney, j);
        }
      if (sum == NULL)
        {
          g_array_set_size (sums, sums->len + 1);
          sum = &g_array_index (sums, MpSummaryMoney, sums->len - 1);
          g_strlcpy (sum->currency, currency, sizeof sum->currency);
        }
      /* A sum beyond 64 bits stays at what fits rather than wrap. */
      if (__builtin_add_overflow (sum->amount, mp_record_get_integer (record, MP_FUNDING_AMOUNT), &sum->amount))
        sum->amount = G_MAXINT64;
      sum->approximate |= !mp_record_has_choice (record, MP_FUNDING_QUALIFIER, "exact");
    }

  g_byte_array_append (facts, (const guint8 *) sums->data, sums->len * (guint) sizeof (MpSummaryMoney));
  *count = (guint16) sums->len;
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const MpSummaryEvent *x = a, *y = b;

  return x->day < y->day ? -1 : x->day > y->day;
}

static void
append_events (GByteArray            *facts,
               const MpProjectRecord *project,
               guint16               *count)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (MpSummaryEvent));
  guint n = MIN (mp_project_record_get_n (project, MP_TABLE_EVENT), G_MAXUINT16);

  for (guint i = 0; i < n; i++)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_EVENT, i);
      MpSummaryEvent event = {
        .day = mp_record_get_day (record, MP_EVENT_DAY),
        .kind = choice_index (MP_TABLE_EVENT, MP_EVENT_KIND, mp_record_get_text (record, MP_EVENT_KIND)),
      };

      g_array_append_val (events, event);
    }
  g_array_sort (events, compare_events);
  g_byte_array_append (facts, (const guint8 *) events->data, events->len * (guint) sizeof (MpSummaryEvent));
  *count = (guint16) events->len;
}

static GBytes *
pack_facts (const MpProjectRecord *project)
{
  GByteArray *facts = g_byte_array_sized_new (256);
  FactsHead head = { 0 };
  const char *uuid = mp_record_get_text (mp_project_record_get_project (project), MP_PROJECT_UUID);

  g_byte_array_append (facts, (const guint8 *) &head, sizeof head);
  append_links (facts, project, MP_TABLE_PROJECT_TERM, MP_PROJECT_TERM_TERM, MP_PROJECT_TERM_STANDING, MP_PROJECT_TERM_SHARE, &head.n_terms);
  append_links (facts, project, MP_TABLE_ROLE, MP_ROLE_PARTNER, MP_ROLE_ROLE, MP_ROLE_SHARE, &head.n_partners);
  append_money (facts, project, &head.n_money);
  append_events (facts, project, &head.n_events);
  g_strlcpy (head.uuid, uuid ? uuid : "", sizeof head.uuid);
  memcpy (facts->data, &head, sizeof head);

  return g_byte_array_free_to_bytes (facts);
}

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

  owned->facts = pack_facts (project);
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
 * Returns: (transfer full): UUID, memberships, money and events as one block, to be kept by the store
 */
GBytes *
mp_summary_pack_facts (const MpSummary *self)
{
  return g_bytes_ref (((const OwnedSummary *) self)->facts);
}

/**
 * mp_summary_set_facts:
 * @facts: a block as mp_summary_pack_facts() makes it, aligned to 8 bytes; borrowed
 *
 * Points the lists of @self into @facts, which must live as long as it.
 *
 * Returns: %FALSE when the block is not whole
 */
gboolean
mp_summary_set_facts (MpSummary     *self,
                      gconstpointer  facts,
                      gsize          size)
{
  const FactsHead *head = facts;
  const guint8 *p;

  if (size < sizeof (FactsHead) ||
      size != sizeof (FactsHead) + ((gsize) head->n_terms + head->n_partners) * sizeof (MpSummaryLink) +
              head->n_money * sizeof (MpSummaryMoney) + head->n_events * sizeof (MpSummaryEvent) ||
      memchr (head->uuid, '\0', sizeof head->uuid) == NULL)
    return FALSE;

  p = (const guint8 *) facts + sizeof (FactsHead);
  self->uuid = head->uuid;
  self->n_terms = head->n_terms;
  self->n_partners = head->n_partners;
  self->n_money = head->n_money;
  self->n_events = head->n_events;
  self->terms = (const MpSummaryLink *) (gconstpointer) p;
  self->partners = self->terms + self->n_terms;
  self->money = (const MpSummaryMoney *) (gconstpointer) (self->partners + self->n_partners);
  self->events = (const MpSummaryEvent *) (gconstpointer) (self->money + self->n_money);
  return TRUE;
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
  append_search_text (text, project, MP_TABLE_EXTRA_FIELD, MP_EXTRA_FIELD_TEXT);
  if (note)
    {
      g_string_append_c (text, '\n');
      g_string_append (text, note);
    }

  return mp_text_fold_words (text->str);
}
