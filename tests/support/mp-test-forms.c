/* mp-test-forms.c: filling in forms as a person would
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mp-test-forms.h"

MpFieldEditor *
mp_test_find_field (GtkWidget *root,
                    guint      field)
{
  if (MP_IS_FIELD_EDITOR (root) && mp_field_editor_get_field (MP_FIELD_EDITOR (root)) == field)
    return MP_FIELD_EDITOR (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      MpFieldEditor *found = mp_test_find_field (child, field);

      if (found)
        return found;
    }
  return NULL;
}

/* An amount has two entries: the currency comes first. */
static GtkWidget *
find_last (GtkWidget *root,
           GType      type)
{
  GtkWidget *last = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_last (child, type);

      if (found)
        last = found;
    }
  return last;
}

void
mp_test_type (GtkWidget  *root,
              guint       field,
              const char *text)
{
  MpFieldEditor *editor = mp_test_find_field (root, field);
  GtkWidget *view, *entry;

  g_assert_nonnull (editor);
  view = mp_test_find (GTK_WIDGET (editor), GTK_TYPE_TEXT_VIEW);
  if (view)
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
      return;
    }
  entry = find_last (GTK_WIDGET (editor), GTK_TYPE_ENTRY);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

const char *
mp_test_read (GtkWidget *root,
              guint      field)
{
  MpFieldEditor *editor = mp_test_find_field (root, field);

  g_assert_nonnull (editor);
  return gtk_editable_get_text (GTK_EDITABLE (find_last (GTK_WIDGET (editor), GTK_TYPE_ENTRY)));
}

void
mp_test_choose (GtkWidget *root,
                guint      field,
                guint      index)
{
  MpFieldEditor *editor = mp_test_find_field (root, field);
  GtkWidget *drop_down;

  g_assert_nonnull (editor);
  drop_down = mp_test_find (GTK_WIDGET (editor), GTK_TYPE_DROP_DOWN);
  g_assert_nonnull (drop_down);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), index);
}

/* What is said below the field, NULL when nothing is. */
const char *
mp_test_get_error (GtkWidget *root,
                   guint      field)
{
  MpFieldEditor *editor = mp_test_find_field (root, field);
  GtkWidget *label;

  g_assert_nonnull (editor);
  label = gtk_widget_get_last_child (GTK_WIDGET (editor));
  return gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

/* As Enter does, and the button. */
void
mp_test_save (GtkWidget *root)
{
  GtkWidget *editor = mp_test_find (root, MP_TYPE_RECORD_EDITOR);

  g_assert_nonnull (editor);
  g_signal_emit_by_name (editor, "save");
}
