/* mp-import-query.c: a draft that is looked for, and what speaks for each project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "exchange/mp-import-private.h"

/* So many projects are offered to choose from. */
#define MAX_OFFERED 3

/* From this likeness on titles are called nearly the same. */
#define NEARLY 0.6

void
mp_match_candidate_free (MpMatchCandidate *self)
{
  g_strfreev (self->reasons);
  g_strfreev (self->doubts);
  g_free (self);
}

void
mp_match_clear (MpMatch *self)
{
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
}

void
mp_match_take_candidate (MpMatch          *self,
                         MpMatchCandidate *candidate)
{
  if (self->candidates == NULL)
    self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_match_candidate_free);
  g_ptr_array_add (self->candidates, candidate);
}

/* The effective start that the draft states; as in a summary. */
MpDate
mp_import_draft_get_start (MpDraft         *draft,
                           MpDatePrecision *precision)
{
  MpRecord *record = mp_project_record_get_date (draft->project, "actual-start");

  if (record == NULL)
    record = mp_project_record_get_date (draft->project, "planned-start");
  if (precision)
    *precision = record ? mp_record_get_precision (record, MP_DATE_REVISION_PRECISION) : MP_PRECISION_DAY;
  return record ? mp_record_get_day (record, MP_DATE_REVISION_DAY) : MP_DATE_NONE;
}

static void
clear_guess (gpointer data)
{
  g_free (((MpImportGuess *) data)->short_name);
}

MpImportQuery *
mp_import_query_new (MpImportBase *base,
                     MpDraft      *draft)
{
  MpImportQuery *self = g_new0 (MpImportQuery, 1);
  const char *title = mp_project_record_get_title (draft->project);

  if (title == NULL)
    title = "";
  self->base = base;
  self->draft = draft;
  self->start = mp_import_draft_get_start (draft, &self->start_precision);
  self->guesses = g_array_new (FALSE, TRUE, sizeof (MpImportGuess));
  g_array_set_clear_func (self->guesses, clear_guess);
  self->words = mp_title_dup_words (title);
  self->tokens = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->title.n_tokens = mp_title_append_tokens (self->tokens, self->words);
  self->title.tokens = (const guint32 *) self->tokens->data;
  self->title.words = self->words;
  self->title.phase = mp_title_get_phase (self->words);
  self->title.has_short_form = mp_title_has_short_form (title);
  return self;
}

void
mp_import_query_free (MpImportQuery *self)
{
  g_array_unref (self->guesses);
  g_array_unref (self->tokens);
  g_clear_pointer (&self->countries, g_array_unref);
  g_free (self->words);
  g_free (self);
}

/* The guess that it is that project; made when there is none yet. Valid until the next one. */
MpImportGuess *
mp_import_query_get (MpImportQuery *self,
                     guint32        row)
{
  MpImportGuess guess = { .row = row };

  for (guint i = 0; i < self->guesses->len; i++)
    {
      if (g_array_index (self->guesses, MpImportGuess, i).row == row)
        return &g_array_index (self->guesses, MpImportGuess, i);
    }
  g_array_append_val (self->guesses, guess);
  return &g_array_index (self->guesses, MpImportGuess, self->guesses->len - 1);
}

static const MpImportProject *
get_project (MpImportQuery       *self,
             const MpImportGuess *guess)
{
  return &g_array_index (self->base->projects, MpImportProject, guess->row);
}

/* The countries that the draft states, else those that its title names. */
static GArray *
get_countries (MpImportQuery *self)
{
  MpProjectRecord *project = self->draft->project;

  if (self->countries)
    return self->countries;
  self->countries = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_TERM); i++)
    {
      gint64 term = mp_record_get_integer (mp_project_record_get (project, MP_TABLE_PROJECT_TERM, i), MP_PROJECT_TERM_TERM);

      if (g_strcmp0 (mp_term_index_get_vocabulary_key (self->base->terms, term), MP_VOCABULARY_COUNTRIES) == 0)
        g_array_append_val (self->countries, term);
    }
  if (self->countries->len == 0 && mp_project_record_get_title (project))
    {
      g_autoptr (GArray) found = mp_term_index_scan_text (self->base->terms, MP_VOCABULARY_COUNTRIES, mp_project_record_get_title (project));

      for (guint i = 0; i < found->len; i++)
        g_array_append_val (self->countries, g_array_index (found, MpTermMatch, i).id);
    }
  return self->countries;
}

/* The first country that both have, 0 if none. */
static gint64
find_country (MpImportQuery         *self,
              const MpImportProject *project)
{
  GArray *countries = get_countries (self);

  for (guint i = 0; i < countries->len; i++)
    {
      for (guint j = 0; j < project->n_countries; j++)
        {
          if (g_array_index (countries, gint64, i) == g_array_index (self->base->links, gint64, project->first_link + j))
            return g_array_index (countries, gint64, i);
        }
    }
  return 0;
}

