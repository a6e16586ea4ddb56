/* mp-windows-1252.c: text that is not UTF-8
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/mp-windows-1252.h"

/**
 * mp_windows_1252_has:
 *
 * Returns: whether @byte stands for a sign: five of them do not
 */
gboolean
mp_windows_1252_has (guint8 byte)
{
  return byte != 0x81 && byte != 0x8D && byte != 0x8F && byte != 0x90 && byte != 0x9D;
}

/**
 * mp_windows_1252_append:
 *
 * Appends the sign that @byte stands for, as UTF-8.
 */
void
mp_windows_1252_append (GString *text,
                        guint8   byte)
{
  static const guint16 high[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  };

  if (byte >= 0x80 && byte < 0xA0)
    g_string_append_unichar (text, high[byte - 0x80]);
  else
    g_string_append_unichar (text, byte);
}

/**
 * mp_windows_1252_is_likely:
 * @data: bytes that are not UTF-8 from the first on
 *
 * Returns: whether they are rather Windows-1252 than damaged UTF-8: no byte without a sign, and
 *   more lone high bytes than valid sequences
 */
gboolean
mp_windows_1252_is_likely (const guint8 *data,
                           gsize         length)
{
  guint n_lone = 0, n_valid = 0;

  for (gsize i = 0; i < length;)
    {
      gunichar c;

      if (data[i] < 0x80)
        {
          i++;
          continue;
        }
      if (!mp_windows_1252_has (data[i]))
        return FALSE;
      c = g_utf8_get_char_validated ((const char *) data + i, (gssize) (length - i));
      if (c < 0x110000)
        {
          n_valid++;
          i += (gsize) g_unichar_to_utf8 (c, NULL);
        }
      else
        {
          n_lone++;
          i++;
        }
    }
  return n_lone > n_valid;
}
