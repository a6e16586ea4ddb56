/* mp-timeline-density.c: how many projects run when
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each project adds one where it begins and takes one away after it ends; the sums from the left
 * are how many run. So a project of thirty years costs the same as one of a day.
 */

#include "timeline/mp-timeline-density.h"

#include <math.h>

#include "timeline/mp-timeline-bar.h"

/* The buckets grow coarser before there are more than about so many. */
#define MAX_BUCKETS 2000

struct _MpTimelineDensity
{
  MpTimeStep step;
  guint n;
  MpDate *starts;  /* of the buckets, and where the last one ends: n + 1 */
  guint32 *counts; /* n by phase, one bucket after the other */
  double per_day;  /* buckets, on the average */
  MpDate start;    /* the first and the last day on which something is drawn */
  MpDate end;
  guint peak;
};

/* A project, as far as it counts. */
typedef struct
{
  MpDate first;
  MpDate last; /* inclusive; before @first when it never ran */
  guint32 phase;
} Run;

static MpTimelinePhase
status_phase (MpStatus status)
{
  switch (status)
    {
    case MP_STATUS_RUNNING:
    case MP_STATUS_ENDING_SOON:
    case MP_STATUS_SUSPENDED:
      return MP_TIMELINE_PHASE_OPEN;
    case MP_STATUS_ENDED:
    case MP_STATUS_TERMINATED:
    case MP_STATUS_CANCELLED:
      return MP_TIMELINE_PHASE_OVER;
    case MP_STATUS_UNKNOWN:
    case MP_STATUS_PLANNED:
    case MP_N_STATUSES:
    default:
      return MP_TIMELINE_PHASE_AHEAD;
    }
}

static MpDate
to_day (double day)
{
  return (MpDate) CLAMP (day, MP_DATE_MIN, MP_DATE_MAX);
}

/* What the bars of the list cover. Returns how many there are. */
static guint
collect_runs (MpTimelineDensity *self,
              MpProjectList     *list,
              MpDate             as_of,
              Run               *runs)
{
  guint n = mp_project_list_get_n (list);
  guint n_runs = 0;

  for (guint i = 0; i < n; i++)
    {
      MpTimelineBar bar;
      MpDate end;

      mp_timeline_bar_init (&bar, mp_project_list_get_summary (list, i), as_of);
      if (!bar.dated)
        continue;
      runs[n_runs] = (Run) { to_day (bar.start), to_day (bar.cut_from - 1), status_phase (bar.status) };
      end = to_day (bar.end - 1);
      self->start = n_runs == 0 ? runs[n_runs].first : MIN (self->start, runs[n_runs].first);
      self->end = n_runs == 0 ? end : MAX (self->end, end);
      n_runs++;
    }
  return n_runs;
}

static MpTimeStep
choose_step (double days)
{
  static const MpTimeStep steps[] = {
    { .unit = MP_TIME_UNIT_MONTH, .count = 1 },
    { .unit = MP_TIME_UNIT_QUARTER, .count = 1 },
    { .unit = MP_TIME_UNIT_YEAR, .count = 1 },
    { .unit = MP_TIME_UNIT_YEAR, .count = 10 },
  };
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (steps) && days / mp_time_step_get_days (steps[i]) > MAX_BUCKETS)
    i++;
  return steps[i];
}

static void
make_buckets (MpTimelineDensity *self)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (MpDate));
  MpDate start;

  self->step = choose_step ((double) self->end - self->start + 1);
  for (start = mp_time_step_floor (self->step, self->start); start <= self->end; start = mp_time_step_next (self->step, start))
    g_array_append_val (starts, start);
  self->n = starts->len;
  g_array_append_val (starts, start);
  self->starts = (MpDate *) g_array_free (g_steal_pointer (&starts), FALSE);
  self->per_day = self->n / ((double) self->starts[self->n] - self->starts[0]);
}

/* Periods are almost equally long: the place that the mean length says is at most a few off. */
static guint
find_bucket (const MpTimelineDensity *self,
             MpDate                   day)
{
  guint index = (guint) CLAMP (((double) day - self->starts[0]) * self->per_day, 0, self->n - 1);

  while (index > 0 && self->starts[index] > day)
    index--;
  while (index + 1 < self->n && self->starts[index + 1] <= day)
    index++;
  return index;
}

