import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const account = 'ada';
const password = 'correct horse battery';
const wrong = 'wrong horse battery';

describe.each(bothDatabases)('sessions on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAServer({ database, demo: false, at: '2026-03-02T09:00:00Z' });
    await server.application.setup.createAdministrator({ account, password, name: 'Ada' });
  });
  afterEach(() => server.close());

  test('given the right password, when signed in, then the cookie is hidden from scripts and the token is not stored', async () => {
    const answer = await server.anonymous().signIn(account, password);

    const [cookie = ''] = answer.get('Set-Cookie') ?? [];
    expect(cookie).toMatch(/^praxis=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(answer.body).toMatchObject({
      user: { id: 'ada', roles: ['administrator'] },
      expiresAt: '2026-03-02T10:00:00.000Z',
      zone: 'Asia/Shanghai',
      demo: false,
    });
    const stored = await server.database.reader.query<{ id_hash: string }>('SELECT id_hash FROM session');
    expect(stored).toHaveLength(1);
    expect(cookie).not.toContain(stored[0]?.id_hash);
  });

  test('given TLS, when signed in, then the cookie is bound to the host and secure', async () => {
    const tls = await givenAServer({ config: { publicUrl: 'https://praxis.example' }, demo: false });
    await tls.application.setup.createAdministrator({ account, password, name: 'Ada' });

    const answer = await tls.anonymous().signIn(account, password);

    expect(answer.get('Set-Cookie')?.[0]).toMatch(/^__Host-praxis=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect(answer.get('Strict-Transport-Security')).toContain('max-age=');
    await tls.close();
  });

  test('given an unknown account and a wrong password, then the answers do not differ', async () => {
    const [unknown, known] = await Promise.all([
      server.anonymous().signIn('nobody', wrong),
      server.anonymous().signIn(account, wrong),
    ]);

    expect([unknown.status, known.status]).toEqual([401, 401]);
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...known.body, requestId: '' });
  });

  test('given ten wrong passwords, then even the right one has to wait five minutes', async () => {
    for (let n = 0; n < 10; n++) await server.anonymous().signIn(account, wrong);

    const refused = await server.anonymous().signIn(account, password);
    server.clock.advance(5 * 60_000);
    const later = await server.anonymous().signIn(account, password);

    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ code: 'TOO_MANY_REQUESTS', params: { retryAfterSeconds: 300 } });
    expect(refused.get('Retry-After')).toBe('300');
    expect(later.status).toBe(200);
  });

  test('given one wrong password for fifty accounts, then the address is throttled', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => server.anonymous().signIn(`somebody${n}`, wrong)));

    expect((await server.anonymous().signIn('another', wrong)).status).toBe(429);
  });

  test('given a proxy that is not trusted, then a forged X-Forwarded-For does not help', async () => {
    for (let n = 0; n < 10; n++)
      await server.anonymous().post('/api/session', { account, password: wrong }, { 'X-Forwarded-For': `10.0.0.${n}` });

    expect((await server.anonymous().signIn(account, password)).status).toBe(429);
  });

  test('given a session, when signed in again, then the token is another and the old one is worthless', async () => {
    const client = server.anonymous();
    const first = await client.signIn(account, password);
    const second = await client.signIn(account, password);

    const [old = ''] = first.get('Set-Cookie') ?? [];
    expect(second.get('Set-Cookie')?.[0]).not.toBe(old);
    expect(
      (
        await server
          .anonymous()
          .raw.get('/api/session')
          .set('Cookie', old.split(';')[0] ?? '')
      ).status,
    ).toBe(401);
    expect((await client.get('/api/session')).status).toBe(200);
  });

  test('given a session, when signed out, then a replay of the cookie is refused', async () => {
    const client = server.anonymous();
    const cookie = (await client.signIn(account, password)).get('Set-Cookie')?.[0]?.split(';')[0] ?? '';

    expect((await client.delete('/api/session')).status).toBe(204);

    expect((await server.anonymous().raw.get('/api/session').set('Cookie', cookie)).status).toBe(401);
  });

  test('given a session, when it is not used for an hour, then it has ended and stays so when the clock is set back', async () => {
    const client = server.anonymous();
    await client.signIn(account, password);
    server.clock.advance(59 * 60_000);
    expect((await client.get('/api/session')).status).toBe(200);

    server.clock.advance(60 * 60_000);
    expect((await client.get('/api/session')).status).toBe(401);
    server.clock.advance(-24 * 3_600_000);
    expect((await client.get('/api/session')).status).toBe(401);
  });

  test('given a session in use all day, then it ends after twelve hours', async () => {
    const client = server.anonymous();
    await client.signIn(account, password);
    for (let halfHours = 0; halfHours < 23; halfHours++) {
      server.clock.advance(30 * 60_000);
      expect((await client.get('/api/session')).status).toBe(200);
    }

    server.clock.advance(30 * 60_000);

    expect((await client.get('/api/session')).status).toBe(401);
  });

  test('given an account that is deactivated, then its session ends at the next request', async () => {
    const client = server.anonymous();
    await client.signIn(account, password);
    await server.database.unitOfWork((tx) => tx.execute('UPDATE account SET active = 0'));

    expect((await client.get('/api/session')).status).toBe(401);
    expect((await server.anonymous().signIn(account, password)).status).toBe(401);
  });

  test('given a role that is taken away, then the right is gone at the next request', async () => {
    const client = server.anonymous();
    await client.signIn(account, password);
    await server.database.unitOfWork((tx) => tx.execute('UPDATE account SET roles = \'["requester"]\''));

    const { body } = await client.get('/api/session');

    expect(body.permissions.toSorted()).toEqual(['process.read', 'process.start', 'task.work']);
  });

  test('given a password that is reset, then all sessions end and only the new one signs in', async () => {
    const client = server.anonymous();
    await client.signIn(account, password);

    await server.application.setup.resetPassword('Ada', 'another fine horse');

    expect((await client.get('/api/session')).status).toBe(401);
    expect((await server.anonymous().signIn(account, password)).status).toBe(401);
    expect((await server.anonymous().signIn(account, 'another fine horse')).status).toBe(200);
    await expect(server.application.setup.resetPassword('nobody', 'another fine horse')).rejects.toThrow('no account');
  });

  test('given sign-ins and failures, then the audit trail tells who and never a password', async () => {
    const client = server.anonymous();
    await client.signIn(account, wrong);
    await client.signIn(account, password);
    await client.delete('/api/session');

    const rows = await server.database.reader.query<{ action: string }>(
      `SELECT * FROM audit_trail WHERE entity_type <> 'record' ORDER BY seq`,
    );

    expect(rows.map(({ action }) => action)).toEqual([
      'administrator-created',
      'sign-in-failed',
      'signed-in',
      'signed-out',
    ]);
    expect(JSON.stringify(rows)).not.toContain('horse');
  });

  test('given fifty sign-ins at once, then each is answered and none breaks the server', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => server.anonymous().signIn(account, password)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});
