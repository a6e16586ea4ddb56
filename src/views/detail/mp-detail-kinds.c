/* mp-detail-kinds.c: the sections of the detail page
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/detail/mp-detail-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-language.h"
#include "widgets/mp-date-order.h"

/* Rows of what is not stated yet have keys below 0. */
#define KEY_OF_DATE(i) (-1 - (gint64) (i))
#define KEY_OF_MONEY (-10)
#define KEY_OF_FIELD(field) (-100 - (gint64) (field))

static const char *const place_vocabularies[] = { MP_VOCABULARY_COUNTRIES, MP_VOCABULARY_REGIONS, NULL };
static const char *const topic_vocabularies[] = { "!", MP_VOCABULARY_COUNTRIES, MP_VOCABULARY_REGIONS, NULL };

/**
 * mp_detail_kinds_dup_vocabularies:
 *
 * Returns: (transfer full) (nullable): the keys of the vocabularies that belong into the section
 */
char **
mp_detail_kinds_dup_vocabularies (const MpDetailKind *kind,
                                  MpEditContext      *context,
                                  MpRecord           *owner)
{
  g_autoptr (GStrvBuilder) keys = NULL;
  GPtrArray *vocabularies;

  if (kind->vocabularies == NULL)
    return NULL;
  keys = g_strv_builder_new ();
  if (strcmp (kind->vocabularies[0], "=") == 0)
    {
      g_strv_builder_add (keys, mp_term_index_get_vocabulary_key (mp_edit_context_get_index (context), mp_record_get_id (owner)));
      return g_strv_builder_end (keys);
    }
  if (strcmp (kind->vocabularies[0], "!") != 0)
    return g_strdupv ((char **) kind->vocabularies);

  vocabularies = mp_portfolio_get_records (mp_edit_context_get_portfolio (context), MP_TABLE_VOCABULARY);
  for (guint i = 0; i < vocabularies->len; i++)
    {
      const char *key = mp_record_get_text (g_ptr_array_index (vocabularies, i), MP_VOCABULARY_KEY);

      if (!g_strv_contains (kind->vocabularies, key))
        g_strv_builder_add (keys, key);
    }
  return g_strv_builder_end (keys);
}

/**
 * mp_detail_kinds_create_record:
 *
 * Returns: (transfer full): what "add" begins with
 */
MpRecord *
mp_detail_kinds_create_record (const MpDetailKind *kind,
                               MpEditContext      *context,
                               MpRecord           *owner)
{
  const MpTableInfo *info = mp_table_get_info (kind->table);
  MpRecord *record = mp_record_new (kind->table, 0);

  mp_record_set_reference (record, 0, mp_record_get_id (owner));
  for (guint i = 1; i < info->n_fields; i++)
    {
      if (info->fields[i].type == MP_FIELD_CHOICE && info->fields[i].required)
        mp_record_set_text (record, i, info->fields[i].choices[0]);
    }
  if (kind->prepare)
    kind->prepare (context, owner, record);
  return record;
}

/* One row a record, in the order in which they were added. */
static void
fill_all (const MpDetailKind *kind,
          MpEditContext      *context,
          MpRecord           *owner,
          GPtrArray          *entries)
{
  MpProjectRecord *project = mp_edit_context_get_project (context);

  for (guint i = 0; i < mp_project_record_get_n (project, kind->table); i++)
    {
      MpRecord *record = mp_project_record_get (project, kind->table, i);

      g_ptr_array_add (entries, mp_detail_entry_new (mp_record_get_id (record), mp_record_ref (record)));
    }
}

static int
compare_by_choice (gconstpointer a,
                   gconstpointer b)
{
  const MpDetailEntry *x = *(const MpDetailEntry *const *) a;
  const MpDetailEntry *y = *(const MpDetailEntry *const *) b;
  MpTable table = mp_record_get_table (x->record);
  guint field = table == MP_TABLE_ROLE ? MP_ROLE_ROLE : 1;
  const char *const *choices = mp_table_get_info (table)->fields[field].choices;

  for (guint i = 0; choices[i]; i++)
    {
      gboolean is_x = mp_record_has_choice (x->record, field, choices[i]);
      gboolean is_y = mp_record_has_choice (y->record, field, choices[i]);

      if (is_x != is_y)
        return is_x ? -1 : 1;
      if (is_x)
        break;
    }
  return mp_record_get_id (x->record) < mp_record_get_id (y->record) ? -1 : 1;
}

/* In the order of their kinds: donors before evaluators. */
static void
fill_by_choice (const MpDetailKind *kind,
                MpEditContext      *context,
                MpRecord           *owner,
                GPtrArray          *entries)
{
  fill_all (kind, context, owner, entries);
  g_ptr_array_sort (entries, compare_by_choice);
}

