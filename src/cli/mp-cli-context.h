/* mp-cli-context.h: what all commands need
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/mp-cli-output.h"
#include "model/mp-project-list.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

/* Exit statuses; scripts rely on them. */
enum
{
  MP_CLI_DONE = 0,
  MP_CLI_FAILED = 1, /* refused, unusable or not found */
  MP_CLI_USAGE = 2,  /* the command line itself is wrong */
};

#define MP_CLI_NO_LIMIT G_MAXINT

typedef struct _MpCli MpCli;

/**
 * MpCliCommand:
 * @name: the word that calls it
 * @arguments: what follows it, to be translated
 * @summary: one line, to be translated
 * @details: (nullable): what the help says besides, to be translated
 * @run: does it; returns an exit status
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  const char *details;
  int (*run) (MpCli *cli);
} MpCliCommand;

/**
 * MpCli:
 * @command: the command that runs
 * @arguments: after mp_cli_parse() what is not an option: the program's name first
 * @n_arguments: how many, the name of the program not counted
 * @out: standard output
 * @path: (nullable): the open document as it was named
 * @store: (nullable): the open document
 * @status: how the command ends, set by what returns %FALSE or %NULL here
 */
struct _MpCli
{
  const MpCliCommand *command;
  char **arguments;
  guint n_arguments;
  MpCliOutput *out;
  char *path;
  MpStore *store;
  int status;
};

/* The filter that list, export, timeline and check share. */
typedef struct
{
  char *view;
  char *query;
  char *as_of;
  char *sort;
  MpGroup group;
  MpGroup subgroup;
} MpCliFilter;

MpCli *mp_cli_new (const MpCliCommand *command, char **arguments);
int mp_cli_free (MpCli *self, int status);

gboolean mp_cli_parse (MpCli *self, const GOptionEntry *entries, guint min, guint max);
void mp_cli_error (MpCli *self, const char *subject, const char *format, ...) G_GNUC_PRINTF (3, 4);
void mp_cli_usage_error (MpCli *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void mp_cli_print_error_line (const char *line);

GFile *mp_cli_file_for_argument (const char *argument);
char *mp_cli_display_name (const char *argument);
char *mp_cli_dup_author (void);
gboolean mp_cli_open (MpCli *self, MpStoreOpenFlags flags);
gboolean mp_cli_may_write (MpCli *self, const char *path);
void mp_cli_wait_cb (GObject *object, GAsyncResult *result, gpointer user_data);
GAsyncResult *mp_cli_wait (GAsyncResult **result);

gboolean mp_cli_parse_day (MpCli *self, const char *option, const char *text, MpDate *day);
gboolean mp_cli_check_limit (MpCli *self, int limit);
gboolean mp_cli_check_language (MpCli *self, const char *wanted);
void mp_cli_prepare_gtk (void);
MpProjectList *mp_cli_load_list (MpCli *self, const MpCliFilter *filter);
GArray *mp_cli_dup_ids (MpProjectList *list);
void mp_cli_filter_clear (MpCliFilter *filter);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MpCliFilter, mp_cli_filter_clear)

G_END_DECLS
