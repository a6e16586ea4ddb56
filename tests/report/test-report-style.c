/* test-report-style.c: the colours of the page for browsers
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The names of what is read; they lie on the page and on cards. */
static const char *const texts[] = { "text", "dim", "link", "planned", "running", "ending", "ended", "suspended", "stopped" };
static const char *const grounds[] = { "page", "card" };

static double
get_channel (guint value)
{
  double share = value / 255.0;

  return share <= 0.04045 ? share / 12.92 : pow ((share + 0.055) / 1.055, 2.4);
}

/* WCAG 2.1 */
static double
get_luminance (gulong rgb)
{
  return 0.2126 * get_channel (rgb >> 16 & 255) + 0.7152 * get_channel (rgb >> 8 & 255) + 0.0722 * get_channel (rgb & 255);
}

static double
get_contrast (gulong a,
              gulong b)
{
  double x = get_luminance (a), y = get_luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

static gulong
find_colour (const char *block,
             const char *name)
{
  g_autofree char *key = g_strdup_printf ("--%s: #", name);
  const char *found = strstr (block, key);

  g_assert_nonnull (found);
  return strtoul (found + strlen (key), NULL, 16);
}

/* On the screen, light and dark, and on paper. */
static void
test_contrast (void)
{
  g_autofree char *style = NULL;
  g_auto (GStrv) blocks = NULL;

  g_assert_true (g_file_get_contents (g_getenv ("MPOWER_REPORT_STYLE"), &style, NULL, NULL));
  blocks = g_strsplit (style, ":root {", -1);
  g_assert_cmpuint (g_strv_length (blocks), ==, 4);
  for (guint i = 1; i < 4; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (texts) * G_N_ELEMENTS (grounds); j++)
        {
          const char *text = texts[j / 2], *ground = grounds[j % 2];
          double contrast = get_contrast (find_colour (blocks[i], text), find_colour (blocks[i], ground));

          g_test_message ("%u: %s on %s: %.2f", i, text, ground, contrast);
          g_assert_cmpfloat (contrast, >=, 4.5);
        }
    }
}

static void
test_nothing_from_elsewhere (void)
{
  static const char *const calls[] = { "@import", "url(", "src:", "//" };
  g_autofree char *style = NULL;

  g_assert_true (g_file_get_contents (g_getenv ("MPOWER_REPORT_STYLE"), &style, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    g_assert_null (strstr (style, calls[i]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-style/contrast-is-enough", test_contrast);
  g_test_add_func ("/report-style/nothing-comes-from-elsewhere", test_nothing_from_elsewhere);
  return g_test_run ();
}