/**
 * mp_detail_kinds_make_blocks:
 * @entries: (element-type MpDetailEntry): records of one table that have a kind
 *
 * Puts them in the order of their kinds, each of which is said once.
 */
void
mp_detail_kinds_make_blocks (GPtrArray *entries)
{
  g_ptr_array_sort (entries, compare_by_choice);
  for (guint i = 1; i < entries->len; i++)
    {
      MpDetailEntry *before = g_ptr_array_index (entries, i - 1);
      MpDetailEntry *entry = g_ptr_array_index (entries, i);
      guint field = mp_record_get_table (entry->record) == MP_TABLE_ROLE ? MP_ROLE_ROLE : 1;

      if (!mp_record_has_choice (entry->record, field, mp_record_get_text (before->record, field)))
        continue;
      entry->caption = g_strdup ("");
      entry->joined = TRUE;
    }
}

static void
fill_blocks (const MpDetailKind *kind,
             MpEditContext      *context,
             MpRecord           *owner,
             GPtrArray          *entries)
{
  fill_all (kind, context, owner, entries);
  mp_detail_kinds_make_blocks (entries);
}

static MpDate
get_milestone_day (const MpRecord *record)
{
  MpDate day = mp_record_get_day (record, MP_MILESTONE_ACTUAL_DAY);

  return day != MP_DATE_NONE ? day : mp_record_get_day (record, MP_MILESTONE_PLANNED_DAY);
}

static int
compare_by_day (gconstpointer a,
                gconstpointer b)
{
  const MpRecord *x = (*(const MpDetailEntry *const *) a)->record;
  const MpRecord *y = (*(const MpDetailEntry *const *) b)->record;
  gboolean is_event = mp_record_get_table (x) == MP_TABLE_EVENT;
  MpDate x_day = is_event ? mp_record_get_day (x, MP_EVENT_DAY) : get_milestone_day (x);
  MpDate y_day = is_event ? mp_record_get_day (y, MP_EVENT_DAY) : get_milestone_day (y);

  if (x_day != y_day)
    return x_day < y_day ? -1 : 1;
  return mp_record_get_id (x) < mp_record_get_id (y) ? -1 : 1;
}

static void
fill_by_day (const MpDetailKind *kind,
             MpEditContext      *context,
             MpRecord           *owner,
             GPtrArray          *entries)
{
  fill_all (kind, context, owner, entries);
  g_ptr_array_sort (entries, compare_by_day);
}

/* Dates: what counts of each kind, what it was before below. */

static MpRecord *
create_date (const MpDetailKind *kind,
             MpEditContext      *context,
             MpProjectRecord    *project,
             const char         *date_kind)
{
  MpRecord *record = mp_detail_kinds_create_record (kind, context, mp_project_record_get_project (project));

  mp_record_set_text (record, MP_DATE_REVISION_KIND, date_kind);
  return record;
}

/* What a later statement begins with: the same day, for a reason that follows what is typed. */
static MpRecord *
create_successor (const MpDetailKind *kind,
                  MpEditContext      *context,
                  MpProjectRecord    *project,
                  const MpRecord     *current)
{
  const char *date_kind = mp_record_get_text (current, MP_DATE_REVISION_KIND);
  MpRecord *record = create_date (kind, context, project, date_kind);

  mp_record_set_day (record, MP_DATE_REVISION_DAY, mp_record_get_day (current, MP_DATE_REVISION_DAY));
  mp_record_set_precision (record, MP_DATE_REVISION_PRECISION, mp_record_get_precision (current, MP_DATE_REVISION_PRECISION));
  mp_record_set_text (record, MP_DATE_REVISION_REASON, mp_date_order_suggest_reason (record, project));
  return record;
}

static MpDetailEntry *
add_date_entry (GPtrArray *entries,
                gint64     key,
                MpRecord  *record,
                gboolean   joined)
{
  MpDetailEntry *entry = mp_detail_entry_new (key, record);

  entry->form.hidden = MP_FORM_FIELD (MP_DATE_REVISION_KIND) | MP_FORM_FIELD (MP_DATE_REVISION_PRECISION);
  entry->caption = g_strdup (joined ? "" : mp_choice_get_label (mp_record_get_text (record, MP_DATE_REVISION_KIND)));
  entry->blank = g_strdup (_("Not stated"));
  entry->joined = entry->superseded = joined;
  g_ptr_array_add (entries, entry);
  return entry;
}

