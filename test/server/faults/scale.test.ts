import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../server/clock.ts';
import { openDatabase } from '../../../server/database/open-database.ts';
import { bothDatabases } from '../../support/database.ts';
import { Desk } from './support/desk.ts';
import { multiply } from './support/multiply.ts';
import { aPlace, PraxisNode } from './support/node.ts';
import { full, rounds } from './support/rounds.ts';
import { expectSound } from './support/sound.ts';

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
