import { afterEach, expect, test } from 'vitest';
import { composeExecution } from '../../../server/compose-execution.ts';
import type { TestServer } from '../../support/server.ts';
import { givenAWorkshop, platformOf, startCase } from './support.ts';

let server: TestServer;
afterEach(() => server.close());

test('given forty timers due and two nodes on one database, then each fires once and no case is stuck', async () => {
  server = await givenAWorkshop('postgres');
  const { reader } = server.database;
  const second = await composeExecution(platformOf(server));
  const zhang = await server.as('zhang-wei');
  for (let count = 0; count < 40; count++) await startCase(zhang, 'timer');
  server.clock.set(new Date('2026-03-02T11:00:00+08:00'));

  await Promise.all([server.settle(), second.settle()]);
  await Promise.all([server.settle(), second.settle()]);

  const count = async (sql: string) => (await reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${sql}`))[0]?.n;
  expect(await count(`history WHERE lifecycle = 'timer-fired' AND process_id = 'workshop'`)).toBe(40);
  expect(await count(`task WHERE status = 'open' AND process_id = 'workshop'`)).toBe(40);
  expect(await count(`job WHERE instance_id IN (SELECT id FROM process_instance WHERE process_id = 'workshop')`)).toBe(
    0,
  );
});
