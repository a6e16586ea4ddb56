/* mp-page-reader.c: reads the text of a partner page
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Such a page has a header with the partner's name and facets, and then projects: a title, a text and
 * a line with dates, which ends the project. Nothing is marked, and blank lines get lost.
 */

#include "config.h"

#include "exchange/mp-page-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"
#include "exchange/mp-page-project.h"

/* Bytes of text without any date before we give up; no project is so long. */
#define MAX_BLOCK (20u << 20)
/* Characters of a text that a message quotes. */
#define MAX_QUOTE 40

struct _MpPageReader
{
  MpReader parent_instance;

  MpPagePatterns *patterns;
  MpPageHeader *header;  /* (nullable) */
  GPtrArray *lines;      /* of MpPageLine: the block that is read */
  MpPageLine *next_line; /* (nullable): read already, belongs to the next block */
  MpPageDates dates;     /* those that end the block */
  guint dates_line;
  const char *language;  /* (nullable): that of the labels seen last */
  GHashTable *named;     /* of gint64: terms that projects name */
  GQueue drafts;         /* of MpDraft, ready to be given */
  gint64 n_projects;
  gboolean at_end;
  gboolean has_block;
  gboolean is_first;
};

G_DEFINE_FINAL_TYPE (MpPageReader, mp_page_reader, MP_TYPE_READER)

/* A paragraph: lines from @first to before @end. */
typedef struct
{
  guint first;
  guint end;
  char *text;
  gboolean is_title_like;
} Paragraph;

static void
paragraph_free (Paragraph *self)
{
  g_free (self->text);
  g_free (self);
}

static MpPageLine *
get_line (MpPageReader *self,
          guint         index)
{
  return g_ptr_array_index (self->lines, index);
}

/* Lines are joined, since a page may be wrapped; items of a list stay on their own. */
static char *
join_lines (MpPageReader *self,
            guint         first,
            guint         end)
{
  GString *text = g_string_new (get_line (self, first)->text);

  for (guint i = first + 1; i < end; i++)
    {
      const char *line = get_line (self, i)->text;

      g_string_append_c (text, mp_page_skip_bullet (line) != line ? '\n' : ' ');
      g_string_append (text, line);
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
make_paragraphs (MpPageReader *self)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) paragraph_free);

  for (guint i = 0; i < self->lines->len;)
    {
      Paragraph *paragraph;
      guint end = i;

      while (end < self->lines->len && *get_line (self, end)->text != '\0' && !mp_page_is_noise (get_line (self, end)->text))
        end++;
      if (end > i)
        {
          paragraph = g_new0 (Paragraph, 1);
          paragraph->first = i;
          paragraph->end = end;
          paragraph->text = join_lines (self, i, end);
          paragraph->is_title_like = end - i == 1 && mp_page_looks_like_title (paragraph->text);
          g_ptr_array_add (paragraphs, paragraph);
        }
      i = end + 1;
    }
  return paragraphs;
}

static Paragraph *
get_paragraph (GPtrArray *paragraphs,
               guint      index)
{
  return index < paragraphs->len ? g_ptr_array_index (paragraphs, index) : NULL;
}

static gboolean
is_prose (const Paragraph *paragraph)
{
  return paragraph != NULL && !paragraph->is_title_like;
}

static gboolean
is_heading (GPtrArray *paragraphs,
            guint      index,
            gboolean   without_header)
{
  const Paragraph *paragraph = get_paragraph (paragraphs, index);
  const Paragraph *next = get_paragraph (paragraphs, index + 1);
  guint n_words;

  if (next == NULL)
    return FALSE;
  n_words = mp_page_count_words (paragraph->text);
  if (paragraph->end - paragraph->first == 1 && mp_page_is_section (paragraph->text))
    return TRUE;
  if (!paragraph->is_title_like || !next->is_title_like || !is_prose (get_paragraph (paragraphs, index + 2)))
    return FALSE;
  /* A few words above a title; above the first one anything, when no facets end the header. */
  return without_header || (n_words <= 3 && n_words < mp_page_count_words (next->text));
}

