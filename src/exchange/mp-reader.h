/* mp-reader.h: reads projects out of a file, one after the other
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "exchange/mp-draft.h"
#include "exchange/mp-line-input.h"
#include "exchange/mp-message.h"
#include "model/mp-term-index.h"

G_BEGIN_DECLS

#define MP_TYPE_READER (mp_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (MpReader, mp_reader, MP, READER, GObject)

/**
 * MpReaderClass:
 * @format: stable key: "page", "csv", "xlsx", "json", "iati"
 * @source_kind: (nullable): the kind of source that the file is, as "page"; %NULL when it states
 *   its sources itself
 * @reads_bytes: whether it reads the file with mp_reader_read_bytes() and decodes it itself, instead
 *   of by lines
 * @begin: (nullable): reads what stands before the first project. Called again it starts over: an
 *   import reads a file twice, once to compare and once to take over, so that memory does not grow
 *   with the file. The input is open already
 * @next: the next project, or %NULL at the end or on error
 * @dup_partner_drafts: (nullable): (element-type MpPartnerDraft): partners that the file speaks
 *   of, valid after the last project
 * @dup_records: (nullable): (element-type MpRecord): further records outside projects (JSON):
 *   sources, vocabularies, terms, partners, views. Valid after the first project. Their ids are
 *   negative; they, and the drafts, refer to each other by these
 *
 * A reader is used by one thread at a time. Messages go to mp_reader_add_message() and are
 * collected; an error ends the reading.
 */
struct _MpReaderClass
{
  GObjectClass parent_class;

  const char *format;
  const char *source_kind;
  gboolean reads_bytes;
  gboolean (*begin) (MpReader *self, GCancellable *cancellable, GError **error);
  MpDraft *(*next) (MpReader *self, GCancellable *cancellable, GError **error);
  GPtrArray *(*dup_partner_drafts) (MpReader *self);
  GPtrArray *(*dup_records) (MpReader *self);
};

MpReader *mp_reader_new_for_file (GFile *file, const char *format, MpTermIndex *terms, GCancellable *cancellable, GError **error);
MpReader *mp_reader_new_for_bytes (GBytes *bytes, const char *name, const char *format, MpTermIndex *terms, GError **error);
const char *const *mp_reader_get_formats (void);
void mp_reader_set_option (MpReader *self, const char *name, const char *value);

gboolean mp_reader_begin (MpReader *self, GCancellable *cancellable, GError **error);
MpDraft *mp_reader_next (MpReader *self, GCancellable *cancellable, GError **error);
GPtrArray *mp_reader_dup_partner_drafts (MpReader *self);
GPtrArray *mp_reader_dup_records (MpReader *self);

const char *mp_reader_get_format (MpReader *self);
const char *mp_reader_get_name (MpReader *self);
const char *mp_reader_get_sha256 (MpReader *self);
MpRecord *mp_reader_dup_source (MpReader *self);
double mp_reader_get_fraction (MpReader *self);
GPtrArray *mp_reader_get_messages (MpReader *self);

/* For subclasses. */
MpTermIndex *mp_reader_get_terms (MpReader *self);
const char *mp_reader_get_option (MpReader *self, const char *name);
const char *mp_reader_peek (MpReader *self, gsize *length);
const char *mp_reader_read_line (MpReader *self, gsize *length, GCancellable *cancellable, GError **error);
gssize mp_reader_read_bytes (MpReader *self, gpointer buffer, gsize size, GCancellable *cancellable, GError **error);
GInputStream *mp_reader_open_stream (MpReader *self, GCancellable *cancellable, GError **error);
guint mp_reader_get_line (MpReader *self);
void mp_reader_add_message (MpReader *self, MpSeverity severity, const char *code, guint line, const char *format, ...) G_GNUC_PRINTF (5, 6);

G_END_DECLS
