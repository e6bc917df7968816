import { describe, expect, test } from 'vitest';
import { endpoints } from '../../server/contract/index.ts';

describe('contract', () => {
  test('given all endpoints, then ids are unique and no two share method and path', () => {
    const ids = endpoints.map(({ id }) => id);
    const doors = endpoints.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(doors).size).toBe(doors.length);
  });

  test('given all endpoints, then each path parameter is validated', () => {
    const unvalidated = endpoints.filter(({ path, params }) => path.includes(':') && !params);
    expect(unvalidated.map(({ id }) => id)).toEqual([]);
  });
});
