/* mp-detail-words.c: the facts of a project in words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/detail/mp-detail-words.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "base/mp-language.h"
#include "base/mp-text.h"
#include "widgets/mp-number-input.h"

#define SEPARATOR " · "

/* Files of others bring addresses: only those of pages and mail are opened. */
static char *
dup_safe_uri (const char *uri)
{
  static const char *const schemes[] = { "https", "http", "mailto" };
  g_autofree char *scheme = uri ? g_uri_parse_scheme (uri) : NULL;

  for (guint i = 0; scheme && i < G_N_ELEMENTS (schemes); i++)
    {
      if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
        return g_strdup (uri);
    }
  return NULL;
}

static void
append (GString    *line,
        const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, SEPARATOR);
  g_string_append (line, text);
}

static void
append_field (GString        *line,
              MpEditContext  *context,
              const MpRecord *record,
              guint           field)
{
  g_autofree char *text = NULL;

  if (mp_record_is_null (record, field))
    return;
  text = mp_edit_context_describe_field (context, record, field);
  append (line, text);
}

static char *
end_line (GString *line)
{
  return g_string_free (line, line->len == 0);
}

static char *
dup_choice (const MpRecord *record,
            guint           field)
{
  const char *choice = mp_record_get_text (record, field);

  return choice ? g_strdup (mp_choice_get_label (choice)) : NULL;
}

static char *
dup_origin (MpEditContext  *context,
            const MpRecord *record,
            guint           field)
{
  g_autofree char *source = NULL;

  if (mp_record_is_null (record, field))
    return NULL;
  source = mp_edit_context_describe_field (context, record, field);
  /* Translators: where a statement comes from; %s is the title of a page, sheet or document. */
  return g_strdup_printf (_("Source: %s"), source);
}

static void
describe_date (MpDetailWords  *self,
               MpEditContext  *context,
               const MpRecord *record)
{
  GString *detail = g_string_new (NULL);

  self->caption = dup_choice (record, MP_DATE_REVISION_KIND);
  self->value = mp_edit_context_describe_field (context, record, MP_DATE_REVISION_DAY);
  self->origin = dup_origin (context, record, MP_DATE_REVISION_SOURCE);
  append_field (detail, context, record, MP_DATE_REVISION_REASON);
  if (!mp_record_is_null (record, MP_DATE_REVISION_RECORDED_ON))
    {
      g_autofree char *day = mp_edit_context_describe_field (context, record, MP_DATE_REVISION_RECORDED_ON);
      /* Translators: %s is the day on which a date was written down. */
      g_autofree char *recorded = g_strdup_printf (_("recorded %s"), day);

      append (detail, recorded);
    }
  append_field (detail, context, record, MP_DATE_REVISION_NOTE);
  self->detail = end_line (detail);
}

static void
describe_event (MpDetailWords  *self,
                MpEditContext  *context,
                const MpRecord *record)
{
  self->caption = dup_choice (record, MP_EVENT_KIND);
  self->value = mp_edit_context_describe_field (context, record, MP_EVENT_DAY);
  self->detail = g_strdup (mp_record_get_text (record, MP_EVENT_NOTE));
  self->origin = dup_origin (context, record, MP_EVENT_SOURCE);
}

static char *
dup_share (const MpRecord *record,
           guint           field)
{
  return mp_record_is_null (record, field) ? NULL : mp_number_input_format_share (mp_record_get_integer (record, field));
}

static void
describe_role (MpDetailWords  *self,
               MpEditContext  *context,
               const MpRecord *record)
{
  self->caption = dup_choice (record, MP_ROLE_ROLE);
  self->value = mp_edit_context_describe_field (context, record, MP_ROLE_PARTNER);
  self->detail = g_strdup (mp_record_get_text (record, MP_ROLE_NOTE));
  self->trailing = dup_share (record, MP_ROLE_SHARE);
  self->origin = dup_origin (context, record, MP_ROLE_SOURCE);
}

