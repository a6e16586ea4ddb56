/* mp-xlsx-formats.c: what the number in a cell of a workbook means
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/mp-xlsx-formats.h"

#include <math.h>
#include <string.h>

#include "base/mp-date.h"

/* Styles of one workbook that are looked at; programs allow 65,490. */
#define MAX_STYLES 100000
/* Days of the two calendars before 1970. Until February 1900 has passed the first one counts a day that never was. */
#define EPOCH_1900 25569
#define EPOCH_1904 24107
#define LEAP_DAY 60
#define LAST_DAY 2958465

struct _MpXlsxFormats
{
  GHashTable *codes; /* number of a format → its code */
  GArray *styles;    /* of MpXlsxFormat */
  gboolean is_1904;
};

MpXlsxFormats *
mp_xlsx_formats_new (void)
{
  MpXlsxFormats *self = g_new0 (MpXlsxFormats, 1);

  self->codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->styles = g_array_new (FALSE, FALSE, sizeof (MpXlsxFormat));
  return self;
}

void
mp_xlsx_formats_free (MpXlsxFormats *self)
{
  g_hash_table_unref (self->codes);
  g_array_unref (self->styles);
  g_free (self);
}

/* Those that every program knows by number; their codes depend on its language. */
static MpXlsxMeaning
get_builtin_meaning (guint number)
{
  if (number == 9 || number == 10)
    return MP_XLSX_PER_CENT;
  if (number == 17)
    return MP_XLSX_DATE_MONTH;
  if ((number >= 14 && number <= 16) || number == 22 || (number >= 27 && number <= 31) || number == 36 || (number >= 50 && number <= 58))
    return MP_XLSX_DATE;
  if ((number >= 18 && number <= 21) || (number >= 32 && number <= 35) || (number >= 45 && number <= 47))
    return MP_XLSX_TIME;
  return MP_XLSX_NUMBER;
}

/* "[$USD-409]", "\"US$\"": a text that says a currency. */
static void
take_currency (MpXlsxFormat *self,
               const char   *text,
               gsize         length)
{
  static const char *const signs[] = { "$", "\xe2\x82\xac", "\xc2\xa3", "\xc2\xa5", "US$", NULL };
  g_autofree char *word = g_strndup (text, length);
  gboolean is_code;

  g_strstrip (word);
  is_code = strlen (word) == 3 && g_ascii_isupper (word[0]) && g_ascii_isupper (word[1]) && g_ascii_isupper (word[2]);
  if (self->currency[0] == '\0' && (is_code || g_strv_contains (signs, word)))
    g_strlcpy (self->currency, word, sizeof self->currency);
}

/* What stands in brackets: a colour, a condition, a currency with a language, or hours that go beyond a day. */
static const char *
skip_brackets (MpXlsxFormat *self,
               const char   *p,
               GString      *signs)
{
  const char *end = strchr (p, ']');

  if (end == NULL)
    return p + strlen (p);
  if (p[1] == '$')
    take_currency (self, p + 2, strcspn (p + 2, "-]"));
  else if (end == p + 1 + strspn (p + 1, "hHmMsS"))
    g_string_append_c (signs, 'h');
  return end + 1;
}

/* The letters of the first section that mean something. */
static GString *
collect_signs (MpXlsxFormat *self,
               const char   *code)
{
  GString *signs = g_string_new (NULL);
  const char *p = code;

  while (*p && *p != ';')
    {
      if (*p == '[')
        {
          p = skip_brackets (self, p, signs);
        }
      else if (*p == '"')
        {
          gsize n = strcspn (p + 1, "\"");

          take_currency (self, p + 1, n);
          p += n + (p[n + 1] ? 2 : 1);
        }
      else if ((*p == '\\' || *p == '_' || *p == '*') && p[1])
        {
          p = g_utf8_next_char (p + 1);
        }
      else
        {
          if (*p == '$')
            take_currency (self, p, 1);
          g_string_append_c (signs, g_ascii_tolower (*p++));
        }
    }
  return signs;
}

/**
 * mp_xlsx_format_parse:
 * @code: "d mmm yyyy", "[$-409]mmm yy;@", "#,##0.00 [$€-407]"
 */
void
mp_xlsx_format_parse (MpXlsxFormat *self,
                      const char   *code)
{
  g_autoptr (GString) signs = NULL;
  gboolean has_year, has_month, has_day, has_time;

  *self = (MpXlsxFormat) { .meaning = MP_XLSX_NUMBER };
  if (g_ascii_strncasecmp (code, "general", 7) == 0)
    return;
  signs = collect_signs (self, code);
  has_year = strchr (signs->str, 'y') != NULL;
  has_month = strchr (signs->str, 'm') != NULL;
  has_day = strchr (signs->str, 'd') != NULL;
  has_time = strchr (signs->str, 'h') != NULL || strchr (signs->str, 's') != NULL;
  if (has_day || (has_year && has_time))
    self->meaning = MP_XLSX_DATE;
  else if (has_time)
    self->meaning = MP_XLSX_TIME;
  else if (has_month)
    self->meaning = MP_XLSX_DATE_MONTH;
  else if (has_year)
    self->meaning = MP_XLSX_DATE_YEAR;
  else if (strchr (signs->str, '%'))
    self->meaning = MP_XLSX_PER_CENT;
}

