/* mp-import-difference.c: where file and portfolio differ, and what is to become of it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/mp-import-private.h"

MpImportDifference *
mp_import_difference_new (MpTable     table,
                          int         field,
                          const char *label,
                          const char *old_text,
                          const char *new_text)
{
  MpImportDifference *self = g_new0 (MpImportDifference, 1);

  self->table = table;
  self->field = field;
  self->label = g_strdup (label);
  self->old_text = g_strdup (old_text);
  self->new_text = g_strdup (new_text);
  return self;
}

void
mp_import_difference_free (MpImportDifference *self)
{
  g_free (self->label);
  g_free (self->old_text);
  g_free (self->new_text);
  g_free (self);
}

/**
 * mp_import_difference_allows:
 *
 * Returns: whether @choice can be made; what merely comes with a new project leaves none
 */
gboolean
mp_import_difference_allows (const MpImportDifference *self,
                             MpChoice                  choice)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_theirs > 0 && (choice != MP_CHOICE_BOTH || self->both != MP_BOTH_NEVER);
}

/**
 * mp_import_difference_get_choice_label:
 *
 * Returns: what @choice means for this difference, translated
 */
const char *
mp_import_difference_get_choice_label (const MpImportDifference *self,
                                       MpChoice                  choice)
{
  static const char *const both[] = {
    [MP_BOTH_NEVER] = NULL,
    [MP_BOTH_NAME] = N_("Keep both: theirs as another name"),
    [MP_BOTH_TEXT] = N_("Keep both texts"),
    [MP_BOTH_DATE] = N_("Keep both: theirs as a later date"),
  };

  g_return_val_if_fail (self != NULL, NULL);

  switch (choice)
    {
    case MP_CHOICE_THEIRS:
      if (self->new_text == NULL)
        return _("Remove mine");
      return self->old_text ? _("Take theirs") : _("Add it");
    case MP_CHOICE_MINE:
      return self->old_text ? _("Keep mine") : _("Leave it out");
    case MP_CHOICE_BOTH:
      return both[self->both] ? _(both[self->both]) : NULL;
    case MP_CHOICE_DEFAULT:
    default:
      return mp_import_difference_get_choice_label (self, self->proposed);
    }
}

/* One choice for many: whoever keeps theirs still takes what the portfolio does not say at all, and
 * where both cannot be kept, what is proposed holds. */
void
mp_import_difference_set_choice (MpImportDifference *self,
                                 MpChoice            choice)
{
  if (choice == MP_CHOICE_MINE && self->old_text == NULL)
    choice = MP_CHOICE_THEIRS;
  self->choice = choice != MP_CHOICE_DEFAULT && mp_import_difference_allows (self, choice) ? choice : self->proposed;
}

/* Whether the change at that index of the item belongs to what was decided. */
gboolean
mp_import_difference_wants (const MpImportDifference *self,
                            guint                     change)
{
  guint end_theirs = self->first + self->n_theirs;

  if (self->choice == MP_CHOICE_THEIRS)
    return change >= self->first && change < end_theirs;
  return self->choice == MP_CHOICE_BOTH && change >= end_theirs && change < end_theirs + self->n_both;
}

MpImportCandidate *
mp_import_candidate_new (MpMatchCandidate *match,
                         const char       *title)
{
  MpImportCandidate *self = g_new0 (MpImportCandidate, 1);

  self->project = match->project;
  self->title = g_strdup (title);
  self->reasons = g_strdupv (match->reasons);
  self->doubts = g_strdupv (match->doubts);
  return self;
}

void
mp_import_candidate_free (MpImportCandidate *self)
{
  g_free (self->title);
  g_strfreev (self->reasons);
  g_strfreev (self->doubts);
  g_clear_pointer (&self->comparison, g_ptr_array_unref);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_pointer (&self->changes, mp_change_set_unref);
  g_free (self);
}
