/* mp-properties.c: what a portfolio says of itself, its initiatives, sources and vocabularies
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-properties.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "views/records/mp-record-texts.h"
#include "widgets/mp-ask.h"

struct _MpProperties
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *about_button;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  MpRecordList *list;

  MpPortfolio *portfolio;
  MpEditor *editor;
  MpLookup *lookup;
  MpRecordPage *overview; /* the portfolio itself */
  MpRecordLinks *contents;
  GtkWidget *contents_focus; /* weak: the row that led to the list */
  MpRecordPage *pages[MP_N_TABLES]; /* in the stack, made when they are needed */
  MpRecordPage *page;               /* of the record that was shown last */
  MpTable table;                    /* of the list */
  gint64 vocabulary;
};

G_DEFINE_FINAL_TYPE (MpProperties, mp_properties, ADW_TYPE_WINDOW)

enum
{
  SHOW_PROJECTS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_shown (MpProperties *self,
          GtkWidget    *child)
{
  return gtk_stack_get_visible_child (self->stack) == child;
}

static char *
dup_list_title (MpProperties *self)
{
  g_autoptr (MpEditContext) context = NULL;
  MpRecord *vocabulary;

  if (self->table != MP_TABLE_TERM)
    return g_strdup (mp_record_texts_get (self->table, MP_RECORD_TEXT_LIST));
  context = mp_edit_context_new (self->portfolio, self->editor, self->lookup);
  vocabulary = mp_portfolio_get_record (self->portfolio, MP_TABLE_VOCABULARY, self->vocabulary);
  return vocabulary ? mp_record_texts_dup_title (context, vocabulary) : g_strdup ("");
}

static void
update_chrome (MpProperties *self)
{
  gboolean overview = is_shown (self, GTK_WIDGET (self->overview));
  gboolean list = is_shown (self, GTK_WIDGET (self->list));
  g_autofree char *list_title = overview ? NULL : dup_list_title (self);

  adw_window_title_set_title (self->title, overview ? _("Portfolio Properties") : list_title);
  gtk_widget_set_visible (self->back_button, !overview);
  gtk_widget_set_visible (self->about_button, list && self->table == MP_TABLE_TERM);
}

static void
say (MpProperties *self,
     const char   *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/**
 * mp_properties_leave:
 *
 * Saves what is in an open form; shuts it when nothing was changed.
 *
 * Returns: %FALSE when the form holds something wrong, which is said
 */
gboolean
mp_properties_leave (MpProperties *self)
{
  g_return_val_if_fail (MP_IS_PROPERTIES (self), TRUE);

  if (is_shown (self, GTK_WIDGET (self->overview)) ? mp_record_page_leave (self->overview)
                                                   : self->page == NULL || mp_record_page_leave (self->page))
    return TRUE;
  say (self, _("A value is still being edited: correct it, or cancel"));
  return FALSE;
}

static void
go_to (MpProperties *self,
       GtkWidget    *child)
{
  if (is_shown (self, child))
    return;
  if (!mp_properties_leave (self))
    return;
  /* Out of what is hidden: GTK 4.8 holds it until the next frame otherwise. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child (self->stack, child);
  update_chrome (self);
  if (child != GTK_WIDGET (self->overview))
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
  else if (self->contents_focus)
    gtk_widget_grab_focus (self->contents_focus);
}

static void
go_back (MpProperties *self)
{
  if (is_shown (self, GTK_WIDGET (self->overview)))
    return;
  if (is_shown (self, GTK_WIDGET (self->list)))
    {
      go_to (self, GTK_WIDGET (self->overview));
      return;
    }
  go_to (self, GTK_WIDGET (self->list));
  if (is_shown (self, GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
show_projects_cb (MpProperties *self,
                  const char   *query)
{
  g_signal_emit (self, signals[SHOW_PROJECTS], 0, query);
}

static MpRecordPage *
get_page (MpProperties *self,
          MpTable       table)
{
  MpRecordPage *page = self->pages[table];

  if (page)
    return page;
  page = MP_RECORD_PAGE (mp_record_page_new (table));
  self->pages[table] = page;
  mp_record_page_set_document (page, self->portfolio, self->editor, self->lookup);
  g_signal_connect_object (page, "show-projects", G_CALLBACK (show_projects_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "gone", G_CALLBACK (go_back), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->stack, GTK_WIDGET (page));
  return page;
}

static void
show_record (MpProperties *self,
             MpTable       table,
             gint64        id)
{
  self->page = get_page (self, table);
  mp_record_page_set_record (self->page, id);
  go_to (self, GTK_WIDGET (self->page));
}

static void
activated_cb (MpProperties *self,
              gint64        id)
{
  show_record (self, self->table, id);
}

static void
edit_cb (MpProperties *self,
         gint64        id)
{
  show_record (self, self->table, id);
  mp_record_page_edit_title (self->page);
}

static void
added_cb (MpProperties *self,
          gint64        id)
{
  show_record (self, self->table, id);
  mp_record_page_edit_new_title (self->page);
}

static void
about_cb (MpProperties *self)
{
  show_record (self, MP_TABLE_VOCABULARY, self->vocabulary);
}

static void
said_cb (MpProperties *self,
         const char   *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Undo and redo are those of the document; while one types they are about what one types. */

static gboolean
text_takes (MpProperties *self,
            const char   *text_action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus && (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)) && gtk_widget_activate_action (focus, text_action, NULL);
}

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MpProperties) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mp_editor_undo_finish (MP_EDITOR (object), result, &error))
    mp_tell (GTK_WINDOW (self), _("The Change Could Not Be Undone"), error->message);
}

