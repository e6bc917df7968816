import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { holding } from '../../fact-queries/incidents/holding.ts';
import { recordsInSight, type SeenRecord } from '../../fact-queries/incidents/records-in-sight.ts';
import { textOf } from '../../features/change-schedule/change-window.view.ts';

/** How the same change went before. */
export interface Attempts {
  /** In the last 12 months. */
  readonly successes: number;
  readonly lastAttempt: 'none' | 'successful' | 'failed' | 'backed-out';
}

const yearMs = 365 * 86_400_000;
const results: Readonly<Record<string, Attempts['lastAttempt']>> = {
  successful: 'successful',
  'successful-with-issues': 'successful',
  failed: 'failed',
  'backed-out': 'backed-out',
};

/**
 * Changes that were the same as this one: made from its template, named as its earlier attempt or repeating the same
 * one, or raised by the same record.
 */
export async function attemptsOf(
  run: CommandRun,
  record: RecordDraft,
  same: { readonly templateId: string | null; readonly previousChange: string | null },
): Promise<Attempts> {
  const names = [same.templateId, same.previousChange, record.text('source')].filter((name) => name !== null);
  if (names.length === 0) return { successes: 0, lastAttempt: 'none' };
  const named = holding(names);
  const seen = await recordsInSight(run, 'change', {
    sql: `number = ? OR ${named.sql}`,
    params: [same.previousChange ?? '', ...named.params],
  });
  const ended = seen
    .filter((other) => other.id !== record.id && isSame(other, record, same))
    .flatMap(({ fields }) => {
      const result = results[textOf(fields, 'outcome') ?? ''];
      const at = Date.parse(textOf(fields, 'decidedAt') ?? '');
      return result === undefined || Number.isNaN(at) ? [] : [{ result, at }];
    })
    .filter(({ at }) => at >= run.now.getTime() - yearMs)
    .toSorted((a, b) => a.at - b.at);
  return {
    successes: ended.filter(({ result }) => result === 'successful').length,
    lastAttempt: ended.at(-1)?.result ?? 'none',
  };
}

function isSame(
  { number, fields }: SeenRecord,
  record: RecordDraft,
  { templateId, previousChange }: { readonly templateId: string | null; readonly previousChange: string | null },
): boolean {
  const is = (key: string, value: string | null) => value !== null && textOf(fields, key) === value;
  return (
    is('templateId', templateId) ||
    number === previousChange ||
    is('previousChange', previousChange) ||
    is('source', record.text('source'))
  );
}
