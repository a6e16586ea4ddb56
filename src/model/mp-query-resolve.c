/* mp-query-resolve.c: the names in a search text
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/mp-query-private.h"

#include <glib/gi18n-lib.h>

#include "base/mp-error.h"
#include "base/mp-text.h"

/* An empty set of ids (gint64). */
GHashTable *
mp_id_set_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

void
mp_id_set_add (GHashTable *ids,
               gint64      id)
{
  gint64 *key = g_new (gint64, 1);

  *key = id;
  g_hash_table_add (ids, key);
}

/* How records that are called by names of their own are found. */
typedef struct
{
  MpTable table;
  gint64 (*find) (const MpTermIndex *, const char *);
  GArray *(*match_words) (const MpTermIndex *, const char *);
  gboolean (*is_within) (const MpTermIndex *, gint64, gint64);
} Naming;

static const Naming partner_naming = {
  MP_TABLE_PARTNER, mp_term_index_find_partner, mp_term_index_match_partner_words, mp_term_index_partner_is_within,
};
static const Naming initiative_naming = {
  MP_TABLE_INITIATIVE, mp_term_index_find_initiative, mp_term_index_match_initiative_words, mp_term_index_initiative_is_within,
};

/* A record and what is a part of it. */
static void
add_family (const Naming *naming,
            GHashTable   *ids,
            MpPortfolio  *portfolio,
            MpTermIndex  *terms,
            gint64        ancestor)
{
  GPtrArray *records = mp_portfolio_get_records (portfolio, naming->table);

  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = mp_record_get_id (records->pdata[i]);

      if (naming->is_within (terms, id, ancestor))
        mp_id_set_add (ids, id);
    }
}

static void
resolve_named (const Naming      *naming,
               const MpCondition *condition,
               MpPortfolio       *portfolio,
               MpTermIndex       *terms,
               GHashTable        *ids)
{
  gint64 found = naming->find (terms, condition->value);
  g_autofree char *words = NULL;
  g_autoptr (GArray) matches = NULL;

  if (found)
    {
      add_family (naming, ids, portfolio, terms, found);
      return;
    }
  words = mp_text_fold_words (condition->value);
  matches = naming->match_words (terms, words);
  for (guint i = 0; i < matches->len; i++)
    add_family (naming, ids, portfolio, terms, g_array_index (matches, gint64, i));
}

/* Whether the value is a name, to be resolved with mp_query_resolve(). */
gboolean
mp_condition_is_of_names (const MpCondition *self)
{
  return self->kind == MP_CONDITION_TERM || self->kind == MP_CONDITION_PARTNER || self->kind == MP_CONDITION_INITIATIVE;
}

/**
 * mp_query_resolve:
 * @condition: one of a term, partner or initiative
 * @ids: a set that takes the ids of the terms, partners or initiatives that the value means
 *
 * A code or a whole name means that term; otherwise all terms of the vocabulary one of whose names
 * has a word that begins so.
 *
 * Returns: whether there is any
 */
gboolean
mp_query_resolve (const MpCondition *condition,
                  MpPortfolio       *portfolio,
                  GHashTable        *ids)
{
  MpTermIndex *terms = mp_portfolio_get_term_index (portfolio);
  g_autofree char *words = NULL;
  g_autoptr (GArray) matches = NULL;
  gint64 term;

  if (condition->kind != MP_CONDITION_TERM)
    {
      resolve_named (condition->kind == MP_CONDITION_PARTNER ? &partner_naming : &initiative_naming, condition, portfolio, terms, ids);
      return g_hash_table_size (ids) > 0;
    }

  term = mp_term_index_find_code (terms, condition->vocabulary, condition->value);
  if (term == 0)
    term = mp_term_index_find (terms, condition->vocabulary, condition->value);
  if (term)
    {
      mp_id_set_add (ids, term);
      return TRUE;
    }
  words = mp_text_fold_words (condition->value);
  matches = mp_term_index_match_words (terms, words);
  for (guint i = 0; i < matches->len; i++)
    {
      gint64 id = g_array_index (matches, gint64, i);

      if (g_strcmp0 (mp_term_index_get_vocabulary_key (terms, id), condition->vocabulary) == 0)
        mp_id_set_add (ids, id);
    }
  return g_hash_table_size (ids) > 0;
}

static gboolean
check_condition (const MpCondition  *condition,
                 MpPortfolio        *portfolio,
                 MpQuerySpan        *mistake,
                 GError            **error)
{
  g_autoptr (GHashTable) ids = NULL;

  for (guint i = 0; condition->children && i < condition->children->len; i++)
    {
      if (!check_condition (condition->children->pdata[i], portfolio, mistake, error))
        return FALSE;
    }
  if (!mp_condition_is_of_names (condition))
    return TRUE;

  ids = mp_id_set_new ();
  if (mp_query_resolve (condition, portfolio, ids))
    return TRUE;
  if (mistake)
    {
      mistake->start = condition->value_start;
      mistake->length = condition->value_length;
    }
  if (condition->kind == MP_CONDITION_PARTNER)
    g_set_error (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("No partner in this portfolio is called “%s”"), condition->value);
  else if (condition->kind == MP_CONDITION_INITIATIVE)
    g_set_error (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("No initiative in this portfolio is called “%s”"), condition->value);
  else
    /* Translators: 1 is what was looked for, 2 a key as "country" or "sector". */
    g_set_error (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("“%1$s” is not known as a name or code after “%2$s:”"), condition->value, condition->key);
  return FALSE;
}

/**
 * mp_query_check:
 * @mistake: (out) (optional): where the mistake is, in bytes of the search text
 *
 * What only the portfolio can tell: whether the names in the search text are names of terms,
 * partners and initiatives. Main thread.
 *
 * Returns: %FALSE with a sentence for the user when one is not
 */
gboolean
mp_query_check (const MpQuery  *self,
                MpPortfolio    *portfolio,
                MpQuerySpan    *mistake,
                GError        **error)
{
  return self->root == NULL || check_condition (self->root, portfolio, mistake, error);
}
