/* mp-record-page.c: everything about a partner, a source, a term …, to be read and edited
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of it is in memory, so that a page shows at once. Rows are kept while the same record is shown.
 */

#include "config.h"

#include "views/records/mp-record-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "views/detail/mp-detail-forms.h"
#include "views/records/mp-record-acts.h"
#include "views/records/mp-record-kinds.h"
#include "views/records/mp-record-texts.h"
#include "views/records/mp-record-uses.h"

/* Of each role; all of them are one press away. */
#define MAX_PROJECTS 10

struct _MpRecordPage
{
  GtkWidget parent_instance;

  MpTable table;
  const MpRecordKind *kind;
  MpEditContext *context;
  MpPortfolio *portfolio;
  MpDetailForms *forms;
  gint64 id;
  gint64 next_id; /* after what is on its way to the document */
  guint refresh_id;

  GtkStack *stack;
  AdwStatusPage *empty;
  GtkScrolledWindow *scroller;
  GtkWidget *page;
  MpRecordCell *title; /* NULL where the title is no field */
  GtkLabel *heading;
  GtkLabel *line;
  GtkWidget *projects_button;
  MpRecordLinks *offices;
  MpRecordLinks *projects;
  GPtrArray *sections; /* of MpDetailSection, borrowed */
};

G_DEFINE_FINAL_TYPE (MpRecordPage, mp_record_page, GTK_TYPE_WIDGET)

enum
{
  RECORD_ACTIVATED,
  SHOW_PROJECTS,
  GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static MpRecord *
get_record (MpRecordPage *self)
{
  return self->id == 0 ? NULL : mp_portfolio_get_record (self->portfolio, self->table, self->id);
}

/* Offices below it, by name. */
static void
update_offices (MpRecordPage *self)
{
  GPtrArray *all = mp_portfolio_get_records (self->portfolio, MP_TABLE_PARTNER);
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_link_free);

  for (guint i = 0; i < all->len; i++)
    {
      MpRecord *record = g_ptr_array_index (all, i);
      g_autofree char *detail = NULL;

      if (mp_record_get_integer (record, MP_PARTNER_PARENT) != self->id)
        continue;
      detail = mp_record_texts_dup_detail (self->context, record);
      g_ptr_array_add (links, mp_record_link_new (MP_TABLE_PARTNER, mp_record_get_id (record), mp_record_get_text (record, MP_PARTNER_NAME), detail));
    }
  g_ptr_array_sort (links, mp_record_texts_compare_links);
  mp_record_links_update (self->offices, links);
}

static void
add_projects (MpRecordPage *self,
              GPtrArray    *links,
              guint         role)
{
  const char *choice = mp_table_get_info (MP_TABLE_ROLE)->fields[MP_ROLE_ROLE].choices[role];
  g_autoptr (GArray) rows = mp_record_uses_find_rows (self->portfolio, self->id, role);
  guint shown = MIN (rows->len, MAX_PROJECTS);

  for (guint i = 0; i < shown; i++)
    {
      const MpSummary *summary = mp_portfolio_get_summary (self->portfolio, g_array_index (rows, guint, i));

      g_ptr_array_add (links, mp_record_link_new (MP_TABLE_PROJECT, summary->id, summary->title, mp_choice_get_label (choice)));
    }
  if (shown < rows->len)
    {
      g_autofree char *n = mp_format_integer (rows->len - shown);
      /* Translators: a row below some projects of a partner; %s is a number. */
      g_autofree char *title = g_strdup_printf (ngettext ("%s More Project", "%s More Projects", rows->len - shown), n);

      g_ptr_array_add (links, mp_record_link_new (MP_N_TABLES, 0, title, mp_choice_get_label (choice)));
    }
}

static void
update_projects (MpRecordPage *self)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_link_free);

  for (guint i = 0; mp_table_get_info (MP_TABLE_ROLE)->fields[MP_ROLE_ROLE].choices[i]; i++)
    add_projects (self, links, i);
  mp_record_links_update (self->projects, links);
}

static void
label_projects (MpRecordPage *self,
                guint         n)
{
  g_autofree char *number = mp_format_integer (n);
  /* Translators: a button; it shows the projects of a partner, or those of a country, a sector … */
  g_autofree char *label = g_strdup_printf (ngettext ("Show %s Project", "Show %s Projects", n), number);

  gtk_button_set_label (GTK_BUTTON (self->projects_button), label);
}

