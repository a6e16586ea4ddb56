/* mp-term-named.c: partners and initiatives by id and by name
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/mp-term-index-private.h"

void
mp_named_table_init (MpNamedTable *self,
                     MpTable       table)
{
  self->name = table == MP_TABLE_PARTNER ? MP_PARTNER_NAME : MP_INITIATIVE_NAME;
  self->acronym = table == MP_TABLE_PARTNER ? MP_PARTNER_ACRONYM : MP_INITIATIVE_ACRONYM;
  self->parent = table == MP_TABLE_PARTNER ? MP_PARTNER_PARENT : MP_INITIATIVE_PARENT;
  self->entries = g_array_new (FALSE, FALSE, sizeof (MpNamedEntry));
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->texts = g_ptr_array_new ();
  self->searchables = g_array_new (FALSE, FALSE, sizeof (MpTermSearchable));
}

void
mp_named_table_clear (MpNamedTable *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    mp_record_unref (g_array_index (self->entries, MpNamedEntry, i).record);
  g_array_unref (self->entries);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->searchables);
}

static const MpNamedEntry *
find_entry (const MpNamedTable *self,
            gint64              id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &id));

  return index ? &g_array_index (self->entries, MpNamedEntry, index - 1) : NULL;
}

static void
add_text (MpTermIndex    *index,
          MpNamedTable   *self,
          guint32         owner,
          MpTermTextKind  kind,
          const char     *text)
{
  if (text == NULL || *text == '\0')
    return;
  mp_term_index_add_text (index, self->texts, owner, kind, FALSE, text);
  mp_term_index_add_searchable (index, self->searchables, owner, text);
}

static void
add_records (MpTermIndex  *index,
             MpNamedTable *self,
             GPtrArray    *records)
{
  for (guint i = 0; records && i < records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (records, i);
      MpNamedEntry entry = { mp_record_get_id (record), mp_record_ref (record), mp_record_get_text (record, self->acronym) };

      g_array_append_val (self->entries, entry);
    }
  /* The array does not move any more: its ids can be keys. */
  for (guint i = 0; i < self->entries->len; i++)
    {
      MpNamedEntry *entry = &g_array_index (self->entries, MpNamedEntry, i);

      g_hash_table_insert (self->by_id, &entry->id, GUINT_TO_POINTER (i + 1));
      add_text (index, self, i, MP_TERM_TEXT_NAME, mp_record_get_text (entry->record, self->name));
      add_text (index, self, i, MP_TERM_TEXT_CODE, entry->acronym);
    }
}

void
mp_term_index_add_partners (MpTermIndex *self,
                            GPtrArray   *records,
                            GPtrArray   *names)
{
  add_records (self, &self->partners, records);
  for (guint i = 0; names && i < names->len; i++)
    {
      MpRecord *record = g_ptr_array_index (names, i);
      gint64 id = mp_record_get_integer (record, MP_PARTNER_NAME_PARTNER);
      guint owner = GPOINTER_TO_UINT (g_hash_table_lookup (self->partners.by_id, &id));
      const char *text = mp_record_get_text (record, MP_PARTNER_NAME_TEXT);
      MpNamedEntry *entry;

      if (owner == 0 || text == NULL)
        continue;
      g_ptr_array_add (self->names, mp_record_ref (record));
      entry = &g_array_index (self->partners.entries, MpNamedEntry, owner - 1);
      if (entry->acronym == NULL &&
          (mp_record_has_choice (record, MP_PARTNER_NAME_KIND, "acronym") || mp_record_has_choice (record, MP_PARTNER_NAME_KIND, "short")))
        entry->acronym = text;
      add_text (self, &self->partners, owner - 1, MP_TERM_TEXT_SYNONYM, text);
    }
}

void
mp_term_index_add_initiatives (MpTermIndex *self,
                               GPtrArray   *records)
{
  add_records (self, &self->initiatives, records);
}

static const char *
get_name (const MpNamedTable *self,
          gint64              id)
{
  const MpNamedEntry *found = find_entry (self, id);

  return found ? mp_record_get_text (found->record, self->name) : NULL;
}

