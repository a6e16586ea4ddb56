/* mp-detail-section.h: a titled group of rows
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/detail/mp-detail-row.h"

G_BEGIN_DECLS

/**
 * MpDetailKind:
 * @title: what the section is called, marked for translation in the context "section"
 * @add_label: (nullable): what its button says, in the same context; %NULL where nothing can be added
 * @table: the table of what can be added
 * @fill: lists what the section shows of the record that the page is about, as #MpDetailEntry, in order
 * @prepare: (nullable): fills in what "add" begins with; it has the first choice of each kind already
 * @vocabularies: (nullable): for terms, the keys that belong here; "!" first: all but those; "=" first:
 *   that of the term which the page is about
 *
 * What makes one section differ from another.
 */
typedef struct _MpDetailKind MpDetailKind;

struct _MpDetailKind
{
  const char *title;
  const char *add_label;
  MpTable table;
  void (*fill) (const MpDetailKind *kind, MpEditContext *context, MpRecord *owner, GPtrArray *entries);
  void (*prepare) (MpEditContext *context, MpRecord *owner, MpRecord *record);
  const char *const *vocabularies;
};

#define MP_TYPE_DETAIL_SECTION (mp_detail_section_get_type ())
G_DECLARE_FINAL_TYPE (MpDetailSection, mp_detail_section, MP, DETAIL_SECTION, GtkWidget)

/**
 * MpDetailSection:
 *
 * Signals: "editing" (MpRecordCell: a form was opened in it), "project-activated" (gint64).
 */
GtkWidget *mp_detail_section_new (MpEditContext *context, const MpDetailKind *kind);
void mp_detail_section_update (MpDetailSection *self, MpRecord *owner);
void mp_detail_section_add (MpDetailSection *self);
MpRecordRow *mp_detail_section_get_row (MpDetailSection *self, gint64 key);
MpRecordRow *mp_detail_section_get_first (MpDetailSection *self);
MpRecordRow *mp_detail_section_get_adder (MpDetailSection *self);

G_END_DECLS
