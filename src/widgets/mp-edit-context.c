/* mp-edit-context.c: what rows and editors need to know of their document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/mp-edit-context.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "base/mp-language.h"
#include "base/mp-text.h"
#include "model/mp-vocabulary.h"

struct _MpEditContext
{
  GObject parent_instance;

  MpPortfolio *portfolio;
  MpEditor *editor;
  MpLookup *lookup;
  MpDate as_of;
  MpProjectRecord *project;
  const char *fixed_reason; /* static */
};

G_DEFINE_FINAL_TYPE (MpEditContext, mp_edit_context, G_TYPE_OBJECT)

static void
mp_edit_context_dispose (GObject *object)
{
  MpEditContext *self = MP_EDIT_CONTEXT (object);

  g_clear_object (&self->portfolio);
  g_clear_object (&self->editor);
  g_clear_object (&self->lookup);
  g_clear_pointer (&self->project, mp_project_record_unref);
  G_OBJECT_CLASS (mp_edit_context_parent_class)->dispose (object);
}

static void
mp_edit_context_class_init (MpEditContextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_edit_context_dispose;
}

static void
mp_edit_context_init (MpEditContext *self)
{
  self->as_of = MP_DATE_NONE;
}

MpEditContext *
mp_edit_context_new (MpPortfolio *portfolio,
                     MpEditor    *editor,
                     MpLookup    *lookup)
{
  MpEditContext *self;

  g_return_val_if_fail (MP_IS_PORTFOLIO (portfolio), NULL);
  g_return_val_if_fail (MP_IS_EDITOR (editor), NULL);
  g_return_val_if_fail (MP_IS_LOOKUP (lookup), NULL);

  self = g_object_new (MP_TYPE_EDIT_CONTEXT, NULL);
  self->portfolio = g_object_ref (portfolio);
  self->editor = g_object_ref (editor);
  self->lookup = g_object_ref (lookup);
  return self;
}

MpPortfolio *
mp_edit_context_get_portfolio (MpEditContext *self)
{
  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (self), NULL);

  return self->portfolio;
}

MpEditor *
mp_edit_context_get_editor (MpEditContext *self)
{
  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (self), NULL);

  return self->editor;
}

MpLookup *
mp_edit_context_get_lookup (MpEditContext *self)
{
  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (self), NULL);

  return self->lookup;
}

/**
 * mp_edit_context_get_index:
 *
 * Returns: (transfer none): the terms and partners as they are now; not to be kept
 */
MpTermIndex *
mp_edit_context_get_index (MpEditContext *self)
{
  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (self), NULL);

  return mp_portfolio_get_term_index (self->portfolio);
}

const char *
mp_edit_context_get_read_only_reason (MpEditContext *self)
{
  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (self), NULL);

  return self->fixed_reason ? self->fixed_reason : mp_editor_get_read_only_reason (self->editor);
}

/**
 * mp_edit_context_set_fixed_reason:
 * @reason: (nullable): a translated sentence that says why what the page shows cannot be changed,
 *   though the document can; it must stay
 */
void
mp_edit_context_set_fixed_reason (MpEditContext *self,
                                  const char    *reason)
{
  g_return_if_fail (MP_IS_EDIT_CONTEXT (self));

  self->fixed_reason = reason;
}

void
mp_edit_context_set_as_of (MpEditContext *self,
                           MpDate         day)
{
  g_return_if_fail (MP_IS_EDIT_CONTEXT (self));

  self->as_of = day;
}

/* The day on which the page looks at its project: what is typed now is recorded on it. */
MpDate
mp_edit_context_get_as_of (MpEditContext *self)
{
  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (self), MP_DATE_NONE);

  return self->as_of;
}

/**
 * mp_edit_context_set_project:
 * @project: (nullable): the project that the page shows, as it was read last
 */
void
mp_edit_context_set_project (MpEditContext   *self,
                             MpProjectRecord *project)
{
  g_return_if_fail (MP_IS_EDIT_CONTEXT (self));

  if (project)
    mp_project_record_ref (project);
  g_clear_pointer (&self->project, mp_project_record_unref);
  self->project = project;
}

/* What a record is held against, where it is one of this project. */
MpProjectRecord *
mp_edit_context_get_project (MpEditContext *self)
{
  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (self), NULL);

  return self->project;
}

/* The title of a project is in its summary, not among the records. */
static char *
dup_project_title (MpEditContext *self,
                   gint64         id)
{
  guint row = mp_portfolio_find_row (self->portfolio, id);
  const MpSummary *summary = row == MP_INVALID_ROW ? NULL : mp_portfolio_get_summary (self->portfolio, row);

  return summary ? g_strdup (summary->title) : NULL;
}

