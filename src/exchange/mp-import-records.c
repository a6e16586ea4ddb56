/* mp-import-records.c: partners, initiatives, terms and sources that a file brings along
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"
#include "exchange/mp-import-private.h"

static gboolean
equal_folded (const char *a,
              const char *b)
{
  g_autofree char *words_a = a ? mp_text_fold_words (a) : NULL;
  g_autofree char *words_b = b ? mp_text_fold_words (b) : NULL;

  return g_strcmp0 (words_a, words_b) == 0;
}

/* Whether two records of one partner say the same. */
static gboolean
is_same_statement (const MpRecord *a,
                   const MpRecord *b)
{
  switch ((guint) mp_record_get_table (a))
    {
    case MP_TABLE_PARTNER_NAME:
      return equal_folded (mp_record_get_text (a, MP_PARTNER_NAME_TEXT), mp_record_get_text (b, MP_PARTNER_NAME_TEXT));
    case MP_TABLE_PARTNER_LINK:
      return g_strcmp0 (mp_record_get_text (a, MP_PARTNER_LINK_URL), mp_record_get_text (b, MP_PARTNER_LINK_URL)) == 0;
    case MP_TABLE_PARTNER_TERM:
      return mp_record_get_integer (a, MP_PARTNER_TERM_TERM) == mp_record_get_integer (b, MP_PARTNER_TERM_TERM);
    default:
      return FALSE;
    }
}

static gboolean
has_statement (GPtrArray      *records,
               gint64          owner,
               const MpRecord *record)
{
  for (guint i = 0; i < records->len; i++)
    {
      MpRecord *other = g_ptr_array_index (records, i);

      if (mp_record_get_table (other) == mp_record_get_table (record) && (owner == 0 || mp_record_get_integer (other, 0) == owner) &&
          is_same_statement (other, record))
        return TRUE;
    }
  return FALSE;
}

static MpRecord *
find_record (GPtrArray *records,
             gint64     id)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (mp_record_get_id (g_ptr_array_index (records, i)) == id)
        return g_ptr_array_index (records, i);
    }
  return NULL;
}

/* A name that is the partner's own already, or its acronym. */
static gboolean
is_own_name (const MpRecord *partner,
             const MpRecord *child)
{
  const char *text;

  if (mp_record_get_table (child) != MP_TABLE_PARTNER_NAME)
    return FALSE;
  text = mp_record_get_text (child, MP_PARTNER_NAME_TEXT);
  return equal_folded (text, mp_record_get_text (partner, MP_PARTNER_NAME)) || equal_folded (text, mp_record_get_text (partner, MP_PARTNER_ACRONYM));
}

static MpRecord *
copy_child (const MpRecord *child,
            gint64          owner,
            gboolean        has_source)
{
  MpRecord *copy = mp_record_copy (child);

  mp_record_set_reference (copy, 0, owner);
  if (has_source && mp_record_get_table (copy) == MP_TABLE_PARTNER_TERM && mp_record_is_null (copy, MP_PARTNER_TERM_SOURCE))
    mp_record_set_integer (copy, MP_PARTNER_TERM_SOURCE, MP_LOCAL_SOURCE);
  return copy;
}

static const guint own_fields[] = { MP_PARTNER_ACRONYM, MP_PARTNER_KIND, MP_PARTNER_COUNTRY, MP_PARTNER_NOTE };

static void
add_partner (MpImportContext *context,
             MpPartnerDraft  *draft,
             gboolean         has_source,
             GPtrArray       *messages)
{
  const char *name = mp_record_get_text (draft->partner, MP_PARTNER_NAME);
  MpImportName *entry = mp_import_names_add (context->names, MP_TABLE_PARTNER, NULL, name);

  entry->wanted = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (own_fields); i++)
    {
      if (mp_record_is_null (entry->record, own_fields[i]))
        mp_record_set_value (entry->record, own_fields[i], mp_record_get_value (draft->partner, own_fields[i]));
    }
  for (guint i = 0; i < draft->children->len; i++)
    {
      MpRecord *child = g_ptr_array_index (draft->children, i);

      if (!has_statement (entry->children, 0, child) && !is_own_name (entry->record, child))
        g_ptr_array_add (entry->children, copy_child (child, entry->local, has_source));
    }
  g_ptr_array_add (messages, mp_message_new (MP_SEVERITY_NOTE, "partner-added", draft->line, _("The partner “%s” is new"), name));
}