/* "since 1 Dec 2022", "until 3 May 2024"; NULL when no day is known. */
static char *
dup_membership_period (const MpRecord *record)
{
  MpDate from = mp_record_get_day (record, MP_PROJECT_INITIATIVE_FROM_DAY);
  MpDate to = mp_record_get_day (record, MP_PROJECT_INITIATIVE_TO_DAY);
  g_autofree char *day = NULL;

  if (from != MP_DATE_NONE && to != MP_DATE_NONE)
    return mp_format_range (from, MP_PRECISION_DAY, to, MP_PRECISION_DAY);
  if (from == MP_DATE_NONE && to == MP_DATE_NONE)
    return NULL;
  day = mp_format_date (from != MP_DATE_NONE ? from : to, MP_PRECISION_DAY);
  /* Translators: since or until when a project belongs to an initiative. */
  return g_strdup_printf (from != MP_DATE_NONE ? C_("initiative", "since %s") : C_("initiative", "until %s"), day);
}

static void
describe_membership (MpDetailWords  *self,
                     MpEditContext  *context,
                     const MpRecord *record)
{
  gint64 id = mp_record_get_integer (record, MP_PROJECT_INITIATIVE_INITIATIVE);
  MpRecord *initiative = mp_portfolio_get_record (mp_edit_context_get_portfolio (context), MP_TABLE_INITIATIVE, id);

  self->caption = initiative && !mp_record_is_null (initiative, MP_INITIATIVE_KIND) ? dup_choice (initiative, MP_INITIATIVE_KIND)
                                                                                    : g_strdup (mp_table_get_label (MP_TABLE_INITIATIVE));
  self->value = mp_edit_context_describe_field (context, record, MP_PROJECT_INITIATIVE_INITIATIVE);
  self->detail = dup_membership_period (record);
  self->origin = dup_origin (context, record, MP_PROJECT_INITIATIVE_SOURCE);
}

/* What a project or a partner states: their fields stand in the same order. */
G_STATIC_ASSERT ((int) MP_PROJECT_TERM_SOURCE == (int) MP_PARTNER_TERM_SOURCE);

static void
describe_term (MpDetailWords  *self,
               MpEditContext  *context,
               const MpRecord *record)
{
  gint64 term = mp_record_get_integer (record, MP_PROJECT_TERM_TERM);
  const char *key = mp_term_index_get_vocabulary_key (mp_edit_context_get_index (context), term);
  g_autofree char *origin = dup_origin (context, record, MP_PROJECT_TERM_SOURCE);

  self->caption = key ? mp_edit_context_dup_vocabulary (context, key) : NULL;
  self->value = mp_edit_context_describe_field (context, record, MP_PROJECT_TERM_TERM);
  self->trailing = dup_share (record, MP_PROJECT_TERM_SHARE);
  self->found = mp_record_has_choice (record, MP_PROJECT_TERM_STANDING, "found");
  if (self->found)
    self->origin = origin ? g_strdup_printf ("%s\n%s", mp_choice_get_label ("found"), origin) : g_strdup (mp_choice_get_label ("found"));
  else
    self->origin = g_steal_pointer (&origin);
}

static void
describe_relation (MpDetailWords  *self,
                   MpEditContext  *context,
                   const MpRecord *record)
{
  self->caption = dup_choice (record, MP_RELATION_KIND);
  self->other_project = mp_record_get_integer (record, MP_RELATION_OTHER);
  if (self->other_project != 0)
    self->value = mp_edit_context_describe_field (context, record, MP_RELATION_OTHER);
  else
    self->value = g_strdup (mp_record_get_text (record, MP_RELATION_OTHER_TITLE));
  self->detail = g_strdup (mp_record_get_text (record, MP_RELATION_NOTE));
  if (self->other_project == 0 && self->detail == NULL)
    self->detail = g_strdup (_("Not in this portfolio"));
  self->origin = dup_origin (context, record, MP_RELATION_SOURCE);
}

