/* mp-field-reference.c: controls for terms, partners, initiatives, projects, sources, languages and countries
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of them are entries that complete. What they cannot find they refuse in words, but for new
 * tags, partners and initiatives, which are offered as such and stored in the same act.
 */

#include "config.h"

#include "widgets/mp-field-control.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"
#include "base/mp-language.h"
#include "base/mp-text.h"
#include "widgets/mp-completion-entry.h"
#include "widgets/mp-record-changes.h"

#define MAX_OFFERS 8

static GtkWidget *
create_completion (MpFieldControl   *control,
                   MpCompletionFunc  func)
{
  GtkWidget *widget = mp_completion_entry_new ();

  mp_completion_entry_set_func (MP_COMPLETION_ENTRY (widget), func, control, NULL);
  g_signal_connect_object (widget, "activate", control->activate, control->owner, G_CONNECT_SWAPPED);
  control->focus = mp_completion_entry_get_entry (MP_COMPLETION_ENTRY (widget));
  return widget;
}

static void
show_reference (MpFieldControl *control,
                GtkWidget      *widget,
                const MpRecord *record)
{
  g_autofree char *label = NULL;

  if (mp_record_is_null (record, control->field))
    return;
  label = mp_edit_context_dup_label (control->context, mp_table_get_info (control->table)->fields[control->field].target,
                                     mp_record_get_integer (record, control->field));
  mp_completion_entry_set_choice (MP_COMPLETION_ENTRY (widget), mp_record_get_integer (record, control->field), label);
}

/* "" or what was chosen needs no look-up. Returns whether @record is done. */
static gboolean
collect_choice (MpFieldControl *control,
                MpRecord       *record,
                char          **typed,
                gboolean       *is_new)
{
  MpCompletionEntry *entry = MP_COMPLETION_ENTRY (control->widget);
  gint64 id;

  *typed = mp_text_one_line (mp_completion_entry_get_text (entry));
  *is_new = FALSE;
  if (**typed == '\0')
    {
      mp_record_set_null (record, control->field);
      return TRUE;
    }
  if (!mp_completion_entry_get_choice (entry, &id))
    return FALSE;
  *is_new = id == 0;
  if (id != 0)
    mp_record_set_reference (record, control->field, id);
  return id != 0;
}

/* Terms */

static GPtrArray *
new_offers (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mp_completion_free);
}

static gboolean
allows_vocabulary (MpFieldControl *control,
                   const char     *key)
{
  return control->vocabularies == NULL || g_strv_contains ((const char *const *) control->vocabularies, key);
}

static void
offer_terms (MpFieldControl *control,
             const char     *key,
             const char     *text,
             gboolean        say_vocabulary,
             GPtrArray      *offers)
{
  MpTermIndex *index = mp_edit_context_get_index (control->context);
  g_autoptr (GArray) terms = mp_term_index_complete (index, key, text, MAX_OFFERS);
  g_autofree char *title = say_vocabulary ? mp_edit_context_dup_vocabulary (control->context, key) : NULL;

  for (guint i = 0; i < terms->len && offers->len < MAX_OFFERS; i++)
    {
      gint64 id = g_array_index (terms, gint64, i);
      g_autofree char *label = mp_term_index_dup_label (index, id);

      g_ptr_array_add (offers, mp_completion_new (id, label, NULL, title));
    }
}

static void
complete_term (MpCompletionEntry *entry,
               const char        *text,
               gpointer           user_data)
{
  MpFieldControl *control = user_data;
  MpTermIndex *index = mp_edit_context_get_index (control->context);
  GPtrArray *vocabularies = mp_portfolio_get_records (mp_edit_context_get_portfolio (control->context), MP_TABLE_VOCABULARY);
  GPtrArray *offers = new_offers ();
  g_autofree char *line = mp_text_one_line (text);
  gboolean several = control->vocabularies == NULL || g_strv_length (control->vocabularies) > 1;

  for (guint i = 0; *line && i < vocabularies->len; i++)
    {
      const char *key = mp_record_get_text (g_ptr_array_index (vocabularies, i), MP_VOCABULARY_KEY);

      if (allows_vocabulary (control, key))
        offer_terms (control, key, line, several, offers);
    }
  if (*line && allows_vocabulary (control, MP_VOCABULARY_TAGS) && mp_term_index_find (index, MP_VOCABULARY_TAGS, line) == 0)
    {
      /* Translators: offered under a field; %s is a word that is not yet in any list. */
      g_autofree char *label = g_strdup_printf (_("New tag “%s”"), line);

      g_ptr_array_add (offers, mp_completion_new (0, line, label, NULL));
    }
  mp_completion_entry_set_completions (entry, text, offers);
}

