/* mp-page-lines.h: what a line of a partner page is
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A line with spaces of any kind made plain and invisible signs removed. */
typedef struct
{
  char *text;
  guint number;
  gboolean is_indented;
} MpPageLine;

MpPageLine *mp_page_line_new (const char *raw, guint number);
void mp_page_line_free (MpPageLine *self);
const char *mp_page_skip_bullet (const char *text);
gboolean mp_page_is_noise (const char *text);
gboolean mp_page_is_section (const char *text);
gboolean mp_page_looks_like_title (const char *text);
guint mp_page_count_words (const char *text);

typedef enum
{
  MP_PAGE_FACET_AREAS,
  MP_PAGE_FACET_SECTORS,
  MP_PAGE_FACET_COUNTRIES,
  MP_PAGE_FACET_REGIONS,
  MP_PAGE_FACET_PARTNERS,
  MP_PAGE_FACET_SITE,
  MP_PAGE_FACET_OTHER,
} MpPageFacetKind;

char *mp_page_find_url (const char *text);
gboolean mp_page_parse_partners_label (const char *text, char **rest);
gboolean mp_page_split_acronym (const char *name, char **long_name, char **acronym);
gboolean mp_page_is_company_form (const char *piece);
gboolean mp_page_parse_facet (const char *text, MpPageFacetKind *kind, char **label, char **value);

/* mp-page-dates.c */

/**
 * MpPageDates:
 * @before: what stands before the dates on their line, "" if nothing
 * @start: (nullable): what is given as the start, as written; %NULL when the label is not there
 * @end: (nullable): the same of the end
 * @language: (nullable): the language of the labels
 */
typedef struct
{
  char *before;
  char *start;
  char *end;
  const char *language;
} MpPageDates;

void mp_page_dates_clear (MpPageDates *self);

/* The patterns by which lines with dates are recognised. */
typedef struct _MpPagePatterns MpPagePatterns;

MpPagePatterns *mp_page_patterns_new (void);
void mp_page_patterns_free (MpPagePatterns *self);
gboolean mp_page_parse_dates (const MpPagePatterns *self, const char *text, MpPageDates *dates);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPageLine, mp_page_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPagePatterns, mp_page_patterns_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MpPageDates, mp_page_dates_clear)

G_END_DECLS
