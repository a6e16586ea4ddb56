/* mp-import-item.c: one project of an import, before it is taken over
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-import-private.h"

struct _MpImportItem
{
  GObject parent_instance;

  MpImportState state;
  MpDecision decision;
  guint line;
  gint64 project;
  char *uuid;
  char *title;
  char *other_title;
  char *reason;
  GPtrArray *differences; /* of MpImportDifference; NULL when there is none */
  MpChangeSet *changes;   /* what all choices together take */
  GPtrArray *candidates;  /* of MpImportCandidate; NULL when it is not in doubt */
  guint candidate;
};

G_DEFINE_FINAL_TYPE (MpImportItem, mp_import_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DECISION,
  PROP_N_CHOSEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
mp_import_item_finalize (GObject *object)
{
  MpImportItem *self = MP_IMPORT_ITEM (object);

  g_free (self->uuid);
  g_free (self->title);
  g_free (self->other_title);
  g_free (self->reason);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_pointer (&self->changes, mp_change_set_unref);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);

  G_OBJECT_CLASS (mp_import_item_parent_class)->finalize (object);
}

static void
mp_import_item_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  MpImportItem *self = MP_IMPORT_ITEM (object);

  switch (id)
    {
    case PROP_DECISION:
      g_value_set_int (value, (int) self->decision);
      break;
    case PROP_N_CHOSEN:
      g_value_set_uint (value, mp_import_item_count_chosen (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mp_import_item_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  MpImportItem *self = MP_IMPORT_ITEM (object);

  switch (id)
    {
    case PROP_DECISION:
      mp_import_item_set_decision (self, (MpDecision) g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mp_import_item_class_init (MpImportItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mp_import_item_finalize;
  object_class->get_property = mp_import_item_get_property;
  object_class->set_property = mp_import_item_set_property;

  /**
   * MpImportItem:decision:
   *
   * What the user wants with it: an #MpDecision.
   */
  properties[PROP_DECISION] = g_param_spec_int ("decision", NULL, NULL, MP_DECISION_TAKE, MP_DECISION_NEW, MP_DECISION_TAKE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * MpImportItem:n-chosen:
   *
   * How many of its differences change the portfolio, as decided. Notified whenever a choice is
   * made, even if the number stays the same.
   */
  properties[PROP_N_CHOSEN] = g_param_spec_uint ("n-chosen", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mp_import_item_init (MpImportItem *self)
{
}

MpImportItem *
mp_import_item_new (guint       line,
                    const char *title)
{
  MpImportItem *self = g_object_new (MP_TYPE_IMPORT_ITEM, NULL);

  self->line = line;
  self->title = g_strdup (title ? title : "");
  return self;
}

/* (nullable): the UUID that the file states, by which others may refer to it. */
const char *
mp_import_item_get_uuid (MpImportItem *self)
{
  return self->uuid;
}

void
mp_import_item_set_uuid (MpImportItem *self,
                         const char   *uuid)
{
  g_free (self->uuid);
  self->uuid = g_strdup (uuid);
}

/* Sets what was found out; what is in doubt is left alone until the user says. */
void
mp_import_item_set_match (MpImportItem  *self,
                          MpImportState  state,
                          gint64         project,
                          const char    *other_title,
                          const char    *reason)
{
  self->state = state;
  self->project = project;
  g_free (self->other_title);
  self->other_title = g_strdup (other_title);
  g_free (self->reason);
  self->reason = g_strdup (reason);
  self->decision = state == MP_IMPORT_DOUBTFUL || state == MP_IMPORT_UNUSABLE ? MP_DECISION_SKIP : MP_DECISION_TAKE;
}

/* Both (transfer full), the second nullable: what is described may be new. */
void
mp_import_item_take_changes (MpImportItem *self,
                             GPtrArray    *differences,
                             MpChangeSet  *changes)
{
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  self->differences = differences;
  g_clear_pointer (&self->changes, mp_change_set_unref);
  self->changes = changes;
}

static void
show_candidate (MpImportItem *self)
{
  MpImportCandidate *candidate = g_ptr_array_index (self->candidates, self->candidate);

  self->project = candidate->project;
  g_free (self->other_title);
  self->other_title = g_strdup (candidate->title);
  mp_import_item_take_changes (self, candidate->differences ? g_ptr_array_ref (candidate->differences) : NULL,
                               candidate->changes ? mp_change_set_ref (candidate->changes) : NULL);
}

/* (transfer full) (element-type MpImportCandidate): of one in doubt, the likeliest first. */
void
mp_import_item_take_candidates (MpImportItem *self,
                                GPtrArray    *candidates)
{
  g_assert (candidates->len > 0);

  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  self->candidates = candidates;
  self->candidate = 0;
  show_candidate (self);
}

/* Whether, as decided, the project is to be added. */
gboolean
mp_import_item_adds (MpImportItem *self)
{
  if (self->state == MP_IMPORT_ADDED)
    return self->decision != MP_DECISION_SKIP;
  return self->state == MP_IMPORT_DOUBTFUL && self->decision == MP_DECISION_NEW;
}

/* Whether, as decided, a project of the portfolio is to be changed. */
gboolean
mp_import_item_changes (MpImportItem *self)
{
  if (mp_import_item_count_chosen (self) == 0)
    return FALSE;
  if (self->state == MP_IMPORT_CHANGED)
    return self->decision != MP_DECISION_SKIP;
  return self->state == MP_IMPORT_DOUBTFUL && self->decision == MP_DECISION_SAME;
}

MpImportState
mp_import_item_get_state (MpImportItem *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_ITEM (self), MP_IMPORT_UNUSABLE);

  return self->state;
}

/**
 * mp_import_item_get_title:
 *
 * Returns: the title as the file states it, "" when it has none
 */
const char *
mp_import_item_get_title (MpImportItem *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_ITEM (self), NULL);

  return self->title;
}

/**
 * mp_import_item_get_other_title:
 *
 * Returns: (nullable): the title of the project of the portfolio that it is, or might be
 */
const char *
mp_import_item_get_other_title (MpImportItem *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_ITEM (self), NULL);

  return self->other_title;
}

/**
 * mp_import_item_get_project:
 *
 * Returns: the id of the project of the portfolio that it is, or might be; 0 if none
 */
gint64
mp_import_item_get_project (MpImportItem *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_ITEM (self), 0);

  return self->project;
}

/**
 * mp_import_item_get_reason:
 *
 * Returns: (nullable): why it is in doubt or unusable, translated
 */
const char *
mp_import_item_get_reason (MpImportItem *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_ITEM (self), NULL);

  return self->reason;
}

guint
mp_import_item_get_line (MpImportItem *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_ITEM (self), 0);

  return self->line;
}

/**
 * mp_import_item_get_differences:
 *
 * Returns: (transfer none) (nullable) (element-type MpImportDifference): what would change in the
 *   project of the portfolio, or what comes with a new one; %NULL for nothing. Of the new projects
 *   of a large file only the first thousand are described.
 */
GPtrArray *
mp_import_item_get_differences (MpImportItem *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_ITEM (self), NULL);

  return self->differences;
}

MpDecision
mp_import_item_get_decision (MpImportItem *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_ITEM (self), MP_DECISION_SKIP);

  return self->decision;
}

