/* mp-iati-book.c: what the writer of IATI activities knows of a portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-iati-book.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

static gint64 *
dup_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
take_partners (MpIatiBook *self)
{
  GPtrArray *partners = self->export->records[MP_TABLE_PARTNER];
  GPtrArray *names = self->export->records[MP_TABLE_PARTNER_NAME];

  for (guint i = 0; i < partners->len; i++)
    {
      MpRecord *record = g_ptr_array_index (partners, i);
      MpIatiPartner *partner = g_new0 (MpIatiPartner, 1);

      partner->name = mp_record_get_text (record, MP_PARTNER_NAME);
      partner->type = mp_iati_find_code (MP_IATI_ORGANISATION, mp_record_get_text (record, MP_PARTNER_KIND));
      g_hash_table_insert (self->partners, dup_id (mp_record_get_id (record)), partner);
    }
  for (guint i = 0; i < names->len; i++)
    {
      MpRecord *record = g_ptr_array_index (names, i);
      gint64 id = mp_record_get_integer (record, MP_PARTNER_NAME_PARTNER);
      MpIatiPartner *partner = g_hash_table_lookup (self->partners, &id);
      const char *text = mp_record_get_text (record, MP_PARTNER_NAME_TEXT);

      if (partner && partner->ref == NULL && mp_iati_is_organisation_id (text))
        partner->ref = text;
    }
}

/* English is what a file in many languages has in common. */
static void
take_term_names (MpIatiBook *self)
{
  GPtrArray *names = self->export->records[MP_TABLE_TERM_NAME];

  for (guint i = 0; i < names->len; i++)
    {
      MpRecord *record = g_ptr_array_index (names, i);
      gint64 id = mp_record_get_integer (record, MP_TERM_NAME_TERM);
      gboolean is_english = g_strcmp0 (mp_record_get_text (record, MP_TERM_NAME_LANGUAGE), "en") == 0;

      if (mp_record_has_choice (record, MP_TERM_NAME_KIND, "name") && (is_english || !g_hash_table_contains (self->term_names, &id)))
        g_hash_table_insert (self->term_names, dup_id (id), (gpointer) mp_record_get_text (record, MP_TERM_NAME_TEXT));
    }
}

MpIatiBook *
mp_iati_book_new (MpExport *export)
{
  MpIatiBook *self = g_new0 (MpIatiBook, 1);

  self->export = export;
  self->reporting = export->reporting;
  self->partners = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->term_names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->identifiers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->told = g_hash_table_new (NULL, NULL);
  self->organisations = mp_iati_organisations_new (export->sheet.terms);
  take_partners (self);
  take_term_names (self);
  self->parser = xmlNewParserCtxt ();
  self->document = mp_iati_new_document ();
  self->activities = xmlNewDocNode (self->document, NULL, (const xmlChar *) "iati-activities", NULL);
  xmlDocSetRootElement (self->document, self->activities);
  self->ns = xmlNewNs (self->activities, (const xmlChar *) MP_IATI_NAMESPACE, (const xmlChar *) MP_IATI_PREFIX);
  return self;
}

void
mp_iati_book_free (MpIatiBook *self)
{
  xmlFreeParserCtxt (self->parser);
  xmlFreeDoc (self->document);
  mp_iati_organisations_free (self->organisations);
  g_hash_table_unref (self->partners);
  g_hash_table_unref (self->term_names);
  g_hash_table_unref (self->identifiers);
  g_hash_table_unref (self->left_out);
  g_hash_table_unref (self->told);
  g_free (self);
}

const MpIatiPartner *
mp_iati_book_get_partner (MpIatiBook *self,
                          gint64      id)
{
  return g_hash_table_lookup (self->partners, &id);
}

const char *
mp_iati_book_get_term_name (MpIatiBook *self,
                            gint64      term)
{
  return g_hash_table_lookup (self->term_names, &term);
}

/**
 * mp_iati_book_dup_identifier:
 * @is_derived: (out): whether it is made of the reporting organisation and the UUID
 *
 * Returns: (transfer full) (nullable): the identifier of the activity, %NULL when it has none and
 *   nobody reports it
 */
char *
mp_iati_book_dup_identifier (MpIatiBook            *self,
                             const MpProjectRecord *project,
                             gboolean              *is_derived)
{
  *is_derived = FALSE;
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_IDENTIFIER); i++)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_IDENTIFIER, i);

      if (mp_record_has_choice (record, MP_IDENTIFIER_KIND, "iati"))
        return g_strdup (mp_record_get_text (record, MP_IDENTIFIER_VALUE));
    }
  *is_derived = TRUE;
  if (self->reporting == NULL)
    return NULL;
  return g_strdup_printf ("%s-%s", self->reporting->ref, mp_record_get_text (mp_project_record_get_project (project), MP_PROJECT_UUID));
}

/**
 * mp_iati_book_leave_out:
 * @what: a kind of statement, translated, or the name of an element
 *
 * Counts what has no place in IATI.
 */
void
mp_iati_book_leave_out (MpIatiBook *self,
                        const char *what,
                        guint       n)
{
  guint old = GPOINTER_TO_UINT (g_hash_table_lookup (self->left_out, what));

  if (n > 0)
    g_hash_table_insert (self->left_out, g_strdup (what), GUINT_TO_POINTER (old + n));
}

/**
 * mp_iati_book_tell:
 * @code: a stable English name; a literal
 * @field: which field it concerns, translated
 * @format: what IATI wants of it and what to do
 */
void
mp_iati_book_tell (MpIatiBook            *self,
                   const MpProjectRecord *project,
                   const char            *code,
                   const char            *field,
                   const char            *format,
                   ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: 1 is the title of a project, 2 the name of a field, 3 what is wrong with it and what to do. */
  mp_export_add_message (self->export, MP_SEVERITY_WARNING, code, _("“%1$s”, %2$s: %3$s"), mp_project_record_get_title (project), field, text);
}
