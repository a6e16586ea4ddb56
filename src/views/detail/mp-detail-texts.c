/* mp-detail-texts.c: the texts of a project in two languages
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/detail/mp-detail-texts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-language.h"
#include "views/detail/mp-detail-words.h"
#include "widgets/mp-pair-box.h"

struct _MpDetailTexts
{
  GtkWidget parent_instance;

  MpEditContext *context;
  MpProjectRecord *project;
  char *wanted_language;  /* what the owner asked for */
  char *chosen_language;  /* what was picked here */
  char *second_language;  /* what is shown beside */
  GPtrArray *pairs;       /* of Pair, in order */

  GtkWidget *header;
  GtkWidget *language_button;
  GtkWidget *add_button;
  GtkListBox *list;
  GtkWidget *quiet_button;
  MpRecordRow *adder;
};

G_DEFINE_FINAL_TYPE (MpDetailTexts, mp_detail_texts, GTK_TYPE_WIDGET)

enum
{
  EDITING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* One text: its row with the two cells; the widgets belong to the list. */
typedef struct
{
  GtkWidget *row;
  GtkLabel *title;
  MpRecordCell *cells[2];
} Pair;

static void
state_changed_cb (MpDetailTexts *self,
                  MpRecordCell  *cell)
{
  if (mp_record_cell_is_editing (cell))
    g_signal_emit (self, signals[EDITING], 0, cell);
}

static void
show_text (MpDetailTexts *self,
           MpRecordCell  *cell,
           MpRecord      *record)
{
  const MpRecordForm form = { .hidden = MP_FORM_FIELD (MP_NARRATIVE_FIELD) };

  mp_record_cell_set_form (cell, &form);
  mp_record_cell_set_record (cell, record);
  if (mp_record_get_id (record) == 0)
    {
      g_autofree char *language = mp_language_dup_name (mp_record_get_text (record, MP_NARRATIVE_LANGUAGE));

      mp_record_cell_set_texts (cell, language, _("No translation yet"), NULL);
      mp_record_cell_set_origin (cell, NULL);
    }
  else
    {
      g_auto (MpDetailWords) words = { .caption = NULL };

      mp_detail_words_init (&words, self->context, record);
      mp_record_cell_set_texts (cell, words.caption, words.value, words.detail);
      mp_record_cell_set_origin (cell, words.origin);
    }
  mp_record_cell_set_dim (cell, mp_record_get_id (record) == 0);
  mp_record_cell_set_selectable (cell, mp_record_get_id (record) != 0);
}

static void
saved_cb (MpDetailTexts *self,
          MpRecord      *record,
          MpRecordCell  *cell)
{
  /* An answer may come when another project is shown. */
  if (self->project && mp_record_get_integer (record, MP_NARRATIVE_PROJECT) == mp_project_record_get_id (self->project))
    show_text (self, cell, record);
}

static void
deleted_cb (MpDetailTexts *self,
            MpRecordCell  *cell)
{
  /* The pair goes or turns into an offer when the project has been read again. */
  mp_record_cell_cancel_edit (cell);
}

static MpRecordCell *
create_cell (MpDetailTexts *self)
{
  GtkWidget *cell = mp_record_cell_new (self->context);
  GtkLabel *value = GTK_LABEL (mp_record_cell_get_value_label (MP_RECORD_CELL (cell)));

  /* Breaking a page after each letter, to find out how narrow it could be, takes long. */
  gtk_label_set_width_chars (value, 20);
  gtk_label_set_max_width_chars (value, 80);
  gtk_widget_add_css_class (cell, "text-cell");
  g_signal_connect_object (cell, "state-changed", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "deleted", G_CALLBACK (deleted_cb), self, G_CONNECT_SWAPPED);
  return MP_RECORD_CELL (cell);
}

static Pair *
create_pair (MpDetailTexts *self)
{
  Pair *pair = g_new0 (Pair, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *pair_box = mp_pair_box_new ();

  pair->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (pair->title, 0.0f);
  gtk_label_set_wrap (pair->title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (pair->title), "caption-heading");
  gtk_widget_add_css_class (GTK_WIDGET (pair->title), "text-title");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (pair->title));

  pair->cells[0] = create_cell (self);
  pair->cells[1] = create_cell (self);
  mp_pair_box_set_children (MP_PAIR_BOX (pair_box), GTK_WIDGET (pair->cells[0]), GTK_WIDGET (pair->cells[1]));
  gtk_box_append (GTK_BOX (box), pair_box);

  pair->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (pair->row), FALSE);
  gtk_widget_set_focusable (pair->row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (pair->row), box);
  return pair;
}