static guint
get_number (MpXlsxPart *part,
            const char *name)
{
  g_autofree char *text = mp_xlsx_part_dup_attribute (part, name);
  guint64 number = text ? g_ascii_strtoull (text, NULL, 10) : 0;

  return (guint) MIN (number, G_MAXUINT);
}

static void
add_style (MpXlsxFormats *self,
           MpXlsxPart    *part)
{
  guint number = get_number (part, "numFmtId");
  const char *code = g_hash_table_lookup (self->codes, GUINT_TO_POINTER (number));
  MpXlsxFormat format = { .meaning = get_builtin_meaning (number) };

  if (code)
    mp_xlsx_format_parse (&format, code);
  g_array_append_val (self->styles, format);
}

/**
 * mp_xlsx_formats_read:
 * @part: the styles of the workbook
 */
gboolean
mp_xlsx_formats_read (MpXlsxFormats  *self,
                      MpXlsxPart     *part,
                      GCancellable   *cancellable,
                      GError        **error)
{
  gboolean in_cells = FALSE;
  int result;

  while ((result = mp_xlsx_part_step (part, cancellable, error)) == 1)
    {
      if (mp_xlsx_part_is_start (part, "numFmt") && g_hash_table_size (self->codes) < MAX_STYLES)
        {
          char *code = mp_xlsx_part_dup_attribute (part, "formatCode");

          if (code)
            g_hash_table_insert (self->codes, GUINT_TO_POINTER (get_number (part, "numFmtId")), code);
        }
      else if (mp_xlsx_part_is_end (part, "cellXfs"))
        in_cells = FALSE;
      else if (mp_xlsx_part_is_start (part, "cellXfs"))
        in_cells = TRUE;
      else if (in_cells && mp_xlsx_part_is_start (part, "xf") && self->styles->len < MAX_STYLES)
        add_style (self, part);
    }
  return result == 0;
}

/**
 * mp_xlsx_formats_set_1904:
 * @is_1904: whether days are counted from 1904 on
 */
void
mp_xlsx_formats_set_1904 (MpXlsxFormats *self,
                          gboolean       is_1904)
{
  self->is_1904 = is_1904;
}

static char *
dup_number (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.15g", value);
  return g_strdup (text);
}

static MpDate
get_day (MpXlsxFormats *self,
         double         value)
{
  int serial;

  if (!(value >= 0 && value < LAST_DAY + 1))
    return MP_DATE_NONE;
  serial = (int) value;
  if (self->is_1904)
    return serial - EPOCH_1904;
  if (serial == LEAP_DAY || serial == 0)
    return MP_DATE_NONE;
  return serial - EPOCH_1900 + (serial < LEAP_DAY ? 1 : 0);
}

/* Of a day within the month more is known than the cell shows. */
static char *
dup_date (MpXlsxFormats *self,
          MpXlsxMeaning  meaning,
          double         value)
{
  MpDate day = get_day (self, value);
  MpDatePrecision precision = meaning == MP_XLSX_DATE_YEAR ? MP_PRECISION_YEAR : meaning == MP_XLSX_DATE_MONTH ? MP_PRECISION_MONTH : MP_PRECISION_DAY;

  if (day == MP_DATE_NONE)
    return dup_number (value);
  if (day != mp_date_period_start (day, precision) && day != mp_date_period_end (day, precision))
    precision = MP_PRECISION_DAY;
  return mp_date_to_iso (mp_date_period_start (day, precision), precision);
}

static char *
dup_time (double value)
{
  gint64 whole = ABS (value) < LAST_DAY ? (gint64) (value * 24 * 60 + 0.5) : 0;
  guint minutes = (guint) (ABS (whole) % (24 * 60));

  return g_strdup_printf ("%02u:%02u", minutes / 60, minutes % 60);
}

/**
 * mp_xlsx_formats_dup_text:
 * @number: the number as it stands in the file
 * @style: the number of the style of the cell
 *
 * Returns: (transfer full): what the number means: "2027-04-03", "2027-04", "60%", "USD 1234.5", "17"
 */
char *
mp_xlsx_formats_dup_text (MpXlsxFormats *self,
                          const char    *number,
                          guint          style)
{
  const MpXlsxFormat *format = style < self->styles->len ? &g_array_index (self->styles, MpXlsxFormat, style) : NULL;
  char *end;
  double value = g_ascii_strtod (number, &end);
  g_autofree char *plain = NULL;

  if (end == number || *end != '\0' || !isfinite (value))
    return g_strdup (number);
  switch (format ? format->meaning : MP_XLSX_NUMBER)
    {
    case MP_XLSX_DATE:
    case MP_XLSX_DATE_MONTH:
    case MP_XLSX_DATE_YEAR:
      return dup_date (self, format->meaning, value);
    case MP_XLSX_TIME:
      return dup_time (value);
    case MP_XLSX_PER_CENT:
      plain = dup_number (value * 100);
      return g_strconcat (plain, "%", NULL);
    case MP_XLSX_NUMBER:
    default:
      plain = dup_number (value);
      return format && format->currency[0] ? g_strconcat (format->currency, " ", plain, NULL) : g_steal_pointer (&plain);
    }
}
