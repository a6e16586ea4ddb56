/* mp-import-detail.c: one project of an import, what differs and what is to become of it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/import/mp-import-detail.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "views/import/mp-import-difference-row.h"
#include "views/import/mp-import-texts.h"

struct _MpImportDetail
{
  AdwBin parent_instance;

  GtkScrolledWindow *window;
  GtkLabel *title;
  GtkLabel *place;
  GtkLabel *sentence;
  GtkWidget *doubt_box;
  GtkDropDown *candidates;
  GtkBox *reasons;
  GtkCheckButton *same;
  GtkCheckButton *new;
  GtkCheckButton *skip;
  GtkGrid *comparison;
  GtkWidget *choices_button;
  GtkListBox *differences;

  MpImportItem *item;
  GSignalGroup *signals;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (MpImportDetail, mp_import_detail, ADW_TYPE_BIN)

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
remove_children (GtkWidget *box,
                 void     (*remove) (GtkWidget *box, GtkWidget *child))
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    remove (box, child);
}

/* A list box has a child of its own besides its rows. */
static void
remove_rows (GtkListBox *box)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (box, 0)))
    gtk_list_box_remove (box, GTK_WIDGET (row));
}

static char *
dup_sentence (MpImportItem *item)
{
  const char *other = mp_import_item_get_other_title (item);

  switch (mp_import_item_get_state (item))
    {
    case MP_IMPORT_ADDED:
      return g_strdup (_("The portfolio does not have this project. It comes with:"));
    case MP_IMPORT_CHANGED:
      if (g_strcmp0 (other, mp_import_item_get_title (item)) == 0)
        return g_strdup (_("The portfolio has this project. The file says something else, or more:"));
      /* Translators: %s is the title of a project of the portfolio. */
      return g_strdup_printf (_("It was recognised as “%s”. The file says something else, or more:"), other);
    case MP_IMPORT_UNCHANGED:
      return g_strdup (_("The portfolio says all of this already."));
    case MP_IMPORT_DOUBTFUL:
      return g_strdup (_("It might be a project that the portfolio has. Compare them and decide."));
    case MP_IMPORT_UNUSABLE:
      return g_strdup (mp_import_item_get_reason (item));
    case MP_N_IMPORT_STATES:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
show_texts (MpImportDetail *self,
            const char     *file)
{
  g_autofree char *sentence = dup_sentence (self->item);
  g_autofree char *number = mp_format_integer (mp_import_item_get_line (self->item));
  g_autofree char *isolated = mp_text_isolate (file);
  g_autofree char *place = NULL;

  if (mp_import_item_get_line (self->item) > 0)
    /* Translators: 1 is the name of a file, 2 the number of a line of it. */
    place = g_strdup_printf (_("%1$s, line %2$s"), isolated, number);
  gtk_label_set_label (self->title, mp_import_item_get_title (self->item));
  gtk_label_set_label (self->place, place ? place : file);
  gtk_label_set_label (self->sentence, sentence);
}

static MpImportCandidate *
get_candidate (MpImportDetail *self)
{
  return g_ptr_array_index (mp_import_item_get_candidates (self->item), mp_import_item_get_candidate (self->item));
}

static void
add_reasons (MpImportDetail *self,
             GStrv           texts,
             const char     *heading,
             const char     *icon)
{
  GtkWidget *label;

  if (texts == NULL || texts[0] == NULL)
    return;
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (self->reasons, label);
  for (guint i = 0; texts[i]; i++)
    gtk_box_append (self->reasons, mp_import_reason_new (texts[i], icon));
}

static void
attach_text (MpImportDetail *self,
             const char     *text,
             const char     *css_class,
             int             column,
             int             row,
             int             width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->comparison, label, column, row, width, 1);
}

/* The two side by side, what differs in heavier letters. */
static void
show_comparison (MpImportDetail *self)
{
  GPtrArray *comparison = get_candidate (self)->comparison;
  int row = 0;

  remove_children (GTK_WIDGET (self->comparison), (void (*) (GtkWidget *, GtkWidget *)) gtk_grid_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->comparison), comparison != NULL);
  if (comparison == NULL)
    return;
  attach_text (self, _("In the file"), "heading", 0, row, 1);
  attach_text (self, _("In the portfolio"), "heading", 1, row++, 1);
  attach_text (self, mp_import_item_get_title (self->item), NULL, 0, row, 1);
  attach_text (self, get_candidate (self)->title, NULL, 1, row++, 1);
  for (guint i = 0; i < comparison->len; i++)
    {
      const MpImportDifference *one = g_ptr_array_index (comparison, i);
      gboolean differs = one->old_text && one->new_text && g_strcmp0 (one->old_text, one->new_text) != 0;

      attach_text (self, one->label, "caption-heading", 0, row++, 2);
      attach_text (self, one->new_text ? one->new_text : "—", differs ? "import-differs" : NULL, 0, row, 1);
      attach_text (self, one->old_text ? one->old_text : "—", differs ? "import-differs" : NULL, 1, row++, 1);
    }
}

