/* mp-schema-labels.c: the words of the choices, as users read them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/mp-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *choice;
  const char *label;
} labels[] = {
  { "page", NC_("choice", "Web page") },
  { "sheet", NC_("choice", "Spreadsheet") },
  { "iati", NC_("choice", "IATI") },
  { "json", NC_("choice", "JSON file") },
  { "document", NC_("choice", "Document") },
  { "manual", NC_("choice", "Typed in") },
  { "official", NC_("choice", "Official name") },
  { "short", NC_("choice", "Short name") },
  { "acronym", NC_("choice", "Acronym") },
  { "alias", NC_("choice", "Other name") },
  { "former", NC_("choice", "Former name") },
  { "name", NC_("choice", "Name") },
  { "synonym", NC_("choice", "Synonym") },
  { "keyword", NC_("choice", "Keyword") },
  { "government", NC_("choice", "Government") },
  { "ministry", NC_("choice", "Ministry or agency") },
  { "igo", NC_("choice", "International organization") },
  { "bank", NC_("choice", "Development bank") },
  { "global-union", NC_("choice", "Global union") },
  { "union-centre", NC_("choice", "National union centre") },
  { "union", NC_("choice", "Trade union") },
  { "ngo", NC_("choice", "Worker-support organization") },
  { "employers", NC_("choice", "Employers’ organization") },
  { "foundation", NC_("choice", "Foundation") },
  { "company", NC_("choice", "Company") },
  { "university", NC_("choice", "University") },
  { "civil-society", NC_("choice", "Civil society") },
  { "funder-network", NC_("choice", "Funder network") },
  { "other", NC_("choice", "Other") },
  { "initiative", NC_("choice", "Initiative") },
  { "programme", NC_("choice", "Programme") },
  { "fund", NC_("choice", "Fund") },
  { "strategic-plan", NC_("choice", "Strategy") },
  { "framework", NC_("choice", "Framework") },
  { "stated", NC_("choice", "Stated") },
  { "confirmed", NC_("choice", "Confirmed") },
  { "found", NC_("choice", "Found in the text, unconfirmed") },
  { "planned", NC_("choice", "Planned") },
  { "running", NC_("choice", "Running") },
  { "closing", NC_("choice", "Closing") },
  { "ended", NC_("choice", "Ended") },
  { "terminated", NC_("choice", "Terminated") },
  { "suspended", NC_("choice", "Suspended") },
  { "resumed", NC_("choice", "Resumed") },
  { "cancelled", NC_("choice", "Cancelled") },
  { "grant", NC_("choice", "Grant number") },
  { "internal", NC_("choice", "Internal number") },
  { "previous", NC_("choice", "Previous identifier") },
  { "title", NC_("choice", "Title") },
  { "summary", NC_("choice", "Summary") },
  { "problem", NC_("choice", "The problem") },
  { "strategy", NC_("choice", "Our strategy") },
  { "objectives", NC_("choice", "Objectives") },
  { "target-groups", NC_("choice", "Target groups") },
  { "results", NC_("choice", "Results") },
  { "original", NC_("choice", "Original") },
  { "translated", NC_("choice", "Translated") },
  { "machine", NC_("choice", "Machine translation") },
  { "planned-start", NC_("choice", "Planned start") },
  { "actual-start", NC_("choice", "Actual start") },
  { "planned-end", NC_("choice", "Planned end") },
  { "actual-end", NC_("choice", "Actual end") },
  { "day", NC_("choice", "Day") },
  { "month", NC_("choice", "Month") },
  { "year", NC_("choice", "Year") },
  { "no-cost-extension", NC_("choice", "No-cost extension") },
  { "cost-extension", NC_("choice", "Cost extension") },
  { "amendment", NC_("choice", "Amendment") },
  { "termination", NC_("choice", "Termination") },
  { "correction", NC_("choice", "Correction") },
  { "donor", NC_("choice", "Donor") },
  { "accountable", NC_("choice", "Accountable") },
  { "grantee", NC_("choice", "Grantee") },
  { "implementing", NC_("choice", "Implementing") },
  { "sub-implementing", NC_("choice", "Sub-implementing") },
  { "counterpart", NC_("choice", "Government counterpart") },
  { "social-partner", NC_("choice", "Social partner") },
  { "other-financier", NC_("choice", "Other financier") },
  { "evaluator", NC_("choice", "Evaluator") },
  { "predecessor", NC_("choice", "Predecessor") },
  { "parent", NC_("choice", "Parent") },
  { "sibling", NC_("choice", "Sibling") },
  { "co-funded", NC_("choice", "Co-funded with") },
  { "merged", NC_("choice", "Merged with") },
  { "duplicate-of", NC_("choice", "Duplicate of") },
  { "budget", NC_("choice", "Budget") },
  { "commitment", NC_("choice", "Commitment") },
  { "obligation", NC_("choice", "Obligation") },
  { "disbursement", NC_("choice", "Disbursement") },
  { "exact", NC_("choice", "Exactly") },
  { "up-to", NC_("choice", "Up to") },
  { "at-least", NC_("choice", "At least") },
  { "about", NC_("choice", "About") },
  { "more-than", NC_("choice", "More than") },
  { "less-than", NC_("choice", "Less than") },
  { "mid-term-evaluation", NC_("choice", "Mid-term evaluation") },
  { "final-evaluation", NC_("choice", "Final evaluation") },
  { "baseline", NC_("choice", "Baseline study") },
  { "report-due", NC_("choice", "Report due") },
  { "event", NC_("choice", "Event") },
  { "report", NC_("choice", "Report") },
  { "evaluation", NC_("choice", "Evaluation") },
};

/**
 * mp_choice_get_label:
 * @choice: a word of one of the choices of the tables
 *
 * Returns: what users read for it, translated; @choice itself when it is unknown
 */
const char *
mp_choice_get_label (const char *choice)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (strcmp (labels[i].choice, choice) == 0)
        return g_dpgettext2 (GETTEXT_PACKAGE, "choice", labels[i].label);
    }
  return choice;
}