static gboolean
is_original (MpRecord *record)
{
  return mp_record_has_choice (record, MP_NARRATIVE_ORIGIN, "original");
}

static GPtrArray *
list_texts (MpProjectRecord *project,
            const char      *field)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_NARRATIVE); i++)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_NARRATIVE, i);

      if (mp_record_has_choice (record, MP_NARRATIVE_FIELD, field))
        g_ptr_array_add (texts, record);
    }
  return texts;
}

/* Takes out of @texts the next one to stand first: an original before anything else. */
static MpRecord *
take_first (GPtrArray  *texts,
            const char *second_language,
            gboolean    need_one)
{
  for (guint i = 0; i < texts->len; i++)
    {
      if (is_original (g_ptr_array_index (texts, i)))
        return g_ptr_array_steal_index (texts, i);
    }
  for (guint i = 0; need_one && i < texts->len; i++)
    {
      if (!mp_record_has_choice (g_ptr_array_index (texts, i), MP_NARRATIVE_LANGUAGE, second_language ? second_language : ""))
        return g_ptr_array_steal_index (texts, i);
    }
  return need_one && texts->len > 0 ? g_ptr_array_steal_index (texts, 0) : NULL;
}

static MpRecord *
take_second (GPtrArray  *texts,
             const char *language)
{
  for (guint i = 0; language && i < texts->len; i++)
    {
      MpRecord *record = g_ptr_array_index (texts, i);

      if (!is_original (record) && mp_record_has_choice (record, MP_NARRATIVE_LANGUAGE, language))
        return g_ptr_array_steal_index (texts, i);
    }
  return NULL;
}

/* What a translation would begin with. */
static MpRecord *
create_translation (MpDetailTexts *self,
                    MpRecord      *first)
{
  MpRecord *record = mp_record_new (MP_TABLE_NARRATIVE, 0);

  mp_record_set_reference (record, MP_NARRATIVE_PROJECT, mp_project_record_get_id (self->project));
  mp_record_set_text (record, MP_NARRATIVE_FIELD, mp_record_get_text (first, MP_NARRATIVE_FIELD));
  mp_record_set_text (record, MP_NARRATIVE_LANGUAGE, self->second_language);
  mp_record_set_text (record, MP_NARRATIVE_ORIGIN, "translated");
  return record;
}

static void
show_pair (MpDetailTexts *self,
           guint          index,
           MpRecord      *first,
           MpRecord      *second)
{
  gboolean offer = second == NULL && self->second_language && mp_edit_context_get_read_only_reason (self->context) == NULL &&
                   !mp_record_has_choice (first, MP_NARRATIVE_LANGUAGE, self->second_language);
  Pair *pair;

  if (index == self->pairs->len)
    {
      pair = create_pair (self);
      g_ptr_array_add (self->pairs, pair);
      gtk_list_box_insert (self->list, pair->row, (int) index);
    }
  pair = g_ptr_array_index (self->pairs, index);
  gtk_label_set_label (pair->title, mp_choice_get_label (mp_record_get_text (first, MP_NARRATIVE_FIELD)));
  show_text (self, pair->cells[0], first);
  gtk_widget_set_visible (GTK_WIDGET (pair->cells[1]), second || offer);
  if (second)
    {
      show_text (self, pair->cells[1], second);
    }
  else if (offer)
    {
      g_autoptr (MpRecord) translation = create_translation (self, first);

      show_text (self, pair->cells[1], translation);
    }
}

static void
update_chrome (MpDetailTexts *self)
{
  gboolean can_add = mp_edit_context_get_read_only_reason (self->context) == NULL;
  gboolean empty = self->pairs->len == 0 && self->adder == NULL;

  gtk_widget_set_visible (self->header, !empty);
  gtk_widget_set_visible (GTK_WIDGET (self->list), !empty);
  gtk_widget_set_visible (self->quiet_button, empty && can_add);
  gtk_widget_set_visible (self->add_button, can_add && self->adder == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), !empty || can_add);
  if (empty)
    gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "empty");
}

/* Languages */

static GPtrArray *
list_languages (MpDetailTexts *self)
{
  GPtrArray *languages = g_ptr_array_new ();

  for (guint i = 0; i < mp_project_record_get_n (self->project, MP_TABLE_NARRATIVE); i++)
    {
      MpRecord *record = mp_project_record_get (self->project, MP_TABLE_NARRATIVE, i);
      const char *language = mp_record_get_text (record, MP_NARRATIVE_LANGUAGE);

      if (!is_original (record) && !g_ptr_array_find_with_equal_func (languages, language, g_str_equal, NULL))
        g_ptr_array_add (languages, (char *) language);
    }
  if (self->wanted_language && !g_ptr_array_find_with_equal_func (languages, self->wanted_language, g_str_equal, NULL))
    g_ptr_array_add (languages, self->wanted_language);
  return languages;
}