static void
show_candidates (MpImportDetail *self)
{
  GPtrArray *candidates = mp_import_item_get_candidates (self->item);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      const MpImportCandidate *candidate = g_ptr_array_index (candidates, i);

      gtk_string_list_append (titles, candidate->title);
    }
  gtk_drop_down_set_model (self->candidates, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->candidates, mp_import_item_get_candidate (self->item));
  gtk_widget_set_visible (GTK_WIDGET (self->candidates), candidates->len > 1);
}

static void
show_doubt (MpImportDetail *self)
{
  MpImportCandidate *candidate = get_candidate (self);

  remove_children (GTK_WIDGET (self->reasons), (void (*) (GtkWidget *, GtkWidget *)) gtk_box_remove);
  add_reasons (self, candidate->reasons, _("What speaks for it"), "object-select-symbolic");
  add_reasons (self, candidate->doubts, _("What speaks against it"), "dialog-question-symbolic");
  show_comparison (self);
}

static void
show_decision (MpImportDetail *self)
{
  MpDecision decision = mp_import_item_get_decision (self->item);

  gtk_check_button_set_active (decision == MP_DECISION_SAME ? self->same : decision == MP_DECISION_NEW ? self->new : self->skip, TRUE);
}

/* Whether there is something to choose: not for what is new, and not while it is in doubt. */
static gboolean
can_choose (MpImportItem *item)
{
  MpImportState state = mp_import_item_get_state (item);

  return state == MP_IMPORT_CHANGED || (state == MP_IMPORT_DOUBTFUL && mp_import_item_get_decision (item) == MP_DECISION_SAME);
}

static void
show_differences (MpImportDetail *self)
{
  GPtrArray *differences = mp_import_item_get_differences (self->item);
  gboolean wanted = differences && (can_choose (self->item) || mp_import_item_get_state (self->item) == MP_IMPORT_ADDED);

  remove_rows (self->differences);
  for (guint i = 0; wanted && i < differences->len; i++)
    gtk_list_box_append (self->differences, mp_import_difference_row_new (self->item, i));
  gtk_widget_set_visible (GTK_WIDGET (self->differences), wanted && differences->len > 0);
  gtk_widget_set_visible (self->choices_button, wanted && can_choose (self->item) && differences->len > 1);
}

static void
decided (MpImportDetail *self)
{
  g_signal_emit (self, signals[DECIDED], 0);
}

/* A choice was made, here or for all. */
static void
chosen_cb (MpImportDetail *self)
{
  GtkListBoxRow *row;

  if (self->updating)
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->differences, i)); i++)
    mp_import_difference_row_update (MP_IMPORT_DIFFERENCE_ROW (row));
  decided (self);
}

static void
item_decided_cb (MpImportDetail *self)
{
  self->updating = TRUE;
  show_decision (self);
  show_differences (self);
  self->updating = FALSE;
  decided (self);
}