static void
redone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MpProperties) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mp_editor_redo_finish (MP_EDITOR (object), result, &error))
    mp_tell (GTK_WINDOW (self), _("The Change Could Not Be Made Again"), error->message);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MpProperties *self = MP_PROPERTIES (widget);
  g_autofree char *label = mp_editor_dup_undo_label (self->editor);

  if (!text_takes (self, "text.undo") && label)
    mp_editor_undo_async (self->editor, NULL, undone_cb, g_object_ref (self));
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MpProperties *self = MP_PROPERTIES (widget);
  g_autofree char *label = mp_editor_dup_redo_label (self->editor);

  if (!text_takes (self, "text.redo") && label)
    mp_editor_redo_async (self->editor, NULL, redone_cb, g_object_ref (self));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MpProperties *self = MP_PROPERTIES (widget);

  if (is_shown (self, GTK_WIDGET (self->overview)))
    gtk_window_close (GTK_WINDOW (self));
  else
    go_back (self);
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  MpProperties *self = MP_PROPERTIES (widget);

  if (is_shown (self, GTK_WIDGET (self->list)))
    mp_record_list_focus_search (self->list);
}

static gboolean
mp_properties_close_request (GtkWindow *window)
{
  MpProperties *self = MP_PROPERTIES (window);

  if (!mp_properties_leave (self))
    return TRUE;
  gtk_window_set_focus (window, NULL);
  return GTK_WINDOW_CLASS (mp_properties_parent_class)->close_request (window);
}

static void
mp_properties_dispose (GObject *object)
{
  MpProperties *self = MP_PROPERTIES (object);

  g_clear_weak_pointer (&self->contents_focus);
  g_clear_object (&self->portfolio);
  g_clear_object (&self->editor);
  g_clear_object (&self->lookup);
  G_OBJECT_CLASS (mp_properties_parent_class)->dispose (object);
}

static void
mp_properties_class_init (MpPropertiesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_properties_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mp_properties_close_request;

  signals[SHOW_PROJECTS] = g_signal_new ("show-projects", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (MP_TYPE_RECORD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/app/mp-properties.ui");
  gtk_widget_class_bind_template_child (widget_class, MpProperties, title);
  gtk_widget_class_bind_template_child (widget_class, MpProperties, back_button);
  gtk_widget_class_bind_template_child (widget_class, MpProperties, about_button);
  gtk_widget_class_bind_template_child (widget_class, MpProperties, toasts);
  gtk_widget_class_bind_template_child (widget_class, MpProperties, stack);
  gtk_widget_class_bind_template_child (widget_class, MpProperties, list);
  gtk_widget_class_bind_template_callback (widget_class, about_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, added_cb);
  gtk_widget_class_bind_template_callback (widget_class, said_cb);

  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "properties.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "properties.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "properties.back", NULL);
}

static void
mp_properties_init (MpProperties *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* How many initiatives or sources there are. */
static char *
dup_count (MpTable table,
           guint   n)
{
  g_autofree char *number = mp_format_integer (n);

  if (table == MP_TABLE_INITIATIVE)
    return g_strdup_printf (ngettext ("%s initiative", "%s initiatives", n), number);
  return g_strdup_printf (ngettext ("%s source", "%s sources", n), number);
}

/* What the portfolio keeps besides projects and partners. */
static GPtrArray *
list_contents (MpProperties *self)
{
  g_autoptr (MpEditContext) context = mp_edit_context_new (self->portfolio, self->editor, self->lookup);
  GPtrArray *vocabularies = mp_portfolio_get_records (self->portfolio, MP_TABLE_VOCABULARY);
  static const MpTable tables[] = { MP_TABLE_INITIATIVE, MP_TABLE_SOURCE };
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_link_free);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *line = dup_count (tables[i], mp_portfolio_get_records (self->portfolio, tables[i])->len);

      g_ptr_array_add (links, mp_record_link_new (tables[i], 0, mp_record_texts_get (tables[i], MP_RECORD_TEXT_LIST), line));
    }
  for (guint i = 0; i < vocabularies->len; i++)
    {
      MpRecord *vocabulary = g_ptr_array_index (vocabularies, i);
      g_autofree char *title = mp_record_texts_dup_title (context, vocabulary);
      g_autofree char *line = mp_record_texts_dup_line (context, vocabulary);

      g_ptr_array_add (links, mp_record_link_new (MP_TABLE_TERM, mp_record_get_id (vocabulary), title, line));
    }
  return links;
}