static void
language_action_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  MpDetailTexts *self = user_data;

  g_free (self->chosen_language);
  self->chosen_language = g_variant_dup_string (parameter, NULL);
  mp_detail_texts_update (self, self->project);
}

/* What was picked here, else what the owner asked for, else the first translation that there is. */
static void
update_language (MpDetailTexts *self)
{
  g_autoptr (GPtrArray) languages = list_languages (self);
  g_autoptr (GMenu) menu = g_menu_new ();
  const char *language = self->chosen_language ? self->chosen_language : self->wanted_language;

  if (language == NULL || !g_ptr_array_find_with_equal_func (languages, language, g_str_equal, NULL))
    language = languages->len > 0 ? g_ptr_array_index (languages, 0) : NULL;
  g_free (self->second_language);
  self->second_language = g_strdup (language);

  for (guint i = 0; i < languages->len; i++)
    {
      const char *code = g_ptr_array_index (languages, i);
      g_autofree char *name = mp_language_dup_name (code);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "texts.language", "s", code);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->language_button), G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->language_button, languages->len > 1);
  if (language)
    {
      g_autofree char *name = mp_language_dup_name (language);

      gtk_menu_button_set_label (GTK_MENU_BUTTON (self->language_button), name);
    }
}

/* Adding */

static void
remove_adder (MpDetailTexts *self)
{
  GtkWidget *adder = GTK_WIDGET (g_steal_pointer (&self->adder));

  if (adder)
    gtk_list_box_remove (self->list, adder);
  update_chrome (self);
}

static void
adder_state_changed_cb (MpDetailTexts *self,
                        MpRecordCell  *cell)
{
  if (self->adder == NULL)
    return;
  if (mp_record_cell_is_editing (cell))
    g_signal_emit (self, signals[EDITING], 0, cell);
  else
    remove_adder (self);
}

static void
add_cb (MpDetailTexts *self)
{
  mp_detail_texts_add (self);
}

static void
mp_detail_texts_dispose (GObject *object)
{
  MpDetailTexts *self = MP_DETAIL_TEXTS (object);
  GtkWidget *child;

  self->adder = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_pointer (&self->project, mp_project_record_unref);
  g_clear_pointer (&self->wanted_language, g_free);
  g_clear_pointer (&self->chosen_language, g_free);
  g_clear_pointer (&self->second_language, g_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (mp_detail_texts_parent_class)->dispose (object);
}

static void
mp_detail_texts_class_init (MpDetailTextsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_detail_texts_dispose;

  signals[EDITING] = g_signal_new ("editing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, MP_TYPE_RECORD_CELL);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "detailsection");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
create_header (MpDetailTexts *self)
{
  GtkWidget *title = gtk_label_new (C_("section", "Texts"));

  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->header, "section-header");
  gtk_label_set_xalign (GTK_LABEL (title), 0.0f);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (self->header), title);

  self->language_button = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->language_button, "flat");
  gtk_widget_set_tooltip_text (self->language_button, _("Language beside the original"));
  gtk_box_append (GTK_BOX (self->header), self->language_button);

  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_add_css_class (self->add_button, "row-button");
  gtk_widget_set_tooltip_text (self->add_button, C_("section", "Add Text"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("section", "Add Text"), -1);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->header), self->add_button);
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
}

static void
create_actions (MpDetailTexts *self)
{
  static const GActionEntry entries[] = {
    { "language", language_action_cb, "s", NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "texts", G_ACTION_GROUP (group));
}

static void
mp_detail_texts_init (MpDetailTexts *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *box, *label;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->pairs = g_ptr_array_new_with_free_func (g_free);
  create_actions (self);
  create_header (self);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("section", "Texts"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  label = gtk_label_new (C_("section", "Add Text"));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  self->quiet_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->quiet_button), box);
  gtk_widget_add_css_class (self->quiet_button, "flat");
  gtk_widget_add_css_class (self->quiet_button, "quiet-add");
  g_signal_connect_object (self->quiet_button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->quiet_button, GTK_WIDGET (self));
}

