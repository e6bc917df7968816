import { describe, expect, test } from 'vitest';
import { field, givenAForm, submit } from './support.ts';

const steps = {
  id: 'steps',
  type: 'dynamiclist',
  path: 'steps',
  label: 'Steps',
  components: [field('text', { validate: { required: true } }), { ...field('owner'), id: 'stepOwner' }],
};

describe('lists and groups', () => {
  test('given rows, then errors name the row', () => {
    const form = givenAForm([steps]);
    const verdict = submit(form, { steps: [{ text: 'stop' }, { text: '' }, { text: 'go', other: 1 }, 'x'] });

    expect(verdict).toEqual({
      ok: false,
      errors: [
        { path: 'steps[2].other', code: 'UNKNOWN_FIELD', params: {} },
        { path: 'steps[1].text', code: 'REQUIRED', params: {} },
        { path: 'steps[3]', code: 'WRONG_TYPE', params: {} },
      ],
    });
  });

  test.each([
    [{}, [], 'REQUIRED'],
    [{}, 'x', 'WRONG_TYPE'],
    [{ min: 2 }, [{ text: 'a' }], 'TOO_FEW_ROWS'],
    [{ max: 1 }, [{ text: 'a' }, { text: 'b' }], 'TOO_MANY_ROWS'],
  ])('given the limits %j, when %j is sent, then %s', (limits, rows, code) => {
    const form = givenAForm([{ ...steps, validate: { required: true, ...limits } }]);

    expect(submit(form, { steps: rows })).toMatchObject({ ok: false, errors: [{ path: 'steps', code }] });
  });

  test('given a list nobody filled, then it is empty', () => {
    expect(submit(givenAForm([steps]), {})).toEqual({ ok: true, values: { steps: [] } });
  });

  test('given a condition in a row, then it reads the row first and then the form', () => {
    const form = givenAForm([
      field('kind'),
      {
        ...steps,
        components: [
          field('text'),
          field('why', { conditional: { hide: '=text = null or kind = "plain"' }, validate: { required: true } }),
        ],
      },
    ]);

    expect(submit(form, { kind: 'full', steps: [{ text: 'a' }, {}] })).toMatchObject({
      errors: [{ path: 'steps[0].why' }],
    });
    expect(submit(form, { kind: 'plain', steps: [{ text: 'a' }] })).toMatchObject({ ok: true });
  });

  test('given a group with a path, then its values are an object of their own', () => {
    const form = givenAForm([
      {
        id: 'g',
        type: 'group',
        path: 'contact',
        label: 'Contact',
        components: [field('name', { validate: { required: true } })],
      },
    ]);

    expect(submit(form, { contact: { name: 'Li Na' } })).toEqual({ ok: true, values: { contact: { name: 'Li Na' } } });
    expect(submit(form, {})).toMatchObject({ errors: [{ path: 'contact.name', code: 'REQUIRED' }] });
    expect(submit(form, { contact: 'Li Na' })).toMatchObject({ errors: [{ path: 'contact', code: 'WRONG_TYPE' }, {}] });
    expect(submit(form, { contact: { name: 'x', age: 3 } })).toMatchObject({ errors: [{ path: 'contact.age' }] });
  });

  test('given empty fields, then they are null and boxes are false', () => {
    const form = givenAForm([
      field('a'),
      { id: 'b', type: 'checkbox', key: 'b', label: 'B' },
      { id: 't', type: 'text', text: 'Hint' },
    ]);

    expect(submit(form, { a: '' })).toEqual({ ok: true, values: { a: null, b: false } });
  });
});
