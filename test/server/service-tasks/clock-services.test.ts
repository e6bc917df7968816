import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { aDesk, type Desk } from './support.ts';

const on = (instant: string) => `2026-${instant}+08:00`;
const utc = (instant: string) => new Date(on(instant)).toISOString();
const standardP3 = { response: 'PT2H', resolution: 'PT24H', calendar: 'cal-8x5' };
const standardP2 = { response: 'PT30M', resolution: 'PT8H', calendar: 'cal-24x7' };

describe.each(bothDatabases)('services that work on the clocks of a record, on %s', (dialect) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await aDesk(dialect);
  });
  afterEach(() => desk.close());

  /** A P3 on hr in progress whose clocks run. */
  async function running(registeredAt: string): Promise<string> {
    desk.at(on(registeredAt));
    const fields = { serviceId: 'hr', priority: 'P3', requesterId: 'zhang-wei' };
    const number = await desk.incident({ fields, status: 'in-progress' });
    await desk.serve('set-clocks', number, { targets: standardP3 });
    return number;
  }
  const clocks = () =>
    desk.query<{ metric: string; state: string; due_at: string | null }>(
      'SELECT metric, state, due_at FROM sla_clock ORDER BY metric',
    );
  const resolutionDue = async () => (await clocks()).find(({ metric }) => metric === 'resolution')?.due_at;

  test('given a P3 on Friday 16:30, when its clocks are set, then they are due as the calendar says', async () => {
    desk.at(on('03-06T16:30:00'));
    const number = await desk.incident({ fields: { serviceId: 'hr', priority: 'P3' } });

    const answer = await desk.serve('set-clocks', number, { targets: standardP3 });

    expect(answer).toEqual({ responseDue: utc('03-09T09:30:00'), resolutionDue: utc('03-11T16:30:00') });
  });

  test('given running clocks, when new targets are set later, then they count from the registration', async () => {
    const number = await running('03-09T10:00:00');

    desk.at(on('03-09T14:30:00'));
    const answer = await desk.serve('set-clocks', number, { targets: standardP2 });

    expect(answer['resolutionDue']).toBe(utc('03-09T18:00:00'));
  });

  test('given a target that is no duration, then the service refuses its inputs', async () => {
    const number = await running('03-09T10:00:00');

    await expect(desk.serve('set-clocks', number, { targets: { ...standardP2, response: 'soon' } })).rejects.toThrow();
    await expect(desk.serve('set-clocks', number, { targets: null })).rejects.toThrow();
  });

  test.each([
    { status: 'in-progress', why: 'work' },
    { status: 'pending', why: 'a node that shows the wait already' },
  ])(
    'given $why, when the record waits for the customer and goes on, then the resolution is due later',
    async ({ status }) => {
      const number = await running('03-09T09:30:00');
      desk.at(on('03-09T11:30:00'));
      await desk.on(number, (record, run) => record.setStatus(status, run.now));

      await desk.serve('hold-record', number, { reason: 'waiting-customer' });
      const held = await desk.on(number, (record) => ({ status: record.status, pending: record.fields['pending'] }));
      desk.at(on('03-10T15:30:00'));
      await desk.serve('resume-record', number);

      expect(held).toEqual({
        status: 'pending',
        pending: [{ reason: 'waiting-customer', from: utc('03-09T11:30:00'), to: null }],
      });
      expect(await resolutionDue()).toBe(utc('03-13T13:30:00'));
      expect(await desk.on(number, (record) => record.status)).toBe('in-progress');
    },
  );

  test('given a wait for a change, then no clock pauses; a second wait ends the first', async () => {
    const number = await running('03-09T09:30:00');

    await desk.serve('hold-record', number, { reason: 'waiting-customer' });
    await desk.serve('hold-record', number, { reason: 'waiting-change' });

    expect((await clocks()).map(({ state }) => state)).toEqual(['running', 'running']);
    const pending = await desk.on(number, (record) => record.fields['pending']);
    expect(pending).toMatchObject([{ reason: 'waiting-customer', to: utc('03-09T09:30:00') }, { to: null }]);
  });

  test.each([
    { restored: on('03-09T11:00:00'), resolvedAt: utc('03-09T11:00:00'), why: 'it was back before' },
    { restored: on('03-09T15:00:00'), resolvedAt: utc('03-09T12:00:00'), why: 'that is still to come' },
    { restored: null, resolvedAt: utc('03-09T12:00:00'), why: 'nobody said when' },
  ])(
    'given restoration at $restored, when resolved at 12:00, then it ended at $resolvedAt: $why',
    async ({ restored, resolvedAt }) => {
      const number = await running('03-09T09:30:00');

      desk.at(on('03-09T12:00:00'));
      const answer = await desk.serve('resolve-record', number, { serviceRestoredAt: restored });

      expect(answer).toEqual({ resolvedAt, childNumbers: [] });
      expect((await clocks()).map(({ state }) => state)).toEqual(['stopped', 'stopped']);
      const stops = await desk.query<{ at: string }>(`SELECT at FROM clock_event WHERE type = 'stop'`);
      expect(stops.map(({ at }) => at)).toEqual([resolvedAt, resolvedAt]);
    },
  );

  test('given children, when their parent is resolved, then those that still wait are named', async () => {
    const number = await running('03-09T09:30:00');
    const waiting = await desk.incident({ fields: { parentIncident: number }, status: 'waiting-parent' });
    await desk.incident({ fields: { parentIncident: number }, status: 'closed' });
    await desk.incident({ fields: { symptom: `as in "${number}"` }, status: 'in-progress' });

    const { childNumbers } = await desk.serve('resolve-record', number, {});

    expect(childNumbers).toEqual([waiting]);
  });

  test('given 15 of 24 hours used and resolved, when reopened two days later, then the rest is left, and the old restoration is void', async () => {
    const number = await running('03-02T09:00:00');
    desk.at(on('03-03T17:00:00'));
    const { resolvedAt = null } = await desk.serve('resolve-record', number);
    await desk.on(number, (record) => record.write({ resolvedAt, serviceRestoredAt: resolvedAt }));

    desk.at(on('03-05T10:00:00'));
    const answer = await desk.serve('reopen-record', number);

    expect(answer).toEqual({ reopenCount: 1 });
    expect(await resolutionDue()).toBe(utc('03-06T11:00:00'));
    expect(await desk.on(number, (record) => record.fields)).toMatchObject({
      resolvedAt: null,
      serviceRestoredAt: null,
    });
    desk.at(on('03-05T15:00:00'));
    const again = await desk.serve('resolve-record', number, { serviceRestoredAt: resolvedAt });
    expect(again['resolvedAt']).toBe(utc('03-05T15:00:00'));
  });

  test('given a record that waits, when it is withdrawn, then the wait ends and the clocks stop', async () => {
    const number = await running('03-09T09:30:00');
    await desk.serve('hold-record', number, { reason: 'waiting-customer' });

    desk.at(on('03-09T10:30:00'));
    await desk.serve('withdraw-record', number, { reason: 'found it' });

    expect((await clocks()).map(({ state }) => state)).toEqual(['stopped', 'stopped']);
    expect(await desk.query(`SELECT id FROM job WHERE kind IN ('hold-reminder', 'clock-step')`)).toEqual([]);
    expect(await desk.on(number, (record) => record.fields['pending'])).toMatchObject([{ to: utc('03-09T10:30:00') }]);
  });
});