static void
fill_dates_of_kind (const MpDetailKind *kind,
                    MpEditContext      *context,
                    MpProjectRecord    *project,
                    GPtrArray          *entries,
                    guint               index,
                    const char         *date_kind)
{
  MpRecord *current = mp_project_record_get_date (project, date_kind);
  MpDetailEntry *entry;

  if (current == NULL)
    {
      if (g_str_has_prefix (date_kind, "planned"))
        add_date_entry (entries, KEY_OF_DATE (index), create_date (kind, context, project, date_kind), FALSE);
      return;
    }

  entry = add_date_entry (entries, mp_record_get_id (current), mp_record_ref (current), FALSE);
  entry->successor = create_successor (kind, context, project, current);
  for (guint i = mp_project_record_get_n (project, kind->table); i > 0; i--)
    {
      MpRecord *record = mp_project_record_get (project, kind->table, i - 1);

      if (record != current && mp_record_has_choice (record, MP_DATE_REVISION_KIND, date_kind))
        add_date_entry (entries, mp_record_get_id (record), mp_record_ref (record), TRUE);
    }
}

static void
fill_dates (const MpDetailKind *kind,
            MpEditContext      *context,
            MpRecord           *owner,
            GPtrArray          *entries)
{
  MpProjectRecord *project = mp_edit_context_get_project (context);
  static const char *const order[] = { "planned-start", "actual-start", "planned-end", "actual-end" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    fill_dates_of_kind (kind, context, project, entries, i, order[i]);
}

static void
prepare_date (MpEditContext *context,
              MpRecord      *owner,
              MpRecord      *record)
{
  mp_record_set_text (record, MP_DATE_REVISION_KIND, mp_project_record_get_date (mp_edit_context_get_project (context), "actual-start") ? "actual-end" : "actual-start");
  mp_record_set_day (record, MP_DATE_REVISION_RECORDED_ON, mp_edit_context_get_as_of (context));
}

/* Terms: one block a vocabulary. */

static void
fill_vocabulary (MpEditContext *context,
                 GPtrArray     *records,
                 const char    *key,
                 GPtrArray     *entries)
{
  MpTermIndex *index = mp_edit_context_get_index (context);
  gboolean first = TRUE;

  for (guint i = 0; i < records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (records, i);
      MpDetailEntry *entry;

      if (g_strcmp0 (mp_term_index_get_vocabulary_key (index, mp_record_get_integer (record, MP_PROJECT_TERM_TERM)), key) != 0)
        continue;
      entry = mp_detail_entry_new (mp_record_get_id (record), mp_record_ref (record));
      entry->caption = first ? mp_edit_context_dup_vocabulary (context, key) : g_strdup ("");
      entry->joined = !first;
      first = FALSE;
      g_ptr_array_add (entries, entry);
    }
}

/**
 * mp_detail_kinds_fill_terms:
 * @records: (element-type MpRecord): what a project or a partner states
 * @entries: (element-type MpDetailEntry): takes them, by vocabulary
 */
void
mp_detail_kinds_fill_terms (const MpDetailKind *kind,
                            MpEditContext      *context,
                            MpRecord           *owner,
                            GPtrArray          *records,
                            GPtrArray          *entries)
{
  g_auto (GStrv) keys = mp_detail_kinds_dup_vocabularies (kind, context, owner);

  for (guint i = 0; keys[i]; i++)
    fill_vocabulary (context, records, keys[i], entries);
}

static void
fill_terms (const MpDetailKind *kind,
            MpEditContext      *context,
            MpRecord           *owner,
            GPtrArray          *entries)
{
  MpProjectRecord *project = mp_edit_context_get_project (context);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; i < mp_project_record_get_n (project, kind->table); i++)
    g_ptr_array_add (records, mp_project_record_get (project, kind->table, i));
  mp_detail_kinds_fill_terms (kind, context, owner, records, entries);
}

/* Money: never nought where nothing is known. */

static void
fill_money (const MpDetailKind *kind,
            MpEditContext      *context,
            MpRecord           *owner,
            GPtrArray          *entries)
{
  MpDetailEntry *entry;

  fill_by_choice (kind, context, owner, entries);
  if (entries->len > 0)
    return;
  entry = mp_detail_entry_new (KEY_OF_MONEY, mp_detail_kinds_create_record (kind, context, owner));
  entry->caption = g_strdup (mp_table_get_label (MP_TABLE_FUNDING));
  entry->blank = g_strdup (C_("money", "Not reported"));
  g_ptr_array_add (entries, entry);
}

static void
prepare_role (MpEditContext *context,
              MpRecord      *owner,
              MpRecord      *record)
{
  mp_record_set_text (record, MP_ROLE_ROLE, "implementing");
}

static void
prepare_name (MpEditContext *context,
              MpRecord      *owner,
              MpRecord      *record)
{
  mp_record_set_text (record, MP_PROJECT_NAME_KIND, "acronym");
}

/* What the project says of itself: its own fields. */

static void
add_field (MpProjectRecord *project,
           GPtrArray       *entries,
           guint            field,
           guint32          fields)
{
  MpDetailEntry *entry = mp_detail_entry_new (KEY_OF_FIELD (field), mp_record_ref (mp_project_record_get_project (project)));

  entry->field = (int) field;
  entry->form.fields = fields;
  g_ptr_array_add (entries, entry);
}

