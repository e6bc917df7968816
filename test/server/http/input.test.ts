import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const account = 'ada';
const password = 'correct horse battery';
const isProblem = {
  type: expect.stringMatching(/^\/problems\//),
  requestId: expect.any(String),
  errors: expect.any(Array),
};

describe.each(bothDatabases)('malformed input on %s', (database) => {
  let server: TestServer;
  let client: Client;
  beforeAll(async () => {
    server = await givenAServer({ database, demo: false });
    await server.application.setup.createAdministrator({ account, password, name: 'Ada' });
    client = server.anonymous();
    await client.signIn(account, password);
  });
  afterAll(() => server.close());
  const send = (text: string) =>
    server.anonymous().raw.post('/api/session').set('Content-Type', 'application/json').send(text);

  test.each([
    { input: 'broken JSON', text: '{"account":', status: 400 },
    { input: 'an array', text: '[]', status: 400 },
    { input: 'a bare string', text: '"x"', status: 400 },
    { input: 'an unknown field', text: '{"account":"a","password":"b","isAdmin":true}', status: 400 },
    { input: 'null where text belongs', text: '{"account":null,"password":"b"}', status: 400 },
    { input: 'a prototype key', text: '{"account":"a","password":"b","__proto__":{"x":1}}', status: 400 },
    { input: 'a NUL', text: '{"account":"a\\u0000","password":"b"}', status: 400 },
    { input: 'half a character', text: '{"account":"a\\ud800","password":"b"}', status: 400 },
    { input: 'an infinite number', text: '{"account":1e400,"password":"b"}', status: 400 },
    { input: 'a number that is not exact', text: '{"account":9007199254740993,"password":"b"}', status: 400 },
    { input: 'nesting of 100,000 levels', text: '['.repeat(100_000) + ']'.repeat(100_000), status: 400 },
    { input: 'nesting in a field', text: `{"account":${'['.repeat(60)}${']'.repeat(60)}}`, status: 400 },
    { input: '300 kB', text: `{"account":"${'a'.repeat(300_000)}"}`, status: 413 },
  ])('given $input, then $status problem+json', async ({ text, status }) => {
    const answer = await send(text);

    expect(answer.status).toBe(status);
    expect(answer.get('Content-Type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ ...isProblem, status });
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  test('given a wrong field, then the problem names it', async () => {
    const { body } = await send('{"account":"a","password":5}');

    expect(body.errors).toMatchObject([{ path: 'password', code: 'invalid_type' }]);
  });

  test('given ten kilobytes that unpack to ten megabytes, then 413', async () => {
    const answer = await server
      .anonymous()
      .raw.post('/api/session')
      .set({ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
      .serialize((body: unknown) => body as string)
      .send(gzipSync(JSON.stringify({ account: 'a'.repeat(10_000_000) })) as unknown as object);

    expect(answer.status).toBe(413);
  });

  test.each([
    { case: 'SQL as sort', query: 'sort=(CASE WHEN 1=1 THEN id END)' },
    { case: 'an unknown column', query: 'sort=["password_hash","ASC"]' },
    { case: 'a statement in the direction', query: 'sort=["name","ASC; DROP TABLE account"]' },
    { case: 'a sort of three', query: 'sort=["name","ASC","id"]' },
    { case: 'an object as sort', query: 'sort={"name":"ASC"}' },
    { case: 'a range that is too long', query: 'range=[0,1000000000]' },
    { case: 'a negative range', query: 'range=[-1,10]' },
    { case: 'a range backwards', query: 'range=[10,5]' },
    { case: 'a page too deep', query: 'range=[10000000,10000010]' },
    { case: 'a range of text', query: 'range=["0","9;"]' },
    { case: 'an unknown filter', query: 'filter={"password_hash":"x"}' },
    { case: 'an operator as filter', query: 'filter={"id":{"$ne":1}}' },
    { case: 'a filter that is no JSON', query: 'filter=x' },
    { case: 'a NUL in a filter', query: 'filter={"q":"\\u0000"}' },
    { case: 'half a character in a filter', query: 'filter={"q":"\\ud83d"}' },
    { case: 'one parameter twice', query: 'sort=["name","ASC"]&sort=["id","ASC"]' },
    { case: 'an unknown parameter', query: 'limit=5' },
  ])('given $case, then 400', async ({ query }) => {
    const answer = await client.get(`/api/users?${query.replaceAll(' ', '%20').replaceAll('\\', '%5C')}`);

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ ...isProblem, code: 'BAD_REQUEST' });
  });

  test.each(["'", '%', '_', '\\', '"; DROP TABLE account; --', '𠮷'])(
    'given the search text %s, then it is only text',
    async (q) => {
      const answer = await client.list('/api/users', { filter: { q } });

      expect(answer.status).toBe(200);
      expect(answer.body).toEqual([]);
      expect(answer.get('Content-Range')).toBe('users */0');
    },
  );

  test.each([
    { method: 'get', path: '/api/nothing', status: 404, code: 'NOT_FOUND' },
    { method: 'get', path: '/api/users/nobody', status: 404, code: 'NOT_FOUND' },
    { method: 'get', path: '/api/users/%E0%A4%A', status: 400, code: 'BAD_REQUEST' },
    { method: 'get', path: '/api/users/a%00b', status: 400, code: 'BAD_REQUEST' },
    { method: 'get', path: '/api/users/__proto__', status: 404, code: 'NOT_FOUND' },
    { method: 'get', path: `/api/users/${'a'.repeat(65)}`, status: 400, code: 'BAD_REQUEST' },
    { method: 'get', path: '/..%2f..%2fetc/passwd', status: 404, code: 'NOT_FOUND' },
    { method: 'get', path: '/api/choices/nothing', status: 404, code: 'NOT_FOUND' },
    { method: 'delete', path: '/api/users', status: 405, code: 'METHOD_NOT_ALLOWED' },
    { method: 'put', path: '/api/session', status: 405, code: 'METHOD_NOT_ALLOWED' },
    { method: 'trace', path: '/api/session', status: 405, code: 'METHOD_NOT_ALLOWED' },
  ] as const)('given $method $path, then $status $code', async ({ method, path, status, code }) => {
    const answer = await client.raw[method](path);

    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ ...isProblem, status, code });
  });

  test('given all of this, then the process lives and answers', async () => {
    expect((await server.anonymous().get('/health/live')).body).toEqual({ status: 'ok' });
  });
});