static void
tell_unused (MpPageReader *self,
             const char   *text,
             guint         line)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) > MAX_QUOTE)
    {
      g_autofree char *cut = g_utf8_substring (text, 0, MAX_QUOTE - 1);

      start = g_strconcat (cut, "…", NULL);
    }
  mp_reader_add_message (MP_READER (self), MP_SEVERITY_NOTE, "text-unused", line,
                         /* Translators: the beginning of a text. */
                         _("“%s” belongs to no project and was left out; a project needs a line with its dates, as “Start: 2027-01-01 End: 2028-12-31”"),
                         start ? start : text);
}

static const char *
get_language (MpPageReader *self)
{
  const char *language = mp_reader_get_option (MP_READER (self), "language");

  if (language == NULL)
    language = self->language;
  return language ? language : "en";
}

/* "## Title" is what some programs make of a heading. */
static const char *
skip_markup (const char *title)
{
  gsize n = strspn (title, "#");

  return mp_page_skip_bullet (n > 0 && title[n] == ' ' ? title + n + 1 : title);
}

/* Makes a draft of the paragraphs from @first to before @end. */
static void
add_draft (MpPageReader *self,
           GPtrArray    *paragraphs,
           guint         first,
           guint         end,
           gboolean      has_dates)
{
  const Paragraph *top = get_paragraph (paragraphs, first);
  guint n_title_lines = top->end - top->first;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = NULL;
  MpPageProject project = { .language = get_language (self), .line = get_line (self, top->first)->number };

  /* A blank line was lost after the title; or a long title is wrapped and the text follows. */
  if (n_title_lines > 1 && (end - first == 1 || !mp_page_looks_like_title (top->text)))
    n_title_lines = 1;
  title = join_lines (self, top->first, top->first + n_title_lines);
  if (n_title_lines < top->end - top->first)
    {
      g_autofree char *rest = join_lines (self, top->first + n_title_lines, top->end);

      g_string_append (text, rest);
    }
  for (guint i = first + 1; i < end; i++)
    g_string_append_printf (text, "%s%s", text->len ? "\n\n" : "", get_paragraph (paragraphs, i)->text);

  project.title = skip_markup (title);
  project.text = text->len ? text->str : NULL;
  if (has_dates)
    {
      project.start = self->dates.start;
      project.end = self->dates.end;
      project.dates_line = self->dates_line;
    }
  project.position = ++self->n_projects;
  g_queue_push_tail (&self->drafts, mp_page_project_make_draft (&project, MP_READER (self), self->header, self->named));
}

/* Whether another project begins at a paragraph: the line with the dates of the one before it is missing. */
static gboolean
begins_project (GPtrArray *paragraphs,
                guint      index)
{
  const Paragraph *paragraph = get_paragraph (paragraphs, index);

  return paragraph->is_title_like && mp_page_count_words (paragraph->text) >= 3 && !g_unichar_islower (g_utf8_get_char (paragraph->text)) &&
         is_prose (get_paragraph (paragraphs, index - 1)) && is_prose (get_paragraph (paragraphs, index + 1));
}

/* The block that was read is one project, or more when lines with dates are missing. */
static void
make_drafts (MpPageReader *self)
{
  g_autoptr (GPtrArray) paragraphs = make_paragraphs (self);
  gboolean without_header = self->is_first && !mp_page_header_has_facets (self->header);
  guint first = 0;

  while (first < paragraphs->len && is_heading (paragraphs, first, without_header))
    {
      const Paragraph *heading = get_paragraph (paragraphs, first++);

      tell_unused (self, heading->text, get_line (self, heading->first)->number);
    }
  self->is_first = FALSE;
  if (first == paragraphs->len)
    {
      mp_reader_add_message (MP_READER (self), MP_SEVERITY_WARNING, "title-missing", self->dates_line,
                             _("Dates without a title above them were left out; put the title on a line of its own"));
      return;
    }
  for (guint i = first + 2; i + 1 < paragraphs->len; i++)
    {
      if (!begins_project (paragraphs, i))
        continue;
      add_draft (self, paragraphs, first, i, FALSE);
      first = i;
    }
  add_draft (self, paragraphs, first, paragraphs->len, TRUE);
}

