/* mp-iati-repair.c: elements as IATI 2.03 wants them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was kept of a file may break the rules, for files do, or be of an older version. An element
 * that keeps them is not touched; in others is changed as little as makes them valid, and what has to
 * go is told.
 */

#include "config.h"

#include <libxml/uri.h>
#include <libxml/valid.h>
#include <string.h>

#include "exchange/mp-iati-grammar.h"
#include "exchange/mp-iati.h"

typedef struct
{
  MpIatiLeftOutFunc left_out;
  gpointer user_data;
} Repair;

/* One element of the children of a rule. */
typedef struct
{
  const char *name;
  gsize length;
  char occurs; /* '?', '*', '+' or ' ' */
} Particle;

/* The next one of a list; FALSE at its end. */
static gboolean
next_particle (const char **list,
               Particle    *particle)
{
  const char *p = *list + strspn (*list, " ");
  gsize length = strcspn (p, " ");

  if (length == 0)
    return FALSE;
  particle->name = p;
  particle->occurs = strchr ("?*+", p[length - 1]) ? p[length - 1] : ' ';
  particle->length = particle->occurs == ' ' ? length : length - 1;
  *list = p + length;
  return TRUE;
}

static gboolean
is_particle (const Particle *particle,
             const xmlNode  *node)
{
  return node->ns == NULL && strlen ((const char *) node->name) == particle->length && memcmp (node->name, particle->name, particle->length) == 0;
}

static gboolean
is_digits (const char *text,
           gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_zone (const char *text)
{
  return *text == '\0' || strcmp (text, "Z") == 0 ||
         (strchr ("+-", *text) && strlen (text) == 6 && is_digits (text + 1, 2) && text[3] == ':' && is_digits (text + 4, 2) && text[1] < '1' && text[4] < '6');
}

static gboolean
is_date (const char *text)
{
  MpDate day;

  return strlen (text) >= 10 && mp_iati_parse_day (text, &day) && is_zone (text + 10);
}

static gboolean
is_date_time (const char *text)
{
  const char *time = strlen (text) >= 19 ? text + 11 : NULL;
  MpDate day;

  if (time == NULL || !mp_iati_parse_day (text, &day) || text[10] != 'T' || !is_digits (time, 2) || time[2] != ':' || !is_digits (time + 3, 2) ||
      time[5] != ':' || !is_digits (time + 6, 2) || strncmp (time, "23", 2) > 0 || time[3] > '5' || time[6] > '5')
    return FALSE;
  time += 8;
  if (*time == '.')
    {
      gsize n = strspn (time + 1, "0123456789");

      if (n == 0)
        return FALSE;
      time += 1 + n;
    }
  return is_zone (time);
}

static gboolean
is_decimal (const char *text)
{
  const char *p = text + strspn (text, " \t\r\n");
  gsize n_whole, n_part = 0;

  p += *p == '-' || *p == '+';
  n_whole = strspn (p, "0123456789");
  p += n_whole;
  if (*p == '.')
    {
      n_part = strspn (p + 1, "0123456789");
      p += 1 + n_part;
    }
  return n_whole + n_part > 0 && n_whole + n_part < 24 && p[strspn (p, " \t\r\n")] == '\0';
}

static gboolean
is_whole (const char *text,
          gint64      min)
{
  gsize length = strlen (text);

  return length > 0 && length < 10 && is_digits (text + (*text == '-'), length - (*text == '-')) && length > (*text == '-') && g_ascii_strtoll (text, NULL, 10) >= min;
}

/* As libxml2 looks at an address when it checks a schema. */
static gboolean
is_uri (const char *text)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  xmlURI *uri;

  for (char *p = plain; *p; p++)
    {
      if ((guchar) *p < 32 || (guchar) *p >= 127 || strchr ("<>\"{}|\\^`", *p))
        *p = '_';
    }
  if (*plain == '\0')
    return TRUE;
  uri = xmlParseURI (plain);
  if (uri == NULL)
    return FALSE;
  xmlFreeURI (uri);
  return TRUE;
}