static char *
dup_record_label (MpEditContext *self,
                  MpTable        table,
                  gint64         id)
{
  MpRecord *record = mp_portfolio_get_record (self->portfolio, table, id);

  if (record == NULL)
    return NULL;
  if (table == MP_TABLE_PARTNER)
    return g_strdup (mp_record_get_text (record, MP_PARTNER_NAME));
  if (table == MP_TABLE_INITIATIVE)
    return g_strdup (mp_record_get_text (record, MP_INITIATIVE_NAME));
  if (table == MP_TABLE_SOURCE)
    return g_strdup (mp_record_get_text (record, MP_SOURCE_TITLE));
  if (table == MP_TABLE_VOCABULARY)
    return g_strdup (mp_record_get_text (record, MP_VOCABULARY_TITLE));
  return NULL;
}

/**
 * mp_edit_context_dup_label:
 * @table: the table of the record
 *
 * Returns: (transfer full): what users call the record @id, in words also when it is gone
 */
char *
mp_edit_context_dup_label (MpEditContext *self,
                           MpTable        table,
                           gint64         id)
{
  char *label;

  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (self), NULL);

  if (table == MP_TABLE_PROJECT)
    label = dup_project_title (self, id);
  else if (table == MP_TABLE_TERM)
    label = mp_term_index_dup_label (mp_edit_context_get_index (self), id);
  else
    label = dup_record_label (self, table, id);

  /* Translators: stands for a partner, term, source … that was deleted since. */
  return label ? label : g_strdup (_("Deleted since"));
}

/**
 * mp_edit_context_dup_vocabulary:
 * @key: the key of a vocabulary
 *
 * Returns: (transfer full): its title, in the user's language where it is one of ours
 */
char *
mp_edit_context_dup_vocabulary (MpEditContext *self,
                                const char    *key)
{
  const char *label = mp_vocabulary_get_label (key);
  gint64 id;

  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (self), NULL);

  if (label)
    return g_strdup (label);
  id = mp_term_index_get_vocabulary (mp_edit_context_get_index (self), key);
  return id ? mp_edit_context_dup_label (self, MP_TABLE_VOCABULARY, id) : g_strdup (key);
}

/**
 * mp_edit_context_get_precision_field:
 *
 * Returns: the field that says how exact the day in @field is, or -1
 */
int
mp_edit_context_get_precision_field (MpTable table,
                                     guint   field)
{
  const MpTableInfo *info = mp_table_get_info (table);

  if (info->fields[field].type == MP_FIELD_DAY && field + 1 < info->n_fields &&
      g_str_has_suffix (info->fields[field + 1].name, "precision"))
    return (int) field + 1;
  return -1;
}

gboolean
mp_edit_context_is_language (MpTable table,
                             guint   field)
{
  const MpField *info = &mp_table_get_info (table)->fields[field];

  return info->type == MP_FIELD_TEXT && strcmp (info->name, "language") == 0;
}

gboolean
mp_edit_context_is_country (MpTable table,
                            guint   field)
{
  return table == MP_TABLE_PARTNER && field == MP_PARTNER_COUNTRY;
}

/* The code itself where the portfolio does not know it. */
static char *
dup_country (MpEditContext *self,
             const char    *code)
{
  MpTermIndex *index = mp_edit_context_get_index (self);
  gint64 id = mp_term_index_find_code (index, MP_VOCABULARY_COUNTRIES, code);

  return id ? mp_term_index_dup_label (index, id) : g_strdup (code);
}

/**
 * mp_edit_context_describe_value:
 *
 * Returns: (transfer full): the value as users read it, references by name
 */
char *
mp_edit_context_describe_value (MpEditContext *self,
                                MpTable        table,
                                guint          field,
                                const MpValue *value)
{
  const MpField *info = &mp_table_get_info (table)->fields[field];

  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (self), NULL);

  if (value->type == MP_VALUE_INTEGER && info->type == MP_FIELD_REFERENCE)
    return mp_edit_context_dup_label (self, info->target, value->integer);
  if (value->type == MP_VALUE_TEXT && mp_edit_context_is_language (table, field))
    return mp_language_dup_name (value->text);
  if (value->type == MP_VALUE_TEXT && mp_edit_context_is_country (table, field))
    return dup_country (self, value->text);
  return mp_value_describe (table, field, value);
}

/**
 * mp_edit_context_describe_field:
 *
 * Returns: (transfer full): what @field holds as users read it: days as exact as stated, amounts
 *   with their currency
 */
