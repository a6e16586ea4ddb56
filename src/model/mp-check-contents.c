/* mp-check-contents.c: rules on titles, terms, partners, money, links and relations
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "model/mp-check-private.h"
#include "model/mp-vocabulary.h"

#define WHOLE 10000 /* hundredths of a per cent */

/* Where other programs cut titles off. */
static gboolean
is_cut_length (glong length)
{
  static const glong lengths[] = { 50, 64, 80, 100, 120, 128, 200, 250, 255, 256 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      if (lengths[i] == length)
        return TRUE;
    }
  return FALSE;
}

static void
check_title (MpCheck               *self,
             const MpProjectRecord *project)
{
  const char *title = mp_project_record_get_title (project);
  glong length = title ? g_utf8_strlen (title, -1) : 0;

  if (length == 0)
    return;
  /* Whole titles end with a letter too: it can only be said how long it is. */
  if (is_cut_length (length) && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (title + strlen (title)))))
    mp_check_add (self, project, MP_FINDING_NOTE, "title-cut",
                  g_dngettext (GETTEXT_PACKAGE, "The title has exactly %d character, and may have been cut off",
                               "The title has exactly %d characters, and may have been cut off", (gulong) length),
                  (int) length);
}

static gboolean
has_term (MpCheck               *self,
          const MpProjectRecord *project,
          const char            *vocabulary)
{
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_TERM); i++)
    {
      gint64 term = mp_record_get_integer (mp_project_record_get (project, MP_TABLE_PROJECT_TERM, i), MP_PROJECT_TERM_TERM);

      if (g_strcmp0 (mp_term_index_get_vocabulary_key (self->terms, term), vocabulary) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_implementer (const MpProjectRecord *project)
{
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_ROLE); i++)
    {
      MpRecord *role = mp_project_record_get (project, MP_TABLE_ROLE, i);

      if (mp_record_has_choice (role, MP_ROLE_ROLE, "implementing") || mp_record_has_choice (role, MP_ROLE_ROLE, "grantee") ||
          mp_record_has_choice (role, MP_ROLE_ROLE, "sub-implementing"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_narrative (const MpProjectRecord *project,
               const char            *field)
{
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_NARRATIVE); i++)
    {
      MpRecord *narrative = mp_project_record_get (project, MP_TABLE_NARRATIVE, i);

      if (mp_record_has_choice (narrative, MP_NARRATIVE_FIELD, field) && !mp_text_is_empty (mp_record_get_text (narrative, MP_NARRATIVE_TEXT)))
        return TRUE;
    }
  return FALSE;
}

static void
check_missing (MpCheck               *self,
               const MpProjectRecord *project)
{
  if (!has_narrative (project, "summary"))
    mp_check_add (self, project, MP_FINDING_NOTE, "missing-summary", _("No summary is stated"));
  /* A region may stand without its countries: "globally". */
  if (!has_term (self, project, MP_VOCABULARY_COUNTRIES) && !has_term (self, project, MP_VOCABULARY_REGIONS))
    mp_check_add (self, project, MP_FINDING_NOTE, "missing-country", _("Neither a country nor a region is stated"));
  if (!has_term (self, project, MP_VOCABULARY_SECTORS))
    mp_check_add (self, project, MP_FINDING_NOTE, "missing-sector", _("No sector is stated"));
  if (mp_project_record_get_n (project, MP_TABLE_FUNDING) == 0)
    mp_check_add (self, project, MP_FINDING_NOTE, "missing-funding", _("No funding is stated"));
  if (!has_implementer (project))
    mp_check_add (self, project, MP_FINDING_NOTE, "missing-implementer", _("Neither a grantee nor an implementing partner is stated"));
}

/* What the shares of one group add up to. */
typedef struct
{
  gint64 sum;
  guint n_stated;
  guint n_other;
} Shares;

static void
check_shares (MpCheck               *self,
              const MpProjectRecord *project,
              const char            *what,
              const Shares          *shares)
{
  if (shares->n_stated == 0)
    return;
  /* Thirds are rounded. */
  if (shares->sum > WHOLE + shares->n_stated || (shares->n_other == 0 && shares->sum < WHOLE - shares->n_stated))
    /* Translators: 1 is what shares are of, as "Country", 2 a number. */
    mp_check_add (self, project, MP_FINDING_WARNING, "shares-not-100", _("Shares under “%1$s” add up to %2$g%%, not to 100%%"), what,
                  (double) shares->sum / 100.0);
}

static void
check_term_shares (MpCheck               *self,
                   const MpProjectRecord *project)
{
  static const char *const vocabularies[] = { MP_VOCABULARY_COUNTRIES, MP_VOCABULARY_REGIONS, MP_VOCABULARY_SECTORS, MP_VOCABULARY_AREAS };

  for (guint v = 0; v < G_N_ELEMENTS (vocabularies); v++)
    {
      Shares shares = { 0 };

      for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_TERM); i++)
        {
          MpRecord *record = mp_project_record_get (project, MP_TABLE_PROJECT_TERM, i);
          const char *key = mp_term_index_get_vocabulary_key (self->terms, mp_record_get_integer (record, MP_PROJECT_TERM_TERM));

          /* What was found in a text has no share. */
          if (g_strcmp0 (key, vocabularies[v]) != 0 || mp_record_has_choice (record, MP_PROJECT_TERM_STANDING, "found"))
            continue;
          shares.sum += mp_record_get_integer (record, MP_PROJECT_TERM_SHARE);
          shares.n_stated += !mp_record_is_null (record, MP_PROJECT_TERM_SHARE);
          shares.n_other += mp_record_is_null (record, MP_PROJECT_TERM_SHARE);
        }
      check_shares (self, project, mp_vocabulary_get_label (vocabularies[v]), &shares);
    }
}

