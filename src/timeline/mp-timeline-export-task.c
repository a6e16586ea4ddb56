/* mp-timeline-export-task.c: the timeline into a file or the memory, in a thread
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-export-private.h"

#include "model/mp-replacement.h"

static gboolean
export_to_file (MpProjectList                  *list,
                const MpTimelineExportOptions  *options,
                GFile                          *file,
                MpTimelineProgress             *progress,
                GCancellable                   *cancellable,
                GError                        **error)
{
  g_autoptr (MpReplacement) replacement = mp_replacement_new (file, cancellable, error);

  return replacement && mp_timeline_export_with_progress (list, options, mp_replacement_get_stream (replacement), progress, cancellable, error) &&
         mp_replacement_commit (replacement, cancellable, error);
}

/**
 * mp_timeline_export_to_file:
 * @file: replaced when everything is written, untouched otherwise
 *
 * As mp_timeline_export_to_stream().
 */
gboolean
mp_timeline_export_to_file (MpProjectList                  *list,
                            const MpTimelineExportOptions  *options,
                            GFile                          *file,
                            GCancellable                   *cancellable,
                            GError                        **error)
{
  g_return_val_if_fail (MP_IS_PROJECT_LIST (list), FALSE);
  g_return_val_if_fail (options != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return export_to_file (list, options, file, NULL, cancellable, error);
}

typedef struct
{
  MpProjectList *list; /* frozen */
  MpTimelineExportOptions options;
  char *paper;
  char *title;
  char *colour_by;
  MpTimelineProgress progress;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->list);
  g_main_context_unref (job->progress.main_context);
  g_free (job->paper);
  g_free (job->title);
  g_free (job->colour_by);
  g_clear_pointer (&job->options.colour_like, mp_timeline_colouring_unref);
  g_free (job);
}

static Job *
job_new (MpProjectList                 *list,
         const MpTimelineExportOptions *options,
         MpTimelineProgressFunc         progress,
         gpointer                       progress_data)
{
  Job *job = g_new0 (Job, 1);

  job->list = mp_project_list_dup_frozen (list);
  job->options = *options;
  job->options.paper = job->paper = g_strdup (options->paper);
  job->options.title = job->title = g_strdup (options->title);
  job->options.colour_by = job->colour_by = g_strdup (options->colour_by);
  if (options->colour_like)
    mp_timeline_colouring_ref (options->colour_like);
  job->progress.func = progress;
  job->progress.data = progress_data;
  job->progress.main_context = g_main_context_ref_thread_default ();
  return job;
}

static void
export_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (export_to_file (job->list, &job->options, source_object, &job->progress, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * mp_timeline_export_to_file_async:
 * @progress: (nullable): told how far it is
 *
 * As mp_timeline_export_to_file(), in a thread, of what @list shows now. Main thread; the source
 * object of the result is @file.
 */
void
mp_timeline_export_to_file_async (MpProjectList                  *list,
                                  const MpTimelineExportOptions  *options,
                                  GFile                          *file,
                                  MpTimelineProgressFunc          progress,
                                  gpointer                        progress_data,
                                  GCancellable                   *cancellable,
                                  GAsyncReadyCallback             callback,
                                  gpointer                        user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MP_IS_PROJECT_LIST (list));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, mp_timeline_export_to_file_async);
  g_task_set_task_data (task, job_new (list, options, progress, progress_data), job_free);
  g_task_run_in_thread (task, export_thread);
}

gboolean
mp_timeline_export_to_file_finish (GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
texture_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) png = NULL;
  GdkTexture *texture;
  GError *error = NULL;

  if (!mp_timeline_export_with_progress (job->list, &job->options, stream, &job->progress, cancellable, &error) ||
      !g_output_stream_close (stream, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  png = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  texture = gdk_texture_new_from_bytes (png, &error);
  if (texture)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * mp_timeline_export_to_texture_async:
 * @options: how the picture is to be; the format is PNG, whatever it says
 *
 * As mp_timeline_export_to_file_async(), into the memory. The source object of the result is @list.
 */
void
mp_timeline_export_to_texture_async (MpProjectList                 *list,
                                     const MpTimelineExportOptions *options,
                                     MpTimelineProgressFunc         progress,
                                     gpointer                       progress_data,
                                     GCancellable                  *cancellable,
                                     GAsyncReadyCallback            callback,
                                     gpointer                       user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (MP_IS_PROJECT_LIST (list));

  job = job_new (list, options, progress, progress_data);
  job->options.format = MP_TIMELINE_FORMAT_PNG;
  task = g_task_new (list, cancellable, callback, user_data);
  g_task_set_source_tag (task, mp_timeline_export_to_texture_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, texture_thread);
}

/**
 * mp_timeline_export_to_texture_finish:
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkTexture *
mp_timeline_export_to_texture_finish (GAsyncResult  *result,
                                      GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
