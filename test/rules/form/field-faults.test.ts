import { describe, expect, test } from 'vitest';
import { faultsOf } from './support.ts';

const text = { type: 'textfield' };
const required = { validate: { required: true } };
const radio = { type: 'radio', values: [{ label: 'Approve', value: 'approve' }] };
const people = { type: 'select', valuesKey: 'people' };
const choices = { people: [{ value: 'zhang-wei' }, { value: 'li-na' }] };
const files = new Set(['0f8fad5b-d9cb-469f-a165-70867728950e', 'a', 'b']);
const date = { type: 'datetime', subtype: 'date', label: undefined };
const time = { ...date, subtype: 'time' };
const instant = { ...date, subtype: 'datetime' };

describe('a field and a value', () => {
  test.each<[string, object, unknown, string]>([
    ['required and missing', { ...text, ...required }, undefined, 'REQUIRED'],
    ['required and null', { ...text, ...required }, null, 'REQUIRED'],
    ['required and only blanks', { ...text, ...required }, ' \t\n　', 'REQUIRED'],
    ['required and without a visible character', { ...text, ...required }, '\u200b\u2060\u3164', 'REQUIRED'],
    ['an emoji joined of several', { ...text, ...required }, '👩\u200d💻', ''],
    ['a text that reads backwards', text, 'invoice\u202efdp.exe', 'TEXT_INVALID'],
    ['an isolate in a long text', { type: 'textarea' }, '\u2066a', 'TEXT_INVALID'],
    ['two lines where one is asked', text, 'a\r\nBcc: b', 'TEXT_INVALID'],
    ['two lines in a long text', { type: 'textarea' }, 'a\r\n\tb', ''],
    ['a bell', { type: 'textarea' }, 'a\u0007', 'TEXT_INVALID'],
    ['not required and empty', text, '', ''],
    ['a number in a text field', text, 3, 'WRONG_TYPE'],
    ['an object in a text field', text, { toString: 1 }, 'WRONG_TYPE'],
    ['a NUL', text, 'a\0b', 'TEXT_INVALID'],
    ['half a character', text, 'a\uD842', 'TEXT_INVALID'],
    ['one character fewer than the minimum', { ...text, validate: { minLength: 3 } }, 'ab', 'TOO_SHORT'],
    ['rare Han and emoji counted as one each', { ...text, validate: { minLength: 3, maxLength: 3 } }, '𠮷😀字', ''],
    ['one character more than the maximum', { ...text, validate: { maxLength: 3 } }, '一二三四', 'TOO_LONG'],
    ['a text without maximum', text, 'x'.repeat(1001), 'TOO_LONG'],
    ['a long text without maximum', { type: 'textarea' }, 'x'.repeat(20_001), 'TOO_LONG'],
    ['a long text just within', { type: 'textarea' }, 'x'.repeat(20_000), ''],
    ['a pattern that matches a part only', { ...text, validate: { pattern: '[A-Z]{3}' } }, 'xABC', 'PATTERN'],
    ['a pattern of alternatives', { ...text, validate: { pattern: 'a|b' } }, 'ab', 'PATTERN'],
    ['a pattern that matches', { ...text, validate: { pattern: '[A-Z]{3}' } }, 'ABC', ''],
    ['an e-mail', { ...text, validate: { validationType: 'email' } }, 'a.b+c@mail.example.com', ''],
    ['no e-mail', { ...text, validate: { validationType: 'email' } }, 'a@b', 'EMAIL'],
    ['two at signs', { ...text, validate: { validationType: 'email' } }, 'a@b@c.d', 'EMAIL'],
    ['a phone number', { ...text, validate: { validationType: 'phone' } }, '+86 (21) 1234-5678', ''],
    ['no phone number', { ...text, validate: { validationType: 'phone' } }, 'call me', 'PHONE'],
    ['a number', { type: 'number' }, -2.5, ''],
    ['zero, required', { type: 'number', ...required }, 0, ''],
    ['a number as text', { type: 'number' }, '3', 'WRONG_TYPE'],
    ['an infinite number', { type: 'number' }, Number.POSITIVE_INFINITY, 'WRONG_TYPE'],
    ['a number nobody stores exactly', { type: 'number' }, 2 ** 53 + 2, 'WRONG_TYPE'],
    ['a number under the minimum', { type: 'number', validate: { min: 1 } }, 0.99, 'TOO_SMALL'],
    ['a number over the maximum', { type: 'number', validate: { max: 5 } }, 6, 'TOO_LARGE'],
    ['a number at both ends', { type: 'number', validate: { min: 5, max: 5 } }, 5, ''],
    ['a decimal where whole numbers are asked', { type: 'number', decimalDigits: 0 }, 1.5, 'TOO_MANY_DECIMALS'],
    ['three decimals where two are allowed', { type: 'number', decimalDigits: 2 }, 0.005, 'TOO_MANY_DECIMALS'],
    ['two decimals', { type: 'number', decimalDigits: 2 }, 33.48, ''],
    ['a tiny number', { type: 'number', decimalDigits: 2 }, 1e-7, 'TOO_MANY_DECIMALS'],
    ['a box not ticked', { type: 'checkbox' }, false, ''],
    ['a required box not ticked', { type: 'checkbox', ...required }, false, 'REQUIRED'],
    ['a box with a text', { type: 'checkbox' }, 'true', 'WRONG_TYPE'],
    ['an option', radio, 'approve', ''],
    ['no option', radio, 'reject', 'NOT_AN_OPTION'],
    ['an object as option', radio, { value: 'approve' }, 'NOT_AN_OPTION'],
    ['an option the server offers', people, 'li-na', ''],
    ['an option the server does not offer', people, 'wang-lei', 'NOT_AN_OPTION'],
    ['options nobody offers', { type: 'select', valuesKey: 'toString' }, 'x', 'NOT_AN_OPTION'],
    ['several options', { type: 'taglist', valuesKey: 'people' }, ['li-na', 'zhang-wei'], ''],
    ['a wrong one among several', { type: 'checklist', valuesKey: 'people' }, ['li-na', 'x'], 'NOT_AN_OPTION'],
    ['an option twice', { type: 'taglist', valuesKey: 'people' }, ['li-na', 'li-na'], 'WRONG_TYPE'],
    ['several options, none chosen', { type: 'taglist', valuesKey: 'people', ...required }, [], 'REQUIRED'],
    ['one where several are asked', { type: 'taglist', valuesKey: 'people' }, 'li-na', 'WRONG_TYPE'],
    ['a date', date, '2028-02-29', ''],
    ['a day that does not exist', date, '2026-02-29', 'DATE_INVALID'],
    ['a date with a time', date, '2026-02-28T10:00', 'DATE_INVALID'],
    ['a year beyond every calendar', date, '275760-09-13', 'DATE_INVALID'],
    ['a date as number', date, 20260301, 'WRONG_TYPE'],
    ['yesterday', { ...date, disallowPassedDates: true }, '2026-03-09', 'DATE_PASSED'],
    ['today', { ...date, disallowPassedDates: true }, '2026-03-10', ''],
    ['a time', time, '23:59', ''],
    ['a time with offset', time, '09:30+08:00', ''],
    ['a time that does not exist', time, '24:00', 'TIME_INVALID'],
    ['an instant', instant, '2026-03-10T09:30+08:00', ''],
    ['an instant in UTC', instant, '2026-03-10T01:30:00.000Z', ''],
    ['an instant without offset', instant, '2026-03-10T09:30', 'DATETIME_INVALID'],
    ['a local time where asked', { ...instant, timeSerializingFormat: 'no_timezone' }, '2026-03-10T09:30', ''],
    ['a file', { type: 'filepicker' }, ['0f8fad5b-d9cb-469f-a165-70867728950e'], ''],
    ['two files where one is asked', { type: 'filepicker' }, ['a', 'b'], 'TOO_MANY_FILES'],
    ['two files', { type: 'filepicker', multiple: true }, ['a', 'b'], ''],
    ['too many files', { type: 'filepicker', multiple: true }, Array(21).fill('a'), 'TOO_MANY_FILES'],
    ['a file nobody stored', { type: 'filepicker' }, ['c'], 'FILE_UNKNOWN'],
    ['a path instead of a file', { type: 'filepicker' }, ['../etc/passwd'], 'WRONG_TYPE'],
    ['a required file missing', { type: 'filepicker', ...required }, [], 'REQUIRED'],
  ])('given %s, then the verdict is exact', (_, field, value, code) => {
    expect(faultsOf(field, value, { choices, files })).toEqual(code === '' ? [] : [`x ${code}`]);
  });
});
