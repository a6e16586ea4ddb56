/* mp-query-entry.c: a search entry for the query language
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/mp-query-entry.h"

#include <string.h>

#include "base/mp-text.h"

/* While somebody types, half of a condition is no mistake yet. */
#define SHOW_MISTAKE_AFTER_MS 600

#define LONGEST_TITLE 300

struct _MpQueryEntry
{
  AdwBin parent_instance;

  GtkSearchEntry *entry;
  GtkRevealer *revealer;
  GtkLabel *message;

  MpQuery *query;
  char *mistake;
  MpQuerySpan mistake_span;
  guint show_id;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (MpQueryEntry, mp_query_entry, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_QUERY,
  PROP_MISTAKE,
  N_PROPS
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GtkText *
get_text_widget (MpQueryEntry *self)
{
  return GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
}

static void
underline (MpQueryEntry *self)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *attribute = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);

  attribute->start_index = (guint) self->mistake_span.start;
  attribute->end_index = (guint) (self->mistake_span.start + self->mistake_span.length);
  pango_attr_list_insert (attributes, attribute);
  gtk_text_set_attributes (get_text_widget (self), attributes);
}

static void
show_mistake (MpQueryEntry *self)
{
  g_clear_handle_id (&self->show_id, g_source_remove);
  if (!self->mistake)
    return;

  underline (self);
  gtk_label_set_label (self->message, self->mistake);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

static gboolean
show_mistake_cb (gpointer user_data)
{
  MpQueryEntry *self = user_data;

  self->show_id = 0;
  show_mistake (self);
  return G_SOURCE_REMOVE;
}

static void
clear_mistake (MpQueryEntry *self)
{
  g_clear_handle_id (&self->show_id, g_source_remove);
  if (!self->mistake)
    return;

  g_clear_pointer (&self->mistake, g_free);
  gtk_text_set_attributes (get_text_widget (self), NULL);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MISTAKE]);
}

/* A page or a table, not a title that was broken into two lines. */
static gboolean
is_document (const char *text)
{
  guint n = 0;

  for (const char *p = strchr (text, '\n'); p; p = strchr (p + 1, '\n'))
    n++;
  return n > 2 || (n > 0 && g_utf8_strlen (text, -1) > LONGEST_TITLE);
}

/* What is no search is to be imported. */
static void
pasted_cb (GObject      *clipboard,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkWidget) text = user_data;
  g_autofree char *pasted = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_autofree char *line = NULL;
  GtkEditable *editable = GTK_EDITABLE (text);
  int position;

  if (!pasted || (is_document (g_strstrip (pasted)) && gtk_widget_activate_action (text, "win.import-text", NULL)))
    return;
  line = mp_text_one_line (pasted);
  gtk_editable_delete_selection (editable);
  position = gtk_editable_get_position (editable);
  gtk_editable_insert_text (editable, line, -1, &position);
  gtk_editable_set_position (editable, position);
}

static void
paste_clipboard_cb (GtkText *text)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (text)), NULL, pasted_cb, g_object_ref (text));
}

/* In two steps for those who listen: emptied, then filled. So they are told afterwards. */
static void
replace_text (MpQueryEntry *self,
              const char   *text)
{
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->updating = FALSE;
}

static void
search_changed_cb (MpQueryEntry *self)
{
  g_autoptr(MpQuery) query = NULL;
  g_autoptr(GError) error = NULL;
  MpQuerySpan span = { 0 };

  if (self->updating || !self->query)
    return;

  query = mp_query_with_text (self->query, gtk_editable_get_text (GTK_EDITABLE (self->entry)), &span, &error);
  clear_mistake (self);
  if (!query)
    {
      self->mistake = g_strdup (error->message);
      self->mistake_span = span;
      self->show_id = g_timeout_add (SHOW_MISTAKE_AFTER_MS, show_mistake_cb, self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MISTAKE]);
      return;
    }

  if (!mp_query_equal (query, self->query))
    {
      g_clear_pointer (&self->query, mp_query_unref);
      self->query = g_steal_pointer (&query);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
    }
}

