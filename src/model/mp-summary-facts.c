/* mp-summary-facts.c: the lists of a summary as one block
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/mp-summary-private.h"

#include <string.h>

/* The packed facts: this head, then terms, partners, initiatives, money, funding, predecessors, events, dates and
 * milestones one after the other, each in the layout of its struct, so that a loaded block needs no
 * unpacking; what is left are the titles of the milestones, each with its zero. The byte order is
 * the machine's: a summary is derived and made again where it does not fit. */
typedef struct
{
  guint16 n_terms;
  guint16 n_partners;
  guint16 n_initiatives;
  guint16 n_money;
  guint16 n_events;
  guint16 n_funding;
  guint16 n_predecessors;
  guint16 n_dates;
  guint16 n_milestones;
  char uuid[38];
} FactsHead;

/* Of a milestone without a title. */
#define NO_TITLE G_MAXUINT32

G_STATIC_ASSERT (sizeof (FactsHead) == 56);
G_STATIC_ASSERT (sizeof (MpSummaryLink) == 16);
G_STATIC_ASSERT (sizeof (MpSummaryMoney) == 16);
G_STATIC_ASSERT (sizeof (MpSummaryFunding) == 24);
G_STATIC_ASSERT (sizeof (MpSummaryEvent) == 8);
G_STATIC_ASSERT (sizeof (MpSummaryDate) == 12);
G_STATIC_ASSERT (sizeof (MpSummaryMilestone) == 16);

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

/* @kind and @share are fields of @table, -1 where it has none. */
static void
append_links (GByteArray            *facts,
              const MpProjectRecord *project,
              MpTable                table,
              guint                  reference,
              int                    kind,
              int                    share,
              guint16               *count)
{
  guint n = MIN (mp_project_record_get_n (project, table), G_MAXUINT16);

  for (guint i = 0; i < n; i++)
    {
      MpRecord *record = mp_project_record_get (project, table, i);
      MpSummaryLink link = {
        .id = mp_record_get_integer (record, reference),
        .kind = kind < 0 ? 0 : choice_index (table, (guint) kind, mp_record_get_text (record, (guint) kind)),
        .share = share < 0 || mp_record_is_null (record, (guint) share) ? -1 : (gint32) mp_record_get_integer (record, (guint) share),
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

/**
 * mp_amount_add:
 *
 * Returns: the sum; beyond 64 bits it stays at what fits rather than wrap
 */
gint64
mp_amount_add (gint64 a,
               gint64 b)
{
  gint64 sum;

  if (!__builtin_add_overflow (a, b, &sum))
    return sum;
  return a < 0 ? G_MININT64 : G_MAXINT64;
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
      sum->amount = mp_amount_add (sum->amount, mp_record_get_integer (record, MP_FUNDING_AMOUNT));
      sum->approximate |= !mp_record_has_choice (record, MP_FUNDING_QUALIFIER, "exact");
    }

  g_byte_array_append (facts, (const guint8 *) sums->data, sums->len * (guint) sizeof (MpSummaryMoney));
  *count = (guint16) sums->len;
}

static int
compare_funding (gconstpointer a,
                 gconstpointer b)
{
  const MpSummaryFunding *x = a, *y = b;

  if (x->year != y->year)
    return x->year - y->year;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  if (x->last != y->last)
    return x->last < y->last ? -1 : 1;
  return strcmp (x->currency, y->currency);
}

/* For when a sum was given: %FALSE where nothing says. */
static gboolean
init_funding (MpSummaryFunding *self,
              const MpRecord   *record)
{
  gint64 year = mp_record_get_integer (record, MP_FUNDING_FISCAL_YEAR);

  *self = (MpSummaryFunding) {
    .year = year >= 1 && year <= 9999 ? (gint16) year : 0,
    .first = mp_record_get_day (record, MP_FUNDING_FROM_DAY),
    .last = mp_record_get_day (record, MP_FUNDING_TO_DAY),
  };
  /* Half a period is none. */
  if (self->first == MP_DATE_NONE || self->last == MP_DATE_NONE || self->last < self->first)
    self->first = self->last = MP_DATE_NONE;
  g_strlcpy (self->currency, mp_record_get_text (record, MP_FUNDING_CURRENCY), sizeof self->currency);
  return self->year > 0 || self->first != MP_DATE_NONE;
}

static MpSummaryFunding *
find_funding (GArray                 *periods,
              const MpSummaryFunding *wanted)
{
  for (guint i = 0; i < periods->len; i++)
    {
      if (compare_funding (&g_array_index (periods, MpSummaryFunding, i), wanted) == 0)
        return &g_array_index (periods, MpSummaryFunding, i);
    }
  g_array_append_val (periods, *wanted);
  return &g_array_index (periods, MpSummaryFunding, periods->len - 1);
}

static void
append_funding (GByteArray            *facts,
                const MpProjectRecord *project,
                guint16               *count)
{
  const char *kind = choose_funding_kind (project);
  g_autoptr (GArray) periods = g_array_new (FALSE, TRUE, sizeof (MpSummaryFunding));

  for (guint i = 0; kind && i < mp_project_record_get_n (project, MP_TABLE_FUNDING) && periods->len < G_MAXUINT16; i++)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_FUNDING, i);
      MpSummaryFunding wanted;
      MpSummaryFunding *funding;

      if (!mp_record_has_choice (record, MP_FUNDING_KIND, kind) || mp_record_is_null (record, MP_FUNDING_CURRENCY) || !init_funding (&wanted, record))
        continue;
      funding = find_funding (periods, &wanted);
      funding->amount = mp_amount_add (funding->amount, mp_record_get_integer (record, MP_FUNDING_AMOUNT));
      funding->approximate |= !mp_record_has_choice (record, MP_FUNDING_QUALIFIER, "exact");
    }

  g_array_sort (periods, compare_funding);
  g_byte_array_append (facts, (const guint8 *) periods->data, periods->len * (guint) sizeof (MpSummaryFunding));
  *count = (guint16) periods->len;
}

