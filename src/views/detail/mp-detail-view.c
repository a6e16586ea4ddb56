/* mp-detail-view.c: everything about one project, to be read and edited
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page is built once a document. A project that is read, for the first time or again, gives its
 * rows other words; what was there stays until then, so that nothing flickers while one walks
 * through a list.
 */

#include "config.h"

#include "views/detail/mp-detail-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "base/mp-error.h"
#include "base/mp-format.h"
#include "model/mp-project.h"
#include "model/mp-status.h"
#include "views/detail/mp-detail-forms.h"

struct _MpDetailView
{
  GtkWidget parent_instance;

  MpEditContext *context;
  MpPortfolio *portfolio;
  MpProject *project;
  MpProjectRecord *record;
  gint64 id;
  MpDate as_of;
  char *second_language;
  GCancellable *cancellable;
  MpDetailForms *forms;
  gint64 next_id; /* after what is on its way to the document */
  guint next_several;

  GtkStack *stack;
  AdwStatusPage *several;
  AdwStatusPage *problem;
  GtkWidget *scroller;
  GtkWidget *page;
  MpDetailHeader *header;
  MpDetailSection *sections[MP_N_DETAIL_SECTIONS];
  MpDetailTexts *texts;
  MpDetailHistory *history;
};

G_DEFINE_FINAL_TYPE (MpDetailView, mp_detail_view, GTK_TYPE_WIDGET)

enum
{
  PROJECT_ACTIVATED,
  LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void load (MpDetailView *self);
static void go_on (MpDetailView *self, gint64 id, guint n_several);

static const MpSummary *
get_summary (MpDetailView *self)
{
  guint row = mp_portfolio_find_row (self->portfolio, self->id);

  return row == MP_INVALID_ROW ? NULL : mp_portfolio_get_summary (self->portfolio, row);
}

static void
update_header (MpDetailView *self)
{
  const MpSummary *summary = get_summary (self);

  if (summary && self->record && mp_project_record_get_id (self->record) == self->id)
    mp_detail_header_update (self->header, self->record, summary);
}

static void
show_record (MpDetailView *self)
{
  mp_edit_context_set_project (self->context, self->record);
  update_header (self);
  for (guint i = 0; i < MP_N_DETAIL_SECTIONS; i++)
    mp_detail_section_update (self->sections[i], mp_project_record_get_project (self->record));
  mp_detail_texts_update (self->texts, self->record);
  mp_detail_history_update (self->history, self->record);
  gtk_stack_set_visible_child (self->stack, self->scroller);
}

static void
show_problem (MpDetailView *self,
              GError       *error)
{
  if (g_error_matches (error, MP_ERROR, MP_ERROR_NOT_FOUND))
    {
      self->id = 0;
      g_clear_pointer (&self->record, mp_project_record_unref);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  adw_status_page_set_description (self->problem, error->message);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MpDetailView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpProjectRecord) record = mp_lookup_load_project_finish (MP_LOOKUP (object), result, &error);
  gboolean other;

  /* A later request has taken the place of this one, or the view is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL ||
      (record && mp_project_record_get_id (record) != self->id))
    return;

  if (record == NULL)
    {
      show_problem (self, error);
    }
  else
    {
      other = self->record == NULL || mp_project_record_get_id (self->record) != self->id;
      g_clear_pointer (&self->record, mp_project_record_unref);
      self->record = g_steal_pointer (&record);
      show_record (self);
      if (other)
        gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
    }
  g_signal_emit (self, signals[LOADED], 0);
}

static void
load (MpDetailView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->context == NULL || self->id == 0)
    return;
  self->cancellable = g_cancellable_new ();
  mp_lookup_load_project_async (mp_edit_context_get_lookup (self->context), self->id, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
retry_cb (MpDetailView *self)
{
  load (self);
}

/* Partners, terms or sources have other names now, or there are more of them. */
static void
records_changed_cb (MpDetailView *self)
{
  if (self->record && mp_project_record_get_id (self->record) == self->id)
    show_record (self);
}

/* Nobody loses what he typed: the project with the form stays, and is asked for where another one was. */
static void
stay (MpDetailView *self,
      gint64        next_id)
{
  if (next_id != 0)
    g_signal_emit (self, signals[PROJECT_ACTIVATED], 0, self->id);
}

static void
settled_cb (MpDetailView *self,
            gboolean      left)
{
  if (left)
    go_on (self, self->next_id, self->next_several);
  else
    stay (self, self->next_id);
}

static void
editing_cb (MpDetailView *self,
            MpRecordCell *cell)
{
  mp_detail_forms_open (self->forms, cell);
}

static void
title_state_changed_cb (MpDetailView *self,
                        MpRecordCell *cell)
{
  if (mp_record_cell_is_editing (cell))
    editing_cb (self, cell);
}

static void
project_activated_cb (MpDetailView *self,
                      gint64        project)
{
  g_signal_emit (self, signals[PROJECT_ACTIVATED], 0, project);
}

static void
disconnect_document (MpDetailView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->context)
    {
      g_signal_handlers_disconnect_by_func (self->portfolio, records_changed_cb, self);
      g_signal_handlers_disconnect_by_func (mp_edit_context_get_editor (self->context), records_changed_cb, self);
    }
  if (self->project)
    g_signal_handlers_disconnect_by_func (self->project, load, self);
  g_clear_object (&self->project);
  g_clear_object (&self->portfolio);
  g_clear_object (&self->context);
  g_clear_pointer (&self->record, mp_project_record_unref);
  self->id = 0;
  if (self->forms)
    mp_detail_forms_stop_waiting (self->forms);
}

static void
mp_detail_view_dispose (GObject *object)
{
  MpDetailView *self = MP_DETAIL_VIEW (object);

  disconnect_document (self);
  g_clear_object (&self->forms);
  if (self->stack)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->stack)));
  g_clear_pointer (&self->second_language, g_free);
  G_OBJECT_CLASS (mp_detail_view_parent_class)->dispose (object);
}

