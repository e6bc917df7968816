import { readFileSync } from 'node:fs';
import { calendars } from '../rules/schema/calendar.ts';
import { changeSchedule } from '../rules/schema/change-schedule.ts';
import { insertMany } from '../server/database/insert-many.ts';
import { type Database, openDatabase } from '../server/database/open-database.ts';
import {
  proposedChange,
  type ScheduleInForce,
  windowFindings,
} from '../server/features/change-schedule/change-window.view.ts';
import { itemFields } from '../server/features/configuration-item/item.ts';
import { bothEnds } from '../server/features/configuration-item/item-side.repository.ts';
import { type PlacedChange, putPlannedChanges } from '../test/support/planned-changes.ts';
import { bothBenchDatabases } from './bench-database.ts';
import { type Effort, type Figure, percentile, progress } from './figure.ts';
import { generator } from './generator.ts';
import { benchClock, install } from './installation.ts';

const items = 2_000;
const halfHourMs = 30 * 60_000;
/** Half a year from a Monday in March. */
const firstMs = Date.parse('2026-03-09T00:00:00+08:00');
const halfHours = 182 * 48;
const services = ['erp', 'shop', 'mail', 'hr', 'wiki'] as const;
const people = ['wang-lei', 'fan-rong'] as const;

/** Whether the window of one change collides, among many planned changes; the same changes in every run. */
export async function changeCollision({ quick }: Effort): Promise<readonly Figure[]> {
  const planned = quick ? 1_000 : 10_000;
  const asked = quick ? 50 : 500;
  const figures: Figure[] = [];
  for (const [name, open] of bothBenchDatabases) {
    progress(`collisions: ${planned} planned changes on ${name}`);
    const place = await open();
    try {
      const database = await openDatabase(place.prepared, benchClock());
      await install(database);
      await seed(database, planned);
      const { times, found } = await timesOf(database, asked);
      figures.push({
        name: `collision of a change on ${name}, 95th percentile`,
        value: percentile(times, 0.95),
        unit: 'ms',
        target: 200,
        wanted: 'at most',
        how: 'all seven checks of a window of one to four hours on one to three items, two relations deep',
        note: `${planned.toLocaleString('en')} planned changes; median ${percentile(times, 0.5).toFixed(1)} ms, ${found.filter((count) => count > 0).length} of ${asked} windows with conflicts`,
      });
      await database.close();
    } finally {
      await place.remove();
    }
  }
  return figures;
}

async function seed({ unitOfWork }: Database, planned: number): Promise<void> {
  const chosen = generator(7);
  await unitOfWork(async (tx) => {
    const shared = { type: 'configuration-item', title: 'item', status: 'live', stage: 'live', search_text: 'item' };
    const fields = JSON.stringify(itemFields.parse({ name: 'item', type: 'server' }));
    const times = { created_at: tx.now, updated_at: tx.now, lock_version: 1 };
    const all = Array.from({ length: items }, (_, n) => n);
    await insertMany(
      tx,
      'record',
      all.map((n) => ({ id: idOf(n), number: idOf(n), ...shared, fields, ...times })),
    );
    const ends = all.flatMap((n) => {
      const target = chosen(items);
      return target === n ? [] : bothEnds(idOf(n), 'runs-on', idOf(target));
    });
    await insertMany(tx, 'item_relation', ends);
    await insertMany(
      tx,
      'item_service',
      all.map((n) => ({ item_id: idOf(n), service_id: one(services, chosen) })),
    );
  });
  const changes = Array.from({ length: planned }, (_, n) => changeNumbered(`CHG${100_000 + n}`, chosen));
  await putPlannedChanges(unitOfWork, changes);
  await unitOfWork(async (tx) => {
    await tx.execute('ANALYZE');
  });
}

async function timesOf({ reader }: Database, asked: number) {
  const chosen = generator(11);
  const times: number[] = [];
  const found: number[] = [];
  for (let n = 0; n < asked; n += 1) {
    const change = changeNumbered(`CHG${900_000 + n}`, chosen);
    const { start, end, ciIds, serviceIds, implementerId } = change;
    const fields = { plannedStart: start, plannedEnd: end, ciIds, serviceIds, implementerId, outageMinutes: 10 };
    const record = { id: change.number, number: change.number, status: 'approved', fields };
    const begin = performance.now();
    const proposed = proposedChange(record, inForce);
    if (!proposed) throw new Error('no window');
    const { conflicts } = await windowFindings(reader, inForce, proposed);
    times.push(performance.now() - begin);
    found.push(conflicts.filter(({ check }) => check < 'C5').length);
  }
  if (Math.max(...found) === 0) throw new Error('nothing collided');
  return { times, found };
}

function changeNumbered(number: string, chosen: (below: number) => number) {
  const from = firstMs + chosen(halfHours) * halfHourMs;
  return {
    number,
    start: new Date(from).toISOString(),
    end: new Date(from + (2 + chosen(7)) * halfHourMs).toISOString(),
    ciIds: Array.from({ length: 1 + chosen(3) }, () => idOf(chosen(items))),
    serviceIds: [one(services, chosen)],
    implementerId: one(people, chosen),
  } satisfies PlacedChange;
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Windows, freezes and calendars as they are delivered. */
const inForce: ScheduleInForce = {
  schedule: changeSchedule.parse(read('processes/change/change-schedule.json')),
  calendars: calendars.parse(read('processes/shared/calendars.json')),
};

function one<T>(values: readonly T[], chosen: (below: number) => number): T {
  const value = values[chosen(values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

function idOf(n: number): string {
  return `item-${String(n).padStart(6, '0')}`;
}
