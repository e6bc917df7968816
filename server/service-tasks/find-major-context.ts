import { z } from 'zod';
import { placeholders } from '../database/list-sql.ts';
import type { RecordDraft } from '../execution/record-draft.ts';
import { burstAround } from '../fact-queries/incidents/burst.ts';
import { incidentsInSight, isHighPriority, isOpen, openStates } from '../fact-queries/incidents/incident.ts';
import { takeTurns } from '../fact-queries/incidents/take-turns.ts';
import { isAwaited } from '../features/message/heard.view.ts';
import { boundRecord, defineServiceTask, type ServiceContext } from './service-task.ts';

/** Row of rule set `major`: several incidents of one service at once. Only these belong together; others differ. */
const burst = 'M3';
const declaration = 'msg.major.declared';
/** It has a parent already, so nobody listens for another. */
const hasParent = 'waiting-parent';

/**
 * What a major incident finds: the one that is open on the service already, which it joins, or the incidents that
 * join it. A service has one parent at a time.
 */
export const findMajorContext = defineServiceTask({
  inputs: z.object({
    serviceId: z.string(),
    /** Rows of rule set `major` that matched. */
    reasons: z.array(z.string()).nullish(),
  }),
  outputs: z.object({
    parentNumber: z.string().nullable(),
    /** Those that still listen: what is solved already is not called back. */
    siblingNumbers: z.array(z.string()),
    /** Whether the work on the record itself can still be called back. */
    declarable: z.boolean(),
  }),
  run: async (_tx, { serviceId, reasons }, context) => {
    await takeTurns(context.run);
    const record = boundRecord(context);
    const parentNumber = await openMajorOn(serviceId, record, context);
    const joined = parentNumber === null && (reasons ?? []).includes(burst);
    const siblings = joined ? await siblingsOf(record, context) : [];
    const { tx } = context.run;
    const listening = await Promise.all(siblings.map((number) => isAwaited(tx, declaration, number)));
    return {
      parentNumber,
      siblingNumbers: siblings.filter((_, index) => listening[index]),
      declarable: await isAwaited(tx, declaration, record.number),
    };
  },
});

async function openMajorOn(serviceId: string, record: RecordDraft, { run }: ServiceContext): Promise<string | null> {
  const states = openStates(record.type);
  const seen = await incidentsInSight(run, record, {
    sql: `service_id = ? AND status IN (${placeholders(states)})
      AND id IN (SELECT record_id FROM record_field WHERE type = ? AND key = 'majorIncident' AND text_value = 'true')`,
    params: [serviceId, ...states, record.type.type],
  });
  const open = seen.filter(
    (each) => each.id !== record.id && each.major && each.serviceId === serviceId && isOpen(each, record.type),
  );
  const [first] = open.toSorted((a, b) => a.registeredAt.getTime() - b.registeredAt.getTime());
  return first?.number ?? null;
}

async function siblingsOf(record: RecordDraft, { run }: ServiceContext): Promise<readonly string[]> {
  const { members } = await burstAround(run, record);
  return members
    .filter(
      (each) => each.id !== record.id && isHighPriority(each) && isOpen(each, record.type) && each.status !== hasParent,
    )
    .map(({ number }) => number);
}
