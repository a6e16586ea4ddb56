/* mp-csv-columns.c: what the columns of a sheet hold
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-csv-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"
#include "model/mp-schema.h"

/* The keys are stable: other programs read them. */
static const char *const keys[MP_N_COLUMNS] = {
  [MP_COLUMN_ID] = "id",
  [MP_COLUMN_TITLE] = "title",
  [MP_COLUMN_SHORT_NAME] = "short_name",
  [MP_COLUMN_STATUS] = "status",
  [MP_COLUMN_STATUS_AS_OF] = "status_as_of",
  [MP_COLUMN_START] = "start",
  [MP_COLUMN_START_PRECISION] = "start_precision",
  [MP_COLUMN_END] = "end",
  [MP_COLUMN_END_PRECISION] = "end_precision",
  [MP_COLUMN_COUNTRIES] = "countries",
  [MP_COLUMN_COUNTRY_CODES] = "country_codes",
  [MP_COLUMN_REGIONS] = "regions",
  [MP_COLUMN_REGION_CODES] = "region_codes",
  [MP_COLUMN_SECTORS] = "sectors",
  [MP_COLUMN_SECTOR_CODES] = "sector_codes",
  [MP_COLUMN_AREAS] = "areas",
  [MP_COLUMN_AREA_CODES] = "area_codes",
  [MP_COLUMN_OBJECTIVES] = "objectives",
  [MP_COLUMN_OBJECTIVE_CODES] = "objective_codes",
  [MP_COLUMN_TAGS] = "tags",
  [MP_COLUMN_TAG_CODES] = "tag_codes",
  [MP_COLUMN_PARTNERS] = "partners",
  [MP_COLUMN_INITIATIVES] = "initiatives",
  [MP_COLUMN_FUNDING] = "funding",
  [MP_COLUMN_SUMMARY] = "summary",
  [MP_COLUMN_SUMMARY_LANGUAGE] = "summary_language",
  [MP_COLUMN_IDENTIFIERS] = "identifiers",
  [MP_COLUMN_NAMES] = "names",
  [MP_COLUMN_PLANNED_START] = "planned_start",
  [MP_COLUMN_ACTUAL_START] = "actual_start",
  [MP_COLUMN_PLANNED_END] = "planned_end",
  [MP_COLUMN_ACTUAL_END] = "actual_end",
  [MP_COLUMN_LINKS] = "links",
  [MP_COLUMN_LANGUAGE] = "language",
  [MP_COLUMN_MODALITY] = "modality",
  [MP_COLUMN_NOTES] = "private_note",
  [MP_COLUMN_ACRONYM] = "acronym",
  [MP_COLUMN_DONOR] = "donor",
  [MP_COLUMN_GRANTEE] = "grantee",
  [MP_COLUMN_IMPLEMENTING] = "implementing",
  [MP_COLUMN_COUNTERPART] = "counterpart",
  [MP_COLUMN_EVALUATOR] = "evaluator",
  [MP_COLUMN_BUDGET] = "budget",
  [MP_COLUMN_COMMITMENT] = "commitment",
  [MP_COLUMN_OBLIGATION] = "obligation",
  [MP_COLUMN_DISBURSEMENT] = "disbursement",
  [MP_COLUMN_CURRENCY] = "currency",
  [MP_COLUMN_PROBLEM] = "problem",
  [MP_COLUMN_STRATEGY] = "strategy",
  [MP_COLUMN_RESULTS] = "results",
  [MP_COLUMN_TARGET_GROUPS] = "target_groups",
  [MP_COLUMN_IATI_ID] = "iati_identifier",
  [MP_COLUMN_GRANT_NUMBER] = "grant_number",
  [MP_COLUMN_OTHER_TERMS] = "other_terms",
};

/* Folded names that people give to the columns, without the small words of skip_small_words().
 * Names that two languages share count for English. */