char *
mp_edit_context_describe_field (MpEditContext  *self,
                                const MpRecord *record,
                                guint           field)
{
  MpTable table = mp_record_get_table (record);
  const MpField *info = &mp_table_get_info (table)->fields[field];
  int precision = mp_edit_context_get_precision_field (table, field);

  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (self), NULL);

  if (precision >= 0)
    return mp_format_date (mp_record_get_day (record, field), mp_record_get_precision (record, (guint) precision));
  if (info->type == MP_FIELD_MONEY && !mp_record_is_null (record, field) && !mp_record_is_null (record, field + 1))
    return mp_format_money (mp_record_get_integer (record, field), mp_record_get_text (record, field + 1));
  return mp_edit_context_describe_value (self, table, field, mp_record_get_value (record, field));
}

/* The field whose words name the record, -1 when only its table does. */
static int
get_subject_field (const MpRecord *record)
{
  switch ((int) mp_record_get_table (record))
    {
    case MP_TABLE_DATE_REVISION:
      return MP_DATE_REVISION_KIND;
    case MP_TABLE_EVENT:
      return MP_EVENT_KIND;
    case MP_TABLE_ROLE:
      return MP_ROLE_PARTNER;
    case MP_TABLE_PROJECT_TERM:
      return MP_PROJECT_TERM_TERM;
    case MP_TABLE_PROJECT_INITIATIVE:
      return MP_PROJECT_INITIATIVE_INITIATIVE;
    case MP_TABLE_PARTNER_TERM:
      return MP_PARTNER_TERM_TERM;
    case MP_TABLE_PARTNER_NAME:
      return MP_PARTNER_NAME_KIND;
    case MP_TABLE_TERM_NAME:
      return MP_TERM_NAME_KIND;
    case MP_TABLE_FUNDING:
      return MP_FUNDING_KIND;
    case MP_TABLE_MILESTONE:
      return mp_record_is_null (record, MP_MILESTONE_TITLE) ? MP_MILESTONE_KIND : MP_MILESTONE_TITLE;
    case MP_TABLE_IDENTIFIER:
      return MP_IDENTIFIER_KIND;
    case MP_TABLE_PROJECT_NAME:
      return MP_PROJECT_NAME_KIND;
    case MP_TABLE_NARRATIVE:
      return MP_NARRATIVE_FIELD;
    case MP_TABLE_RELATION:
      return MP_RELATION_KIND;
    case MP_TABLE_EXTRA_FIELD:
      return MP_EXTRA_FIELD_NAME;
    default:
      return -1;
    }
}

/**
 * mp_edit_context_dup_subject:
 *
 * Returns: (transfer full): what undo, history and buttons call the record: "Planned end", "Mexico"
 */
char *
mp_edit_context_dup_subject (MpEditContext  *self,
                             const MpRecord *record)
{
  MpTable table = mp_record_get_table (record);
  int field = get_subject_field (record);
  const MpField *info;

  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (self), NULL);

  if (field < 0 || mp_record_is_null (record, (guint) field))
    return g_strdup (mp_table_get_label (table));

  /* What is stored together with it has no name yet. */
  info = &mp_table_get_info (table)->fields[field];
  if (info->type == MP_FIELD_REFERENCE &&
      mp_portfolio_get_record (self->portfolio, info->target, mp_record_get_integer (record, (guint) field)) == NULL)
    return g_strdup (info->target == MP_TABLE_TERM ? C_("subject", "Tag") : mp_table_get_label (info->target));
  return mp_edit_context_describe_field (self, record, (guint) field);
}

/**
 * mp_edit_context_describe_record:
 *
 * Returns: (transfer full): the record in one line, for the history: its stated values but for
 *   owner, source and note
 */
char *
mp_edit_context_describe_record (MpEditContext  *self,
                                 const MpRecord *record)
{
  MpTable table = mp_record_get_table (record);
  const MpTableInfo *info = mp_table_get_info (table);
  GString *line = g_string_new (NULL);

  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (self), NULL);

  for (guint i = mp_table_has_owner (table, NULL) ? 1 : 0; i < info->n_fields; i++)
    {
      const MpField *field = &info->fields[i];
      g_autofree char *value = NULL;
      g_autofree char *one_line = NULL;

      if (mp_record_is_null (record, i) || field->label == NULL || field->target == MP_TABLE_SOURCE || strcmp (field->name, "note") == 0)
        continue;
      if (g_str_has_suffix (field->name, "precision") || (i > 0 && field[-1].type == MP_FIELD_MONEY) ||
          mp_record_has_choice (record, i, "exact"))
        continue;
      value = mp_edit_context_describe_field (self, record, i);
      one_line = mp_text_one_line (value);
      if (line->len > 0)
        g_string_append (line, " · ");
      if (g_utf8_strlen (one_line, -1) > 120)
        {
          g_autofree char *start = g_utf8_substring (one_line, 0, 119);

          g_string_append (line, start);
          g_string_append (line, "…");
        }
      else
        g_string_append (line, one_line);
    }
  return g_string_free (line, FALSE);
}