static gint64
find_partner (MpImportQuery         *self,
              const MpImportProject *project)
{
  for (guint i = 0; i < mp_project_record_get_n (self->draft->project, MP_TABLE_ROLE); i++)
    {
      gint64 partner = mp_record_get_integer (mp_project_record_get (self->draft->project, MP_TABLE_ROLE, i), MP_ROLE_PARTNER);

      for (guint j = 0; j < project->n_partners; j++)
        {
          if (partner == g_array_index (self->base->links, gint64, project->first_link + project->n_countries + j))
            return partner;
        }
    }
  return 0;
}

/* Without some likeness of names nothing else matters. */
static gboolean
has_name_in_common (const MpImportGuess *guess)
{
  return guess->evidence.same_name || guess->evidence.same_short_name || guess->evidence.likeness >= MP_TITLE_ALIKE_MIN;
}

/* Adds what is no matter of names, and judges. */
static MpVerdict
judge (MpImportQuery *self,
       MpImportGuess *guess)
{
  const MpImportProject *project = get_project (self, guess);

  if (!has_name_in_common (guess))
    return MP_VERDICT_OTHER;
  guess->evidence.start = mp_import_compare_starts (self->start, self->start_precision, project->start, project->start_precision);
  guess->evidence.shared_partner = find_partner (self, project) != 0;
  if (project->n_countries > 0 && get_countries (self)->len > 0)
    guess->evidence.countries = find_country (self, project) != 0 ? MP_COUNTRIES_SHARED : MP_COUNTRIES_OTHER;
  guess->score = mp_import_evidence_score (&guess->evidence);
  return mp_import_evidence_judge (&guess->evidence);
}