static const struct
{
  MpColumn column;
  const char *language;
  const char *names; /* separated by "|" */
} synonyms[] = {
  { MP_COLUMN_ID, "en", "id|uuid|identifier" },
  { MP_COLUMN_ID, "es", "identificador" },
  { MP_COLUMN_ID, "fr", "identifiant" },
  { MP_COLUMN_TITLE, "en", "title|name|full title|full name|activity title|activity|project" },
  { MP_COLUMN_TITLE, "es", "titulo|nombre|nombre completo|proyecto|titulo completo" },
  { MP_COLUMN_TITLE, "fr", "intitule|titre|nom|projet|libelle|titre complet" },
  { MP_COLUMN_SHORT_NAME, "en", "short name|short title|abbreviation" },
  { MP_COLUMN_SHORT_NAME, "es", "nombre corto|titulo corto|nombre breve|abreviatura" },
  { MP_COLUMN_SHORT_NAME, "fr", "nom court|titre court|nom abrege|abreviation" },
  { MP_COLUMN_ACRONYM, "en", "acronym" },
  { MP_COLUMN_ACRONYM, "es", "sigla|siglas|acronimo" },
  { MP_COLUMN_ACRONYM, "fr", "sigle|acronyme" },
  { MP_COLUMN_STATUS, "en", "status|state|activity status" },
  { MP_COLUMN_STATUS, "es", "estado|situacion|estatus" },
  { MP_COLUMN_STATUS, "fr", "statut|etat" },
  { MP_COLUMN_START, "en", "start|start date|begin|begins|from|starts|beginning" },
  { MP_COLUMN_START, "es", "inicio|fecha inicio|comienzo|fecha comienzo|desde|fecha inicial" },
  { MP_COLUMN_START, "fr", "debut|date debut|commencement|date commencement|date demarrage|demarrage" },
  { MP_COLUMN_END, "en", "end|end date|ends|to|until|finish|closing date|completion date|finish date" },
  { MP_COLUMN_END, "es", "fin|fecha fin|final|termino|fecha termino|fecha final|fecha finalizacion|finalizacion|hasta|fecha cierre|cierre" },
  { MP_COLUMN_END, "fr", "date fin|date cloture|cloture|achevement|date achevement|jusquau|date dachevement" },
  { MP_COLUMN_PLANNED_START, "en", "planned start|planned start date|start planned" },
  { MP_COLUMN_PLANNED_START, "es", "inicio previsto|fecha inicio prevista|fecha prevista inicio|inicio planificado" },
  { MP_COLUMN_PLANNED_START, "fr", "debut prevu|date debut prevue|date prevue debut" },
  { MP_COLUMN_ACTUAL_START, "en", "actual start|actual start date|start actual" },
  { MP_COLUMN_ACTUAL_START, "es", "inicio real|fecha inicio real|fecha real inicio|inicio efectivo" },
  { MP_COLUMN_ACTUAL_START, "fr", "debut reel|date debut reelle|date reelle debut|debut effectif" },
  { MP_COLUMN_PLANNED_END, "en", "planned end|planned end date|end planned" },
  { MP_COLUMN_PLANNED_END, "es", "fin previsto|fecha fin prevista|fecha prevista fin|fin planificado|fecha prevista finalizacion" },
  { MP_COLUMN_PLANNED_END, "fr", "fin prevue|date fin prevue|date prevue fin" },
  { MP_COLUMN_ACTUAL_END, "en", "actual end|actual end date|end actual" },
  { MP_COLUMN_ACTUAL_END, "es", "fin real|fecha fin real|fecha real fin|fin efectivo" },
  { MP_COLUMN_ACTUAL_END, "fr", "fin reelle|date fin reelle|date reelle fin|fin effective" },
  { MP_COLUMN_COUNTRIES, "en", "countries|country|recipient country|recipient countries|countries covered" },
  { MP_COLUMN_COUNTRIES, "es", "paises|pais|paises beneficiarios|pais beneficiario" },
  { MP_COLUMN_COUNTRIES, "fr", "pays|pays beneficiaires|pays beneficiaire|pays concernes" },
  { MP_COLUMN_COUNTRY_CODES, "en", "country codes|country code|iso|iso code|iso codes|recipient country code" },
  { MP_COLUMN_COUNTRY_CODES, "es", "codigo pais|codigos paises|codigo iso" },
  { MP_COLUMN_COUNTRY_CODES, "fr", "code pays|codes pays|code iso" },
  { MP_COLUMN_REGIONS, "en", "regions|region" },
  { MP_COLUMN_REGIONS, "es", "regiones" },
  { MP_COLUMN_REGION_CODES, "en", "region codes|region code" },
  { MP_COLUMN_SECTORS, "en", "sectors|sector|industry|industries|economic sector|economic sectors" },
  { MP_COLUMN_SECTORS, "es", "sectores|sector economico|sectores economicos|industria|ramas actividad" },
  { MP_COLUMN_SECTORS, "fr", "secteurs|secteur|secteur activite|secteurs activite|secteur dactivite|secteurs economiques" },
  { MP_COLUMN_SECTOR_CODES, "en", "sector codes|sector code" },
  { MP_COLUMN_AREAS, "en", "areas|area|areas work|area work|topics|topic|themes|theme" },
  { MP_COLUMN_AREAS, "es", "areas trabajo|area trabajo|ambitos|ambito|temas|tema" },
  { MP_COLUMN_AREAS, "fr", "domaines|domaine|domaines travail|domaines action|domaine action|domaines daction|thematiques" },
  { MP_COLUMN_AREA_CODES, "en", "area codes|area code" },
  { MP_COLUMN_OBJECTIVES, "en", "m power objectives|m power objective" },
  { MP_COLUMN_OBJECTIVE_CODES, "en", "objective codes|objective code" },
  { MP_COLUMN_TAGS, "en", "tags|tag|keywords|keyword" },
  { MP_COLUMN_TAGS, "es", "etiquetas|palabras clave" },
  { MP_COLUMN_TAGS, "fr", "etiquettes|mots cles" },
  { MP_COLUMN_TAG_CODES, "en", "tag codes|tag code" },
  { MP_COLUMN_PARTNERS, "en", "partners|partner|organisations|organizations" },
  { MP_COLUMN_PARTNERS, "es", "socios|socio|organizaciones|contrapartes" },
  { MP_COLUMN_PARTNERS, "fr", "partenaires|partenaire" },
  { MP_COLUMN_INITIATIVES, "en", "initiatives|initiative" },
  { MP_COLUMN_INITIATIVES, "es", "iniciativas|iniciativa" },
  { MP_COLUMN_DONOR, "en", "donor|donors|funder|funders|funded by|funding agency|donor agency" },
  { MP_COLUMN_DONOR, "es", "donante|donantes|financiador|financiado por|agencia financiadora" },
  { MP_COLUMN_DONOR, "fr", "donateur|donateurs|bailleur|bailleurs|bailleur fonds|bailleurs fonds|finance par" },
  { MP_COLUMN_GRANTEE, "en", "grantee|grantees|recipient|awardee|grant recipient" },
  { MP_COLUMN_GRANTEE, "es", "beneficiario subvencion|receptor|adjudicatario" },
  { MP_COLUMN_GRANTEE, "fr", "beneficiaire subvention|attributaire" },
  { MP_COLUMN_IMPLEMENTING, "en", "implementer|implementers|implementing|implementing partner|implementing partners|implementation partner|implementation partners|implementing organization|implementing organisation|implementing agency|implemented by" },
  { MP_COLUMN_IMPLEMENTING, "es", "implementador|ejecutor|entidad ejecutora|socio implementador|socios implementadores|organizacion ejecutora|ejecutado por|implementado por|agencia implementadora" },
  { MP_COLUMN_IMPLEMENTING, "fr", "agent execution|agence execution|agence dexecution|partenaire execution|partenaires execution|organisme execution|mis en oeuvre par|mise en oeuvre|partenaire mise oeuvre|partenaire mise en oeuvre|partenaires mise en oeuvre" },
  { MP_COLUMN_COUNTERPART, "en", "counterpart|government counterpart" },
  { MP_COLUMN_COUNTERPART, "es", "contraparte|contraparte gubernamental" },
  { MP_COLUMN_COUNTERPART, "fr", "homologue|partenaire gouvernemental" },
  { MP_COLUMN_EVALUATOR, "en", "evaluator|evaluators" },
  { MP_COLUMN_EVALUATOR, "es", "evaluador|evaluadora" },
  { MP_COLUMN_EVALUATOR, "fr", "evaluateur" },
  { MP_COLUMN_FUNDING, "en", "funding|amount|money|funding amount|total funding|grant amount|award amount|funding and year" },
  { MP_COLUMN_FUNDING, "es", "financiamiento|financiacion|monto|importe|fondos|monto total" },
  { MP_COLUMN_FUNDING, "fr", "financement|montant|montant total" },
  { MP_COLUMN_BUDGET, "en", "budget|total budget" },
  { MP_COLUMN_BUDGET, "es", "presupuesto|presupuesto total" },
  { MP_COLUMN_BUDGET, "fr", "budget total" },
  { MP_COLUMN_COMMITMENT, "en", "commitment|committed|commitments" },
  { MP_COLUMN_COMMITMENT, "es", "compromiso|comprometido" },
  { MP_COLUMN_COMMITMENT, "fr", "engagement|engage" },
  { MP_COLUMN_OBLIGATION, "en", "obligation|obligated|obligations" },
  { MP_COLUMN_OBLIGATION, "es", "obligado" },
  { MP_COLUMN_DISBURSEMENT, "en", "disbursement|disbursed|spent|expenditure|disbursements" },
  { MP_COLUMN_DISBURSEMENT, "es", "desembolso|desembolsado|ejecutado|gastado|desembolsos" },
  { MP_COLUMN_DISBURSEMENT, "fr", "decaissement|decaisse|depense|depenses" },
  { MP_COLUMN_CURRENCY, "en", "currency|currency code" },
  { MP_COLUMN_CURRENCY, "es", "moneda|divisa" },
  { MP_COLUMN_CURRENCY, "fr", "devise|monnaie" },
  { MP_COLUMN_SUMMARY, "en", "summary|description|abstract|short description|about" },
  { MP_COLUMN_SUMMARY, "es", "resumen|descripcion|descripcion breve|resumen ejecutivo" },
  { MP_COLUMN_SUMMARY, "fr", "resume|descriptif|presentation" },
  { MP_COLUMN_SUMMARY_LANGUAGE, "en", "summary language" },
  { MP_COLUMN_PROBLEM, "en", "problem|problem statement|context" },
  { MP_COLUMN_PROBLEM, "es", "problema|contexto" },
  { MP_COLUMN_PROBLEM, "fr", "probleme|contexte" },
  { MP_COLUMN_STRATEGY, "en", "strategy|our strategy|approach" },
  { MP_COLUMN_STRATEGY, "es", "estrategia|enfoque" },
  { MP_COLUMN_STRATEGY, "fr", "strategie|approche" },
  { MP_COLUMN_RESULTS, "en", "results|outcomes|achievements" },
  { MP_COLUMN_RESULTS, "es", "resultados|logros" },
  { MP_COLUMN_RESULTS, "fr", "resultats|realisations" },
  { MP_COLUMN_TARGET_GROUPS, "en", "target groups|target group|beneficiaries" },
  { MP_COLUMN_TARGET_GROUPS, "es", "grupos meta|grupo meta|poblacion objetivo|beneficiarios" },
  { MP_COLUMN_TARGET_GROUPS, "fr", "groupes cibles|groupe cible|public cible|beneficiaires" },
  { MP_COLUMN_IDENTIFIERS, "en", "identifiers" },
  { MP_COLUMN_IATI_ID, "en", "iati identifier|iati id|iati activity identifier" },
  { MP_COLUMN_GRANT_NUMBER, "en", "grant number|grant no|award number|award id|agreement number|agreement|contract number|grant id" },
  { MP_COLUMN_GRANT_NUMBER, "es", "numero subvencion|numero convenio|convenio|numero contrato" },
  { MP_COLUMN_GRANT_NUMBER, "fr", "numero subvention|numero convention|convention|numero contrat" },
  { MP_COLUMN_OTHER_TERMS, "en", "other terms" },
  { MP_COLUMN_OTHER_TERMS, "es", "otros terminos" },
  { MP_COLUMN_NAMES, "en", "names|other names|alternative titles" },
  { MP_COLUMN_LINKS, "en", "links|link|url|web|website|web page|page" },
  { MP_COLUMN_LINKS, "es", "enlace|enlaces|pagina web|sitio web" },
  { MP_COLUMN_LINKS, "fr", "lien|liens|site web|page web" },
  { MP_COLUMN_LANGUAGE, "en", "language|language of original" },
  { MP_COLUMN_LANGUAGE, "es", "idioma|lengua" },
  { MP_COLUMN_LANGUAGE, "fr", "langue" },
  { MP_COLUMN_MODALITY, "en", "modality" },
  { MP_COLUMN_MODALITY, "es", "modalidad" },
  { MP_COLUMN_MODALITY, "fr", "modalite" },
};

