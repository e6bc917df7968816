import { type InstanceState, isReadable } from '../../engine/index.ts';
import { placeholders } from '../database/list-sql.ts';
import type { Reader } from '../database/unit-of-work.ts';
import { pages } from './pages.ts';

/** An instance as stored, with everything that is stored for it to go on by. */
export interface StandingInstance {
  readonly id: string;
  readonly processId: string;
  readonly versionId: string;
  readonly status: string;
  readonly rev: number;
  readonly watching: boolean;
  /** Null when it cannot be read; a stall says so. */
  readonly state: InstanceState | null;
  /** Ids under which the engine knows what is stored, e.g. `UT1_finish:3`. */
  readonly openTasks: ReadonlySet<string>;
  readonly timers: ReadonlySet<string>;
  readonly clockTimers: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly subscriptions: ReadonlySet<string>;
  readonly stalls: ReadonlySet<string>;
  /** Calls whose called instance runs, or whose end is on its way here. */
  readonly calls: ReadonlySet<string>;
}

interface Row {
  readonly id: string;
  readonly process_id: string;
  readonly version_id: string;
  readonly status: string;
  readonly rev: number;
  readonly watching: number;
  readonly state: string;
}

/** What is looked up beside the instances, each as pairs of instance and id. */
const beside = {
  openTasks: `SELECT instance_id AS i, task_key AS id FROM task WHERE status = 'open' AND instance_id IN`,
  timers: `SELECT instance_id AS i, ref AS id FROM job WHERE kind = 'timer' AND instance_id IN`,
  clockTimers: 'SELECT instance_id AS i, timer_id AS id FROM clock_timer WHERE instance_id IN',
  services: `SELECT instance_id AS i, ref AS id FROM job WHERE kind = 'service' AND instance_id IN`,
  subscriptions: 'SELECT instance_id AS i, subscription_id AS id FROM subscription WHERE instance_id IN',
  stalls: 'SELECT instance_id AS i, stall_id AS id FROM stall WHERE instance_id IN',
  running: `SELECT parent_id AS i, parent_call_id AS id FROM process_instance WHERE status = 'active' AND parent_id IN`,
  returning: `SELECT instance_id AS i, ref AS id FROM job WHERE kind = 'complete-call' AND instance_id IN`,
} as const;

/** Every instance, page by page. */
export async function* standingInstances(reader: Reader): AsyncGenerator<readonly StandingInstance[]> {
  const columns = 'id, process_id, version_id, status, rev, watching, state';
  for await (const rows of pages<Row>(reader, `SELECT ${columns} FROM process_instance WHERE 1 = 1`, { key: 'id' })) {
    const ids = rows.map(({ id }) => id);
    const found = new Map<keyof typeof beside, ReadonlyMap<string, ReadonlySet<string>>>();
    for (const [name, sql] of Object.entries(beside))
      found.set(
        name as keyof typeof beside,
        grouped(await reader.query<{ i: string; id: string }>(`${sql} (${placeholders(ids)})`, ids)),
      );
    yield rows.map((row) => standing(row, (name) => found.get(name)?.get(row.id) ?? new Set()));
  }
}

function standing(row: Row, of: (name: keyof typeof beside) => ReadonlySet<string>): StandingInstance {
  return {
    id: row.id,
    processId: row.process_id,
    versionId: row.version_id,
    status: row.status,
    rev: row.rev,
    watching: row.watching === 1,
    state: readable(row.state),
    openTasks: of('openTasks'),
    timers: of('timers'),
    clockTimers: of('clockTimers'),
    services: of('services'),
    subscriptions: of('subscriptions'),
    stalls: of('stalls'),
    calls: new Set([...of('running'), ...of('returning')]),
  };
}

function readable(text: string): InstanceState | null {
  try {
    const state = JSON.parse(text) as InstanceState;
    return isReadable(state) ? state : null;
  } catch {
    return null;
  }
}

function grouped(rows: readonly { readonly i: string; readonly id: string }[]): ReadonlyMap<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { i, id } of rows) groups.set(i, (groups.get(i) ?? new Set()).add(id));
  return groups;
}
