/* mp-import-row.c: one project of an import, and what is to become of it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/import/mp-import-row.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"

struct _MpImportRow
{
  AdwBin parent_instance;

  GtkCheckButton *check;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;

  MpImportItem *item;
  GSignalGroup *signals;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (MpImportRow, mp_import_row, ADW_TYPE_BIN)

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_line (MpImportItem *item)
{
  g_autofree char *number = NULL;

  if (mp_import_item_get_line (item) == 0)
    return NULL;
  number = mp_format_integer (mp_import_item_get_line (item));
  /* Translators: %s is the number of a line of a file */
  return g_strdup_printf (_("line %s"), number);
}

/* "2 of 3 differences", as far as some are not taken over. */
static char *
dup_chosen (MpImportItem *item)
{
  guint n = mp_import_item_get_differences (item)->len;
  guint n_chosen = mp_import_item_count_chosen (item);
  g_autofree char *number = mp_format_integer (n);
  g_autofree char *chosen = mp_format_integer (n_chosen);

  if (n_chosen == n)
    return g_strdup_printf (ngettext ("%s difference", "%s differences", n), number);
  /* Translators: so many differences of a project are taken over, of so many. */
  return g_strdup_printf (ngettext ("%1$s of %2$s difference", "%1$s of %2$s differences", n), chosen, number);
}

static char *
dup_doubt (MpImportItem *item)
{
  const char *other = mp_import_item_get_other_title (item);

  switch (mp_import_item_get_decision (item))
    {
    case MP_DECISION_SAME:
      /* Translators: %s is the title of a project of the portfolio */
      return g_strdup_printf (_("The same as “%s”"), other);
    case MP_DECISION_NEW:
      return g_strdup (_("Another project: it is added"));
    case MP_DECISION_TAKE:
    case MP_DECISION_SKIP:
    default:
      /* Translators: %s is the title of a project of the portfolio */
      return g_strdup_printf (_("Perhaps “%s”"), other);
    }
}

static char *
dup_state (MpImportItem *item)
{
  switch (mp_import_item_get_state (item))
    {
    case MP_IMPORT_ADDED:
      return g_strdup (C_("import", "New"));
    case MP_IMPORT_CHANGED:
      return dup_chosen (item);
    case MP_IMPORT_UNCHANGED:
      return g_strdup (C_("import", "Unchanged"));
    case MP_IMPORT_DOUBTFUL:
      return dup_doubt (item);
    case MP_IMPORT_UNUSABLE:
      return g_strdup (C_("import", "Cannot be used"));
    case MP_N_IMPORT_STATES:
    default:
      g_return_val_if_reached (NULL);
    }
}

static const char *
get_icon (MpImportState state)
{
  switch (state)
    {
    case MP_IMPORT_ADDED:
      return "list-add-symbolic";
    case MP_IMPORT_CHANGED:
      return "document-edit-symbolic";
    case MP_IMPORT_UNCHANGED:
      return "object-select-symbolic";
    case MP_IMPORT_DOUBTFUL:
      return "dialog-question-symbolic";
    case MP_IMPORT_UNUSABLE:
      return "dialog-error-symbolic";
    case MP_N_IMPORT_STATES:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
update (MpImportRow *self)
{
  MpImportState state = mp_import_item_get_state (self->item);
  const char *reason = mp_import_item_get_reason (self->item);
  g_autofree char *text = dup_state (self->item);
  g_autofree char *line = dup_line (self->item);
  g_autoptr(GString) subtitle = g_string_new (text);

  if (line)
    g_string_append_printf (subtitle, " · %s", line);
  if (reason && *reason && mp_import_item_get_decision (self->item) == MP_DECISION_SKIP)
    g_string_append_printf (subtitle, " · %s", reason);

  self->updating = TRUE;
  gtk_label_set_label (self->title, mp_import_item_get_title (self->item));
  gtk_label_set_label (self->subtitle, subtitle->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subtitle), reason && *reason ? reason : NULL);
  gtk_image_set_from_icon_name (self->icon, get_icon (state));
  gtk_check_button_set_active (self->check, mp_import_item_is_taken (self->item));
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), mp_import_row_can_tick (self->item));
  self->updating = FALSE;
}

static void
check_cb (MpImportRow *self)
{
  if (self->updating || !self->item)
    return;
  mp_import_item_set_decision (self->item, gtk_check_button_get_active (self->check) ? MP_DECISION_TAKE : MP_DECISION_SKIP);
  g_signal_emit (self, signals[DECIDED], 0);
}

static void
mp_import_row_dispose (GObject *object)
{
  MpImportRow *self = MP_IMPORT_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (mp_import_row_parent_class)->dispose (object);
}

static void
mp_import_row_class_init (MpImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_import_row_dispose;

  signals[DECIDED] =
    g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/views/import/mp-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MpImportRow, check);
  gtk_widget_class_bind_template_child (widget_class, MpImportRow, icon);
  gtk_widget_class_bind_template_child (widget_class, MpImportRow, title);
  gtk_widget_class_bind_template_child (widget_class, MpImportRow, subtitle);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
}

static void
mp_import_row_init (MpImportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (MP_TYPE_IMPORT_ITEM);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
}

GtkWidget *
mp_import_row_new (void)
{
  return g_object_new (MP_TYPE_IMPORT_ROW, NULL);
}

void
mp_import_row_set_item (MpImportRow  *self,
                        MpImportItem *item)
{
  g_return_if_fail (MP_IS_IMPORT_ROW (self));

  if (!g_set_object (&self->item, item))
    return;
  g_signal_group_set_target (self->signals, item);
  if (item)
    update (self);
}

/**
 * mp_import_row_can_tick:
 *
 * Returns: whether taking @item over or leaving it out is all there is to decide: not so of those in
 *   doubt
 */
gboolean
mp_import_row_can_tick (MpImportItem *item)
{
  MpImportState state = mp_import_item_get_state (item);

  return state == MP_IMPORT_ADDED || (state == MP_IMPORT_CHANGED && mp_import_item_count_chosen (item) > 0);
}
