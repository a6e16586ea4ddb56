/* mp-cli.h: the program without windows
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mp_cli_is_command (const char *word);
int mp_cli_run (int argc, char **argv);

G_END_DECLS
