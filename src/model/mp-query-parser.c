/* mp-query-parser.c: from a search text to conditions
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   text      = any, { any } ;                     all of them fit
 *   any       = one, { "OR", one } ;
 *   one       = [ "-" ], ( "(", text, ")" | word | phrase | key, ":", value ) ;
 *   value     = word | phrase ;  dates: day | [ day ], "..", [ day ] | ( "<" | "<=" | ">" | ">=" ), day ;
 */

#include "config.h"

#include "model/mp-query-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"
#include "base/mp-text.h"

/* Deeper nesting is a mistake or an attack, not a search. */
#define MAX_DEPTH 32

static const struct
{
  const char *key;
  MpConditionKind kind;
  const char *vocabulary;
  guint roles;
} keys[] = {
  { "area", MP_CONDITION_TERM, MP_VOCABULARY_AREAS, 0 },
  { "country", MP_CONDITION_TERM, MP_VOCABULARY_COUNTRIES, 0 },
  { "donor", MP_CONDITION_PARTNER, NULL, (1u << MP_ROLE_KIND_DONOR) | (1u << MP_ROLE_KIND_OTHER_FINANCIER) },
  { "end", MP_CONDITION_END, NULL, 0 },
  { "ends", MP_CONDITION_END, NULL, 0 },
  { "funding", MP_CONDITION_FUNDING, NULL, 0 },
  { "grantee", MP_CONDITION_PARTNER, NULL, 1u << MP_ROLE_KIND_GRANTEE },
  { "id", MP_CONDITION_ID, NULL, 0 },
  { "implementer", MP_CONDITION_PARTNER, NULL, (1u << MP_ROLE_KIND_GRANTEE) | (1u << MP_ROLE_KIND_IMPLEMENTING) | (1u << MP_ROLE_KIND_SUB_IMPLEMENTING) },
  { "initiative", MP_CONDITION_INITIATIVE, NULL, 0 },
  { "missing", MP_CONDITION_MISSING, NULL, 0 },
  { "objective", MP_CONDITION_TERM, MP_VOCABULARY_OBJECTIVES, 0 },
  { "partner", MP_CONDITION_PARTNER, NULL, MP_ROLES_ALL },
  { "region", MP_CONDITION_TERM, MP_VOCABULARY_REGIONS, 0 },
  { "running", MP_CONDITION_RUNNING, NULL, 0 },
  { "sector", MP_CONDITION_TERM, MP_VOCABULARY_SECTORS, 0 },
  { "start", MP_CONDITION_START, NULL, 0 },
  { "starts", MP_CONDITION_START, NULL, 0 },
  { "status", MP_CONDITION_STATUS, NULL, 0 },
  { "tag", MP_CONDITION_TERM, MP_VOCABULARY_TAGS, 0 },
};

static const char *const key_names[] = { "area", "country", "donor", "end", "ends", "funding", "grantee", "id", "implementer", "initiative", "missing", "objective", "partner", "region", "running", "sector", "start", "starts", "status", "tag", NULL };
static const char *const missing_names[] = { "area", "country", "end", "funding", "initiative", "partner", "region", "sector", "start", NULL };

typedef struct
{
  const char *text;
  const char *p;
  guint n_conditions;
  gboolean has_words;
  MpQuerySpan *mistake;
  GError **error;
} Parser;

static MpCondition *parse_all (Parser *self, guint depth);

/**
 * mp_query_get_keys:
 *
 * Returns: (transfer none): the keys of the language, for completion and help
 */
const char *const *
mp_query_get_keys (void)
{
  return key_names;
}

void
mp_condition_free (MpCondition *self)
{
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self->key);
  g_free (self->value);
  g_free (self);
}

static MpCondition *
new_condition (Parser          *self,
               MpConditionKind  kind,
               const char      *start)
{
  MpCondition *condition = g_new0 (MpCondition, 1);

  condition->kind = kind;
  condition->start = (gsize) (start - self->text);
  condition->index = self->n_conditions++;
  if (kind == MP_CONDITION_ALL || kind == MP_CONDITION_ANY || kind == MP_CONDITION_NOT)
    condition->children = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_condition_free);
  return condition;
}

/* Says what is wrong with the bytes from @start to @end. */
G_GNUC_PRINTF (4, 5)
static gboolean
fail (Parser     *self,
      const char *start,
      const char *end,
      const char *format,
      ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  if (self->mistake)
    {
      /* A whole character at least. */
      const char *next = *start ? g_utf8_next_char (start) : start;

      self->mistake->start = (gsize) (start - self->text);
      self->mistake->length = (gsize) (MAX (end, next) - start);
    }
  g_set_error_literal (self->error, MP_ERROR, MP_ERROR_INVALID, message);
  return FALSE;
}

