import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockProgress, saveProgress } from '../../../server/features/kpi/kpi-tally.repository.ts';
import { aDesk, type Desk } from '../service-tasks/support.ts';

describe('progress of indicators that two nodes count at the same time', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await aDesk('postgres', '2026-03-09T09:00:00+08:00');
  });
  afterEach(() => desk.close());

  test('given a node that counts on, when another waited for it, then the history ends for the other no earlier than was counted', async () => {
    const { unitOfWork, reader } = desk.database;
    const number = await desk.incident({ fields: { serviceId: 'hr', priority: 'P3' }, status: 'in-progress' });
    await desk.on(number, (record, run) => desk.parts.holds.hold(run, record, 'waiting-customer'));
    await unitOfWork((tx) => lockProgress(tx, 'waited-for'));
    let waiting: Promise<{ readonly seq: number; readonly end: number }> | undefined;

    const counted = await unitOfWork(async (tx) => {
      const { definitions } = await lockProgress(tx, 'waited-for');
      waiting = unitOfWork((other) => lockProgress(other, 'waited-for'));
      await waitsForLock(reader);
      const [added] = await tx.query<{ seq: number }>(
        `INSERT INTO history_entry (at, place_id, kind_id, actor_id, token_id, details)
         SELECT at, place_id, kind_id, actor_id, token_id, details FROM history_entry ORDER BY seq LIMIT 1 RETURNING seq`,
      );
      await saveProgress(tx, 'waited-for', definitions, Number(added?.seq));
      return Number(added?.seq);
    });

    const seen = await waiting;
    expect(counted).toBeGreaterThan(0);
    expect(seen?.seq).toBe(counted);
    expect(seen?.end).toBeGreaterThanOrEqual(counted);
  });
});

/** Until another session of this database stands before a lock. */
async function waitsForLock(reader: Desk['database']['reader']): Promise<void> {
  for (;;) {
    const [row] = await reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (row && row.n > 0) return;
  }
}
