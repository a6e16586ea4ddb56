/* mp-iati-rules.c: what IATI wants that its schema does not check
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"
#include "exchange/mp-iati-book.h"
#include "model/mp-vocabulary.h"

typedef struct
{
  MpIatiBook *book;
  const MpProjectRecord *project;
  xmlNode *activity;
  MpDate today;
} Check;

#define TELL(check, field, ...) mp_iati_book_tell ((check)->book, (check)->project, "iati-rule", field, __VA_ARGS__)

static MpDate
get_day (const xmlNode *node,
         const char    *attribute)
{
  MpDate day;

  return node && mp_iati_parse_day (mp_iati_get (node, attribute), &day) ? day : MP_DATE_NONE;
}

static void
check_dates (Check *check)
{
  const char *label = mp_table_get_label (MP_TABLE_DATE_REVISION);
  MpDate days[5] = { MP_DATE_NONE, MP_DATE_NONE, MP_DATE_NONE, MP_DATE_NONE, MP_DATE_NONE };

  for (xmlNode *node = mp_iati_first (check->activity); node; node = mp_iati_next (node))
    {
      const char *type = mp_iati_is (node, "activity-date") ? mp_iati_get (node, "type") : NULL;

      if (type && *type >= '1' && *type <= '4' && type[1] == '\0')
        days[*type - '0'] = get_day (node, "iso-date");
    }
  if (days[1] == MP_DATE_NONE && days[2] == MP_DATE_NONE)
    TELL (check, label, _("there is no start; state the planned or the actual one"));
  if (days[1] != MP_DATE_NONE && days[3] != MP_DATE_NONE && days[1] > days[3])
    TELL (check, label, _("the planned end is before the planned start; correct one of them"));
  if (days[2] != MP_DATE_NONE && days[4] != MP_DATE_NONE && days[2] > days[4])
    TELL (check, label, _("the actual end is before the actual start; correct one of them"));
  for (guint type = 2; type <= 4; type += 2)
    {
      if (days[type] != MP_DATE_NONE && days[type] > check->today)
        TELL (check, label, type == 2 ? _("the actual start is in the future; state it as the planned one") : _("the actual end is in the future; state it as the planned one"));
    }
}

static void
check_identifier (Check      *check,
                  const char *identifier)
{
  if (identifier && strpbrk (identifier, "/&|?"))
    TELL (check, mp_table_get_label (MP_TABLE_IDENTIFIER), _("“%s” has one of the signs / & | ? in it, which IATI does not allow; change it with whoever gave it"), identifier);
}

/* Hundredths of a per cent of one vocabulary, or of countries and regions. */
typedef struct
{
  guint n;
  guint n_stated;
  gint64 sum;
} Shares;

static void
add_share (Shares        *shares,
           const xmlNode *node)
{
  const char *percentage = mp_iati_get (node, "percentage");
  gboolean exact;
  gint64 share;

  shares->n++;
  if (percentage && mp_iati_parse_share (percentage, &share, &exact))
    {
      shares->n_stated++;
      shares->sum += share;
    }
}

/* A rounding error of a hundredth for each is none. */
static gboolean
are_whole (const Shares *shares)
{
  if (shares->n == 1 && shares->n_stated == 0)
    return TRUE;
  return shares->n == 0 || (shares->n_stated == shares->n && ABS (shares->sum - 10000) <= (gint64) shares->n);
}

