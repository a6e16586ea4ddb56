/* mp-iati-book.h: what the writer of IATI activities knows of a portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-export-private.h"
#include "exchange/mp-iati.h"
#include "exchange/mp-iati-reporting.h"

G_BEGIN_DECLS

/**
 * MpIatiPartner:
 * @name: its name
 * @ref: (nullable): its identifier in IATI
 * @type: (nullable): its type in IATI
 */
typedef struct
{
  const char *name;
  const char *ref;
  const char *type;
} MpIatiPartner;

/**
 * MpIatiBook:
 * @reporting: (nullable): who reports what states nobody itself
 * @partners: id → #MpIatiPartner
 * @term_names: id → English name
 * @identifiers: id of a project → its identifier in IATI, of those that were looked at
 * @organisations: finds partners in elements that were kept
 * @ns: the namespace of our own attributes
 * @activities: the root, into which one activity at a time is put
 * @messages: (element-type MpMessage): what IATI wants besides
 * @told: records of the project that is being written which an element that was kept tells
 * @left_out: what has no place in IATI → how often
 * @parser: for elements that were kept
 */
typedef struct
{
  MpExport *export;
  const MpIatiReporting *reporting;
  GHashTable *partners;
  GHashTable *term_names;
  GHashTable *identifiers;
  MpIatiOrganisations *organisations;
  xmlDoc *document;
  xmlNode *activities;
  xmlNs *ns;
  GHashTable *left_out;
  GHashTable *told;
  struct _xmlParserCtxt *parser;
} MpIatiBook;

MpIatiBook *mp_iati_book_new (MpExport *export);
void mp_iati_book_free (MpIatiBook *self);
const MpIatiPartner *mp_iati_book_get_partner (MpIatiBook *self, gint64 id);
const char *mp_iati_book_get_term_name (MpIatiBook *self, gint64 term);
char *mp_iati_book_dup_identifier (MpIatiBook *self, const MpProjectRecord *project, gboolean *is_derived);
void mp_iati_book_leave_out (MpIatiBook *self, const char *what, guint n);
void mp_iati_book_tell (MpIatiBook *self, const MpProjectRecord *project, const char *code, const char *field, const char *format, ...) G_GNUC_PRINTF (5, 6);

/* Elements that are made of fields. */
xmlNode *mp_iati_add (xmlNode *parent, const char *name);
void mp_iati_set (xmlNode *node, const char *attribute, const char *value);
void mp_iati_set_own (MpIatiBook *book, xmlNode *node, const char *attribute, const char *value);
void mp_iati_set_day (xmlNode *node, const char *attribute, MpDate day);
xmlNode *mp_iati_add_narrative (xmlNode *parent, const char *text, const char *language);
void mp_iati_add_organisation (MpIatiBook *book, xmlNode *node, gint64 partner);

xmlNode *mp_iati_make_element (MpIatiBook *book, xmlNode *activity, MpProjectRecord *project, MpTable table, MpRecord *record);
void mp_iati_add_funding (MpIatiBook *book, xmlNode *activity, MpProjectRecord *project, MpRecord *record);
void mp_iati_add_project (MpIatiBook *book, xmlNode *activity, MpProjectRecord *project);
void mp_iati_add_derived (MpIatiBook *book, xmlNode *activity, MpProjectRecord *project);
char *mp_iati_dup_amount (gint64 amount, const char *currency);
MpDate mp_iati_find_start (const MpProjectRecord *project);
void mp_iati_add_kept (MpIatiBook *book, xmlNode *activity, MpProjectRecord *project);
xmlNode *mp_iati_make_activity (MpIatiBook *book, MpProjectRecord *project);
void mp_iati_check_rules (MpIatiBook *book, const MpProjectRecord *project, xmlNode *activity);

G_END_DECLS
