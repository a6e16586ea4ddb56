/* mp-json-splitter.c: the records of a large JSON document, one by one
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-json-splitter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"

/* json-glib reads by recursion: what is nested deeper is no record of ours. */
#define MAX_DEPTH 16

struct _MpJsonSplitter
{
  char *name;
  MpJsonLineFunc next_line;
  gpointer user_data;
  gsize limit;

  const char *p; /* in the line; NULL before the first one */
  const char *end;
  guint line;

  gboolean begun;
  gboolean in_array;
  gboolean ended;
  GString *member;
  GString *text;
  guint text_line;
};

/**
 * mp_json_splitter_new:
 * @name: what messages call the file
 * @next_line: (scope forever): gives the lines
 * @limit: bytes that one record may have
 */
MpJsonSplitter *
mp_json_splitter_new (const char    *name,
                      MpJsonLineFunc next_line,
                      gpointer       user_data,
                      gsize          limit)
{
  MpJsonSplitter *self = g_new0 (MpJsonSplitter, 1);

  self->name = g_strdup (name);
  self->next_line = next_line;
  self->user_data = user_data;
  self->limit = limit;
  self->member = g_string_new (NULL);
  self->text = g_string_new (NULL);
  return self;
}

void
mp_json_splitter_free (MpJsonSplitter *self)
{
  g_string_free (self->member, TRUE);
  g_string_free (self->text, TRUE);
  g_free (self->name);
  g_free (self);
}

static gboolean
load_line (MpJsonSplitter  *self,
           GCancellable    *cancellable,
           GError         **error)
{
  gsize length = 0;

  self->p = self->next_line (&length, self->user_data, cancellable, error);
  self->end = self->p ? self->p + length : NULL;
  self->line++;
  return self->p != NULL;
}

static gboolean
set_broken (MpJsonSplitter  *self,
            GError         **error)
{
  if (error && *error == NULL)
    g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("“%1$s”, line %2$u: this is not the JSON of a portfolio, or the file is cut off"), self->name, self->line);
  return FALSE;
}

/* The next sign that is no white space, without taking it; nul at the end or on error. */
static char
peek (MpJsonSplitter  *self,
      GCancellable    *cancellable,
      GError         **error)
{
  for (;;)
    {
      while (self->p < self->end && (*self->p == ' ' || *self->p == '\t'))
        self->p++;
      if (self->p < self->end)
        return *self->p;
      if (!load_line (self, cancellable, error))
        return '\0';
    }
}

/* The end of the string that begins at @p with its quotation mark, behind its last; NULL when it
 * does not end in this line, as every string must. */
static const char *
skip_string (const char *p,
             const char *end)
{
  for (p++; p < end; p++)
    {
      if (*p == '\\')
        p++;
      else if (*p == '"')
        return p + 1;
    }
  return NULL;
}

/* Takes an object or array from its bracket to the one that closes it. */
static gboolean
take_nested (MpJsonSplitter  *self,
             GCancellable    *cancellable,
             GError         **error)
{
  guint depth = 0;

  for (;;)
    {
      const char *start = self->p;

      while (self->p < self->end)
        {
          char c = *self->p;

          if (c == '"')
            {
              self->p = skip_string (self->p, self->end);
              if (self->p == NULL)
                return set_broken (self, error);
              continue;
            }
          self->p++;
          if (c == '{' || c == '[')
            depth++;
          else if (c == '}' || c == ']')
            depth--;
          if (depth == 0 || depth > MAX_DEPTH)
            break;
        }
      g_string_append_len (self->text, start, self->p - start);
      if (depth == 0)
        return TRUE;
      if (depth > MAX_DEPTH || self->text->len > self->limit)
        {
          g_set_error (error, MP_ERROR, MP_ERROR_TOO_LARGE, _("“%1$s”, line %2$u: the record is too large or too deeply nested"), self->name, self->text_line);
          return FALSE;
        }
      g_string_append_c (self->text, '\n');
      if (!load_line (self, cancellable, error))
        return set_broken (self, error);
    }
}

