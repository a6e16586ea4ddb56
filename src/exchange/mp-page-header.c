/* mp-page-header.c: what a partner page says of the partner itself
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-page-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"

/* A name is no longer; what is longer is a sentence. */
#define MAX_NAME 120

typedef struct
{
  MpPageFacetKind kind;
  char *label;
  GString *value;
  guint line;
  gboolean is_below;   /* the entries are on the lines below the label */
  GArray *terms;       /* of gint64, known ones */
  GPtrArray *unknown;  /* of char *, entries that are in no vocabulary */
} Facet;

struct _MpPageHeader
{
  char *name;              /* (nullable) */
  char *url;               /* (nullable) */
  char *url_title;         /* (nullable) */
  guint line;
  GPtrArray *facets;       /* of Facet */
  GPtrArray *implementers; /* of char * */
  guint implementers_line;
};

static void
facet_free (Facet *self)
{
  g_free (self->label);
  g_string_free (self->value, TRUE);
  g_array_unref (self->terms);
  g_ptr_array_unref (self->unknown);
  g_free (self);
}

static const char *
get_vocabulary (MpPageFacetKind kind)
{
  switch (kind)
    {
    case MP_PAGE_FACET_AREAS:
      return MP_VOCABULARY_AREAS;
    case MP_PAGE_FACET_SECTORS:
      return MP_VOCABULARY_SECTORS;
    case MP_PAGE_FACET_COUNTRIES:
      return MP_VOCABULARY_COUNTRIES;
    case MP_PAGE_FACET_REGIONS:
      return MP_VOCABULARY_REGIONS;
    case MP_PAGE_FACET_PARTNERS:
    case MP_PAGE_FACET_SITE:
    case MP_PAGE_FACET_OTHER:
    default:
      return NULL;
    }
}

static gboolean
is_known_facet (const MpPageLine *line)
{
  g_autofree char *label = NULL, *value = NULL;
  MpPageFacetKind kind;

  return mp_page_parse_facet (line->text, &kind, &label, &value) && kind != MP_PAGE_FACET_OTHER && kind != MP_PAGE_FACET_SITE;
}

/* A line that goes on with the value of the facet before it. */
static gboolean
continues_facet (const Facet      *facet,
                 const MpPageLine *line)
{
  const char *value = facet->value->str;
  gboolean is_bulleted = mp_page_skip_bullet (line->text) != line->text;

  if (facet->is_below)
    return TRUE;
  return (line->is_indented && !is_bulleted) || g_str_has_suffix (value, ",") || g_str_has_suffix (value, ";") || g_str_has_suffix (value, "،");
}

/* Reads the facets from line @first on; returns the line after the last known one. */
static guint
read_facets (MpPageHeader *self,
             GPtrArray    *lines,
             guint         first)
{
  Facet *facet = NULL;
  guint end = first, n_facets = 0;
  gboolean may_continue = FALSE;

  for (guint i = first; i < lines->len; i++)
    {
      MpPageLine *line = g_ptr_array_index (lines, i);
      g_autofree char *label = NULL, *value = NULL;
      MpPageFacetKind kind;

      if (*line->text == '\0')
        {
          may_continue = may_continue && facet && facet->value->len == 0;
          continue;
        }
      if (mp_page_parse_facet (line->text, &kind, &label, &value))
        {
          facet = g_new0 (Facet, 1);
          facet->kind = kind;
          facet->label = g_steal_pointer (&label);
          facet->value = g_string_new (value);
          facet->line = line->number;
          facet->is_below = *value == '\0';
          facet->terms = g_array_new (FALSE, FALSE, sizeof (gint64));
          facet->unknown = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (self->facets, facet);
          may_continue = TRUE;
        }
      else if (may_continue && continues_facet (facet, line))
        {
          g_string_append_printf (facet->value, "%s%s", facet->value->len ? "\n" : "", mp_page_skip_bullet (line->text));
        }
      else
        {
          break;
        }
      if (facet->kind != MP_PAGE_FACET_OTHER)
        {
          end = i + 1;
          n_facets = self->facets->len;
        }
    }
  /* "Label: text" lines after the last known facet belong to the first project. */
  g_ptr_array_set_size (self->facets, (int) n_facets);
  return end;
}

static void
take_name (MpPageHeader     *self,
           const char       *name,
           const MpPageLine *line)
{
  if (self->name || *name == '\0' || strlen (name) > MAX_NAME)
    return;
  self->name = g_strdup (name);
  self->line = line->number;
}

