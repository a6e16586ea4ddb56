/* mp-record-kinds.c: what the page of a partner, initiative, source or term is made of
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/records/mp-record-kinds.h"

#include <glib/gi18n-lib.h>

#include "model/mp-vocabulary.h"
#include "views/detail/mp-detail-kinds.h"

#define KEY_OF_FIELD(field) (-100 - (gint64) (field))

static const char *const all_vocabularies[] = { "!", NULL };
static const char *const own_vocabulary[] = { "=", NULL };

/* One row a field; what says how exact a day is stands in the form of that day. */
static void
add_fields (MpRecord    *owner,
            GPtrArray   *entries,
            const guint *fields,
            guint        n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      MpDetailEntry *entry = mp_detail_entry_new (KEY_OF_FIELD (fields[i]), mp_record_ref (owner));

      entry->field = (int) fields[i];
      entry->form.fields = MP_FORM_FIELD (fields[i]);
      g_ptr_array_add (entries, entry);
    }
}

static void
fill_partner (const MpDetailKind *kind,
              MpEditContext      *context,
              MpRecord           *owner,
              GPtrArray          *entries)
{
  static const guint fields[] = { MP_PARTNER_KIND, MP_PARTNER_ACRONYM, MP_PARTNER_COUNTRY, MP_PARTNER_PARENT, MP_PARTNER_NOTE };

  add_fields (owner, entries, fields, G_N_ELEMENTS (fields));
}

static void
fill_initiative (const MpDetailKind *kind,
                 MpEditContext      *context,
                 MpRecord           *owner,
                 GPtrArray          *entries)
{
  static const guint fields[] = {
    MP_INITIATIVE_KIND, MP_INITIATIVE_ACRONYM, MP_INITIATIVE_ANNOUNCED_DAY, MP_INITIATIVE_LAUNCHED_DAY, MP_INITIATIVE_ENDED_DAY,
    MP_INITIATIVE_PARENT, MP_INITIATIVE_URL, MP_INITIATIVE_SOURCE, MP_INITIATIVE_NOTE,
  };

  add_fields (owner, entries, fields, G_N_ELEMENTS (fields));
}

static void
fill_source (const MpDetailKind *kind,
             MpEditContext      *context,
             MpRecord           *owner,
             GPtrArray          *entries)
{
  static const guint fields[] = {
    MP_SOURCE_KIND, MP_SOURCE_URL, MP_SOURCE_DOCUMENT_DAY, MP_SOURCE_RETRIEVED_DAY, MP_SOURCE_LICENCE, MP_SOURCE_NOTE, MP_SOURCE_SHA256,
  };

  add_fields (owner, entries, fields, G_N_ELEMENTS (fields));
}

/* The title of a built-in vocabulary is ours, in every language. */
static void
fill_vocabulary (const MpDetailKind *kind,
                 MpEditContext      *context,
                 MpRecord           *owner,
                 GPtrArray          *entries)
{
  static const guint fields[] = { MP_VOCABULARY_TITLE, MP_VOCABULARY_VERSION, MP_VOCABULARY_URI };
  guint first = mp_vocabulary_get_label (mp_record_get_text (owner, MP_VOCABULARY_KEY)) ? 1 : 0;

  add_fields (owner, entries, fields + first, G_N_ELEMENTS (fields) - first);
}

static void
fill_term (const MpDetailKind *kind,
           MpEditContext      *context,
           MpRecord           *owner,
           GPtrArray          *entries)
{
  static const guint fields[] = { MP_TERM_CODE, MP_TERM_PARENT, MP_TERM_POSITION, MP_TERM_WITHDRAWN };

  add_fields (owner, entries, fields, G_N_ELEMENTS (fields));
}

static void
fill_portfolio (const MpDetailKind *kind,
                MpEditContext      *context,
                MpRecord           *owner,
                GPtrArray          *entries)
{
  static const guint fields[] = { MP_PORTFOLIO_DESCRIPTION, MP_PORTFOLIO_LANGUAGE };

  add_fields (owner, entries, fields, G_N_ELEMENTS (fields));
}