/* Takes the value that begins here, of whatever kind. */
static gboolean
take_value (MpJsonSplitter  *self,
            GCancellable    *cancellable,
            GError         **error)
{
  const char *start = self->p;

  g_string_truncate (self->text, 0);
  self->text_line = self->line;
  if (*self->p == '{' || *self->p == '[')
    return take_nested (self, cancellable, error);
  if (*self->p == '"')
    {
      self->p = skip_string (self->p, self->end);
      if (self->p == NULL)
        return set_broken (self, error);
    }
  else
    {
      while (self->p < self->end && strchr (",]} \t", *self->p) == NULL)
        self->p++;
      if (self->p == start)
        return set_broken (self, error);
    }
  g_string_append_len (self->text, start, self->p - start);
  return TRUE;
}

/* The name of a member and its colon. */
static gboolean
take_member (MpJsonSplitter  *self,
             GCancellable    *cancellable,
             GError         **error)
{
  const char *start = self->p;

  if (*self->p != '"')
    return set_broken (self, error);
  self->p = skip_string (self->p, self->end);
  if (self->p == NULL)
    return set_broken (self, error);
  g_string_truncate (self->member, 0);
  g_string_append_len (self->member, start + 1, self->p - start - 2);
  if (peek (self, cancellable, error) != ':')
    return set_broken (self, error);
  self->p++;
  return TRUE;
}

static MpJsonPiece
next_in_array (MpJsonSplitter  *self,
               char             c,
               GCancellable    *cancellable,
               GError         **error)
{
  if (c != '{')
    {
      set_broken (self, error);
      return MP_JSON_PIECE_ERROR;
    }
  return take_value (self, cancellable, error) ? MP_JSON_PIECE_RECORD : MP_JSON_PIECE_ERROR;
}

/**
 * mp_json_splitter_next:
 *
 * Returns: what comes next; its text can be asked for until the next call
 */
MpJsonPiece
mp_json_splitter_next (MpJsonSplitter  *self,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  MpJsonPiece piece = MP_JSON_PIECE_ERROR;

  while (!self->ended)
    {
      char c = peek (self, cancellable, &local_error);

      if (c == '\0' || (!self->begun && c != '{'))
        {
          set_broken (self, &local_error);
          break;
        }
      if (!self->begun || c == ',')
        {
          self->begun = TRUE;
          self->p++;
        }
      else if (c == ']' && self->in_array)
        {
          self->in_array = FALSE;
          self->p++;
        }
      else if (c == '}' && !self->in_array)
        {
          self->ended = TRUE;
        }
      else if (self->in_array)
        {
          piece = next_in_array (self, c, cancellable, &local_error);
          break;
        }
      else
        {
          if (!take_member (self, cancellable, &local_error))
            break;
          c = peek (self, cancellable, &local_error);
          if (c == '[')
            {
              self->in_array = TRUE;
              self->p++;
              continue;
            }
          if (c != '\0' && take_value (self, cancellable, &local_error))
            piece = MP_JSON_PIECE_VALUE;
          else
            set_broken (self, &local_error);
          break;
        }
    }

  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return MP_JSON_PIECE_ERROR;
    }
  return self->ended ? MP_JSON_PIECE_END : piece;
}

const char *
mp_json_splitter_get_member (MpJsonSplitter *self)
{
  return self->member->str;
}

/**
 * mp_json_splitter_get_text:
 *
 * Returns: (transfer none): the object or value as it stands in the file
 */
const char *
mp_json_splitter_get_text (MpJsonSplitter *self,
                           gsize          *length)
{
  if (length)
    *length = self->text->len;
  return self->text->str;
}

/**
 * mp_json_splitter_get_line:
 *
 * Returns: the number of the line in which it begins
 */
guint
mp_json_splitter_get_line (MpJsonSplitter *self)
{
  return self->text_line;
}
