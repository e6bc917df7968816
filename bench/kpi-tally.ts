import { SettableClock } from '../server/clock.ts';
import { type Database, openDatabase } from '../server/database/open-database.ts';
import { FactQueries } from '../server/fact-queries/fact-query.ts';
import { factQueries } from '../server/fact-queries/index.ts';
import { KpiTallyService } from '../server/features/kpi/kpi-tally.service.ts';
import { ProcessVersionService } from '../server/features/process-version/process-version.service.ts';
import { loadPackages } from '../server/process-package/load.ts';
import { serviceTasks } from '../server/service-tasks/index.ts';
import { givenIncidents, storeIncidents } from '../test/server/kpi/incidents.ts';
import { postgresDatabases, sqliteDatabases } from './bench-database.ts';
import { type Effort, type Figure, median, processorSecondsOf, progress, secondsOf } from './figure.ts';
import { install } from './installation.ts';

const targetMs = 2;

/** Indicators kept as one record after another changes, among many that were counted before. */
export async function kpiTallies({ quick }: Effort): Promise<readonly Figure[]> {
  const [records, changes] = quick ? [1_000, 50] : [10_000, 300];
  const figures: Figure[] = [];
  for (const [name, open] of [
    ['SQLite', async () => sqliteDatabases()],
    ['PostgreSQL', () => postgresDatabases(2)],
  ] as const) {
    progress(`indicators: ${changes} changes among ${records} incidents on ${name}`);
    const place = await open();
    const clock = new SettableClock(new Date('2026-04-09T02:00:00Z'));
    const database = await openDatabase(place.prepared, clock);
    try {
      figures.push(await oneByOne(name, { database, clock }, records, changes));
    } finally {
      await database.close();
      await place.remove();
    }
  }
  return figures;
}

async function oneByOne(
  name: string,
  { database, clock }: { readonly database: Database; readonly clock: SettableClock },
  records: number,
  changes: number,
): Promise<Figure> {
  await install(database);
  const { tallies, process } = await tallying(database);
  const incidents = givenIncidents(records);
  await storeIncidents(database.unitOfWork, incidents);
  const catchUp = async () => {
    while (!(await database.unitOfWork((tx) => tallies.catchUp(tx, process))));
  };
  const wholeSeconds = await secondsOf(catchUp);
  const walls: number[] = [];
  const processor: number[] = [];
  for (const incident of incidents.slice(0, changes)) {
    // What is younger than a minute is looked at again on PostgreSQL: a change a minute is the usual case.
    clock.set(new Date(clock.now().getTime() + 61_000));
    await storeIncidents(database.unitOfWork, [{ ...incident, reopenCount: incident.reopenCount + 1 }]);
    processor.push(
      1000 *
        (await processorSecondsOf(async () => {
          walls.push(1000 * (await secondsOf(catchUp)));
        })),
    );
  }
  return {
    name: `indicators after one record changed, ${name}, median`,
    value: median(processor),
    unit: 'ms',
    target: targetMs,
    wanted: 'at most',
    how: 'processor time of one transaction that reads the change and keeps rows and amounts',
    note: `${records} incidents counted before in ${wholeSeconds.toFixed(1)} s; by the wall clock, with the flush, ${median(walls).toFixed(1)} ms`,
  };
}

/** What counts the incidents of the shipped package. */
async function tallying(database: Database) {
  const versions = new ProcessVersionService(database.reader);
  const known = { services: [...serviceTasks.keys()], queries: new FactQueries(factQueries).names };
  await versions.install(await loadPackages(['processes'], known), database.unitOfWork);
  const { processId, manifest, kpis } = versions.process('incident');
  const calendars = Object.fromEntries(versions.shared.calendars.map((calendar) => [calendar.id, calendar]));
  const rowsBy = (now: Date) => ({
    types: (type: string) => versions.recordType(type)?.type,
    calendars,
    definitions: versions.shared.clocks.definitions,
    now,
  });
  return {
    tallies: new KpiTallyService(rowsBy, 'Asia/Shanghai'),
    process: { id: processId, name: manifest.name, kpis },
  };
}
