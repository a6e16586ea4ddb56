/* mp-reader-formats.c: which reader reads a file
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-reader-formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"
#include "exchange/mp-csv-reader.h"
#include "exchange/mp-iati-reader.h"
#include "exchange/mp-json-reader.h"
#include "exchange/mp-page-reader.h"
#include "exchange/mp-xlsx-reader.h"

/* By content first; a name is a hint only. In this order, the strictest first. */
static const struct
{
  const char *format;
  gboolean (*recognise) (const char *start, gsize length);
  MpReader *(*make) (void);
  const char *suffixes[4];
} formats[] = {
  { "json", mp_json_reader_recognise, mp_json_reader_new, { ".json", NULL } },
  { "iati", mp_iati_reader_recognise, mp_iati_reader_new, { ".xml", NULL } },
  { "page", mp_page_reader_recognise, mp_page_reader_new, { ".txt", ".text", ".md", NULL } },
  { "csv", mp_csv_reader_recognise, mp_csv_reader_new, { ".csv", ".tsv", ".tab", NULL } },
  { "page", mp_page_reader_recognise, mp_page_reader_new, { ".txt", ".md", NULL } },
  { "iati", mp_iati_reader_recognise_markup, mp_iati_reader_new, { NULL } },
};

/**
 * mp_reader_get_formats:
 *
 * Returns: (transfer none) (array zero-terminated=1): the keys of the formats that can be imported
 */
const char *const *
mp_reader_get_formats (void)
{
  static const char *const keys[] = { "page", "csv", "xlsx", "json", "iati", NULL };

  return keys;
}

static gboolean
has_suffix (const char        *name,
            const char *const *suffixes)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; suffixes[i]; i++)
    {
      if (g_str_has_suffix (lower, suffixes[i]))
        return TRUE;
    }
  return FALSE;
}

/* Whether it is a workbook, which is no text: that is looked for first. */
static gboolean
is_workbook (MpLineInput   *input,
             gboolean      *answer,
             GCancellable  *cancellable,
             GError       **error)
{
  char start[8] = { 0 };
  gssize n;

  if (!mp_line_input_open_raw (input, cancellable, error))
    return FALSE;
  n = mp_line_input_read_raw (input, start, sizeof start, cancellable, error);
  *answer = n > 0 && mp_xlsx_reader_recognise (start, (gsize) n);
  return n >= 0;
}

/**
 * mp_reader_formats_make:
 * @input: an input, which is opened
 * @format: (nullable): the key of a format, %NULL to recognise it
 *
 * Returns: (transfer full) (nullable): a reader that has no input yet
 */
MpReader *
mp_reader_formats_make (MpLineInput   *input,
                        const char    *format,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const char *name = mp_line_input_get_name (input);
  const char *start;
  gboolean workbook;
  gsize length;

  if (!is_workbook (input, &workbook, cancellable, error))
    return NULL;
  if (format ? strcmp (format, "xlsx") == 0 : workbook)
    return mp_xlsx_reader_new ();
  if (!mp_line_input_open (input, cancellable, error))
    return NULL;
  if (format)
    {
      for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
        {
          if (strcmp (formats[i].format, format) == 0)
            return formats[i].make ();
        }
      g_set_error (error, MP_ERROR, MP_ERROR_UNSUPPORTED, _("There is no import format “%s”; use page, csv, xlsx, json or iati"), format);
      return NULL;
    }

  start = mp_line_input_peek (input, &length);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (formats[i].recognise (start, length))
        return formats[i].make ();
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (has_suffix (name, formats[i].suffixes))
        return formats[i].make ();
    }
  g_set_error (error, MP_ERROR, MP_ERROR_UNSUPPORTED,
               _("No projects were recognised in “%s”: it can be the text of a partner page, an Excel workbook or a CSV sheet with a row of column names, a file of IATI activities, or a JSON file of this program"), name);
  return NULL;
}
