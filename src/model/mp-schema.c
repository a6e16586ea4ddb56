/* mp-schema.c: the tables of a portfolio and their fields
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/mp-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The words of the choices. Their labels are in mp-schema-labels.c. */
static const char *const source_kinds[] = { "page", "sheet", "iati", "json", "document", "manual", NULL };
static const char *const name_kinds[] = { "official", "short", "acronym", "alias", "former", NULL };
static const char *const term_name_kinds[] = { "name", "synonym", "keyword", NULL };
static const char *const partner_kinds[] = { "government", "ministry", "igo", "bank", "global-union", "union-centre", "union", "ngo", "employers", "foundation", "company", "university", "civil-society", "funder-network", "other", NULL };
static const char *const initiative_kinds[] = { "initiative", "programme", "fund", "strategic-plan", "framework", NULL };
static const char *const standings[] = { "stated", "confirmed", "found", NULL };
static const char *const statuses[] = { "planned", "running", "closing", "ended", "terminated", "suspended", "cancelled", NULL };
static const char *const identifier_kinds[] = { "iati", "grant", "internal", "previous", "other", NULL };
static const char *const narrative_fields[] = { "title", "summary", "problem", "strategy", "objectives", "target-groups", "results", "other", NULL };
static const char *const narrative_origins[] = { "original", "translated", "machine", NULL };
static const char *const date_kinds[] = { "planned-start", "actual-start", "planned-end", "actual-end", NULL };
static const char *const precisions[] = { "day", "month", "year", NULL };
static const char *const date_reasons[] = { "original", "no-cost-extension", "cost-extension", "amendment", "termination", "correction", NULL };
static const char *const event_kinds[] = { "suspended", "resumed", "terminated", "cancelled", NULL };
static const char *const role_kinds[] = { "donor", "accountable", "grantee", "implementing", "sub-implementing", "counterpart", "social-partner", "other-financier", "evaluator", NULL };
static const char *const relation_kinds[] = { "predecessor", "parent", "sibling", "co-funded", "merged", "duplicate-of", NULL };
static const char *const funding_kinds[] = { "budget", "commitment", "obligation", "disbursement", NULL };
static const char *const qualifiers[] = { "exact", "up-to", "at-least", "about", "more-than", "less-than", NULL };
static const char *const milestone_kinds[] = { "mid-term-evaluation", "final-evaluation", "baseline", "report-due", "event", "other", NULL };
static const char *const link_kinds[] = { "page", "document", "report", "evaluation", "other", NULL };

#define INTEGER(n, l) { n, l, MP_FIELD_INTEGER, FALSE, MP_N_TABLES, NULL }
#define DAY(n, l) { n, l, MP_FIELD_DAY, FALSE, MP_N_TABLES, NULL }
#define TEXT(n, l) { n, l, MP_FIELD_TEXT, FALSE, MP_N_TABLES, NULL }
#define NEEDED_TEXT(n, l) { n, l, MP_FIELD_TEXT, TRUE, MP_N_TABLES, NULL }
#define LONG_TEXT(n, l) { n, l, MP_FIELD_LONG_TEXT, FALSE, MP_N_TABLES, NULL }
#define CHOICE(n, l, c) { n, l, MP_FIELD_CHOICE, FALSE, MP_N_TABLES, c }
#define NEEDED_CHOICE(n, l, c) { n, l, MP_FIELD_CHOICE, TRUE, MP_N_TABLES, c }
#define REFERENCE(n, l, t) { n, l, MP_FIELD_REFERENCE, FALSE, t, NULL }
#define OWNER(n, t) { n, NULL, MP_FIELD_REFERENCE, TRUE, t, NULL }
#define NEEDED_REFERENCE(n, l, t) { n, l, MP_FIELD_REFERENCE, TRUE, t, NULL }
#define SHARE(n, l) { n, l, MP_FIELD_SHARE, FALSE, MP_N_TABLES, NULL }
#define MONEY(n, l) { n, l, MP_FIELD_MONEY, TRUE, MP_N_TABLES, NULL }
#define FLAG(n, l) { n, l, MP_FIELD_FLAG, FALSE, MP_N_TABLES, NULL }