static void
check_places (Check *check)
{
  const char *label = mp_vocabulary_get_label (MP_VOCABULARY_COUNTRIES);
  Shares shares = { 0 };
  gboolean elsewhere = FALSE;

  for (xmlNode *node = mp_iati_first (check->activity); node; node = mp_iati_next (node))
    {
      if (mp_iati_is (node, "recipient-country") || mp_iati_is (node, "recipient-region"))
        add_share (&shares, node);
      elsewhere |= mp_iati_is (node, "transaction") && (mp_iati_find_child (node, "recipient-country") || mp_iati_find_child (node, "recipient-region"));
    }
  if (shares.n == 0 && !elsewhere)
    TELL (check, label, _("there is no country and no region; state where it works"));
  else if (shares.n > 0 && elsewhere)
    TELL (check, label, _("countries or regions are stated both for the activity and for transactions; IATI wants one of the two"));
  if (!are_whole (&shares))
    TELL (check, label, _("the shares of its countries and regions do not add up to 100%%; state the share of each"));
}

static void
check_sectors (Check *check)
{
  const char *label = mp_vocabulary_get_label (MP_VOCABULARY_SECTORS);
  g_autoptr (GHashTable) vocabularies = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GHashTableIter iter;
  gpointer vocabulary, shares;
  gboolean elsewhere = FALSE;

  for (xmlNode *node = mp_iati_first (check->activity); node; node = mp_iati_next (node))
    {
      const char *number = mp_iati_get (node, "vocabulary");

      elsewhere |= mp_iati_is (node, "transaction") && mp_iati_find_child (node, "sector");
      if (!mp_iati_is (node, "sector"))
        continue;
      number = number ? number : "1";
      if (!g_hash_table_contains (vocabularies, number))
        g_hash_table_insert (vocabularies, (gpointer) number, g_new0 (Shares, 1));
      add_share (g_hash_table_lookup (vocabularies, number), node);
      if ((strcmp (number, "98") == 0 || strcmp (number, "99") == 0) && mp_iati_find_child (node, "narrative") == NULL)
        TELL (check, label, _("a sector of a vocabulary of its own has no name; name it"));
    }
  if (g_hash_table_size (vocabularies) == 0 && !elsewhere)
    TELL (check, label, _("there is no sector and no area of work; state one"));
  else if (g_hash_table_size (vocabularies) > 0 && elsewhere)
    TELL (check, label, _("sectors are stated both for the activity and for transactions; IATI wants one of the two"));
  g_hash_table_iter_init (&iter, vocabularies);
  while (g_hash_table_iter_next (&iter, &vocabulary, &shares))
    {
      if (!are_whole (shares))
        TELL (check, label, _("the shares of its sectors do not add up to 100%%; state the share of each"));
    }
}

static void
check_organisation (Check      *check,
                    xmlNode    *node,
                    const char *label)
{
  g_autofree char *name = node && mp_text_is_empty (mp_iati_get (node, "ref")) ? mp_iati_dup_text (node) : NULL;

  if (node && mp_text_is_empty (mp_iati_get (node, "ref")) && mp_text_is_empty (name))
    TELL (check, label, _("an organisation has neither an identifier nor a name; name it"));
}

static void
check_money (Check   *check,
             xmlNode *node)
{
  const char *label = mp_table_get_label (MP_TABLE_FUNDING);
  xmlNode *value = mp_iati_find_child (node, "value");
  MpDate from = get_day (mp_iati_find_child (node, "period-start"), "iso-date");
  MpDate to = get_day (mp_iati_find_child (node, "period-end"), "iso-date");
  MpDate day = get_day (mp_iati_find_child (node, "transaction-date"), "iso-date");

  if (value && mp_iati_get (value, "currency") == NULL && mp_iati_get (check->activity, "default-currency") == NULL)
    TELL (check, label, _("an amount has no currency; state one"));
  if (from != MP_DATE_NONE && to != MP_DATE_NONE && from > to)
    TELL (check, label, _("the period of an amount ends before it begins; correct one of the days"));
  if (mp_iati_is (node, "budget") && from != MP_DATE_NONE && to != MP_DATE_NONE && to >= mp_date_add_months (from, 12))
    TELL (check, label, _("a budget is for more than a year; state one for each year"));
  if (day != MP_DATE_NONE && (day > check->today || (value && get_day (value, "value-date") != MP_DATE_NONE && get_day (value, "value-date") > check->today)))
    TELL (check, label, _("a payment or commitment is in the future; state it as a budget until then"));
  check_organisation (check, mp_iati_find_child (node, "provider-org"), label);
  check_organisation (check, mp_iati_find_child (node, "receiver-org"), label);
}