static void
skip_space (Parser *self)
{
  while (*self->p && g_unichar_isspace (g_utf8_get_char (self->p)))
    self->p = g_utf8_next_char (self->p);
}

/* Straight and typographic quotation marks open and close a phrase. */
gboolean
mp_query_is_quote (gunichar c)
{
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || mp_query_is_guillemet (c);
}

gboolean
mp_query_is_guillemet (gunichar c)
{
  return c == 0xAB || c == 0xBB;
}

static gboolean
is_quote (const char *p)
{
  return mp_query_is_quote (g_utf8_get_char (p));
}

/* What was opened by guillemets ends with them, the other marks end each other: a name that holds one kind can stand in the other. */
static gboolean
closes_quote (const char *p,
              gunichar    opener)
{
  return is_quote (p) && mp_query_is_guillemet (g_utf8_get_char (p)) == mp_query_is_guillemet (opener);
}

static gboolean
ends_word (const char *p)
{
  return *p == '\0' || *p == '(' || *p == ')' || g_unichar_isspace (g_utf8_get_char (p)) || is_quote (p);
}

/* Reads a phrase or a word up to space, bracket or quote; also up to ":" when @stop_at_colon. */
static char *
read_value (Parser   *self,
            gboolean  stop_at_colon,
            gboolean *quoted)
{
  const char *start;
  gunichar opener;

  *quoted = *self->p && is_quote (self->p);
  if (!*quoted)
    {
      start = self->p;
      while (!ends_word (self->p) && !(stop_at_colon && *self->p == ':'))
        self->p = g_utf8_next_char (self->p);
      return g_strndup (start, (gsize) (self->p - start));
    }

  opener = g_utf8_get_char (self->p);
  start = self->p = g_utf8_next_char (self->p);
  while (*self->p && !closes_quote (self->p, opener))
    self->p = g_utf8_next_char (self->p);
  if (*self->p)
    {
      char *value = g_strndup (start, (gsize) (self->p - start));

      self->p = g_utf8_next_char (self->p);
      return value;
    }
  /* While a phrase is being typed its end is missing: take what is there. */
  return g_strdup (start);
}

static gboolean
parse_day (const char *text,
           MpDate     *first,
           MpDate     *last)
{
  MpDatePrecision precision;
  MpDate date;

  if (!mp_date_parse_iso (text, &date, &precision))
    return FALSE;
  *first = mp_date_period_start (date, precision);
  *last = mp_date_period_end (date, precision);
  return TRUE;
}

/* "2022", "2022..2024", "..2024", "<2027-03", ">=2022-01-15" */
static gboolean
parse_days (const char *value,
            gint64     *from,
            gint64     *to)
{
  const char *dots = strstr (value, "..");
  MpDate first, last;

  *from = MP_DATE_MIN;
  *to = MP_DATE_MAX;

  if (dots)
    {
      g_autofree char *left = g_strndup (value, (gsize) (dots - value));
      const char *right = dots + 2;

      if (*left == '\0' && *right == '\0')
        return FALSE;
      if (*left)
        {
          if (!parse_day (left, &first, &last))
            return FALSE;
          *from = first;
        }
      if (*right)
        {
          if (!parse_day (right, &first, &last))
            return FALSE;
          *to = last;
        }
      return TRUE;
    }

  if (*value == '<' || *value == '>')
    {
      gboolean less = *value == '<';
      gboolean equal = value[1] == '=';

      if (!parse_day (value + 1 + equal, &first, &last))
        return FALSE;
      if (less)
        *to = equal ? last : (gint64) first - 1;
      else
        *from = equal ? first : (gint64) last + 1;
      return TRUE;
    }

  if (!parse_day (value, &first, &last))
    return FALSE;
  *from = first;
  *to = last;
  return TRUE;
}

/* An amount in whole units; "2m" and "500k" are taken too. */
static gboolean
parse_amount (const char *text,
              gint64     *amount)
{
  g_autofree char *digits = mp_text_digits_to_ascii (text);
  gsize length = strlen (digits);
  gint64 unit = 1;

  if (length > 0 && (g_ascii_tolower (digits[length - 1]) == 'm' || g_ascii_tolower (digits[length - 1]) == 'k'))
    {
      unit = g_ascii_tolower (digits[length - 1]) == 'm' ? 1000000 : 1000;
      digits[length - 1] = '\0';
    }
  if (!g_ascii_string_to_signed (digits, 10, 0, G_MAXINT64 / 1000000000, amount, NULL))
    return FALSE;
  *amount *= unit;
  return TRUE;
}