/* "Budget · FY 2021", "Obligation · 1 Oct 2021 – 30 Sep 2022". */
static char *
dup_funding_caption (const MpRecord *record)
{
  GString *caption = g_string_new (NULL);

  append (caption, mp_choice_get_label (mp_record_get_text (record, MP_FUNDING_KIND)));
  if (!mp_record_is_null (record, MP_FUNDING_FISCAL_YEAR))
    {
      /* Translators: a fiscal year; %d is the year in which it ends. */
      g_autofree char *year = g_strdup_printf (_("FY %d"), (int) mp_record_get_integer (record, MP_FUNDING_FISCAL_YEAR));
      g_autofree char *digits = mp_format_digits (year);

      append (caption, digits);
    }
  if (!mp_record_is_null (record, MP_FUNDING_FROM_DAY) || !mp_record_is_null (record, MP_FUNDING_TO_DAY))
    {
      g_autofree char *period = mp_format_range (mp_record_get_day (record, MP_FUNDING_FROM_DAY), MP_PRECISION_DAY,
                                                 mp_record_get_day (record, MP_FUNDING_TO_DAY), MP_PRECISION_DAY);

      append (caption, period);
    }
  return end_line (caption);
}

static void
describe_funding (MpDetailWords  *self,
                  MpEditContext  *context,
                  const MpRecord *record)
{
  g_autofree char *amount = mp_edit_context_describe_field (context, record, MP_FUNDING_AMOUNT);
  const char *qualifier = mp_record_get_text (record, MP_FUNDING_QUALIFIER);
  GString *detail = g_string_new (NULL);

  self->caption = dup_funding_caption (record);
  if (qualifier == NULL || g_str_equal (qualifier, "exact"))
    self->value = g_steal_pointer (&amount);
  else
    /* Translators: an inexact amount: 1 is "Up to", "About" and the like, 2 the amount. */
    self->value = g_strdup_printf (C_("money", "%1$s %2$s"), mp_choice_get_label (qualifier), amount);

  if (!mp_record_is_null (record, MP_FUNDING_DONOR))
    {
      g_autofree char *name = mp_edit_context_describe_field (context, record, MP_FUNDING_DONOR);
      /* Translators: who gives the money. */
      g_autofree char *donor = g_strdup_printf (C_("money", "from %s"), name);

      append (detail, donor);
    }
  append_field (detail, context, record, MP_FUNDING_NOTE);
  self->detail = end_line (detail);
  self->origin = dup_origin (context, record, MP_FUNDING_SOURCE);
}

static void
describe_milestone (MpDetailWords  *self,
                    MpEditContext  *context,
                    const MpRecord *record)
{
  gboolean done = !mp_record_is_null (record, MP_MILESTONE_ACTUAL_DAY);
  g_autofree char *date = mp_edit_context_describe_field (context, record, done ? MP_MILESTONE_ACTUAL_DAY : MP_MILESTONE_PLANNED_DAY);
  GString *detail = g_string_new (NULL);

  self->caption = dup_choice (record, MP_MILESTONE_KIND);
  if (mp_record_is_null (record, MP_MILESTONE_TITLE))
    self->value = g_strdup (date);
  else
    {
      self->value = g_strdup (mp_record_get_text (record, MP_MILESTONE_TITLE));
      append (detail, date);
    }
  if (done && !mp_record_is_null (record, MP_MILESTONE_PLANNED_DAY))
    {
      g_autofree char *day = mp_edit_context_describe_field (context, record, MP_MILESTONE_PLANNED_DAY);
      g_autofree char *planned = g_strdup_printf (_("planned for %s"), day);

      append (detail, planned);
    }
  append_field (detail, context, record, MP_MILESTONE_NOTE);
  self->detail = end_line (detail);
  self->origin = dup_origin (context, record, MP_MILESTONE_SOURCE);
}