static void
activate_cb (MpQueryEntry *self)
{
  search_changed_cb (self);
  if (self->mistake)
    show_mistake (self);
  else
    g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
stop_search_cb (MpQueryEntry *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    mp_query_entry_set_text (self, "");
  else
    g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
key_pressed_cb (MpQueryEntry    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;

  activate_cb (self);
  return GDK_EVENT_STOP;
}

static gboolean
mp_query_entry_grab_focus (GtkWidget *widget)
{
  MpQueryEntry *self = MP_QUERY_ENTRY (widget);

  /* The delegate, as the entry itself selects nothing when it is given the focus. */
  return gtk_widget_grab_focus (GTK_WIDGET (get_text_widget (self)));
}

static void
mp_query_entry_dispose (GObject *object)
{
  MpQueryEntry *self = MP_QUERY_ENTRY (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_pointer (&self->query, mp_query_unref);

  G_OBJECT_CLASS (mp_query_entry_parent_class)->dispose (object);
}

static void
mp_query_entry_finalize (GObject *object)
{
  MpQueryEntry *self = MP_QUERY_ENTRY (object);

  g_free (self->mistake);

  G_OBJECT_CLASS (mp_query_entry_parent_class)->finalize (object);
}

static void
mp_query_entry_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  MpQueryEntry *self = MP_QUERY_ENTRY (object);

  switch (prop_id)
    {
    case PROP_QUERY:
      g_value_set_boxed (value, self->query);
      break;
    case PROP_MISTAKE:
      g_value_set_string (value, self->mistake);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_query_entry_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  MpQueryEntry *self = MP_QUERY_ENTRY (object);

  switch (prop_id)
    {
    case PROP_QUERY:
      mp_query_entry_set_query (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_query_entry_class_init (MpQueryEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_query_entry_dispose;
  object_class->finalize = mp_query_entry_finalize;
  object_class->get_property = mp_query_entry_get_property;
  object_class->set_property = mp_query_entry_set_property;

  widget_class->grab_focus = mp_query_entry_grab_focus;

  properties[PROP_QUERY] =
    g_param_spec_boxed ("query", NULL, NULL, MP_TYPE_QUERY,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MISTAKE] =
    g_param_spec_string ("mistake", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/widgets/mp-query-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, MpQueryEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, MpQueryEntry, revealer);
  gtk_widget_class_bind_template_child (widget_class, MpQueryEntry, message);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
mp_query_entry_init (MpQueryEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (get_text_widget (self), "paste-clipboard", G_CALLBACK (paste_clipboard_cb), NULL);
}

GtkWidget *
mp_query_entry_new (void)
{
  return g_object_new (MP_TYPE_QUERY_ENTRY, NULL);
}

/**
 * mp_query_entry_set_query:
 * @query: (nullable): the query in force
 *
 * Shows the text of @query. What stands in the entry stays where it means the same or is being
 * corrected.
 */
void
mp_query_entry_set_query (MpQueryEntry *self,
                          MpQuery      *query)
{
  const char *text;

  g_return_if_fail (MP_IS_QUERY_ENTRY (self));

  if (query == self->query)
    return;

  text = query ? mp_query_get_text (query) : "";
  if (!self->query || g_strcmp0 (text, mp_query_get_text (self->query)) != 0)
    {
      replace_text (self, text ? text : "");
      clear_mistake (self);
    }

  g_clear_pointer (&self->query, mp_query_unref);
  self->query = query ? mp_query_ref (query) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

/**
 * mp_query_entry_get_query:
 *
 * Returns: (transfer none) (nullable): the last query that made sense
 */
MpQuery *
mp_query_entry_get_query (MpQueryEntry *self)
{
  g_return_val_if_fail (MP_IS_QUERY_ENTRY (self), NULL);

  return self->query;
}

/**
 * mp_query_entry_get_mistake:
 *
 * Returns: (nullable): what is wrong with the text that stands in the entry
 */
const char *
mp_query_entry_get_mistake (MpQueryEntry *self)
{
  g_return_val_if_fail (MP_IS_QUERY_ENTRY (self), NULL);

  return self->mistake;
}

/**
 * mp_query_entry_set_text:
 * @text: what the user would have typed
 *
 * Takes effect at once.
 */
void
mp_query_entry_set_text (MpQueryEntry *self,
                         const char   *text)
{
  g_return_if_fail (MP_IS_QUERY_ENTRY (self));

  replace_text (self, text);
  search_changed_cb (self);
}