static void
update_header (MpRecordPage *self,
               MpRecord     *record)
{
  g_autoptr (MpRecordUses) uses = mp_record_uses_new (self->portfolio, self->table);
  g_autofree char *query = mp_record_uses_dup_query (self->portfolio, self->table, self->id);
  g_autofree char *title = mp_record_texts_dup_title (self->context, record);
  g_autofree char *line = mp_record_texts_dup_line (self->context, record);
  guint n = mp_record_uses_get (uses, self->id);

  if (self->title)
    {
      mp_record_cell_set_record (self->title, record);
      mp_record_cell_set_texts (self->title, NULL, title, NULL);
    }
  else
    {
      gtk_label_set_label (self->heading, title);
    }
  gtk_label_set_label (self->line, line ? line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->line), line != NULL);
  label_projects (self, n);
  gtk_widget_set_visible (self->projects_button, n > 0 && query);
}

static void
show_record (MpRecordPage *self)
{
  MpRecord *record = get_record (self);

  mp_edit_context_set_fixed_reason (self->context, record ? mp_record_acts_get_fixed_reason (self->context, record) : NULL);
  if (record == NULL)
    {
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->empty));
      return;
    }
  update_header (self, record);
  for (guint i = 0; i < self->sections->len; i++)
    mp_detail_section_update (g_ptr_array_index (self->sections, i), record);
  if (self->offices)
    {
      update_offices (self);
      update_projects (self);
    }
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->scroller));
}

static gboolean
refresh_cb (gpointer user_data)
{
  MpRecordPage *self = user_data;

  self->refresh_id = 0;
  if (self->id != 0 && get_record (self) == NULL)
    {
      self->id = 0;
      show_record (self);
      g_signal_emit (self, signals[GONE], 0);
    }
  else
    {
      show_record (self);
    }
  return G_SOURCE_REMOVE;
}

/* One act changes records and projects: it is shown once, and when somebody looks. */
static void
changed_cb (MpRecordPage *self)
{
  if (self->id != 0 && self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static void
go_on (MpRecordPage *self,
       gint64        id)
{
  if (self->title)
    mp_record_cell_cancel_edit (self->title);
  self->id = id;
  show_record (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* Nobody loses what he typed. */
static void
stay (MpRecordPage *self)
{
  g_signal_emit (self, signals[RECORD_ACTIVATED], 0, (guint) self->table, self->id);
}

static void
settled_cb (MpRecordPage *self,
            gboolean      left)
{
  if (left)
    go_on (self, self->next_id);
  else
    stay (self);
}

static void
editing_cb (MpRecordPage *self,
            MpRecordCell *cell)
{
  mp_detail_forms_open (self->forms, cell);
}

static void
title_state_changed_cb (MpRecordPage *self,
                        MpRecordCell *cell)
{
  if (mp_record_cell_is_editing (cell))
    mp_detail_forms_open (self->forms, cell);
}

static void
projects_cb (MpRecordPage *self)
{
  g_autofree char *query = mp_record_uses_dup_query (self->portfolio, self->table, self->id);

  if (query)
    g_signal_emit (self, signals[SHOW_PROJECTS], 0, query);
}

static void
link_activated_cb (MpRecordPage *self,
                   guint         table,
                   gint64        id)
{
  if (table == MP_N_TABLES)
    projects_cb (self);
  else
    g_signal_emit (self, signals[RECORD_ACTIVATED], 0, table, id);
}

static void
project_activated_cb (MpRecordPage *self,
                      gint64        project)
{
  g_signal_emit (self, signals[RECORD_ACTIVATED], 0, (guint) MP_TABLE_PROJECT, project);
}

static void
disconnect_document (MpRecordPage *self)
{
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->context)
    {
      g_signal_handlers_disconnect_by_data (self->portfolio, self);
      g_signal_handlers_disconnect_by_data (mp_edit_context_get_editor (self->context), self);
    }
  if (self->forms)
    mp_detail_forms_stop_waiting (self->forms);
  g_clear_object (&self->portfolio);
  g_clear_object (&self->context);
  self->id = 0;
}

static void
mp_record_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mp_record_page_parent_class)->map (widget);
  changed_cb (MP_RECORD_PAGE (widget));
}

static void
mp_record_page_dispose (GObject *object)
{
  MpRecordPage *self = MP_RECORD_PAGE (object);

  disconnect_document (self);
  g_clear_object (&self->forms);
  if (self->stack)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->stack)));
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  G_OBJECT_CLASS (mp_record_page_parent_class)->dispose (object);
}