/* What stands above the facets. */
static void
read_heading (MpPageHeader *self,
              GPtrArray    *lines,
              guint         end)
{
  for (guint i = 0; i < end; i++)
    {
      MpPageLine *line = g_ptr_array_index (lines, i);
      g_autofree char *rest = NULL;
      g_autofree char *url = mp_page_find_url (line->text);

      if (*line->text == '\0')
        continue;
      if (url)
        {
          g_autofree char *title = g_strndup (line->text, strcspn (line->text, ":(["));

          if (self->url == NULL)
            {
              self->url = g_steal_pointer (&url);
              self->url_title = g_str_has_prefix (line->text, "http") ? NULL : g_strdup (g_strstrip (title));
            }
        }
      else if (mp_page_parse_partners_label (line->text, &rest))
        {
          take_name (self, rest, line);
        }
      else if (!mp_page_is_noise (line->text) && !g_str_has_suffix (line->text, ":"))
        {
          take_name (self, line->text, line);
        }
    }
}

/* Without facets: a line "… Partners:" with the name on it or below. Returns the line after it. */
static guint
read_name_alone (MpPageHeader *self,
                 GPtrArray    *lines)
{
  gboolean announced = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      MpPageLine *line = g_ptr_array_index (lines, i);
      g_autofree char *rest = NULL;

      if (*line->text == '\0')
        continue;
      if (announced)
        {
          take_name (self, line->text, line);
          return i + 1;
        }
      if (!mp_page_parse_partners_label (line->text, &rest))
        return 0;
      take_name (self, rest, line);
      if (self->name)
        return i + 1;
      announced = TRUE;
    }
  return 0;
}

static void
add_term (Facet  *facet,
          gint64  term)
{
  for (guint i = 0; i < facet->terms->len; i++)
    {
      if (g_array_index (facet->terms, gint64, i) == term)
        return;
    }
  g_array_append_val (facet->terms, term);
}

static void
tell_unknown (MpReader    *reader,
              const Facet *facet,
              const char  *entry)
{
  switch (facet->kind)
    {
    case MP_PAGE_FACET_SECTORS:
      mp_reader_add_message (reader, MP_SEVERITY_WARNING, "sector-unknown", facet->line,
                             _("“%s” is not a sector of the ILO; it is kept as a tag of the partner. Choose a sector for the projects that are meant"), entry);
      break;
    case MP_PAGE_FACET_COUNTRIES:
      mp_reader_add_message (reader, MP_SEVERITY_WARNING, "country-unknown", facet->line,
                             _("“%s” is not a country; it is kept as a tag of the partner"), entry);
      break;
    case MP_PAGE_FACET_REGIONS:
      mp_reader_add_message (reader, MP_SEVERITY_WARNING, "region-unknown", facet->line,
                             _("“%s” is not a known region; it is kept as a tag of the partner"), entry);
      break;
    case MP_PAGE_FACET_AREAS:
    case MP_PAGE_FACET_PARTNERS:
    case MP_PAGE_FACET_SITE:
    case MP_PAGE_FACET_OTHER:
    default:
      mp_reader_add_message (reader, MP_SEVERITY_WARNING, "area-unknown", facet->line,
                             _("“%s” is not a known area of work; it is kept as a tag of the partner"), entry);
      break;
    }
}

static void
resolve_terms (Facet    *facet,
               MpReader *reader)
{
  MpTermIndex *terms = mp_reader_get_terms (reader);
  g_autoptr (GArray) matches = mp_term_index_split_list (terms, get_vocabulary (facet->kind), facet->value->str);

  for (guint i = 0; i < matches->len; i++)
    {
      const MpTermMatch *match = &g_array_index (matches, MpTermMatch, i);
      g_autofree char *entry = g_strndup (facet->value->str + match->start, match->length);
      gint64 term = match->id;

      /* Pages list regions among the countries: "West Africa". */
      if (term == 0 && facet->kind == MP_PAGE_FACET_COUNTRIES)
        term = mp_term_index_find (terms, MP_VOCABULARY_REGIONS, entry);
      if (term == 0 && facet->kind == MP_PAGE_FACET_REGIONS)
        term = mp_term_index_find (terms, MP_VOCABULARY_COUNTRIES, entry);
      if (term == 0)
        {
          tell_unknown (reader, facet, entry);
          term = mp_term_index_find (terms, MP_VOCABULARY_TAGS, entry);
        }
      if (term != 0)
        add_term (facet, term);
      else
        g_ptr_array_add (facet->unknown, g_steal_pointer (&entry));
    }
}