static GtkWidget *
term_create (MpFieldControl *control,
             const MpRecord *record)
{
  GtkWidget *widget = create_completion (control, complete_term);

  show_reference (control, widget, record);
  return widget;
}

static gint64
find_term (MpFieldControl *control,
           const char     *text)
{
  GPtrArray *vocabularies = mp_portfolio_get_records (mp_edit_context_get_portfolio (control->context), MP_TABLE_VOCABULARY);

  for (guint i = 0; i < vocabularies->len; i++)
    {
      const char *key = mp_record_get_text (g_ptr_array_index (vocabularies, i), MP_VOCABULARY_KEY);
      gint64 id = allows_vocabulary (control, key) ? mp_term_index_find (mp_edit_context_get_index (control->context), key, text) : 0;

      if (id != 0)
        return id;
    }
  return 0;
}

static gint64
add_tag (MpFieldControl *control,
         const char     *text,
         GPtrArray      *extra)
{
  MpTermIndex *index = mp_edit_context_get_index (control->context);
  MpEditor *editor = mp_edit_context_get_editor (control->context);
  gint64 id = mp_editor_make_id (editor);
  MpRecord *term = mp_record_new (MP_TABLE_TERM, id);
  MpRecord *name = mp_record_new (MP_TABLE_TERM_NAME, mp_editor_make_id (editor));

  mp_record_set_reference (term, MP_TERM_VOCABULARY, mp_term_index_get_vocabulary (index, MP_VOCABULARY_TAGS));
  mp_record_take_text (term, MP_TERM_CODE, mp_record_changes_make_code (index, MP_VOCABULARY_TAGS, text));
  mp_record_set_reference (name, MP_TERM_NAME_TERM, id);
  mp_record_set_text (name, MP_TERM_NAME_KIND, "name");
  mp_record_set_text (name, MP_TERM_NAME_TEXT, text);
  g_ptr_array_add (extra, term);
  g_ptr_array_add (extra, name);
  return id;
}

static void
refuse_term (MpFieldControl  *control,
             const char      *typed,
             GError         **error)
{
  if (allows_vocabulary (control, MP_VOCABULARY_TAGS))
    g_set_error (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("“%s” is in none of the lists. Choose “New tag” to keep it as a tag."), typed);
  else if (g_strv_contains ((const char *const *) control->vocabularies, MP_VOCABULARY_COUNTRIES))
    g_set_error (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("“%s” is not a country or region in this portfolio. Choose one from the list."), typed);
  else
    g_set_error (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("“%s” is not in the list. Choose one from it."), typed);
}

static gboolean
term_collect (MpFieldControl  *control,
              MpRecord        *record,
              GPtrArray       *extra,
              GError         **error)
{
  g_autofree char *typed = NULL;
  gboolean is_new;
  gint64 id;

  if (collect_choice (control, record, &typed, &is_new))
    return TRUE;
  id = is_new ? add_tag (control, typed, extra) : find_term (control, typed);
  if (id == 0)
    {
      refuse_term (control, typed, error);
      return FALSE;
    }
  mp_record_set_reference (record, control->field, id);
  return TRUE;
}

/* Partners and initiatives: records that are called by names of their own */

typedef struct
{
  MpTable table;
  guint name;
  guint acronym;
  GArray *(*complete) (const MpTermIndex *, const char *, guint);
  gint64 (*find) (const MpTermIndex *, const char *);
} Naming;

static const Naming *
get_naming (MpFieldControl *control)
{
  static const Naming partner = {
    MP_TABLE_PARTNER, MP_PARTNER_NAME, MP_PARTNER_ACRONYM, mp_term_index_complete_partner, mp_term_index_find_partner,
  };
  static const Naming initiative = {
    MP_TABLE_INITIATIVE, MP_INITIATIVE_NAME, MP_INITIATIVE_ACRONYM, mp_term_index_complete_initiative, mp_term_index_find_initiative,
  };

  return mp_table_get_info (control->table)->fields[control->field].target == MP_TABLE_PARTNER ? &partner : &initiative;
}

static char *
dup_offer (const Naming *naming,
           const char   *name)
{
  if (naming->table == MP_TABLE_INITIATIVE)
    /* Translators: offered under a field; %s is the name of an initiative. */
    return g_strdup_printf (_("New initiative “%s”"), name);
  /* Translators: offered under a field; %s is the name of an organisation. */
  return g_strdup_printf (_("New partner “%s”"), name);
}

