import { expect } from 'vitest';
import { checkDatabase } from '../../../server/check/check-database.ts';
import type { CaseResult, CaseSelection, DryRun, MigrationView } from '../../../server/contract/migration.ts';
import type { MigrationProposal } from '../../../server/contract/migration-proposal.ts';
import type { Dialect } from '../../../server/database/dialect.ts';
import type { Client } from '../../support/client.ts';
import { givenAServer, type TestServer, type TestServerOptions } from '../../support/server.ts';
import { ChangingPackages } from '../execution/changing-packages.ts';

/** A workshop whose package changes between two starts of the server. */
export class ChangingWorkshop {
  readonly packages: ChangingPackages;
  server: TestServer;

  private constructor(packages: ChangingPackages, server: TestServer) {
    this.packages = packages;
    this.server = server;
  }

  static async on(database: Dialect, more: TestServerOptions['config'] = {}): Promise<ChangingWorkshop> {
    const packages = new ChangingPackages();
    packages.install('packages/workshop');
    const config = { packagesDirectories: packages.directories, ...more };
    return new ChangingWorkshop(packages, await givenAServer({ database, config }));
  }

  /** Installs the package with texts of its main model replaced: the next version. */
  async changes(...edits: readonly (readonly [from: string | RegExp, to: string])[]): Promise<void> {
    for (const [from, to] of edits) this.packages.change('workshop/workshop.bpmn', from, to);
    this.server = await this.server.restarted();
  }

  /** What the check of the whole database finds wrong: nothing, whatever was moved. */
  async faults(): Promise<readonly string[]> {
    const verdicts = await checkDatabase(this.server.location, {}, this.server.clock.now());
    return verdicts.flatMap(({ places }) => places.map(({ place, message }) => `${place}: ${message.en}`));
  }

  async close(): Promise<void> {
    await this.server.close();
    this.packages.remove();
  }

  /** The administrator, who may move cases of every process. */
  mover(): Promise<Client> {
    return this.server.as('lin-xia');
  }
}

/** A task with a task behind it that the first version does not have. */
export const withACheck: readonly (readonly [string | RegExp, string])[] = [
  [
    '<bpmn:endEvent id="EE1_done"',
    '<bpmn:userTask id="UT9_check" name="Security check"><bpmn:extensionElements><zeebe:userTask /><zeebe:formDefinition formId="workshop-done" /><zeebe:assignmentDefinition candidateGroups="service-desk" /><zeebe:properties><zeebe:property name="role" value="service-desk" /><zeebe:property name="name.zh" value="安全检查" /></zeebe:properties></bpmn:extensionElements></bpmn:userTask><bpmn:sequenceFlow id="F99" sourceRef="UT9_check" targetRef="EE1_done" /><bpmn:endEvent id="EE1_done"',
  ],
  ['id="F9" sourceRef="UT1_finish" targetRef="EE1_done"', 'id="F9" sourceRef="UT1_finish" targetRef="UT9_check"'],
];

type Said = Readonly<Record<string, string | null>>;

/** The proposed mapping of both models, and what a person says of the main one; null takes an element out. */
export async function mappingOf(client: Client, from: number, to: number, said: Said = {}, back = '') {
  const query = `from=${from}&to=${to}${back === '' ? '' : `&back=${back}`}`;
  const response = await client.get(`/api/processes/workshop/migration-proposal?${query}`);
  expect(response.status, response.text).toBe(200);
  const { models } = response.body as MigrationProposal;
  return Object.fromEntries(
    models.map(({ id, elements }) => {
      const proposed = elements.map(({ elementId, to: target }) => [elementId, target] as const);
      const all = { ...Object.fromEntries(proposed), ...(id === 'workshop' ? said : {}) };
      return [id, Object.fromEntries(Object.entries(all).filter(([, target]) => target !== null))];
    }),
  );
}

interface Wish {
  readonly said?: Said;
  readonly selection?: CaseSelection;
  readonly timers?: 'keep' | 'recompute';
}

async function bodyOf(client: Client, from: number, to: number, { said, selection = {}, timers = 'keep' }: Wish) {
  return { from, to, mapping: await mappingOf(client, from, to, said), timers, selection };
}

export async function tried(client: Client, from: number, to: number, wish: Wish = {}): Promise<DryRun> {
  const response = await client.post('/api/processes/workshop/migration-dry-run', await bodyOf(client, from, to, wish));
  expect(response.status, response.text).toBe(200);
  return response.body as DryRun;
}

let keys = 0;

/** Starts a migration; it is done when the server settles. */
export async function begun(client: Client, from: number, to: number, wish: Wish = {}): Promise<MigrationView> {
  keys += 1;
  const body = { ...(await bodyOf(client, from, to, wish)), reason: 'The new version is approved' };
  const response = await client.post('/api/processes/workshop/migrations', body, { 'Idempotency-Key': `m-${keys}` });
  expect(response.status, response.text).toBe(201);
  return response.body as MigrationView;
}

/** Moves the selected cases and says what became of them. */
export async function moved(
  place: ChangingWorkshop,
  from: number,
  to: number,
  wish: Wish = {},
): Promise<{ readonly migration: MigrationView; readonly results: readonly CaseResult[] }> {
  const client = await place.mover();
  const { id } = await begun(client, from, to, wish);
  await place.server.settle();
  const migration = (await client.get(`/api/migrations/${id}`)).body as MigrationView;
  return { migration, results: (await client.list(`/api/migrations/${id}/results`)).body as CaseResult[] };
}