static const MpField portfolio_fields[] = {
  NEEDED_TEXT ("uuid", NULL),
  NEEDED_TEXT ("title", NC_("field", "Title")),
  LONG_TEXT ("description", NC_("field", "Description")),
  TEXT ("language", NC_("field", "Language")),
};
static const MpField source_fields[] = {
  NEEDED_TEXT ("uuid", NULL),
  NEEDED_CHOICE ("kind", NC_("field", "Kind"), source_kinds),
  NEEDED_TEXT ("title", NC_("field", "Title")),
  TEXT ("url", NC_("field", "Address")),
  DAY ("document_day", NC_("field", "Date of the document")),
  DAY ("retrieved_day", NC_("field", "Retrieved on")),
  TEXT ("sha256", NC_("field", "Checksum")),
  TEXT ("licence", NC_("field", "Licence")),
  LONG_TEXT ("note", NC_("field", "Note")),
};
static const MpField vocabulary_fields[] = {
  NEEDED_TEXT ("key", NC_("field", "Key")),
  NEEDED_TEXT ("title", NC_("field", "Title")),
  TEXT ("version", NC_("field", "Version")),
  TEXT ("uri", NC_("field", "Address")),
};
static const MpField term_fields[] = {
  NEEDED_REFERENCE ("vocabulary", NC_("field", "Vocabulary"), MP_TABLE_VOCABULARY),
  NEEDED_TEXT ("code", NC_("field", "Code")),
  REFERENCE ("parent", NC_("field", "Broader term"), MP_TABLE_TERM),
  INTEGER ("position", NC_("field", "Order")),
  FLAG ("withdrawn", NC_("field", "Withdrawn")),
};
static const MpField term_name_fields[] = {
  OWNER ("term", MP_TABLE_TERM),
  NEEDED_CHOICE ("kind", NC_("field", "Kind"), term_name_kinds),
  TEXT ("language", NC_("field", "Language")),
  NEEDED_TEXT ("text", NC_("field", "Name")),
};
static const MpField partner_fields[] = {
  NEEDED_TEXT ("uuid", NULL),
  NEEDED_TEXT ("name", NC_("field", "Name")),
  TEXT ("acronym", NC_("field", "Acronym")),
  CHOICE ("kind", NC_("field", "Kind"), partner_kinds),
  TEXT ("country", NC_("field", "Country")),
  REFERENCE ("parent", NC_("field", "Part of"), MP_TABLE_PARTNER),
  LONG_TEXT ("note", NC_("field", "Note")),
};
static const MpField partner_name_fields[] = {
  OWNER ("partner", MP_TABLE_PARTNER),
  NEEDED_CHOICE ("kind", NC_("field", "Kind"), name_kinds),
  TEXT ("language", NC_("field", "Language")),
  NEEDED_TEXT ("text", NC_("field", "Name")),
};
static const MpField partner_link_fields[] = {
  OWNER ("partner", MP_TABLE_PARTNER),
  TEXT ("title", NC_("field", "Title")),
  NEEDED_TEXT ("url", NC_("field", "Address")),
};
static const MpField partner_term_fields[] = {
  OWNER ("partner", MP_TABLE_PARTNER),
  NEEDED_REFERENCE ("term", NC_("field", "Term"), MP_TABLE_TERM),
  SHARE ("share", NC_("field", "Share")),
  NEEDED_CHOICE ("standing", NC_("field", "Standing"), standings),
  REFERENCE ("source", NC_("field", "Source"), MP_TABLE_SOURCE),
};
static const MpField initiative_fields[] = {
  NEEDED_TEXT ("uuid", NULL),
  NEEDED_TEXT ("name", NC_("field", "Name")),
  TEXT ("acronym", NC_("field", "Acronym")),
  CHOICE ("kind", NC_("field", "Kind"), initiative_kinds),
  DAY ("announced_day", NC_("field", "Announced")),
  CHOICE ("announced_precision", NC_("field", "Precision"), precisions),
  DAY ("launched_day", NC_("field", "Launched")),
  CHOICE ("launched_precision", NC_("field", "Precision"), precisions),
  DAY ("ended_day", NC_("field", "Ended")),
  CHOICE ("ended_precision", NC_("field", "Precision"), precisions),
  TEXT ("url", NC_("field", "Address")),
  REFERENCE ("parent", NC_("field", "Part of"), MP_TABLE_INITIATIVE),
  REFERENCE ("source", NC_("field", "Source"), MP_TABLE_SOURCE),
  LONG_TEXT ("note", NC_("field", "Note")),
};
static const MpField project_fields[] = {
  NEEDED_TEXT ("uuid", NULL),
  NEEDED_TEXT ("title", NC_("field", "Title")),
  TEXT ("language", NC_("field", "Language of the original")),
  TEXT ("modality", NC_("field", "Modality")),
  INTEGER ("position", NC_("field", "Order in the source")),
  CHOICE ("stated_status", NC_("field", "Stated status"), statuses),
  DAY ("stated_status_day", NC_("field", "Status stated on")),
  REFERENCE ("source", NC_("field", "Source"), MP_TABLE_SOURCE),
  LONG_TEXT ("note", NC_("field", "Private note")),
};
static const MpField project_name_fields[] = {
  OWNER ("project", MP_TABLE_PROJECT),
  NEEDED_CHOICE ("kind", NC_("field", "Kind"), name_kinds),
  TEXT ("language", NC_("field", "Language")),
  NEEDED_TEXT ("text", NC_("field", "Name")),
  REFERENCE ("source", NC_("field", "Source"), MP_TABLE_SOURCE),
};
static const MpField identifier_fields[] = {
  OWNER ("project", MP_TABLE_PROJECT),
  NEEDED_CHOICE ("kind", NC_("field", "Kind"), identifier_kinds),
  NEEDED_TEXT ("value", NC_("field", "Identifier")),
  TEXT ("issuer", NC_("field", "Issued by")),
};
static const MpField narrative_fields_[] = {
  OWNER ("project", MP_TABLE_PROJECT),
  NEEDED_CHOICE ("field", NC_("field", "Text"), narrative_fields),
  NEEDED_TEXT ("language", NC_("field", "Language")),
  { "text", NC_("field", "Text"), MP_FIELD_LONG_TEXT, TRUE, MP_N_TABLES, NULL },
  NEEDED_CHOICE ("origin", NC_("field", "Origin"), narrative_origins),
  TEXT ("checked_by", NC_("field", "Checked by")),
  REFERENCE ("source", NC_("field", "Source"), MP_TABLE_SOURCE),
};
static const MpField date_revision_fields[] = {
  OWNER ("project", MP_TABLE_PROJECT),
  NEEDED_CHOICE ("kind", NC_("field", "Kind"), date_kinds),
  { "day", NC_("field", "Date"), MP_FIELD_DAY, TRUE, MP_N_TABLES, NULL },
  NEEDED_CHOICE ("precision", NC_("field", "Precision"), precisions),
  DAY ("recorded_on", NC_("field", "Recorded on")),
  NEEDED_CHOICE ("reason", NC_("field", "Reason"), date_reasons),
  REFERENCE ("source", NC_("field", "Source"), MP_TABLE_SOURCE),
  LONG_TEXT ("note", NC_("field", "Note")),
};
static const MpField event_fields[] = {
  OWNER ("project", MP_TABLE_PROJECT),
  NEEDED_CHOICE ("kind", NC_("field", "Kind"), event_kinds),
  { "day", NC_("field", "Date"), MP_FIELD_DAY, TRUE, MP_N_TABLES, NULL },
  REFERENCE ("source", NC_("field", "Source"), MP_TABLE_SOURCE),
  LONG_TEXT ("note", NC_("field", "Note")),
};
static const MpField role_fields[] = {
  OWNER ("project", MP_TABLE_PROJECT),
  NEEDED_REFERENCE ("partner", NC_("field", "Partner"), MP_TABLE_PARTNER),
  NEEDED_CHOICE ("role", NC_("field", "Role"), role_kinds),
  SHARE ("share", NC_("field", "Share")),
  REFERENCE ("source", NC_("field", "Source"), MP_TABLE_SOURCE),
  LONG_TEXT ("note", NC_("field", "Note")),
};
static const MpField project_term_fields[] = {
  OWNER ("project", MP_TABLE_PROJECT),
  NEEDED_REFERENCE ("term", NC_("field", "Term"), MP_TABLE_TERM),
  SHARE ("share", NC_("field", "Share")),
  NEEDED_CHOICE ("standing", NC_("field", "Standing"), standings),
  REFERENCE ("source", NC_("field", "Source"), MP_TABLE_SOURCE),
};
static const MpField project_initiative_fields[] = {
  OWNER ("project", MP_TABLE_PROJECT),
  NEEDED_REFERENCE ("initiative", NC_("field", "Initiative"), MP_TABLE_INITIATIVE),
  DAY ("from_day", NC_("field", "From")),
  DAY ("to_day", NC_("field", "To")),
  REFERENCE ("source", NC_("field", "Source"), MP_TABLE_SOURCE),
};
static const MpField relation_fields[] = {
  OWNER ("project", MP_TABLE_PROJECT),
  NEEDED_CHOICE ("kind", NC_("field", "Kind"), relation_kinds),
  REFERENCE ("other", NC_("field", "Other project"), MP_TABLE_PROJECT),
  TEXT ("other_title", NC_("field", "Title of the other project")),
  REFERENCE ("source", NC_("field", "Source"), MP_TABLE_SOURCE),
  LONG_TEXT ("note", NC_("field", "Note")),
};
static const MpField funding_fields[] = {
  OWNER ("project", MP_TABLE_PROJECT),
  NEEDED_CHOICE ("kind", NC_("field", "Kind"), funding_kinds),
  MONEY ("amount", NC_("field", "Amount")),
  NEEDED_TEXT ("currency", NC_("field", "Currency")),
  NEEDED_CHOICE ("qualifier", NC_("field", "Qualifier"), qualifiers),
  INTEGER ("fiscal_year", NC_("field", "Fiscal year")),
  DAY ("from_day", NC_("field", "From")),
  DAY ("to_day", NC_("field", "To")),
  REFERENCE ("donor", NC_("field", "Donor"), MP_TABLE_PARTNER),
  REFERENCE ("source", NC_("field", "Source"), MP_TABLE_SOURCE),
  LONG_TEXT ("note", NC_("field", "Note")),
};
static const MpField milestone_fields[] = {
  OWNER ("project", MP_TABLE_PROJECT),
  NEEDED_CHOICE ("kind", NC_("field", "Kind"), milestone_kinds),
  TEXT ("title", NC_("field", "Title")),
  DAY ("planned_day", NC_("field", "Planned for")),
  CHOICE ("planned_precision", NC_("field", "Precision"), precisions),
  DAY ("actual_day", NC_("field", "Took place on")),
  CHOICE ("actual_precision", NC_("field", "Precision"), precisions),
  REFERENCE ("source", NC_("field", "Source"), MP_TABLE_SOURCE),
  LONG_TEXT ("note", NC_("field", "Note")),
};
static const MpField link_fields[] = {
  OWNER ("project", MP_TABLE_PROJECT),
  NEEDED_CHOICE ("kind", NC_("field", "Kind"), link_kinds),
  TEXT ("title", NC_("field", "Title")),
  NEEDED_TEXT ("url", NC_("field", "Address")),
  TEXT ("language", NC_("field", "Language")),
  DAY ("day", NC_("field", "Date")),
};
static const MpField extra_field_fields[] = {
  OWNER ("project", MP_TABLE_PROJECT),
  NEEDED_TEXT ("name", NC_("field", "Name")),
  { "text", NC_("field", "Text"), MP_FIELD_LONG_TEXT, TRUE, MP_N_TABLES, NULL },
  REFERENCE ("source", NC_("field", "Source"), MP_TABLE_SOURCE),
};
static const MpField view_fields[] = {
  NEEDED_TEXT ("uuid", NULL),
  NEEDED_TEXT ("name", NC_("field", "Name")),
  NEEDED_TEXT ("query", NC_("field", "Query")),
  LONG_TEXT ("settings", NULL),
  INTEGER ("position", NC_("field", "Order")),
};

