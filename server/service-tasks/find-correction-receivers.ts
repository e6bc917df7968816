import { z } from 'zod';
import type { Variables } from '../../engine/index.ts';
import { textOf } from '../features/change-schedule/change-window.view.ts';
import { boundRecord, defineServiceTask, type ServiceContext } from './service-task.ts';

/** How long a closed incident may be opened again. */
const incidentDays = 7;
const dayMs = 86_400_000;

const receivers = z.object({
  /** Keys of those that wait for a correction. */
  waiting: z.array(z.string()),
  /** Numbers of closed problems that are opened again. */
  problems: z.array(z.string()),
  /** Numbers of closed incidents that are opened again. */
  incidents: z.array(z.string()),
  /** Whom nothing else reaches: their owners are told. */
  others: z.array(z.string()),
});
type Kind = keyof z.infer<typeof receivers>;

/**
 * Who hears that the outcome of a change is corrected, and how: whoever watches is told, a problem that was closed and
 * an incident within its window are opened again, of anything else the owner is told.
 */
export const findCorrectionReceivers = defineServiceTask({
  inputs: z.object({}),
  outputs: receivers,
  run: async (_tx, _inputs, context) => {
    const { fields } = boundRecord(context);
    const [source, key] = [textOf(fields, 'source'), textOf(fields, 'raiseKey')];
    const found = { waiting: [], problems: [], incidents: [], others: [] } as Record<Kind, string[]>;
    if (key && (await somebodyWaits(context, key))) found.waiting.push(key);
    else if (source) found[await kindOf(context, source)].push(source);
    return found;
  },
});

async function somebodyWaits({ run }: ServiceContext, key: string): Promise<boolean> {
  const rows = await run.tx.query(
    `SELECT correlation_key FROM subscription WHERE event = 'message' AND name = 'msg.change.outcome' AND correlation_key = ?`,
    [key],
  );
  return rows.length > 0;
}

async function kindOf({ run }: ServiceContext, source: string): Promise<Kind> {
  const [row] = await run.tx.query<{ type: string; status: string; fields: string; closed_at: string | Date | null }>(
    'SELECT type, status, fields, closed_at FROM record WHERE number = ?',
    [source],
  );
  const closureCode = textOf(JSON.parse(row?.fields ?? '{}') as Variables, 'closureCode') ?? '';
  if (row?.type === 'problem' && row.status === 'closed' && closureCode === 'resolved') return 'problems';
  const confirmed = closureCode === 'confirmed' || closureCode === 'auto-confirmed';
  const closedAt = row?.closed_at ? new Date(row.closed_at).getTime() : 0;
  const inWindow = run.now.getTime() <= closedAt + incidentDays * dayMs;
  return row?.type === 'incident' && row.status === 'closed' && confirmed && inWindow ? 'incidents' : 'others';
}
