/* mp-page-header.h: what a partner page says of the partner itself
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-page-lines.h"
#include "exchange/mp-reader.h"

G_BEGIN_DECLS

/**
 * MpPageHeader:
 *
 * Name, site and facets of the partner whose page it is. They stay statements about the partner:
 * nothing of them goes to a project.
 */
typedef struct _MpPageHeader MpPageHeader;

MpPageHeader *mp_page_header_new (MpReader *reader, GPtrArray *lines, guint *n_used);
void mp_page_header_free (MpPageHeader *self);

gboolean mp_page_header_has_facets (const MpPageHeader *self);
gboolean mp_page_header_states_countries (const MpPageHeader *self);
gboolean mp_page_header_states_term (const MpPageHeader *self, gint64 term);
void mp_page_header_add_unnamed_messages (const MpPageHeader *self, MpReader *reader, GHashTable *named);
GPtrArray *mp_page_header_dup_partner_drafts (const MpPageHeader *self, MpReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPageHeader, mp_page_header_free)

G_END_DECLS
