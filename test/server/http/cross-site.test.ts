import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from '../../support/client.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const account = 'ada';
const password = 'correct horse battery';

describe('changes that another site makes a browser send', () => {
  let server: TestServer;
  let client: Client;
  beforeEach(async () => {
    server = await givenAServer({ demo: false });
    await server.application.setup.createAdministrator({ account, password, name: 'Ada' });
    client = server.anonymous();
    await client.signIn(account, password);
  });
  afterEach(() => server.close());
  const isSignedIn = async () => (await client.get('/api/session')).status === 200;

  test.each([
    { case: 'no token', headers: { 'X-CSRF-Token': '' } },
    { case: 'a wrong token', headers: { 'X-CSRF-Token': 'x'.repeat(43) } },
    { case: 'a foreign origin', headers: { Origin: 'https://evil.example' } },
    { case: 'the origin of a sandbox', headers: { Origin: 'null' } },
    { case: 'a cross-site fetch', headers: { 'Sec-Fetch-Site': 'cross-site' } },
    { case: 'a fetch from a sibling host', headers: { 'Sec-Fetch-Site': 'same-site' } },
  ])('given $case, when it wants to sign out, then 403 and the session lives', async ({ headers }) => {
    const answer = await client.delete('/api/session').set(headers);

    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'CSRF_REFUSED' });
    expect(await isSignedIn()).toBe(true);
    const denials = await server.database.reader.query("SELECT entity_id FROM audit_trail WHERE action = 'denied'");
    expect(denials).toEqual([{ entity_id: 'signOut' }]);
  });

  test('given a foreign origin, when it wants to sign somebody in, then 403', async () => {
    const answer = await server
      .anonymous()
      .post('/api/session', { account, password }, { Origin: 'https://evil.example' });

    expect(answer.status).toBe(403);
    expect(answer.get('Set-Cookie')).toBeUndefined();
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
  ])('given a body of type %s, then 415', async (type) => {
    const answer = await server.anonymous().raw.post('/api/session').set('Content-Type', type).send('{"account":"a"}');

    expect(answer.status).toBe(415);
    expect(answer.body).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  test('given our own origin, then the change is made', async () => {
    const answer = await client.delete('/api/session').set('Origin', server.url);

    expect(answer.status).toBe(204);
    expect(await isSignedIn()).toBe(false);
  });

  test('given a configured public address, then only that origin is ours', async () => {
    const behindProxy = await givenAServer({ demo: false, config: { publicUrl: 'https://praxis.example' } });
    const from = (origin: string) =>
      behindProxy.anonymous().post('/api/session', { account: 'x', password: 'y' }, { Origin: origin });

    expect((await from('https://praxis.example')).status).toBe(401);
    expect((await from(behindProxy.url)).status).toBe(403);
    await behindProxy.close();
  });
});
