/* mp-iati-organisations.c: the organisations that an IATI file names
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-iati-organisations.h"

#include <string.h>

#include "base/mp-text.h"
#include "exchange/mp-iati.h"

/* One organisation of the file: a partner of the portfolio, or a new one of that name. */
typedef struct
{
  gint64 partner;
  char *name;
  char *ref;
  char *kind;
} Organisation;

struct _MpIatiOrganisations
{
  MpTermIndex *terms;
  GPtrArray *all;      /* of Organisation, in the order in which they were named */
  GHashTable *by_ref;  /* → Organisation */
  GHashTable *by_name; /* folded name → Organisation */
};

static void
free_organisation (gpointer data)
{
  Organisation *self = data;

  g_free (self->name);
  g_free (self->ref);
  g_free (self->kind);
  g_free (self);
}

MpIatiOrganisations *
mp_iati_organisations_new (MpTermIndex *terms)
{
  MpIatiOrganisations *self = g_new0 (MpIatiOrganisations, 1);

  self->terms = mp_term_index_ref (terms);
  self->all = g_ptr_array_new_with_free_func (free_organisation);
  self->by_ref = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
mp_iati_organisations_free (MpIatiOrganisations *self)
{
  mp_term_index_unref (self->terms);
  g_hash_table_unref (self->by_ref);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->all);
  g_free (self);
}

/* The identifier leads, then the name. */
static Organisation *
find (MpIatiOrganisations *self,
      const char          *ref,
      const char          *name)
{
  Organisation *organisation = ref ? g_hash_table_lookup (self->by_ref, ref) : NULL;
  g_autofree char *words = NULL;
  gint64 partner;

  if (organisation)
    return organisation;
  words = mp_text_fold (name);
  partner = ref ? mp_term_index_find_partner (self->terms, ref) : 0;
  organisation = partner == 0 ? g_hash_table_lookup (self->by_name, words) : NULL;
  if (organisation == NULL)
    {
      organisation = g_new0 (Organisation, 1);
      organisation->name = g_strdup (name);
      organisation->partner = partner ? partner : mp_term_index_find_partner (self->terms, name);
      g_ptr_array_add (self->all, organisation);
      if (partner == 0)
        g_hash_table_insert (self->by_name, g_steal_pointer (&words), organisation);
    }
  if (ref && organisation->ref == NULL)
    organisation->ref = g_strdup (ref);
  if (ref)
    g_hash_table_insert (self->by_ref, g_strdup (ref), organisation);
  return organisation;
}

/**
 * mp_iati_organisations_refer:
 * @ref: (nullable): its identifier
 * @type: (nullable): its type, a code of IATI
 * @name: (nullable): its name
 *
 * Lets @field of @record refer to the organisation.
 *
 * Returns: whether it says who it is
 */
gboolean
mp_iati_organisations_refer (MpIatiOrganisations *self,
                             MpDraft             *draft,
                             MpRecord            *record,
                             guint                field,
                             const char          *ref,
                             const char          *type,
                             const char          *name)
{
  const char *id = mp_iati_is_organisation_id (ref) ? ref : NULL;
  Organisation *organisation;

  if (mp_text_is_empty (name))
    name = ref;
  if (mp_text_is_empty (name))
    return FALSE;
  organisation = find (self, id, name);
  if (type && organisation->kind == NULL)
    organisation->kind = g_strdup (mp_iati_find_word (MP_IATI_ORGANISATION, type));
  if (organisation->partner)
    mp_record_set_reference (record, field, organisation->partner);
  else
    mp_draft_add_name (draft, record, field, MP_TABLE_PARTNER, NULL, organisation->name);
  return TRUE;
}

/**
 * mp_iati_organisations_dup_drafts:
 *
 * Returns: (transfer full) (element-type MpPartnerDraft): what the file says of organisations:
 *   their identifiers and what kind they are
 */
GPtrArray *
mp_iati_organisations_dup_drafts (MpIatiOrganisations *self)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_partner_draft_free);

  for (guint i = 0; i < self->all->len; i++)
    {
      const Organisation *organisation = g_ptr_array_index (self->all, i);
      MpPartnerDraft *draft;

      if (organisation->ref == NULL && organisation->kind == NULL)
        continue;
      draft = mp_partner_draft_new (0);
      mp_record_set_text (draft->partner, MP_PARTNER_NAME,
                          organisation->partner ? mp_term_index_get_partner_name (self->terms, organisation->partner) : organisation->name);
      mp_record_set_text (draft->partner, MP_PARTNER_KIND, organisation->kind);
      if (organisation->ref)
        {
          MpRecord *name = mp_partner_draft_add_new (draft, MP_TABLE_PARTNER_NAME);

          mp_record_set_text (name, MP_PARTNER_NAME_KIND, "alias");
          mp_record_set_text (name, MP_PARTNER_NAME_TEXT, organisation->ref);
        }
      g_ptr_array_add (drafts, draft);
    }
  return drafts;
}