#define TABLE(name, label, fields) { name, label, fields, G_N_ELEMENTS (fields) }

static const MpTableInfo tables[MP_N_TABLES] = {
  [MP_TABLE_PORTFOLIO] = TABLE ("portfolio", NC_("table", "Portfolio"), portfolio_fields),
  [MP_TABLE_SOURCE] = TABLE ("source", NC_("table", "Source"), source_fields),
  [MP_TABLE_VOCABULARY] = TABLE ("vocabulary", NC_("table", "Vocabulary"), vocabulary_fields),
  [MP_TABLE_TERM] = TABLE ("term", NC_("table", "Term"), term_fields),
  [MP_TABLE_TERM_NAME] = TABLE ("term_name", NC_("table", "Name of a term"), term_name_fields),
  [MP_TABLE_PARTNER] = TABLE ("partner", NC_("table", "Partner"), partner_fields),
  [MP_TABLE_PARTNER_NAME] = TABLE ("partner_name", NC_("table", "Name of a partner"), partner_name_fields),
  [MP_TABLE_PARTNER_LINK] = TABLE ("partner_link", NC_("table", "Site of a partner"), partner_link_fields),
  [MP_TABLE_PARTNER_TERM] = TABLE ("partner_term", NC_("table", "Statement about a partner"), partner_term_fields),
  [MP_TABLE_INITIATIVE] = TABLE ("initiative", NC_("table", "Initiative"), initiative_fields),
  [MP_TABLE_PROJECT] = TABLE ("project", NC_("table", "Project"), project_fields),
  [MP_TABLE_PROJECT_NAME] = TABLE ("project_name", NC_("table", "Name"), project_name_fields),
  [MP_TABLE_IDENTIFIER] = TABLE ("identifier", NC_("table", "Identifier"), identifier_fields),
  [MP_TABLE_NARRATIVE] = TABLE ("narrative", NC_("table", "Text"), narrative_fields_),
  [MP_TABLE_DATE_REVISION] = TABLE ("date_revision", NC_("table", "Date"), date_revision_fields),
  [MP_TABLE_EVENT] = TABLE ("event", NC_("table", "Event"), event_fields),
  [MP_TABLE_ROLE] = TABLE ("role", NC_("table", "Role"), role_fields),
  [MP_TABLE_PROJECT_TERM] = TABLE ("project_term", NC_("table", "Term"), project_term_fields),
  [MP_TABLE_PROJECT_INITIATIVE] = TABLE ("project_initiative", NC_("table", "Initiative"), project_initiative_fields),
  [MP_TABLE_RELATION] = TABLE ("relation", NC_("table", "Related project"), relation_fields),
  [MP_TABLE_FUNDING] = TABLE ("funding", NC_("table", "Funding"), funding_fields),
  [MP_TABLE_MILESTONE] = TABLE ("milestone", NC_("table", "Milestone"), milestone_fields),
  [MP_TABLE_LINK] = TABLE ("link", NC_("table", "Link"), link_fields),
  [MP_TABLE_EXTRA_FIELD] = TABLE ("extra_field", NC_("table", "Free field"), extra_field_fields),
  [MP_TABLE_VIEW] = TABLE ("view", NC_("table", "View"), view_fields),
};

