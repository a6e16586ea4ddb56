/* mp-import-preview.c: what an import would change, to look at and to decide on
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/import/mp-import-preview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "views/import/mp-import-detail.h"
#include "views/import/mp-import-row.h"
#include "views/import/mp-import-texts.h"

/* From this width on list and project stand side by side. */
#define WIDE 760

struct _MpImportPreview
{
  AdwBin parent_instance;

  GtkLabel *counts_label;
  GtkStack *parts;
  GtkPaned *paned;
  GtkSearchEntry *search;
  GtkDropDown *states;
  GtkListView *items;
  MpImportDetail *detail;
  GtkStackPage *messages_page;
  GtkListBox *messages;

  MpImportPlan *plan;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  char *words;                            /* folded; what is searched for */
  MpImportState shown[MP_N_IMPORT_STATES]; /* the states to choose from, after "all" */
  guint n_shown;
  int state;                              /* -1 for all */
  guint n_taken;
  guint turn_id;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (MpImportPreview, mp_import_preview, ADW_TYPE_BIN)

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What needs a decision stands first, what is as it was stands last. */
static const MpImportState order[] = { MP_IMPORT_DOUBTFUL, MP_IMPORT_UNUSABLE, MP_IMPORT_CHANGED, MP_IMPORT_ADDED, MP_IMPORT_UNCHANGED };

/* Translators: how many projects an import adds, changes and so on; joined by the separator */
static const char *const formats[MP_N_IMPORT_STATES] = {
  [MP_IMPORT_ADDED] = N_("%s new"),
  [MP_IMPORT_CHANGED] = N_("%s changed"),
  [MP_IMPORT_UNCHANGED] = N_("%s unchanged"),
  [MP_IMPORT_DOUBTFUL] = N_("%s in doubt"),
  [MP_IMPORT_UNUSABLE] = N_("%s cannot be used"),
};

static char *
dup_count (const char *format,
           guint       n)
{
  g_autofree char *number = mp_format_integer (n);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "%s", number, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update_counts (MpImportPreview *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (MpImportState state = 0; state < MP_N_IMPORT_STATES; state++)
    {
      guint n = mp_import_plan_count (self->plan, state);
      g_autofree char *count = dup_count (_(formats[state]), n);

      if (n > 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", count);
    }
  gtk_label_set_label (self->counts_label, text->len > 0 ? text->str : _("No project was found"));
}

static void
count_taken (MpImportPreview *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->plan));

  self->n_taken = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->plan), i);

      self->n_taken += mp_import_item_is_taken (item);
    }
}

static void
decided_cb (MpImportPreview *self)
{
  if (self->updating || !self->plan)
    return;
  count_taken (self);
  g_signal_emit (self, signals[DECIDED], 0);
}

static gboolean
contains_words (const char *text,
                const char *words)
{
  g_autofree char *folded = text ? mp_text_fold_words (text) : NULL;

  return folded && strstr (folded, words) != NULL;
}

static gboolean
filter_item (gpointer item,
             gpointer user_data)
{
  MpImportPreview *self = user_data;

  if (self->state >= 0 && mp_import_item_get_state (item) != (MpImportState) self->state)
    return FALSE;
  return self->words == NULL || contains_words (mp_import_item_get_title (item), self->words) ||
         contains_words (mp_import_item_get_other_title (item), self->words);
}

