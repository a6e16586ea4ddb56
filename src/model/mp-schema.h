/* mp-schema.h: the tables of a portfolio and their fields
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One description of all facts, from which the store makes its statements, the exchange its JSON,
 * undo and history their texts and the merge its comparison. Nothing here knows SQL.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MP_TABLE_PORTFOLIO,
  MP_TABLE_SOURCE,
  MP_TABLE_VOCABULARY,
  MP_TABLE_TERM,
  MP_TABLE_TERM_NAME,
  MP_TABLE_PARTNER,
  MP_TABLE_PARTNER_NAME,
  MP_TABLE_PARTNER_LINK,
  MP_TABLE_PARTNER_TERM,
  MP_TABLE_PROJECT,
  MP_TABLE_PROJECT_NAME,
  MP_TABLE_IDENTIFIER,
  MP_TABLE_NARRATIVE,
  MP_TABLE_DATE_REVISION,
  MP_TABLE_EVENT,
  MP_TABLE_ROLE,
  MP_TABLE_PROJECT_TERM,
  MP_TABLE_RELATION,
  MP_TABLE_FUNDING,
  MP_TABLE_MILESTONE,
  MP_TABLE_LINK,
  MP_TABLE_EXTRA_FIELD,
  MP_TABLE_VIEW,
  MP_N_TABLES,
} MpTable;

/* The tables whose rows belong to one project and come and go with it. */
#define MP_TABLE_FIRST_CHILD MP_TABLE_PROJECT_NAME
#define MP_TABLE_LAST_CHILD MP_TABLE_EXTRA_FIELD

/**
 * MpFieldType:
 * @MP_FIELD_INTEGER: a whole number
 * @MP_FIELD_DAY: an #MpDate; absent is %NULL, not %MP_DATE_NONE
 * @MP_FIELD_TEXT: one line of text
 * @MP_FIELD_LONG_TEXT: text with line breaks
 * @MP_FIELD_CHOICE: one word of a fixed list, kept as text
 * @MP_FIELD_REFERENCE: the id of a row of another table
 * @MP_FIELD_SHARE: hundredths of a per cent, 0 to 10000
 * @MP_FIELD_MONEY: minor units; the currency is in the field that follows
 * @MP_FIELD_FLAG: 0 or 1
 */
typedef enum
{
  MP_FIELD_INTEGER,
  MP_FIELD_DAY,
  MP_FIELD_TEXT,
  MP_FIELD_LONG_TEXT,
  MP_FIELD_CHOICE,
  MP_FIELD_REFERENCE,
  MP_FIELD_SHARE,
  MP_FIELD_MONEY,
  MP_FIELD_FLAG,
} MpFieldType;

/**
 * MpField:
 * @name: the stable English key: column in the document and key in JSON
 * @label: (nullable): what users read, to be translated with mp_field_get_label()
 * @type: what it holds
 * @required: whether it must not be %NULL
 * @target: the table that a reference points to
 * @choices: (nullable) (array zero-terminated=1): the words of a choice
 */
typedef struct
{
  const char *name;
  const char *label;
  MpFieldType type;
  gboolean required;
  MpTable target;
  const char *const *choices;
} MpField;

/**
 * MpTableInfo:
 * @name: the stable English name
 * @label: what users read, to be translated with mp_table_get_label()
 * @fields: its fields; the first of a table with an owner refers to that owner
 * @n_fields: how many
 */
typedef struct
{
  const char *name;
  const char *label;
  const MpField *fields;
  guint n_fields;
} MpTableInfo;

/* The most fields that a table has. */
#define MP_MAX_FIELDS 14

const MpTableInfo *mp_table_get_info (MpTable table);
gboolean mp_table_is_project_child (MpTable table);
gboolean mp_table_has_owner (MpTable table, MpTable *owner);
gboolean mp_table_from_name (const char *name, MpTable *table);
int mp_table_find_field (MpTable table, const char *name);
const char *mp_table_get_label (MpTable table);
const char *mp_field_get_label (MpTable table, guint field);
const char *mp_choice_get_label (const char *choice);

