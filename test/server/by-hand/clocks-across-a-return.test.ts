import { expect, test } from 'vitest';
import type { ClockView } from '../../../server/contract/clock.ts';
import { bothDatabases } from '../../support/database.ts';
import { anIncidentAtWork } from '../../support/incident-at-work.ts';
import { givenAServer } from '../../support/server.ts';
import { openTask } from '../execution/support.ts';
import { expectSound } from '../faults/support/sound.ts';
import { operate, reason } from './support.ts';

const halfAnHour = 1_800_000;

test.each(bothDatabases)(
  'given an incident that is passed on, returned and passed on again on %s, then what was promised counts on with the same due, what was stopped stays so, and the group counts while it is named',
  async (database) => {
    const server = await givenAServer({
      database,
      config: { session: { idleMs: 4 * halfAnHour, absoluteMs: 8 * halfAnHour } },
    });
    const { id, recordId } = await anIncidentAtWork(server);
    const [desk, resolver] = [await server.as('li-na'), await server.as('wang-lei')];
    /** Each clock as `metric of whom: state, due, minutes that counted`. */
    const clocks = async () =>
      ((await desk.get('/api/records/incident/INC000001')).body.clocks as ClockView[]).map(
        ({ metric, subject, state, dueAt, elapsedMs }) =>
          `${metric} ${subject ?? ''}: ${state}, ${dueAt?.slice(11, 16)}, ${elapsedMs / 60_000}`,
      );
    const later = async () => {
      server.clock.advance(halfAnHour);
      await server.settle();
    };
    const passOn = async (taskId: string) => {
      const passed = await desk.post(`/api/tasks/${taskId}/complete`, {
        values: { workLog: 'not solved at the desk', outcome: 'pass-on' },
      });
      expect(passed.status, passed.text).toBe(200);
    };

    await later();
    await passOn(id);
    await later();
    const accept = await openTask(resolver, recordId ?? '', 'UT5_accept');
    await resolver.post(`/api/tasks/${accept.id}/claim`);
    const before = await clocks();
    const back = await operate(resolver, accept.id, 'return', { to: 'UT4_diagnose', reason });
    expect(back.status, back.text).toBe(200);

    expect(before).toEqual([
      'response : stopped, 01:30, 0',
      'resolution : running, 09:00, 60',
      'group DESK: stopped, 03:00, 30',
      'group APP: running, 03:30, 30',
    ]);
    expect(await clocks()).toEqual(before);

    await later();
    await passOn((await openTask(desk, recordId ?? '', 'UT4_diagnose')).id);
    expect(await clocks()).toEqual([
      'response : stopped, 01:30, 0',
      'resolution : running, 09:00, 90',
      'group DESK: stopped, 03:00, 30',
      'group APP: running, 03:30, 60',
    ]);
    await expectSound(server.location, {}, server.clock.now());
    await server.close();
  },
);
