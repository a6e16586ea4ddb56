/* mp-list-jumps.c: lists that stay filled when they are scrolled far at once
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "views/mp-list-jumps.h"

#include <math.h>

/* The value before, kept with the adjustment. */
typedef struct
{
  double value;
} Jumps;

static void
value_changed_cb (GtkAdjustment *adjustment,
                  Jumps         *self)
{
  double distance = fabs (gtk_adjustment_get_value (adjustment) - self->value);

  self->value = gtk_adjustment_get_value (adjustment);
  /* The signal does not recurse: this makes the emission begin anew, once. */
  if (distance > gtk_adjustment_get_page_size (adjustment))
    g_signal_emit_by_name (adjustment, "value-changed");
}

/**
 * mp_list_jumps_mend:
 * @adjustment: the vertical one of a list or table
 *
 * GTK 4.8's lists keep the rows they had when they are scrolled by more than those 200 in one
 * step (Page Down in the scroll bar, End, a program), and show nothing; told a second time they
 * make the right ones. Harmless on later versions.
 */
void
mp_list_jumps_mend (GtkAdjustment *adjustment)
{
  Jumps *self;

  g_return_if_fail (GTK_IS_ADJUSTMENT (adjustment));

  self = g_new0 (Jumps, 1);
  self->value = gtk_adjustment_get_value (adjustment);
  g_signal_connect_data (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self, (GClosureNotify) (void (*) (void)) g_free, 0);
}

/**
 * mp_list_jumps_scroll_to:
 * @adjustment: the vertical one of a list whose rows all have one height
 * @position: the row that is to be seen
 * @n: how many rows there are
 *
 * Scrolls as little as needed. The action "list.scroll-to-item" misses rows that were never
 * measured.
 */
void
mp_list_jumps_scroll_to (GtkAdjustment *adjustment,
                         guint          position,
                         guint          n)
{
  double row_height;

  g_return_if_fail (GTK_IS_ADJUSTMENT (adjustment));

  /* A list that is shorter than its window needs no scrolling, and does not tell how high its rows are. */
  if (position >= n || gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment))
    return;
  row_height = gtk_adjustment_get_upper (adjustment) / n;
  gtk_adjustment_clamp_page (adjustment, position * row_height, (position + 1) * row_height);
}
