import { describe, expect, test } from 'vitest';
import { field, givenAForm, submit } from './support.ts';

const decision = {
  id: 'decision',
  type: 'radio',
  key: 'decision',
  label: 'Decision',
  validate: { required: true },
  values: [
    { label: 'Approve', value: 'approve' },
    { label: 'Reject', value: 'reject' },
  ],
};
const comment = {
  id: 'comment',
  type: 'textarea',
  key: 'comment',
  label: 'Reason',
  conditional: { hide: '=decision = null or decision = "approve"' },
  validate: { required: true, minLength: 10 },
};
describe('an approval form', () => {
  const form = givenAForm([decision, comment]);

  test.each([
    ['approval without a reason', { decision: 'approve' }, { ok: true, values: { decision: 'approve' } }],
    [
      'approval with a reason nobody saw',
      { decision: 'approve', comment: 'x' },
      { ok: true, values: { decision: 'approve' } },
    ],
    [
      'rejection with a reason',
      { decision: 'reject', comment: 'no back-out plan' },
      { ok: true, values: { decision: 'reject', comment: 'no back-out plan' } },
    ],
    [
      'rejection without a reason',
      { decision: 'reject' },
      { ok: false, errors: [{ path: 'comment', code: 'REQUIRED', params: {} }] },
    ],
    ['nothing at all', {}, { ok: false, errors: [{ path: 'decision', code: 'REQUIRED', params: {} }] }],
  ])('given %s, then the verdict follows the condition', (_, submission, verdict) => {
    expect(submit(form, submission)).toEqual(verdict);
  });

  test.each([null, 'text', 3, [], [{}]])('given %j instead of an object, then it is refused', (submission) => {
    expect(submit(form, submission)).toEqual({ ok: false, errors: [{ path: '', code: 'WRONG_TYPE', params: {} }] });
  });

  test.each(['__proto__', 'constructor', 'toString', 'status', 'Decision', ''])(
    'given the unknown key "%s", then it is named',
    (key) => {
      const submission = JSON.parse(`{"decision": "approve", ${JSON.stringify(key)}: {"admin": true}}`);

      expect(submit(form, submission)).toEqual({
        ok: false,
        errors: [{ path: key, code: 'UNKNOWN_FIELD', params: {} }],
      });
      expect(Reflect.get({}, 'admin')).toBeUndefined();
    },
  );
});

describe('hidden fields', () => {
  test('given a chain of conditions, when the first field hides the second, then the third follows', () => {
    const form = givenAForm([
      field('a'),
      field('b', { conditional: { hide: '=a = "no"' } }),
      field('c', { conditional: { hide: '=b = null' }, validate: { required: true } }),
    ]);

    expect(submit(form, { a: 'no', b: 'x' })).toEqual({ ok: true, values: { a: 'no' } });
    expect(submit(form, { a: 'yes', b: 'x' })).toMatchObject({ ok: false, errors: [{ path: 'c' }] });
  });

  test('given a hidden group, then its fields are neither asked nor taken', () => {
    const form = givenAForm([
      field('a'),
      {
        id: 'g',
        type: 'group',
        label: 'G',
        conditional: { hide: '=a = null' },
        components: [field('b', { validate: { required: true } })],
      },
    ]);

    expect(submit(form, { b: 'x' })).toEqual({ ok: true, values: { a: null } });
    expect(submit(form, { a: 'x' })).toMatchObject({ ok: false, errors: [{ path: 'b', code: 'REQUIRED' }] });
  });

  test('given two fields that hide each other, then the verdict comes and stays the same', () => {
    const form = givenAForm([
      field('a', { conditional: { hide: '=b != null' } }),
      field('b', { conditional: { hide: '=a != null' } }),
    ]);

    expect(submit(form, { a: 'x', b: 'y' })).toEqual(submit(form, { a: 'x', b: 'y' }));
  });

  test('given a condition on a value of the record, then it is read from the variables', () => {
    const form = givenAForm([field('a', { conditional: { hide: '=priority != "P1"' }, validate: { required: true } })]);

    expect(submit(form, {}, { variables: { priority: 'P2' } })).toEqual({ ok: true, values: {} });
    expect(submit(form, {}, { variables: { priority: 'P1' } }).ok).toBe(false);
  });
});

