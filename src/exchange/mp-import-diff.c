/* mp-import-diff.c: what a draft would change in a project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"
#include "exchange/mp-import-private.h"

/* The fields by which two records are recognised as one statement, -1 at the end. Names are
 * compared folded. */
static const int keys[MP_TABLE_LAST_CHILD + 1][5] = {
  [MP_TABLE_PROJECT_NAME] = { MP_PROJECT_NAME_TEXT, -1 },
  [MP_TABLE_IDENTIFIER] = { MP_IDENTIFIER_VALUE, -1 },
  [MP_TABLE_NARRATIVE] = { MP_NARRATIVE_FIELD, MP_NARRATIVE_LANGUAGE, MP_NARRATIVE_ORIGIN, -1 },
  [MP_TABLE_DATE_REVISION] = { MP_DATE_REVISION_KIND, MP_DATE_REVISION_DAY, MP_DATE_REVISION_PRECISION, MP_DATE_REVISION_RECORDED_ON, -1 },
  [MP_TABLE_EVENT] = { MP_EVENT_KIND, MP_EVENT_DAY, -1 },
  [MP_TABLE_ROLE] = { MP_ROLE_PARTNER, MP_ROLE_ROLE, -1 },
  [MP_TABLE_PROJECT_TERM] = { MP_PROJECT_TERM_TERM, -1 },
  [MP_TABLE_PROJECT_INITIATIVE] = { MP_PROJECT_INITIATIVE_INITIATIVE, -1 },
  [MP_TABLE_RELATION] = { MP_RELATION_KIND, MP_RELATION_OTHER, MP_RELATION_OTHER_TITLE, -1 },
  [MP_TABLE_FUNDING] = { MP_FUNDING_FISCAL_YEAR, MP_FUNDING_KIND, MP_FUNDING_CURRENCY, MP_FUNDING_AMOUNT, -1 },
  [MP_TABLE_MILESTONE] = { MP_MILESTONE_KIND, MP_MILESTONE_TITLE, MP_MILESTONE_PLANNED_DAY, -1 },
  [MP_TABLE_LINK] = { MP_LINK_URL, -1 },
  [MP_TABLE_EXTRA_FIELD] = { MP_EXTRA_FIELD_NAME, -1 },
};

typedef struct
{
  MpImportContext *context;
  MpProjectRecord *old;
  gboolean complete;
  GPtrArray *differences;
  MpChangeSet *changes;
} Diff;

static gboolean
is_source_field (MpTable table,
                 guint   field)
{
  return mp_table_get_info (table)->fields[field].target == MP_TABLE_SOURCE;
}

/* Fills in what the import itself knows: where a statement comes from and when it was recorded. */
void
mp_import_prepare (MpDraft  *draft,
                   MpDate    recorded_on,
                   gboolean  has_source)
{
  MpProjectRecord *project = draft->project;

  if (has_source && mp_record_is_null (mp_project_record_get_project (project), MP_PROJECT_SOURCE))
    mp_record_set_integer (mp_project_record_get_project (project), MP_PROJECT_SOURCE, MP_LOCAL_SOURCE);
  for (guint table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      const MpTableInfo *info = mp_table_get_info (table);

      for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
        {
          MpRecord *record = mp_project_record_get (project, table, i);

          for (guint field = 1; has_source && field < info->n_fields; field++)
            {
              if (is_source_field (table, field) && mp_record_is_null (record, field))
                mp_record_set_integer (record, field, MP_LOCAL_SOURCE);
            }
          if (table == MP_TABLE_DATE_REVISION && !draft->complete && mp_record_is_null (record, MP_DATE_REVISION_RECORDED_ON))
            mp_record_set_day (record, MP_DATE_REVISION_RECORDED_ON, recorded_on);
        }
    }
}

static gboolean
texts_equal_folded (const char *a,
                    const char *b)
{
  g_autofree char *words_a = mp_text_fold_words (a);
  g_autofree char *words_b = mp_text_fold_words (b);

  return *words_a ? strcmp (words_a, words_b) == 0 : strcmp (a, b) == 0;
}

/* Whether a text of @table may be spelled in another way and still be the same. */
static gboolean
is_spelled_freely (MpTable     table,
                   MpFieldType type)
{
  return (type == MP_FIELD_TEXT || type == MP_FIELD_LONG_TEXT) && table != MP_TABLE_LINK && table != MP_TABLE_EXTRA_FIELD;
}