/* The records of the section's table that belong to the owner. */
static GPtrArray *
find_children (const MpDetailKind *kind,
               MpEditContext      *context,
               MpRecord           *owner)
{
  GPtrArray *all = mp_portfolio_get_records (mp_edit_context_get_portfolio (context), kind->table);
  GPtrArray *children = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);

  for (guint i = 0; i < all->len; i++)
    {
      MpRecord *record = g_ptr_array_index (all, i);

      if (mp_record_get_integer (record, 0) == mp_record_get_id (owner))
        g_ptr_array_add (children, mp_record_ref (record));
    }
  return children;
}

static void
fill_children (const MpDetailKind *kind,
               MpEditContext      *context,
               MpRecord           *owner,
               GPtrArray          *entries)
{
  g_autoptr (GPtrArray) children = find_children (kind, context, owner);

  for (guint i = 0; i < children->len; i++)
    {
      MpRecord *record = g_ptr_array_index (children, i);

      g_ptr_array_add (entries, mp_detail_entry_new (mp_record_get_id (record), mp_record_ref (record)));
    }
}

/* By kind, which is said once for all of it. */
static void
fill_names (const MpDetailKind *kind,
            MpEditContext      *context,
            MpRecord           *owner,
            GPtrArray          *entries)
{
  fill_children (kind, context, owner, entries);
  mp_detail_kinds_make_blocks (entries);
}

static void
fill_statements (const MpDetailKind *kind,
                 MpEditContext      *context,
                 MpRecord           *owner,
                 GPtrArray          *entries)
{
  g_autoptr (GPtrArray) children = find_children (kind, context, owner);

  mp_detail_kinds_fill_terms (kind, context, owner, children, entries);
}

static void
prepare_alias (MpEditContext *context,
               MpRecord      *owner,
               MpRecord      *record)
{
  mp_record_set_text (record, MP_PARTNER_NAME_KIND, "alias");
}

/**
 * mp_record_kinds_get:
 *
 * Returns: (transfer none): what a page about a record of @table is made of
 */
const MpRecordKind *
mp_record_kinds_get (MpTable table)
{
  static const MpDetailKind partner[] = {
    { NC_("section", "About"), NULL, MP_TABLE_PARTNER, fill_partner, NULL, NULL },
    { NC_("section", "Other Names"), NC_("section", "Add Name"), MP_TABLE_PARTNER_NAME, fill_names, prepare_alias, NULL },
    { NC_("section", "Sites"), NC_("section", "Add Site"), MP_TABLE_PARTNER_LINK, fill_children, NULL, NULL },
    { NC_("section", "Stated by the Partner"), NC_("section", "Add Statement of the Partner"), MP_TABLE_PARTNER_TERM, fill_statements, NULL, all_vocabularies },
  };
  static const MpDetailKind initiative[] = {
    { NC_("section", "About"), NULL, MP_TABLE_INITIATIVE, fill_initiative, NULL, NULL },
  };
  static const MpDetailKind source[] = {
    { NC_("section", "About"), NULL, MP_TABLE_SOURCE, fill_source, NULL, NULL },
  };
  static const MpDetailKind vocabulary[] = {
    { NC_("section", "About"), NULL, MP_TABLE_VOCABULARY, fill_vocabulary, NULL, NULL },
  };
  static const MpDetailKind term[] = {
    { NC_("section", "Names"), NC_("section", "Add Name"), MP_TABLE_TERM_NAME, fill_names, NULL, NULL },
    { NC_("section", "About"), NULL, MP_TABLE_TERM, fill_term, NULL, own_vocabulary },
  };
  static const MpDetailKind portfolio[] = {
    { NC_("section", "About"), NULL, MP_TABLE_PORTFOLIO, fill_portfolio, NULL, NULL },
  };
  static const MpRecordKind kinds[] = {
    { MP_TABLE_PARTNER, MP_PARTNER_NAME, G_N_ELEMENTS (partner), partner },
    { MP_TABLE_INITIATIVE, MP_INITIATIVE_NAME, G_N_ELEMENTS (initiative), initiative },
    { MP_TABLE_SOURCE, MP_SOURCE_TITLE, G_N_ELEMENTS (source), source },
    { MP_TABLE_VOCABULARY, -1, G_N_ELEMENTS (vocabulary), vocabulary },
    { MP_TABLE_TERM, -1, G_N_ELEMENTS (term), term },
    { MP_TABLE_PORTFOLIO, MP_PORTFOLIO_TITLE, G_N_ELEMENTS (portfolio), portfolio },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (kinds[i].table == table)
        return &kinds[i];
    }
  g_return_val_if_reached (NULL);
}
