import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { factQueries } from '../../../server/fact-queries/index.ts';
import { bothDatabases } from '../../support/database.ts';
import { aDesk, type Desk, type GivenIncident } from './support.ts';

const day = (date: string, time = '10:00:00') => `2026-${date}T${time}+08:00`;
const p2 = { serviceId: 'mail', priority: 'P2', serviceState: 'degraded', category: 'software' };

describe.each(bothDatabases)('facts about other incidents on %s', (dialect) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await aDesk(dialect);
  });
  afterEach(() => desk.close());

  /** Registers incidents one after the other and answers the numbers. */
  async function given(...incidents: readonly (GivenIncident & { readonly at: string })[]): Promise<readonly string[]> {
    const numbers: string[] = [];
    for (const { at, ...incident } of incidents) {
      desk.at(at);
      numbers.push(await desk.incident(incident));
    }
    return numbers;
  }
  const last = (numbers: readonly string[]) => numbers.at(-1) ?? '';

  test.each([
    { third: '11:05:00', count: 3 },
    { third: '11:05:01', count: 2 },
  ])(
    'given P2 on mail at 10:05 and 10:40, when a third comes at $third, then the hour holds $count',
    async ({ third, count }) => {
      const numbers = await given(
        { at: day('03-09', '10:05:00'), fields: p2 },
        { at: day('03-09', '10:40:00'), fields: p2, status: 'resolved' },
        { at: day('03-09', third), fields: p2 },
      );

      expect(await desk.ask('high-priority-incidents-in-hour', last(numbers), { priority: 'P2' })).toBe(count);
      expect(await desk.ask('high-priority-incidents-in-hour', numbers[0] ?? '', { priority: 'P2' })).toBe(count);
    },
  );

  test('given incidents that are withdrawn, double, of another service or minor, then the hour does not count them', async () => {
    const numbers = await given(
      { at: day('03-09'), fields: p2, status: 'cancelled' },
      { at: day('03-09'), fields: { ...p2, closureCode: 'duplicate' } },
      { at: day('03-09'), fields: { ...p2, serviceId: 'hr' } },
      { at: day('03-09'), fields: { ...p2, priority: 'P3' } },
      { at: day('03-09'), fields: p2 },
    );

    expect(await desk.ask('high-priority-incidents-in-hour', last(numbers), { priority: 'P2' })).toBe(1);
  });

  test('given a record this transaction has just changed, then the change counts', async () => {
    const [number = '', other = ''] = await given(
      { at: day('03-09'), fields: p2 },
      { at: day('03-09'), fields: { ...p2, serviceId: 'hr' } },
    );
    const asked = factQueries.get('high-priority-incidents-in-hour');

    const count = await desk.on(other, async (record, run) => {
      record.write({ serviceId: 'mail' });
      const self = await desk.parts.records.byNumber(run, number);
      return asked?.({ facts: { priority: 'P2' }, record: self, run, parts: desk.parts });
    });

    expect(count).toBe(2);
  });

  test('given mail down twice, wiki down and hr degraded, then one tier 2 service is down', async () => {
    const down = { ...p2, serviceState: 'down' };
    const numbers = await given(
      { at: day('03-09'), fields: { ...down, serviceId: 'wiki' } },
      { at: day('03-09'), fields: { ...p2, serviceId: 'hr' } },
      { at: day('03-09'), fields: down, status: 'classified' },
      { at: day('03-09'), fields: down },
    );

    expect(await desk.ask('tier-two-services-down', last(numbers), { serviceState: 'down' })).toBe(1);
  });

  test('given the only tier 2 outage is resolved, then none is down', async () => {
    const numbers = await given({ at: day('03-09'), fields: { ...p2, serviceState: 'down' }, status: 'resolved' });

    expect(await desk.ask('tier-two-services-down', last(numbers))).toBe(0);
  });

  test.each([
    { expected: '14:00:00', beyond: false },
    { expected: '14:00:01', beyond: true },
    { expected: null, beyond: false },
  ])(
    'given erp (RTO 4 h) disturbed since 10:00, when it is expected back at $expected, then beyond RTO is $beyond',
    async ({ expected, beyond }) => {
      const estimatedRestoreAt = expected === null ? null : day('03-09', expected);
      const [number = ''] = await given({
        at: day('03-09', '10:30:00'),
        fields: { ...p2, serviceId: 'erp', startedAt: day('03-09', '10:00:00'), estimatedRestoreAt },
      });

      expect(await desk.ask('restore-beyond-rto', number)).toBe(beyond);
    },
  );

  test.each([
    { first: '03-02', count: 5 },
    { first: '02-13', count: 4 },
  ])(
    'given hr incidents on db-07 of $first, 03-05, 03-09, 03-12, when a fifth of 03-16 closes, then $count are similar',
    async ({ first, count }) => {
      const onDatabase = { serviceId: 'hr', category: 'database', ciIds: ['db-07'], priority: 'P3' };
      const numbers = await given(
        ...[first, '03-05', '03-09', '03-12', '03-16'].map((date) => ({
          at: day(date),
          fields: onDatabase,
          status: 'resolved',
        })),
      );

      expect(await desk.ask('similar-incidents-in-thirty-days', last(numbers))).toBe(count);
      expect(await desk.ask('highest-priority-of-similar-incidents', last(numbers))).toBe('P3');
    },
  );

  test('given the same symptom without a CI, then it is similar; another category is not; the highest priority wins', async () => {
    const symptom = { serviceId: 'hr', category: 'software', signature: 'page is empty', priority: 'P4' };
    const numbers = await given(
      { at: day('03-05'), fields: { ...symptom, priority: 'P2' }, status: 'closed' },
      { at: day('03-06'), fields: { ...symptom, category: 'network', priority: 'P1' } },
      { at: day('03-07'), fields: symptom },
    );

    expect(await desk.ask('similar-incidents-in-thirty-days', last(numbers))).toBe(2);
    expect(await desk.ask('highest-priority-of-similar-incidents', last(numbers))).toBe('P2');
  });

  test('given P1 and P2 on two CIs within and beyond 90 days, then the CI with the most counts', async () => {
    const numbers = await given(
      { at: day('01-01'), fields: { ...p2, ciIds: ['db-07'] } },
      { at: day('03-05'), fields: { ...p2, serviceId: 'hr', ciIds: ['db-07', 'srv-07'] } },
      { at: day('04-20'), fields: { ...p2, ciIds: ['db-07'], priority: 'P3' } },
      { at: day('04-21'), fields: { ...p2, ciIds: ['mail-01', 'db-07'] } },
    );

    expect(await desk.ask('high-priority-same-ci-in-ninety-days', last(numbers))).toBe(2);
  });

  test('given no fault was found three times for one person and once for another, then three count', async () => {
    const nothing = { ...p2, requesterId: 'zhang-wei', resolutionCode: 'no-fault-found' };
    const numbers = await given(
      { at: day('03-02'), fields: { ...nothing, requesterId: 'sun-hao' } },
      { at: day('03-03'), fields: { ...nothing, resolutionCode: 'fixed' } },
      { at: day('03-04'), fields: nothing, status: 'closed' },
      { at: day('03-05'), fields: nothing, status: 'closed' },
      { at: day('03-06'), fields: nothing },
    );

    expect(await desk.ask('no-fault-found-in-thirty-days', last(numbers))).toBe(3);
  });

  test('given nobody waits for a recurrence, then no problem is being monitored', async () => {
    const [number = ''] = await given({ at: day('03-02'), fields: { ...p2, ciIds: ['mail-01'] } });

    expect(await desk.ask('problem-being-monitored', number)).toBe(false);
  });
});
