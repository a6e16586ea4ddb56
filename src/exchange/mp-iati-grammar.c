/* mp-iati-grammar.c: what may stand in which element of IATI 2.03
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-iati-grammar.h"

#include <stdlib.h>
#include <string.h>

/* By name, in the order of their bytes. */
static const MpIatiRule rules[] = {
  { "activity-date", "type! iso-date!", "narrative*", NULL },
  { "activity-description", "", "narrative+", NULL },
  { "activity-scope", "code!", "", NULL },
  { "activity-status", "code!", "", NULL },
  { "actual", "value", "location* dimension* comment? document-link*", NULL },
  { "administrative", "code! vocabulary! level", "", NULL },
  { "aid-type", "code! vocabulary", "", NULL },
  { "baseline", "iso-date year! value", "location* dimension* document-link* comment?", NULL },
  { "budget", "type status", "period-start period-end value", NULL },
  { "budget-item", "code! percentage", "description?", NULL },
  { "capital-spend", "percentage!", "", NULL },
  { "category", "code!", "", NULL },
  { "channel-code", "", "", "string" },
  { "collaboration-type", "code!", "", NULL },
  { "comment", "", "narrative+", NULL },
  { "commitment-date", "iso-date!", "", NULL },
  { "condition", "type!", "narrative+", NULL },
  { "conditions", "attached!", "condition*", NULL },
  { "contact-info", "type", "organisation? department? person-name? job-title? telephone* email* website* mailing-address*", NULL },
  { "country-budget-items", "vocabulary!", "budget-item+", NULL },
  { "crs-add", "", "other-flags* loan-terms? loan-status? channel-code?", NULL },
  { "default-aid-type", "code! vocabulary", "", NULL },
  { "default-finance-type", "code!", "", NULL },
  { "default-flow-type", "code!", "", NULL },
  { "default-tied-status", "code!", "", NULL },
  { "department", "", "narrative+", NULL },
  { "description", "", "narrative+", NULL },
  { "dimension", "name value", "", NULL },
  { "disbursement-channel", "code!", "", NULL },
  { "document-date", "iso-date!", "", NULL },
  { "document-link", "url! format!", "title description? category+ language* document-date?", NULL },
  { "email", "", "", "string" },
  { "exactness", "code!", "", NULL },
  { "feature-designation", "code!", "", NULL },
  { "finance-type", "code!", "", NULL },
  { "flow-type", "code!", "", NULL },
  { "forecast", "year! currency value-date", "", "decimal" },
  { "fss", "extraction-date! priority phaseout-year", "forecast*", NULL },
  { "humanitarian-scope", "type! vocabulary! vocabulary-uri code!", "narrative*", NULL },
  { "iati-activity",
    "last-updated-datetime xml:lang default-currency humanitarian hierarchy linked-data-uri budget-not-provided",
    "iati-identifier reporting-org title description+ participating-org+ other-identifier* activity-status activity-date+ contact-info* "
    "activity-scope? recipient-country* recipient-region* location* sector* tag* country-budget-items? humanitarian-scope* policy-marker* "
    "collaboration-type? default-flow-type? default-finance-type? default-aid-type* default-tied-status? budget* planned-disbursement* "
    "capital-spend? transaction* document-link* related-activity* legacy-data* conditions? result* crs-add? fss?",
    NULL },
  { "iati-identifier", "", "", "string" },
  { "indicator", "measure! ascending aggregation-status", "title description? document-link* reference* baseline* period*", NULL },
  { "interest-arrears", "", "", "decimal" },
  { "interest-received", "", "", "decimal" },
  { "job-title", "", "narrative+", NULL },
  { "language", "code!", "", NULL },
  { "legacy-data", "name! value! iati-equivalent", "", NULL },
  { "loan-status", "year! currency value-date!", "interest-received? principal-outstanding? principal-arrears? interest-arrears?", NULL },
  { "loan-terms", "rate-1 rate-2", "repayment-type? repayment-plan? commitment-date? repayment-first-date? repayment-final-date?", NULL },
  { "location",
    "ref",
    "location-reach? location-id* name? description? activity-description? administrative* point? exactness? location-class? feature-designation?",
    NULL },
  { "location-class", "code!", "", NULL },
  { "location-id", "code! vocabulary!", "", NULL },
  { "location-reach", "code!", "", NULL },
  { "mailing-address", "", "narrative+", NULL },
  { "name", "", "narrative+", NULL },
  { "narrative", "xml:lang", "", "string" },
  { "organisation", "", "narrative+", NULL },
  { "other-flags", "code! significance!", "", NULL },
  { "other-identifier", "ref! type!", "owner-org?", NULL },
  { "owner-org", "ref", "narrative*", NULL },
  { "participating-org", "ref type role! activity-id crs-channel-code", "narrative*", NULL },
  { "period", "", "period-start period-end target* actual*", NULL },
  { "period-end", "iso-date!", "", NULL },
  { "period-start", "iso-date!", "", NULL },
  { "person-name", "", "narrative+", NULL },
  { "planned-disbursement", "type", "period-start period-end? value provider-org? receiver-org?", NULL },
  { "point", "srsName!", "pos", NULL },
  { "policy-marker", "vocabulary vocabulary-uri code! significance", "narrative*", NULL },
  { "pos", "", "", "string" },
  { "principal-arrears", "", "", "decimal" },
  { "principal-outstanding", "", "", "decimal" },
  { "provider-org", "ref provider-activity-id type", "narrative*", NULL },
  { "receiver-org", "ref receiver-activity-id type", "narrative*", NULL },
  { "recipient-country", "code! percentage", "narrative*", NULL },
  { "recipient-region", "code! vocabulary vocabulary-uri percentage", "narrative*", NULL },
  { "reference", "vocabulary! code! indicator-uri", "", NULL },
  { "related-activity", "ref! type!", "", NULL },
  { "repayment-final-date", "iso-date!", "", NULL },
  { "repayment-first-date", "iso-date!", "", NULL },
  { "repayment-plan", "code!", "", NULL },
  { "repayment-type", "code!", "", NULL },
  { "reporting-org", "ref! type! secondary-reporter", "narrative+", NULL },
  { "result", "type! aggregation-status", "title description? document-link* reference* indicator+", NULL },
  { "sector", "vocabulary vocabulary-uri code! percentage", "narrative*", NULL },
  { "tag", "code! vocabulary! vocabulary-uri", "narrative*", NULL },
  { "target", "value", "location* dimension* comment? document-link*", NULL },
  { "telephone", "", "", "string" },
  { "tied-status", "code!", "", NULL },
  { "title", "", "narrative+", NULL },
  { "transaction",
    "ref humanitarian",
    "transaction-type transaction-date value description? provider-org? receiver-org? disbursement-channel? sector* recipient-country? "
    "recipient-region? flow-type? finance-type? aid-type* tied-status?",
    NULL },
  { "transaction-date", "iso-date!", "", NULL },
  { "transaction-type", "code!", "", NULL },
  { "value", "currency value-date!", "", "decimal" },
  { "website", "", "", "uri" },
};

