import type { CommandRun } from '../../execution/command-run.ts';

/** Any number, as long as nothing else locks by it. */
const lock = 86_001;

/**
 * Lets the transactions that may find a major incident take turns until they end. PostgreSQL runs them side by side:
 * two reports at the same moment would each miss the other, or each become the one parent. SQLite has one writer.
 */
export async function takeTurns({ tx }: CommandRun): Promise<void> {
  if (tx.dialect === 'postgres') await tx.query('SELECT pg_advisory_xact_lock(?)', [lock]);
}
