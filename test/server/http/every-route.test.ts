import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../../../server/contract/index.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

/** What may be called without signing in; anything else that is public is a mistake. */
const open = ['readSignInOptions', 'signIn', 'signInAsDemoPerson', 'setUp'];
/** What is called with a secret in the address in place of a session. */
const bySecret = ['readCalendarFeed'];

const addressOf = (path: string) =>
  path
    .replace(':ref', 'users')
    .replace(':type', 'incident')
    .replace(/:(\w+)/g, 'x');

describe('every endpoint of the contract', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await givenAServer();
  });
  afterAll(() => server.close());

  test('given the contract, then only signing in and setting up are public', () => {
    expect(endpoints.filter(({ access }) => access === 'public').map(({ id }) => id)).toEqual(open);
  });

  test('given the contract, then only the feed of the calendar is read by a secret address, and who has none learns nothing', async () => {
    const read = endpoints.filter(({ access }) => access === 'secret-address');
    expect(read.map(({ id, method }) => [id, method])).toEqual(bySecret.map((id) => [id, 'get']));
    for (const { path } of read) {
      const answer = await server.anonymous().get(addressOf(path));
      expect([answer.status, answer.body.params]).toEqual([404, {}]);
    }
  });

  test.each(endpoints.filter(({ id }) => ![...open, ...bySecret].includes(id)))(
    'given $method $path, when nobody is signed in, then 401 and nothing else is said',
    async ({ method, path }) => {
      const answer = await server
        .anonymous()
        .raw[method](addressOf(path))
        .set('Cookie', `praxis=${'x'.repeat(43)}`);

      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({ code: 'NOT_SIGNED_IN', params: {}, errors: [] });
    },
  );

  test.each(endpoints.filter(({ id, access }) => ![...open, ...bySecret].includes(id) && access !== 'signed-in'))(
    'given $method $path, when the right is missing, then 403 and a trace of it',
    async ({ id, method, path, access }) => {
      const client = await server.as(access === 'message.send' ? 'zhang-wei' : 'monitoring');

      const answer = await client.raw[method](addressOf(path)).set('X-CSRF-Token', client.csrfToken);

      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({ code: 'NOT_AUTHORISED', params: { permission: access } });
      expect(
        await server.database.reader.query(
          "SELECT entity_id FROM audit_trail WHERE action = 'denied' AND entity_id = ?",
          [id],
        ),
      ).toHaveLength(1);
    },
  );
});