static void
check_role_shares (MpCheck               *self,
                   const MpProjectRecord *project)
{
  const char *const *roles = mp_table_get_info (MP_TABLE_ROLE)->fields[MP_ROLE_ROLE].choices;

  for (guint r = 0; roles[r]; r++)
    {
      Shares shares = { 0 };

      for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_ROLE); i++)
        {
          MpRecord *record = mp_project_record_get (project, MP_TABLE_ROLE, i);

          if (!mp_record_has_choice (record, MP_ROLE_ROLE, roles[r]))
            continue;
          shares.sum += mp_record_get_integer (record, MP_ROLE_SHARE);
          shares.n_stated += !mp_record_is_null (record, MP_ROLE_SHARE);
          shares.n_other += mp_record_is_null (record, MP_ROLE_SHARE);
        }
      check_shares (self, project, mp_choice_get_label (roles[r]), &shares);
    }
}

static gboolean
states_term (const MpProjectRecord *project,
             gint64                 term)
{
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_TERM); i++)
    {
      if (mp_record_get_integer (mp_project_record_get (project, MP_TABLE_PROJECT_TERM, i), MP_PROJECT_TERM_TERM) == term)
        return TRUE;
    }
  return FALSE;
}

/* Countries named in @text that are none of the project's; each is told once. */
static void
scan_text (MpCheck               *self,
           const MpProjectRecord *project,
           const char            *text,
           GArray                *told)
{
  g_autoptr (GArray) matches = text ? mp_term_index_scan_text (self->terms, MP_VOCABULARY_COUNTRIES, text) : NULL;

  for (guint i = 0; matches && i < matches->len; i++)
    {
      gint64 term = g_array_index (matches, MpTermMatch, i).id;
      gboolean known = term == 0 || states_term (project, term);
      g_autofree char *label = NULL;

      for (guint j = 0; j < told->len && !known; j++)
        known = g_array_index (told, gint64, j) == term;
      if (known)
        continue;
      g_array_append_val (told, term);
      label = mp_term_index_dup_label (self->terms, term);
      mp_check_add (self, project, MP_FINDING_NOTE, "country-in-text-not-stated", _("“%s” is named in its texts, but is none of its countries"), label);
    }
}

static void
check_texts (MpCheck               *self,
             const MpProjectRecord *project)
{
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (gint64));

  scan_text (self, project, mp_project_record_get_title (project), told);
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_NARRATIVE); i++)
    scan_text (self, project, mp_record_get_text (mp_project_record_get (project, MP_TABLE_NARRATIVE, i), MP_NARRATIVE_TEXT), told);
}

static void
check_unconfirmed (MpCheck               *self,
                   const MpProjectRecord *project)
{
  guint n = 0;

  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_TERM); i++)
    n += mp_record_has_choice (mp_project_record_get (project, MP_TABLE_PROJECT_TERM, i), MP_PROJECT_TERM_STANDING, "found");
  if (n > 0)
    mp_check_add (self, project, MP_FINDING_NOTE, "unconfirmed-terms",
                  g_dngettext (GETTEXT_PACKAGE, "%u term was found in the text and is not confirmed",
                               "%u terms were found in the text and are not confirmed", n),
                  n);
}