static char *
dup_short_name (const MpNamedTable *self,
                gint64              id)
{
  const MpNamedEntry *found = find_entry (self, id);

  if (found == NULL)
    return NULL;
  return g_strdup (found->acronym ? found->acronym : mp_record_get_text (found->record, self->name));
}

static gint64
find_named (const MpTermIndex  *index,
            const MpNamedTable *self,
            const char         *text)
{
  g_autoptr (GArray) words = mp_term_index_read_words (index, text);
  guint32 found = mp_term_index_resolve (index, self->texts, MP_VOCABULARY_ANY, (const MpTermWord *) (gpointer) words->data, words->len);

  return found == MP_TERM_NOTHING ? 0 : g_array_index (self->entries, MpNamedEntry, found).id;
}

static gboolean
is_within (const MpNamedTable *self,
           gint64              id,
           gint64              ancestor)
{
  /* A circle of parents, should a file contain one, ends after as many steps as there are records. */
  for (guint i = 0; i <= self->entries->len && id != 0; i++)
    {
      const MpNamedEntry *found;

      if (id == ancestor)
        return TRUE;
      found = find_entry (self, id);
      id = found ? mp_record_get_integer (found->record, self->parent) : 0;
    }
  return FALSE;
}

/**
 * mp_term_index_get_partner_name:
 *
 * Returns: (nullable): the name of @partner, %NULL for an unknown one
 */
const char *
mp_term_index_get_partner_name (const MpTermIndex *self,
                                gint64             partner)
{
  return get_name (&self->partners, partner);
}

/**
 * mp_term_index_dup_partner_short_name:
 *
 * Returns: (transfer full) (nullable): the acronym of @partner, else a short name, else its name;
 *   %NULL for an unknown one
 */
char *
mp_term_index_dup_partner_short_name (const MpTermIndex *self,
                                      gint64             partner)
{
  return dup_short_name (&self->partners, partner);
}

/**
 * mp_term_index_find_partner:
 * @text: a name, acronym or other name
 *
 * Spelling, an article, "Ltd" and the like, and an addition in parentheses do not matter.
 *
 * Returns: the partner that @text names, 0 when there is none
 */
gint64
mp_term_index_find_partner (const MpTermIndex *self,
                            const char        *text)
{
  g_return_val_if_fail (text != NULL, 0);

  return find_named (self, &self->partners, text);
}

/**
 * mp_term_index_partner_is_within:
 *
 * Returns: whether @partner is @ancestor, or an office of it, or an office of such an office …
 */
gboolean
mp_term_index_partner_is_within (const MpTermIndex *self,
                                 gint64             partner,
                                 gint64             ancestor)
{
  return is_within (&self->partners, partner, ancestor);
}

/**
 * mp_term_index_get_initiative_name:
 *
 * Returns: (nullable): the name of @initiative, %NULL for an unknown one
 */
const char *
mp_term_index_get_initiative_name (const MpTermIndex *self,
                                   gint64             initiative)
{
  return get_name (&self->initiatives, initiative);
}

/**
 * mp_term_index_dup_initiative_short_name:
 *
 * Returns: (transfer full) (nullable): the acronym of @initiative, else its name; %NULL for an
 *   unknown one
 */
char *
mp_term_index_dup_initiative_short_name (const MpTermIndex *self,
                                         gint64             initiative)
{
  return dup_short_name (&self->initiatives, initiative);
}

/**
 * mp_term_index_find_initiative:
 * @text: a name or acronym
 *
 * Spelling, an article and an addition in parentheses do not matter.
 *
 * Returns: the initiative that @text names, 0 when there is none
 */
gint64
mp_term_index_find_initiative (const MpTermIndex *self,
                               const char        *text)
{
  g_return_val_if_fail (text != NULL, 0);

  return find_named (self, &self->initiatives, text);
}

/**
 * mp_term_index_initiative_is_within:
 *
 * Returns: whether @initiative is @ancestor, or a part of it, or a part of such a part …
 */
gboolean
mp_term_index_initiative_is_within (const MpTermIndex *self,
                                    gint64             initiative,
                                    gint64             ancestor)
{
  return is_within (&self->initiatives, initiative, ancestor);
}
