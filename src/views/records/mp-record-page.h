/* mp-record-page.h: everything about a partner, a source, a term …, to be read and edited
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/detail/mp-detail-section.h"
#include "views/records/mp-record-links.h"

G_BEGIN_DECLS

#define MP_TYPE_RECORD_PAGE (mp_record_page_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordPage, mp_record_page, MP, RECORD_PAGE, GtkWidget)

/**
 * MpRecordPage:
 *
 * Shows one record of one table outside projects.
 *
 * Signals: "record-activated" (guint: the table, gint64: the id: a project or another partner was asked
 * for, or the record that is shown has a form that cannot be left), "show-projects" (string: what finds
 * the projects of the record), "gone" (the record was deleted).
 */
GtkWidget *mp_record_page_new (MpTable table);
void mp_record_page_set_document (MpRecordPage *self, MpPortfolio *portfolio, MpEditor *editor, MpLookup *lookup);
void mp_record_page_set_record (MpRecordPage *self, gint64 id);
gint64 mp_record_page_get_record (MpRecordPage *self);
void mp_record_page_append (MpRecordPage *self, GtkWidget *widget);
gboolean mp_record_page_leave (MpRecordPage *self);
void mp_record_page_edit_title (MpRecordPage *self);
void mp_record_page_edit_new_title (MpRecordPage *self);

/* For tests. */
MpRecordCell *mp_record_page_get_title_cell (MpRecordPage *self);
MpDetailSection *mp_record_page_get_section (MpRecordPage *self, guint index);
MpRecordLinks *mp_record_page_get_projects (MpRecordPage *self);

G_END_DECLS
