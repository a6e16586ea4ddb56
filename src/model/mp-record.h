/* mp-record.h: one row of one table, as a value
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "base/mp-date.h"
#include "model/mp-schema.h"

G_BEGIN_DECLS

typedef enum
{
  MP_VALUE_NULL,
  MP_VALUE_INTEGER,
  MP_VALUE_TEXT,
} MpValueType;

/**
 * MpValue:
 *
 * What a field holds. The text is owned by whoever owns the value, unless it is a word of the schema.
 */
typedef struct
{
  MpValueType type;
  gboolean is_constant; /* the text is never freed */
  union
  {
    gint64 integer;
    char *text;
  };
} MpValue;

#define MP_VALUE_INIT ((MpValue) { .type = MP_VALUE_NULL })

void mp_value_clear (MpValue *value);
void mp_value_copy (const MpValue *from, MpValue *to);
void mp_value_set_integer (MpValue *value, gint64 integer);
void mp_value_set_text (MpValue *value, const char *text);
gboolean mp_value_equal (const MpValue *a, const MpValue *b);
char *mp_value_describe (MpTable table, guint field, const MpValue *value);

/**
 * MpRecord:
 *
 * One row of one table: its id and its fields. Reference counted (atomically); treat it as
 * read-only as soon as somebody else holds it.
 *
 * Ids are unique in the world for all that matters: the second in which the document was opened for
 * writing, then 32 bits that begin at random and count up. They ascend from one session to the next.
 * 0 stands for "no record".
 */
typedef struct _MpRecord MpRecord;

#define MP_TYPE_RECORD (mp_record_get_type ())
GType mp_record_get_type (void) G_GNUC_CONST;

MpRecord *mp_record_new (MpTable table, gint64 id);
MpRecord *mp_record_copy (const MpRecord *self);
MpRecord *mp_record_ref (MpRecord *self);
void mp_record_unref (MpRecord *self);
gboolean mp_record_equal (const MpRecord *a, const MpRecord *b);

MpTable mp_record_get_table (const MpRecord *self);
gint64 mp_record_get_id (const MpRecord *self);
void mp_record_set_id (MpRecord *self, gint64 id);

const MpValue *mp_record_get_value (const MpRecord *self, guint field);
gboolean mp_record_is_null (const MpRecord *self, guint field);
const char *mp_record_get_text (const MpRecord *self, guint field);
gint64 mp_record_get_integer (const MpRecord *self, guint field);
MpDate mp_record_get_day (const MpRecord *self, guint field);
MpDatePrecision mp_record_get_precision (const MpRecord *self, guint field);
gboolean mp_record_has_choice (const MpRecord *self, guint field, const char *choice);

void mp_record_set_value (MpRecord *self, guint field, const MpValue *value);
void mp_record_set_null (MpRecord *self, guint field);
void mp_record_set_text (MpRecord *self, guint field, const char *text);
void mp_record_take_text (MpRecord *self, guint field, char *text);
void mp_record_set_integer (MpRecord *self, guint field, gint64 integer);
void mp_record_set_day (MpRecord *self, guint field, MpDate day);
void mp_record_set_precision (MpRecord *self, guint field, MpDatePrecision precision);
void mp_record_set_reference (MpRecord *self, guint field, gint64 id);

gboolean mp_record_check (const MpRecord *self, GError **error);

const char *mp_precision_to_choice (MpDatePrecision precision);
MpDatePrecision mp_precision_from_choice (const char *choice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpRecord, mp_record_unref)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MpValue, mp_value_clear)

G_END_DECLS
