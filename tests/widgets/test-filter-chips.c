/* test-filter-chips.c: chips of conditions
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mp-fake-projects.h"
#include "mp-test-window.h"
#include "widgets/mp-filter-chips.h"

static void
collect (GtkWidget *widget,
         GPtrArray *chips)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "chip"))
    g_ptr_array_add (chips, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect (child, chips);
}

static void
text_cb (MpFilterChips  *chips,
         const char     *text,
         char          **result)
{
  g_free (*result);
  *result = g_strdup (text);
}

static MpQuery *
make_query (const char *text)
{
  g_autoptr(MpQuery) query = mp_query_new (0);
  g_autoptr(GError) error = NULL;
  MpQuery *result = mp_query_with_text (query, text, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
test_chips (void)
{
  g_autoptr(MpFakeDocument) document = mp_fake_projects_new (2);
  MpFilterChips *widget = g_object_ref_sink (MP_FILTER_CHIPS (mp_filter_chips_new ()));
  g_autoptr(MpQuery) query = make_query ("status:running start:2022..2024 mining");
  g_autoptr(GPtrArray) chips = g_ptr_array_new ();
  g_autofree char *text = NULL;

  g_signal_connect (widget, "text-changed", G_CALLBACK (text_cb), &text);
  mp_filter_chips_set_query (widget, query, mp_fake_document_get_portfolio (document));
  g_assert_cmpuint (mp_filter_chips_get_n (widget), ==, mp_query_get_n_conditions (query));
  collect (GTK_WIDGET (widget), chips);
  g_assert_cmpuint (chips->len, ==, 3);

  g_signal_emit_by_name (g_ptr_array_index (chips, 0), "clicked");
  g_assert_cmpstr (text, ==, "start:2022..2024 mining");
  g_assert_finalize_object (widget);
}

static void
test_none (void)
{
  g_autoptr(MpFakeDocument) document = mp_fake_projects_new (2);
  MpFilterChips *widget = g_object_ref_sink (MP_FILTER_CHIPS (mp_filter_chips_new ()));
  g_autoptr(MpQuery) some = make_query ("mining");
  g_autoptr(MpQuery) none = make_query ("");
  g_autoptr(GPtrArray) chips = g_ptr_array_new ();

  mp_filter_chips_set_query (widget, some, mp_fake_document_get_portfolio (document));
  mp_filter_chips_set_query (widget, none, mp_fake_document_get_portfolio (document));
  g_assert_cmpuint (mp_filter_chips_get_n (widget), ==, 0);
  collect (GTK_WIDGET (widget), chips);
  g_assert_cmpuint (chips->len, ==, 0);

  mp_filter_chips_set_query (widget, NULL, NULL);
  g_assert_cmpuint (mp_filter_chips_get_n (widget), ==, 0);
  g_assert_finalize_object (widget);
}

int
main (int   argc,
      char *argv[])
{
  if (!mp_test_init_display (&argc, &argv))
    return 0;

  g_test_add_func ("/filter-chips/each-condition-can-be-taken-away", test_chips);
  g_test_add_func ("/filter-chips/none-without-a-filter", test_none);
  return g_test_run ();
}
