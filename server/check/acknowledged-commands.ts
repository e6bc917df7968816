import { z } from 'zod';
import { placeholders } from '../database/list-sql.ts';
import type { Evidence, Findings, Invariant } from './invariant.ts';
import { chunks } from './pages.ts';

/** One line of the list: what a client was told is done. */
const acknowledged = z.union([
  z.strictObject({ actor: z.string(), key: z.string() }),
  z.strictObject({ task: z.string() }),
  z.strictObject({ message: z.string(), sender: z.string() }),
]);
type Acknowledged = z.output<typeof acknowledged>;

/** Whatever a client was answered 2xx to is in the database. */
export const acknowledgedCommands: Invariant = {
  id: 'I1',
  name: { en: 'Every acknowledged command is stored', zh: '已确认的命令全部入库' },
  async check(evidence, findings) {
    if (evidence.acknowledged === null) {
      findings.note({
        en: 'needs a list of what was acknowledged (--acknowledged <file>)',
        zh: '需要已确认命令的清单(--acknowledged <文件>)',
      });
      return;
    }
    for await (const lines of chunks(evidence.acknowledged())) {
      findings.seen(lines.length);
      const all = lines.map((line) => acknowledged.parse(JSON.parse(line)));
      await missing(evidence, findings, all, {
        pick: (each) => ('key' in each ? `${each.actor} ${each.key}` : null),
        sql: (list) =>
          `SELECT actor_id || ' ' || key AS id FROM idempotency_key
           WHERE answer IS NOT NULL AND actor_id || ' ' || key IN (${list})`,
        kind: 'idempotency key',
      });
      await missing(evidence, findings, all, {
        pick: (each) => ('task' in each ? each.task : null),
        sql: (list) => `SELECT id FROM task WHERE status = 'completed' AND id IN (${list})`,
        kind: 'task',
      });
      await missing(evidence, findings, all, {
        pick: (each) => ('message' in each ? `${each.sender} ${each.message}` : null),
        sql: (list) =>
          `SELECT sender || ' ' || sender_id AS id FROM message WHERE sender || ' ' || sender_id IN (${list})`,
        kind: 'message',
      });
    }
  },
};

async function missing(
  { reader }: Evidence,
  findings: Findings,
  all: readonly Acknowledged[],
  wanted: {
    readonly pick: (each: Acknowledged) => string | null;
    readonly sql: (list: string) => string;
    readonly kind: string;
  },
): Promise<void> {
  const ids = all.flatMap((each) => wanted.pick(each) ?? []);
  if (ids.length === 0) return;
  const rows = await reader.query<{ id: string }>(wanted.sql(placeholders(ids)), ids);
  const stored = new Set(rows.map(({ id }) => id));
  for (const id of ids)
    if (!stored.has(id))
      findings.violated(`${wanted.kind} ${id}`, { en: 'was acknowledged and is not stored', zh: '已确认但未入库' });
}
