/* mp-cli-commands.h: the commands
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/mp-cli-context.h"
#include "report/mp-report.h"

G_BEGIN_DECLS

int mp_cli_create (MpCli *cli);
int mp_cli_import (MpCli *cli);
int mp_cli_list (MpCli *cli);
int mp_cli_show (MpCli *cli);
int mp_cli_export (MpCli *cli);
int mp_cli_timeline (MpCli *cli);
int mp_cli_check (MpCli *cli);
int mp_cli_history (MpCli *cli);
int mp_cli_undo (MpCli *cli);
int mp_cli_redo (MpCli *cli);

/* Shared by new and import. */
typedef struct
{
  const char *format;
  const char *date_order;
  const char *sheet;
  const char *mapping;
  const char *save_mapping;
  gboolean dry_run;
  gboolean keep_mine;
  gboolean take_theirs;
  guint counts[5]; /* by MpImportState */
} MpCliImport;

gboolean mp_cli_import_file (MpCli *cli, MpCliImport *import, const char *name, GFile *file, GBytes *bytes);

/* A part of export. */
int mp_cli_write_report (MpCli *cli, MpProjectList *list, const MpReportOptions *options, const char *output);

/* Shared by show and history. */
guint mp_cli_find_project (MpCli *cli, const char *words);

G_END_DECLS
