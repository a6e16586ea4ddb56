/* mp-iati-grammar.h: what may stand in which element of IATI 2.03
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libxml/tree.h>

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpIatiRule:
 * @name: the element
 * @attributes: names with spaces between them; "!" after those that must be there
 * @children: elements in their order, each with "?", "*" or "+", or nothing for exactly one
 * @text: (nullable): for an element of text alone: "string", "decimal" or "uri"
 *
 * Elements and attributes of other namespaces may stand in any element; elements after all others.
 */
typedef struct
{
  const char *name;
  const char *attributes;
  const char *children;
  const char *text;
} MpIatiRule;

const MpIatiRule *mp_iati_grammar_find (const char *parent, const char *name);

/**
 * MpIatiLeftOutFunc:
 * @name: an element, or "element/@attribute", that was taken away
 */
typedef void (*MpIatiLeftOutFunc) (const char *name, gpointer user_data);

gboolean mp_iati_repair (xmlNode *node, const char *parent, MpIatiLeftOutFunc left_out, gpointer user_data);
gboolean mp_iati_arrange (xmlNode *node, const MpIatiRule *rule, MpIatiLeftOutFunc left_out, gpointer user_data);

G_END_DECLS
