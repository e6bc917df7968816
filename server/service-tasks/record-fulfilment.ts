import { z } from 'zod';
import { tasksOf } from './ordered-item/fulfilment-task.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** Keeps how one task of a request went, or all of them when a connected system did the work. */
export const recordFulfilment = defineServiceTask({
  inputs: z.object({
    /** Id of the task; null: every task that is not done yet. */
    taskId: z.string().nullable(),
    done: z.boolean(),
    result: z.string().nullable(),
    /** Values of the steps that were ticked. */
    stepsDone: z.array(z.string()).nullish(),
    /** Who did it; null: a connected system. */
    by: z.string().nullable(),
  }),
  outputs: z.object({
    /** True when every task of the request is done. */
    allDone: z.boolean(),
    /** What was done, one line each. */
    summary: z.string(),
  }),
  run: async (_tx, { taskId, done, result, stepsDone, by }, context) => {
    const { run } = context;
    const record = boundRecord(context);
    const at = run.now.toISOString();
    const tasks = tasksOf(record).map((task) => {
      if (taskId === null ? task.done === true : task.id !== taskId) return task;
      const ticked = stepsDone ?? (done ? task.steps.map(({ value }) => value) : []);
      return { ...task, done, doneAt: at, doneBy: by, result, stepsDone: ticked };
    });
    const isRemoved = tasks.some(({ clock, done: isDone }) => clock === privilegedClock && isDone === true);
    const removedAt = record.text('privilegedRemovedAt') ?? at;
    record.write({
      tasks: tasks.map((task) => ({ ...task })),
      ...(isRemoved ? { privilegedRemovedAt: removedAt } : {}),
    });
    return {
      allDone: tasks.every((task) => task.done === true),
      summary: tasks
        .flatMap((task) => task.result ?? [])
        .join('\n')
        .slice(0, 20_000),
    };
  },
});

/** Clock of the task that takes away privileged access; the field it writes stops it. */
const privilegedClock = 'privileged-access-removal';