static gboolean
is_language (const char *text)
{
  guint n = 0;

  for (const char *p = text;; p++)
    {
      if (*p == '-' || *p == '\0')
        {
          if (n == 0 || n > 8)
            return *text == '\0';
          if (*p == '\0')
            return TRUE;
          n = 0;
        }
      else if (g_ascii_isalpha (*p) || (g_ascii_isdigit (*p) && memchr (text, '-', (gsize) (p - text))))
        {
          n++;
        }
      else
        {
          return FALSE;
        }
    }
}

static gboolean
is_boolean (const char *text)
{
  return strcmp (text, "1") == 0 || strcmp (text, "0") == 0 || strcmp (text, "true") == 0 || strcmp (text, "false") == 0;
}

/* Whether @name is one of @words, which have spaces around them. */
static gboolean
is_one_of (const char *name,
           const char *words)
{
  g_autofree char *word = g_strconcat (" ", name, " ", NULL);

  return strstr (words, word) != NULL;
}

static gboolean
is_valid_value (const xmlNode *node,
                const char    *name,
                const char    *value)
{
  if (is_one_of (name, " iso-date value-date extraction-date "))
    return is_date (value);
  if (is_one_of (name, " percentage rate-1 rate-2 phaseout-year "))
    return is_decimal (value);
  if (strcmp (name, "year") == 0)
    return mp_iati_is (node, "baseline") ? is_whole (value, 1) : is_decimal (value);
  if (is_one_of (name, " humanitarian secondary-reporter aggregation-status ascending attached priority ") ||
      (strcmp (name, "significance") == 0 && mp_iati_is (node, "other-flags")))
    return is_boolean (value);
  if (strcmp (name, "hierarchy") == 0 || strcmp (name, "level") == 0)
    return is_whole (value, *name == 'h' ? G_MININT32 : 0);
  if (strcmp (name, "last-updated-datetime") == 0)
    return is_date_time (value);
  if (is_one_of (name, " url vocabulary-uri indicator-uri linked-data-uri "))
    return is_uri (value);
  if (strcmp (name, "iati-equivalent") == 0)
    return xmlValidateNMToken ((const xmlChar *) value, 1) == 0;
  return TRUE;
}

/* Where a name stands in a list of attributes; NULL when it does not. */
static const char *
find_attribute_rule (const char *attributes,
                     const char *name)
{
  gsize length = strlen (name);

  for (const char *p = attributes; *p; p += strspn (p, " "))
    {
      gsize n = strcspn (p, " !");

      if (n == length && memcmp (p, name, n) == 0)
        return p;
      p += strcspn (p, " ");
    }
  return NULL;
}

static void
leave_attribute_out (Repair  *repair,
                     xmlNode *node,
                     xmlAttr *attribute)
{
  g_autofree char *name = g_strdup_printf ("%s/@%s", (const char *) node->name, (const char *) attribute->name);

  repair->left_out (name, repair->user_data);
  xmlRemoveProp (attribute);
}

/* Of a date with a time the day counts. */
static gboolean
mend_value (xmlNode    *node,
            xmlAttr    *attribute,
            const char *value)
{
  const char *name = (const char *) attribute->name;
  MpDate day;

  if (is_one_of (name, " iso-date value-date extraction-date ") && mp_iati_parse_day (value, &day))
    {
      g_autofree char *iso = mp_date_to_iso (day, MP_PRECISION_DAY);

      xmlSetProp (node, attribute->name, (const xmlChar *) iso);
      return TRUE;
    }
  return FALSE;
}

/* Elements that the schema keeps free of attributes of others, by an oversight it seems. */
static const char closed[] = " condition channel-code interest-arrears interest-received principal-arrears principal-outstanding legacy-data pos "
                             "related-activity actual target ";