static gboolean
is_same_statement (const MpRecord *a,
                   const MpRecord *b)
{
  MpTable table = mp_record_get_table (a);

  for (guint i = 0; keys[table][i] >= 0; i++)
    {
      guint field = (guint) keys[table][i];
      MpFieldType type = mp_table_get_info (table)->fields[field].type;
      const char *text_a = mp_record_get_text (a, field);
      const char *text_b = mp_record_get_text (b, field);

      if (text_a && text_b && is_spelled_freely (table, type))
        {
          if (!texts_equal_folded (text_a, text_b))
            return FALSE;
        }
      else if (!mp_value_equal (mp_record_get_value (a, field), mp_record_get_value (b, field)))
        {
          return FALSE;
        }
    }
  return TRUE;
}

/* Whether @record, of the file, wants another value in @field of @old. */
static gboolean
wants_field (Diff           *diff,
             const MpRecord *old,
             const MpRecord *record,
             guint           field)
{
  MpTable table = mp_record_get_table (record);
  const char *text;

  if (mp_value_equal (mp_record_get_value (old, field), mp_record_get_value (record, field)))
    return FALSE;
  if (diff->complete)
    return TRUE;
  if (mp_record_is_null (record, field) || is_source_field (table, field))
    return FALSE;
  /* Kinds that a reader has to guess do not overrule those that somebody chose. */
  if ((table == MP_TABLE_LINK && field == MP_LINK_KIND) || (table == MP_TABLE_PROJECT_NAME && field != MP_PROJECT_NAME_LANGUAGE) ||
      (table == MP_TABLE_IDENTIFIER && field != MP_IDENTIFIER_ISSUER))
    return FALSE;
  if (table == MP_TABLE_PROJECT_TERM && field == MP_PROJECT_TERM_STANDING)
    {
      /* found < stated < confirmed */
      if (mp_record_has_choice (record, field, "found") || mp_record_has_choice (old, field, "confirmed"))
        return FALSE;
    }
  text = mp_record_get_text (record, field);
  if (text && mp_record_get_text (old, field) && mp_table_get_info (table)->fields[field].type == MP_FIELD_LONG_TEXT)
    {
      g_autofree char *clean_old = mp_text_clean (mp_record_get_text (old, field));
      g_autofree char *clean_new = mp_text_clean (text);

      return strcmp (clean_old, clean_new) != 0;
    }
  return TRUE;
}

/* What is done from here on is done if the file has its way. */
static MpImportDifference *
add_difference (Diff           *diff,
                const MpRecord *record,
                int             field,
                const char     *label,
                const char     *old_text,
                const char     *new_text)
{
  MpImportDifference *difference = mp_import_difference_new (mp_record_get_table (record), field, label, old_text, new_text);

  difference->first = mp_change_set_get_n (diff->changes);
  g_ptr_array_add (diff->differences, difference);
  return difference;
}

static void
end_theirs (Diff               *diff,
            MpImportDifference *difference)
{
  difference->n_theirs = mp_change_set_get_n (diff->changes) - difference->first;
}

/* What was done since end_theirs() is done to keep both. */
static void
end_both (Diff               *diff,
          MpImportDifference *difference,
          MpBoth              both,
          MpChoice            proposed)
{
  difference->n_both = mp_change_set_get_n (diff->changes) - difference->first - difference->n_theirs;
  difference->both = both;
  difference->proposed = difference->choice = proposed;
}

static void
insert_copy (Diff           *diff,
             const MpRecord *record)
{
  MpRecord *copy = mp_record_copy (record);

  mp_record_set_id (copy, 0);
  mp_record_set_reference (copy, 0, mp_project_record_get_id (diff->old));
  mp_change_set_insert (diff->changes, copy);
}

static void
update_field (Diff           *diff,
              const MpRecord *old,
              const MpRecord *record,
              guint           field)
{
  MpTable table = mp_record_get_table (record);
  g_autofree char *old_text = mp_import_describe_value (diff->context, old, field);
  g_autofree char *new_text = mp_import_describe_value (diff->context, record, field);
  gboolean is_text = (table == MP_TABLE_NARRATIVE && field == MP_NARRATIVE_TEXT) || (table == MP_TABLE_EXTRA_FIELD && field == MP_EXTRA_FIELD_TEXT);
  g_autofree char *label = NULL;
  MpImportDifference *difference;

  if (table == MP_TABLE_PROJECT)
    {
      label = g_strdup (mp_field_get_label (table, field));
    }
  else if (is_text)
    {
      label = mp_import_label_record (diff->context, old);
    }
  else
    {
      g_autofree char *kind = mp_import_label_record (diff->context, old);
      g_autofree char *what = mp_import_describe_record (diff->context, old);

      /* Translators: what differs: 1 is a kind of statement as "Role", 2 what it says, 3 the name of its field. */
      label = g_strdup_printf (C_("difference", "%1$s, %2$s: %3$s"), kind, what, mp_field_get_label (table, field));
    }
  difference = add_difference (diff, record, (int) field, label, old_text, new_text);
  mp_change_set_update (diff->changes, old, field, mp_record_get_value (record, field));
  end_theirs (diff, difference);
  if (is_text && !mp_record_is_null (old, field) && !mp_record_is_null (record, field))
    {
      insert_copy (diff, record);
      end_both (diff, difference, MP_BOTH_TEXT, MP_CHOICE_THEIRS);
    }
}

