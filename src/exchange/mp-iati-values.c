/* mp-iati-values.c: terms and money out of elements of IATI
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"
#include "exchange/mp-iati.h"

/* The vocabulary that an element takes its code from; "" where IATI has a default. */
static const char *
get_vocabulary (const xmlNode *node)
{
  const char *vocabulary = mp_iati_get (node, "vocabulary");

  return vocabulary ? vocabulary : "";
}

/* The key of one of our vocabularies that a file calls 98 or 99; NULL for those of others. */
static const char *
get_own_vocabulary (const xmlNode *node)
{
  const char *number = get_vocabulary (node);
  const char *uri = mp_iati_get (node, "vocabulary-uri");

  if ((strcmp (number, "99") != 0 && strcmp (number, "98") != 0) || uri == NULL || !g_str_has_prefix (uri, MP_IATI_VOCABULARY_URI))
    return NULL;
  return uri + strlen (MP_IATI_VOCABULARY_URI);
}

/* By its code; in another portfolio it has another one, but the same name. */
static gint64
find_own_term (MpIatiContext *context,
               const xmlNode *node,
               const char    *vocabulary,
               const char    *code)
{
  gint64 term = mp_term_index_find_code (context->terms, vocabulary, code);
  g_autofree char *name = term ? NULL : mp_iati_dup_text (node);

  return name ? mp_term_index_find (context->terms, vocabulary, name) : term;
}

/* The term that an element names; 0 when we have none. */
static gint64
find_term (MpIatiContext *context,
           const xmlNode *node)
{
  const char *code = mp_iati_get (node, "code");
  const char *own = get_own_vocabulary (node);
  const char *number = get_vocabulary (node);
  g_autofree char *clean = code ? g_strstrip (g_strdup (code)) : NULL;
  g_autofree char *upper = clean ? g_ascii_strup (clean, -1) : NULL;
  const char *region;

  if (clean == NULL || *clean == '\0')
    return 0;
  if (own)
    return find_own_term (context, node, own, clean);
  if (mp_iati_is (node, "recipient-country"))
    return mp_term_index_find_code (context->terms, MP_VOCABULARY_COUNTRIES, upper);
  if (!mp_iati_is (node, "recipient-region"))
    return 0;
  if (strcmp (number, "2") == 0)
    return mp_term_index_find_code (context->terms, MP_VOCABULARY_REGIONS, clean);
  region = *number == '\0' || strcmp (number, "1") == 0 ? mp_iati_find_word (MP_IATI_REGION, clean) : NULL;
  return region ? mp_term_index_find_code (context->terms, MP_VOCABULARY_REGIONS, region) : 0;
}

/* Whether the code is the one that we would write for the term. */
static gboolean
is_own_code (MpIatiContext *context,
             const xmlNode *node,
             gint64         term)
{
  return g_strcmp0 (mp_iati_get (node, "code"), mp_term_index_get_code (context->terms, term)) == 0;
}

/* A term of a vocabulary of ours that this portfolio does not have yet. */
static gboolean
name_new_term (MpIatiContext *context,
               MpRecord      *record,
               const xmlNode *node)
{
  const char *own = get_own_vocabulary (node);
  g_autofree char *name = mp_iati_dup_text (node);

  if (own == NULL || name == NULL || mp_term_index_get_vocabulary (context->terms, own) == 0)
    return FALSE;
  mp_draft_add_name (context->draft, record, MP_PROJECT_TERM_TERM, MP_TABLE_TERM, own, name);
  return TRUE;
}

static void
set_standing (MpRecord      *record,
              const xmlNode *node)
{
  const char *standing = mp_iati_get_own (node, "standing");

  if (g_strcmp0 (standing, "confirmed") != 0 && g_strcmp0 (standing, "found") != 0)
    standing = "stated";
  mp_record_set_text (record, MP_PROJECT_TERM_STANDING, standing);
}

