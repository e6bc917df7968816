import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../../../server/contract/index.ts';
import type { Client } from '../../support/client.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const runs = 25;
const keepsTheSession = endpoints.filter(({ tag, id }) => tag !== 'session' && id !== 'streamEvents');

/** Words the API knows, beside any text at all, so that some cases reach further than the first check. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    'incident',
    'zhang-wei',
    'users',
    '1',
    'INC000001',
    'msg.case.comment',
    '["number","ASC"]',
    '[0,9]',
    '{}',
  ),
);
const anyBody = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.record(
    {
      values: fc.dictionary(fc.constantFrom('title', 'serviceId', 'usersAffected', 'x'), fc.jsonValue({ maxDepth: 2 })),
      fields: fc.dictionary(fc.constantFrom('title', 'priority'), fc.jsonValue({ maxDepth: 1 })),
      reason: text,
      message: text,
      payload: fc.dictionary(text, fc.jsonValue({ maxDepth: 2 })),
      id: text,
      name: text,
    },
    { requiredKeys: [] },
  ),
);

describe('any input', () => {
  let server: TestServer;
  let client: Client;
  beforeAll(async () => {
    server = await givenAServer();
    await server.application.execution.evidence.sealer.prepare();
    client = await server.as('lin-xia');
  });
  afterAll(() => server.close());

  test.each(keepsTheSession)(
    'given anything at all sent to $method $path, then it is never a failure',
    async (endpoint) => {
      const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
      const arbitrary = fc.record({
        params: fc.array(text, { minLength: names.length, maxLength: names.length }),
        query: fc.dictionary(fc.constantFrom('sort', 'range', 'filter', 'version', 'q', 'x'), text, { maxKeys: 2 }),
        body: anyBody,
        key: fc.stringMatching(/^[\x20-\x7e]{0,20}$/),
      });

      await fc.assert(
        fc.asyncProperty(arbitrary, async ({ params, query, body, key }) => {
          const path = names.reduce(
            (address, name, index) =>
              address.replace(`:${name}`, encodeURIComponent((params[index] ?? '').replaceAll(/\p{Surrogate}/gu, ''))),
            endpoint.path,
          );
          const request = client.raw[endpoint.method](path)
            .query(query)
            .set('X-CSRF-Token', client.csrfToken)
            .set('Idempotency-Key', key);
          const answer = await (endpoint.method === 'get'
            ? request
            : request.set('Content-Type', 'application/json').send(JSON.stringify(body)));
          expect(answer.status, answer.text).toBeLessThan(500);
        }),
        { numRuns: runs },
      );
      expect((await server.anonymous().get('/health/live')).status).toBe(200);
    },
  );
});