static void
fill_record (const MpDetailKind *kind,
             MpEditContext      *context,
             MpRecord           *owner,
             GPtrArray          *entries)
{
  MpProjectRecord *project = mp_edit_context_get_project (context);

  add_field (project, entries, MP_PROJECT_STATED_STATUS, MP_FORM_FIELD (MP_PROJECT_STATED_STATUS) | MP_FORM_FIELD (MP_PROJECT_STATED_STATUS_DAY));
  add_field (project, entries, MP_PROJECT_MODALITY, MP_FORM_FIELD (MP_PROJECT_MODALITY));
  add_field (project, entries, MP_PROJECT_LANGUAGE, MP_FORM_FIELD (MP_PROJECT_LANGUAGE));
  add_field (project, entries, MP_PROJECT_SOURCE, MP_FORM_FIELD (MP_PROJECT_SOURCE));
  add_field (project, entries, MP_PROJECT_POSITION, MP_FORM_FIELD (MP_PROJECT_POSITION));
}

static void
fill_note (const MpDetailKind *kind,
           MpEditContext      *context,
           MpRecord           *owner,
           GPtrArray          *entries)
{
  MpProjectRecord *project = mp_edit_context_get_project (context);

  add_field (project, entries, MP_PROJECT_NOTE, MP_FORM_FIELD (MP_PROJECT_NOTE));
}

/**
 * mp_detail_kinds_get:
 *
 * Returns: (transfer none): what the section is made of
 */
const MpDetailKind *
mp_detail_kinds_get (MpDetailSectionId section)
{
  static const MpDetailKind kinds[MP_N_DETAIL_SECTIONS] = {
    [MP_DETAIL_DATES] = { NC_("section", "Dates"), NC_("section", "Add Date"), MP_TABLE_DATE_REVISION, fill_dates, prepare_date, NULL },
    [MP_DETAIL_EVENTS] = { NC_("section", "Events"), NC_("section", "Add Event"), MP_TABLE_EVENT, fill_by_day, NULL, NULL },
    [MP_DETAIL_WHERE] = { NC_("section", "Where"), NC_("section", "Add Country or Region"), MP_TABLE_PROJECT_TERM, fill_terms, NULL, place_vocabularies },
    [MP_DETAIL_WHAT] = { NC_("section", "What"), NC_("section", "Add Sector, Area, Objective or Tag"), MP_TABLE_PROJECT_TERM, fill_terms, NULL, topic_vocabularies },
    [MP_DETAIL_WHO] = { NC_("section", "Who"), NC_("section", "Add Partner"), MP_TABLE_ROLE, fill_blocks, prepare_role, NULL },
    [MP_DETAIL_INITIATIVES] = { NC_("section", "Initiatives"), NC_("section", "Add Initiative"), MP_TABLE_PROJECT_INITIATIVE, fill_all, NULL, NULL },
    [MP_DETAIL_MONEY] = { NC_("section", "Money"), NC_("section", "Add Amount"), MP_TABLE_FUNDING, fill_money, NULL, NULL },
    [MP_DETAIL_MILESTONES] = { NC_("section", "Milestones"), NC_("section", "Add Milestone"), MP_TABLE_MILESTONE, fill_by_day, NULL, NULL },
    [MP_DETAIL_NAMES] = { NC_("section", "Names"), NC_("section", "Add Name"), MP_TABLE_PROJECT_NAME, fill_blocks, prepare_name, NULL },
    [MP_DETAIL_IDENTIFIERS] = { NC_("section", "Identifiers"), NC_("section", "Add Identifier"), MP_TABLE_IDENTIFIER, fill_blocks, NULL, NULL },
    [MP_DETAIL_LINKS] = { NC_("section", "Documents and Links"), NC_("section", "Add Document or Link"), MP_TABLE_LINK, fill_all, NULL, NULL },
    [MP_DETAIL_RELATIONS] = { NC_("section", "Related Projects"), NC_("section", "Add Related Project"), MP_TABLE_RELATION, fill_blocks, NULL, NULL },
    [MP_DETAIL_EXTRA_FIELDS] = { NC_("section", "More Fields"), NC_("section", "Add Field"), MP_TABLE_EXTRA_FIELD, fill_all, NULL, NULL },
    [MP_DETAIL_RECORD] = { NC_("section", "About This Record"), NULL, MP_TABLE_PROJECT, fill_record, NULL, NULL },
    [MP_DETAIL_NOTE] = { NC_("section", "Private Note"), NULL, MP_TABLE_PROJECT, fill_note, NULL, NULL },
  };

  g_return_val_if_fail (section < MP_N_DETAIL_SECTIONS, NULL);

  return &kinds[section];
}
