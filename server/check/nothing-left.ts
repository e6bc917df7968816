import type { Invariant } from './invariant.ts';
import { pages } from './pages.ts';

/** What may not outlive its instance. Notices to whoever still waits are asked whether somebody does when they run. */
const work = [
  {
    kind: 'job',
    sql: `SELECT j.id AS id, j.instance_id AS instance_id FROM job j
          LEFT JOIN process_instance i ON i.id = j.instance_id
          WHERE j.instance_id IS NOT NULL AND j.kind NOT IN ('record-changed', 'deliver-signal')
            AND (i.id IS NULL OR i.status <> 'active')`,
    key: 'j.id',
  },
  {
    kind: 'task',
    sql: `SELECT t.id AS id, t.instance_id AS instance_id FROM task t JOIN process_instance i ON i.id = t.instance_id
          WHERE t.status = 'open' AND i.status <> 'active'`,
    key: 't.id',
  },
  {
    kind: 'subscription',
    sql: `SELECT s.subscription_id AS id, s.instance_id AS instance_id FROM subscription s
          JOIN process_instance i ON i.id = s.instance_id WHERE i.status <> 'active'`,
    key: 's.instance_id',
    as: 'instance_id',
  },
  {
    kind: 'clock timer',
    sql: `SELECT c.timer_id AS id, c.instance_id AS instance_id FROM clock_timer c
          JOIN process_instance i ON i.id = c.instance_id WHERE i.status <> 'active'`,
    key: 'c.instance_id',
    as: 'instance_id',
  },
] as const;

/** Nothing works for an instance that has ended. */
export const nothingLeft: Invariant = {
  id: 'I5',
  name: { en: 'No job, timer or task of an ended instance', zh: '已结束实例没有遗留作业、定时器或任务' },
  async check({ reader }, findings) {
    const [jobs] = await reader.query<{ n: number }>('SELECT COUNT(*) AS n FROM job');
    findings.seen(jobs?.n ?? 0);
    for (const { kind, sql, ...order } of work)
      for await (const rows of pages<{ id: string | number; instance_id: string }>(reader, sql, order))
        for (const { id, instance_id } of rows)
          findings.violated(`${kind} ${id}`, {
            en: `its instance ${instance_id} has ended`,
            zh: `其实例 ${instance_id} 已结束`,
          });
  },
};