/* Words that say nothing about what a column holds. */
static const char *const small_words[] = {
  "the", "of", "de", "del", "la", "las", "el", "los", "le", "les", "du", "des", "l", "d", "a",
  "project", "projects", "proyecto", "proyectos", "projet", "projets", "s", "seed", "prose", "on", "source", "observed", NULL,
};

/**
 * mp_column_get_key:
 *
 * Returns: the stable English name of the column
 */
const char *
mp_column_get_key (MpColumn column)
{
  g_return_val_if_fail (column < MP_N_COLUMNS, NULL);

  return keys[column];
}

/* Whether @name is one of @names, which are separated by "|". */
static gboolean
is_among (const char *names,
          const char *name)
{
  gsize n = strlen (name);

  for (const char *p = names; p; p = strchr (p, '|'))
    {
      if (*p == '|')
        p++;
      if (strncmp (p, name, n) == 0 && (p[n] == '\0' || p[n] == '|'))
        return TRUE;
    }
  return FALSE;
}

static int
find_synonym (const char  *words,
              const char **language)
{
  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    {
      if (is_among (synonyms[i].names, words))
        {
          *language = synonyms[i].language;
          return (int) synonyms[i].column;
        }
    }
  return MP_COLUMN_NONE;
}

static char *
skip_small_words (const char *words)
{
  g_auto (GStrv) pieces = g_strsplit (words, " ", -1);
  GString *rest = g_string_new (NULL);

  for (guint i = 0; pieces[i]; i++)
    {
      if (g_strv_contains (small_words, pieces[i]))
        continue;
      if (rest->len > 0)
        g_string_append_c (rest, ' ');
      g_string_append (rest, pieces[i]);
    }
  return g_string_free (rest, FALSE);
}

