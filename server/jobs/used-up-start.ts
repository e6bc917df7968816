import type { Transaction } from '../database/unit-of-work.ts';
import type { CommandRun } from '../execution/command-run.ts';

const prefix = 'used-up-start:';

/**
 * Remembers that a start has come for the last time, so that a new version, or another zone in which its time is still
 * to come, does not arm it again.
 *
 * @param definition what the model says: another text is another timer
 */
export function rememberUsedUp(run: CommandRun, ref: string, definition: string): void {
  run.rows.statement(
    'INSERT INTO installation (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [prefix + ref, definition],
  );
}

/** What the starts that have come for the last time said, by their refs. */
export async function usedUpStarts(tx: Transaction): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ key: string; value: string }>('SELECT key, value FROM installation WHERE key LIKE ?', [
    `${prefix}%`,
  ]);
  return new Map(rows.map(({ key, value }) => [key.slice(prefix.length), value]));
}

/** Forgets it where the text is another by now. */
export async function forgetUsedUp(tx: Transaction, ref: string): Promise<void> {
  await tx.execute('DELETE FROM installation WHERE key = ?', [prefix + ref]);
}
