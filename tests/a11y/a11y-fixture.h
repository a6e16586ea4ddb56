/* a11y-fixture.h: the program in a window, asked as a screen reader asks
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <atspi/atspi.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define A11Y_AUTO_OBJECT __attribute__ ((cleanup (a11y_clear_object)))

/* A document and the program that shows it. */
typedef struct
{
  char *folder;
  char *path;
  GSubprocess *program;
  AtspiAccessible *application;
  AtspiAccessible *part; /* alone is looked at while waiting, NULL for the whole application */
} A11yFixture;

typedef gboolean (*A11yVisitor) (AtspiAccessible *accessible, gpointer user_data);

void a11y_clear_object (gpointer place);

void a11y_init (void);
void a11y_fixture_make_folder (A11yFixture *fixture);
void a11y_fixture_start (A11yFixture *fixture);
void a11y_fixture_tear_down (A11yFixture *fixture, gconstpointer data);

AtspiAccessible *a11y_visit (AtspiAccessible *root, A11yVisitor visitor, gpointer user_data, guint depth);
gboolean a11y_says (AtspiAccessible *accessible, gpointer data);
AtspiAccessible *a11y_wait (A11yFixture *fixture, A11yVisitor visitor, gpointer user_data);
AtspiAccessible *a11y_wait_for (A11yFixture *fixture, const char *text);
void a11y_activate (A11yFixture *fixture, const char *name);

G_END_DECLS
