import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { type BpmnEngineExecutionState, Engine } from 'bpmn-engine';
import { type InstanceState, step } from '../engine/index.ts';
import { chainXml, compiled } from './chain-model.ts';
import { type Effort, type Figure, processorSecondsOf, progress } from './figure.ts';

const links = 7;

/**
 * A step of `bpmn-engine` and one of ours, on the same 23-node chain and into the same kind of table: recover the state,
 * signal the open user task, take the state, store it as one row. Cold recovers from the stored text at each step, as a
 * server does that keeps nothing in memory; hot keeps the execution and only signals, takes the state and stores it.
 * Processor time is compared: both wait for the same disk.
 */
export async function bpmnEnginePeer({ quick }: Effort): Promise<readonly Figure[]> {
  const [theirs, ours] = quick ? [3, 40] : [12, 300];
  progress('bpmn-engine 25 and our engine take the same steps');
  const folder = mkdtempSync(join(tmpdir(), 'praxis-bench-'));
  const database = new BetterSqlite3(join(folder, 'states.sqlite'));
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.exec('CREATE TABLE state (id TEXT PRIMARY KEY, text TEXT NOT NULL)');
    const save = database.prepare(
      'INSERT INTO state VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text',
    );
    const read = database.prepare<[string], { text: string }>('SELECT text FROM state WHERE id = ?');
    const store: Store = {
      save: (id, state) => save.run(id, JSON.stringify(state)),
      read: (id) => JSON.parse(read.get(id)?.text ?? 'null'),
    };
    const cold = await msPerStep(theirs, (index) => theirCase(`cold-${index}`, store, 'cold'));
    const hot = await msPerStep(theirs, (index) => theirCase(`hot-${index}`, store, 'hot'));
    const model = await compiled(chainXml(links, 'plain'));
    const own = await msPerStep(ours, async (index) => ourCase(model, `own-${index}`, store));
    return [figure('cold', cold, own, 50), figure('hot', hot, own, 20)];
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function figure(kind: 'cold' | 'hot', theirs: number, ours: number, target: number): Figure {
  return {
    name: `bpmn-engine 25 over ours, ${kind}`,
    value: theirs / ours,
    unit: '',
    target,
    wanted: 'at least',
    how:
      kind === 'cold'
        ? 'processor time of recover, signal, getState, store; ours always reads its state anew'
        : 'processor time of signal, getState, store in an execution kept in memory',
    note: `${theirs.toFixed(2)} ms against ${ours.toFixed(3)} ms a step`,
  };
}

interface Store {
  save(id: string, state: unknown): void;
  read(id: string): unknown;
}

/** Milliseconds of processor time per step, after cases of which the first is left out. */
async function msPerStep(cases: number, run: (index: number) => Promise<void>): Promise<number> {
  await run(-1);
  const seconds = await processorSecondsOf(async () => {
    for (let index = 0; index < cases; index += 1) await run(index);
  });
  return (seconds * 1000) / (cases * links);
}

async function ourCase(model: Awaited<ReturnType<typeof compiled>>, id: string, store: Store): Promise<void> {
  const env = { now: new Date('2026-11-22T02:00:00Z'), zone: 'Asia/Shanghai', instanceId: id };
  store.save(id, step(model, null, { type: 'start', variables: {} }, env).state);
  for (let done = 0; done < links; done += 1) {
    const state = store.read(id) as InstanceState;
    const open = state.tokens.find(({ wait }) => wait === 'task');
    const taskId = `${open?.at}:${open?.ref}`;
    store.save(id, step(model, state, { type: 'complete-user-task', taskId, variables: {} }, env).state);
  }
}

async function theirCase(id: string, store: Store, kind: 'cold' | 'hot'): Promise<void> {
  const engine = new Engine({ name: id, source: chainXml(links, 'plain') });
  let execution = await engine.execute();
  store.save(id, await engine.getState());
  let running = engine;
  for (let done = 0; done < links; done += 1) {
    if (kind === 'cold') {
      running.stop();
      running = new Engine({ name: id }).recover(store.read(id) as BpmnEngineExecutionState);
      execution = await running.resume();
    }
    for (const open of execution.getPostponed()) if (open.type === 'bpmn:UserTask') open.signal();
    store.save(id, await running.getState());
  }
}