/**
 * mp_import_item_set_decision:
 *
 * What is unusable stays left out. A project that might be two others of the portfolio cannot be
 * %MP_DECISION_SAME while none is named.
 */
void
mp_import_item_set_decision (MpImportItem *self,
                             MpDecision    decision)
{
  g_return_if_fail (MP_IS_IMPORT_ITEM (self));

  if (self->state == MP_IMPORT_UNUSABLE || decision == self->decision)
    return;
  if (decision == MP_DECISION_SAME && self->project == 0)
    return;
  self->decision = decision;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DECISION]);
}

/**
 * mp_import_item_is_taken:
 *
 * Returns: whether, as decided, the import adds the project or changes anything in it
 */
gboolean
mp_import_item_is_taken (MpImportItem *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_ITEM (self), FALSE);

  return mp_import_item_adds (self) || mp_import_item_changes (self);
}

static void
notify_chosen (MpImportItem *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHOSEN]);
}

/**
 * mp_import_item_set_choice:
 * @index: of one of its differences
 * @choice: one that it allows
 */
void
mp_import_item_set_choice (MpImportItem *self,
                           guint         index,
                           MpChoice      choice)
{
  MpImportDifference *difference;

  g_return_if_fail (MP_IS_IMPORT_ITEM (self));
  g_return_if_fail (self->differences && index < self->differences->len);

  difference = g_ptr_array_index (self->differences, index);
  if (choice == MP_CHOICE_DEFAULT)
    choice = difference->proposed;
  if (!mp_import_difference_allows (difference, choice) || difference->choice == choice)
    return;
  difference->choice = choice;
  notify_chosen (self);
}