/**
 * mp_iati_read_term:
 * @node: a country, region, sector or tag
 *
 * See mp_iati_read_element(). Codes of vocabularies that are not ours, as DAC purposes and targets of
 * the SDG, are kept as they stand.
 */
gboolean
mp_iati_read_term (MpIatiContext *context,
                   xmlNode       *node)
{
  const char *percentage = mp_iati_get (node, "percentage");
  gint64 term = find_term (context, node);
  g_autoptr (MpRecord) record = NULL;
  gboolean exact = TRUE;
  gint64 share;

  if (mp_iati_is_derived (node))
    return TRUE;
  if (percentage == NULL)
    percentage = mp_iati_get_own (node, "share");
  record = mp_record_new (MP_TABLE_PROJECT_TERM, 0);
  if (term)
    mp_record_set_reference (record, MP_PROJECT_TERM_TERM, term);
  else if (context->reader == NULL || !name_new_term (context, record, node))
    {
      if (mp_iati_is (node, "recipient-country"))
        mp_iati_tell (context, node, "country-unknown", _("“%s” is no country that is known; it is kept as it stands"), mp_iati_get (node, "code") ? mp_iati_get (node, "code") : "");
      return FALSE;
    }
  if (percentage && mp_iati_parse_share (percentage, &share, &exact))
    mp_record_set_integer (record, MP_PROJECT_TERM_SHARE, share);
  else if (percentage)
    {
      mp_iati_tell (context, node, "share-unreadable", _("“%s” is no number from 0 to 100; it is kept as it stands"), percentage);
      exact = FALSE;
    }
  set_standing (record, node);
  mp_project_record_add (context->draft->project, g_steal_pointer (&record));
  if (mp_iati_is_from_fields (node))
    return TRUE;
  return exact && term && is_own_code (context, node, term) && mp_iati_has_only (node, "code percentage vocabulary", "");
}

typedef struct
{
  gint64 amount;
  gboolean exact;
  char currency[4];
  MpDate value_day;
} Amount;

static gboolean
read_value (MpIatiContext *context,
            xmlNode       *node,
            Amount        *amount)
{
  xmlNode *value = mp_iati_find_child (node, "value");
  const char *currency = value ? mp_iati_get (value, "currency") : NULL;
  g_autofree char *text = value ? mp_iati_dup_text (value) : NULL;

  if (currency == NULL)
    currency = context->currency;
  if (text == NULL)
    {
      mp_iati_tell (context, node, "value-missing", _("it has no value; it is kept as it stands"));
      return FALSE;
    }
  if (currency == NULL || strlen (currency) != 3 || !g_ascii_isupper (currency[0]))
    {
      mp_iati_tell (context, node, "currency-missing", _("“%s” has no currency, and the activity states none for all; it is kept as it stands"), text);
      return FALSE;
    }
  if (!mp_iati_parse_amount (text, currency, &amount->amount, &amount->exact))
    {
      mp_iati_tell (context, node, "value-unreadable", _("“%s” is no number as 1234.56; it is kept as it stands"), text);
      return FALSE;
    }
  g_strlcpy (amount->currency, currency, sizeof amount->currency);
  amount->value_day = MP_DATE_NONE;
  mp_iati_parse_day (mp_iati_get (value, "value-date"), &amount->value_day);
  return TRUE;
}

static MpDate
get_day (xmlNode    *node,
         const char *name)
{
  xmlNode *child = mp_iati_find_child (node, name);
  MpDate day;

  if (child == NULL || mp_iati_is_derived (child) || !mp_iati_parse_day (mp_iati_get (child, "iso-date"), &day))
    return MP_DATE_NONE;
  return day;
}

