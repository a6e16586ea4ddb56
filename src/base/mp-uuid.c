/* mp-uuid.c: UUIDs that ascend
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/mp-uuid.h"

/* What lies between two of a row: a million of them have different first five digits, by which people
 * name a project. */
#define STEP (1u << 12)

static void
put_big_endian (guint8  *bytes,
                guint32  number)
{
  for (guint i = 4; i-- > 0; number >>= 8)
    bytes[i] = (guint8) number;
}

/**
 * mp_uuid_new_in_row:
 * @start: a random number, one for the whole row
 * @index: which of the row, from 0
 *
 * A UUID of version 8 (RFC 9562): 32 bits that ascend along the row, and begin again at 0 after the
 * greatest number, then 90 random ones. An index takes in those of a row one after the other; random
 * ones would touch all of its pages.
 *
 * Returns: (transfer full): 36 characters
 */
char *
mp_uuid_new_in_row (guint32 start,
                    guint   index)
{
  static const char digits[] = "0123456789abcdef";
  guint8 bytes[16];
  char *text = g_malloc (37);
  char *p = text;

  put_big_endian (bytes, start + index * STEP);
  put_big_endian (bytes + 4, g_random_int ());
  put_big_endian (bytes + 8, g_random_int ());
  put_big_endian (bytes + 12, g_random_int ());
  bytes[6] = 0x80 | (bytes[6] & 0x0F);
  bytes[8] = 0x80 | (bytes[8] & 0x3F);

  for (guint i = 0; i < G_N_ELEMENTS (bytes); i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *p++ = '-';
      *p++ = digits[bytes[i] >> 4];
      *p++ = digits[bytes[i] & 0xF];
    }
  *p = '\0';
  return text;
}