/* What stands for the old statement where a new one is added: the date that counted so far. */
static char *
dup_replaced_text (Diff           *diff,
                   const MpRecord *record)
{
  MpRecord *current;

  if (mp_record_get_table (record) != MP_TABLE_DATE_REVISION)
    return NULL;
  current = mp_project_record_get_date (diff->old, mp_record_get_text (record, MP_DATE_REVISION_KIND));
  return current ? mp_import_describe_record (diff->context, current) : NULL;
}

static void
insert_record (Diff           *diff,
               const MpRecord *record)
{
  g_autofree char *label = mp_import_label_record (diff->context, record);
  g_autofree char *old_text = dup_replaced_text (diff, record);
  g_autofree char *new_text = mp_import_describe_record (diff->context, record);
  MpImportDifference *difference = add_difference (diff, record, -1, label, old_text, new_text);

  insert_copy (diff, record);
  end_theirs (diff, difference);
}

static void
delete_record (Diff           *diff,
               const MpRecord *record)
{
  g_autofree char *label = mp_import_label_record (diff->context, record);
  g_autofree char *old_text = mp_import_describe_record (diff->context, record);
  MpImportDifference *difference;

  difference = add_difference (diff, record, -1, label, old_text, NULL);
  mp_change_set_delete (diff->changes, record);
  end_theirs (diff, difference);
}

/* Whether a statement of the project already covers this date: the same one, known from any
 * revision, or a finer one that the current revision has. */
gboolean
mp_import_date_is_known (MpProjectRecord *old,
                         const MpRecord  *date)
{
  const char *kind = mp_record_get_text (date, MP_DATE_REVISION_KIND);
  MpDate day = mp_record_get_day (date, MP_DATE_REVISION_DAY);
  MpDatePrecision precision = mp_record_get_precision (date, MP_DATE_REVISION_PRECISION);
  MpRecord *current = mp_project_record_get_date (old, kind);

  for (guint i = 0; i < mp_project_record_get_n (old, MP_TABLE_DATE_REVISION); i++)
    {
      MpRecord *record = mp_project_record_get (old, MP_TABLE_DATE_REVISION, i);

      if (mp_record_has_choice (record, MP_DATE_REVISION_KIND, kind) && mp_record_get_day (record, MP_DATE_REVISION_DAY) == day &&
          mp_record_get_precision (record, MP_DATE_REVISION_PRECISION) == precision)
        return TRUE;
    }
  return current && mp_record_get_precision (current, MP_DATE_REVISION_PRECISION) < precision &&
         mp_date_period_start (mp_record_get_day (current, MP_DATE_REVISION_DAY), precision) == mp_date_period_start (day, precision);
}

/* Another date is a further statement, and what was said before stays; unless somebody wants the
 * statement that counts to be corrected. */
static void
diff_date (Diff           *diff,
           const MpRecord *record)
{
  static const guint corrected[] = { MP_DATE_REVISION_DAY, MP_DATE_REVISION_PRECISION, MP_DATE_REVISION_SOURCE };
  MpRecord *current = mp_project_record_get_date (diff->old, mp_record_get_text (record, MP_DATE_REVISION_KIND));
  g_autoptr (MpRecord) revision = NULL;
  g_autofree char *label = NULL;
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;
  MpImportDifference *difference;

  if (mp_import_date_is_known (diff->old, record))
    return;
  if (current == NULL)
    {
      insert_record (diff, record);
      return;
    }
  label = mp_import_label_record (diff->context, record);
  old_text = mp_import_describe_record (diff->context, current);
  new_text = mp_import_describe_record (diff->context, record);
  difference = add_difference (diff, record, -1, label, old_text, new_text);
  for (guint i = 0; i < G_N_ELEMENTS (corrected); i++)
    {
      if (!mp_record_is_null (record, corrected[i]))
        mp_change_set_update (diff->changes, current, corrected[i], mp_record_get_value (record, corrected[i]));
    }
  end_theirs (diff, difference);
  revision = mp_record_copy (record);
  if (mp_record_has_choice (record, MP_DATE_REVISION_REASON, "original"))
    mp_record_set_text (revision, MP_DATE_REVISION_REASON, "amendment");
  insert_copy (diff, revision);
  end_both (diff, difference, MP_BOTH_DATE, MP_CHOICE_BOTH);
}

