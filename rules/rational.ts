/** An exact fraction. Sums of money, time and shares are compared with thresholds, where 0.1 + 0.2 must be 0.3. */
export interface Rational {
  readonly numerator: bigint;
  /** Always positive. */
  readonly denominator: bigint;
}

/** The number exactly as it is written in decimal: `0.1` is one tenth. */
export function rational(value: number): Rational {
  const [digits = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', decimals = ''] = digits.split('.');
  const shift = BigInt(Number(exponent) - decimals.length);
  const number = BigInt(`${whole}${decimals}`);
  return shift >= 0n
    ? { numerator: number * 10n ** shift, denominator: 1n }
    : { numerator: number, denominator: 10n ** -shift };
}

export function sum(values: readonly Rational[]): Rational {
  return values.reduce(plus, rational(0));
}

/** Denominators of decimals divide each other; multiplying them all would make sums of many records slow. */
function plus(a: Rational, b: Rational): Rational {
  if (a.denominator % b.denominator !== 0n && b.denominator % a.denominator === 0n) return plus(b, a);
  const factor = a.denominator % b.denominator === 0n ? a.denominator / b.denominator : a.denominator;
  const scale = a.denominator % b.denominator === 0n ? 1n : b.denominator;
  return { numerator: a.numerator * scale + b.numerator * factor, denominator: a.denominator * scale };
}

export function product(a: Rational, b: Rational): Rational {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** @throws {RangeError} when `b` is zero */
export function quotient(a: Rational, b: Rational): Rational {
  if (b.numerator === 0n) throw new RangeError('division by zero');
  const sign = b.numerator < 0n ? -1n : 1n;
  return { numerator: sign * a.numerator * b.denominator, denominator: sign * a.denominator * b.numerator };
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** The nearest number a computer holds; for display and charts, not for comparing. */
export function toNumber(value: Rational): number {
  return Number(toText(value, 12, 'truncate'));
}

/** The value with exactly `decimals` decimals, rounded half away from zero or cut off. */
export function toText(
  { numerator, denominator }: Rational,
  decimals: number,
  rounding: 'half-up' | 'truncate',
): string {
  const scaled = (numerator < 0n ? -numerator : numerator) * 10n ** BigInt(decimals);
  const units = rounding === 'half-up' ? (2n * scaled + denominator) / (2n * denominator) : scaled / denominator;
  const digits = String(units).padStart(decimals + 1, '0');
  const sign = numerator < 0n && /[1-9]/.test(digits) ? '-' : '';
  const whole = digits.slice(0, digits.length - decimals);
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** A fraction as text in lowest terms, so that equal values are one: `3/4`. */
export function writtenRational({ numerator, denominator }: Rational): string {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b > 0n) [a, b] = [b, a % b];
  return a === 0n ? '0/1' : `${numerator / a}/${denominator / a}`;
}

/** A fraction as `writtenRational` wrote it. */
export function readRational(text: string): Rational {
  const [numerator = '0', denominator = '1'] = text.split('/');
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}