/* Takes the dates that a line gives. Returns whether the block is complete. */
static gboolean
take_dates (MpPageReader *self,
            MpPageLine   *line,
            MpPageDates  *dates)
{
  gboolean had_start = self->dates.start != NULL;

  if (had_start && dates->start == NULL && *dates->before == '\0')
    {
      self->dates.end = g_steal_pointer (&dates->end);
      return TRUE;
    }
  if (had_start)
    {
      self->next_line = mp_page_line_new (line->text, line->number);
      return TRUE;
    }

  if (*dates->before != '\0')
    g_ptr_array_add (self->lines, mp_page_line_new (dates->before, line->number));
  self->dates.start = g_steal_pointer (&dates->start);
  self->dates.end = g_steal_pointer (&dates->end);
  self->dates_line = line->number;
  if (dates->language)
    self->language = dates->language;
  return self->dates.end != NULL;
}

static MpPageLine *
read_line (MpPageReader  *self,
           GCancellable  *cancellable,
           GError       **error)
{
  const char *raw;

  if (self->next_line)
    return g_steal_pointer (&self->next_line);
  raw = mp_reader_read_line (MP_READER (self), NULL, cancellable, error);
  return raw ? mp_page_line_new (raw, mp_reader_get_line (MP_READER (self))) : NULL;
}

/* Reads up to the dates of the next project, or to the end. FALSE on error. */
static gboolean
read_block (MpPageReader  *self,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  gsize size = 0;

  g_ptr_array_set_size (self->lines, 0);
  mp_page_dates_clear (&self->dates);
  self->dates_line = 0;
  self->has_block = FALSE;

  while (size <= MAX_BLOCK)
    {
      g_autoptr (MpPageLine) line = read_line (self, cancellable, &local_error);
      g_auto (MpPageDates) dates = { 0 };

      if (local_error)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (line == NULL)
        {
          self->at_end = TRUE;
          self->has_block = self->dates.start != NULL;
          return TRUE;
        }
      if (mp_page_parse_dates (self->patterns, line->text, &dates))
        {
          self->has_block = take_dates (self, line, &dates);
          if (self->has_block)
            return TRUE;
        }
      else if (self->dates.start == NULL)
        {
          size += strlen (line->text) + sizeof (MpPageLine);
          g_ptr_array_add (self->lines, g_steal_pointer (&line));
        }
      else if (*line->text != '\0')
        {
          /* No end on the line after the start: it is missing. */
          self->next_line = g_steal_pointer (&line);
          self->has_block = TRUE;
          return TRUE;
        }
    }
  g_set_error (error, MP_ERROR, MP_ERROR_TOO_LARGE,
               /* Translators: 1 is the name of a file, 2 the number of a line. */
               _("“%1$s”, line %2$u: there are no dates of a project in 20 million characters; this is hardly a partner page"),
               mp_reader_get_name (MP_READER (self)), mp_reader_get_line (MP_READER (self)));
  return FALSE;
}

static void
tell_rest (MpPageReader *self)
{
  g_autoptr (GPtrArray) paragraphs = make_paragraphs (self);

  if (paragraphs->len > 0)
    tell_unused (self, get_paragraph (paragraphs, 0)->text, get_line (self, get_paragraph (paragraphs, 0)->first)->number);
}

/* After the last project. */
static void
finish (MpPageReader *self)
{
  if (self->n_projects == 0)
    {
      mp_reader_add_message (MP_READER (self), MP_SEVERITY_ERROR, "no-projects", 0,
                             _("No projects were found: a project is a title, a text, and a line with its dates, as “Start: 2027-01-01 End: 2028-12-31”"));
      return;
    }
  tell_rest (self);
  mp_page_header_add_unnamed_messages (self->header, MP_READER (self), self->named);
}

static void
reset (MpPageReader *self)
{
  g_clear_pointer (&self->header, mp_page_header_free);
  g_clear_pointer (&self->next_line, mp_page_line_free);
  g_queue_clear_full (&self->drafts, (GDestroyNotify) mp_draft_free);
  g_hash_table_remove_all (self->named);
  self->language = NULL;
  self->n_projects = 0;
  self->at_end = FALSE;
  self->is_first = TRUE;
}