static void
mp_record_page_class_init (MpRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_record_page_dispose;
  widget_class->map = mp_record_page_map;

  signals[RECORD_ACTIVATED] = g_signal_new ("record-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);
  signals[SHOW_PROJECTS] = g_signal_new ("show-projects", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/views/records/mp-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpRecordPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MpRecordPage, empty);
  gtk_widget_class_bind_template_child (widget_class, MpRecordPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, MpRecordPage, page);
  gtk_widget_class_bind_template_child (widget_class, MpRecordPage, line);
  gtk_widget_class_bind_template_child (widget_class, MpRecordPage, heading);
  gtk_widget_class_bind_template_child (widget_class, MpRecordPage, projects_button);
  gtk_widget_class_bind_template_callback (widget_class, projects_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mp_record_page_init (MpRecordPage *self)
{
  self->sections = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->forms = mp_detail_forms_new (self->scroller, self->page);
  g_signal_connect_object (self->forms, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * mp_record_page_new:
 * @table: the table of what it shows: partner, source, vocabulary, term or portfolio
 */
GtkWidget *
mp_record_page_new (MpTable table)
{
  MpRecordPage *self = g_object_new (MP_TYPE_RECORD_PAGE, NULL);

  self->table = table;
  self->kind = mp_record_kinds_get (table);
  label_projects (self, 0);
  adw_status_page_set_title (self->empty, mp_record_texts_get (table, MP_RECORD_TEXT_NONE_SELECTED));
  return GTK_WIDGET (self);
}

static void
append_section (MpRecordPage       *self,
                const MpDetailKind *kind)
{
  GtkWidget *section = mp_detail_section_new (self->context, kind);

  g_signal_connect_object (section, "editing", G_CALLBACK (editing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (section, "project-activated", G_CALLBACK (project_activated_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->sections, section);
  gtk_box_append (GTK_BOX (self->page), section);
}

static MpRecordLinks *
append_links (MpRecordPage *self,
              const char   *title)
{
  GtkWidget *links = mp_record_links_new (title);

  g_signal_connect_object (links, "activated", G_CALLBACK (link_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->page), links);
  return MP_RECORD_LINKS (links);
}

static void
create_title (MpRecordPage *self)
{
  GtkWidget *header = gtk_widget_get_parent (GTK_WIDGET (self->heading));
  MpRecordForm form = { .fields = 0 };

  gtk_widget_set_visible (GTK_WIDGET (self->heading), self->kind->title_field < 0);
  if (self->kind->title_field < 0)
    return;
  form.fields = MP_FORM_FIELD ((guint) self->kind->title_field);
  self->title = MP_RECORD_CELL (mp_record_cell_new (self->context));
  mp_record_cell_set_form (self->title, &form);
  mp_record_cell_set_selectable (self->title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-cell");
  g_signal_connect_object (self->title, "state-changed", G_CALLBACK (title_state_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_prepend (GTK_BOX (header), GTK_WIDGET (self->title));
}

/* The header stays, what belongs to the document before goes. */
static void
build_page (MpRecordPage *self)
{
  GtkWidget *header = gtk_widget_get_parent (GTK_WIDGET (self->heading));
  GtkWidget *child;

  while ((child = gtk_widget_get_next_sibling (header)))
    gtk_box_remove (GTK_BOX (self->page), child);
  if (self->title)
    gtk_box_remove (GTK_BOX (header), GTK_WIDGET (g_steal_pointer (&self->title)));
  g_ptr_array_set_size (self->sections, 0);

  create_title (self);
  append_section (self, &self->kind->sections[0]);
  if (self->table == MP_TABLE_PARTNER)
    {
      self->offices = append_links (self, C_("section", "Offices"));
      self->projects = append_links (self, C_("section", "Projects"));
    }
  for (guint i = 1; i < self->kind->n_sections; i++)
    append_section (self, &self->kind->sections[i]);
}

/**
 * mp_record_page_set_document:
 * @portfolio: (nullable): the open portfolio; %NULL for none
 * @editor: (nullable): the door through which it changes
 * @lookup: (nullable): where projects are read
 */
void
mp_record_page_set_document (MpRecordPage *self,
                             MpPortfolio  *portfolio,
                             MpEditor     *editor,
                             MpLookup     *lookup)
{
  g_return_if_fail (MP_IS_RECORD_PAGE (self));

  disconnect_document (self);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->empty));
  if (portfolio == NULL)
    return;

  self->portfolio = g_object_ref (portfolio);
  self->context = mp_edit_context_new (portfolio, editor, lookup);
  mp_edit_context_set_as_of (self->context, mp_date_today ());
  g_signal_connect_object (portfolio, "records-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "projects-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::read-only", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  build_page (self);
}

/**
 * mp_record_page_set_record:
 * @id: the record, 0 for none
 *
 * An open form is saved first. Where that cannot be, the record stays with its form, and
 * "record-activated" asks the owner to go back to it.
 */
void
mp_record_page_set_record (MpRecordPage *self,
                           gint64        id)
{
  g_return_if_fail (MP_IS_RECORD_PAGE (self));

  if (self->context == NULL)
    return;
  mp_detail_forms_stop_waiting (self->forms);
  if (id == self->id)
    return;
  switch (get_record (self) ? mp_detail_forms_try_to_leave (self->forms) : MP_DETAIL_FORMS_LEFT)
    {
    case MP_DETAIL_FORMS_LEFT:
      go_on (self, id);
      break;
    case MP_DETAIL_FORMS_STAYS:
      stay (self);
      break;
    case MP_DETAIL_FORMS_WAITS:
      self->next_id = id;
      break;
    default:
      g_assert_not_reached ();
    }
}

gint64
mp_record_page_get_record (MpRecordPage *self)
{
  g_return_val_if_fail (MP_IS_RECORD_PAGE (self), 0);

  return self->id;
}

/**
 * mp_record_page_append:
 * @widget: what is to stand below the record; it stays until the document is another one
 */
void
mp_record_page_append (MpRecordPage *self,
                       GtkWidget    *widget)
{
  g_return_if_fail (MP_IS_RECORD_PAGE (self));

  gtk_box_append (GTK_BOX (self->page), widget);
}

/**
 * mp_record_page_leave:
 *
 * Saves what is in an open form; shuts it when nothing was changed.
 *
 * Returns: %FALSE when the form holds something wrong
 */
gboolean
mp_record_page_leave (MpRecordPage *self)
{
  g_return_val_if_fail (MP_IS_RECORD_PAGE (self), TRUE);

  return mp_detail_forms_leave (self->forms);
}

/* Of a term it is the first name. */
void
mp_record_page_edit_title (MpRecordPage *self)
{
  MpRecordRow *row;

  g_return_if_fail (MP_IS_RECORD_PAGE (self));

  if (get_record (self) == NULL)
    return;
  if (self->title)
    {
      mp_record_cell_begin_edit (self->title);
      return;
    }
  row = mp_detail_section_get_first (g_ptr_array_index (self->sections, 0));
  if (row)
    mp_record_cell_begin_edit (mp_record_row_get_cell (row));
}

/* Of a record that was just made: what is typed next replaces what it was given. */
void
mp_record_page_edit_new_title (MpRecordPage *self)
{
  GtkWidget *focus;

  g_return_if_fail (MP_IS_RECORD_PAGE (self));

  mp_record_page_edit_title (self);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus)
    gtk_widget_activate_action (focus, "selection.select-all", NULL);
}

MpRecordCell *
mp_record_page_get_title_cell (MpRecordPage *self)
{
  return self->title;
}

MpDetailSection *
mp_record_page_get_section (MpRecordPage *self,
                            guint         index)
{
  return g_ptr_array_index (self->sections, index);
}

MpRecordLinks *
mp_record_page_get_projects (MpRecordPage *self)
{
  return self->projects;
}