static void
check_marker (Check   *check,
              xmlNode *node)
{
  const char *vocabulary = mp_iati_get (node, "vocabulary");

  if (g_strcmp0 (vocabulary, "99") == 0 && mp_iati_find_child (node, "narrative") == NULL)
    TELL (check, "policy-marker", _("a policy marker of a vocabulary of its own has no name; add it in the file that it came from"));
  if ((vocabulary == NULL || strcmp (vocabulary, "1") == 0) && mp_text_is_empty (mp_iati_get (node, "significance")))
    TELL (check, "policy-marker", _("a policy marker does not say how significant it is; add it in the file that it came from"));
}

static void
check_period (Check   *check,
              xmlNode *period,
              gboolean is_qualitative)
{
  guint n = 0;

  for (xmlNode *node = mp_iati_first (period); node; node = mp_iati_next (node))
    {
      if (!mp_iati_is (node, "target") && !mp_iati_is (node, "actual"))
        continue;
      n++;
      if (!is_qualitative && mp_iati_get (node, "value") == NULL)
        TELL (check, "result", _("a target or an actual figure has no value; add it in the file that it came from"));
    }
  if (n == 0)
    TELL (check, "result", _("a period of an indicator has neither a target nor an actual figure; add one in the file that it came from"));
}

static void
check_result (Check   *check,
              xmlNode *result)
{
  for (xmlNode *indicator = mp_iati_first (result); indicator; indicator = mp_iati_next (indicator))
    {
      gboolean is_qualitative = g_strcmp0 (mp_iati_get (indicator, "measure"), "5") == 0;

      if (!mp_iati_is (indicator, "indicator"))
        continue;
      for (xmlNode *node = mp_iati_first (indicator); node; node = mp_iati_next (node))
        {
          if (mp_iati_is (node, "period"))
            check_period (check, node, is_qualitative);
          else if (mp_iati_is (node, "baseline") && !is_qualitative && mp_iati_get (node, "value") == NULL)
            TELL (check, "result", _("a baseline has no value; add it in the file that it came from"));
        }
    }
}

static void
check_element (Check   *check,
               xmlNode *node)
{
  if (mp_iati_is (node, "iati-identifier"))
    {
      g_autofree char *identifier = mp_iati_dup_text (node);

      check_identifier (check, identifier);
    }
  else if (mp_iati_is (node, "participating-org"))
    check_organisation (check, node, mp_table_get_label (MP_TABLE_ROLE));
  else if (mp_iati_is (node, "other-identifier"))
    check_organisation (check, mp_iati_find_child (node, "owner-org"), mp_table_get_label (MP_TABLE_IDENTIFIER));
  else if (mp_iati_is (node, "budget") || mp_iati_is (node, "transaction") || mp_iati_is (node, "planned-disbursement"))
    check_money (check, node);
  else if (mp_iati_is (node, "policy-marker"))
    check_marker (check, node);
  else if (mp_iati_is (node, "result"))
    check_result (check, node);
}

/**
 * mp_iati_check_rules:
 * @activity: a whole activity that keeps the schema
 *
 * Tells what the rules of the standard want of it besides (IATI-Rulesets, standard.json), each with
 * the field and what to do.
 */
void
mp_iati_check_rules (MpIatiBook            *book,
                     const MpProjectRecord *project,
                     xmlNode               *activity)
{
  Check check = { book, project, activity, book->export->sheet.as_of };

  check_dates (&check);
  check_places (&check);
  check_sectors (&check);
  for (xmlNode *node = mp_iati_first (activity); node; node = mp_iati_next (node))
    check_element (&check, node);
}