/* Elements that are other ones in another place. */
static const struct
{
  const char *parent;
  MpIatiRule rule;
} special_rules[] = {
  { "actual", { "location", "ref", "", NULL } },
  { "baseline", { "location", "ref", "", NULL } },
  { "iati-activity", { "description", "type", "narrative+", NULL } },
  { "result", { "reference", "code! vocabulary! vocabulary-uri", "", NULL } },
  { "target", { "location", "ref", "", NULL } },
  { "transaction", { "recipient-country", "code!", "narrative*", NULL } },
  { "transaction", { "recipient-region", "code! vocabulary vocabulary-uri", "narrative*", NULL } },
  { "transaction", { "sector", "vocabulary vocabulary-uri code!", "narrative*", NULL } },
};

static int
compare_names (gconstpointer key,
               gconstpointer rule)
{
  return strcmp (key, ((const MpIatiRule *) rule)->name);
}

/**
 * mp_iati_grammar_find:
 * @parent: the element around it
 *
 * Returns: (nullable): what may stand in the element, %NULL when there is none of that name
 */
const MpIatiRule *
mp_iati_grammar_find (const char *parent,
                      const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (special_rules); i++)
    {
      if (strcmp (special_rules[i].rule.name, name) == 0 && strcmp (special_rules[i].parent, parent) == 0)
        return &special_rules[i].rule;
    }
  return bsearch (name, rules, G_N_ELEMENTS (rules), sizeof *rules, compare_names);
}
