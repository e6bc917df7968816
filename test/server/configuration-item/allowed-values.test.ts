import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Json } from '../../../engine/index.ts';
import { itemTypes } from '../../../rules/schema/item-type.ts';
import { recordType } from '../../../rules/schema/record-type.ts';
import { changedItem } from '../../../server/features/configuration-item/change-item.ts';
import { type Item, itemFields } from '../../../server/features/configuration-item/item.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(`processes/${path}`, 'utf8'));
const types = itemTypes.parse(read('configuration/ci-types.json'));
const model = { types, record: recordType.parse(read('shared/records/configuration-item.json')) };
const server: Item = {
  ...{ id: 'db-07', number: 'CI000001', status: 'live', createdAt: '', lockVersion: 1, incoming: 0 },
  ...{ relations: [], services: [], fields: itemFields.parse({ name: 'DB-07', type: 'server' }) },
};
const allowedAt = (path: string, value: Json) => {
  const result = changedItem(server, { [path]: value }, model);
  return result.ok ? null : result.errors.map(({ params }) => params['allowed']).join();
};

test.each([
  { path: 'attributes.cpu', value: 'many', allowed: '0, 1, 2, …' },
  { path: 'attributes.ip', value: '999.1.1.1', allowed: '10.0.1.10, 2001:db8::1' },
  { path: 'criticality', value: 9, allowed: '1 … 4' },
  { path: 'exposed', value: 'perhaps', allowed: 'true, false' },
  { path: 'asset.purchaseDate', value: 'yesterday', allowed: '2026-03-10' },
  { path: 'environment', value: 'moon', allowed: 'prod, test, dev, dr' },
  { path: 'services', value: 'erp', allowed: '[id, …] (≤ 1000)' },
  { path: 'relations', value: [{ type: 'runs-on', target: 'db-07' }], allowed: 'target ≠ db-07' },
])(
  'given $value at $path, then what is allowed is said without a word of any language: $allowed',
  ({ path, value, allowed }) => {
    expect(allowedAt(path, value)).toBe(allowed);
  },
);

test('given an attribute the type does not have, then those it has are named', () => {
  expect(allowedAt('attributes.colour', 'blue')).toContain('hostname, ip, os');
  expect(allowedAt('colour', 'blue')).toContain('attributes.hostname');
});

test('given no name, then nothing is said to be allowed: a value is needed', () => {
  const result = changedItem(server, { name: '' }, model);

  expect(result).toMatchObject({ ok: false, errors: [{ path: 'name', code: 'REQUIRED', params: {} }] });
});
