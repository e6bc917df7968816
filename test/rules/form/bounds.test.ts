import { expect, test } from 'vitest';
import { formMessage } from '../../../rules/form.ts';
import { faultsOf, givenAForm, submit } from './support.ts';

const bounded = (properties: object) => ({ type: 'datetime', subtype: 'datetime', label: undefined, properties });
const past = bounded({ notAfter: '=now()' });
const since = bounded({ notBefore: '=reportedAt', notAfter: '=now()' });
/** It is 2026-03-10 14:00 in Shanghai. */
const variables = { reportedAt: '2026-03-10T05:30:40Z' };

test.each([
  ['now', past, '2026-03-10T14:00:00+08:00', ''],
  ['a minute ahead', past, '2026-03-10T14:01:00+08:00', 'x TOO_LATE'],
  ['next year', past, '2027-03-10T14:00:00+08:00', 'x TOO_LATE'],
  ['the very minute it was reported', since, '2026-03-10T13:30:00+08:00', ''],
  ['a minute before', since, '2026-03-10T13:29:00+08:00', 'x TOO_EARLY'],
  ['no instant at all', since, 'yesterday', 'x DATETIME_INVALID'],
  ['nothing', since, null, ''],
])('given bounds, when %s is given, then that is judged', (_case, field, value, faults) => {
  expect(faultsOf(field, value, { variables }).join()).toBe(faults);
});

test('given a bound that gives no instant, when a value comes, then it does not bind', () => {
  expect(faultsOf(bounded({ notBefore: '=unknown' }), '1999-01-01T00:00:00+08:00')).toEqual([]);
});

test('given a fault, when a person reads it, then it names the bound in the time of the organization', () => {
  const form = givenAForm([{ id: 'x', key: 'x', ...since }]);
  const verdict = submit(form, { x: '2026-03-01T10:00:00+08:00' }, { variables });
  const [error] = verdict.ok ? [] : verdict.errors;

  expect(error && formMessage(error, 'en')).toBe('This must not lie before 2026-03-10 13:30.');
  expect(error && formMessage(error, 'zh')).toBe('不能早于 2026-03-10 13:30。');
});