static void
candidate_cb (MpImportDetail *self)
{
  if (self->updating || !self->item || gtk_drop_down_get_selected (self->candidates) == GTK_INVALID_LIST_POSITION)
    return;
  self->updating = TRUE;
  mp_import_item_set_candidate (self->item, gtk_drop_down_get_selected (self->candidates));
  show_doubt (self);
  show_differences (self);
  self->updating = FALSE;
  decided (self);
}

static void
decision_cb (MpImportDetail *self,
             GtkCheckButton *button)
{
  if (self->updating || !self->item || !gtk_check_button_get_active (button))
    return;
  mp_import_item_set_decision (self->item, button == self->same ? MP_DECISION_SAME : button == self->new ? MP_DECISION_NEW : MP_DECISION_SKIP);
}

static void
choose_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  MpImportDetail *self = MP_IMPORT_DETAIL (widget);

  if (self->item)
    mp_import_item_set_choices (self->item, mp_import_choice_from_name (g_variant_get_string (parameter, NULL)));
}

static void
mp_import_detail_dispose (GObject *object)
{
  MpImportDetail *self = MP_IMPORT_DETAIL (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (mp_import_detail_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/views/import/mp-import-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, MpImportDetail, window);
  gtk_widget_class_bind_template_child (widget_class, MpImportDetail, title);
  gtk_widget_class_bind_template_child (widget_class, MpImportDetail, place);
  gtk_widget_class_bind_template_child (widget_class, MpImportDetail, sentence);
  gtk_widget_class_bind_template_child (widget_class, MpImportDetail, doubt_box);
  gtk_widget_class_bind_template_child (widget_class, MpImportDetail, candidates);
  gtk_widget_class_bind_template_child (widget_class, MpImportDetail, reasons);
  gtk_widget_class_bind_template_child (widget_class, MpImportDetail, same);
  gtk_widget_class_bind_template_child (widget_class, MpImportDetail, new);
  gtk_widget_class_bind_template_child (widget_class, MpImportDetail, skip);
  gtk_widget_class_bind_template_child (widget_class, MpImportDetail, comparison);
  gtk_widget_class_bind_template_child (widget_class, MpImportDetail, choices_button);
  gtk_widget_class_bind_template_child (widget_class, MpImportDetail, differences);
  gtk_widget_class_bind_template_callback (widget_class, candidate_cb);
  gtk_widget_class_bind_template_callback (widget_class, decision_cb);
}

static void
mp_import_detail_class_init (MpImportDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_import_detail_dispose;

  signals[DECIDED] =
    g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "detail.choose", "s", choose_cb);
  bind_template (widget_class);
}

static void
mp_import_detail_init (MpImportDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (MP_TYPE_IMPORT_ITEM);
  g_signal_group_connect_swapped (self->signals, "notify::n-chosen", G_CALLBACK (chosen_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::decision", G_CALLBACK (item_decided_cb), self);
}

/**
 * mp_import_detail_set_item:
 * @item: (nullable): what to show
 * @file: the name of the file from which it comes
 */
void
mp_import_detail_set_item (MpImportDetail *self,
                           MpImportItem   *item,
                           const char     *file)
{
  gboolean doubtful;

  g_return_if_fail (MP_IS_IMPORT_DETAIL (self));

  g_set_object (&self->item, item);
  g_signal_group_set_target (self->signals, item);
  gtk_widget_set_visible (GTK_WIDGET (self->window), item != NULL);
  if (item == NULL)
    return;
  doubtful = mp_import_item_get_state (item) == MP_IMPORT_DOUBTFUL && mp_import_item_get_candidates (item);
  self->updating = TRUE;
  show_texts (self, file);
  gtk_widget_set_visible (self->doubt_box, doubtful);
  if (doubtful)
    {
      show_candidates (self);
      show_doubt (self);
      show_decision (self);
    }
  show_differences (self);
  self->updating = FALSE;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->window), 0);
}
