import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorWith } from '../../../server/actor.ts';
import { composeExecution } from '../../../server/compose-execution.ts';
import type { Task } from '../../../server/contract/task.ts';
import type { Transaction, UnitOfWork } from '../../../server/database/unit-of-work.ts';
import type { Client } from '../../support/client.ts';
import { anIncidentAtWork } from '../../support/incident-at-work.ts';
import type { TestServer } from '../../support/server.ts';
import { givenAWorkshop, openTask, platformOf } from './support.ts';

/** Begin with the task; lock and read; record; clocks; who watches; everything written; commit. */
const most = 8;

const resolver = actorWith({
  userId: 'wang-lei',
  account: 'wang-lei',
  name: { en: 'Wang Lei', zh: '王磊' },
  language: 'en',
  roles: ['resolver'],
  groups: ['APP'],
  customerId: null,
});

let server: TestServer;
beforeAll(async () => {
  server = await givenAWorkshop('postgres');
});
afterAll(() => server.close());

/** Counts the times a transaction waits for the database; what is sent together is one. The commit is one more. */
function counting(unitOfWork: UnitOfWork): { readonly unitOfWork: UnitOfWork; readonly trips: () => number } {
  let trips = 0;
  const noting = (tx: Transaction): Transaction => {
    let underWay = 0;
    const sent = async <T>(answer: Promise<T>): Promise<T> => {
      if (underWay === 0) trips += 1;
      underWay += 1;
      try {
        return await answer;
      } finally {
        underWay -= 1;
      }
    };
    return {
      dialect: tx.dialect,
      database: tx.database,
      now: tx.now,
      afterCommit: (effect) => tx.afterCommit(effect),
      query: (sql, params) => sent(tx.query(sql, params)),
      execute: (sql, params) => sent(tx.execute(sql, params)),
    };
  };
  return {
    unitOfWork: async (work) => {
      const answer = await unitOfWork((tx) => work(noting(tx)));
      trips += 1;
      return answer;
    },
    trips: () => trips,
  };
}

test('given an incident of a group on PostgreSQL like others before, when it is accepted, then the command waits for the database at most eight times', async () => {
  const desk = await server.as('li-na');
  // What can happen at an element is written into the history once, by the first case it happens to.
  const before = await passedOn(desk, 'It does not start');
  const accepted = await (await server.as('wang-lei')).post(`/api/tasks/${before.task.id}/complete`, { values: {} });
  expect(accepted.status, accepted.text).toBe(200);
  const { task: waiting, recordId } = await passedOn(desk, 'It does not end');
  const counted = counting(server.database.unitOfWork);
  const { useCases } = await composeExecution(platformOf(server, counted.unitOfWork));
  const tripsBefore = counted.trips();

  await useCases.tasks.complete(waiting.id, {}, resolver, 'request');

  expect(counted.trips() - tripsBefore).toBeLessThanOrEqual(most);
  const next = await openTask(desk, recordId, 'UT6_investigate');
  expect(next.assignee?.id).toBe('wang-lei');
});

/** An incident that the desk has given to a group, which has not accepted it yet. */
async function passedOn(desk: Client, title: string): Promise<{ readonly task: Task; readonly recordId: string }> {
  const { id, recordId } = await anIncidentAtWork(server, { serviceId: 'mail', title });
  const passed = await desk.post(`/api/tasks/${id}/complete`, {
    values: { workLog: 'Not solved at the desk.', outcome: 'pass-on' },
  });
  expect(passed.status, passed.text).toBe(200);
  return { task: await openTask(desk, recordId ?? '', 'UT5_accept'), recordId: recordId ?? '' };
}
