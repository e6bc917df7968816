import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../server/clock.ts';
import { openDatabase } from '../../../server/database/open-database.ts';
import type { Transaction } from '../../../server/database/unit-of-work.ts';
import { bothDatabases } from '../../support/database.ts';
import { Desk } from './support/desk.ts';
import { aPlace, PraxisNode } from './support/node.ts';
import { full, rounds } from './support/rounds.ts';
import { expectSound } from './support/sound.ts';

/** Tables of a case, and which of their columns name it; the key that the database counts is left out. */
const tables: Readonly<
  Record<string, { readonly own: readonly string[]; readonly counted?: string; readonly of: string }>
> = {
  record: { own: ['id'], of: 'id = ?' },
  record_field: { own: ['record_id'], of: 'record_id = ?' },
  process_instance: { own: ['id', 'root_id', 'record_id'], of: 'record_id = ?' },
  task: { own: ['id', 'instance_id', 'record_id'], of: 'record_id = ?' },
  task_candidate: { own: ['task_id'], of: 'task_id IN (SELECT id FROM task WHERE record_id = ?)' },
  job: {
    own: ['instance_id', 'record_id'],
    counted: 'id',
    of: 'instance_id IN (SELECT id FROM process_instance WHERE record_id = ?)',
  },
  subscription: { own: ['instance_id'], of: 'instance_id IN (SELECT id FROM process_instance WHERE record_id = ?)' },
  history: { own: ['record_id', 'root_id', 'instance_id'], counted: 'seq', of: 'record_id = ?' },
  audit_trail: { own: ['entity_id', 'instance_id'], counted: 'seq', of: `entity_id = ? AND entity_type = 'record'` },
};

/** Copies a case so many times, with everything that belongs to it, by one statement per table. */
async function multiply(tx: Transaction, recordId: string, from: number, to: number): Promise<void> {
  for (const [table, { own, counted, of }] of Object.entries(tables)) {
    const [sample] = await tx.query<Record<string, unknown>>(`SELECT * FROM ${table} LIMIT 1`);
    const columns = Object.keys(sample ?? {}).filter((column) => column !== counted);
    const values = columns.map((column) => {
      if (own.includes(column)) return `'c' || n || '-' || ${column}`;
      return table === 'record' && column === 'number' ? `'END' || SUBSTR(CAST(1000000 + n AS TEXT), 2)` : column;
    });
    await tx.execute(
      `INSERT INTO ${table} (${columns.join(', ')})
       WITH RECURSIVE series (n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM series WHERE n < ${to})
       SELECT ${values.join(', ')} FROM (SELECT * FROM ${table} WHERE ${of}) AS one CROSS JOIN series`,
      [recordId],
    );
  }
}

function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

describe.each(bothDatabases)('many open cases at a restart, on %s', (dialect) => {
  test('then the node is ready soon, keeps nothing of them in memory, and finds inbox and due work by index', async (context) => {
    const wanted = rounds(context, 1000, 100_000);
    const place = await aPlace(dialect);
    const first = await PraxisNode.start(place);
    const desk = await Desk.at(first.url);
    const waiting = await desk.start('task');
    const timed = await desk.start('later');
    expect(await first.kill('SIGTERM')).toBe(0);
    const location =
      place.location.type === 'postgres' ? { ...place.location, statementTimeoutMs: 600_000 } : place.location;
    const database = await openDatabase(location, systemClock);
    await database.unitOfWork(async (tx) => {
      await multiply(tx, waiting.recordId, 3, 2 + wanted / 2);
      await multiply(tx, timed.recordId, 3 + wanted / 2, 2 + wanted);
      await tx.execute(`UPDATE number_sequence SET last = ? WHERE prefix = 'END'`, [2 + wanted]);
    });
    if (dialect === 'postgres') await database.unitOfWork((tx) => tx.execute('ANALYZE'));
    const plan = JSON.stringify(
      await database.reader.query(
        `EXPLAIN ${dialect === 'sqlite' ? 'QUERY PLAN' : ''} SELECT id FROM job WHERE status = 'ready' AND not_before <= ? ORDER BY not_before, due_at, id LIMIT 20`,
        [new Date()],
      ),
    );
    await database.close();

    const begun = performance.now();
    const node = await PraxisNode.start(place);
    const startMs = performance.now() - begun;
    expect((await fetch(`${node.url}/health/ready`)).status).toBe(200);
    const again = desk.movedTo(node.url);
    const asked = performance.now();
    const page = await again.get<readonly unknown[]>(`/api/tasks?range=${encodeURIComponent('[0,24]')}`);
    const inboxMs = performance.now() - asked;
    const memory = memoryOf(node.child.pid ?? 0);
    const added = await again.start('task');
    expect(await again.tasks(added.recordId)).toHaveLength(1);
    await node.kill('SIGTERM');

    Reflect.set(
      context.task.meta,
      'said',
      `start ${Math.round(startMs)} ms, inbox ${Math.round(inboxMs)} ms, ${Math.round(memory)} MB`,
    );
    expect(page).toHaveLength(25);
    expect(startMs).toBeLessThan(10_000);
    expect(memory).toBeLessThan(500);
    expect(inboxMs).toBeLessThan(full ? 1000 : 3000);
    expect(plan).toContain('job_due');
    await expectSound(place.location);
    await place.remove();
  }, 1_200_000);
});
