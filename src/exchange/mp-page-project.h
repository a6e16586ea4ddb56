/* mp-page-project.h: one project of a partner page
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-page-header.h"

G_BEGIN_DECLS

/**
 * MpPageProject:
 * @title: its title, on one line
 * @line: where the title is
 * @text: (nullable): what the page says of it
 * @start: (nullable): the start as written
 * @end: (nullable): the end as written
 * @dates_line: where the dates are, 0 when there are none
 * @language: the language of the page
 * @position: its place on the page, from 1
 */
typedef struct
{
  const char *title;
  guint line;
  const char *text;
  const char *start;
  const char *end;
  guint dates_line;
  const char *language;
  gint64 position;
} MpPageProject;

MpDraft *mp_page_project_make_draft (const MpPageProject *self, MpReader *reader, const MpPageHeader *header, GHashTable *named);

/* mp-page-names.c */
void mp_page_project_add_names (const MpPageProject *self, MpReader *reader, MpDraft *draft);
void mp_page_project_add_predecessor (const MpPageProject *self, MpReader *reader, MpDraft *draft);

G_END_DECLS
