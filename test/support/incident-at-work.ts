import { expect } from 'vitest';
import type { Task } from '../../server/contract/task.ts';
import type { TestServer } from './server.ts';

/** An incident that Li Na has classified and is diagnosing. */
export async function anIncidentAtWork(
  place: TestServer,
  what = { serviceId: 'mail', title: 'Mail cannot be sent' },
): Promise<Task> {
  await reported(place, what);
  const desk = await place.as('li-na');
  const next = async (): Promise<Task> => (await desk.list('/api/tasks', { filter: { queue: 'groups' } })).body[0];
  const classified = await desk.post(`/api/tasks/${(await next()).id}/complete`, {
    values: {
      nature: 'incident',
      category: 'software',
      serviceState: 'degraded',
      usersAffected: 60,
      impact: '2',
      urgency: '2',
      securitySuspected: false,
    },
  });
  expect(classified.status, classified.text).toBe(200);
  const claimed = await desk.post(`/api/tasks/${(await next()).id}/claim`);
  expect(claimed.status, claimed.text).toBe(200);
  return claimed.body as Task;
}

/** An incident that Zhang Wei has just reported. */
export async function reported(
  place: TestServer,
  what: { readonly serviceId: string; readonly title: string },
): Promise<void> {
  const requester = await place.as('zhang-wei');
  const values = {
    ...what,
    symptom: 'It has been so since this morning',
    serviceState: 'degraded',
    startedAt: '2026-03-02T08:30+08:00',
  };
  const started = await requester.post(
    '/api/processes/incident/start',
    { values },
    { 'Idempotency-Key': startKeyOf(what) },
  );
  expect(started.status, started.text).toBe(201);
}

/** The key with which a report was sent. */
export function startKeyOf({ serviceId, title }: { readonly serviceId: string; readonly title: string }): string {
  return encodeURIComponent(`${serviceId}/${title}`);
}