static void
filter_cb (MpImportPreview *self)
{
  guint selected = gtk_drop_down_get_selected (self->states);
  g_autofree char *words = mp_text_fold_words (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  if (self->updating || !self->filter)
    return;
  self->state = selected > 0 && selected <= self->n_shown ? (int) self->shown[selected - 1] : -1;
  g_free (self->words);
  self->words = *words ? g_steal_pointer (&words) : NULL;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
show_states (MpImportPreview *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  /* Translators: all projects of a file, so many. */
  g_autofree char *all = dup_count (C_("projects", "All: %s"), g_list_model_get_n_items (G_LIST_MODEL (self->plan)));

  self->n_shown = 0;
  gtk_string_list_append (labels, all);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint n = mp_import_plan_count (self->plan, order[i]);
      g_autofree char *count = dup_count (_(formats[order[i]]), n);

      if (n == 0)
        continue;
      self->shown[self->n_shown++] = order[i];
      gtk_string_list_append (labels, count);
    }
  gtk_drop_down_set_model (self->states, G_LIST_MODEL (labels));
}

static void
show_selected (MpImportPreview *self)
{
  MpImportItem *item = gtk_single_selection_get_selected_item (self->selection);

  mp_import_detail_set_item (self->detail, item, mp_reader_get_name (mp_import_plan_get_reader (self->plan)));
}

static void
show_messages (MpImportPreview *self)
{
  GPtrArray *messages = mp_import_plan_get_messages (self->plan);
  g_autofree char *number = mp_format_integer (messages->len);
  /* Translators: %s is how many messages there are about the file */
  g_autofree char *title = g_strdup_printf (_("Messages (%s)"), number);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->messages, 0)))
    gtk_list_box_remove (self->messages, GTK_WIDGET (row));
  for (guint i = 0; i < MIN (messages->len, MP_IMPORT_MAX_MESSAGES); i++)
    gtk_list_box_append (self->messages, mp_import_message_row_new (g_ptr_array_index (messages, i)));
  if (messages->len > MP_IMPORT_MAX_MESSAGES)
    gtk_list_box_append (self->messages, mp_import_more_row_new (messages->len - MP_IMPORT_MAX_MESSAGES));
  gtk_stack_page_set_title (self->messages_page, title);
  gtk_stack_page_set_visible (self->messages_page, messages->len > 0);
}

/* All items, those of one state together, in the order of the file: sorted once, for they do not
 * change their state. */
static GListModel *
order_items (MpImportPlan *plan)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (plan));
  GListStore *store = g_list_store_new (MP_TYPE_IMPORT_ITEM);
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      for (guint j = 0; j < n && mp_import_plan_count (plan, order[i]) > 0; j++)
        {
          g_autoptr (MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (plan), j);

          if (mp_import_item_get_state (item) == order[i])
            g_ptr_array_add (items, g_steal_pointer (&item));
        }
    }
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  return G_LIST_MODEL (store);
}

static void
show_items (MpImportPreview *self)
{
  GtkFilterListModel *filtered;

  gtk_list_view_set_model (self->items, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_item, self, NULL));
  filtered = gtk_filter_list_model_new (order_items (self->plan), g_object_ref (self->filter));
  gtk_filter_list_model_set_incremental (filtered, g_list_model_get_n_items (G_LIST_MODEL (self->plan)) > 5000);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->items, GTK_SELECTION_MODEL (self->selection));
}

static void
choose_all_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  MpImportPreview *self = MP_IMPORT_PREVIEW (widget);
  MpChoice choice = mp_import_choice_from_name (g_variant_get_string (parameter, NULL));
  guint n = self->selection ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;

  self->updating = TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      mp_import_item_set_choices (item, choice);
    }
  self->updating = FALSE;
  decided_cb (self);
}

/* Whether a doubtful one is the same is for somebody to say who has looked at it. */
static void
decide_all_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  MpImportPreview *self = MP_IMPORT_PREVIEW (widget);
  gboolean take = g_str_equal (g_variant_get_string (parameter, NULL), "take");
  guint n = self->selection ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;

  self->updating = TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (!take || mp_import_item_get_state (item) != MP_IMPORT_DOUBTFUL)
        mp_import_item_set_decision (item, take ? MP_DECISION_TAKE : MP_DECISION_SKIP);
    }
  self->updating = FALSE;
  decided_cb (self);
}

