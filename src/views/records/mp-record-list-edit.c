/* mp-record-list-edit.c: adding and deleting in a list of records
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/records/mp-record-list-private.h"

#include <glib/gi18n-lib.h>

#include "base/mp-text.h"
#include "views/records/mp-record-acts.h"
#include "views/records/mp-record-texts.h"
#include "widgets/mp-ask.h"

/* An act on its way to the document. */
typedef struct
{
  GWeakRef list;
  gint64 id;
  char *done; /* what to say then, NULL when it was added and is to be shown */
} Act;

static void
act_free (Act *act)
{
  g_weak_ref_clear (&act->list);
  g_free (act->done);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

/* A name that was searched for and not found may be that of what is to be added. */
char *
mp_record_list_dup_new_name (MpRecordList *self)
{
  g_autofree char *name = mp_text_one_line (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  if (*name == '\0' || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    return NULL;
  return g_steal_pointer (&name);
}

static void
applied_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpRecordList) self = g_weak_ref_get (&act->list);
  gboolean ok = mp_editor_apply_finish (MP_EDITOR (object), result, &error);
  GtkRoot *root = self ? gtk_widget_get_root (GTK_WIDGET (self)) : NULL;

  if (self == NULL || self->context == NULL)
    return;
  if (!ok)
    {
      self->wanted_id = 0;
      mp_tell (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
               mp_record_texts_get (self->table, act->done ? MP_RECORD_TEXT_NOT_DELETED : MP_RECORD_TEXT_NOT_ADDED), error->message);
      return;
    }
  if (act->done)
    {
      g_signal_emit_by_name (self, "said", act->done);
      return;
    }
  mp_record_list_set_search (self, "");
  mp_record_tree_refresh (self->tree);
  mp_record_list_select (self, act->id);
  g_signal_emit_by_name (self, "added", act->id);
}

static void
apply (MpRecordList *self,
       MpChangeSet  *set,
       gint64        id,
       char         *done)
{
  Act *act = g_new0 (Act, 1);

  g_weak_ref_init (&act->list, self);
  act->id = id;
  act->done = done;
  mp_editor_apply_async (mp_edit_context_get_editor (self->context), set, NULL, applied_cb, act);
}

/**
 * mp_record_list_add:
 *
 * Makes one more, called by what was searched for in vain, and asks with "added" for its name.
 */
void
mp_record_list_add (MpRecordList *self)
{
  g_autoptr (MpChangeSet) set = NULL;
  g_autofree char *name = NULL;
  gint64 id;

  g_return_if_fail (MP_IS_RECORD_LIST (self));

  if (self->tree == NULL || !mp_record_list_can_edit (self))
    return;
  name = mp_record_list_dup_new_name (self);
  set = mp_record_acts_add (self->context, self->table, self->vocabulary, name, &id);
  apply (self, set, id, NULL);
}

/* Where the selection goes when what is selected goes. */
static gint64
find_neighbour (MpRecordList *self,
                guint         position)
{
  gint64 next = mp_record_list_get_id_at (self, position + 1);

  if (next != 0 || position == 0)
    return next;
  return mp_record_list_get_id_at (self, position - 1);
}

/**
 * mp_record_list_delete:
 *
 * Deletes a record, or says why the document refuses.
 */
void
mp_record_list_delete (MpRecordList *self,
                       gint64        id)
{
  g_autoptr (MpChangeSet) set = NULL;
  g_autofree char *title = NULL;
  MpRecord *record;
  guint position;

  g_return_if_fail (MP_IS_RECORD_LIST (self));

  record = self->tree ? mp_portfolio_get_record (self->portfolio, self->table, id) : NULL;
  if (record == NULL || !mp_record_list_can_edit (self))
    return;
  title = mp_record_texts_dup_title (self->context, record);
  if (mp_record_list_find (self, id, &position))
    self->wanted_id = find_neighbour (self, position);
  set = mp_record_acts_delete (self->context, record);
  apply (self, set, id, g_strdup_printf (_("“%s” deleted"), title));
}
