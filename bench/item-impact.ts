import { insertMany } from '../server/database/insert-many.ts';
import { type Database, openDatabase } from '../server/database/open-database.ts';
import { itemFields } from '../server/features/configuration-item/item.ts';
import { followedIn } from '../server/features/configuration-item/item-impact.ts';
import { bothEnds } from '../server/features/configuration-item/item-side.repository.ts';
import { walkRelations } from '../server/features/configuration-item/relation-walk.ts';
import { everything } from '../server/master-data/master-data.ts';
import { bothBenchDatabases } from './bench-database.ts';
import { type Effort, type Figure, percentile, progress } from './figure.ts';
import { generator } from './generator.ts';
import { benchClock, install } from './installation.ts';

const depth = 5;
/** What "runs on" and the like carry: failure against the arrow. */
const relations = [{ type: 'runs-on', affects: 'source' }] as const;

/**
 * What fails with an item, five relations away, among many items with three relations each. The graph is the same in
 * every run: item n runs on three that a generator with a fixed seed chooses, so there are cycles.
 */
export async function itemImpact({ quick }: Effort): Promise<readonly Figure[]> {
  const size = quick ? { items: 5_000, relations: 15_000 } : { items: 50_000, relations: 150_000 };
  const asked = quick ? 50 : 500;
  const figures: Figure[] = [];
  for (const [name, open] of bothBenchDatabases) {
    progress(`impact: ${size.items} items and ${size.relations} relations on ${name}`);
    const place = await open();
    try {
      const database = await openDatabase(place.prepared, benchClock());
      await install(database);
      await seed(database, size);
      const { times, reached } = await timesOf(database, size.items, asked);
      figures.push({
        name: `impact of an item on ${name}: ${depth} relations away, 95th percentile`,
        value: percentile(times, 0.95),
        unit: 'ms',
        target: 200,
        wanted: 'at most',
        how: 'one recursive statement, as screens and collision checks ask it',
        note: `${size.items.toLocaleString('en')} items, ${size.relations.toLocaleString('en')} relations; median ${percentile(times, 0.5).toFixed(1)} ms, ${percentile(reached, 0.5)} items reached, at most ${Math.max(...reached)}`,
      });
      await database.close();
    } finally {
      await place.remove();
    }
  }
  return figures;
}

async function seed(
  { unitOfWork }: Database,
  size: { readonly items: number; readonly relations: number },
): Promise<void> {
  const fields = JSON.stringify(itemFields.parse({ name: 'item', type: 'server' }));
  const chosen = generator(7);
  const rows = Array.from({ length: size.items }, (_, n) => ({ id: idOf(n), number: idOf(n) }));
  const ends = Array.from({ length: size.relations }, (_, n) => [n % size.items, chosen(size.items)] as const)
    .filter(([source, target]) => source !== target)
    .flatMap(([source, target]) => bothEnds(idOf(source), 'runs-on', idOf(target)));
  const distinct = [...new Map(ends.map((end) => [JSON.stringify(end), end])).values()];
  await unitOfWork(async (tx) => {
    const common = {
      type: 'configuration-item',
      title: 'item',
      status: 'live',
      stage: 'live',
      fields,
      search_text: 'item',
    };
    const times = { created_at: tx.now, updated_at: tx.now, lock_version: 1 };
    await insertMany(
      tx,
      'record',
      rows.map((row) => ({ ...row, ...common, ...times })),
    );
    await insertMany(tx, 'item_relation', distinct);
  });
  await unitOfWork(async (tx) => {
    await tx.execute('ANALYZE');
  });
}

async function timesOf({ reader }: Database, items: number, asked: number) {
  const followed = followedIn(
    relations.map((each) => ({ ...each, label: none, inverse: none })),
    'up',
  );
  const chosen = generator(11);
  const times: number[] = [];
  const reached: number[] = [];
  for (let n = 0; n < asked; n += 1) {
    const start = idOf(chosen(items));
    const begin = performance.now();
    const walk = await walkRelations(reader, [start], { followed, depth, visible: everything });
    times.push(performance.now() - begin);
    reached.push(walk.reached.length);
  }
  if (Math.max(...reached) === 0) throw new Error('nothing was reached');
  return { times, reached };
}

const none = { en: '', zh: '' };

function idOf(n: number): string {
  return `item-${String(n).padStart(6, '0')}`;
}
