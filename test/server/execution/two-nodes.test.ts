import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { composeExecution } from '../../../server/compose-execution.ts';
import { ChoicesService } from '../../../server/features/choices/choices.service.ts';
import { PersonDirectory } from '../../../server/features/user/person-directory.service.ts';
import { EventHub } from '../../../server/http/events.ts';
import type { TestServer } from '../../support/server.ts';
import { givenAWorkshop, startCase, withFixtures } from './support.ts';

let server: TestServer;
afterEach(() => server.close());

test('given forty timers due and two nodes on one database, then each fires once and no case is stuck', async () => {
  server = await givenAWorkshop('postgres');
  const { reader, unitOfWork } = server.database;
  const second = await composeExecution({
    reader,
    unitOfWork,
    clock: server.clock,
    log: pino({ level: 'silent' }),
    zone: 'Asia/Shanghai',
    packagesDirectories: withFixtures,
    noticeWebhookUrl: null,
    pollMs: 1000,
    events: new EventHub(),
    choices: new ChoicesService(),
    people: new PersonDirectory(reader),
  });
  const zhang = await server.as('zhang-wei');
  for (let count = 0; count < 40; count++) await startCase(zhang, 'timer');
  server.clock.set(new Date('2026-03-02T11:00:00+08:00'));

  await Promise.all([server.settle(), second.settle()]);
  await Promise.all([server.settle(), second.settle()]);

  const count = async (sql: string) => (await reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${sql}`))[0]?.n;
  expect(await count(`history WHERE lifecycle = 'timer-fired'`)).toBe(40);
  expect(await count(`task WHERE status = 'open'`)).toBe(40);
  expect(await count('job')).toBe(0);
});
