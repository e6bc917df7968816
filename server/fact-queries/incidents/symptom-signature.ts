const longest = 80;

/**
 * A symptom without what differs from case to case: lower case, no digits and punctuation, single blanks, at most 80
 * characters. Two incidents with equal signatures describe the same thing.
 *
 * @returns null when nothing is left to compare
 */
export function symptomSignature(symptom: string | null): string | null {
  const letters = (symptom ?? '').toLowerCase().replaceAll(/[^\p{Letter}\p{Mark}\s]/gu, '');
  const words = letters.split(/\s+/).filter((word) => word !== '');
  const signature = [...words.join(' ')].slice(0, longest).join('').trim();
  return signature === '' ? null : signature;
}