static void
change_partner (MpImportContext *context,
                MpRecord        *old,
                MpPartnerDraft  *draft,
                gboolean         has_source,
                MpChangeSet     *changes,
                GPtrArray       *messages)
{
  gint64 id = mp_record_get_id (old);
  guint n_before = mp_change_set_get_n (changes);
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (own_fields); i++)
    {
      if (mp_record_is_null (old, own_fields[i]))
        mp_change_set_update (changes, old, own_fields[i], mp_record_get_value (draft->partner, own_fields[i]));
    }
  for (guint i = 0; i < draft->children->len; i++)
    {
      MpRecord *child = g_ptr_array_index (draft->children, i);

      if (!has_statement (context->base->records[mp_record_get_table (child)], id, child) && !is_own_name (old, child))
        mp_change_set_insert (changes, copy_child (child, id, has_source));
    }
  n = mp_change_set_get_n (changes) - n_before;
  if (n > 0)
    g_ptr_array_add (messages, mp_message_new (MP_SEVERITY_NOTE, "partner-changed", draft->line,
                                               g_dngettext (GETTEXT_PACKAGE, "The partner “%1$s” gets %2$u more statement", "The partner “%1$s” gets %2$u more statements", n),
                                               mp_record_get_text (old, MP_PARTNER_NAME), n));
}

/**
 * mp_import_diff_partner:
 * @changes: gets what is to be done with a partner that the portfolio has
 * @messages: (element-type MpMessage): gets what to tell
 *
 * What a page says of a partner is added to what is known of it; nothing is taken away.
 */
void
mp_import_diff_partner (MpImportContext *context,
                        MpPartnerDraft  *draft,
                        gboolean         has_source,
                        MpChangeSet     *changes,
                        GPtrArray       *messages)
{
  const char *name = mp_record_get_text (draft->partner, MP_PARTNER_NAME);
  gint64 id;
  MpRecord *old;

  if (mp_text_is_empty (name))
    return;
  mp_import_names_resolve (context->names, draft->names, TRUE);
  id = mp_term_index_find_partner (context->base->terms, name);
  old = id ? find_record (context->base->records[MP_TABLE_PARTNER], id) : NULL;
  if (old)
    change_partner (context, old, draft, has_source, changes, messages);
  else
    add_partner (context, draft, has_source, messages);
}

/* What makes a record outside projects the one that it is; NULL for none. */
static char *
make_key (const MpRecord *record)
{
  MpTable table = mp_record_get_table (record);
  GString *key;

  switch ((guint) table)
    {
    case MP_TABLE_PORTFOLIO:
      return g_strdup ("portfolio");
    case MP_TABLE_SOURCE:
    case MP_TABLE_VOCABULARY:
    case MP_TABLE_PARTNER:
    case MP_TABLE_INITIATIVE:
    case MP_TABLE_VIEW:
      return g_strdup_printf ("%u/%s", table, mp_record_get_text (record, 0));
    case MP_TABLE_TERM:
      return g_strdup_printf ("%u/%" G_GINT64_FORMAT "/%s", table, mp_record_get_integer (record, MP_TERM_VOCABULARY), mp_record_get_text (record, MP_TERM_CODE));
    case MP_TABLE_PARTNER_TERM:
      return g_strdup_printf ("%u/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, table, mp_record_get_integer (record, 0), mp_record_get_integer (record, MP_PARTNER_TERM_TERM));
    case MP_TABLE_TERM_NAME:
    case MP_TABLE_PARTNER_NAME:
    case MP_TABLE_PARTNER_LINK:
      key = g_string_new (NULL);
      g_string_append_printf (key, "%u/%" G_GINT64_FORMAT, table, mp_record_get_integer (record, 0));
      for (guint i = 1; i < mp_table_get_info (table)->n_fields; i++)
        g_string_append_printf (key, "/%s", mp_record_get_text (record, i) ? mp_record_get_text (record, i) : "");
      return g_string_free (key, FALSE);
    default:
      return NULL;
    }
}

static GHashTable *
index_base (MpImportBase *base)
{
  GHashTable *by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint table = 0; table < MP_N_TABLES; table++)
    {
      for (guint i = 0; base->records[table] && i < base->records[table]->len; i++)
        {
          MpRecord *record = g_ptr_array_index (base->records[table], i);
          char *key = make_key (record);

          if (key)
            g_hash_table_insert (by_key, key, record);
        }
    }
  return by_key;
}

/**
 * mp_import_match_records:
 * @locals: (element-type MpRecord): records with local ids; what others refer to comes first
 * @ids: gets the ids of those that the portfolio has
 */