/**
 * mp_column_find:
 * @header: the name of a column, as our key or as people write it in English, Spanish or French
 * @language: (out): the language of that name, %NULL when it says none
 *
 * Returns: the #MpColumn, or %MP_COLUMN_NONE for a column that we do not know
 */
int
mp_column_find (const char  *header,
                const char **language)
{
  g_autofree char *words = NULL;
  g_autofree char *short_words = NULL;
  int column;

  *language = NULL;
  for (guint i = 0; i < MP_N_COLUMNS; i++)
    {
      if (strcmp (keys[i], header) == 0)
        return (int) i;
    }

  words = mp_text_fold_words (header);
  if (*words == '\0')
    return MP_COLUMN_NONE;
  column = find_synonym (words, language);
  if (column != MP_COLUMN_NONE)
    return column;
  short_words = skip_small_words (words);
  return *short_words ? find_synonym (short_words, language) : MP_COLUMN_NONE;
}

/* What our own workbooks call the column, in the language of the program; NULL for one that they do not have. */
static const char *
get_own_label (MpColumn column)
{
  static const struct
  {
    MpColumn column;
    const char *label; /* as "column" in the catalogues, or the word of a choice */
    gboolean is_choice;
  } labels[] = {
    { MP_COLUMN_ID, NC_("column", "UUID"), FALSE },
    { MP_COLUMN_SHORT_NAME, "short", TRUE },
    { MP_COLUMN_STATUS, NC_("column", "Status"), FALSE },
    { MP_COLUMN_START, NC_("column", "Start"), FALSE },
    { MP_COLUMN_END, NC_("column", "End"), FALSE },
    { MP_COLUMN_COUNTRIES, NC_("column", "Countries"), FALSE },
    { MP_COLUMN_REGIONS, NC_("column", "Regions"), FALSE },
    { MP_COLUMN_SECTORS, NC_("column", "Sectors"), FALSE },
    { MP_COLUMN_AREAS, NC_("column", "Areas"), FALSE },
    { MP_COLUMN_OBJECTIVES, NC_("column", "Objectives"), FALSE },
    { MP_COLUMN_TAGS, NC_("column", "Tags"), FALSE },
    { MP_COLUMN_PARTNERS, NC_("column", "Partners"), FALSE },
    { MP_COLUMN_SUMMARY, "summary", TRUE },
    { MP_COLUMN_SUMMARY_LANGUAGE, NC_("column", "Language of the Summary"), FALSE },
    { MP_COLUMN_IDENTIFIERS, NC_("column", "Identifiers"), FALSE },
    { MP_COLUMN_NAMES, NC_("column", "Other Names"), FALSE },
    { MP_COLUMN_PLANNED_START, "planned-start", TRUE },
    { MP_COLUMN_ACTUAL_START, "actual-start", TRUE },
    { MP_COLUMN_PLANNED_END, "planned-end", TRUE },
    { MP_COLUMN_ACTUAL_END, "actual-end", TRUE },
    { MP_COLUMN_LINKS, NC_("column", "Links"), FALSE },
    { MP_COLUMN_OTHER_TERMS, NC_("column", "Other Terms"), FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (labels[i].column == column)
        return labels[i].is_choice ? mp_choice_get_label (labels[i].label) : g_dpgettext2 (GETTEXT_PACKAGE, "column", labels[i].label);
    }
  switch ((int) column)
    {
    case MP_COLUMN_FUNDING:
      return mp_field_get_label (MP_TABLE_FUNDING, MP_FUNDING_AMOUNT);
    case MP_COLUMN_CURRENCY:
      return mp_field_get_label (MP_TABLE_FUNDING, MP_FUNDING_CURRENCY);
    case MP_COLUMN_LANGUAGE:
      return mp_field_get_label (MP_TABLE_PROJECT, MP_PROJECT_LANGUAGE);
    case MP_COLUMN_MODALITY:
      return mp_field_get_label (MP_TABLE_PROJECT, MP_PROJECT_MODALITY);
    case MP_COLUMN_NOTES:
      return mp_field_get_label (MP_TABLE_PROJECT, MP_PROJECT_NOTE);
    case MP_COLUMN_TITLE:
      return C_("field", "Title");
    default:
      return NULL;
    }
}

/**
 * mp_column_find_own:
 * @header: the name of a column of one of our own workbooks, in the language of the program
 *
 * Returns: the #MpColumn, or %MP_COLUMN_NONE
 */
int
mp_column_find_own (const char *header)
{
  for (guint i = 0; i < MP_N_COLUMNS; i++)
    {
      if (g_strcmp0 (get_own_label ((MpColumn) i), header) == 0)
        return (int) i;
    }
  return MP_COLUMN_NONE;
}