static void
describe_link (MpDetailWords  *self,
               MpEditContext  *context,
               const MpRecord *record)
{
  GString *detail = g_string_new (NULL);
  const char *title = mp_record_get_text (record, MP_LINK_TITLE);
  const char *uri = mp_record_get_text (record, MP_LINK_URL);

  self->caption = dup_choice (record, MP_LINK_KIND);
  self->uri = dup_safe_uri (uri);
  self->value = g_strdup (title ? title : uri);
  if (title)
    append (detail, uri);
  append_field (detail, context, record, MP_LINK_LANGUAGE);
  append_field (detail, context, record, MP_LINK_DAY);
  self->detail = end_line (detail);
}

static void
describe_name (MpDetailWords  *self,
               MpEditContext  *context,
               const MpRecord *record)
{
  GString *detail = g_string_new (NULL);

  self->caption = dup_choice (record, MP_PROJECT_NAME_KIND);
  self->value = g_strdup (mp_record_get_text (record, MP_PROJECT_NAME_TEXT));
  append_field (detail, context, record, MP_PROJECT_NAME_LANGUAGE);
  self->detail = end_line (detail);
  self->origin = dup_origin (context, record, MP_PROJECT_NAME_SOURCE);
}

/* Of a partner or a term: kind, language and text follow each other. */
static void
describe_other_name (MpDetailWords  *self,
                     MpEditContext  *context,
                     const MpRecord *record,
                     guint           kind)
{
  GString *detail = g_string_new (NULL);

  self->caption = dup_choice (record, kind);
  self->value = g_strdup (mp_record_get_text (record, kind + 2));
  append_field (detail, context, record, kind + 1);
  self->detail = end_line (detail);
}

/* Of an element that is kept of a file, its texts; what has none is shown as it stands. */
static char *
dup_extra_field (const MpRecord *record)
{
  const char *text = mp_record_get_text (record, MP_EXTRA_FIELD_TEXT);
  g_autofree char *plain = text && *text == '<' ? mp_text_strip_markup (text) : NULL;

  return g_strdup (mp_text_is_empty (plain) ? text : plain);
}

static void
describe_narrative (MpDetailWords  *self,
                    MpEditContext  *context,
                    const MpRecord *record)
{
  GString *caption = g_string_new (NULL);
  const char *checked_by = mp_record_get_text (record, MP_NARRATIVE_CHECKED_BY);

  append_field (caption, context, record, MP_NARRATIVE_LANGUAGE);
  append_field (caption, context, record, MP_NARRATIVE_ORIGIN);
  self->caption = end_line (caption);
  self->value = g_strdup (mp_record_get_text (record, MP_NARRATIVE_TEXT));
  if (checked_by)
    /* Translators: %s is the person who has read over a translation. */
    self->detail = g_strdup_printf (_("Checked by %s"), checked_by);
  else if (mp_record_has_choice (record, MP_NARRATIVE_ORIGIN, "machine"))
    self->detail = g_strdup (_("Not checked by anybody"));
  self->origin = dup_origin (context, record, MP_NARRATIVE_SOURCE);
}

/**
 * mp_detail_words_init:
 * @self: (out caller-allocates): the words
 * @record: a record that belongs to a project, a partner or a term
 */
