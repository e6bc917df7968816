import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import { anIncidentAtWork } from '../../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

describe.each(bothDatabases)('a manual override on %s', (database) => {
  let server: TestServer;
  let manager: Client;
  let path: string;
  beforeEach(async () => {
    server = await givenAServer({ database, at: '2026-03-02T09:00:00+08:00' });
    path = `/api/records/incident/${(await anIncidentAtWork(server)).recordId}`;
    manager = await server.as('chen-min');
  });
  afterEach(() => server.close());

  const version = async () => `"${(await manager.get(path)).body.lockVersion}"`;
  const override = async (fields: object) =>
    manager.patch(path, { fields, reason: 'because it matters' }, { 'If-Match': await version() });

  test('given no version, another version, or the present one, then 428, 412, and 200', async () => {
    const body = { fields: { contact: 'desk 4' }, reason: 'because it matters' };

    const without = await manager.patch(path, body);
    const stale = await manager.patch(path, body, { 'If-Match': '"999"' });
    const done = await manager.patch(path, body, { 'If-Match': await version() });

    expect([without.status, without.body.code]).toEqual([428, 'PRECONDITION_REQUIRED']);
    expect([stale.status, stale.body.code]).toEqual([412, 'PRECONDITION_FAILED']);
    expect([done.status, done.body.fields.contact]).toEqual([200, 'desk 4']);
  });

  test('given values no form would take, then each is refused with its place and the record stays as it was', async () => {
    const before = (await manager.get(path)).body;
    const refused: readonly (readonly [object, string, string])[] = [
      [{ requesterId: 'nobody' }, 'REFERENCE_UNKNOWN', 'record.requesterId'],
      [{ serviceId: 'nope' }, 'REFERENCE_UNKNOWN', 'record.serviceId'],
      [{ ciIds: ['app-07', 'nope'] }, 'REFERENCE_UNKNOWN', 'record.ciIds[1]'],
      [{ attachments: ['nope-1'] }, 'REFERENCE_UNKNOWN', 'record.attachments[0]'],
      // Joining a parent is a step of the process, which would not be taken.
      [{ parentIncident: 'INC000001' }, 'FORM_INVALID', 'record.parentIncident'],
      [{ pending: [{ from: 'y' }] }, 'FORM_INVALID', 'record.pending'],
      [{ resolutionDue: '2030-01-01T00:00:00Z' }, 'FORM_INVALID', 'record.resolutionDue'],
      [{ statusUpdates: [{ at: 'y' }] }, 'FORM_INVALID', 'record.statusUpdates[0].at'],
      [{ statusUpdates: ['x'] }, 'FORM_INVALID', 'record.statusUpdates[0]'],
      [{ title: null }, 'FORM_INVALID', 'record.title'],
      [{ title: '\u200b' }, 'FORM_INVALID', 'record.title'],
    ];

    for (const [fields, code, place] of refused) {
      const answer = await override(fields);
      expect([answer.status, answer.body.code], JSON.stringify(fields)).toEqual([422, code]);
      expect(answer.body.errors).toEqual([expect.objectContaining({ path: place })]);
    }

    expect((await manager.get(path)).body).toMatchObject({ fields: before.fields, lockVersion: before.lockVersion });
  });

  test('given known references and a computed priority, then the override is taken', async () => {
    const done = await override({ requesterId: 'sun-hao', serviceId: 'erp', ciIds: ['app-07'], priority: 'P1' });

    expect(done.status, done.text).toBe(200);
    expect(done.body.fields).toMatchObject({ requesterId: 'sun-hao', serviceId: 'erp', priority: 'P1' });
  });
});
