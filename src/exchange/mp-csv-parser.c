/* mp-csv-parser.c: rows and cells of a CSV text
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/mp-csv-parser.h"

#include <string.h>

struct _MpCsvParser
{
  char delimiter;
  GString *text;   /* the cells, each with a nul behind it */
  GArray *starts;  /* of gsize: where the cells begin */
  gboolean quoted; /* inside quotation marks */
  gboolean open;   /* the row goes on in the next line */
};

MpCsvParser *
mp_csv_parser_new (char delimiter)
{
  MpCsvParser *self = g_new0 (MpCsvParser, 1);

  self->delimiter = delimiter;
  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  return self;
}

void
mp_csv_parser_free (MpCsvParser *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

/**
 * mp_csv_parser_reset:
 *
 * Forgets the row that was begun.
 */
void
mp_csv_parser_reset (MpCsvParser *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
  self->quoted = FALSE;
  self->open = FALSE;
}

static void
begin_cell (MpCsvParser *self)
{
  gsize start = self->text->len;

  g_array_append_val (self->starts, start);
}

/* Up to the quotation mark that closes the cell; returns where to go on. */
static const char *
read_quoted (MpCsvParser *self,
             const char  *p,
             const char  *end)
{
  while (p < end)
    {
      const char *mark = memchr (p, '"', (gsize) (end - p));

      if (mark == NULL)
        break;
      g_string_append_len (self->text, p, mark - p);
      if (mark + 1 < end && mark[1] == '"')
        {
          g_string_append_c (self->text, '"');
          p = mark + 2;
          continue;
        }
      self->quoted = FALSE;
      return mark + 1;
    }
  g_string_append_len (self->text, p, end - p);
  return end;
}

/* Up to the next delimiter; returns where it stands, or @end. */
static const char *
read_bare (MpCsvParser *self,
           const char  *p,
           const char  *end)
{
  const char *stop = memchr (p, self->delimiter, (gsize) (end - p));

  if (stop == NULL)
    stop = end;
  g_string_append_len (self->text, p, stop - p);
  return stop;
}

static const char *
read_cell (MpCsvParser *self,
           const char  *p,
           const char  *end)
{
  begin_cell (self);
  if (p < end && *p == '"')
    {
      self->quoted = TRUE;
      p = read_quoted (self, p + 1, end);
    }
  return self->quoted ? p : read_bare (self, p, end);
}

/**
 * mp_csv_parser_feed:
 * @line: the next line, without its end
 * @length: bytes of @line
 *
 * Returns: %TRUE when the row is complete: its cells can be read until the next call; %FALSE when
 *   it goes on in the next line
 */
gboolean
mp_csv_parser_feed (MpCsvParser *self,
                    const char  *line,
                    gsize        length)
{
  const char *end = line + length;
  const char *p;

  if (self->open)
    {
      g_string_append_c (self->text, '\n');
      p = read_quoted (self, line, end);
      if (!self->quoted)
        p = read_bare (self, p, end);
    }
  else
    {
      mp_csv_parser_reset (self);
      p = read_cell (self, line, end);
    }
  while (!self->quoted && p < end)
    {
      g_string_append_c (self->text, '\0');
      p = read_cell (self, p + 1, end);
    }

  self->open = self->quoted;
  if (!self->open)
    g_string_append_c (self->text, '\0');
  return !self->open;
}

/**
 * mp_csv_parser_is_open:
 *
 * Returns: whether a quotation mark is open: the text must not end here
 */
gboolean
mp_csv_parser_is_open (MpCsvParser *self)
{
  return self->open;
}

/**
 * mp_csv_parser_get_size:
 *
 * Returns: bytes of the row so far
 */
gsize
mp_csv_parser_get_size (MpCsvParser *self)
{
  return self->text->len;
}

guint
mp_csv_parser_get_n (MpCsvParser *self)
{
  return self->starts->len;
}

/**
 * mp_csv_parser_get:
 *
 * Returns: (transfer none): the cell at @index, "" beyond the last; valid until the row is fed on
 */
const char *
mp_csv_parser_get (MpCsvParser *self,
                   guint        index)
{
  if (index >= self->starts->len)
    return "";
  return self->text->str + g_array_index (self->starts, gsize, index);
}

/* How many rows have as many cells as the first one, when @delimiter stands between them. */
static guint
score (const char *text,
       gsize       length,
       char        delimiter)
{
  g_autoptr (MpCsvParser) parser = mp_csv_parser_new (delimiter);
  const char *p = text;
  const char *end = text + length;
  guint n_cells = 0;
  guint n_equal = 0;
  guint n_rows = 0;

  while (p < end && n_rows < 20)
    {
      gsize n = 0;

      while (p + n < end && p[n] != '\n' && p[n] != '\r')
        n++;
      /* The last line may be cut by the end of the block. */
      if (p + n == end && n_rows > 0)
        break;
      if (mp_csv_parser_feed (parser, p, n))
        {
          if (n_rows == 0)
            n_cells = mp_csv_parser_get_n (parser);
          n_rows++;
          n_equal += mp_csv_parser_get_n (parser) == n_cells;
        }
      p += n;
      if (p < end && *p == '\r')
        p++;
      if (p < end && *p == '\n')
        p++;
    }

  return n_cells < 2 ? 0 : n_equal * 1000 / MAX (n_rows, 1) * 100 + MIN (n_cells, 99);
}

/**
 * mp_csv_guess_delimiter:
 * @text: the beginning of a file
 *
 * Returns: comma, semicolon, tab or bar: the one that gives rows of one length, and of several the
 *   one that gives more cells
 */
char
mp_csv_guess_delimiter (const char *text,
                        gsize       length)
{
  static const char candidates[] = { ',', ';', '\t', '|' };
  guint best_score = 0;
  char best = ',';

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint s = score (text, length, candidates[i]);

      if (s > best_score)
        {
          best_score = s;
          best = candidates[i];
        }
    }
  return best;
}