static gboolean
mp_page_reader_begin (MpReader      *reader,
                      GCancellable  *cancellable,
                      GError       **error)
{
  MpPageReader *self = MP_PAGE_READER (reader);
  guint n_used;

  reset (self);
  if (!read_block (self, cancellable, error))
    return FALSE;
  self->header = mp_page_header_new (reader, self->lines, &n_used);
  g_ptr_array_remove_range (self->lines, 0, n_used);
  return TRUE;
}

static MpDraft *
mp_page_reader_next (MpReader      *reader,
                     GCancellable  *cancellable,
                     GError       **error)
{
  MpPageReader *self = MP_PAGE_READER (reader);

  g_return_val_if_fail (self->header != NULL, NULL);

  for (;;)
    {
      if (!g_queue_is_empty (&self->drafts))
        return g_queue_pop_head (&self->drafts);
      if (self->has_block)
        {
          make_drafts (self);
          self->has_block = FALSE;
          g_ptr_array_set_size (self->lines, 0);
          continue;
        }
      if (self->at_end)
        {
          finish (self);
          g_ptr_array_set_size (self->lines, 0);
          return NULL;
        }
      if (!read_block (self, cancellable, error))
        return NULL;
    }
}

static GPtrArray *
mp_page_reader_dup_partner_drafts (MpReader *reader)
{
  MpPageReader *self = MP_PAGE_READER (reader);

  g_return_val_if_fail (self->header != NULL, NULL);

  return mp_page_header_dup_partner_drafts (self->header, reader);
}

static void
mp_page_reader_finalize (GObject *object)
{
  MpPageReader *self = MP_PAGE_READER (object);

  reset (self);
  mp_page_dates_clear (&self->dates);
  mp_page_patterns_free (self->patterns);
  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->named);

  G_OBJECT_CLASS (mp_page_reader_parent_class)->finalize (object);
}

static void
mp_page_reader_class_init (MpPageReaderClass *klass)
{
  MpReaderClass *reader_class = MP_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mp_page_reader_finalize;
  reader_class->format = "page";
  reader_class->source_kind = "page";
  reader_class->begin = mp_page_reader_begin;
  reader_class->next = mp_page_reader_next;
  reader_class->dup_partner_drafts = mp_page_reader_dup_partner_drafts;
}

static void
mp_page_reader_init (MpPageReader *self)
{
  self->patterns = mp_page_patterns_new ();
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_page_line_free);
  self->named = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_queue_init (&self->drafts);
}

/**
 * mp_page_reader_new:
 *
 * Returns: (transfer full): a reader of the text of partner pages
 */
MpReader *
mp_page_reader_new (void)
{
  return g_object_new (MP_TYPE_PAGE_READER, NULL);
}

/**
 * mp_page_reader_recognise:
 * @start: the beginning of a file
 * @length: how much of it there is
 *
 * Returns: whether it holds a line with dates, or two facets of a partner
 */
gboolean
mp_page_reader_recognise (const char *start,
                          gsize       length)
{
  g_autofree char *text = g_utf8_make_valid (start, (gssize) length);
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  g_autoptr (MpPagePatterns) patterns = mp_page_patterns_new ();
  guint n_facets = 0;

  for (guint i = 0; lines[i]; i++)
    {
      g_autoptr (MpPageLine) line = mp_page_line_new (lines[i], i);
      g_auto (MpPageDates) dates = { 0 };
      g_autofree char *label = NULL, *value = NULL;
      MpPageFacetKind kind;

      /* JSON and markup have their own readers. */
      if (n_facets == 0 && i == 0 && *line->text != '\0' && strchr ("{<", *line->text))
        return FALSE;
      if (mp_page_parse_dates (patterns, line->text, &dates) && dates.start != NULL)
        return TRUE;
      if (mp_page_parse_facet (line->text, &kind, &label, &value))
        n_facets += kind != MP_PAGE_FACET_OTHER && kind != MP_PAGE_FACET_SITE;
    }
  return n_facets >= 2;
}