static void
check_funding (MpCheck               *self,
               const MpProjectRecord *project)
{
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_FUNDING); i++)
    {
      MpRecord *funding = mp_project_record_get (project, MP_TABLE_FUNDING, i);
      const char *currency = mp_record_get_text (funding, MP_FUNDING_CURRENCY);
      MpDate from = mp_record_get_day (funding, MP_FUNDING_FROM_DAY);
      MpDate to = mp_record_get_day (funding, MP_FUNDING_TO_DAY);
      g_autofree char *amount = mp_format_money (mp_record_get_integer (funding, MP_FUNDING_AMOUNT), currency ? currency : "");

      if (mp_record_get_integer (funding, MP_FUNDING_AMOUNT) == 0)
        /* Translators: a sum of money. */
        mp_check_add (self, project, MP_FINDING_WARNING, "funding-nought", _("A funding of %s is stated; leave it out where the sum is not known"), amount);
      if (from != MP_DATE_NONE && to != MP_DATE_NONE && to < from)
        mp_check_add (self, project, MP_FINDING_ERROR, "funding-period-reversed", _("The period of the funding of %s ends before it begins"), amount);
    }
}

static gboolean
has_scheme (const char *url)
{
  g_autofree char *scheme = g_uri_parse_scheme (url);

  /* "example.org:8080" is no scheme either. */
  return scheme && strchr (scheme, '.') == NULL;
}

static void
check_links (MpCheck               *self,
             const MpProjectRecord *project)
{
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_LINK); i++)
    {
      const char *url = mp_record_get_text (mp_project_record_get (project, MP_TABLE_LINK, i), MP_LINK_URL);

      if (url && !has_scheme (url))
        mp_check_add (self, project, MP_FINDING_WARNING, "link-without-scheme", _("The address “%s” does not begin with https:// or the like"), url);
    }
}

static void
check_relations (MpCheck               *self,
                 const MpProjectRecord *project)
{
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_RELATION); i++)
    {
      MpRecord *relation = mp_project_record_get (project, MP_TABLE_RELATION, i);
      const char *kind = mp_choice_get_label (mp_record_get_text (relation, MP_RELATION_KIND));
      const char *title = mp_record_get_text (relation, MP_RELATION_OTHER_TITLE);

      if (mp_record_get_integer (relation, MP_RELATION_OTHER) == mp_project_record_get_id (project))
        /* Translators: a relation between projects, as "Predecessor". */
        mp_check_add (self, project, MP_FINDING_ERROR, "relation-to-itself", _("The project is related to itself, as “%s”"), kind);
      else if (mp_record_is_null (relation, MP_RELATION_OTHER))
        /* Translators: 1 is a relation between projects, as "Predecessor", 2 a title. */
        mp_check_add (self, project, MP_FINDING_NOTE, "related-project-unknown", _("%1$s, “%2$s”, is not linked to a project of the portfolio"), kind,
                      title ? title : "");
    }
}

/* A translation without what it translates. */
static void
check_originals (MpCheck               *self,
                 const MpProjectRecord *project)
{
  const char *const *fields = mp_table_get_info (MP_TABLE_NARRATIVE)->fields[MP_NARRATIVE_FIELD].choices;

  for (guint f = 0; fields[f]; f++)
    {
      /* The original of the title is the title itself, and there can be many other texts. */
      if (g_str_equal (fields[f], "title") || g_str_equal (fields[f], "other") || !has_narrative (project, fields[f]))
        continue;
      if (mp_project_record_get_narrative (project, fields[f], NULL) == NULL)
        /* Translators: a kind of text, as "Summary". */
        mp_check_add (self, project, MP_FINDING_NOTE, "translation-only", _("“%s” is there in translation only"), mp_choice_get_label (fields[f]));
    }
}

/* When it belonged to an initiative; older than the initiative it may well be. */
static void
check_memberships (MpCheck               *self,
                   const MpProjectRecord *project)
{
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_INITIATIVE); i++)
    {
      const MpRecord *membership = mp_project_record_get (project, MP_TABLE_PROJECT_INITIATIVE, i);
      gint64 id = mp_record_get_integer (membership, MP_PROJECT_INITIATIVE_INITIATIVE);
      MpDate from = mp_record_get_day (membership, MP_PROJECT_INITIATIVE_FROM_DAY);
      MpDate to = mp_record_get_day (membership, MP_PROJECT_INITIATIVE_TO_DAY);
      g_autofree char *name = NULL;

      if (from == MP_DATE_NONE || to == MP_DATE_NONE || from <= to)
        continue;
      name = mp_term_index_dup_initiative_short_name (self->terms, id);
      /* Translators: %s is the name of an initiative. */
      mp_check_add (self, project, MP_FINDING_ERROR, "membership-reversed", _("It is said to leave “%s” before it belongs to it"), name ? name : "");
    }
}

void
mp_check_contents (MpCheck               *self,
                   const MpProjectRecord *project)
{
  check_title (self, project);
  check_missing (self, project);
  check_term_shares (self, project);
  check_role_shares (self, project);
  check_texts (self, project);
  check_originals (self, project);
  check_unconfirmed (self, project);
  check_funding (self, project);
  check_memberships (self, project);
  check_links (self, project);
  check_relations (self, project);
}
