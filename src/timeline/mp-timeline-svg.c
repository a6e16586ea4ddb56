/* mp-timeline-svg.c: the same picture gives the same bytes
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/mp-timeline-svg.h"

#include <stdlib.h>
#include <string.h>

/**
 * mp_timeline_svg_renumber:
 * @svg: what cairo wrote
 *
 * Cairo names things by how many surfaces the process has made so far; here they are counted from
 * one, in the order in which they come. Texts are outlines, so the word occurs nowhere else.
 *
 * Returns: (transfer full): the same picture
 */
GString *
mp_timeline_svg_renumber (const GString *svg)
{
  static const char word[] = "surface";
  GString *out = g_string_sized_new (svg->len);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  const char *p = svg->str;

  for (const char *found = strstr (p, word); found; found = strstr (p, word))
    {
      char *end;
      gulong number;
      gpointer known;

      found += strlen (word);
      g_string_append_len (out, p, found - p);
      p = found;
      if (!g_ascii_isdigit (*p))
        continue;
      number = strtoul (p, &end, 10);
      known = g_hash_table_lookup (numbers, GSIZE_TO_POINTER (number));
      if (known == NULL)
        {
          known = GSIZE_TO_POINTER (g_hash_table_size (numbers) + 1);
          g_hash_table_insert (numbers, GSIZE_TO_POINTER (number), known);
        }
      g_string_append_printf (out, "%" G_GSIZE_FORMAT, GPOINTER_TO_SIZE (known));
      p = end;
    }
  g_string_append (out, p);
  return out;
}