void
mp_import_match_records (MpImportContext *context,
                         GPtrArray       *locals,
                         GHashTable      *ids)
{
  g_autoptr (GHashTable) by_key = index_base (context->base);

  for (guint i = 0; i < locals->len; i++)
    {
      MpRecord *local = g_ptr_array_index (locals, i);
      g_autoptr (MpRecord) mapped = mp_record_copy (local);
      g_autofree char *key = NULL;
      MpRecord *old;

      mp_import_map_record (mapped, ids);
      key = make_key (mapped);
      old = key ? g_hash_table_lookup (by_key, key) : NULL;
      if (old)
        mp_import_ids_set (ids, mp_record_get_id (local), mp_record_get_id (old));
    }
}

static gboolean
contains (GHashTable *ids,
          gint64      id)
{
  return g_hash_table_contains (ids, &id);
}

/* In a document that was just made, vocabularies that the file lists get exactly its terms. */
static void
delete_rest (MpImportContext *context,
             GHashTable      *ids,
             MpChangeSet     *changes)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GPtrArray *terms = context->base->records[MP_TABLE_TERM];
  GPtrArray *names = context->base->records[MP_TABLE_TERM_NAME];
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, NULL, &id))
    g_hash_table_add (kept, id);
  for (guint i = 0; i < terms->len; i++)
    {
      MpRecord *term = g_ptr_array_index (terms, i);
      gint64 term_id = mp_record_get_id (term);

      if (!contains (kept, mp_record_get_integer (term, MP_TERM_VOCABULARY)))
        continue;
      g_hash_table_add (listed, g_memdup2 (&term_id, sizeof term_id));
      if (!contains (kept, term_id))
        mp_change_set_delete (changes, term);
    }
  for (guint i = 0; i < names->len; i++)
    {
      MpRecord *name = g_ptr_array_index (names, i);

      if (contains (listed, mp_record_get_integer (name, MP_TERM_NAME_TERM)) && !contains (kept, mp_record_get_id (name)))
        mp_change_set_delete (changes, name);
    }
}

/* Whether the file speaks for the whole portfolio. */
static gboolean
has_portfolio (GPtrArray *locals)
{
  return locals->len > 0 && mp_record_get_table (g_ptr_array_index (locals, 0)) == MP_TABLE_PORTFOLIO;
}

static void
diff_record (MpRecord    *old,
             MpRecord    *mapped,
             gboolean     replace,
             MpChangeSet *changes)
{
  MpTable table = mp_record_get_table (old);

  for (guint field = 0; field < mp_table_get_info (table)->n_fields; field++)
    {
      if (replace || !mp_record_is_null (mapped, field))
        mp_change_set_update (changes, old, field, mp_record_get_value (mapped, field));
    }
}

static GHashTable *
index_base_by_id (MpImportBase *base)
{
  GHashTable *by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint table = 0; table < MP_N_TABLES; table++)
    {
      for (guint i = 0; base->records[table] && i < base->records[table]->len; i++)
        {
          MpRecord *record = g_ptr_array_index (base->records[table], i);
          gint64 id = mp_record_get_id (record);

          g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), record);
        }
    }
  return by_id;
}

/**
 * mp_import_diff_records:
 * @locals: (element-type MpRecord): records with local ids
 * @ids: what mp_import_match_records() found
 * @changes: gets what to do, with local ids in it
 *
 * Into a document that is still empty the file goes whole: its title and what a new document
 * begins with are replaced. Else the document keeps its own title, and what it has more.
 */
void
mp_import_diff_records (MpImportContext *context,
                        GPtrArray       *locals,
                        GHashTable      *ids,
                        MpChangeSet     *changes)
{
  gboolean replace = mp_import_base_is_empty (context->base) && has_portfolio (locals);
  g_autoptr (GHashTable) by_id = index_base_by_id (context->base);

  for (guint i = 0; i < locals->len; i++)
    {
      MpRecord *local = g_ptr_array_index (locals, i);
      gint64 id = mp_import_ids_get (ids, mp_record_get_id (local));
      MpRecord *old = id > 0 ? g_hash_table_lookup (by_id, &id) : NULL;
      g_autoptr (MpRecord) mapped = mp_record_copy (local);

      if (mp_record_get_table (local) == MP_TABLE_PORTFOLIO && !replace)
        continue;
      mp_import_map_record (mapped, ids);
      if (old)
        diff_record (old, mapped, replace, changes);
      else
        mp_change_set_insert (changes, g_steal_pointer (&mapped));
    }
  if (replace)
    delete_rest (context, ids, changes);
}