/* The likeliest first; of two equally likely ones that of the portfolio's order. */
static int
compare_guesses (gconstpointer a,
                 gconstpointer b)
{
  const MpImportGuess *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

/* Leaves those that are not ruled out, in order. */
static void
rank (MpImportQuery *self)
{
  guint n = 0;

  for (guint i = 0; i < self->guesses->len; i++)
    {
      MpImportGuess *guess = &g_array_index (self->guesses, MpImportGuess, i);

      if (judge (self, guess) == MP_VERDICT_OTHER)
        continue;
      if (i != n)
        {
          MpImportGuess other = g_array_index (self->guesses, MpImportGuess, n);

          g_array_index (self->guesses, MpImportGuess, n) = *guess;
          *guess = other;
        }
      n++;
    }
  g_array_set_size (self->guesses, n);
  g_array_sort (self->guesses, compare_guesses);
}

static gboolean
is_first_sure (MpImportQuery *self)
{
  const MpImportGuess *first = (const MpImportGuess *) self->guesses->data;

  return self->guesses->len > 0 && mp_import_evidence_judge (&first->evidence) == MP_VERDICT_SURE &&
         (self->guesses->len == 1 || first->score - first[1].score >= MP_SCORE_MARGIN);
}

/* Whether those that were guessed so far are enough: one has the same name and no rival. */
gboolean
mp_import_query_is_sure (MpImportQuery *self)
{
  rank (self);
  return is_first_sure (self) && ((const MpImportGuess *) self->guesses->data)->evidence.same_name;
}

static char *
dup_start_text (MpImportQuery       *self,
                const MpImportGuess *guess)
{
  const MpImportProject *project = get_project (self, guess);
  g_autofree char *stated = guess->evidence.start != MP_START_UNKNOWN ? mp_format_date (self->start, self->start_precision) : NULL;
  g_autofree char *known = guess->evidence.start != MP_START_UNKNOWN ? mp_format_date (project->start, project->start_precision) : NULL;

  switch (guess->evidence.start)
    {
    case MP_START_SAME:
    case MP_START_WITHIN:
      /* Translators: why two projects may be one: %s is a date */
      return g_strdup_printf (_("The same start: %s"), known);
    case MP_START_CLOSE:
      /* Translators: why two projects may be one: 1 is the date in the file, 2 the one in the portfolio */
      return g_strdup_printf (_("A start close to it: %1$s, here %2$s"), stated, known);
    case MP_START_OTHER:
    case MP_START_FAR:
      /* Translators: why two projects may not be one: 1 is the date in the file, 2 the one in the portfolio */
      return g_strdup_printf (_("Another start: %1$s, here %2$s"), stated, known);
    case MP_START_UNKNOWN:
    default:
      return g_strdup (_("No start to compare"));
    }
}

static const char *
get_title_text (const MpImportGuess *guess)
{
  if (guess->evidence.same_name)
    return guess->is_title ? _("The same title") : _("The title of one is another name of the other");
  if (guess->evidence.likeness >= 1.0)
    return _("The same words in the title");
  if (guess->evidence.likeness >= NEARLY)
    return _("Nearly the same title");
  return guess->evidence.likeness >= MP_TITLE_ALIKE_MIN ? _("A title that is alike in part") : NULL;
}

static GPtrArray *
new_texts (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static GStrv
end_texts (GPtrArray *texts)
{
  g_ptr_array_add (texts, NULL);
  return (GStrv) g_ptr_array_free (texts, FALSE);
}

static GStrv
dup_reasons (MpImportQuery       *self,
             const MpImportGuess *guess)
{
  const MpImportProject *project = get_project (self, guess);
  GPtrArray *texts = new_texts ();

  if (get_title_text (guess))
    g_ptr_array_add (texts, g_strdup (get_title_text (guess)));
  if (guess->evidence.same_short_name)
    g_ptr_array_add (texts, g_strdup_printf (_("The same short name: “%s”"), guess->short_name));
  if (guess->evidence.start >= MP_START_SAME && guess->evidence.start <= MP_START_CLOSE)
    g_ptr_array_add (texts, dup_start_text (self, guess));
  if (guess->evidence.countries == MP_COUNTRIES_SHARED)
    {
      g_autofree char *country = mp_term_index_dup_label (self->base->terms, find_country (self, project));

      g_ptr_array_add (texts, g_strdup_printf (_("A country in common: %s"), country));
    }
  if (guess->evidence.shared_partner)
    g_ptr_array_add (texts, g_strdup_printf (_("A partner in common: %s"), mp_term_index_get_partner_name (self->base->terms, find_partner (self, project))));
  return end_texts (texts);
}

static GStrv
dup_doubts (MpImportQuery       *self,
            const MpImportGuess *guess,
            gboolean             has_rival)
{
  GPtrArray *texts = new_texts ();

  if (guess->evidence.likeness < MP_TITLE_ALIKE_MIN && !guess->evidence.same_name)
    g_ptr_array_add (texts, g_strdup (_("Another title")));
  if (guess->evidence.start == MP_START_UNKNOWN || guess->evidence.start > MP_START_CLOSE)
    g_ptr_array_add (texts, dup_start_text (self, guess));
  if (guess->evidence.countries == MP_COUNTRIES_OTHER)
    g_ptr_array_add (texts, g_strdup (_("Other countries")));
  if (guess->evidence.other_phase)
    g_ptr_array_add (texts, g_strdup (_("Another phase")));
  if (has_rival)
    g_ptr_array_add (texts, g_strdup (_("Another project of the portfolio fits as well")));
  return end_texts (texts);
}

/* All in one line: what speaks for it, then what speaks against it. */
static char *
join_texts (const MpMatchCandidate *candidate)
{
  g_autofree char *reasons = g_strjoinv (" · ", candidate->reasons);
  g_autofree char *doubts = g_strjoinv (" · ", candidate->doubts);

  return g_strconcat (reasons, *reasons && *doubts ? " · " : "", doubts, NULL);
}

static void
offer (MpImportQuery *self,
       MpMatch       *match)
{
  const MpImportGuess *first = (const MpImportGuess *) self->guesses->data;

  for (guint i = 0; i < MIN (self->guesses->len, MAX_OFFERED); i++)
    {
      const MpImportGuess *guess = &g_array_index (self->guesses, MpImportGuess, i);
      gboolean has_rival = self->guesses->len > 1 && first->score - g_array_index (self->guesses, MpImportGuess, 1).score < MP_SCORE_MARGIN;
      MpMatchCandidate *candidate = g_new0 (MpMatchCandidate, 1);

      candidate->project = get_project (self, guess)->id;
      candidate->reasons = dup_reasons (self, guess);
      candidate->doubts = dup_doubts (self, guess, has_rival && first->score - guess->score < MP_SCORE_MARGIN);
      mp_match_take_candidate (match, candidate);
    }
  match->kind = MP_MATCH_DOUBT;
  match->project = get_project (self, first)->id;
  match->reason = join_texts (g_ptr_array_index (match->candidates, 0));
}

/* Says what the draft is, after all guesses were made. */
void
mp_import_query_decide (MpImportQuery *self,
                        MpMatch       *match)
{
  const MpImportGuess *first;

  rank (self);
  if (self->guesses->len == 0)
    return;
  if (!is_first_sure (self))
    {
      offer (self, match);
      return;
    }
  first = (const MpImportGuess *) self->guesses->data;
  match->project = get_project (self, first)->id;
  if (first->evidence.same_name)
    match->kind = first->is_title ? MP_MATCH_TITLE : MP_MATCH_NAME;
  else
    match->kind = MP_MATCH_ALIKE;
}
