/* mp-detail-header.c: title, names, status and dates of a project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/detail/mp-detail-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-language.h"
#include "model/mp-status.h"
#include "widgets/mp-date-band.h"
#include "widgets/mp-status-pill.h"

struct _MpDetailHeader
{
  GtkWidget parent_instance;

  MpEditContext *context;
  MpStatusPill *pill;
  GtkLabel *explanation;
  char *second_language;
  MpRecordCell *title;
  GtkLabel *translation;
  GtkLabel *names;
  MpDateBand *band;
};

G_DEFINE_FINAL_TYPE (MpDetailHeader, mp_detail_header, GTK_TYPE_WIDGET)

static void
mp_detail_header_dispose (GObject *object)
{
  MpDetailHeader *self = MP_DETAIL_HEADER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->second_language, g_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (mp_detail_header_parent_class)->dispose (object);
}

static void
mp_detail_header_class_init (MpDetailHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_detail_header_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "detailheader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
create_label (MpDetailHeader *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
mp_detail_header_init (MpDetailHeader *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
mp_detail_header_new (MpEditContext *context)
{
  MpDetailHeader *self = g_object_new (MP_TYPE_DETAIL_HEADER, NULL);
  const MpRecordForm form = { .fields = MP_FORM_FIELD (MP_PROJECT_TITLE) };

  self->context = g_object_ref (context);

  self->title = MP_RECORD_CELL (mp_record_cell_new (context));
  mp_record_cell_set_form (self->title, &form);
  mp_record_cell_set_selectable (self->title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-cell");
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));

  self->translation = create_label (self);
  gtk_label_set_selectable (self->translation, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->translation), "translation");
  self->names = create_label (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->names), "names");

  self->pill = MP_STATUS_PILL (mp_status_pill_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->pill), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->pill), GTK_WIDGET (self));
  self->explanation = create_label (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->explanation), "explanation");

  self->band = MP_DATE_BAND (mp_date_band_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->band), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/* All names but the title itself, as they stand on papers: "OBSERVAR · formerly …". */
static char *
join_names (MpProjectRecord *project)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_NAME); i++)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_PROJECT_NAME, i);
      const char *name = mp_record_get_text (record, MP_PROJECT_NAME_TEXT);

      if (g_strcmp0 (name, mp_project_record_get_title (project)) == 0)
        continue;
      if (line->len > 0)
        g_string_append (line, " · ");
      if (mp_record_has_choice (record, MP_PROJECT_NAME_KIND, "former"))
        /* Translators: %s is a name that the project had before. */
        g_string_append_printf (line, _("formerly %s"), name);
      else
        g_string_append (line, name);
    }
  return g_string_free (line, FALSE);
}

/**
 * mp_detail_header_set_second_language:
 * @language: (nullable): in which language the title is told too; %NULL for that of the user
 *
 * Shows with the next update.
 */
void
mp_detail_header_set_second_language (MpDetailHeader *self,
                                      const char     *language)
{
  char *copy = g_strdup (language);

  g_return_if_fail (MP_IS_DETAIL_HEADER (self));

  g_free (self->second_language);
  self->second_language = copy;
}

/* The title stays as it was given; beside it stands what it means. */
static void
update_translation (MpDetailHeader  *self,
                    MpProjectRecord *project)
{
  g_autofree char *language = self->second_language ? g_strdup (self->second_language) : mp_language_dup_user ();
  const char *title = mp_project_record_get_narrative (project, "title", language);
  gboolean wanted = title && g_strcmp0 (title, mp_project_record_get_title (project)) != 0;

  gtk_label_set_label (self->translation, wanted ? title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->translation), wanted);
}

void
mp_detail_header_update (MpDetailHeader  *self,
                         MpProjectRecord *project,
                         const MpSummary *summary)
{
  MpDate as_of;
  g_autofree char *names = NULL;
  g_autofree char *explanation = NULL;

  g_return_if_fail (MP_IS_DETAIL_HEADER (self));

  as_of = mp_edit_context_get_as_of (self->context);
  names = join_names (project);
  explanation = mp_status_explain (summary, as_of);

  if (mp_record_cell_get_record (self->title) &&
      mp_record_get_id (mp_record_cell_get_record (self->title)) != mp_project_record_get_id (project))
    mp_record_cell_cancel_edit (self->title);
  mp_record_cell_set_record (self->title, mp_project_record_get_project (project));
  mp_record_cell_set_texts (self->title, NULL, mp_project_record_get_title (project), NULL);
  update_translation (self, project);
  gtk_label_set_label (self->names, names);
  gtk_widget_set_visible (GTK_WIDGET (self->names), *names != '\0');
  mp_status_pill_set_status (self->pill, mp_status_as_of (summary, as_of));
  gtk_label_set_label (self->explanation, explanation);
  mp_date_band_set_project (self->band, project, summary, as_of);
}

MpRecordCell *
mp_detail_header_get_title_cell (MpDetailHeader *self)
{
  g_return_val_if_fail (MP_IS_DETAIL_HEADER (self), NULL);

  return self->title;
}