/**
 * mp_table_get_info:
 *
 * Returns: (transfer none): the description of @table, static
 */
const MpTableInfo *
mp_table_get_info (MpTable table)
{
  g_return_val_if_fail (table < MP_N_TABLES, NULL);

  return &tables[table];
}

/**
 * mp_table_is_project_child:
 *
 * Returns: whether the rows of @table belong to one project and come and go with it
 */
gboolean
mp_table_is_project_child (MpTable table)
{
  return table >= MP_TABLE_FIRST_CHILD && table <= MP_TABLE_LAST_CHILD;
}

/**
 * mp_table_has_owner:
 * @owner: (out) (optional): the table of the owner
 *
 * Returns: whether the first field of @table refers to the record that its rows belong to
 */
gboolean
mp_table_has_owner (MpTable  table,
                    MpTable *owner)
{
  const MpField *first = &mp_table_get_info (table)->fields[0];

  if (first->type != MP_FIELD_REFERENCE || table == MP_TABLE_TERM)
    return FALSE;
  if (owner)
    *owner = first->target;
  return TRUE;
}

gboolean
mp_table_from_name (const char *name,
                    MpTable    *table)
{
  for (guint i = 0; i < MP_N_TABLES; i++)
    {
      if (strcmp (tables[i].name, name) == 0)
        {
          *table = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * mp_table_find_field:
 *
 * Returns: the position of the field called @name, or -1
 */
int
mp_table_find_field (MpTable     table,
                     const char *name)
{
  const MpTableInfo *info = mp_table_get_info (table);

  for (guint i = 0; i < info->n_fields; i++)
    {
      if (strcmp (info->fields[i].name, name) == 0)
        return (int) i;
    }
  return -1;
}

/**
 * mp_table_get_label:
 *
 * Returns: what a row of @table is called, translated
 */
const char *
mp_table_get_label (MpTable table)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "table", mp_table_get_info (table)->label);
}

/**
 * mp_field_get_label:
 *
 * Returns: what the field is called, translated; its key where users never meet it
 */
const char *
mp_field_get_label (MpTable table,
                    guint   field)
{
  const MpField *info = &mp_table_get_info (table)->fields[field];

  return info->label ? g_dpgettext2 (GETTEXT_PACKAGE, "field", info->label) : info->name;
}
