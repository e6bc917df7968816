import { randomUUID } from 'node:crypto';
import type { Reader } from '../../../../server/database/unit-of-work.ts';
import type { FaultPoint } from '../../../../server/fault.ts';
import type { Desk } from './desk.ts';

/** One kind of command: what comes before it, and the command itself, which may be sent again. */
export interface CommandKind {
  readonly name: string;
  /** @returns sends the command */
  prepare(desk: Desk, monitoring: Desk): Promise<(desk: Desk, monitoring: Desk) => Promise<void>>;
}

const completing = (kind: string, values: Readonly<Record<string, unknown>>) => async (desk: Desk) => {
  const { recordId } = await desk.start(kind);
  const [task] = await desk.tasks(recordId);
  if (!task) throw new Error(`${kind} has no task`);
  return (again: Desk) => again.complete(task.id, values);
};

/** Each kind of step of the list that a client asks for; a timer fires by itself. */
export const commandKinds: readonly CommandKind[] = [
  {
    name: 'start',
    prepare: async () => {
      const key = randomUUID();
      return async (desk) => {
        await desk.start('task', { key });
      };
    },
  },
  { name: 'complete task', prepare: completing('task', { outcome: 'done' }) },
  {
    name: 'message',
    prepare: async () => {
      const id = randomUUID();
      const message = { id, name: 'msg.complaint.raise', payload: { description: 'Too slow' } };
      return async (_desk, monitoring) => {
        await monitoring.post('/api/messages', message);
        monitoring.acknowledged.push(JSON.stringify({ message: id, sender: monitoring.account }));
      };
    },
  },
  { name: 'error boundary', prepare: completing('error', { outcome: 'bad' }) },
  { name: 'sub-process', prepare: completing('error', { outcome: 'good' }) },
  { name: 'multi-instance', prepare: completing('multi', {}) },
  {
    name: 'notice',
    prepare: async () => {
      const key = randomUUID();
      return async (desk) => {
        await desk.start('notice', { key });
      };
    },
  },
];

/** Points that one command passes, in order; what is stored changes between the last two groups. */
export const beforeCommit: readonly FaultPoint[] = [
  'received',
  'validated',
  'before-begin',
  'loaded',
  'stepped',
  'after-state-write',
  'after-jobs-insert',
  'after-outbox-insert',
  'after-history-insert',
  'after-audit-insert',
  'before-commit',
];
export const afterCommit: readonly FaultPoint[] = ['after-commit', 'before-answer'];

/** Grows with every stored step and with nothing else. */
export async function fingerprint(reader: Reader): Promise<string> {
  const [row] = await reader.query<Record<string, number>>(
    `SELECT (SELECT COALESCE(SUM(rev), 0) FROM process_instance) AS steps, (SELECT COUNT(*) FROM history) AS lines,
       (SELECT COALESCE(SUM(lock_version), 0) FROM record) AS versions, (SELECT COUNT(*) FROM message) AS messages`,
  );
  return JSON.stringify(row);
}