static void
append_predecessors (GByteArray            *facts,
                     const MpProjectRecord *project,
                     guint16               *count)
{
  guint n = MIN (mp_project_record_get_n (project, MP_TABLE_RELATION), G_MAXUINT16);

  for (guint i = 0; i < n; i++)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_RELATION, i);
      gint64 other = mp_record_get_integer (record, MP_RELATION_OTHER);

      /* Of a predecessor outside of the portfolio there is only a title. */
      if (other == 0 || !mp_record_has_choice (record, MP_RELATION_KIND, "predecessor"))
        continue;
      g_byte_array_append (facts, (const guint8 *) &other, sizeof other);
      *count += 1;
    }
}

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  const MpSummaryDate *x = a, *y = b;

  return x->recorded_on < y->recorded_on ? -1 : x->recorded_on > y->recorded_on;
}

static void
append_dates (GByteArray            *facts,
              const MpProjectRecord *project,
              guint16               *count)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (MpSummaryDate));
  guint n = MIN (mp_project_record_get_n (project, MP_TABLE_DATE_REVISION), G_MAXUINT16);

  for (guint i = 0; i < n; i++)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_DATE_REVISION, i);
      MpSummaryDate date = {
        .day = mp_record_get_day (record, MP_DATE_REVISION_DAY),
        .recorded_on = mp_record_get_day (record, MP_DATE_REVISION_RECORDED_ON),
        .kind = (guint8) choice_index (MP_TABLE_DATE_REVISION, MP_DATE_REVISION_KIND, mp_record_get_text (record, MP_DATE_REVISION_KIND)),
        .precision = (guint8) mp_record_get_precision (record, MP_DATE_REVISION_PRECISION),
        .reason = (guint8) choice_index (MP_TABLE_DATE_REVISION, MP_DATE_REVISION_REASON, mp_record_get_text (record, MP_DATE_REVISION_REASON)),
      };

      if (date.day != MP_DATE_NONE)
        g_array_append_val (dates, date);
    }
  /* Stable: of one day the later record comes later. */
  g_array_sort (dates, compare_dates);
  g_byte_array_append (facts, (const guint8 *) dates->data, dates->len * (guint) sizeof (MpSummaryDate));
  *count = (guint16) dates->len;
}