static void
complete_named (MpCompletionEntry *entry,
                const char        *text,
                gpointer           user_data)
{
  MpFieldControl *control = user_data;
  const Naming *naming = get_naming (control);
  MpTermIndex *index = mp_edit_context_get_index (control->context);
  g_autofree char *line = mp_text_one_line (text);
  GPtrArray *offers = new_offers ();

  if (*line)
    {
      g_autoptr (GArray) ids = naming->complete (index, line, MAX_OFFERS);

      for (guint i = 0; i < ids->len; i++)
        {
          gint64 id = g_array_index (ids, gint64, i);
          MpRecord *record = mp_portfolio_get_record (mp_edit_context_get_portfolio (control->context), naming->table, id);

          if (record)
            g_ptr_array_add (offers, mp_completion_new (id, mp_record_get_text (record, naming->name), NULL,
                                                        mp_record_get_text (record, naming->acronym)));
        }
      if (naming->find (index, line) == 0)
        {
          g_autofree char *label = dup_offer (naming, line);

          g_ptr_array_add (offers, mp_completion_new (0, line, label, NULL));
        }
    }
  mp_completion_entry_set_completions (entry, text, offers);
}

static GtkWidget *
named_create (MpFieldControl *control,
              const MpRecord *record)
{
  GtkWidget *widget = create_completion (control, complete_named);

  show_reference (control, widget, record);
  return widget;
}

/* The first field of both is their UUID. */
static gint64
add_named (MpFieldControl *control,
           const char     *name,
           GPtrArray      *extra)
{
  const Naming *naming = get_naming (control);
  gint64 id = mp_editor_make_id (mp_edit_context_get_editor (control->context));
  MpRecord *record = mp_record_new (naming->table, id);

  mp_record_take_text (record, 0, g_uuid_string_random ());
  mp_record_set_text (record, naming->name, name);
  g_ptr_array_add (extra, record);
  return id;
}

static gboolean
named_collect (MpFieldControl  *control,
               MpRecord        *record,
               GPtrArray       *extra,
               GError         **error)
{
  const Naming *naming = get_naming (control);
  g_autofree char *typed = NULL;
  gboolean is_new;
  gint64 id;

  if (collect_choice (control, record, &typed, &is_new))
    return TRUE;
  id = is_new ? add_named (control, typed, extra) : naming->find (mp_edit_context_get_index (control->context), typed);
  if (id == 0)
    {
      g_set_error (error, MP_ERROR, MP_ERROR_NOT_FOUND,
                   naming->table == MP_TABLE_INITIATIVE ? _("No initiative is called “%s”. Choose one from the list, or “New initiative”.")
                                                                      : _("No partner is called “%s”. Choose one from the list, or “New partner”."),
                   typed);
      return FALSE;
    }
  mp_record_set_reference (record, control->field, id);
  return TRUE;
}

/* Sources */

static void
complete_source (MpCompletionEntry *entry,
                 const char        *text,
                 gpointer           user_data)
{
  MpFieldControl *control = user_data;
  GPtrArray *sources = mp_portfolio_get_records (mp_edit_context_get_portfolio (control->context), MP_TABLE_SOURCE);
  g_autofree char *folded = mp_text_fold_words (text);
  GPtrArray *offers = new_offers ();

  for (guint i = 0; i < sources->len && offers->len < MAX_OFFERS; i++)
    {
      MpRecord *source = g_ptr_array_index (sources, i);
      const char *title = mp_record_get_text (source, MP_SOURCE_TITLE);
      g_autofree char *folded_title = mp_text_fold_words (title);

      if (strstr (folded_title, folded))
        g_ptr_array_add (offers, mp_completion_new (mp_record_get_id (source), title, NULL, mp_choice_get_label (mp_record_get_text (source, MP_SOURCE_KIND))));
    }
  mp_completion_entry_set_completions (entry, text, offers);
}

static GtkWidget *
source_create (MpFieldControl *control,
               const MpRecord *record)
{
  GtkWidget *widget = create_completion (control, complete_source);

  show_reference (control, widget, record);
  return widget;
}

static gboolean
source_collect (MpFieldControl  *control,
                MpRecord        *record,
                GPtrArray       *extra,
                GError         **error)
{
  GPtrArray *sources = mp_portfolio_get_records (mp_edit_context_get_portfolio (control->context), MP_TABLE_SOURCE);
  g_autofree char *typed = NULL;
  g_autofree char *folded = NULL;
  gboolean is_new;

  if (collect_choice (control, record, &typed, &is_new))
    return TRUE;
  folded = mp_text_fold_words (typed);
  for (guint i = 0; i < sources->len; i++)
    {
      MpRecord *source = g_ptr_array_index (sources, i);
      g_autofree char *title = mp_text_fold_words (mp_record_get_text (source, MP_SOURCE_TITLE));

      if (strcmp (title, folded) == 0)
        {
          mp_record_set_reference (record, control->field, mp_record_get_id (source));
          return TRUE;
        }
    }
  g_set_error (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("No source is called “%s”. Choose one from the list, or leave this empty."), typed);
  return FALSE;
}

/* Languages */

