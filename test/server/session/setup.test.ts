import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const person = { account: 'Ada', password: 'correct horse battery', name: 'Ada' };

describe.each(bothDatabases)('first start on %s', (database) => {
  let server: TestServer;
  let token: string;
  beforeEach(async () => {
    server = await givenAServer({ database, demo: false });
    token = (await server.application.setup.issueToken()) ?? '';
  });
  afterEach(() => server.close());
  const setUp = (body: object) => server.anonymous().post('/api/setup', body);

  test('given an empty installation, then there is nobody to sign in as and setup is asked for', async () => {
    const options = await server.anonymous().get('/api/session/options');

    expect(options.body).toEqual({ demo: false, setupNeeded: true, people: [] });
    expect((await server.anonymous().post('/api/session', { account: 'admin', password: 'admin' })).status).toBe(401);
    expect((await server.anonymous().post('/api/session/demo', { account: 'admin' })).status).toBe(404);
  });

  test('given the token, when twenty use it at once, then exactly one becomes administrator', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => setUp({ ...person, token, account: `ada${n}` })),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(19).fill(409)]);
    const accounts = await server.database.reader.query('SELECT user_id FROM account');
    expect(accounts).toHaveLength(1);
    expect(await server.application.setup.issueToken()).toBeNull();
  });

  test.each([
    { wrong: 'another token', body: { token: 'x' }, status: 403, code: 'NOT_AUTHORISED' },
    { wrong: 'a short password', body: { password: 'short' }, status: 400, code: 'BAD_REQUEST' },
    { wrong: 'a common password', body: { password: 'password1234' }, status: 400, code: 'BAD_REQUEST' },
    { wrong: 'a password of one megabyte', body: { password: 'a'.repeat(200_000) }, status: 400, code: 'BAD_REQUEST' },
    { wrong: 'roles of its own', body: { roles: ['top-management'] }, status: 400, code: 'BAD_REQUEST' },
  ])('given $wrong, then it is refused and nobody is created', async ({ body, status, code }) => {
    const answer = await setUp({ ...person, token, ...body });

    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ code, status });
    expect(await server.database.reader.query('SELECT user_id FROM account')).toEqual([]);
  });

  test.each(['两个汉字 🐼 und Leerzeichen', '  with blanks around  '])(
    'given the password "%s", then it is kept as typed',
    async (password) => {
      expect((await setUp({ ...person, token, password })).status).toBe(201);

      expect((await server.anonymous().signIn('ada', password.trim())).status).toBe(
        password.trim() === password ? 200 : 401,
      );
      expect((await server.anonymous().signIn('ADA', password)).status).toBe(200);
    },
  );
});
