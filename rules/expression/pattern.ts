const maxPatternLength = 200;
const maxRepetitions = 3;

/**
 * Why a regular expression (as a FEEL text literal) is refused, or null. A repeated group such as `(x+)+` can keep
 * a processor busy for minutes, as can many repetitions side by side.
 */
export function patternFault(literal: string): string | null {
  const pattern = literal
    .slice(1, -1)
    .replaceAll(/\\\\./g, '_')
    .replaceAll(/\\./g, '_')
    .replaceAll(/\[[^\]]*\]/g, '_');
  if (pattern.length > maxPatternLength) return `a pattern has at most ${maxPatternLength} characters`;
  if (/\)\s*[*+{]/.test(pattern)) return 'a group in a pattern may not be repeated';
  const repetitions = pattern.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
  if (repetitions > maxRepetitions) return `a pattern has at most ${maxRepetitions} open repetitions`;
  return null;
}
