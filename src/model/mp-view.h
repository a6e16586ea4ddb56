/* mp-view.h: saved views
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-portfolio.h"
#include "model/mp-query.h"

G_BEGIN_DECLS

/* A view is a record of %MP_TABLE_VIEW: a name, a search text, and settings, which are a dictionary as
 * text. Who does not know a key leaves it as it is. */
#define MP_VIEW_SETTING_SORT "sort"             /* s: a key of mp_sort_get_key(), after "-" the other way round */
#define MP_VIEW_SETTING_GROUP "group"           /* s: a key of mp_group_get_key() */
#define MP_VIEW_SETTING_SUBGROUP "subgroup"     /* s: the same, of the groups in the groups */
#define MP_VIEW_SETTING_PACKED "packed"         /* b: whether rows of the timeline hold several projects */
#define MP_VIEW_SETTING_COLOURS "colour-by"     /* s: what the colours of the timeline mean */
#define MP_VIEW_SETTING_AS_OF "as-of"           /* s: a day as in ISO 8601; only of views that hold on to it */
#define MP_VIEW_SETTING_COLUMNS "columns"       /* as: of the list, from its start: keys of mp_sort_get_key() */
#define MP_VIEW_SETTING_WIDTHS "column-widths"  /* a{si}: those that somebody set, in logical pixels */
#define MP_VIEW_SETTING_SHOWN "shown"           /* as: what the timeline shows besides bars, as mpower timeline --show */
#define MP_VIEW_SETTING_BASELINE "baseline"     /* s: the plan to compare with: "first", "as-of" or as recorded on a day in ISO 8601 */
#define MP_VIEW_SETTING_PERIOD "period"         /* (ss): first and last day of the timeline; none: all of them */

GPtrArray *mp_view_dup_all (MpPortfolio *portfolio);
MpRecord *mp_view_find (MpPortfolio *portfolio, const char *name);

GVariantDict *mp_view_settings_parse (const char *text);
char *mp_view_settings_print (GVariantDict *settings);
void mp_view_settings_set_query (GVariantDict *settings, const MpQuery *query, gboolean hold_as_of);
gboolean mp_view_settings_get_period (GVariantDict *settings, MpDate *from, MpDate *to);
void mp_view_settings_set_period (GVariantDict *settings, MpDate from, MpDate to);

MpQuery *mp_view_dup_query (const MpRecord *view, MpQuery *query, GError **error);

G_END_DECLS
