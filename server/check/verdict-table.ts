import type { Localized } from '../contract/common.ts';
import type { Verdict } from './check-database.ts';

export type Language = keyof Localized;

const words = {
  head: { en: ['', 'invariant', 'looked at', 'result'], zh: ['', '不变量', '检查数', '结果'] },
  holds: { en: 'holds', zh: '成立' },
  notChecked: { en: 'not checked', zh: '未检查' },
  more: { en: 'more', zh: '其余' },
} as const;

/** The verdicts as a table, with the places of what is broken and what could not be said below it. */
export function verdictTable(verdicts: readonly Verdict[], language: Language): string {
  const rows = verdicts.map((verdict) => [
    verdict.invariant.id,
    verdict.invariant.name[language],
    String(verdict.seen),
    resultOf(verdict, language),
  ]);
  const all = [words.head[language], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => width(row[column] ?? ''))));
  const lines = all.map((row) =>
    row
      .map((cell, column) => (column === 3 ? cell : cell + ' '.repeat((widths[column] ?? 0) - width(cell))))
      .join('  ')
      .trimEnd(),
  );
  return `${[...lines, ...verdicts.flatMap((verdict) => remarks(verdict, language))].join('\n')}\n`;
}

/** True when nothing is broken. */
export function allHold(verdicts: readonly Verdict[]): boolean {
  return verdicts.every(({ violations }) => violations === 0);
}

function resultOf({ violations, seen, notes }: Verdict, language: Language): string {
  if (violations > 0) return language === 'zh' ? `违反 ${violations} 处` : `violated ${violations} times`;
  if (seen === 0 && notes.length > 0) return words.notChecked[language];
  return notes.length > 0 ? `${words.holds[language]} *` : words.holds[language];
}

function remarks({ invariant, violations, places, notes }: Verdict, language: Language): readonly string[] {
  const more = violations - places.length;
  return [
    ...notes.map((note) => `  * ${invariant.id} ${note[language]}`),
    ...places.map(({ place, message }) => `  ! ${invariant.id} ${place}: ${message[language]}`),
    ...(more > 0 ? [`  ! ${invariant.id} ... ${words.more[language]} ${more}`] : []),
  ];
}

/** Chinese characters take two columns of a terminal. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
}