describe('names', () => {
  test('given a record with a value of the same name, when the field was left empty, then conditions see null', () => {
    const form = givenAForm([decision, comment]);
    const record = { decision: 'reject' };

    expect(submit(form, {}, { variables: record, readonlyValues: record })).toEqual({
      ok: false,
      errors: [{ path: 'decision', code: 'REQUIRED', params: {} }],
    });
  });
});

describe('fields that are not the client’s to change', () => {
  const fixed = [
    ['disabled', { disabled: true }],
    ['read-only', { readonly: true }],
    ['read-only by a condition', { readonly: '=locked = true' }],
  ] as const;

  test.each(fixed)('given a field that is %s, then its value is the record’s', (_, how) => {
    const form = givenAForm([field('cost', { ...how, validate: { required: true } }), field('note')]);
    const options = { readonlyValues: { cost: '100' }, variables: { locked: true } };

    expect(submit(form, { cost: '1', note: 'n' }, options)).toEqual({ ok: true, values: { cost: '100', note: 'n' } });
    expect(submit(form, { note: 'n' }, options)).toEqual({ ok: true, values: { cost: '100', note: 'n' } });
  });

  test('given a disabled field, when a condition reads it, then it sees the record’s value', () => {
    const form = givenAForm([
      field('cost', { disabled: true }),
      field('reason', { conditional: { hide: '=cost != "100"' }, validate: { required: true } }),
    ]);

    expect(submit(form, { cost: '1' }, { readonlyValues: { cost: '100' } }).ok).toBe(false);
  });

  test('given a computed field, then the value sent is not looked at', () => {
    const form = givenAForm([
      { id: 'n', type: 'number', key: 'n', label: 'N' },
      { id: 'double', type: 'expression', key: 'double', expression: '=n * 2' },
    ]);

    expect(submit(form, { n: 21, double: 1 })).toEqual({ ok: true, values: { n: 21, double: 42 } });
  });
});

describe('a form that is saved, not sent', () => {
  const form = givenAForm([
    field('cost', { readonly: true }),
    field('note', { validate: { required: true } }),
    field('place', { validate: { required: true, minLength: 3 } }),
  ]);
  const save = (submission: object) =>
    submit(form, submission, { readonlyValues: { cost: '100' }, unfinished: { place: 'desk' } });

  test('given required fields without a value, then nothing is missing, and fixed values are the record’s', () => {
    expect(save({ cost: '1', place: 'hall' })).toEqual({
      ok: true,
      values: { cost: '100', note: null, place: 'hall' },
    });
  });

  test.each([
    ['a value that is wrong', { place: 'x' }, 'TOO_SHORT'],
    ['a required value of the record emptied', { place: null }, 'REQUIRED'],
  ])('given %s, then it is refused', (_, submission, code) => {
    expect(save(submission)).toMatchObject({ ok: false, errors: [{ path: 'place', code }] });
  });
});

test('given a form with four times the fields and conditions, then a verdict takes about four times the work, not sixteen', () => {
  const work = (count: number) => {
    const fields = Array.from({ length: count }, (_, index) => ({
      ...field(`f${index}`),
      ...(index === 0 ? {} : { conditional: { hide: '=f0 = "no"' } }),
    }));
    const form = givenAForm(fields);
    const submission = Object.fromEntries(fields.map(({ key }) => [key, 'value']));
    const run = () => submit(form, submission);
    run();
    const before = process.cpuUsage();
    for (let turn = 0; turn < 100; turn++) run();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  work(20);

  expect(work(80) / work(20)).toBeLessThan(10);
});
