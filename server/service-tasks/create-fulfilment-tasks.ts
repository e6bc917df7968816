import { z } from 'zod';
import type { Variables } from '../../engine/index.ts';
import { addServiceTime } from '../../rules/calendar.ts';
import { workingMs } from '../../rules/duration.ts';
import { compileExpression } from '../../rules/expression/index.ts';
import type { CatalogueInstruction, CatalogueItem } from '../../rules/schema/catalogue.ts';
import { type FulfilmentTask, fulfilmentTask, tasksOf } from './ordered-item/fulfilment-task.ts';
import { itemOfRecord } from './ordered-item/ordered-item.ts';
import { boundRecord, defineServiceTask, type ServiceContext } from './service-task.ts';

/**
 * Makes the tasks of a request from the instructions of its item, each with its due time and, where the item says so,
 * a clock of its own. In rework the named ones are done again, and those that could not be done.
 */
export const createFulfilmentTasks = defineServiceTask({
  inputs: z.object({
    /** Instant from which their targets count. */
    from: z.string(),
    /** Ids of tasks to do again; empty: the first time. */
    again: z.array(z.string()),
  }),
  outputs: z.object({ open: z.array(fulfilmentTask) }),
  run: async (_tx, { from, again }, context) => {
    const { run } = context;
    const record = boundRecord(context);
    const known = tasksOf(record);
    const begin = known.length === 0 ? new Date(from) : run.now;
    const item = itemOfRecord(context);
    const made = item.instructions
      .filter((instruction) => applies(instruction, (record.fields['formData'] ?? {}) as Variables, context))
      .map((instruction) => taskOf(item, instruction, begin, context));
    const tasks =
      known.length === 0
        ? made
        : known.map((task) => (again.includes(task.id) || task.done === false ? anew(task, made) : task));
    record.write({ tasks: tasks.map((task) => ({ ...task })), instructionMissing: tasks.length === 0 });
    if (known.length === 0) await startClocks(item, made, begin, context);
    return { open: tasks.filter(({ done }) => done !== true) };
  },
});

/** Clocks that measure one instruction alone begin with the request's. */
async function startClocks(
  { instructions, target, calendar }: CatalogueItem,
  tasks: readonly FulfilmentTask[],
  begin: Date,
  context: ServiceContext,
): Promise<void> {
  for (const instruction of instructions) {
    if (instruction.clock === undefined || !tasks.some(({ id }) => id === instruction.id)) continue;
    const own = { target: instruction.target ?? target, calendar: instruction.calendar ?? calendar };
    await context.parts.clocks.set(context.run, boundRecord(context), { [instruction.clock]: own }, begin);
  }
}

function applies({ when }: CatalogueInstruction, answers: Variables, { run, parts }: ServiceContext): boolean {
  if (when === undefined) return true;
  const compiled = compileExpression(when);
  if (!compiled.ok) throw new Error(`instruction: "${when}" is no expression`);
  return compiled.expression.evaluate(answers, { now: run.now, zone: parts.zone }).value === true;
}

function taskOf(
  item: CatalogueItem,
  instruction: CatalogueInstruction,
  begin: Date,
  { parts }: ServiceContext,
): FulfilmentTask {
  const target = instruction.target ?? item.target;
  const calendarId = instruction.calendar ?? item.calendar;
  const calendar = parts.calendars().find(({ id }) => id === calendarId);
  if (!calendar) throw new Error(`unknown calendar "${calendarId}"`);
  return {
    id: instruction.id,
    text: { ...instruction.text },
    steps: instruction.steps.map((label, index) => ({ value: String(index + 1), label: { ...label } })),
    groupId: instruction.group,
    targetMin: workingMs(target) / 60_000,
    calendarId,
    dueAt: addServiceTime(calendar, begin, target).at.toISOString(),
    clock: instruction.clock ?? null,
    done: null,
    doneAt: null,
    doneBy: null,
    result: null,
    stepsDone: [],
  };
}

/** The same task with its result taken back and a new due time. */
function anew(task: FulfilmentTask, made: readonly FulfilmentTask[]): FulfilmentTask {
  const { dueAt } = made.find(({ id }) => id === task.id) ?? task;
  return { ...task, dueAt, done: null, doneAt: null, doneBy: null, stepsDone: [] };
}
