/* mp-import-names.c: new terms, partners and initiatives that a file names
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-import-private.h"

#include <string.h>

#include "base/mp-text.h"

struct _MpImportNames
{
  MpImportBase *base;
  GHashTable *by_name; /* table, vocabulary and folded name → MpImportName */
  GPtrArray *names;    /* of MpImportName; the one with the local id MP_LOCAL_NAMES - i at i */
  GHashTable *codes;   /* vocabulary and code, of new terms */
};

static void
free_name (gpointer data)
{
  MpImportName *name = data;

  mp_record_unref (name->record);
  g_ptr_array_unref (name->children);
  g_free (name);
}

MpImportNames *
mp_import_names_new (MpImportBase *base)
{
  MpImportNames *self = g_new0 (MpImportNames, 1);

  self->base = base;
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_ptr_array_new_with_free_func (free_name);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
mp_import_names_free (MpImportNames *self)
{
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->codes);
  g_free (self);
}

/* A code of letters, digits and hyphens that no term of @vocabulary has. */
static char *
make_code (MpImportNames *self,
           const char    *vocabulary,
           const char    *words)
{
  g_autofree char *stem = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), 60));
  g_autofree char *code = NULL;

  g_strdelimit (g_strstrip (stem), " ", '-');
  code = g_strdup (*stem ? stem : "term");
  for (guint i = 2;; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s/%s", vocabulary, code);

      if (mp_term_index_find_code (self->base->terms, vocabulary, code) == 0 && !g_hash_table_contains (self->codes, key))
        {
          g_hash_table_add (self->codes, g_steal_pointer (&key));
          return g_steal_pointer (&code);
        }
      g_free (code);
      code = g_strdup_printf ("%s-%u", *stem ? stem : "term", i);
    }
}

static MpRecord *
add_child (MpImportName *self,
           MpTable       table)
{
  MpRecord *child = mp_record_new (table, 0);

  mp_record_set_reference (child, 0, self->local);
  g_ptr_array_add (self->children, child);
  return child;
}

static void
make_term (MpImportNames *self,
           MpImportName  *entry,
           const char    *vocabulary,
           const char    *name,
           const char    *words)
{
  MpRecord *text;

  entry->record = mp_record_new (MP_TABLE_TERM, 0);
  mp_record_set_reference (entry->record, MP_TERM_VOCABULARY, mp_term_index_get_vocabulary (self->base->terms, vocabulary));
  mp_record_take_text (entry->record, MP_TERM_CODE, make_code (self, vocabulary, words));
  text = add_child (entry, MP_TABLE_TERM_NAME);
  mp_record_set_text (text, MP_TERM_NAME_KIND, "name");
  mp_record_set_text (text, MP_TERM_NAME_TEXT, name);
}

/* A partner or an initiative: they begin with a UUID and a name. */
static void
make_named (MpImportName *entry,
            MpTable       table,
            const char   *name)
{
  g_autofree char *uuid = g_uuid_string_random ();

  entry->record = mp_record_new (table, 0);
  mp_record_set_text (entry->record, 0, uuid);
  mp_record_set_text (entry->record, table == MP_TABLE_PARTNER ? MP_PARTNER_NAME : MP_INITIATIVE_NAME, name);
}

static char *
make_key (MpTable     table,
          const char *vocabulary,
          const char *words,
          const char *name)
{
  return g_strdup_printf ("%u/%s/%s", table, vocabulary ? vocabulary : "", *words ? words : name);
}

/* The entry of a name; made when there is none yet. */
MpImportName *
mp_import_names_add (MpImportNames *self,
                     MpTable        table,
                     const char    *vocabulary,
                     const char    *name)
{
  g_autofree char *words = mp_text_fold_words (name);
  g_autofree char *key = make_key (table, vocabulary, words, name);
  MpImportName *entry = g_hash_table_lookup (self->by_name, key);

  if (entry)
    return entry;

  entry = g_new0 (MpImportName, 1);
  entry->local = MP_LOCAL_NAMES - (gint64) self->names->len;
  entry->children = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  if (table == MP_TABLE_TERM)
    make_term (self, entry, vocabulary, name, words);
  else
    make_named (entry, table, name);
  g_ptr_array_add (self->names, entry);
  g_hash_table_insert (self->by_name, g_steal_pointer (&key), entry);
  return entry;
}

/* (nullable): the entry with that local id. */
MpImportName *
mp_import_names_get (MpImportNames *self,
                     gint64         local)
{
  gint64 index = MP_LOCAL_NAMES - local;

  return index >= 0 && index < self->names->len ? g_ptr_array_index (self->names, index) : NULL;
}

MpImportName *
mp_import_names_get_nth (MpImportNames *self,
                         guint          index)
{
  return g_ptr_array_index (self->names, index);
}

guint
mp_import_names_get_n (MpImportNames *self)
{
  return self->names->len;
}

/* Lets the records refer to the local ids of what they name. References to projects are left to
 * the plan. FALSE when a name is new although it must not be. */
gboolean
mp_import_names_resolve (MpImportNames *self,
                         GPtrArray     *draft_names,
                         gboolean       may_add)
{
  for (guint i = 0; i < draft_names->len; i++)
    {
      MpDraftName *name = g_ptr_array_index (draft_names, i);

      if (name->table == MP_TABLE_PROJECT)
        continue;
      if (!may_add)
        {
          g_autofree char *words = mp_text_fold_words (name->name);
          g_autofree char *key = make_key (name->table, name->vocabulary, words, name->name);

          if (!g_hash_table_contains (self->by_name, key))
            return FALSE;
        }
      mp_record_set_integer (name->record, name->field, mp_import_names_add (self, name->table, name->vocabulary, name->name)->local);
    }
  return TRUE;
}
