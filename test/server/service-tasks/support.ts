import type { Json, Variables } from '../../../engine/index.ts';
import { SettableClock } from '../../../server/clock.ts';
import type { Dialect } from '../../../server/database/dialect.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { migrations } from '../../../server/database/migrations/index.ts';
import { type Database, type DatabaseLocation, openDatabase } from '../../../server/database/open-database.ts';
import { readDemoCompany } from '../../../server/demo/demo-company.ts';
import { loadDemo } from '../../../server/demo/load-demo.ts';
import type { CommandRun } from '../../../server/execution/command-run.ts';
import { system } from '../../../server/execution/initiator.ts';
import type { RecordDraft } from '../../../server/execution/record-draft.ts';
import type { RunningInstance } from '../../../server/execution/running-instance.ts';
import { factQueries } from '../../../server/fact-queries/index.ts';
import type { ExecutionParts } from '../../../server/features/process-instance/execution-parts.ts';
import { serviceTasks } from '../../../server/service-tasks/index.ts';
import { builtOnce, copyOf } from '../../support/template.ts';
import { compose } from './composed.ts';
import { type GivenTask, insertInstance, insertTask } from './rows.ts';

/** A new incident: its fields, and a status it reached since. */
export interface GivenIncident {
  readonly fields: Variables;
  readonly status?: string;
}

type Headers = Readonly<Record<string, string>>;

/** The demo company with the shipped processes installed, and no instance running. */
export interface Desk {
  readonly database: Database;
  readonly clock: SettableClock;
  /** Sets the clock, e.g. to `2026-03-09T10:05:00+08:00`. */
  at(instant: string): void;
  /** @returns the number of the record */
  incident(given: GivenIncident): Promise<string>;
  /** Runs work on a record in a transaction of its own. */
  on<T>(number: string, work: (record: RecordDraft, run: CommandRun) => Promise<T> | T): Promise<T>;
  /** Runs a service task on a record and returns its outputs. */
  serve(type: string, number: string, inputs?: Variables, headers?: Headers): Promise<Variables>;
  /** As `serve`, in a transaction that goes on. */
  serveIn(type: string, record: RecordDraft, run: CommandRun, inputs: Variables, headers?: Headers): Promise<Variables>;
  /** An open task offered to group APP. */
  task(task: GivenTask): Promise<void>;
  /** A record of a type no installed process has. */
  stored(record: {
    readonly id: string;
    readonly type: string;
    readonly status: string;
    readonly fields: Readonly<Record<string, Json>> & { readonly serviceId: string };
  }): Promise<void>;
  /** Some instance that waits for a message. */
  waitingFor(message: string, key: string): Promise<void>;
  /** Asks a fact about a record. */
  ask(query: string, number: string, facts?: Variables): Promise<Json>;
  readonly parts: ExecutionParts;
  query<Row>(sql: string, params?: readonly unknown[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}

async function fill(location: DatabaseLocation): Promise<void> {
  const database = await openDatabase(location, new SettableClock(new Date('2026-03-09T00:00:00Z')));
  await migrate(database.unitOfWork, migrations);
  await loadDemo(database.unitOfWork, readDemoCompany('processes/shared'));
  await compose(database);
  await database.close();
}

export async function aDesk(dialect: Dialect, at = '2026-03-09T09:00:00+08:00'): Promise<Desk> {
  const place = await copyOf(await builtOnce(dialect, 'template_desk', fill));
  const clock = new SettableClock(new Date(at));
  const database = await place.open(clock);
  const { parts, instances } = await compose(database);

  const on: Desk['on'] = (number, work) =>
    instances.inRun(system, async (run) => work(await parts.records.byNumber(run, number), run));
  let jobs = 0;
  const serveIn: Desk['serveIn'] = async (type, record, run, inputs, headers = {}) => {
    const service = serviceTasks.get(type);
    if (!service) throw new Error(`no service ${type}`);
    jobs += 1;
    const instance = instanceOn(record, parts);
    return service.run(run.tx, inputs, {
      run,
      parts,
      instance,
      record,
      jobId: `job-${jobs}`,
      elementId: 'ST',
      headers,
    });
  };
  return {
    database,
    clock,
    parts,
    at: (instant) => clock.set(new Date(instant)),
    on,
    incident: ({ fields, status }) =>
      instances.inRun(system, async (run) => {
        const record = await parts.records.create(run, 'incident', {
          title: 'given',
          registeredAt: run.now.toISOString(),
          ...fields,
        });
        for (const each of pathTo(status ?? 'new')) record.setStatus(each, run.now);
        return record.number;
      }),
    serve: (type, number, inputs = {}, headers = {}) =>
      on(number, (record, run) => serveIn(type, record, run, inputs, headers)),
    serveIn,
    task: ({ id, recordId, role, assignee }) =>
      database.unitOfWork((tx) => insertTask(tx, { id, recordId, role, assignee })),
    stored: ({ id, type, status, fields }) =>
      database.unitOfWork(async (tx) => {
        await tx.execute(
          `INSERT INTO record (id, type, number, title, status, stage, fields, search_text, service_id, created_at,
             updated_at, lock_version) VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, 1)`,
          [id, type, id, id, status, status, JSON.stringify(fields), fields.serviceId, tx.now, tx.now],
        );
      }),
    waitingFor: (message, key) =>
      database.unitOfWork(async (tx) => {
        const instanceId = await insertInstance(tx, null);
        await tx.execute(
          `INSERT INTO subscription (instance_id, subscription_id, element_id, event, name, correlation_key, opened_at)
           VALUES (?, 's1', 'MC1', 'message', ?, ?, ?)`,
          [instanceId, message, key, tx.now],
        );
      }),
    ask: (query, number, facts = {}) =>
      on(number, async (record, run) => {
        const asked = factQueries.get(query);
        if (!asked) throw new Error(`no query ${query}`);
        return asked({ facts, record, run, parts });
      }),
    query: (sql, params) => database.reader.query(sql, params),
    close: async () => {
      await database.close();
      await place.remove();
    },
  };
}

/** Statuses to pass on the way, as the record type allows. */
function pathTo(status: string): readonly string[] {
  const onTheWay: Readonly<Record<string, readonly string[]>> = {
    new: [],
    classified: [],
    cancelled: [],
    resolved: ['classified'],
    closed: ['classified', 'resolved'],
    pending: ['classified'],
    'in-progress': ['classified'],
    'waiting-parent': ['classified'],
  };
  return status === 'new' ? [] : [...(onTheWay[status] ?? []), status];
}

/** An instance that only says where it stands: services read no more of it. */
function instanceOn(record: RecordDraft, parts: ExecutionParts): RunningInstance {
  const model = parts.versions.modelInForce('incident');
  if (!model) throw new Error('no model "incident"');
  return {
    id: `instance-of-${record.number}`,
    model,
    record,
    parentId: null,
    parentCallId: null,
    callElementId: null,
    rootId: `instance-of-${record.number}`,
    depth: 0,
    correlationKey: null,
    startedBy: null,
    ruleBindings: null,
    storedRev: null,
    state: null,
    status: 'active',
    watching: false,
    endElementId: null,
    seenRevision: 0,
    abandoned: false,
  };
}
