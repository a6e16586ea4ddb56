/* mp-term-index.h: vocabularies, partners and initiatives by code and by name
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-record.h"

G_BEGIN_DECLS

/**
 * MpTermIndex:
 *
 * The terms of all vocabularies, the partners and the initiatives of a portfolio at one moment, found
 * by code and by name. Immutable, reference counted (atomically), so any thread may use it.
 */
typedef struct _MpTermIndex MpTermIndex;

#define MP_TYPE_TERM_INDEX (mp_term_index_get_type ())
GType mp_term_index_get_type (void) G_GNUC_CONST;

/* Keys of the vocabularies that every portfolio has. */
#define MP_VOCABULARY_COUNTRIES "country"
#define MP_VOCABULARY_REGIONS "region"
#define MP_VOCABULARY_SECTORS "sector"
#define MP_VOCABULARY_AREAS "area"
#define MP_VOCABULARY_OBJECTIVES "objective"
#define MP_VOCABULARY_TAGS "tag"

/* A term (or an unknown piece, id 0) at a place of a text; bytes. */
typedef struct
{
  gint64 id;
  gsize start;
  gsize length;
} MpTermMatch;

MpTermIndex *mp_term_index_new (GPtrArray *vocabularies, GPtrArray *terms, GPtrArray *term_names, GPtrArray *partners, GPtrArray *partner_names,
                                GPtrArray *initiatives);
MpTermIndex *mp_term_index_ref (MpTermIndex *self);
void mp_term_index_unref (MpTermIndex *self);

gint64 mp_term_index_get_vocabulary (const MpTermIndex *self, const char *key);
const char *mp_term_index_find_vocabulary (const MpTermIndex *self, const char *title);
const char *mp_term_index_get_vocabulary_key (const MpTermIndex *self, gint64 term);
const char *mp_term_index_get_code (const MpTermIndex *self, gint64 term);
char *mp_term_index_dup_label (const MpTermIndex *self, gint64 term);
GArray *mp_term_index_dup_terms (const MpTermIndex *self, const char *vocabulary);
gint64 mp_term_index_find_code (const MpTermIndex *self, const char *vocabulary, const char *code);
gint64 mp_term_index_find (const MpTermIndex *self, const char *vocabulary, const char *text);
GArray *mp_term_index_complete (const MpTermIndex *self, const char *vocabulary, const char *prefix, guint limit);
GArray *mp_term_index_match_words (const MpTermIndex *self, const char *folded_prefix);
GArray *mp_term_index_split_list (const MpTermIndex *self, const char *vocabulary, const char *text);
GArray *mp_term_index_scan_text (const MpTermIndex *self, const char *vocabulary, const char *text);

const char *mp_term_index_get_partner_name (const MpTermIndex *self, gint64 partner);
char *mp_term_index_dup_partner_short_name (const MpTermIndex *self, gint64 partner);
gint64 mp_term_index_find_partner (const MpTermIndex *self, const char *text);
GArray *mp_term_index_complete_partner (const MpTermIndex *self, const char *prefix, guint limit);
GArray *mp_term_index_match_partner_words (const MpTermIndex *self, const char *folded_prefix);
gboolean mp_term_index_partner_is_within (const MpTermIndex *self, gint64 partner, gint64 ancestor);

const char *mp_term_index_get_initiative_name (const MpTermIndex *self, gint64 initiative);
char *mp_term_index_dup_initiative_short_name (const MpTermIndex *self, gint64 initiative);
gint64 mp_term_index_find_initiative (const MpTermIndex *self, const char *text);
GArray *mp_term_index_complete_initiative (const MpTermIndex *self, const char *prefix, guint limit);
GArray *mp_term_index_match_initiative_words (const MpTermIndex *self, const char *folded_prefix);
gboolean mp_term_index_initiative_is_within (const MpTermIndex *self, gint64 initiative, gint64 ancestor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTermIndex, mp_term_index_unref)

G_END_DECLS