static void
mp_detail_view_class_init (MpDetailViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_detail_view_dispose;

  signals[PROJECT_ACTIVATED] = g_signal_new ("project-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/views/detail/mp-detail-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MpDetailView, stack);
  gtk_widget_class_bind_template_child (widget_class, MpDetailView, several);
  gtk_widget_class_bind_template_child (widget_class, MpDetailView, problem);
  gtk_widget_class_bind_template_child (widget_class, MpDetailView, scroller);
  gtk_widget_class_bind_template_child (widget_class, MpDetailView, page);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "detailview");
}

static void
mp_detail_view_init (MpDetailView *self)
{
  self->as_of = MP_DATE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->forms = mp_detail_forms_new (GTK_SCROLLED_WINDOW (self->scroller), self->page);
  g_signal_connect_object (self->forms, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
mp_detail_view_new (void)
{
  return g_object_new (MP_TYPE_DETAIL_VIEW, NULL);
}

static void
append_section (MpDetailView      *self,
                MpDetailSectionId  id)
{
  GtkWidget *section = mp_detail_section_new (self->context, mp_detail_kinds_get (id));

  self->sections[id] = MP_DETAIL_SECTION (section);
  g_signal_connect_object (section, "editing", G_CALLBACK (editing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (section, "project-activated", G_CALLBACK (project_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->page), section);
}

static void
build_page (MpDetailView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->page)))
    gtk_box_remove (GTK_BOX (self->page), child);

  self->header = MP_DETAIL_HEADER (mp_detail_header_new (self->context));
  mp_detail_header_set_second_language (self->header, self->second_language);
  g_signal_connect_object (mp_detail_header_get_title_cell (self->header), "state-changed", G_CALLBACK (title_state_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->page), GTK_WIDGET (self->header));

  for (MpDetailSectionId id = MP_DETAIL_DATES; id <= MP_DETAIL_MILESTONES; id++)
    append_section (self, id);

  self->texts = MP_DETAIL_TEXTS (mp_detail_texts_new (self->context));
  mp_detail_texts_set_second_language (self->texts, self->second_language);
  g_signal_connect_object (self->texts, "editing", G_CALLBACK (editing_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->page), GTK_WIDGET (self->texts));

  for (MpDetailSectionId id = MP_DETAIL_NAMES; id < MP_N_DETAIL_SECTIONS; id++)
    append_section (self, id);

  self->history = MP_DETAIL_HISTORY (mp_detail_history_new (self->context));
  gtk_box_append (GTK_BOX (self->page), GTK_WIDGET (self->history));
}

/**
 * mp_detail_view_set_document:
 * @portfolio: (nullable): the open portfolio; %NULL for none
 * @editor: (nullable): the door through which it changes
 * @lookup: (nullable): where projects are read
 */
void
mp_detail_view_set_document (MpDetailView *self,
                             MpPortfolio  *portfolio,
                             MpEditor     *editor,
                             MpLookup     *lookup)
{
  g_return_if_fail (MP_IS_DETAIL_VIEW (self));

  disconnect_document (self);
  gtk_stack_set_visible_child_name (self->stack, "empty");
  if (portfolio == NULL)
    return;

  self->portfolio = g_object_ref (portfolio);
  self->context = mp_edit_context_new (portfolio, editor, lookup);
  mp_edit_context_set_as_of (self->context, self->as_of);
  g_signal_connect_object (portfolio, "records-changed", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::read-only", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  build_page (self);
}

static void
show_nothing (MpDetailView *self,
              guint         n_several)
{
  g_autofree char *number = mp_format_integer (n_several);
  /* Translators: the heading of the page about one project, while several are selected. */
  g_autofree char *title = g_strdup_printf (ngettext ("%s Project Selected", "%s Projects Selected", n_several), number);

  self->id = 0;
  g_clear_pointer (&self->record, mp_project_record_unref);
  g_cancellable_cancel (self->cancellable);
  adw_status_page_set_title (self->several, title);
  gtk_stack_set_visible_child_name (self->stack, n_several > 1 ? "several" : "empty");
}

static void
go_on (MpDetailView *self,
       gint64        id,
       guint         n_several)
{
  guint row = id == 0 ? MP_INVALID_ROW : mp_portfolio_find_row (self->portfolio, id);

  if (self->project)
    g_signal_handlers_disconnect_by_func (self->project, load, self);
  g_clear_object (&self->project);
  if (row == MP_INVALID_ROW)
    {
      show_nothing (self, n_several);
      return;
    }

  self->id = id;
  self->project = mp_project_get (self->portfolio, row);
  g_signal_connect_object (self->project, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}

/* First an open form: what is in it is stored, or it stays. That of a project that is gone goes with it. */
static void
set_project (MpDetailView *self,
             gint64        id,
             guint         n_several)
{
  if (self->context == NULL)
    return;
  mp_detail_forms_stop_waiting (self->forms);
  if (id == self->id && id != 0)
    return;
  switch (get_summary (self) ? mp_detail_forms_try_to_leave (self->forms) : MP_DETAIL_FORMS_LEFT)
    {
    case MP_DETAIL_FORMS_LEFT:
      go_on (self, id, n_several);
      break;
    case MP_DETAIL_FORMS_STAYS:
      stay (self, id);
      break;
    case MP_DETAIL_FORMS_WAITS:
      self->next_id = id;
      self->next_several = n_several;
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * mp_detail_view_set_project:
 * @id: the id of a project, 0 for none
 *
 * An open form is saved first. Where that cannot be, the project stays with its form, and
 * "project-activated" asks the owner to go back to it.
 */
void
mp_detail_view_set_project (MpDetailView *self,
                            gint64        id)
{
  g_return_if_fail (MP_IS_DETAIL_VIEW (self));

  set_project (self, id, 0);
}

/**
 * mp_detail_view_set_several:
 * @n_projects: how many are selected; more than one
 *
 * Shows no project, as mp_detail_view_set_project() does with 0, but says how many there are.
 */
void
mp_detail_view_set_several (MpDetailView *self,
                            guint         n_projects)
{
  g_return_if_fail (MP_IS_DETAIL_VIEW (self));

  set_project (self, 0, n_projects);
}

gint64
mp_detail_view_get_project (MpDetailView *self)
{
  g_return_val_if_fail (MP_IS_DETAIL_VIEW (self), 0);

  return self->id;
}

/**
 * mp_detail_view_set_as_of:
 * @day: the day for which the status is told
 */
void
mp_detail_view_set_as_of (MpDetailView *self,
                          MpDate        day)
{
  g_return_if_fail (MP_IS_DETAIL_VIEW (self));

  self->as_of = day;
  if (self->context == NULL)
    return;
  mp_edit_context_set_as_of (self->context, day);
  update_header (self);
}

/**
 * mp_detail_view_set_second_language:
 * @language: (nullable): the code of the language that is wanted beside originals; %NULL for
 *   whichever there is
 */
void
mp_detail_view_set_second_language (MpDetailView *self,
                                    const char   *language)
{
  char *copy = g_strdup (language);

  g_return_if_fail (MP_IS_DETAIL_VIEW (self));

  g_free (self->second_language);
  self->second_language = copy;
  if (self->context == NULL)
    return;
  mp_detail_texts_set_second_language (self->texts, language);
  mp_detail_header_set_second_language (self->header, language);
  update_header (self);
}

/**
 * mp_detail_view_leave:
 *
 * Saves what is in an open form; shuts it when nothing was changed.
 *
 * Returns: %FALSE when the form holds something wrong
 */
gboolean
mp_detail_view_leave (MpDetailView *self)
{
  g_return_val_if_fail (MP_IS_DETAIL_VIEW (self), TRUE);

  return mp_detail_forms_leave (self->forms);
}

/* For a project that was just made; it must have been loaded. */
void
mp_detail_view_edit_title (MpDetailView *self)
{
  g_return_if_fail (MP_IS_DETAIL_VIEW (self));

  if (self->record && mp_project_record_get_id (self->record) == self->id)
    mp_record_cell_begin_edit (mp_detail_header_get_title_cell (self->header));
}

/* For tests and for searches inside the page. */

MpDetailHeader *
mp_detail_view_get_header (MpDetailView *self)
{
  return self->header;
}

MpDetailSection *
mp_detail_view_get_section (MpDetailView      *self,
                            MpDetailSectionId  id)
{
  return self->sections[id];
}

MpDetailTexts *
mp_detail_view_get_texts (MpDetailView *self)
{
  return self->texts;
}

MpDetailHistory *
mp_detail_view_get_history (MpDetailView *self)
{
  return self->history;
}
