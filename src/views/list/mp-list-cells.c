/* mp-list-cells.c: what stands in the cells of the list
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/list/mp-list-cells.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "widgets/mp-status-pill.h"

struct _MpListCells
{
  GObject parent_instance;

  MpProjectList *list;
  MpDate as_of;
  guint date_chars;
  int status_width;
  GHashTable *bound; /* set of Cell, on the screen or near it */
};

G_DEFINE_FINAL_TYPE (MpListCells, mp_list_cells, G_TYPE_OBJECT)

enum
{
  MENU_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* One cell widget and the row that it shows. */
typedef struct
{
  MpListCells *cells; /* owns the factory that made this */
  GtkListItem *item;
  MpListCellKind kind;
  MpProject *project;
  gulong changed_id;
  GtkWidget *text;   /* inscription: the text, or the title of a compact row */
  GtkWidget *second; /* inscription: the second line of a compact row */
  GtkWidget *status;
} Cell;

static GQuark
cell_quark (void)
{
  return g_quark_from_static_string ("mp-list-cell");
}

static char *
dup_date (MpDate          date,
          MpDatePrecision precision)
{
  return date == MP_DATE_NONE ? NULL : mp_format_date (date, precision);
}

static char *
take_unless_empty (char *text)
{
  if (text && *text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static char *
dup_compact_line (const MpSummary *summary,
                  MpDate           as_of)
{
  g_autofree char *end = dup_date (summary->end, summary->end_precision);
  g_autofree char *left = take_unless_empty (mp_status_format_left (summary, as_of));

  if (summary->start == MP_DATE_NONE && summary->end == MP_DATE_NONE)
    return g_strdup (_("No dates stated"));
  if (left && end)
    /* Translators: the last day of a project, and how long it still runs: "until 31 Dec 2026 · 38 days left" */
    return g_strdup_printf (_("until %s · %s left"), end, left);
  return mp_format_range (summary->start, summary->start_precision, summary->end, summary->end_precision);
}

/* Text without a letter, such as a year, goes with what is around it. */
static gboolean
is_rtl (const char *text,
        gboolean    around)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        {
          GUnicodeScript script = g_unichar_get_script (c);

          return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW;
        }
    }
  return around;
}

/* An inscription turns with its text; a column has one edge, whatever the script. */
static void
show_text (GtkWidget  *inscription,
           const char *text,
           gboolean    right)
{
  gboolean rtl = gtk_widget_get_direction (inscription) == GTK_TEXT_DIR_RTL;

  gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription), (rtl == is_rtl (text, rtl)) != (right && !rtl) ? 0 : 1);
  gtk_inscription_set_text (GTK_INSCRIPTION (inscription), text);
}

static void
set_text (Cell       *cell,
          const char *text)
{
  gboolean is_amount = cell->kind == MP_LIST_CELL_FUNDING;
  const char *blank = is_amount ? C_("money", "Not reported") : _("Not stated");

  /* Amounts end on the right in every language, so that they can be compared. */
  show_text (cell->text, text ? text : blank, is_amount);
  if (text)
    gtk_widget_remove_css_class (cell->text, "dim-label");
  else
    gtk_widget_add_css_class (cell->text, "dim-label");
}

static void
update_cell (Cell *cell)
{
  const MpSummary *summary = mp_project_get_summary (cell->project);
  MpDate as_of = cell->cells->as_of;
  g_autofree char *text = NULL;

  if (!summary || !cell->cells->list)
    return;

  if (cell->status)
    mp_status_pill_set_status (MP_STATUS_PILL (cell->status), mp_status_as_of (summary, as_of));
  if (cell->text)
    {
      text = mp_list_cells_dup_text (cell->cells->list, summary,
                                     cell->kind == MP_LIST_CELL_COMPACT ? MP_LIST_CELL_TITLE : cell->kind);
      set_text (cell, text);
    }
  if (cell->second)
    {
      g_autofree char *line = dup_compact_line (summary, as_of);

      show_text (cell->second, line, FALSE);
    }
}

/* Whoever rests the pointer on a text that is cut reads the whole. */
static gboolean
query_tooltip_cb (GtkWidget  *inscription,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (inscription));
  g_autoptr(PangoLayout) layout = NULL;
  int width;

  if (!text || *text == '\0')
    return FALSE;
  layout = gtk_widget_create_pango_layout (inscription, text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (inscription))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* As wide as is said here, whatever the text: else columns would jump when other rows are shown. */
static GtkWidget *
create_inscription (guint    min_chars,
                    guint    nat_chars,
                    gboolean tabular)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), min_chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (inscription), nat_chars);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  /* From the top, so that a line that ends in an ellipsis of another font stands on the same base. */
  gtk_inscription_set_yalign (GTK_INSCRIPTION (inscription), 0);
  gtk_widget_set_valign (inscription, GTK_ALIGN_CENTER);
  if (tabular)
    gtk_widget_add_css_class (inscription, "tabular");
  gtk_widget_set_has_tooltip (inscription, TRUE);
  g_signal_connect (inscription, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  return inscription;
}

