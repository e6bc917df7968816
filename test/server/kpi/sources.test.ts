import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tallyFigure } from '../../../rules/kpi-tally.ts';
import { kpis } from '../../../rules/schema/kpi.ts';
import { readTally } from '../../../server/features/kpi/kpi-tally.repository.ts';
import { KpiTallyService } from '../../../server/features/kpi/kpi-tally.service.ts';
import { bothDatabases } from '../../support/database.ts';
import { aDesk, type Desk } from '../service-tasks/support.ts';

const text = { en: 'Any', zh: '任意' };
const common = { name: text, target: 1, direction: 'up', frequency: 'monthly', owner: 'process-owner' };
const ofClocks = { of: 'incident', source: 'clocks', periodBy: 'startedAt' };
const definitions = kpis.parse([
  {
    ...common,
    id: 'C1',
    unit: '%',
    measure: { type: 'ratio', ...ofClocks, over: 'metric = "group"', where: 'breached = false' },
  },
  {
    ...common,
    id: 'C2',
    unit: 'min',
    measure: { type: 'average', ...ofClocks, over: 'metric = "group" and subject = "APP"', value: 'elapsedMinutes' },
  },
  {
    ...common,
    id: 'C3',
    unit: 'min',
    measure: {
      type: 'percentile',
      percentile: 90,
      ...ofClocks,
      over: 'clock = "resolution" and record.priority = "P3"',
      value: 'targetMinutes',
    },
  },
  {
    ...common,
    id: 'H1',
    unit: '',
    measure: {
      type: 'count',
      of: 'incident',
      source: 'history',
      periodBy: 'at',
      where: 'lifecycle = "held" and details.reason = "waiting-customer"',
    },
  },
  {
    ...common,
    id: 'H2',
    unit: 'min',
    measure: { type: 'sum', of: 'incident', periodBy: 'registeredAt', value: 'reopenCount' },
  },
]);

describe.each(bothDatabases)('indicators over clocks and history, on %s', (dialect) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await aDesk(dialect, '2026-03-09T09:00:00+08:00');
  });
  afterEach(() => desk.close());

  async function figures(): Promise<Readonly<Record<string, unknown>>> {
    const { parts, database } = desk;
    const tallies = new KpiTallyService(
      (now) => ({
        types: (type) => parts.versions.recordType(type)?.type,
        calendars: parts.clocks.calendars,
        definitions: parts.versions.shared.clocks.definitions,
        now,
      }),
      'Asia/Shanghai',
    );
    const process = { id: 'incident', name: text, kpis: definitions };
    while (!(await database.unitOfWork((tx) => tallies.catchUp(tx, process))));
    const shown: Record<string, unknown> = {};
    for (const kpi of definitions) {
      const tally = await readTally(database.reader, 'incident', { kpiId: kpi.id, period: '2026-03', serviceId: '*' });
      const { numerator, denominator, shown: said } = tallyFigure(kpi, tally);
      shown[kpi.id] = [numerator, denominator, said];
    }
    return shown;
  }

  test('given groups, waits and clocks, then they are counted, also after they went on', async () => {
    const number = await desk.incident({
      fields: { serviceId: 'hr', priority: 'P3', reopenCount: 2 },
      status: 'in-progress',
    });
    await desk.serve('set-clocks', number, { targets: { response: 'PT2H', resolution: 'PT24H', calendar: 'cal-8x5' } });
    await desk.on(number, (record) => record.write({ assignmentGroupId: 'APP' }));
    desk.at('2026-03-09T10:00:00+08:00');
    await desk.on(number, (record, run) => desk.parts.holds.hold(run, record, 'waiting-customer'));
    desk.at('2026-03-09T11:00:00+08:00');
    const waiting = await figures();
    await desk.on(number, (record, run) => desk.parts.holds.resume(run, record));
    desk.at('2026-03-09T11:30:00+08:00');
    await desk.on(number, (record) => record.write({ assignmentGroupId: 'SEC' }));
    await desk.on(number, (record, run) => desk.parts.holds.hold(run, record, 'waiting-customer'));

    expect(waiting).toEqual({
      C1: [1, 1, '100.00'],
      C2: [60, 1, '60.00'],
      C3: [1440, 1, '1440.00'],
      H1: [1, null, '1.00'],
      H2: [2, null, '2.00'],
    });
    expect(await figures()).toMatchObject({ C1: [2, 2, '100.00'], C2: [90, 1, '90.00'], H1: [2, null, '2.00'] });
    expect(await figures()).toEqual(await figures());
  });
});