static gboolean
parse_amounts (const char *value,
               gint64     *from,
               gint64     *to)
{
  const char *dots = strstr (value, "..");

  *from = 0;
  *to = G_MAXINT64;
  if (dots)
    {
      g_autofree char *left = g_strndup (value, (gsize) (dots - value));

      return (*left || dots[2]) && (*left == '\0' || parse_amount (left, from)) && (dots[2] == '\0' || parse_amount (dots + 2, to));
    }
  if (*value == '<' || *value == '>')
    {
      gboolean equal = value[1] == '=';
      gint64 amount;

      if (!parse_amount (value + 1 + equal, &amount))
        return FALSE;
      if (*value == '<')
        *to = equal ? amount : amount - 1;
      else
        *from = equal ? amount : amount + 1;
      return TRUE;
    }
  if (!parse_amount (value, from))
    return FALSE;
  *to = *from;
  return TRUE;
}

static gboolean
parse_status (const char *value,
              MpStatus   *status)
{
  g_autofree char *folded = mp_text_fold_words (value);

  if (mp_status_from_key (folded, status))
    return TRUE;
  for (guint i = 0; i < MP_N_STATUSES; i++)
    {
      g_autofree char *label = mp_text_fold_words (mp_status_get_label (i));

      if (strcmp (label, folded) == 0)
        {
          *status = i;
          return TRUE;
        }
    }
  return FALSE;
}

static char *
list_statuses (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MP_N_STATUSES; i++)
    g_string_append_printf (list, "%s%s", i ? ", " : "", mp_status_get_key (i));
  return g_string_free (list, FALSE);
}

/* Checks what can be checked without a portfolio. */
static gboolean
parse_key_value (Parser      *self,
                 MpCondition *condition,
                 const char  *value_start)
{
  switch (condition->kind)
    {
    case MP_CONDITION_START:
    case MP_CONDITION_END:
    case MP_CONDITION_RUNNING:
      if (!parse_days (condition->value, &condition->first, &condition->last))
        return fail (self, value_start, self->p, _("“%s” is no date: write 2027, 2027-03, 2027-03-14, 2022..2024 or <2027-03"), condition->value);
      if (condition->first > condition->last)
        return fail (self, value_start, self->p, _("In “%s” the first day comes after the last"), condition->value);
      return TRUE;
    case MP_CONDITION_FUNDING:
      if (!parse_amounts (condition->value, &condition->first, &condition->last))
        return fail (self, value_start, self->p, _("“%s” is no amount: write 500000, >2m or 1m..5m"), condition->value);
      return TRUE;
    case MP_CONDITION_STATUS:
      if (!parse_status (condition->value, &condition->status))
        {
          g_autofree char *list = list_statuses ();

          return fail (self, value_start, self->p, _("There is no status “%1$s”; there are: %2$s"), condition->value, list);
        }
      return TRUE;
    case MP_CONDITION_MISSING:
      if (!g_strv_contains (missing_names, condition->value))
        {
          g_autofree char *list = g_strjoinv (", ", (char **) missing_names);

          return fail (self, value_start, self->p, _("“missing:” takes one of: %s"), list);
        }
      return TRUE;
    case MP_CONDITION_ALL:
    case MP_CONDITION_ANY:
    case MP_CONDITION_NOT:
    case MP_CONDITION_WORD:
    case MP_CONDITION_TERM:
    case MP_CONDITION_PARTNER:
    case MP_CONDITION_INITIATIVE:
    case MP_CONDITION_ID:
    default:
      return TRUE;
    }
}

static MpCondition *
parse_key (Parser     *self,
           const char *start,
           char       *key)
{
  g_autofree char *folded = g_utf8_strdown (key, -1);
  g_autoptr (MpCondition) condition = NULL;
  gboolean quoted;
  const char *value_start;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (strcmp (keys[i].key, folded) != 0)
        continue;
      condition = new_condition (self, keys[i].kind, start);
      condition->vocabulary = keys[i].vocabulary;
      condition->roles = keys[i].roles;
    }
  if (condition == NULL)
    {
      g_autofree char *list = g_strjoinv (", ", (char **) key_names);

      fail (self, start, self->p, _("There is no “%1$s:” to search by; there are: %2$s"), key, list);
      return NULL;
    }

  self->p++;
  value_start = self->p;
  condition->key = g_steal_pointer (&folded);
  condition->value = read_value (self, FALSE, &quoted);
  condition->value_start = (gsize) (value_start - self->text);
  condition->value_length = (gsize) (self->p - value_start);
  if (mp_text_is_empty (condition->value))
    {
      fail (self, start, self->p, _("After “%s:” something is missing"), condition->key);
      return NULL;
    }
  if (!parse_key_value (self, condition, value_start))
    return NULL;
  return g_steal_pointer (&condition);
}

