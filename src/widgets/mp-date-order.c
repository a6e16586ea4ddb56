/* mp-date-order.c: whether the dates of a record follow each other
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A date of a project is held against those that it is read together with: the other date of its
 * sort (planned or actual), and the one that counts. A day that is known as a month or a year
 * stands for any day in it: only what is surely out of order is.
 */

#include "config.h"

#include "widgets/mp-date-order.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"
#include "base/mp-format.h"

typedef struct
{
  const char *planned;
  const char *actual;
} Side;

static const Side start_side = { "planned-start", "actual-start" };
static const Side end_side = { "planned-end", "actual-end" };

static MpDate
get_first_day (const MpRecord *record)
{
  return mp_date_period_start (mp_record_get_day (record, MP_DATE_REVISION_DAY),
                               mp_record_get_precision (record, MP_DATE_REVISION_PRECISION));
}

static MpDate
get_last_day (const MpRecord *record)
{
  return mp_date_period_end (mp_record_get_day (record, MP_DATE_REVISION_DAY),
                             mp_record_get_precision (record, MP_DATE_REVISION_PRECISION));
}

static void
refuse (gboolean        is_end,
        MpDate          other,
        MpDatePrecision precision,
        GError        **error)
{
  g_autofree char *text = mp_format_date (other, precision);

  if (is_end)
    /* Translators: said below a date in a form; %s is the start, as "25 Nov 2015". */
    g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("The end comes before the start (%s)."), text);
  else
    /* Translators: said below a date in a form; %s is the end, as "25 Nov 2015". */
    g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("The start comes after the end (%s)."), text);
}

/* Whether @record will be the statement of its kind that counts: see mp_project_record_get_date(). */
static gboolean
will_count (const MpRecord        *record,
            const MpProjectRecord *project)
{
  MpRecord *current = mp_project_record_get_date (project, mp_record_get_text (record, MP_DATE_REVISION_KIND));
  gint64 id = mp_record_get_id (record);
  MpDate recorded_on, current_recorded_on;

  if (current == NULL || mp_record_get_id (current) == id)
    return TRUE;
  recorded_on = mp_record_get_day (record, MP_DATE_REVISION_RECORDED_ON);
  current_recorded_on = mp_record_get_day (current, MP_DATE_REVISION_RECORDED_ON);
  return recorded_on > current_recorded_on || (recorded_on == current_recorded_on && id == 0);
}

static gboolean
follows (const MpRecord        *record,
         const MpProjectRecord *project,
         gboolean               is_end,
         const char            *other_kind,
         GError               **error)
{
  MpRecord *other = mp_project_record_get_date (project, other_kind);

  if (other == NULL || mp_record_is_null (other, MP_DATE_REVISION_DAY))
    return TRUE;
  if (is_end ? get_last_day (record) >= get_first_day (other) : get_last_day (other) >= get_first_day (record))
    return TRUE;
  refuse (is_end, mp_record_get_day (other, MP_DATE_REVISION_DAY), mp_record_get_precision (other, MP_DATE_REVISION_PRECISION), error);
  return FALSE;
}

static gboolean
check_revision (const MpRecord        *record,
                const MpProjectRecord *project,
                GError               **error)
{
  const char *kind = mp_record_get_text (record, MP_DATE_REVISION_KIND);
  gboolean is_end, is_actual;
  const Side *own, *other;

  if (kind == NULL || mp_record_is_null (record, MP_DATE_REVISION_DAY) || !will_count (record, project))
    return TRUE;
  is_end = g_str_has_suffix (kind, "-end");
  is_actual = g_str_has_prefix (kind, "actual-");
  own = is_end ? &end_side : &start_side;
  other = is_end ? &start_side : &end_side;

  if (!follows (record, project, is_end, is_actual ? other->actual : other->planned, error))
    return FALSE;
  if (!is_actual && mp_project_record_get_date (project, own->actual))
    return TRUE;
  return follows (record, project, is_end, mp_project_record_get_date (project, other->actual) ? other->actual : other->planned, error);
}

/* The days of a record that is valid from … to. */
static gboolean
check_from_to (const MpRecord  *record,
               guint           *field,
               GError         **error)
{
  const MpTableInfo *info = mp_table_get_info (mp_record_get_table (record));
  MpDate from = MP_DATE_NONE;

  for (guint i = 0; i < info->n_fields; i++)
    {
      if (strcmp (info->fields[i].name, "from_day") == 0)
        from = mp_record_get_day (record, i);
      if (strcmp (info->fields[i].name, "to_day") != 0 || from == MP_DATE_NONE || mp_record_is_null (record, i) ||
          mp_record_get_day (record, i) >= from)
        continue;
      *field = i;
      refuse (TRUE, from, MP_PRECISION_DAY, error);
      return FALSE;
    }
  return TRUE;
}

/**
 * mp_date_order_check:
 * @record: a record as it is to be
 * @project: (nullable): the project as it is
 * @field: (out): the field whose date is out of order
 *
 * Returns: %FALSE when an end would come before its start
 */
gboolean
mp_date_order_check (const MpRecord         *record,
                     const MpProjectRecord  *project,
                     guint                  *field,
                     GError                **error)
{
  g_return_val_if_fail (record != NULL, TRUE);

  *field = MP_DATE_REVISION_DAY;
  if (mp_record_get_table (record) != MP_TABLE_DATE_REVISION)
    return check_from_to (record, field, error);
  if (project == NULL || mp_record_get_integer (record, 0) != mp_project_record_get_id (project))
    return TRUE;
  return check_revision (record, project, error);
}

/**
 * mp_date_order_suggest_reason:
 * @record: a further statement of a date
 * @project: (nullable): the project as it is
 *
 * A later end is an extension more often than anything else; nothing else is one.
 *
 * Returns: the reason that it most likely has
 */
const char *
mp_date_order_suggest_reason (const MpRecord        *record,
                              const MpProjectRecord *project)
{
  MpRecord *current = project ? mp_project_record_get_date (project, "planned-end") : NULL;

  if (current && mp_record_has_choice (record, MP_DATE_REVISION_KIND, "planned-end") &&
      !mp_record_is_null (record, MP_DATE_REVISION_DAY) && !mp_record_is_null (current, MP_DATE_REVISION_DAY) &&
      get_last_day (record) > get_last_day (current))
    return "no-cost-extension";
  return "amendment";
}