static MpRecord *
make_funding (const char    *kind,
              const Amount  *amount,
              const xmlNode *node)
{
  static const char *const qualifiers[] = { "up-to", "at-least", "about", "more-than", "less-than" };
  MpRecord *record = mp_record_new (MP_TABLE_FUNDING, 0);
  const char *qualifier = mp_iati_get_own (node, "qualifier");
  const char *year = mp_iati_get_own (node, "fiscal-year");
  const char *word = "exact";

  for (guint i = 0; qualifier && i < G_N_ELEMENTS (qualifiers); i++)
    {
      if (strcmp (qualifier, qualifiers[i]) == 0)
        word = qualifiers[i];
    }
  mp_record_set_text (record, MP_FUNDING_KIND, kind);
  mp_record_set_integer (record, MP_FUNDING_AMOUNT, amount->amount);
  mp_record_set_text (record, MP_FUNDING_CURRENCY, amount->currency);
  mp_record_set_text (record, MP_FUNDING_QUALIFIER, word);
  if (year && strlen (year) == 4 && g_ascii_strtoll (year, NULL, 10) > 0)
    mp_record_set_integer (record, MP_FUNDING_FISCAL_YEAR, g_ascii_strtoll (year, NULL, 10));
  return record;
}

/* Who gave it, as the donor. Returns whether that is all. */
static gboolean
read_donor (MpIatiContext *context,
            MpRecord      *record,
            xmlNode       *node)
{
  xmlNode *provider = mp_iati_find_child (node, "provider-org");
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;

  if (provider == NULL)
    return TRUE;
  name = mp_iati_dup_text (provider);
  line = name ? mp_text_one_line (name) : NULL;
  mp_iati_organisations_refer (context->organisations, context->draft, record, MP_FUNDING_DONOR, mp_iati_get (provider, "ref"), mp_iati_get (provider, "type"), line);
  return mp_iati_is_from_fields (provider);
}

static gboolean
read_budget (MpIatiContext *context,
             xmlNode       *node)
{
  Amount amount;
  MpDate from, to;
  MpRecord *record;

  if (!read_value (context, node, &amount))
    return FALSE;
  from = get_day (node, "period-start");
  to = get_day (node, "period-end");
  record = mp_project_record_add (context->draft->project, make_funding ("budget", &amount, node));
  mp_record_set_day (record, MP_FUNDING_FROM_DAY, from);
  mp_record_set_day (record, MP_FUNDING_TO_DAY, to);
  read_donor (context, record, node);
  return mp_iati_is_from_fields (node) ||
         (amount.exact && from != MP_DATE_NONE && amount.value_day == from && to != MP_DATE_NONE && mp_iati_has_only (node, "", "value period-start period-end"));
}

/* Commitments and disbursements; what else moved money is kept as it stands. */
static gboolean
read_transaction (MpIatiContext *context,
                  xmlNode       *node)
{
  xmlNode *type = mp_iati_find_child (node, "transaction-type");
  const char *kind = type ? mp_iati_find_word (MP_IATI_TRANSACTION, mp_iati_get (type, "code")) : NULL;
  Amount amount;
  MpDate day, to;
  MpRecord *record;
  gboolean whole;

  if (kind == NULL || !read_value (context, node, &amount))
    return FALSE;
  if (g_strcmp0 (mp_iati_get_own (node, "is"), "obligation") == 0)
    kind = "obligation";
  day = get_day (node, "transaction-date");
  record = mp_project_record_add (context->draft->project, make_funding (kind, &amount, node));
  mp_record_set_day (record, MP_FUNDING_FROM_DAY, day);
  if (mp_iati_parse_day (mp_iati_get_own (node, "until"), &to))
    mp_record_set_day (record, MP_FUNDING_TO_DAY, to);
  whole = read_donor (context, record, node);
  return mp_iati_is_from_fields (node) ||
         (whole && amount.exact && day != MP_DATE_NONE && amount.value_day == day && mp_iati_has_only (node, "", "transaction-type transaction-date value provider-org"));
}

/**
 * mp_iati_read_funding:
 * @node: a budget or a transaction
 *
 * See mp_iati_read_element().
 */
gboolean
mp_iati_read_funding (MpIatiContext *context,
                      xmlNode       *node)
{
  return mp_iati_is (node, "budget") ? read_budget (context, node) : read_transaction (context, node);
}