/* Below zero where more end than begin: the sums are right again, as unsigned numbers wrap. */
static void
count (MpTimelineDensity *self,
       const Run         *runs,
       guint              n_runs)
{
  self->counts = g_new0 (guint32, (self->n + 1) * MP_N_TIMELINE_PHASES);
  for (guint i = 0; i < n_runs; i++)
    {
      if (runs[i].last < runs[i].first)
        continue;
      self->counts[find_bucket (self, runs[i].first) * MP_N_TIMELINE_PHASES + runs[i].phase]++;
      self->counts[(find_bucket (self, runs[i].last) + 1) * MP_N_TIMELINE_PHASES + runs[i].phase]--;
    }
  for (guint i = MP_N_TIMELINE_PHASES; i < self->n * MP_N_TIMELINE_PHASES; i++)
    self->counts[i] += self->counts[i - MP_N_TIMELINE_PHASES];
}

static guint
get_total (const MpTimelineDensity *self,
           guint                    index)
{
  guint total = 0;

  for (guint phase = 0; phase < MP_N_TIMELINE_PHASES; phase++)
    total += self->counts[index * MP_N_TIMELINE_PHASES + phase];
  return total;
}

static void
find_peak (MpTimelineDensity *self)
{
  guint most = 0;

  for (guint i = 0; i < self->n; i++)
    {
      guint total = get_total (self, i);

      if (total > most)
        {
          most = total;
          self->peak = i;
        }
    }
}

/**
 * mp_timeline_density_new:
 * @list: the projects; not kept
 * @as_of: the day for which the statuses are told
 *
 * Takes time with the number of projects and of buckets, not with how long the projects run.
 *
 * Returns: (transfer full): the numbers
 */
MpTimelineDensity *
mp_timeline_density_new (MpProjectList *list,
                         MpDate         as_of)
{
  MpTimelineDensity *self;
  g_autofree Run *runs = NULL;
  guint n_runs;

  g_return_val_if_fail (MP_IS_PROJECT_LIST (list), NULL);

  self = g_new0 (MpTimelineDensity, 1);
  self->start = self->end = MP_DATE_NONE;
  self->step = choose_step (0);
  runs = g_new (Run, mp_project_list_get_n (list) + 1);
  n_runs = collect_runs (self, list, as_of, runs);
  if (n_runs > 0)
    {
      make_buckets (self);
      count (self, runs, n_runs);
      find_peak (self);
    }
  return self;
}

void
mp_timeline_density_free (MpTimelineDensity *self)
{
  g_free (self->starts);
  g_free (self->counts);
  g_free (self);
}

/**
 * mp_timeline_density_get_step:
 *
 * Returns: what the buckets are: months, quarters, years or decades
 */
MpTimeStep
mp_timeline_density_get_step (const MpTimelineDensity *self)
{
  return self->step;
}

/**
 * mp_timeline_density_get_span:
 * @start: (out): the first day on which something is drawn
 * @end: (out): the last one, inclusive
 *
 * Returns: %FALSE when no project has a date
 */
gboolean
mp_timeline_density_get_span (const MpTimelineDensity *self,
                              MpDate                  *start,
                              MpDate                  *end)
{
  *start = self->start;
  *end = self->end;
  return self->n > 0;
}

guint
mp_timeline_density_get_n_buckets (const MpTimelineDensity *self)
{
  return self->n;
}

/**
 * mp_timeline_density_get_bucket:
 * @index: less than mp_timeline_density_get_n_buckets()
 * @bucket: (out caller-allocates): the period and its numbers
 */
void
mp_timeline_density_get_bucket (const MpTimelineDensity *self,
                                guint                    index,
                                MpTimelineBucket        *bucket)
{
  g_return_if_fail (index < self->n);

  *bucket = (MpTimelineBucket) { .start = self->starts[index], .end = self->starts[index + 1], .n = get_total (self, index) };
  for (guint phase = 0; phase < MP_N_TIMELINE_PHASES; phase++)
    bucket->phases[phase] = self->counts[index * MP_N_TIMELINE_PHASES + phase];
}

/**
 * mp_timeline_density_get_peak:
 * @bucket: (out caller-allocates): the first of the periods in which the most projects run
 *
 * Returns: %FALSE when none ever runs
 */
gboolean
mp_timeline_density_get_peak (const MpTimelineDensity *self,
                              MpTimelineBucket        *bucket)
{
  if (self->n == 0)
    return FALSE;
  mp_timeline_density_get_bucket (self, self->peak, bucket);
  return bucket->n > 0;
}

/**
 * mp_timeline_density_find:
 * @day: a day, with its fraction
 * @index: (out): the period that it is in
 *
 * Returns: %FALSE when it is in none
 */
gboolean
mp_timeline_density_find (const MpTimelineDensity *self,
                          double                   day,
                          guint                   *index)
{
  if (self->n == 0 || day < self->starts[0] || day >= self->starts[self->n])
    return FALSE;
  *index = find_bucket (self, (MpDate) floor (day));
  return TRUE;
}