/* Whether the project has that name already, as its title. */
static gboolean
is_title (Diff           *diff,
          const MpRecord *record)
{
  const char *title = mp_project_record_get_title (diff->old);
  const char *text;

  if (diff->complete || mp_record_get_table (record) != MP_TABLE_PROJECT_NAME)
    return FALSE;
  text = mp_record_get_text (record, MP_PROJECT_NAME_TEXT);
  return title && text && texts_equal_folded (title, text);
}

static gboolean
has_difference (Diff           *diff,
                const MpRecord *old,
                const MpRecord *record)
{
  for (guint field = 1; field < mp_table_get_info (mp_record_get_table (record))->n_fields; field++)
    {
      if (wants_field (diff, old, record, field))
        return TRUE;
    }
  return FALSE;
}

/* Finds for each record of the file the one of the project that it is: first those that say
 * exactly the same, then those of the same key. */
static void
pair_records (Diff            *diff,
              MpProjectRecord *project,
              MpTable          table,
              MpRecord       **partners,
              gboolean        *taken)
{
  guint n_new = mp_project_record_get_n (project, table);
  guint n_old = mp_project_record_get_n (diff->old, table);

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < n_new; i++)
        {
          MpRecord *record = mp_project_record_get (project, table, i);

          for (guint j = 0; j < n_old && partners[i] == NULL; j++)
            {
              MpRecord *old = mp_project_record_get (diff->old, table, j);

              if (taken[j] || !is_same_statement (old, record) || (pass == 0 && has_difference (diff, old, record)))
                continue;
              partners[i] = old;
              taken[j] = TRUE;
            }
        }
    }
}

static void
diff_table (Diff            *diff,
            MpProjectRecord *project,
            MpTable          table)
{
  guint n_new = mp_project_record_get_n (project, table);
  guint n_old = mp_project_record_get_n (diff->old, table);
  g_autofree MpRecord **partners = g_new0 (MpRecord *, n_new);
  g_autofree gboolean *taken = g_new0 (gboolean, n_old);

  pair_records (diff, project, table, partners, taken);
  for (guint i = 0; i < n_new; i++)
    {
      MpRecord *record = mp_project_record_get (project, table, i);

      if (partners[i] == NULL)
        {
          if (!is_title (diff, record))
            insert_record (diff, record);
          continue;
        }
      for (guint field = 1; field < mp_table_get_info (table)->n_fields; field++)
        {
          if (wants_field (diff, partners[i], record, field))
            update_field (diff, partners[i], record, field);
        }
    }
  for (guint j = 0; diff->complete && j < n_old; j++)
    {
      if (!taken[j])
        delete_record (diff, mp_project_record_get (diff->old, table, j));
    }
}

/* Whether two titles differ in small words and spelling alone: "&" and "and", "labour", "(RISE)". */
static gboolean
has_same_words (const char *a,
                const char *b)
{
  g_autoptr (GArray) tokens_a = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) tokens_b = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *words_a = mp_title_dup_words (a);
  g_autofree char *words_b = mp_title_dup_words (b);
  guint n = mp_title_append_tokens (tokens_a, words_a);

  return n == mp_title_append_tokens (tokens_b, words_b) && n > 0 && memcmp (tokens_a->data, tokens_b->data, n * sizeof (guint32)) == 0;
}

static gboolean
has_name (Diff       *diff,
          const char *text)
{
  for (guint i = 0; i < mp_project_record_get_n (diff->old, MP_TABLE_PROJECT_NAME); i++)
    {
      if (texts_equal_folded (mp_record_get_text (mp_project_record_get (diff->old, MP_TABLE_PROJECT_NAME, i), MP_PROJECT_NAME_TEXT), text))
        return TRUE;
    }
  return FALSE;
}

/* Keeps a title findable under a name of the given kind. */
static void
keep_name (Diff       *diff,
           const char *kind,
           const char *text)
{
  g_autoptr (MpRecord) name = NULL;

  if (has_name (diff, text))
    return;
  name = mp_record_new (MP_TABLE_PROJECT_NAME, 0);
  mp_record_set_text (name, MP_PROJECT_NAME_KIND, kind);
  mp_record_set_text (name, MP_PROJECT_NAME_TEXT, text);
  insert_copy (diff, name);
}

/* Their title takes the place of the old one, which stays as a name of the given kind; or it
 * becomes one more name. */
