import { z } from 'zod';
import type { RecordDraft } from '../execution/record-draft.ts';
import { childrenOf } from '../fact-queries/incidents/children.ts';
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
    await parts.holds.resume(run, record);
    await parts.clocks.happened(run, record, { type: 'resolved', at: resolvedAt });
    return { resolvedAt: resolvedAt.toISOString(), childNumbers: [...(await childrenOf(record, run))] };
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