GtkWidget *
mp_detail_texts_new (MpEditContext *context)
{
  MpDetailTexts *self = g_object_new (MP_TYPE_DETAIL_TEXTS, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

static void
show_field (MpDetailTexts *self,
            const char    *field,
            guint         *index)
{
  g_autoptr (GPtrArray) texts = list_texts (self->project, field);
  gboolean need_one = TRUE;
  MpRecord *first;

  while ((first = take_first (texts, self->second_language, need_one)))
    {
      show_pair (self, (*index)++, first, take_second (texts, self->second_language));
      need_one = FALSE;
    }
}

/* The cells are kept by place: with another number of texts, only the last rows come or go. */
void
mp_detail_texts_update (MpDetailTexts   *self,
                        MpProjectRecord *project)
{
  const char *const *fields = mp_table_get_info (MP_TABLE_NARRATIVE)->fields[MP_NARRATIVE_FIELD].choices;
  guint n = 0;

  g_return_if_fail (MP_IS_DETAIL_TEXTS (self));

  if (self->project && mp_project_record_get_id (self->project) != mp_project_record_get_id (project))
    {
      remove_adder (self);
      for (guint i = 0; i < self->pairs->len; i++)
        {
          Pair *pair = g_ptr_array_index (self->pairs, i);

          mp_record_cell_cancel_edit (pair->cells[0]);
          mp_record_cell_cancel_edit (pair->cells[1]);
        }
      g_clear_pointer (&self->chosen_language, g_free);
    }
  mp_project_record_ref (project);
  g_clear_pointer (&self->project, mp_project_record_unref);
  self->project = project;

  update_language (self);
  for (guint i = 0; fields[i]; i++)
    show_field (self, fields[i], &n);
  while (self->pairs->len > n)
    {
      Pair *last = g_ptr_array_index (self->pairs, self->pairs->len - 1);

      gtk_list_box_remove (self->list, last->row);
      g_ptr_array_set_size (self->pairs, (int) self->pairs->len - 1);
    }
  update_chrome (self);
}

/**
 * mp_detail_texts_set_second_language:
 * @language: (nullable): the language that is wanted beside the original; %NULL for whichever there is
 */
void
mp_detail_texts_set_second_language (MpDetailTexts *self,
                                     const char    *language)
{
  g_return_if_fail (MP_IS_DETAIL_TEXTS (self));

  if (g_strcmp0 (self->wanted_language, language) == 0)
    return;
  g_free (self->wanted_language);
  self->wanted_language = g_strdup (language);
  if (self->project)
    mp_detail_texts_update (self, self->project);
}

void
mp_detail_texts_add (MpDetailTexts *self)
{
  g_autoptr (MpRecord) record = NULL;
  const char *language;
  g_autofree char *user_language = mp_language_dup_user ();
  MpRecordCell *cell;

  g_return_if_fail (MP_IS_DETAIL_TEXTS (self));

  if (self->adder || self->project == NULL || mp_edit_context_get_read_only_reason (self->context) != NULL)
    return;

  language = mp_record_get_text (mp_project_record_get_project (self->project), MP_PROJECT_LANGUAGE);
  record = mp_record_new (MP_TABLE_NARRATIVE, 0);
  mp_record_set_reference (record, MP_NARRATIVE_PROJECT, mp_project_record_get_id (self->project));
  mp_record_set_text (record, MP_NARRATIVE_FIELD, "summary");
  mp_record_set_text (record, MP_NARRATIVE_LANGUAGE, language ? language : user_language);
  mp_record_set_text (record, MP_NARRATIVE_ORIGIN, "original");

  self->adder = MP_RECORD_ROW (mp_record_row_new (self->context));
  cell = mp_record_row_get_cell (self->adder);
  mp_record_cell_set_record (cell, record);
  gtk_list_box_append (self->list, GTK_WIDGET (self->adder));
  g_signal_connect_object (cell, "state-changed", G_CALLBACK (adder_state_changed_cb), self, G_CONNECT_SWAPPED);
  update_chrome (self);
  mp_record_cell_begin_edit (cell);
}

/* The cell of the first text of a field, or of its translation. */
MpRecordCell *
mp_detail_texts_get_cell (MpDetailTexts *self,
                          const char    *field,
                          gboolean       second)
{
  g_return_val_if_fail (MP_IS_DETAIL_TEXTS (self), NULL);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      Pair *pair = g_ptr_array_index (self->pairs, i);

      if (mp_record_has_choice (mp_record_cell_get_record (pair->cells[0]), MP_NARRATIVE_FIELD, field))
        return pair->cells[second ? 1 : 0];
    }
  return NULL;
}

MpRecordRow *
mp_detail_texts_get_adder (MpDetailTexts *self)
{
  g_return_val_if_fail (MP_IS_DETAIL_TEXTS (self), NULL);

  return self->adder;
}
