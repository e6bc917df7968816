import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asProblem, request } from '../../../admin/src/session/request.ts';
import { sessionState, setSession } from '../../../admin/src/session/sessionStore.ts';
import { aSession } from '../support/session.ts';

/** What the server answers next: status, kind of content, text. */
let answer: readonly [number, Readonly<Record<string, string>>, string];
let server: Server;
let url: string;
const asked: Readonly<Record<string, unknown>>[] = [];

beforeEach(async () => {
  asked.length = 0;
  server = createServer((incoming, response) => {
    asked.push(incoming.headers);
    response.writeHead(answer[0], {
      'access-control-allow-origin': '*',
      'access-control-expose-headers': '*',
      ...answer[1],
    });
    response.end(answer[2]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const problem = {
  type: '/problems/form-invalid',
  title: '',
  status: 422,
  code: 'FORM_INVALID',
  params: {},
  requestId: 'r-1',
};
const errors = [{ path: 'title', code: 'REQUIRED', params: {} }];

describe('a request', () => {
  test('given a list, then its rows and their number in all are answered', async () => {
    answer = [200, { 'content-type': 'application/json', 'content-range': 'tasks 0-1/319' }, '[1,2]'];

    expect(await request(url)).toEqual({ value: [1, 2], total: 319 });
  });

  test('given a refusal, then its code, its fields and its number reach the page', async () => {
    answer = [422, { 'content-type': 'application/problem+json' }, JSON.stringify({ ...problem, errors })];

    const thrown = await request(url).catch((error: unknown) => error);

    expect(asProblem(thrown)).toMatchObject({ code: 'FORM_INVALID', errors, requestId: 'r-1' });
  });

  test('given an answer of a proxy, then the page says that the server is not available', async () => {
    answer = [502, { 'content-type': 'text/html' }, '<h1>Bad gateway</h1>'];

    expect(asProblem(await request(url).catch((error: unknown) => error)).code).toBe('UNAVAILABLE');
  });

  test('given no server, then the page says that it cannot be reached', async () => {
    expect(asProblem(await request('http://127.0.0.1:1').catch((error: unknown) => error)).code).toBe('NETWORK');
  });

  test('given somebody signed in, when the server knows the session no more, then it has ended', async () => {
    setSession(aSession());
    answer = [
      401,
      { 'content-type': 'application/problem+json' },
      JSON.stringify({ ...problem, status: 401, code: 'NOT_SIGNED_IN' }),
    ];

    await request(url).catch(() => {});

    expect(sessionState().type).toBe('ended');
  });
});