static void
contents_activated_cb (MpProperties *self,
                       guint         table,
                       gint64        id)
{
  g_set_weak_pointer (&self->contents_focus, gtk_root_get_focus (GTK_ROOT (self)));
  mp_properties_show_list (self, table, id);
}

static void
update_contents (MpProperties *self)
{
  mp_record_links_update (self->contents, list_contents (self));
  update_chrome (self);
}

static void
create_overview (MpProperties *self)
{
  GPtrArray *records = mp_portfolio_get_records (self->portfolio, MP_TABLE_PORTFOLIO);

  self->overview = MP_RECORD_PAGE (mp_record_page_new (MP_TABLE_PORTFOLIO));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->overview));
  mp_record_page_set_document (self->overview, self->portfolio, self->editor, self->lookup);
  self->contents = MP_RECORD_LINKS (mp_record_links_new (_("Initiatives, Sources and Vocabularies")));
  g_signal_connect_object (self->contents, "activated", G_CALLBACK (contents_activated_cb), self, G_CONNECT_SWAPPED);
  mp_record_page_append (self->overview, GTK_WIDGET (self->contents));
  if (records->len > 0)
    mp_record_page_set_record (self->overview, mp_record_get_id (g_ptr_array_index (records, 0)));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->overview));
}

GtkWidget *
mp_properties_new (MpPortfolio *portfolio,
                   MpEditor    *editor,
                   MpLookup    *lookup)
{
  MpProperties *self;

  g_return_val_if_fail (MP_IS_PORTFOLIO (portfolio), NULL);
  g_return_val_if_fail (MP_IS_EDITOR (editor), NULL);

  self = g_object_new (MP_TYPE_PROPERTIES, NULL);
  self->portfolio = g_object_ref (portfolio);
  self->editor = g_object_ref (editor);
  self->lookup = g_object_ref (lookup);
  mp_record_list_set_document (self->list, portfolio, editor, lookup);
  create_overview (self);
  update_contents (self);
  g_signal_connect_object (portfolio, "records-changed", G_CALLBACK (update_contents), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * mp_properties_show_list:
 * @table: initiative, source or term
 * @vocabulary: that of the terms, else 0
 */
void
mp_properties_show_list (MpProperties *self,
                         MpTable       table,
                         gint64        vocabulary)
{
  g_return_if_fail (MP_IS_PROPERTIES (self));

  if (!mp_properties_leave (self))
    return;
  self->table = table;
  self->vocabulary = vocabulary;
  mp_record_list_show (self->list, table, vocabulary);
  go_to (self, GTK_WIDGET (self->list));
}

/**
 * mp_properties_get_page:
 *
 * Returns: (transfer none) (nullable): the page that is shown, %NULL while a list is; for tests
 */
MpRecordPage *
mp_properties_get_page (MpProperties *self)
{
  GtkWidget *child;

  g_return_val_if_fail (MP_IS_PROPERTIES (self), NULL);

  child = gtk_stack_get_visible_child (self->stack);
  return MP_IS_RECORD_PAGE (child) ? MP_RECORD_PAGE (child) : NULL;
}

MpRecordList *
mp_properties_get_list (MpProperties *self)
{
  g_return_val_if_fail (MP_IS_PROPERTIES (self), NULL);

  return self->list;
}
