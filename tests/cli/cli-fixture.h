/* cli-fixture.h: the program as a child process
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* An empty folder and what the last call said. */
typedef struct
{
  char *folder;
  char *portfolio; /* a path in it; there is no file yet */
  int status;
  char *out;
  char *err;
} CliFixture;

void cli_fixture_set_up (CliFixture *self, gconstpointer data);
void cli_fixture_tear_down (CliFixture *self, gconstpointer data);
#define CLI_ADD(path, func) g_test_add (path, CliFixture, NULL, cli_fixture_set_up, func, cli_fixture_tear_down)

/* Arguments end with NULL; "P" stands for the path of the portfolio. The status is 128 + N after signal N. */
int cli_run (CliFixture *self, ...) G_GNUC_NULL_TERMINATED;
int cli_run_piped (CliFixture *self, const char *input, ...) G_GNUC_NULL_TERMINATED;
int cli_run_argv (CliFixture *self, const char *const *arguments);
int cli_shell (CliFixture *self, const char *command);
GSubprocess *cli_spawn (CliFixture *self, ...) G_GNUC_NULL_TERMINATED;

char *cli_path (CliFixture *self, const char *name);
char *cli_write (CliFixture *self, const char *name, const char *text, gssize length);
guint cli_count (const char *text, const char *part);
void cli_make_portfolio (CliFixture *self);
char *cli_shared_page (void);

#define cli_assert_out(self, part) cli_assert_says ((self)->out, part, G_STRLOC)
#define cli_assert_err(self, part) cli_assert_says ((self)->err, part, G_STRLOC)
void cli_assert_says (const char *text, const char *part, const char *place);
void cli_assert_refused (CliFixture *self, const char *part);
