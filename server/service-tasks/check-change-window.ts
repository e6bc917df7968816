import { z } from 'zod';
import type { Conflict } from '../../rules/change-schedule/conflicts.ts';
import type { Interval } from '../../rules/change-schedule/interval.ts';
import {
  factsOf,
  nextFreeWindows,
  proposedChange,
  type ScheduleInForce,
  windowFindings,
} from '../features/change-schedule/change-window.view.ts';
import { changeDrafts } from './change/change-drafts.ts';
import { changeSchedule } from './change/change-schedule.ts';
import { namesOf } from './change/names.ts';
import { boundRecord, defineServiceTask, type ServiceContext } from './service-task.ts';

/** Any number, as long as nothing else locks by it. */
const lock = 86_011;
const offered = { count: 5, days: 60 } as const;

/**
 * Looks for everything that speaks against the window of the change: as facts for rule set `change-schedule`, as rows
 * people read, and with the next windows nothing speaks against when something does.
 */
export const checkChangeWindow = defineServiceTask({
  inputs: z.object({ plannedStart: z.string(), plannedEnd: z.string() }),
  outputs: z.object({
    /** One flag per check, and how many changes of its services the window has. */
    facts: z.record(z.string(), z.json()),
    findings: z.array(z.object({ check: z.string(), with: z.string(), detail: z.string() })),
    /** `value` is start and end with a slash between, as ISO 8601 says. */
    freeSlots: z.array(z.object({ value: z.string(), label: z.object({ en: z.string(), zh: z.string() }) })),
  }),
  run: async (_tx, { plannedStart, plannedEnd }, context) => {
    const { run } = context;
    const record = boundRecord(context);
    // Two changes that take one window at the same moment would each miss the other; SQLite has one writer.
    if (run.tx.dialect === 'postgres') await run.tx.query('SELECT pg_advisory_xact_lock(?)', [lock]);
    const inForce = changeSchedule(context);
    const fields = { ...record.fields, plannedStart, plannedEnd };
    const proposed = proposedChange({ id: record.id, number: record.number, status: record.status, fields }, inForce);
    if (!proposed) throw new Error(`${record.number} has no window: "${plannedStart}" to "${plannedEnd}"`);
    const drafts = changeDrafts(run).filter(({ id }) => id !== record.id);
    const found = await windowFindings(run.tx, inForce, proposed, drafts);
    const slots =
      found.conflicts.length === 0
        ? []
        : await nextFreeWindows(run.tx, inForce, proposed, { after: run.now, ...offered }, drafts);
    return {
      facts: { ...factsOf(found.conflicts), changesInWindow: found.changesInWindow },
      findings: await rowsOf(found.conflicts, context),
      freeSlots: slots.map((slot) => slotChoice(slot, inForce)),
    };
  },
});

async function rowsOf(
  conflicts: readonly Conflict[],
  { run }: ServiceContext,
): Promise<{ check: string; with: string; detail: string }[]> {
  const names = await namesOf(
    run.tx,
    conflicts.flatMap(({ about }) => about),
  );
  return conflicts.map(({ check, with: other, about }) => ({
    check,
    with: other,
    detail: about.map((id) => names.get(id) ?? id).join(', '),
  }));
}

/** A window in the time of the schedule; digits need no language. */
function slotChoice({ from, to }: Interval, { schedule }: ScheduleInForce) {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: schedule.zone, dateStyle: 'short', timeStyle: 'short' });
  const text = `${shown.format(from)} – ${shown.format(to)}`;
  const value = `${new Date(from).toISOString()}/${new Date(to).toISOString()}`;
  return { value, label: { en: text, zh: text } };
}
