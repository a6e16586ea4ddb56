/* mp-reader.h: reads projects out of a file, one after the other
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "exchange/mp-draft.h"
#include "exchange/mp-message.h"
#include "model/mp-term-index.h"

G_BEGIN_DECLS

#define MP_TYPE_READER (mp_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (MpReader, mp_reader, MP, READER, GObject)

/* No line of a text file may be longer: 16 MiB. */
#define MP_READER_MAX_LINE (16u << 20)

/**
 * MpReaderClass:
 * @begin: opens the input; reads what stands before the first project. Called again it starts
 *   over: an import reads a file twice, once to compare and once to take over, so that memory
 *   does not grow with the file
 * @next: (nullable): the next project, or %NULL at the end or on error
 * @dup_records: records outside projects that the file states (partners with their facets, in
 *   JSON also terms, sources, views), valid after the last project
 *
 * A reader is used by one thread at a time. Messages go to mp_reader_add_message() and are
 * collected; an error ends the reading.
 */
struct _MpReaderClass
{
  GObjectClass parent_class;

  const char *format; /* stable key: "page", "csv", "json" */
  gboolean (*begin) (MpReader *self, GCancellable *cancellable, GError **error);
  MpDraft *(*next) (MpReader *self, GCancellable *cancellable, GError **error);
  GPtrArray *(*dup_partner_drafts) (MpReader *self);
};

/**
 * MpPartnerDraft:
 * @partner: a record of the table partner, id 0
 * @children: (element-type MpRecord): its names, links and stated terms; owners are 0
 *
 * A partner as a file states it, with what is said of it alone.
 */
typedef struct
{
  MpRecord *partner;
  GPtrArray *children;
  GPtrArray *names; /* of MpDraftName, for terms that are new */
  guint line;
} MpPartnerDraft;

void mp_partner_draft_free (MpPartnerDraft *self);

MpReader *mp_reader_new_for_file (GFile *file, const char *format, MpTermIndex *terms, GCancellable *cancellable, GError **error);
MpReader *mp_reader_new_for_bytes (GBytes *bytes, const char *name, const char *format, MpTermIndex *terms, GError **error);
void mp_reader_set_option (MpReader *self, const char *name, const char *value);

gboolean mp_reader_begin (MpReader *self, GCancellable *cancellable, GError **error);
MpDraft *mp_reader_next (MpReader *self, GCancellable *cancellable, GError **error);
GPtrArray *mp_reader_dup_partner_drafts (MpReader *self);

const char *mp_reader_get_format (MpReader *self);
const char *mp_reader_get_name (MpReader *self);
const char *mp_reader_get_sha256 (MpReader *self);
MpRecord *mp_reader_dup_source (MpReader *self);
double mp_reader_get_fraction (MpReader *self);
GPtrArray *mp_reader_get_messages (MpReader *self);

G_END_DECLS