/* Last, as the titles have no alignment. */
static void
append_milestones (GByteArray            *facts,
                   const MpProjectRecord *project,
                   guint16               *count)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  guint n = MIN (mp_project_record_get_n (project, MP_TABLE_MILESTONE), G_MAXUINT16);

  for (guint i = 0; i < n; i++)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_MILESTONE, i);
      const char *title = mp_record_get_text (record, MP_MILESTONE_TITLE);
      MpSummaryMilestone milestone = {
        .planned = mp_record_get_day (record, MP_MILESTONE_PLANNED_DAY),
        .actual = mp_record_get_day (record, MP_MILESTONE_ACTUAL_DAY),
        .title = title && *title ? (guint32) titles->len : NO_TITLE,
        .kind = (guint8) choice_index (MP_TABLE_MILESTONE, MP_MILESTONE_KIND, mp_record_get_text (record, MP_MILESTONE_KIND)),
        .planned_precision = (guint8) mp_record_get_precision (record, MP_MILESTONE_PLANNED_PRECISION),
        .actual_precision = (guint8) mp_record_get_precision (record, MP_MILESTONE_ACTUAL_PRECISION),
      };

      if (milestone.title != NO_TITLE)
        g_string_append_len (titles, title, (gssize) strlen (title) + 1);
      g_byte_array_append (facts, (const guint8 *) &milestone, sizeof milestone);
    }
  g_byte_array_append (facts, (const guint8 *) titles->str, (guint) titles->len);
  *count = (guint16) n;
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

/**
 * mp_summary_facts_new:
 *
 * Returns: (transfer full): the lists of the summary of @project as one block
 */
GBytes *
mp_summary_facts_new (const MpProjectRecord *project)
{
  GByteArray *facts = g_byte_array_sized_new (256);
  FactsHead head = { 0 };
  const char *uuid = mp_record_get_text (mp_project_record_get_project (project), MP_PROJECT_UUID);

  g_byte_array_append (facts, (const guint8 *) &head, sizeof head);
  append_links (facts, project, MP_TABLE_PROJECT_TERM, MP_PROJECT_TERM_TERM, MP_PROJECT_TERM_STANDING, MP_PROJECT_TERM_SHARE, &head.n_terms);
  append_links (facts, project, MP_TABLE_ROLE, MP_ROLE_PARTNER, MP_ROLE_ROLE, MP_ROLE_SHARE, &head.n_partners);
  append_links (facts, project, MP_TABLE_PROJECT_INITIATIVE, MP_PROJECT_INITIATIVE_INITIATIVE, -1, -1, &head.n_initiatives);
  append_money (facts, project, &head.n_money);
  append_funding (facts, project, &head.n_funding);
  append_predecessors (facts, project, &head.n_predecessors);
  append_events (facts, project, &head.n_events);
  append_dates (facts, project, &head.n_dates);
  append_milestones (facts, project, &head.n_milestones);
  g_strlcpy (head.uuid, uuid ? uuid : "", sizeof head.uuid);
  memcpy (facts->data, &head, sizeof head);

  return g_byte_array_free_to_bytes (facts);
}

/* What has its place only if the numbers of the head are true. */
static gsize
get_size (const FactsHead *head)
{
  return sizeof (FactsHead) + ((gsize) head->n_terms + head->n_partners + head->n_initiatives) * sizeof (MpSummaryLink) + head->n_money * sizeof (MpSummaryMoney) +
         head->n_funding * sizeof (MpSummaryFunding) + head->n_predecessors * sizeof (gint64) + head->n_events * sizeof (MpSummaryEvent) +
         head->n_dates * sizeof (MpSummaryDate) + head->n_milestones * sizeof (MpSummaryMilestone);
}

static gboolean
is_day_or_none (MpDate day)
{
  return day == MP_DATE_NONE || (day >= MP_DATE_MIN && day <= MP_DATE_MAX);
}

static gboolean
is_currency (const char *currency)
{
  return memchr (currency, '\0', 4) != NULL;
}

static gboolean
is_funding (const MpSummaryFunding *funding)
{
  gboolean has_period = funding->first != MP_DATE_NONE;

  if (!is_currency (funding->currency) || funding->year < (has_period ? 0 : 1) || funding->year > 9999 || has_period != (funding->last != MP_DATE_NONE))
    return FALSE;
  return is_day_or_none (funding->first) && is_day_or_none (funding->last) && funding->first <= funding->last;
}