static MpCondition *
parse_word_or_key (Parser     *self,
                   const char *start)
{
  gboolean quoted;
  g_autofree char *word = read_value (self, TRUE, &quoted);
  MpCondition *condition;

  if (!quoted && *self->p == ':' && *word)
    return parse_key (self, start, word);
  if (!quoted && *self->p == ':')
    self->p++;

  condition = new_condition (self, MP_CONDITION_WORD, start);
  condition->phrase = quoted;
  condition->value = mp_text_fold_words (word);
  self->has_words |= *condition->value != '\0';
  return condition;
}

static MpCondition *
parse_one (Parser *self,
           guint   depth)
{
  const char *start = self->p;
  MpCondition *condition;

  if (depth > MAX_DEPTH)
    {
      fail (self, start, start + 1, _("There are too many brackets in one another"));
      return NULL;
    }

  if (*self->p == '-' && self->p[1] && (self->p[1] == '(' || is_quote (self->p + 1) || !ends_word (self->p + 1)))
    {
      g_autoptr (MpCondition) negation = new_condition (self, MP_CONDITION_NOT, start);

      self->p++;
      condition = parse_one (self, depth + 1);
      if (condition == NULL)
        return NULL;
      g_ptr_array_add (negation->children, condition);
      negation->length = (gsize) (self->p - start);
      return g_steal_pointer (&negation);
    }

  if (*self->p == '(')
    {
      self->p++;
      condition = parse_all (self, depth + 1);
      if (condition == NULL)
        return NULL;
      if (*self->p != ')')
        {
          fail (self, start, start + 1, _("This bracket is not closed"));
          mp_condition_free (condition);
          return NULL;
        }
      self->p++;
    }
  else
    {
      condition = parse_word_or_key (self, start);
    }

  if (condition)
    {
      condition->start = (gsize) (start - self->text);
      condition->length = (gsize) (self->p - start);
    }
  return condition;
}

static gboolean
read_or (Parser *self)
{
  const char *before = self->p;

  skip_space (self);
  if (strncmp (self->p, "OR", 2) == 0 && ends_word (self->p + 2))
    {
      self->p += 2;
      skip_space (self);
      return TRUE;
    }
  self->p = before;
  return FALSE;
}

static MpCondition *
parse_any (Parser *self,
           guint   depth)
{
  const char *start = self->p;
  MpCondition *first = parse_one (self, depth);
  g_autoptr (MpCondition) any = NULL;

  if (first == NULL)
    return NULL;
  while (TRUE)
    {
      const char *before = self->p;
      MpCondition *next;

      if (!read_or (self))
        break;
      if (any == NULL)
        {
          any = new_condition (self, MP_CONDITION_ANY, start);
          g_ptr_array_add (any->children, g_steal_pointer (&first));
        }
      if (*self->p == '\0' || *self->p == ')')
        {
          skip_space (self);
          fail (self, before, self->p, _("After “OR” something is missing"));
          return NULL;
        }
      next = parse_one (self, depth);
      if (next == NULL)
        return NULL;
      g_ptr_array_add (any->children, next);
      any->length = (gsize) (self->p - start);
    }
  return any ? g_steal_pointer (&any) : first;
}

static MpCondition *
parse_all (Parser *self,
           guint   depth)
{
  g_autoptr (MpCondition) all = new_condition (self, MP_CONDITION_ALL, self->p);

  for (skip_space (self); *self->p && *self->p != ')'; skip_space (self))
    {
      MpCondition *condition;

      if (strncmp (self->p, "OR", 2) == 0 && ends_word (self->p + 2))
        {
          fail (self, self->p, self->p + 2, _("Before “OR” something is missing"));
          return NULL;
        }
      condition = parse_any (self, depth);
      if (condition == NULL)
        return NULL;
      g_ptr_array_add (all->children, condition);
    }
  return g_steal_pointer (&all);
}

/**
 * mp_query_parse:
 * @mistake: (out) (optional): where the mistake is
 *
 * Returns: (transfer full) (nullable): the conditions; %NULL with an error when the text has a mistake
 */
MpCondition *
mp_query_parse (const char   *text,
                guint        *n_conditions,
                gboolean     *has_words,
                MpQuerySpan  *mistake,
                GError      **error)
{
  Parser parser = { .text = text, .p = text, .mistake = mistake, .error = error };
  MpCondition *root = parse_all (&parser, 0);

  if (root && *parser.p == ')')
    {
      fail (&parser, parser.p, parser.p + 1, _("This bracket closes nothing"));
      g_clear_pointer (&root, mp_condition_free);
    }
  *n_conditions = parser.n_conditions;
  *has_words = parser.has_words;
  return root;
}