/* Cuts at commas outside parentheses; the longest row of pieces that names a known partner is one name. */
static void
resolve_partners (MpPageHeader *self,
                  Facet        *facet,
                  MpReader     *reader)
{
  MpTermIndex *terms = mp_reader_get_terms (reader);
  /* No vocabulary has an entry that is unknown to it: what comes back are the bare pieces. */
  g_autoptr (GArray) pieces = mp_term_index_split_list (terms, "", facet->value->str);
  const char *text = facet->value->str;

  for (guint i = 0; i < pieces->len;)
    {
      const MpTermMatch *first = &g_array_index (pieces, MpTermMatch, i);
      guint n = 1;
      gsize end;
      char *name;

      for (guint j = MIN (pieces->len - i, 4); j > 1 && n == 1; j--)
        {
          const MpTermMatch *last = first + j - 1;
          g_autofree char *joined = g_strndup (text + first->start, last->start + last->length - first->start);
          g_autofree char *form = g_strndup (text + last->start, last->length);

          if (mp_term_index_find_partner (terms, joined) != 0 || (j == 2 && mp_page_is_company_form (form)))
            n = j;
        }
      end = first[n - 1].start + first[n - 1].length;
      name = g_strndup (text + first->start, end - first->start);
      if (text[end] == '.' && mp_page_is_company_form (strrchr (name, ' ') ? strrchr (name, ' ') : name))
        {
          g_free (name);
          name = g_strndup (text + first->start, end + 1 - first->start);
        }
      g_ptr_array_add (self->implementers, name);
      i += n;
    }
}

static void
resolve_facets (MpPageHeader *self,
                MpReader     *reader)
{
  for (guint i = 0; i < self->facets->len; i++)
    {
      Facet *facet = g_ptr_array_index (self->facets, i);

      switch (facet->kind)
        {
        case MP_PAGE_FACET_PARTNERS:
          self->implementers_line = facet->line;
          resolve_partners (self, facet, reader);
          break;
        case MP_PAGE_FACET_SITE:
          if (self->url == NULL)
            self->url = mp_page_find_url (facet->value->str);
          break;
        case MP_PAGE_FACET_OTHER:
          mp_reader_add_message (reader, MP_SEVERITY_NOTE, "facet-unknown", facet->line,
                                 /* Translators: what a page puts before a colon, as "Sectors". */
                                 _("The line “%s” is none of areas of work, sectors, countries, regions and implementation partners; it was left out"), facet->label);
          break;
        case MP_PAGE_FACET_AREAS:
        case MP_PAGE_FACET_SECTORS:
        case MP_PAGE_FACET_COUNTRIES:
        case MP_PAGE_FACET_REGIONS:
        default:
          resolve_terms (facet, reader);
          break;
        }
    }
}

/**
 * mp_page_header_new:
 * @reader: takes the messages
 * @lines: (element-type MpPageLine): the page up to the dates of its first project
 * @n_used: (out): how many of them are the header; the rest is the first project
 *
 * Returns: (transfer full): what is said of the partner; empty when nothing is
 */
MpPageHeader *
mp_page_header_new (MpReader  *reader,
                    GPtrArray *lines,
                    guint     *n_used)
{
  MpPageHeader *self = g_new0 (MpPageHeader, 1);
  guint first = 0;

  self->facets = g_ptr_array_new_with_free_func ((GDestroyNotify) facet_free);
  self->implementers = g_ptr_array_new_with_free_func (g_free);

  while (first < lines->len && !is_known_facet (g_ptr_array_index (lines, first)))
    first++;
  if (first < lines->len)
    {
      read_heading (self, lines, first);
      *n_used = read_facets (self, lines, first);
    }
  else
    {
      *n_used = read_name_alone (self, lines);
    }
  resolve_facets (self, reader);
  if (self->url == NULL)
    self->url = g_strdup (mp_reader_get_option (reader, "url"));
  return self;
}

void
mp_page_header_free (MpPageHeader *self)
{
  g_free (self->name);
  g_free (self->url);
  g_free (self->url_title);
  g_ptr_array_unref (self->facets);
  g_ptr_array_unref (self->implementers);
  g_free (self);
}

/**
 * mp_page_header_has_facets:
 *
 * Returns: whether the page lists anything, so that it is known where the header ends
 */
gboolean
mp_page_header_has_facets (const MpPageHeader *self)
{
  return self->facets->len > 0;
}

gboolean
mp_page_header_states_countries (const MpPageHeader *self)
{
  for (guint i = 0; i < self->facets->len; i++)
    {
      const Facet *facet = g_ptr_array_index (self->facets, i);

      if (facet->kind == MP_PAGE_FACET_COUNTRIES)
        return TRUE;
    }
  return FALSE;
}

