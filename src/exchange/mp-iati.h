/* mp-iati.h: what reader and writer of IATI activities share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An element of an activity either says all that it says in fields of a project, or it is kept
 * beside them as it stands, as a free field "iati:NAME" that holds its XML. Whether fields tell all
 * is known to mp_iati_read_element() alone: the reader asks it what to keep, the writer what the
 * kept elements told, so that no field is written twice.
 */

#pragma once

#include <libxml/tree.h>

#include "exchange/mp-draft.h"
#include "exchange/mp-iati-organisations.h"
#include "exchange/mp-reader.h"

G_BEGIN_DECLS

/* Our own attributes in files that we write: what a field says more exactly than IATI can. */
#define MP_IATI_NAMESPACE "urn:org.mpower.Portfolio:iati"
#define MP_IATI_PREFIX "mpower"

/* What a vocabulary of ours is called as vocabulary 99: this and its key. */
#define MP_IATI_VOCABULARY_URI "urn:org.mpower.Portfolio:vocabulary:"

/* How free fields are called that hold an element. */
#define MP_IATI_EXTRA "iati:"
#define MP_IATI_EXTRA_ACTIVITY "iati:iati-activity"

/* No activity may be longer: 64 MiB. */
#define MP_IATI_MAX_ACTIVITY (64u << 20)

typedef enum
{
  MP_IATI_DESCRIPTION,  /* types of description, fields of narratives */
  MP_IATI_ROLE,
  MP_IATI_STATUS,
  MP_IATI_DATE,
  MP_IATI_IDENTIFIER,
  MP_IATI_TRANSACTION,  /* types of transaction, kinds of funding */
  MP_IATI_RELATION,
  MP_IATI_DOCUMENT,     /* categories of documents, kinds of links */
  MP_IATI_ORGANISATION, /* types of organisation, kinds of partners */
  MP_IATI_REGION,       /* DAC regions, groups of UN M49 */
} MpIatiList;

const char *mp_iati_find_word (MpIatiList list, const char *code);
const char *mp_iati_find_code (MpIatiList list, const char *word);

/**
 * MpIatiContext:
 * @terms: the vocabularies and partners of the portfolio
 * @organisations: those that were named so far
 * @draft: gets what is read
 * @reader: (nullable): who is told what is wrong
 * @identifier: (nullable): the identifier of the activity
 * @language: (nullable): the language of texts that state none
 * @currency: (nullable): the currency of amounts that state none
 */
typedef struct
{
  MpTermIndex *terms;
  MpIatiOrganisations *organisations;
  MpDraft *draft;
  MpReader *reader;
  const char *identifier;
  const char *language;
  const char *currency;
} MpIatiContext;

void mp_iati_read_activity (MpIatiContext *context, xmlNode *activity);
gboolean mp_iati_read_element (MpIatiContext *context, xmlNode *node);
gboolean mp_iati_read_funding (MpIatiContext *context, xmlNode *node);
gboolean mp_iati_read_term (MpIatiContext *context, xmlNode *node);
void mp_iati_upgrade (xmlNode *activity);
void mp_iati_tell (MpIatiContext *context, xmlNode *node, const char *code, const char *format, ...) G_GNUC_PRINTF (4, 5);

/* Nodes. Texts that are returned are valid until the node changes or must be freed, by name. */
gboolean mp_iati_is (const xmlNode *node, const char *name);
gboolean mp_iati_is_foreign (const xmlNode *node);
xmlNode *mp_iati_first (const xmlNode *parent);
xmlNode *mp_iati_next (const xmlNode *node);
xmlNode *mp_iati_find_child (const xmlNode *parent, const char *name);
xmlNode *mp_iati_find_own (xmlNode *parent);
const char *mp_iati_get_value (const xmlAttr *attribute);
const char *mp_iati_get (const xmlNode *node, const char *attribute);
const char *mp_iati_get_own (const xmlNode *node, const char *attribute);
const char *mp_iati_get_language (const xmlNode *node);
gboolean mp_iati_has_only (const xmlNode *node, const char *attributes, const char *children);
gboolean mp_iati_is_derived (const xmlNode *node);
gboolean mp_iati_is_from_fields (const xmlNode *node);
char *mp_iati_dup_text (const xmlNode *node);
xmlDoc *mp_iati_new_document (void);
char *mp_iati_dup_xml (xmlNode *node);
guint mp_iati_get_line (const xmlNode *node);
gboolean mp_iati_parse_day (const char *text, MpDate *day);
gboolean mp_iati_parse_amount (const char *text, const char *currency, gint64 *amount, gboolean *exact);
gboolean mp_iati_parse_share (const char *text, gint64 *share, gboolean *exact);
gboolean mp_iati_is_organisation_id (const char *text);
gboolean mp_iati_is_private (const MpRecord *extra_field);

G_END_DECLS
