import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { insertMany } from '../../../server/database/insert-many.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

/** A release as its process left it. */
const release = (number: string, status: string, more: { readonly closed_at?: Date } = {}) => ({
  ...{ id: number.toLowerCase(), type: 'release', process_id: 'release', number, title: `Mail ${number}` },
  ...{ status, stage: status, search_text: number, fields: '{}', restricted: false, lock_version: 1 },
  ...{ closed_at: null, ...more },
});

describe.each(bothDatabases)('records a form offers, on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAServer({ database });
    await server.database.unitOfWork((tx) =>
      insertMany(
        tx,
        'record',
        [
          release('REL000001', 'planned'),
          release('REL000002', 'early-life'),
          release('REL000003', 'backed-out'),
          release('REL000004', 'closed', { closed_at: tx.now }),
          release('REL000005', 'early-life'),
        ].map((row) => ({ ...row, created_at: tx.now, updated_at: tx.now })),
      ),
    );
  });
  afterEach(() => server.close());

  test('given releases in all states, then a list of one state offers those in it and no others', async () => {
    const desk = await server.as('li-na');
    const numbers = async (list: string) =>
      ((await desk.get(`/api/choices/${list}`)).body as { value: string }[]).map(({ value }) => value);

    expect(await numbers('releases-in-early-life')).toEqual(['REL000005', 'REL000002']);
    expect(await numbers('releases-in-early-life?q=000002')).toEqual(['REL000002']);
    expect(await numbers('open-releases')).toEqual(['REL000005', 'REL000003', 'REL000002', 'REL000001']);
    expect((await desk.get('/api/choices/releases-in-closed')).status).toBe(404);
  });
});