static gboolean
check_attribute (const MpIatiRule *rule,
                 xmlNode          *node,
                 xmlAttr          *attribute)
{
  const char *name = (const char *) attribute->name;
  const char *value = mp_iati_get_value (attribute);

  if (attribute->ns && is_one_of ((const char *) node->name, closed))
    return FALSE;
  if (attribute->ns)
    return strcmp ((const char *) attribute->ns->href, (const char *) XML_XML_NAMESPACE) != 0 || strcmp (name, "lang") != 0 || is_language (value);
  return find_attribute_rule (rule->attributes, name) && (is_valid_value (node, name, value) || mend_value (node, attribute, value));
}

/* FALSE when one is missing that must be there. */
static gboolean
repair_attributes (Repair           *repair,
                   const MpIatiRule *rule,
                   xmlNode          *node)
{
  for (xmlAttr *attribute = node->properties, *next; attribute; attribute = next)
    {
      next = attribute->next;
      if (!check_attribute (rule, node, attribute))
        leave_attribute_out (repair, node, attribute);
    }
  for (const char *p = rule->attributes; *p; p += strspn (p, " "))
    {
      gsize n = strcspn (p, " !");

      if (p[n] == '!')
        {
          g_autofree char *name = g_strndup (p, n);

          if (mp_iati_get (node, name) == NULL)
            return FALSE;
        }
      p += strcspn (p, " ");
    }
  return TRUE;
}

static gboolean
is_blank (const xmlNode *text)
{
  return text->content == NULL || text->content[strspn ((const char *) text->content, " \t\r\n")] == '\0';
}

static gboolean
is_text (const xmlNode *node)
{
  return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

/* Texts were bare before 2.01. */
static void
wrap_text (const MpIatiRule *rule,
           xmlNode          *node)
{
  gboolean wraps = g_str_has_prefix (rule->children, "narrative") && mp_iati_first (node) == NULL;
  g_autofree char *text = wraps ? mp_iati_dup_text (node) : NULL;

  for (xmlNode *child = node->children, *next; child; child = next)
    {
      next = child->next;
      if (is_text (child) && !is_blank (child))
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
    }
  if (text)
    xmlNewTextChild (node, NULL, (const xmlChar *) "narrative", (const xmlChar *) text);
}

static void
leave_out (Repair  *repair,
           xmlNode *node)
{
  repair->left_out ((const char *) node->name, repair->user_data);
  xmlUnlinkNode (node);
  xmlFreeNode (node);
}

/* An amount without a date of its value has that of what it was paid on. */
static void
date_value (xmlNode *node)
{
  xmlNode *value = mp_iati_find_child (node, "value");
  xmlNode *date = mp_iati_find_child (node, "transaction-date");
  MpDate day;

  if (date == NULL)
    date = mp_iati_find_child (node, "period-start");
  if (value && date && mp_iati_get (value, "value-date") == NULL && mp_iati_parse_day (mp_iati_get (date, "iso-date"), &day))
    {
      g_autofree char *iso = mp_date_to_iso (day, MP_PRECISION_DAY);

      xmlSetProp (value, (const xmlChar *) "value-date", (const xmlChar *) iso);
    }
}

/* The place of a child in the list of a rule, after all when it is of others, -1 when it has none. */
static int
find_place (const MpIatiRule *rule,
            const xmlNode    *child)
{
  const char *list = rule->children;
  Particle particle;
  int place = 0;

  for (; next_particle (&list, &particle); place++)
    {
      if (is_particle (&particle, child))
        return place;
    }
  return child->ns ? place : -1;
}

typedef struct
{
  xmlNode *node;
  int place;
} Placed;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Placed *x = a, *y = b;

  return x->place - y->place;
}

/* Puts the children into their order; those of one name stay in theirs. */
static void
sort_children (xmlNode *node,
               GArray  *children)
{
  gboolean in_order = TRUE;

  for (guint i = 1; i < children->len; i++)
    in_order = in_order && g_array_index (children, Placed, i - 1).place <= g_array_index (children, Placed, i).place;
  if (in_order)
    return;
  /* g_array_sort() is stable. */
  g_array_sort (children, compare_places);
  for (guint i = 0; i < children->len; i++)
    xmlUnlinkNode (g_array_index (children, Placed, i).node);
  for (guint i = 0; i < children->len; i++)
    xmlAddChild (node, g_array_index (children, Placed, i).node);
}

