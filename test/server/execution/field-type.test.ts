import { describe, expect, test } from 'vitest';
import type { RecordField } from '../../../rules/schema/record-field.ts';
import { wrongFor } from '../../../server/execution/field-type.ts';

const label = { en: 'Field', zh: '字段' };
const field = (part: Partial<RecordField> & Pick<RecordField, 'type'>): RecordField => ({
  key: 'field',
  label,
  ...part,
});

describe('values of record fields', () => {
  test.each([
    { of: field({ type: 'text' }), good: '现象 𠮷', bad: 'a\0b' },
    { of: field({ type: 'text' }), good: '', bad: 'x'.repeat(1001) },
    { of: field({ type: 'long' }), good: 'x'.repeat(20_000), bad: '\ud800' },
    { of: field({ type: 'int', min: 1, max: 4 }), good: 4, bad: 5 },
    { of: field({ type: 'int' }), good: -1, bad: 1.5 },
    { of: field({ type: 'int' }), good: 0, bad: 2 ** 53 },
    { of: field({ type: 'decimal' }), good: 1.5, bad: '1.5' },
    { of: field({ type: 'money' }), good: 1_280_000, bad: 0.01 },
    { of: field({ type: 'bool' }), good: false, bad: 'false' },
    { of: field({ type: 'date' }), good: '2026-03-10', bad: '2026-13-10' },
    { of: field({ type: 'datetime' }), good: '2026-03-10T14:00:00+08:00', bad: '2026-03-10T14:00:00' },
    { of: field({ type: 'enum', values: [{ value: 'a', label }] }), good: 'a', bad: 'b' },
    { of: field({ type: 'list', of: 'text' }), good: ['a'], bad: 'a' },
    { of: field({ type: 'object', fields: [field({ type: 'text' })] }), good: { field: 'a' }, bad: ['a'] },
  ])('given a $of.type field, then $good is taken, $bad is refused, and null empties it', ({ of, good, bad }) => {
    expect(wrongFor(of, good)).toBeUndefined();
    expect(wrongFor(of, null)).toBeUndefined();
    expect(wrongFor(of, bad)).toMatch(/^allowed: /);
  });
});