static void
menu_clicked_cb (GtkWidget *button)
{
  Cell *cell = g_object_get_qdata (G_OBJECT (button), cell_quark ());

  g_signal_emit (cell->cells, signals[MENU_REQUESTED], 0, button, gtk_list_item_get_position (cell->item));
}

static GtkWidget *
create_menu_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-more-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-menu");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* A row gives the focus to what in it can have it, and Enter would open the menu; the Menu key opens it as well. */
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_tooltip_text (button, _("Menu of this project"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Menu of this project"), -1);
  g_signal_connect (button, "clicked", G_CALLBACK (menu_clicked_cb), NULL);
  return button;
}

static GtkWidget *
create_compact (Cell *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  cell->text = create_inscription (12, 30, FALSE);
  cell->second = create_inscription (6, 24, TRUE);
  cell->status = mp_status_pill_new ();
  gtk_widget_add_css_class (cell->second, "caption");
  gtk_widget_set_hexpand (cell->second, TRUE);
  gtk_box_append (GTK_BOX (line), cell->status);
  gtk_box_append (GTK_BOX (line), cell->second);
  gtk_box_append (GTK_BOX (box), cell->text);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

/* The longest that a date gets in the language of the user. */
static guint
count_date_chars (void)
{
  glong n = 0;

  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *text = mp_format_date (mp_date_from_ymd (2028, month, 28), MP_PRECISION_DAY);

      n = MAX (n, g_utf8_strlen (text, -1));
    }
  return (guint) n;
}

/* What the widest status takes. */
static int
measure_statuses (void)
{
  GtkWidget *pill = g_object_ref_sink (mp_status_pill_new ());
  int width = 0;

  for (MpStatus status = 0; status < MP_N_STATUSES; status++)
    {
      int natural;

      mp_status_pill_set_status (MP_STATUS_PILL (pill), status);
      gtk_widget_measure (pill, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      width = MAX (width, natural);
    }
  g_object_unref (pill);
  return width;
}

static GtkWidget *
create_status (Cell *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  cell->status = mp_status_pill_new ();
  gtk_widget_set_valign (cell->status, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (box, cell->cells->status_width, -1);
  gtk_box_append (GTK_BOX (box), cell->status);
  return box;
}

static GtkWidget *
create_child (Cell *cell)
{
  switch (cell->kind)
    {
    case MP_LIST_CELL_TITLE:
      return cell->text = create_inscription (34, 40, FALSE);
    case MP_LIST_CELL_STATUS:
      return create_status (cell);
    case MP_LIST_CELL_START:
    case MP_LIST_CELL_END:
      return cell->text = create_inscription (cell->cells->date_chars, cell->cells->date_chars, TRUE);
    case MP_LIST_CELL_LEFT:
      return cell->text = create_inscription (9, 9, TRUE);
    case MP_LIST_CELL_COUNTRIES:
    case MP_LIST_CELL_SECTORS:
    case MP_LIST_CELL_PARTNERS:
      return cell->text = create_inscription (12, 12, FALSE);
    case MP_LIST_CELL_FUNDING:
      return cell->text = create_inscription (19, 19, TRUE);
    case MP_LIST_CELL_MENU:
      return create_menu_button ();
    case MP_LIST_CELL_COMPACT:
      return create_compact (cell);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          MpListCells              *self)
{
  Cell *cell = g_new0 (Cell, 1);
  GtkWidget *child;

  cell->cells = self;
  cell->item = item;
  cell->kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "kind"));
  child = create_child (cell);
  /* GTK 4.8 takes the cell of a table for a row of its own: both would take a click, and turn the
   * selection round twice. */
  gtk_list_item_set_selectable (item, cell->kind == MP_LIST_CELL_COMPACT);
  gtk_list_item_set_activatable (item, cell->kind == MP_LIST_CELL_COMPACT);
  g_object_set_qdata_full (G_OBJECT (child), cell_quark (), cell, g_free);
  gtk_list_item_set_child (item, child);
}

static Cell *
get_cell (GtkListItem *item)
{
  return g_object_get_qdata (G_OBJECT (gtk_list_item_get_child (item)), cell_quark ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         MpListCells              *self)
{
  Cell *cell = get_cell (item);

  cell->project = g_object_ref (gtk_list_item_get_item (item));
  cell->changed_id = g_signal_connect_swapped (cell->project, "changed", G_CALLBACK (update_cell), cell);
  g_hash_table_add (self->bound, cell);
  update_cell (cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           MpListCells              *self)
{
  Cell *cell = get_cell (item);

  g_hash_table_remove (self->bound, cell);
  g_clear_signal_handler (&cell->changed_id, cell->project);
  g_clear_object (&cell->project);
}

static void
update_as_of (MpListCells *self)
{
  MpQuery *query = self->list ? mp_project_list_get_query (self->list) : NULL;
  MpDate as_of = query ? mp_query_get_as_of (query) : MP_DATE_NONE;
  GHashTableIter iter;
  gpointer cell;

  if (as_of == self->as_of)
    return;
  self->as_of = as_of;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    update_cell (cell);
}

static void
mp_list_cells_dispose (GObject *object)
{
  mp_list_cells_set_list (MP_LIST_CELLS (object), NULL);

  G_OBJECT_CLASS (mp_list_cells_parent_class)->dispose (object);
}

static void
mp_list_cells_finalize (GObject *object)
{
  MpListCells *self = MP_LIST_CELLS (object);

  g_hash_table_unref (self->bound);

  G_OBJECT_CLASS (mp_list_cells_parent_class)->finalize (object);
}

static void
mp_list_cells_class_init (MpListCellsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mp_list_cells_dispose;
  object_class->finalize = mp_list_cells_finalize;

  signals[MENU_REQUESTED] =
    g_signal_new ("menu-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, GTK_TYPE_WIDGET, G_TYPE_UINT);
}

static void
mp_list_cells_init (MpListCells *self)
{
  self->as_of = MP_DATE_NONE;
  self->date_chars = count_date_chars ();
  self->status_width = measure_statuses ();
  self->bound = g_hash_table_new (NULL, NULL);
}

MpListCells *
mp_list_cells_new (void)
{
  return g_object_new (MP_TYPE_LIST_CELLS, NULL);
}

/**
 * mp_list_cells_set_list:
 * @list: (nullable): the list whose projects the cells will show
 */
void
mp_list_cells_set_list (MpListCells   *self,
                        MpProjectList *list)
{
  g_return_if_fail (MP_IS_LIST_CELLS (self));

  if (self->list)
    g_signal_handlers_disconnect_by_func (self->list, update_as_of, self);
  g_set_object (&self->list, list);
  if (list)
    {
      g_signal_connect_object (list, "notify::query", G_CALLBACK (update_as_of), self, G_CONNECT_SWAPPED);
      update_as_of (self);
    }
}

/**
 * mp_list_cells_create_factory:
 *
 * Returns: (transfer full): a factory of such cells, which keeps @self alive
 */
GtkListItemFactory *
mp_list_cells_create_factory (MpListCells    *self,
                              MpListCellKind  kind)
{
  GtkListItemFactory *factory;

  g_return_val_if_fail (MP_IS_LIST_CELLS (self), NULL);

  factory = gtk_signal_list_item_factory_new ();
  g_object_set_data (G_OBJECT (factory), "kind", GUINT_TO_POINTER (kind));
  g_object_set_data_full (G_OBJECT (factory), "cells", g_object_ref (self), g_object_unref);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  return factory;
}

/**
 * mp_list_cells_dup_text:
 *
 * Returns: (transfer full) (nullable): the text of a cell, %NULL when the fact is not stated
 */
char *
mp_list_cells_dup_text (MpProjectList   *list,
                        const MpSummary *summary,
                        MpListCellKind   kind)
{
  MpPortfolio *portfolio = mp_project_list_get_portfolio (list);

  switch (kind)
    {
    case MP_LIST_CELL_TITLE:
      return g_strdup (summary->title);
    case MP_LIST_CELL_START:
      return dup_date (summary->start, summary->start_precision);
    case MP_LIST_CELL_END:
      return dup_date (summary->end, summary->end_precision);
    case MP_LIST_CELL_LEFT:
      {
        char *left = mp_status_format_left (summary, mp_query_get_as_of (mp_project_list_get_query (list)));

        /* What has ended or has no end has nothing left: that is no gap in the facts. */
        return left ? left : g_strdup ("");
      }
    case MP_LIST_CELL_COUNTRIES:
      return take_unless_empty (mp_portfolio_dup_terms_label (portfolio, summary, MP_VOCABULARY_COUNTRIES));
    case MP_LIST_CELL_SECTORS:
      return take_unless_empty (mp_portfolio_dup_terms_label (portfolio, summary, MP_VOCABULARY_SECTORS));
    case MP_LIST_CELL_PARTNERS:
      return take_unless_empty (mp_portfolio_dup_partners_label (portfolio, summary));
    case MP_LIST_CELL_FUNDING:
      return take_unless_empty (mp_portfolio_dup_money_label (portfolio, summary));
    case MP_LIST_CELL_STATUS:
    case MP_LIST_CELL_MENU:
    case MP_LIST_CELL_COMPACT:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * mp_list_cells_get_position:
 * @cell: a widget in or around a cell
 * @position: (out): the position of its row
 *
 * Returns: whether there is a row at @cell
 */
gboolean
mp_list_cells_get_position (GtkWidget *cell,
                            guint     *position)
{
  for (; cell; cell = gtk_widget_get_parent (cell))
    {
      GtkWidget *child = gtk_widget_get_first_child (cell);
      Cell *data = g_object_get_qdata (G_OBJECT (cell), cell_quark ());

      if (GTK_IS_LIST_VIEW (cell) || GTK_IS_COLUMN_VIEW (cell))
        return FALSE;
      /* The padding around a cell belongs to it; a row's first cell stands for the row. */
      for (; !data && child; child = gtk_widget_get_first_child (child))
        data = g_object_get_qdata (G_OBJECT (child), cell_quark ());
      if (data)
        {
          *position = gtk_list_item_get_position (data->item);
          return TRUE;
        }
    }
  return FALSE;
}