/* What is used as an index, in arithmetic or as a text, without being looked at again. */
static gboolean
check_facts (const MpSummary *self,
             gsize            titles_size)
{
  const MpSummaryFunding *funding = mp_summary_get_funding (self);
  const MpSummaryDate *dates = mp_summary_get_dates (self);
  const MpSummaryMilestone *milestones = mp_summary_get_milestones (self);
  const char *titles = (const char *) (milestones + self->n_milestones);

  if (titles_size > 0 && titles[titles_size - 1] != '\0')
    return FALSE;
  for (guint i = 0; i < self->n_money; i++)
    {
      if (!is_currency (self->money[i].currency))
        return FALSE;
    }
  for (guint i = 0; i < self->n_funding; i++)
    {
      if (!is_funding (&funding[i]))
        return FALSE;
    }
  for (guint i = 0; i < self->n_dates; i++)
    {
      if (dates[i].day == MP_DATE_NONE || !is_day_or_none (dates[i].day) || !is_day_or_none (dates[i].recorded_on) ||
          dates[i].kind >= MP_N_DATE_KINDS || dates[i].precision > MP_PRECISION_YEAR || dates[i].reason >= MP_N_DATE_REASONS)
        return FALSE;
    }
  for (guint i = 0; i < self->n_milestones; i++)
    {
      const MpSummaryMilestone *milestone = &milestones[i];

      if (!is_day_or_none (milestone->planned) || !is_day_or_none (milestone->actual) || milestone->kind >= MP_N_MILESTONE_KINDS ||
          milestone->planned_precision > MP_PRECISION_YEAR || milestone->actual_precision > MP_PRECISION_YEAR)
        return FALSE;
      if (milestone->title != NO_TITLE && (milestone->title >= titles_size || !g_utf8_validate (titles + milestone->title, -1, NULL)))
        return FALSE;
    }
  return TRUE;
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

  if (size < sizeof (FactsHead) || size < get_size (head) || memchr (head->uuid, '\0', sizeof head->uuid) == NULL)
    return FALSE;
  /* Only milestones have something after them. */
  if (size > get_size (head) && head->n_milestones == 0)
    return FALSE;

  p = (const guint8 *) facts + sizeof (FactsHead);
  self->uuid = head->uuid;
  self->n_terms = head->n_terms;
  self->n_partners = head->n_partners;
  self->n_initiatives = head->n_initiatives;
  self->n_money = head->n_money;
  self->n_funding = head->n_funding;
  self->n_predecessors = head->n_predecessors;
  self->n_events = head->n_events;
  self->n_dates = head->n_dates;
  self->n_milestones = head->n_milestones;
  self->terms = (const MpSummaryLink *) (gconstpointer) p;
  self->partners = self->terms + self->n_terms;
  self->money = (const MpSummaryMoney *) (gconstpointer) (mp_summary_get_initiatives (self) + self->n_initiatives);
  self->events = (const MpSummaryEvent *) (gconstpointer) (mp_summary_get_predecessors (self) + self->n_predecessors);
  return check_facts (self, size - get_size (head));
}

/**
 * mp_summary_get_initiatives:
 *
 * Returns: (array): the initiatives that the project belongs to or did belong to; `n_initiatives` of them
 */
const MpSummaryLink *
mp_summary_get_initiatives (const MpSummary *self)
{
  return self->partners + self->n_partners;
}

/**
 * mp_summary_get_funding:
 *
 * Returns: (array): what was given by fiscal year or period; `n_funding` of them
 */
const MpSummaryFunding *
mp_summary_get_funding (const MpSummary *self)
{
  return (const MpSummaryFunding *) (gconstpointer) (self->money + self->n_money);
}

/**
 * mp_summary_get_predecessors:
 *
 * Returns: (array): the ids of the projects of the portfolio that this one follows; `n_predecessors` of them
 */
const gint64 *
mp_summary_get_predecessors (const MpSummary *self)
{
  return (const gint64 *) (gconstpointer) (mp_summary_get_funding (self) + self->n_funding);
}

/**
 * mp_summary_get_dates:
 *
 * Returns: (array): all statements of dates, in the order in which they were recorded,
 *   those of which that is not known first; `n_dates` of them
 */
const MpSummaryDate *
mp_summary_get_dates (const MpSummary *self)
{
  return (const MpSummaryDate *) (gconstpointer) (self->events + self->n_events);
}

/**
 * mp_summary_get_milestones:
 *
 * Returns: (array): the milestones, in the order of their records; `n_milestones` of them
 */
const MpSummaryMilestone *
mp_summary_get_milestones (const MpSummary *self)
{
  return (const MpSummaryMilestone *) (gconstpointer) (mp_summary_get_dates (self) + self->n_dates);
}

/**
 * mp_summary_get_milestone_title:
 * @milestone: one of the milestones of @self
 *
 * Returns: (nullable): its title
 */
const char *
mp_summary_get_milestone_title (const MpSummary          *self,
                                const MpSummaryMilestone *milestone)
{
  const char *titles = (const char *) (mp_summary_get_milestones (self) + self->n_milestones);

  return milestone->title != NO_TITLE ? titles + milestone->title : NULL;
}
