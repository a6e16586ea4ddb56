/* mp-record-links.h: a titled group of rows that lead to other records
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/mp-schema.h"

G_BEGIN_DECLS

/**
 * MpRecordLink:
 * @table: the table of what it leads to; %MP_N_TABLES for "the rest"
 * @id: the record, 0 for "the rest"
 * @title: what it is called
 * @subtitle: (nullable): more about it
 */
typedef struct
{
  MpTable table;
  gint64 id;
  char *title;
  char *subtitle;
} MpRecordLink;

MpRecordLink *mp_record_link_new (MpTable table, gint64 id, const char *title, const char *subtitle);
void mp_record_link_free (MpRecordLink *self);

#define MP_TYPE_RECORD_LINKS (mp_record_links_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordLinks, mp_record_links, MP, RECORD_LINKS, GtkWidget)

/**
 * MpRecordLinks:
 *
 * Signal: "activated" (guint: the table, gint64: the id).
 */
GtkWidget *mp_record_links_new (const char *title);
void mp_record_links_update (MpRecordLinks *self, GPtrArray *links);
guint mp_record_links_get_n (MpRecordLinks *self);

G_END_DECLS