static void
offer_title (Diff       *diff,
             MpRecord   *project,
             const char *old_kind,
             MpChoice    proposed)
{
  MpRecord *old = mp_project_record_get_project (diff->old);
  const char *old_title = mp_record_get_text (old, MP_PROJECT_TITLE);
  const char *title = mp_record_get_text (project, MP_PROJECT_TITLE);
  MpImportDifference *difference =
    add_difference (diff, project, MP_PROJECT_TITLE, mp_field_get_label (MP_TABLE_PROJECT, MP_PROJECT_TITLE), old_title, title);

  mp_change_set_update (diff->changes, old, MP_PROJECT_TITLE, mp_record_get_value (project, MP_PROJECT_TITLE));
  if (old_kind)
    keep_name (diff, old_kind, old_title);
  end_theirs (diff, difference);
  if (old_kind == NULL)
    return;
  keep_name (diff, "alias", title);
  end_both (diff, difference, MP_BOTH_NAME, proposed);
}

static void
diff_title (Diff        *diff,
            MpRecord    *project,
            MpMatchKind  kind)
{
  MpRecord *old = mp_project_record_get_project (diff->old);
  const char *old_title = mp_record_get_text (old, MP_PROJECT_TITLE);
  const char *title = mp_record_get_text (project, MP_PROJECT_TITLE);
  g_autofree char *old_words = mp_text_fold_words (old_title);
  g_autofree char *words = mp_text_fold_words (title);
  g_autofree char *old_line = mp_text_one_line (old_title);

  /* Spaces and control characters that a reader takes away are no other title. */
  if (strcmp (old_title, title) == 0 || (!diff->complete && strcmp (old_line, title) == 0))
    return;
  if (diff->complete)
    update_field (diff, old, project, MP_PROJECT_TITLE);
  /* It is known by that name already. */
  else if (strcmp (old_words, words) != 0 && has_name (diff, title))
    return;
  else if (kind == MP_MATCH_UUID || kind == MP_MATCH_IDENTIFIER)
    offer_title (diff, project, strcmp (old_words, words) != 0 ? "former" : NULL, MP_CHOICE_THEIRS);
  else if ((kind == MP_MATCH_DOUBT || kind == MP_MATCH_ALIKE) && !has_same_words (old_title, title))
    /* A cut title gives way to the full one; any other is one more name. */
    offer_title (diff, project, "alias", g_str_has_prefix (words, old_words) ? MP_CHOICE_THEIRS : MP_CHOICE_BOTH);
}

static void
diff_project (Diff        *diff,
              MpRecord    *project,
              MpMatchKind  kind)
{
  static const guint stated[] = { MP_PROJECT_LANGUAGE, MP_PROJECT_MODALITY, MP_PROJECT_STATED_STATUS, MP_PROJECT_STATED_STATUS_DAY, MP_PROJECT_NOTE };
  MpRecord *old = mp_project_record_get_project (diff->old);

  diff_title (diff, project, kind);
  for (guint i = 0; i < G_N_ELEMENTS (stated); i++)
    {
      if (wants_field (diff, old, project, stated[i]))
        update_field (diff, old, project, stated[i]);
    }
  if (!diff->complete)
    return;
  if (wants_field (diff, old, project, MP_PROJECT_POSITION))
    update_field (diff, old, project, MP_PROJECT_POSITION);
  if (wants_field (diff, old, project, MP_PROJECT_SOURCE))
    update_field (diff, old, project, MP_PROJECT_SOURCE);
}

/**
 * mp_import_diff:
 * @old: the project of the portfolio
 * @draft: the draft, prepared; its references are ids or local ids
 * @kind: how it was recognised
 * @differences: gets what to show
 * @changes: gets what to do, with local ids in it
 *
 * Compares field by field. What the file does not state stays as it is, unless it states
 * everything.
 */
void
mp_import_diff (MpImportContext *context,
                MpProjectRecord *old,
                MpDraft         *draft,
                MpMatchKind      kind,
                GPtrArray       *differences,
                MpChangeSet     *changes)
{
  Diff diff = {
    .context = context,
    .old = old,
    .complete = draft->complete && kind == MP_MATCH_UUID,
    .differences = differences,
    .changes = changes,
  };

  diff_project (&diff, mp_project_record_get_project (draft->project), kind);
  for (guint table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      if (table == MP_TABLE_DATE_REVISION && !diff.complete)
        {
          for (guint i = 0; i < mp_project_record_get_n (draft->project, table); i++)
            diff_date (&diff, mp_project_record_get (draft->project, table, i));
        }
      else
        {
          diff_table (&diff, draft->project, table);
        }
    }
}
