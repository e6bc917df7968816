import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { aDesk, type Desk } from '../service-tasks/support.ts';

const on = (time: string) => `2026-03-09T${time}:00+08:00`;
const utc = (time: string) => new Date(on(time)).toISOString();

describe.each(bothDatabases)('the clocks of one incident, on %s', (dialect) => {
  let desk: Desk;
  let number: string;
  /** A P3 at 09:00, whose targets are known. */
  beforeEach(async () => {
    desk = await aDesk(dialect, on('09:00'));
    number = await desk.incident({ fields: { serviceId: 'hr', priority: 'P3' }, status: 'in-progress' });
    await desk.serve('set-clocks', number, {
      targets: { response: 'PT2H', resolution: 'PT24H', calendar: 'cal-8x5' },
    });
  });
  afterEach(() => desk.close());

  const clocks = () =>
    desk.query<{ definition: string; subject: string | null; state: string; due_at: string | null }>(
      'SELECT definition, subject, state, due_at FROM sla_clock ORDER BY sequence',
    );
  const clockOf = async (subject: string) => (await clocks()).find((clock) => clock.subject === subject);
  const assign = (group: string) => desk.on(number, (record) => record.write({ assignmentGroupId: group }));

  test('given a group that gets the incident, then its own clock runs with the target the rule set agrees on', async () => {
    desk.at(on('10:00'));
    await assign('APP');

    expect(await clockOf('APP')).toEqual({
      definition: 'group',
      subject: 'APP',
      state: 'running',
      due_at: new Date('2026-03-10T10:00:00+08:00').toISOString(),
    });
    const [logged] = await desk.query<{ fired_rows: string }>(
      `SELECT fired_rows FROM decision_log WHERE rule_set = 'clock-target'`,
    );
    expect(logged?.fired_rows).toBe('["group-P3"]');
  });

  test('given a group that hands it over and gets it back, then only its own time counts', async () => {
    desk.at(on('10:00'));
    await assign('APP');
    desk.at(on('11:00'));
    await assign('SEC');
    expect(await clockOf('APP')).toMatchObject({ state: 'stopped' });
    desk.at(on('12:00'));
    await assign('APP');

    expect(await clockOf('SEC')).toMatchObject({ state: 'stopped' });
    expect(await clockOf('APP')).toMatchObject({
      state: 'running',
      due_at: new Date('2026-03-10T11:00:00+08:00').toISOString(),
    });
  });

  test('given a wait for a named supplier, then the supplier is on the clock, the group is not, the customer counts on', async () => {
    desk.at(on('10:00'));
    await assign('APP');
    desk.at(on('11:00'));
    await desk.on(number, (record, run) =>
      desk.parts.holds.hold(run, record, 'waiting-supplier', { subject: 'Carrier' }),
    );
    const waiting = await clocks();
    desk.at(on('15:00'));
    await desk.on(number, (record, run) => desk.parts.holds.resume(run, record));

    expect(waiting.map(({ definition, subject, state }) => [definition, subject, state])).toEqual([
      ['response', null, 'running'],
      ['resolution', null, 'running'],
      ['group', 'APP', 'paused'],
      ['supplier', 'Carrier', 'running'],
    ]);
    expect(await clockOf('Carrier')).toMatchObject({ state: 'stopped' });
    expect(await clockOf('APP')).toMatchObject({
      state: 'running',
      due_at: new Date('2026-03-10T14:00:00+08:00').toISOString(),
    });
    expect(await desk.on(number, (record) => record.fields['pending'])).toEqual([
      { reason: 'waiting-supplier', with: 'Carrier', from: utc('11:00'), to: utc('15:00') },
    ]);
  });

  test('given a major incident, then each update of the customer starts the next one, and the solution ends them', async () => {
    desk.at(on('10:00'));
    await desk.on(number, (record) => record.write({ majorIncident: true }));
    desk.at(on('10:20'));
    await desk.on(number, (record) => record.write({ statusUpdates: [{ at: utc('10:20'), text: 'Working on it' }] }));
    desk.at(on('10:30'));
    await desk.serve('resolve-record', number);

    const updates = (await clocks()).filter(({ definition }) => definition === 'update');
    expect(updates.map(({ state, due_at }) => [state, due_at])).toEqual([
      ['stopped', utc('11:00')],
      ['stopped', utc('11:20')],
    ]);
    const latest = await desk.query(`SELECT id FROM sla_clock WHERE metric = 'update' AND latest = 1`);
    expect(latest).toHaveLength(1);
  });

  test('given a higher priority, then the group has its new target too, counted from when it got the incident', async () => {
    desk.at(on('10:00'));
    await assign('APP');
    desk.at(on('10:30'));
    await desk.on(number, (record) => record.write({ priority: 'P2' }));
    await desk.serve('set-clocks', number, {
      targets: { response: 'PT30M', resolution: 'PT8H', calendar: 'cal-24x7' },
    });

    expect(await clockOf('APP')).toMatchObject({ due_at: utc('12:00') });
  });

  test('given a group that is over its time, then its lead is told once and the customer clock is not breached', async () => {
    desk.at(on('10:00'));
    await assign('APP');
    desk.at('2026-03-10T10:05:00+08:00');
    await desk.on(number, (record, run) => desk.parts.clocks.rearm(run, record));
    await desk.on(number, (record, run) => desk.parts.clocks.rearm(run, record));

    const told = await desk.query<{ user_id: string }>(
      `SELECT user_id FROM notification WHERE template = 'sla.breached' AND data LIKE '%"metric":"group"%'`,
    );
    expect(told.map(({ user_id }) => user_id).toSorted()).toEqual(['chen-min', 'wang-lei']);
    expect(await desk.on(number, (record) => record.fields['resolutionBreached'])).toBe(false);
    const breached = await desk.query<{ definition: string; breached_at: string }>(
      'SELECT definition, breached_at FROM sla_clock WHERE breached_at IS NOT NULL AND subject IS NOT NULL',
    );
    expect(breached).toEqual([
      { definition: 'group', breached_at: new Date('2026-03-10T10:00:00+08:00').toISOString() },
    ]);
  });

  test('given a target for a clock nobody defined, then it is refused by its name and nothing starts', async () => {
    await expect(desk.serve('set-clocks', number, { targets: { lunch: 'PT1H', calendar: 'cal-8x5' } })).rejects.toThrow(
      'no clock "lunch"',
    );
    await expect(
      desk.serve('set-clocks', number, { targets: { fix: 'PT0S', calendar: 'cal-8x5' } }),
    ).rejects.toMatchObject({ code: 'DURATION_INVALID' });
    await expect(
      desk.serve('set-clocks', number, { targets: { fix: 'PT1H', calendar: 'cal-moon' } }),
    ).rejects.toMatchObject({ code: 'CALENDAR_UNKNOWN' });
    expect(await clocks()).toHaveLength(2);
  });
});