/* The fields, by position. */
enum { MP_PORTFOLIO_UUID, MP_PORTFOLIO_TITLE, MP_PORTFOLIO_DESCRIPTION, MP_PORTFOLIO_LANGUAGE };
enum { MP_SOURCE_UUID, MP_SOURCE_KIND, MP_SOURCE_TITLE, MP_SOURCE_URL, MP_SOURCE_DOCUMENT_DAY, MP_SOURCE_RETRIEVED_DAY, MP_SOURCE_SHA256, MP_SOURCE_LICENCE, MP_SOURCE_NOTE };
enum { MP_VOCABULARY_KEY, MP_VOCABULARY_TITLE, MP_VOCABULARY_VERSION, MP_VOCABULARY_URI };
enum { MP_TERM_VOCABULARY, MP_TERM_CODE, MP_TERM_PARENT, MP_TERM_POSITION, MP_TERM_WITHDRAWN };
enum { MP_TERM_NAME_TERM, MP_TERM_NAME_KIND, MP_TERM_NAME_LANGUAGE, MP_TERM_NAME_TEXT };
enum { MP_PARTNER_UUID, MP_PARTNER_NAME, MP_PARTNER_ACRONYM, MP_PARTNER_KIND, MP_PARTNER_COUNTRY, MP_PARTNER_PARENT, MP_PARTNER_NOTE };
enum { MP_PARTNER_NAME_PARTNER, MP_PARTNER_NAME_KIND, MP_PARTNER_NAME_LANGUAGE, MP_PARTNER_NAME_TEXT };
enum { MP_PARTNER_LINK_PARTNER, MP_PARTNER_LINK_TITLE, MP_PARTNER_LINK_URL };
enum { MP_PARTNER_TERM_PARTNER, MP_PARTNER_TERM_TERM, MP_PARTNER_TERM_SHARE, MP_PARTNER_TERM_STANDING, MP_PARTNER_TERM_SOURCE };
enum { MP_PROJECT_UUID, MP_PROJECT_TITLE, MP_PROJECT_LANGUAGE, MP_PROJECT_MODALITY, MP_PROJECT_POSITION, MP_PROJECT_STATED_STATUS, MP_PROJECT_STATED_STATUS_DAY, MP_PROJECT_SOURCE, MP_PROJECT_NOTE };
enum { MP_PROJECT_NAME_PROJECT, MP_PROJECT_NAME_KIND, MP_PROJECT_NAME_LANGUAGE, MP_PROJECT_NAME_TEXT, MP_PROJECT_NAME_SOURCE };
enum { MP_IDENTIFIER_PROJECT, MP_IDENTIFIER_KIND, MP_IDENTIFIER_VALUE, MP_IDENTIFIER_ISSUER };
enum { MP_NARRATIVE_PROJECT, MP_NARRATIVE_FIELD, MP_NARRATIVE_LANGUAGE, MP_NARRATIVE_TEXT, MP_NARRATIVE_ORIGIN, MP_NARRATIVE_CHECKED_BY, MP_NARRATIVE_SOURCE };
enum { MP_DATE_REVISION_PROJECT, MP_DATE_REVISION_KIND, MP_DATE_REVISION_DAY, MP_DATE_REVISION_PRECISION, MP_DATE_REVISION_RECORDED_ON, MP_DATE_REVISION_REASON, MP_DATE_REVISION_SOURCE, MP_DATE_REVISION_NOTE };
enum { MP_EVENT_PROJECT, MP_EVENT_KIND, MP_EVENT_DAY, MP_EVENT_SOURCE, MP_EVENT_NOTE };
enum { MP_ROLE_PROJECT, MP_ROLE_PARTNER, MP_ROLE_ROLE, MP_ROLE_SHARE, MP_ROLE_SOURCE, MP_ROLE_NOTE };
enum { MP_PROJECT_TERM_PROJECT, MP_PROJECT_TERM_TERM, MP_PROJECT_TERM_SHARE, MP_PROJECT_TERM_STANDING, MP_PROJECT_TERM_SOURCE };
enum { MP_RELATION_PROJECT, MP_RELATION_KIND, MP_RELATION_OTHER, MP_RELATION_OTHER_TITLE, MP_RELATION_SOURCE, MP_RELATION_NOTE };
enum { MP_FUNDING_PROJECT, MP_FUNDING_KIND, MP_FUNDING_AMOUNT, MP_FUNDING_CURRENCY, MP_FUNDING_QUALIFIER, MP_FUNDING_FISCAL_YEAR, MP_FUNDING_FROM_DAY, MP_FUNDING_TO_DAY, MP_FUNDING_DONOR, MP_FUNDING_SOURCE, MP_FUNDING_NOTE };
enum { MP_MILESTONE_PROJECT, MP_MILESTONE_KIND, MP_MILESTONE_TITLE, MP_MILESTONE_PLANNED_DAY, MP_MILESTONE_PLANNED_PRECISION, MP_MILESTONE_ACTUAL_DAY, MP_MILESTONE_ACTUAL_PRECISION, MP_MILESTONE_SOURCE, MP_MILESTONE_NOTE };
enum { MP_LINK_PROJECT, MP_LINK_KIND, MP_LINK_TITLE, MP_LINK_URL, MP_LINK_LANGUAGE, MP_LINK_DAY };
enum { MP_EXTRA_FIELD_PROJECT, MP_EXTRA_FIELD_NAME, MP_EXTRA_FIELD_TEXT, MP_EXTRA_FIELD_SOURCE };
enum { MP_VIEW_UUID, MP_VIEW_NAME, MP_VIEW_QUERY, MP_VIEW_SETTINGS, MP_VIEW_POSITION };

G_END_DECLS
