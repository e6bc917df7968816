import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { aDesk, type Desk } from './support.ts';

const p2 = { serviceId: 'mail', priority: 'P2', serviceState: 'degraded' };
const at = (time: string) => `2026-03-09T${time}+08:00`;
const inputs = (number: string, ...reasons: readonly string[]) => ({ serviceId: 'mail', number, reasons });

describe.each(bothDatabases)('what a major incident finds on %s', (dialect) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await aDesk(dialect);
  });
  afterEach(() => desk.close());

  test('given two P2 in the hour, when the third is major by M3, then the open ones are its siblings', async () => {
    desk.at(at('10:05:00'));
    const first = await desk.incident({ fields: p2, status: 'in-progress' });
    desk.at(at('10:40:00'));
    const second = await desk.incident({ fields: p2, status: 'classified' });
    await desk.incident({ fields: p2, status: 'resolved' });
    await desk.incident({ fields: p2, status: 'waiting-parent' });
    await desk.incident({ fields: { ...p2, priority: 'P3' }, status: 'in-progress' });
    desk.at(at('11:00:00'));
    const third = await desk.incident({ fields: p2, status: 'classified' });
    // One more is solved and only waits for its text: nobody listens there.
    await desk.incident({ fields: p2, status: 'in-progress' });
    for (const number of [first, second]) await desk.waitingFor('msg.major.declared', number);

    const found = await desk.serve('find-major-context', third, inputs(third, 'M3'));

    expect(found).toEqual({ parentNumber: null, siblingNumbers: [first, second], declarable: false });
    expect(await desk.serve('find-major-context', first, inputs(first, 'M2'))).toMatchObject({ declarable: true });
    expect(await desk.serve('find-major-context', third, inputs(third, 'M1', 'M2'))).toMatchObject({
      siblingNumbers: [],
    });
  });

  test('given a major is open on the service, when another is hit, then it joins and has no siblings', async () => {
    const parent = await desk.incident({ fields: { ...p2, majorIncident: true }, status: 'in-progress' });
    await desk.incident({ fields: { ...p2, serviceId: 'hr', majorIncident: true }, status: 'in-progress' });
    const number = await desk.incident({ fields: p2, status: 'classified' });

    const found = await desk.serve('find-major-context', number, inputs(number, 'M3'));

    expect(found).toEqual({ parentNumber: parent, siblingNumbers: [], declarable: false });
    expect(await desk.serve('find-major-context', parent, inputs(parent, 'M2'))).toMatchObject({ parentNumber: null });
  });

  test('given the earlier major is resolved, when another is hit, then it is a parent of its own', async () => {
    await desk.incident({ fields: { ...p2, majorIncident: true }, status: 'resolved' });
    const number = await desk.incident({ fields: p2, status: 'classified' });

    expect(await desk.serve('find-major-context', number, inputs(number, 'M2'))).toMatchObject({ parentNumber: null });
  });

  test('given eight hits at the same moment, when all look and declare, then one is the parent of the others', async () => {
    const numbers: string[] = [];
    for (let count = 0; count < 8; count++) numbers.push(await desk.incident({ fields: p2 }));
    const declare = (number: string) =>
      desk.on(number, async (record, run) => {
        const { parentNumber } = await desk.serveIn('find-major-context', record, run, inputs(number, 'M2'));
        record.write({ majorIncident: parentNumber === null });
        return parentNumber;
      });

    const parents = await Promise.all(numbers.map(declare));

    const declared = numbers.filter((_, index) => parents[index] === null);
    expect(declared).toHaveLength(1);
    expect(new Set(parents)).toEqual(new Set([null, ...declared]));
  });
});