gboolean
mp_page_header_states_term (const MpPageHeader *self,
                            gint64              term)
{
  for (guint i = 0; i < self->facets->len; i++)
    {
      const Facet *facet = g_ptr_array_index (self->facets, i);

      for (guint j = 0; j < facet->terms->len; j++)
        {
          if (g_array_index (facet->terms, gint64, j) == term)
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * mp_page_header_add_unnamed_messages:
 * @named: (element-type gint64 gint64): the terms that titles and texts of projects name
 *
 * Tells which entries of the facets no project names.
 */
void
mp_page_header_add_unnamed_messages (const MpPageHeader *self,
                                     MpReader           *reader,
                                     GHashTable         *named)
{
  MpTermIndex *terms = mp_reader_get_terms (reader);

  for (guint i = 0; i < self->facets->len; i++)
    {
      const Facet *facet = g_ptr_array_index (self->facets, i);
      g_autoptr (GString) list = g_string_new (NULL);

      for (guint j = 0; j < facet->terms->len; j++)
        {
          gint64 term = g_array_index (facet->terms, gint64, j);
          g_autofree char *label = mp_term_index_dup_label (terms, term);

          if (g_hash_table_contains (named, &term) ||
              g_strcmp0 (mp_term_index_get_vocabulary_key (terms, term), get_vocabulary (facet->kind)) != 0)
            continue;
          /* Translators: between the entries of a list. */
          g_string_append_printf (list, "%s“%s”", list->len ? C_("list", ", ") : "", label);
        }
      if (list->len > 0)
        mp_reader_add_message (reader, MP_SEVERITY_NOTE, "facet-without-text", facet->line,
                               /* Translators: 1 is what a page puts before a colon, as "Sectors", 2 a list of its entries. */
                               _("%1$s: no project of the page names %2$s; it stays a statement about the partner"), facet->label, list->str);
    }
}

static void
add_stated_terms (MpPartnerDraft *draft,
                  const Facet    *facet)
{
  for (guint i = 0; i < facet->terms->len; i++)
    {
      MpRecord *record = mp_partner_draft_add_new (draft, MP_TABLE_PARTNER_TERM);

      mp_record_set_reference (record, MP_PARTNER_TERM_TERM, g_array_index (facet->terms, gint64, i));
      mp_record_set_text (record, MP_PARTNER_TERM_STANDING, "stated");
    }
  for (guint i = 0; i < facet->unknown->len; i++)
    {
      MpRecord *record = mp_partner_draft_add_new (draft, MP_TABLE_PARTNER_TERM);

      mp_record_set_text (record, MP_PARTNER_TERM_STANDING, "stated");
      mp_partner_draft_add_name (draft, record, MP_PARTNER_TERM_TERM, MP_VOCABULARY_TAGS, g_ptr_array_index (facet->unknown, i));
    }
}

static MpPartnerDraft *
make_partner (const MpPageHeader *self,
              MpReader           *reader)
{
  MpTermIndex *terms = mp_reader_get_terms (reader);
  MpPartnerDraft *draft = mp_partner_draft_new (self->line);
  gint64 country = mp_term_index_find (terms, MP_VOCABULARY_COUNTRIES, self->name);

  mp_record_set_text (draft->partner, MP_PARTNER_NAME, self->name);
  if (country != 0)
    {
      mp_record_set_text (draft->partner, MP_PARTNER_KIND, "government");
      mp_record_set_text (draft->partner, MP_PARTNER_COUNTRY, mp_term_index_get_code (terms, country));
    }
  if (self->url)
    {
      MpRecord *link = mp_partner_draft_add_new (draft, MP_TABLE_PARTNER_LINK);

      mp_record_set_text (link, MP_PARTNER_LINK_TITLE, self->url_title);
      mp_record_set_text (link, MP_PARTNER_LINK_URL, self->url);
    }
  for (guint i = 0; i < self->facets->len; i++)
    add_stated_terms (draft, g_ptr_array_index (self->facets, i));
  return draft;
}

/**
 * mp_page_header_dup_partner_drafts:
 *
 * The partner of the page with what the page states of it; and its implementation partners, as far
 * as the portfolio does not have them. The page does not say who implements which project, so they
 * get no role.
 *
 * Returns: (transfer full) (element-type MpPartnerDraft): the partners
 */
GPtrArray *
mp_page_header_dup_partner_drafts (const MpPageHeader *self,
                                   MpReader           *reader)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_partner_draft_free);

  if (self->name)
    g_ptr_array_add (drafts, make_partner (self, reader));
  for (guint i = 0; i < self->implementers->len; i++)
    {
      const char *name = g_ptr_array_index (self->implementers, i);
      g_autofree char *long_name = NULL, *acronym = NULL;
      MpPartnerDraft *draft;

      if (mp_term_index_find_partner (mp_reader_get_terms (reader), name) != 0)
        continue;
      draft = mp_partner_draft_new (self->implementers_line);
      if (mp_page_split_acronym (name, &long_name, &acronym))
        mp_record_set_text (draft->partner, MP_PARTNER_ACRONYM, acronym);
      mp_record_set_text (draft->partner, MP_PARTNER_NAME, long_name ? long_name : name);
      if (self->name)
        mp_record_take_text (draft->partner, MP_PARTNER_NOTE,
                             /* Translators: the name of a partner, as "United States". */
                             g_strdup_printf (_("Implementation partner of projects of %s, according to its page"), self->name));
      g_ptr_array_add (drafts, draft);
    }
  return drafts;
}
