import { openDatabase } from '../server/database/open-database.ts';
import type { Execution } from '../server/platform.ts';
import { bothBenchDatabases } from './bench-database.ts';
import { type Effort, type Figure, percentile, progress } from './figure.ts';
import { benchClock, install, openBench, resolver } from './installation.ts';
import { seeded, seedWork } from './seed-work.ts';

/** A page of an inbox as the API answers it: the rows with their views, and how many there are in all. */
interface Ask {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly sort: string;
}

/**
 * Pages of an inbox among many open and ten times as many completed tasks, as the API answers them: filtered by three
 * fields of the record, sorted, counted, within what the person may read; and all that is offered to a person's group.
 */
export async function inboxFigures({ quick }: Effort): Promise<readonly Figure[]> {
  const work = quick ? { openTasks: 5_000, closedTasks: 50_000 } : { openTasks: 100_000, closedTasks: 1_000_000 };
  const asked = quick ? 20 : 100;
  const figures: Figure[] = [];
  for (const [name, open] of bothBenchDatabases) {
    progress(`inbox: ${work.openTasks} open and ${work.closedTasks} completed tasks on ${name}`);
    const place = await open();
    try {
      const database = await openDatabase(place.prepared, benchClock());
      await install(database);
      const execution = await openBench(database);
      await seedWork(database, work);
      const note = `${work.openTasks.toLocaleString('en')} open, ${work.closedTasks.toLocaleString('en')} completed`;
      const each = (ask: (index: number) => Ask, length = asked) => Array.from({ length }, (_, index) => ask(index));
      const filtered = await timesOf(execution, inbox, each(threeFields));
      const register = await timesOf(execution, incidentRegister, each(sameInRegister));
      const queue = await timesOf(
        execution,
        inbox,
        each(() => groupsQueue, Math.ceil(asked / 5)),
      );
      figures.push(
        figure(`inbox on ${name}: three fields, sorted, counted, 95th percentile`, filtered, note),
        figure(`register on ${name}: three fields and status, sorted, counted, 95th percentile`, register, note),
        figure(`inbox on ${name}: everything offered to a group, sorted, counted, 95th percentile`, queue, note),
      );
      await execution.stop();
      await database.close();
    } finally {
      await place.remove();
    }
  }
  return figures;
}

function figure(name: string, times: readonly number[], note: string): Figure {
  return {
    name,
    value: percentile(times, 0.95),
    unit: 'ms',
    target: 100,
    wanted: 'at most',
    how: 'what the API answers, with views and total',
    note: `${note}; median ${percentile(times, 0.5).toFixed(0)} ms`,
  };
}

function threeFields(index: number): Ask {
  const of = <T>(values: readonly T[]) => values[index % values.length];
  const { serviceId, category, priority } = seeded;
  return {
    filter: { status: 'open', serviceId: of(serviceId), category: of(category), priority: of(priority) },
    sort: '["due","ASC"]',
  };
}

const groupsQueue: Ask = { filter: { queue: 'groups' }, sort: '["due","ASC"]' };

function sameInRegister(index: number): Ask {
  const { filter } = threeFields(index);
  return { filter: { ...filter, status: 'in-progress' }, sort: '["createdAt","DESC"]' };
}

/** A list of the API and the parts of its path. */
interface List {
  readonly endpoint: string;
  readonly params: Readonly<Record<string, string>>;
}

const inbox: List = { endpoint: 'listTasks', params: {} };
const incidentRegister: List = { endpoint: 'listRecords', params: { type: 'incident' } };

async function timesOf(
  execution: Execution,
  { endpoint, params }: List,
  asks: readonly Ask[],
): Promise<readonly number[]> {
  const list = execution.routes.find((route) => route.endpoint.id === endpoint);
  if (!list) throw new Error(`there is no ${endpoint}`);
  const times: number[] = [];
  for (const { filter, sort } of asks) {
    const begin = performance.now();
    const { range } = await list.answer({
      params,
      query: { filter: JSON.stringify(filter), sort, range: '[0,24]' },
      body: undefined,
      actor: resolver,
      requestId: 'bench',
      ifMatch: null,
      idempotency: null,
      upload: null,
      ip: '127.0.0.1',
      sessionToken: null,
    });
    times.push(performance.now() - begin);
    if (!range || range.count === 0) throw new Error(`nothing was found by ${JSON.stringify(filter)}`);
  }
  return times;
}