/* Whether there are as many children as there must be; takes away what is too much. */
static gboolean
count_children (Repair           *repair,
                const MpIatiRule *rule,
                GArray           *children)
{
  const char *list = rule->children;
  gboolean complete = TRUE;
  Particle particle;
  guint i = 0;

  for (int place = 0; next_particle (&list, &particle); place++)
    {
      guint n = 0;

      for (; i < children->len && g_array_index (children, Placed, i).place == place; i++)
        {
          if (++n > 1 && (particle.occurs == '?' || particle.occurs == ' '))
            leave_out (repair, g_array_index (children, Placed, i).node);
        }
      complete = complete && (n > 0 || particle.occurs == '?' || particle.occurs == '*');
    }
  return complete;
}

/**
 * mp_iati_arrange:
 * @node: an element, its children repaired
 * @rule: what may stand in it
 *
 * Puts children into the order of the schema and takes away what is too much.
 *
 * Returns: whether all is there that must be there
 */
gboolean
mp_iati_arrange (xmlNode           *node,
                 const MpIatiRule  *rule,
                 MpIatiLeftOutFunc  left_out,
                 gpointer           user_data)
{
  Repair repair = { left_out, user_data };
  g_autoptr (GArray) children = NULL;

  if (*rule->children == '\0' && mp_iati_first (node) == NULL)
    return TRUE;
  children = g_array_new (FALSE, FALSE, sizeof (Placed));
  for (xmlNode *child = mp_iati_first (node); child; child = mp_iati_next (child))
    {
      Placed placed = { child, find_place (rule, child) };

      g_array_append_val (children, placed);
    }
  sort_children (node, children);
  return count_children (&repair, rule, children);
}

static gboolean repair_element (Repair *repair, xmlNode *node, const char *parent);

static gboolean
repair_text (Repair           *repair,
             const MpIatiRule *rule,
             xmlNode          *node)
{
  g_autofree char *text = NULL;

  for (xmlNode *child = mp_iati_first (node), *next; child; child = next)
    {
      next = mp_iati_next (child);
      leave_out (repair, child);
    }
  if (strcmp (rule->text, "string") == 0)
    return TRUE;
  text = mp_iati_dup_text (node);
  return strcmp (rule->text, "decimal") == 0 ? text && is_decimal (text) : text == NULL || is_uri (text);
}

static gboolean
repair_element (Repair     *repair,
                xmlNode    *node,
                const char *parent)
{
  const MpIatiRule *rule = node->ns ? NULL : mp_iati_grammar_find (parent, (const char *) node->name);

  if (node->ns)
    return TRUE;
  if (rule == NULL || !repair_attributes (repair, rule, node))
    return FALSE;
  if (rule->text)
    return repair_text (repair, rule, node);
  wrap_text (rule, node);
  date_value (node);
  for (xmlNode *child = mp_iati_first (node), *next; child; child = next)
    {
      next = mp_iati_next (child);
      if (find_place (rule, child) < 0 || !repair_element (repair, child, (const char *) node->name))
        leave_out (repair, child);
    }
  return mp_iati_arrange (node, rule, repair->left_out, repair->user_data);
}

/**
 * mp_iati_repair:
 * @node: an element; changed where it breaks the schema
 * @parent: the name of the element that it shall stand in
 * @left_out: told of each element and attribute that had to go
 *
 * Returns: whether the element can stand there now
 */
gboolean
mp_iati_repair (xmlNode           *node,
                const char        *parent,
                MpIatiLeftOutFunc  left_out,
                gpointer           user_data)
{
  Repair repair = { left_out, user_data };

  return repair_element (&repair, node, parent);
}