void
mp_detail_words_init (MpDetailWords  *self,
                      MpEditContext  *context,
                      const MpRecord *record)
{
  *self = (MpDetailWords) { .caption = NULL };
  switch ((int) mp_record_get_table (record))
    {
    case MP_TABLE_DATE_REVISION:
      describe_date (self, context, record);
      break;
    case MP_TABLE_EVENT:
      describe_event (self, context, record);
      break;
    case MP_TABLE_ROLE:
      describe_role (self, context, record);
      break;
    case MP_TABLE_PROJECT_TERM:
    case MP_TABLE_PARTNER_TERM:
      describe_term (self, context, record);
      break;
    case MP_TABLE_PROJECT_INITIATIVE:
      describe_membership (self, context, record);
      break;
    case MP_TABLE_RELATION:
      describe_relation (self, context, record);
      break;
    case MP_TABLE_FUNDING:
      describe_funding (self, context, record);
      break;
    case MP_TABLE_MILESTONE:
      describe_milestone (self, context, record);
      break;
    case MP_TABLE_LINK:
      describe_link (self, context, record);
      break;
    case MP_TABLE_PROJECT_NAME:
      describe_name (self, context, record);
      break;
    case MP_TABLE_PARTNER_NAME:
      describe_other_name (self, context, record, MP_PARTNER_NAME_KIND);
      break;
    case MP_TABLE_TERM_NAME:
      describe_other_name (self, context, record, MP_TERM_NAME_KIND);
      break;
    case MP_TABLE_PARTNER_LINK:
      self->uri = dup_safe_uri (mp_record_get_text (record, MP_PARTNER_LINK_URL));
      self->detail = mp_record_is_null (record, MP_PARTNER_LINK_TITLE) ? NULL : g_strdup (mp_record_get_text (record, MP_PARTNER_LINK_URL));
      self->value = g_strdup (mp_record_get_text (record, self->detail ? MP_PARTNER_LINK_TITLE : MP_PARTNER_LINK_URL));
      break;
    case MP_TABLE_NARRATIVE:
      describe_narrative (self, context, record);
      break;
    case MP_TABLE_IDENTIFIER:
      self->caption = dup_choice (record, MP_IDENTIFIER_KIND);
      self->value = g_strdup (mp_record_get_text (record, MP_IDENTIFIER_VALUE));
      self->detail = g_strdup (mp_record_get_text (record, MP_IDENTIFIER_ISSUER));
      break;
    case MP_TABLE_EXTRA_FIELD:
      self->caption = g_strdup (mp_record_get_text (record, MP_EXTRA_FIELD_NAME));
      self->value = dup_extra_field (record);
      self->origin = dup_origin (context, record, MP_EXTRA_FIELD_SOURCE);
      break;
    default:
      self->caption = g_strdup (mp_table_get_label (mp_record_get_table (record)));
      self->value = mp_edit_context_describe_record (context, record);
      break;
    }
}

static gboolean
is_address (MpTable table,
            guint   field)
{
  return (table == MP_TABLE_SOURCE && field == MP_SOURCE_URL) || (table == MP_TABLE_INITIATIVE && field == MP_INITIATIVE_URL) ||
         (table == MP_TABLE_VOCABULARY && field == MP_VOCABULARY_URI);
}

/**
 * mp_detail_words_init_field:
 * @self: (out caller-allocates): the words
 * @record: the record that a page is about
 * @field: one of its own fields
 */
void
mp_detail_words_init_field (MpDetailWords  *self,
                            MpEditContext  *context,
                            const MpRecord *record,
                            guint           field)
{
  MpTable table = mp_record_get_table (record);

  *self = (MpDetailWords) { .caption = g_strdup (mp_field_get_label (table, field)) };
  self->value = mp_edit_context_describe_field (context, record, field);
  self->dim = mp_record_is_null (record, field);
  if (is_address (table, field))
    self->uri = dup_safe_uri (mp_record_get_text (record, field));
  if (table == MP_TABLE_PROJECT && field == MP_PROJECT_STATED_STATUS && !mp_record_is_null (record, MP_PROJECT_STATED_STATUS_DAY))
    {
      g_autofree char *day = mp_edit_context_describe_field (context, record, MP_PROJECT_STATED_STATUS_DAY);

      /* Translators: the day for which the source gave the status. */
      self->detail = g_strdup_printf (_("as of %s"), day);
    }
}

void
mp_detail_words_clear (MpDetailWords *self)
{
  g_clear_pointer (&self->caption, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_pointer (&self->trailing, g_free);
  g_clear_pointer (&self->origin, g_free);
  g_clear_pointer (&self->uri, g_free);
}
