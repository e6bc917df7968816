import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Endpoint } from '../../../server/contract/endpoint.ts';
import { endpoints } from '../../../server/contract/index.ts';
import { problem } from '../../../server/contract/problem.ts';

/** Paths of object fields that nobody has described. */
function undescribed(schema: z.ZodType, path: string): readonly string[] {
  const json = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  const missing: string[] = [];
  const walk = (node: unknown, at: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const properties: unknown = Reflect.get(node, 'properties');
    for (const [key, value] of Object.entries((properties ?? {}) as Record<string, object>)) {
      if (!isDescribed(value)) missing.push(`${at}.${key}`);
      walk(value, `${at}.${key}`);
    }
    for (const inside of ['items', 'additionalProperties']) walk(Reflect.get(node, inside), at);
    for (const several of ['anyOf', 'oneOf', 'allOf'])
      for (const one of (Reflect.get(node, several) ?? []) as unknown[]) walk(one, at);
  };
  walk(json, path);
  return missing;
}

/** Of a value that may be null, the description of the value counts. */
function isDescribed(field: object): boolean {
  const alternatives = (Reflect.get(field, 'anyOf') ?? []) as object[];
  return Reflect.get(field, 'description') !== undefined || alternatives.some(isDescribed);
}

const parts = ({ id, params, query, body, answer }: Endpoint) =>
  Object.entries({ params, query, body, answer }).flatMap(([part, schema]) =>
    schema === undefined ? [] : undescribed(schema, `${id}.${part}`),
  );

describe('the contract', () => {
  test.each(endpoints)('given $id, then every field of it is described', (endpoint) => {
    expect(parts(endpoint)).toEqual([]);
  });

  test('given a problem, then every field of it is described', () => {
    expect(undescribed(problem, 'problem')).toEqual([]);
  });

  test('given all endpoints, then ids and addresses are unique and under /api', () => {
    expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
    expect(new Set(endpoints.map(({ method, path }) => `${method} ${path}`)).size).toBe(endpoints.length);
    expect(endpoints.every(({ path }) => path.startsWith('/api/'))).toBe(true);
  });
});
