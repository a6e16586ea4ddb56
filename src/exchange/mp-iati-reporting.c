/* mp-iati-reporting.c: the organisation that publishes a portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-iati-reporting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"
#include "base/mp-text.h"
#include "exchange/mp-iati.h"

#define SCHEME "iati-org:"

static gboolean
check (const char  *ref,
       const char  *type,
       const char  *name,
       GError     **error)
{
  if (!mp_iati_is_organisation_id (ref))
    g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("“%s” is no identifier of an organisation as XM-DAC-41302"), ref);
  else if (mp_iati_find_word (MP_IATI_ORGANISATION, type) == NULL)
    g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("“%s” is no type of organisation; there are: 10, 11, 15, 21, 22, 23, 24, 30, 40, 60, 70, 71, 72, 73, 80 and 90"), type);
  else if (mp_text_is_empty (name))
    g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("The organisation “%s” has no name"), ref);
  else
    return TRUE;
  return FALSE;
}

/**
 * mp_iati_reporting_new:
 *
 * Sets %MP_ERROR_INVALID for what IATI does not allow.
 *
 * Returns: (transfer full) (nullable): the organisation
 */
MpIatiReporting *
mp_iati_reporting_new (const char  *ref,
                       const char  *type,
                       const char  *name,
                       GError     **error)
{
  MpIatiReporting *self;

  if (!check (ref, type, name, error))
    return NULL;
  self = g_new0 (MpIatiReporting, 1);
  self->ref = g_strdup (ref);
  self->type = g_strdup (type);
  self->name = mp_text_one_line (name);
  return self;
}

/**
 * mp_iati_reporting_parse:
 * @text: "REF,TYPE,NAME"; the name may have commas in it
 */
MpIatiReporting *
mp_iati_reporting_parse (const char  *text,
                         GError     **error)
{
  g_auto (GStrv) pieces = g_strsplit (text, ",", 3);

  if (g_strv_length (pieces) < 3)
    {
      g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("“%s” is no organisation as XM-DAC-41302,40,ILO: its identifier, its type and its name"), text);
      return NULL;
    }
  return mp_iati_reporting_new (g_strstrip (pieces[0]), g_strstrip (pieces[1]), g_strstrip (pieces[2]), error);
}

MpIatiReporting *
mp_iati_reporting_copy (const MpIatiReporting *self)
{
  MpIatiReporting *copy = g_new0 (MpIatiReporting, 1);

  copy->ref = g_strdup (self->ref);
  copy->type = g_strdup (self->type);
  copy->name = g_strdup (self->name);
  return copy;
}

void
mp_iati_reporting_free (MpIatiReporting *self)
{
  g_free (self->ref);
  g_free (self->type);
  g_free (self->name);
  g_free (self);
}

gboolean
mp_iati_reporting_equal (const MpIatiReporting *a,
                         const MpIatiReporting *b)
{
  return strcmp (a->ref, b->ref) == 0 && strcmp (a->type, b->type) == 0 && strcmp (a->name, b->name) == 0;
}

/* The site that says it; of several the first. */
static MpRecord *
find_link (MpPortfolio *portfolio)
{
  GPtrArray *links = mp_portfolio_get_records (portfolio, MP_TABLE_PARTNER_LINK);
  MpRecord *best = NULL;

  for (guint i = 0; i < links->len; i++)
    {
      MpRecord *link = g_ptr_array_index (links, i);
      const char *url = mp_record_get_text (link, MP_PARTNER_LINK_URL);

      if (url && g_str_has_prefix (url, SCHEME) && (best == NULL || mp_record_get_id (link) < mp_record_get_id (best)))
        best = link;
    }
  return best;
}

/**
 * mp_iati_reporting_find:
 *
 * Main thread.
 *
 * Returns: (transfer full) (nullable): who reports the portfolio, %NULL when that was not said yet
 */
MpIatiReporting *
mp_iati_reporting_find (MpPortfolio *portfolio)
{
  MpRecord *link = find_link (portfolio);
  MpRecord *partner = link ? mp_portfolio_get_record (portfolio, MP_TABLE_PARTNER, mp_record_get_integer (link, MP_PARTNER_LINK_PARTNER)) : NULL;
  g_auto (GStrv) pieces = link ? g_strsplit (mp_record_get_text (link, MP_PARTNER_LINK_URL) + strlen (SCHEME), "/", 2) : NULL;

  if (partner == NULL || g_strv_length (pieces) < 2)
    return NULL;
  return mp_iati_reporting_new (pieces[1], pieces[0], mp_record_get_text (partner, MP_PARTNER_NAME), NULL);
}

/* The partner of that name; made when there is none. */
static gint64
find_or_add_partner (const MpIatiReporting *self,
                     MpPortfolio           *portfolio,
                     MpEditor              *editor,
                     MpChangeSet           *set)
{
  GPtrArray *partners = mp_portfolio_get_records (portfolio, MP_TABLE_PARTNER);
  g_autofree char *uuid = NULL;
  MpRecord *partner, *alias;

  for (guint i = 0; i < partners->len; i++)
    {
      partner = g_ptr_array_index (partners, i);
      if (g_strcmp0 (mp_record_get_text (partner, MP_PARTNER_NAME), self->name) == 0)
        return mp_record_get_id (partner);
    }
  uuid = g_uuid_string_random ();
  partner = mp_record_new (MP_TABLE_PARTNER, mp_editor_make_id (editor));
  mp_record_set_text (partner, MP_PARTNER_UUID, uuid);
  mp_record_set_text (partner, MP_PARTNER_NAME, self->name);
  mp_record_set_text (partner, MP_PARTNER_KIND, mp_iati_find_word (MP_IATI_ORGANISATION, self->type));
  alias = mp_record_new (MP_TABLE_PARTNER_NAME, 0);
  mp_record_set_reference (alias, MP_PARTNER_NAME_PARTNER, mp_record_get_id (partner));
  mp_record_set_text (alias, MP_PARTNER_NAME_KIND, "alias");
  mp_record_set_text (alias, MP_PARTNER_NAME_TEXT, self->ref);
  mp_change_set_insert (set, partner);
  mp_change_set_insert (set, alias);
  return mp_record_get_id (partner);
}

/**
 * mp_iati_reporting_make_change_set:
 *
 * Main thread.
 *
 * Returns: (transfer full): what keeps the organisation with the portfolio; empty when it is kept
 */
MpChangeSet *
mp_iati_reporting_make_change_set (const MpIatiReporting *self,
                                   MpPortfolio           *portfolio,
                                   MpEditor              *editor)
{
  MpChangeSet *set = mp_change_set_new (_("Reporting organisation"));
  g_autoptr (MpIatiReporting) old = mp_iati_reporting_find (portfolio);
  MpRecord *old_link = find_link (portfolio);
  MpRecord *link;
  gint64 partner;

  if (old && mp_iati_reporting_equal (self, old))
    return set;
  partner = find_or_add_partner (self, portfolio, editor, set);
  if (old_link)
    mp_change_set_delete (set, old_link);
  link = mp_record_new (MP_TABLE_PARTNER_LINK, 0);
  mp_record_set_reference (link, MP_PARTNER_LINK_PARTNER, partner);
  mp_record_set_text (link, MP_PARTNER_LINK_TITLE, "IATI");
  mp_record_take_text (link, MP_PARTNER_LINK_URL, g_strdup_printf (SCHEME "%s/%s", self->type, self->ref));
  mp_change_set_insert (set, link);
  return set;
}