static void
complete_language (MpCompletionEntry *entry,
                   const char        *text,
                   gpointer           user_data)
{
  g_autofree char *line = mp_text_one_line (text);
  g_autoptr (GPtrArray) codes = mp_language_complete (line);
  GPtrArray *offers = new_offers ();

  for (guint i = 0; i < codes->len && i < MAX_OFFERS; i++)
    {
      const char *code = g_ptr_array_index (codes, i);
      g_autofree char *name = mp_language_dup_name (code);

      g_ptr_array_add (offers, mp_completion_new (0, name, NULL, code));
    }
  mp_completion_entry_set_completions (entry, text, offers);
}

static GtkWidget *
language_create (MpFieldControl *control,
                 const MpRecord *record)
{
  GtkWidget *widget = create_completion (control, complete_language);
  const char *code = mp_record_get_text (record, control->field);

  if (code)
    {
      g_autofree char *name = mp_language_dup_name (code);

      mp_completion_entry_set_choice (MP_COMPLETION_ENTRY (widget), 0, name);
    }
  return widget;
}

static gboolean
language_collect (MpFieldControl  *control,
                  MpRecord        *record,
                  GPtrArray       *extra,
                  GError         **error)
{
  g_autofree char *typed = mp_text_one_line (mp_completion_entry_get_text (MP_COMPLETION_ENTRY (control->widget)));
  g_autofree char *code = NULL;

  if (*typed)
    {
      code = mp_language_find (typed);
      if (code == NULL)
        {
          g_set_error (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("“%s” is not a language that is known. Write its code, such as “es”."), typed);
          return FALSE;
        }
    }
  mp_record_set_text (record, control->field, code);
  return TRUE;
}

/* Countries that are kept as a code, as languages are */

static void
complete_country (MpCompletionEntry *entry,
                  const char        *text,
                  gpointer           user_data)
{
  g_autofree char *line = mp_text_one_line (text);
  GPtrArray *offers = new_offers ();

  if (*line)
    offer_terms (user_data, MP_VOCABULARY_COUNTRIES, line, FALSE, offers);
  mp_completion_entry_set_completions (entry, text, offers);
}

static GtkWidget *
country_create (MpFieldControl *control,
                const MpRecord *record)
{
  GtkWidget *widget = create_completion (control, complete_country);

  if (!mp_record_is_null (record, control->field))
    {
      g_autofree char *name = mp_edit_context_describe_field (control->context, record, control->field);

      mp_completion_entry_set_choice (MP_COMPLETION_ENTRY (widget), 0, name);
    }
  return widget;
}

static gboolean
country_collect (MpFieldControl  *control,
                 MpRecord        *record,
                 GPtrArray       *extra,
                 GError         **error)
{
  MpTermIndex *index = mp_edit_context_get_index (control->context);
  g_autofree char *typed = mp_text_one_line (mp_completion_entry_get_text (MP_COMPLETION_ENTRY (control->widget)));
  g_autofree char *before = mp_edit_context_describe_field (control->context, record, control->field);
  gint64 id;

  /* What was not touched stays, even when it is no code that is known here. */
  if (!mp_record_is_null (record, control->field) && strcmp (typed, before) == 0)
    return TRUE;
  if (*typed == '\0')
    {
      mp_record_set_null (record, control->field);
      return TRUE;
    }
  if (!mp_completion_entry_get_choice (MP_COMPLETION_ENTRY (control->widget), &id) || id == 0)
    id = mp_term_index_find (index, MP_VOCABULARY_COUNTRIES, typed);
  if (id == 0)
    {
      g_set_error (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("“%s” is not a country or region in this portfolio. Choose one from the list."), typed);
      return FALSE;
    }
  mp_record_set_text (record, control->field, mp_term_index_get_code (index, id));
  return TRUE;
}

/**
 * mp_field_control_get_reference_kind:
 *
 * Returns: (transfer none): the control for a field that refers to another record
 */
const MpFieldControlKind *
mp_field_control_get_reference_kind (MpTable table,
                                     guint   field)
{
  static const MpFieldControlKind term = { term_create, term_collect };
  static const MpFieldControlKind named = { named_create, named_collect };
  static const MpFieldControlKind source = { source_create, source_collect };

  switch ((int) mp_table_get_info (table)->fields[field].target)
    {
    case MP_TABLE_TERM:
      return &term;
    case MP_TABLE_PARTNER:
    case MP_TABLE_INITIATIVE:
      return &named;
    case MP_TABLE_SOURCE:
      return &source;
    default:
      return mp_field_control_get_project_kind ();
    }
}

const MpFieldControlKind *
mp_field_control_get_language_kind (void)
{
  static const MpFieldControlKind language = { language_create, language_collect };

  return &language;
}

const MpFieldControlKind *
mp_field_control_get_country_kind (void)
{
  static const MpFieldControlKind country = { country_create, country_collect };

  return &country;
}
