import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../../../server/contract/index.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

type Node = Readonly<Record<string, unknown>>;

describe('GET /api/openapi.json', () => {
  let server: TestServer;
  let document: Node;
  beforeAll(async () => {
    server = await givenAServer({ demo: false });
    document = (await server.anonymous().get('/api/openapi.json')).body;
  });
  afterAll(() => server.close());
  const operations = () =>
    Object.entries(document['paths'] as Record<string, Record<string, Node>>).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );

  test('given the document, then it is OpenAPI 3.1 with every endpoint once', () => {
    expect(document['openapi']).toBe('3.1.0');
    const ids = operations().map(({ operation }) => operation['operationId']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(endpoints.map(({ id }) => id).toSorted());
  });

  test('given a reference in the document, then what it points to is there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#([^"]+)"/g)].map(([, path]) => path ?? '');

    expect(references.length).toBeGreaterThan(10);
    for (const reference of new Set(references)) {
      const found = reference
        .split('/')
        .slice(1)
        .reduce<unknown>((node, key) => (node as Node | undefined)?.[key], document);
      expect(found, reference).toBeDefined();
    }
  });

  test('given an operation, then each variable of its path is a parameter, and failures are problems', () => {
    for (const { path, operation } of operations()) {
      const variables = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = operation['parameters'] as { name: string; in: string; required: boolean; schema: Node }[];
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => name).toSorted()).toEqual(variables.toSorted());
      expect(inPath.every(({ required }) => required)).toBe(true);
      expect(operation['responses']).toMatchObject({ default: { $ref: '#/components/responses/Problem' } });
      expect(operation['summary']).toBeTruthy();
    }
  });

  test('given the address of the document, when it is written to, then the method is refused, not the address', async () => {
    const answer = await server.anonymous().raw.post('/api/openapi.json');

    expect([answer.status, answer.get('Allow')]).toEqual([405, 'GET']);
  });

  test('given an operation on a version, then the header it needs is described', () => {
    const override = operations().find(({ operation }) => operation['operationId'] === 'overrideRecord');

    expect(override?.operation['parameters']).toContainEqual(
      expect.objectContaining({ name: 'If-Match', in: 'header' }),
    );
  });

  test('given a change, then its security asks for the session and its token', () => {
    const signOut = operations().find(({ operation }) => operation['operationId'] === 'signOut');

    expect(signOut?.operation['security']).toEqual([{ session: [], csrf: [] }]);
  });
});