/* Enter ticks, or takes the tick away. */
static void
activate_cb (MpImportPreview *self,
             guint            position)
{
  g_autoptr(MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (!item || !mp_import_row_can_tick (item))
    return;
  mp_import_item_set_decision (item, mp_import_item_get_decision (item) == MP_DECISION_SKIP ? MP_DECISION_TAKE : MP_DECISION_SKIP);
  decided_cb (self);
}

static void
setup_row_cb (MpImportPreview *self,
              GtkListItem     *item)
{
  GtkWidget *row = mp_import_row_new ();

  g_signal_connect_object (row, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (MpImportPreview *self,
             GtkListItem     *item)
{
  mp_import_row_set_item (MP_IMPORT_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_row_cb (MpImportPreview *self,
               GtkListItem     *item)
{
  mp_import_row_set_item (MP_IMPORT_ROW (gtk_list_item_get_child (item)), NULL);
}

static gboolean
turn_cb (gpointer user_data)
{
  MpImportPreview *self = user_data;
  gboolean wide = gtk_widget_get_width (GTK_WIDGET (self)) >= WIDE;

  self->turn_id = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_paned_set_position (self->paned, wide ? gtk_widget_get_width (GTK_WIDGET (self)) * 9 / 20 : -1);
  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
mp_import_preview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mp_import_preview_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural, NULL, NULL);
}

/* What is laid out must not be turned while it is. */
static void
mp_import_preview_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  MpImportPreview *self = MP_IMPORT_PREVIEW (widget);
  GtkOrientation orientation = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned));

  gtk_widget_size_allocate (adw_bin_get_child (ADW_BIN (self)), &(GtkAllocation) { 0, 0, width, height }, baseline);
  if ((width >= WIDE) != (orientation == GTK_ORIENTATION_HORIZONTAL) && self->turn_id == 0)
    self->turn_id = g_idle_add (turn_cb, self);
}

static void
mp_import_preview_dispose (GObject *object)
{
  MpImportPreview *self = MP_IMPORT_PREVIEW (object);

  g_clear_handle_id (&self->turn_id, g_source_remove);
  if (self->selection)
    gtk_list_view_set_model (self->items, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (mp_import_preview_parent_class)->dispose (object);
}

static void
mp_import_preview_finalize (GObject *object)
{
  g_free (MP_IMPORT_PREVIEW (object)->words);

  G_OBJECT_CLASS (mp_import_preview_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/views/import/mp-import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, MpImportPreview, counts_label);
  gtk_widget_class_bind_template_child (widget_class, MpImportPreview, parts);
  gtk_widget_class_bind_template_child (widget_class, MpImportPreview, paned);
  gtk_widget_class_bind_template_child (widget_class, MpImportPreview, search);
  gtk_widget_class_bind_template_child (widget_class, MpImportPreview, states);
  gtk_widget_class_bind_template_child (widget_class, MpImportPreview, items);
  gtk_widget_class_bind_template_child (widget_class, MpImportPreview, detail);
  gtk_widget_class_bind_template_child (widget_class, MpImportPreview, messages_page);
  gtk_widget_class_bind_template_child (widget_class, MpImportPreview, messages);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
}

static void
mp_import_preview_class_init (MpImportPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_import_preview_dispose;
  object_class->finalize = mp_import_preview_finalize;
  widget_class->get_request_mode = mp_import_preview_get_request_mode;
  widget_class->measure = mp_import_preview_measure;
  widget_class->size_allocate = mp_import_preview_size_allocate;

  signals[DECIDED] =
    g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "preview.choose-all", "s", choose_all_cb);
  gtk_widget_class_install_action (widget_class, "preview.decide-all", "s", decide_all_cb);
  g_type_ensure (MP_TYPE_IMPORT_DETAIL);
  bind_template (widget_class);
}

static void
mp_import_preview_init (MpImportPreview *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->state = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What has a layout manager is not told its size. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->items, factory);
}

/**
 * mp_import_preview_set_plan:
 *
 * Shows @plan from its beginning, whatever was searched for in the last one.
 */
void
mp_import_preview_set_plan (MpImportPreview *self,
                            MpImportPlan    *plan)
{
  g_return_if_fail (MP_IS_IMPORT_PREVIEW (self));
  g_return_if_fail (MP_IS_IMPORT_PLAN (plan));

  g_set_object (&self->plan, plan);
  self->updating = TRUE;
  self->state = -1;
  g_clear_pointer (&self->words, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show_states (self);
  self->updating = FALSE;
  show_items (self);
  update_counts (self);
  count_taken (self);
  show_messages (self);
  show_selected (self);
  gtk_stack_set_visible_child_name (self->parts, g_list_model_get_n_items (G_LIST_MODEL (plan)) > 0 ? "items" : "messages");
}

/**
 * mp_import_preview_get_n_taken:
 *
 * Returns: how many projects the import adds or changes, as decided
 */
guint
mp_import_preview_get_n_taken (MpImportPreview *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_PREVIEW (self), 0);

  return self->n_taken;
}
