import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, product, quotient, rational, sum, toNumber, toText } from '../../rules/rational.ts';

const part = (numerator: number, denominator: number) => quotient(rational(numerator), rational(denominator));

describe('exact fractions', () => {
  test.each([
    ['0.1 + 0.2 is 0.3', compare(sum([rational(0.1), rational(0.2)]), rational(0.3)), 0],
    ['0.75 x 44.64 is 33.48', compare(product(rational(0.75), rational(44.64)), rational(33.48)), 0],
    ['a third is less than 0.34', compare(quotient(rational(1), rational(3)), rational(0.34)), -1],
    ['one by minus two is minus a half', compare(quotient(rational(1), rational(-2)), rational(-0.5)), 0],
    ['a third and a sixth are a half', compare(sum([part(1, 3), part(1, 6)]), rational(0.5)), 0],
    ['a third and a quarter are seven twelfths', compare(sum([part(1, 3), part(1, 4)]), part(7, 12)), 0],
    ['1e-7 is greater than zero', compare(rational(1e-7), rational(0)), 1],
    ['1e21 is greater than 1e20', compare(rational(1e21), rational(1e20)), 1],
  ])('given %s, then comparing says so', (_, got, expected) => {
    expect(got).toBe(expected);
  });

  test.each([
    [2, 3, 2, 'half-up', '0.67'],
    [1, 8, 2, 'half-up', '0.13'],
    [-1, 8, 2, 'half-up', '-0.13'],
    [-1, 1000, 2, 'half-up', '0.00'],
    [99_999_9, 10_000, 3, 'truncate', '99.999'],
    [19_999, 20_000, 2, 'truncate', '0.99'],
    [7, 2, 0, 'half-up', '4'],
    [10, 3, 0, 'truncate', '3'],
  ] as const)('given %d/%d with %d decimals, then %s gives %s', (numerator, denominator, decimals, rounding, text) => {
    expect(toText(quotient(rational(numerator), rational(denominator)), decimals, rounding)).toBe(text);
  });

  test('given a division by zero, then it is refused', () => {
    expect(() => quotient(rational(1), rational(0))).toThrow(RangeError);
  });

  test('given any whole numbers, then they survive the way there and back', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(toNumber(rational(value))).toBe(value);
      }),
    );
  });
});
