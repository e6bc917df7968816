import { z } from 'zod';
import { placeholders } from '../database/list-sql.ts';
import type { RecordDraft } from '../execution/record-draft.ts';
import { holding } from '../fact-queries/incidents/holding.ts';
import { incidentsInSight, isOpen, openStates } from '../fact-queries/incidents/incident.ts';
import { boundRecord, defineServiceTask, type ServiceContext } from './service-task.ts';

const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'allowed: an instant');

/** Ends what counts the provider's time: the wait, and every clock that still runs. */
export const resolveRecord = defineServiceTask({
  inputs: z.object({ serviceRestoredAt: instant.nullish() }),
  outputs: z.object({
    /** When the service was back if that was entered and is over; else now. */
    resolvedAt: z.string(),
    /** Records that wait for this one. */
    childNumbers: z.array(z.string()),
  }),
  run: async (_tx, { serviceRestoredAt }, context) => {
    const { run, parts } = context;
    const record = boundRecord(context);
    const resolvedAt = await resolutionOf(serviceRestoredAt ?? null, record, context);
    const metrics = (await parts.clocks.of(run, record)).map(({ metric }) => metric);
    await parts.holds.resume(run, record);
    await parts.clocks.stop(run, record, metrics, resolvedAt);
    return { resolvedAt: resolvedAt.toISOString(), childNumbers: [...(await childrenOf(record, context))] };
  },
});

/** A restoration from before the reopening is that of the first solution, which did not hold. */
async function resolutionOf(
  restoredAt: string | null,
  record: RecordDraft,
  { run, parts }: ServiceContext,
): Promise<Date> {
  const restored = restoredAt === null ? run.now : new Date(restoredAt);
  const clocks = await parts.clocks.of(run, record);
  const reopened = clocks.flatMap(({ events }) => events).filter((event) => event.type === 'continue');
  const stale = reopened.some((event) => event.at >= restored);
  return restored < run.now && !stale ? restored : run.now;
}

async function childrenOf(record: RecordDraft, { run }: ServiceContext): Promise<readonly string[]> {
  const states = openStates(record.type);
  const named = holding([record.number]);
  const seen = await incidentsInSight(run, record, {
    sql: `status IN (${placeholders(states)}) AND (${named.sql})`,
    params: [...states, ...named.params],
  });
  return seen
    .filter((each) => each.parentIncident === record.number && isOpen(each, record.type))
    .map(({ number }) => number);
}