/**
 * mp_import_item_set_choices:
 * @choice: the choice for all its differences
 *
 * With %MP_CHOICE_MINE what the portfolio does not say at all is still taken, and with
 * %MP_CHOICE_BOTH what is proposed where both cannot be kept.
 */
void
mp_import_item_set_choices (MpImportItem *self,
                            MpChoice      choice)
{
  g_return_if_fail (MP_IS_IMPORT_ITEM (self));

  if (self->changes == NULL)
    return;
  for (guint i = 0; i < self->differences->len; i++)
    mp_import_difference_set_choice (g_ptr_array_index (self->differences, i), choice);
  notify_chosen (self);
}

/**
 * mp_import_item_count_chosen:
 *
 * Returns: how many of its differences change the portfolio, as decided for each
 */
guint
mp_import_item_count_chosen (MpImportItem *self)
{
  guint n = 0;

  g_return_val_if_fail (MP_IS_IMPORT_ITEM (self), 0);

  for (guint i = 0; self->changes && i < self->differences->len; i++)
    {
      const MpImportDifference *difference = g_ptr_array_index (self->differences, i);

      n += difference->choice != MP_CHOICE_MINE;
    }
  return n;
}

/**
 * mp_import_item_dup_changes:
 *
 * Returns: (transfer full): what was decided to change in the project of the portfolio; references
 *   to what the file brings along are negative
 */
MpChangeSet *
mp_import_item_dup_changes (MpImportItem *self)
{
  MpChangeSet *set = mp_change_set_new (NULL);

  g_return_val_if_fail (MP_IS_IMPORT_ITEM (self), set);

  for (guint i = 0; self->changes && i < self->differences->len; i++)
    {
      const MpImportDifference *difference = g_ptr_array_index (self->differences, i);

      for (guint j = difference->first; j < difference->first + difference->n_theirs + difference->n_both; j++)
        {
          if (mp_import_difference_wants (difference, j))
            mp_change_set_add_copy (set, mp_change_set_get (self->changes, j));
        }
    }
  return set;
}

/**
 * mp_import_item_get_candidates:
 *
 * Returns: (transfer none) (nullable) (element-type MpImportCandidate): the projects of the portfolio
 *   that one in doubt might be, the likeliest first
 */
GPtrArray *
mp_import_item_get_candidates (MpImportItem *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_ITEM (self), NULL);

  return self->candidates;
}

guint
mp_import_item_get_candidate (MpImportItem *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_ITEM (self), 0);

  return self->candidate;
}

/**
 * mp_import_item_set_candidate:
 * @index: of one of its candidates
 *
 * Says which project of the portfolio is meant; its differences are those of the item from now on.
 */
void
mp_import_item_set_candidate (MpImportItem *self,
                              guint         index)
{
  g_return_if_fail (MP_IS_IMPORT_ITEM (self));
  g_return_if_fail (self->candidates && index < self->candidates->len);

  if (index == self->candidate)
    return;
  self->candidate = index;
  show_candidate (self);
  notify_chosen (self);
}
