/* mp-iati-upgrade.c: an activity of IATI 1.01 to 1.05 in the words of 2.03
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes that were words or letters became numbers with 2.01, and some things moved from texts into
 * attributes. Texts that have no narrative around them are read as they are; the writer puts one
 * around them (mp-iati-repair.c).
 */

#include "config.h"

#include <string.h>

#include "exchange/mp-iati.h"

/* Words in any case. */
static const struct
{
  const char *element;
  const char *attribute;
  const char *old_code;
  const char *code;
} codes[] = {
  { "activity-date", "type", "start-planned", "1" },
  { "activity-date", "type", "start-actual", "2" },
  { "activity-date", "type", "end-planned", "3" },
  { "activity-date", "type", "end-actual", "4" },
  { "participating-org", "role", "funding", "1" },
  { "participating-org", "role", "accountable", "2" },
  { "participating-org", "role", "extending", "3" },
  { "participating-org", "role", "implementing", "4" },
  { "transaction-type", "code", "if", "1" },
  { "transaction-type", "code", "c", "2" },
  { "transaction-type", "code", "d", "3" },
  { "transaction-type", "code", "e", "4" },
  { "transaction-type", "code", "ir", "5" },
  { "transaction-type", "code", "lr", "6" },
  { "transaction-type", "code", "r", "7" },
  { "transaction-type", "code", "qp", "8" },
  { "transaction-type", "code", "qs", "9" },
  { "transaction-type", "code", "cg", "10" },
  { "budget", "type", "original", "1" },
  { "budget", "type", "revised", "2" },
  { "related-activity", "type", "parent", "1" },
  { "related-activity", "type", "child", "2" },
  { "related-activity", "type", "sibling", "3" },
  { "sector", "vocabulary", "dac", "1" },
  { "sector", "vocabulary", "dac-3", "2" },
  { "sector", "vocabulary", "cofog", "3" },
  { "sector", "vocabulary", "nace", "4" },
  { "sector", "vocabulary", "ntee", "5" },
  { "sector", "vocabulary", "adt", "6" },
  { "sector", "vocabulary", "ro", "99" },
  { "sector", "vocabulary", "ro2", "98" },
  { "sector", "vocabulary", "wb", "99" },
  { "policy-marker", "vocabulary", "dac", "1" },
  { "recipient-region", "vocabulary", "dac", "1" },
  { "recipient-region", "vocabulary", "un", "2" },
};

static void
upgrade_codes (xmlNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const char *value;

      if (!mp_iati_is (node, codes[i].element))
        continue;
      value = mp_iati_get (node, codes[i].attribute);
      if (value && g_ascii_strcasecmp (value, codes[i].old_code) == 0)
        xmlSetProp (node, (const xmlChar *) codes[i].attribute, (const xmlChar *) codes[i].code);
    }
}

static void
move_attribute (xmlNode    *node,
                const char *from,
                xmlNode    *to,
                const char *name)
{
  const char *value = mp_iati_get (node, from);

  if (value && *value)
    xmlSetProp (to, (const xmlChar *) name, (const xmlChar *) value);
  xmlUnsetProp (node, (const xmlChar *) from);
}

/* <other-identifier owner-ref="X" owner-name="N">ID</other-identifier> */
static void
upgrade_identifier (xmlNode *node)
{
  g_autofree char *text = mp_iati_dup_text (node);
  const char *name = mp_iati_get (node, "owner-name");
  gboolean has_owner = name || mp_iati_get (node, "owner-ref");
  xmlNode *owner;

  if (mp_iati_get (node, "ref") || text == NULL)
    return;
  xmlNodeSetContent (node, NULL);
  xmlSetProp (node, (const xmlChar *) "ref", (const xmlChar *) text);
  xmlSetProp (node, (const xmlChar *) "type", (const xmlChar *) "A9");
  if (!has_owner)
    return;
  owner = xmlNewChild (node, NULL, (const xmlChar *) "owner-org", NULL);
  if (name && *name)
    xmlNewTextChild (owner, NULL, (const xmlChar *) "narrative", (const xmlChar *) name);
  xmlUnsetProp (node, (const xmlChar *) "owner-name");
  move_attribute (node, "owner-ref", owner, "ref");
}

/* <activity-website>URL</activity-website> became a document of category A12. */
static void
upgrade_website (xmlNode *node)
{
  g_autofree char *url = mp_iati_dup_text (node);
  xmlNode *title, *category;

  if (url == NULL)
    return;
  xmlNodeSetName (node, (const xmlChar *) "document-link");
  xmlNodeSetContent (node, NULL);
  xmlSetProp (node, (const xmlChar *) "url", (const xmlChar *) url);
  xmlSetProp (node, (const xmlChar *) "format", (const xmlChar *) "text/html");
  title = xmlNewChild (node, NULL, (const xmlChar *) "title", NULL);
  xmlNewTextChild (title, NULL, (const xmlChar *) "narrative", (const xmlChar *) url);
  category = xmlNewChild (node, NULL, (const xmlChar *) "category", NULL);
  xmlSetProp (category, (const xmlChar *) "code", (const xmlChar *) "A12");
}

/* A date was often stated as text alone. */
static void
upgrade_date (xmlNode *node)
{
  g_autofree char *text = NULL;
  MpDate day;

  if (mp_iati_get (node, "iso-date"))
    return;
  text = mp_iati_dup_text (node);
  if (mp_iati_parse_day (text, &day))
    {
      g_autofree char *iso = mp_date_to_iso (day, MP_PRECISION_DAY);

      xmlNodeSetContent (node, NULL);
      xmlSetProp (node, (const xmlChar *) "iso-date", (const xmlChar *) iso);
    }
}

static void
upgrade_element (xmlNode *node)
{
  if (node->ns)
    return;
  if (mp_iati_is (node, "other-identifier"))
    upgrade_identifier (node);
  else if (mp_iati_is (node, "activity-website"))
    upgrade_website (node);
  else if (mp_iati_is (node, "aidtype-flag"))
    xmlNodeSetName (node, (const xmlChar *) "other-flags");
  else if (mp_iati_is (node, "activity-date") || mp_iati_is (node, "transaction-date") || mp_iati_is (node, "period-start") || mp_iati_is (node, "period-end"))
    upgrade_date (node);
  upgrade_codes (node);
  for (xmlNode *child = mp_iati_first (node); child; child = mp_iati_next (child))
    upgrade_element (child);
}

/**
 * mp_iati_upgrade:
 * @activity: an activity of a version before 2.01; changed
 *
 * Gives codes and places those of 2.03.
 */
void
mp_iati_upgrade (xmlNode *activity)
{
  xmlUnsetProp (activity, (const xmlChar *) "version");
  for (xmlNode *child = mp_iati_first (activity); child; child = mp_iati_next (child))
    upgrade_element (child);
}
