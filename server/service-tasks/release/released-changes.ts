import type { Variables } from '../../../engine/index.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { CommandRun } from '../../execution/command-run.ts';

/** A change a release brings, as it stands now. */
export interface ReleasedChange {
  readonly number: string;
  readonly status: string;
  readonly fields: Variables;
}

/** States in which a change may be carried out. */
const approved: readonly string[] = ['approved', 'scheduled', 'implementing', 'verifying'];
/** States before that. */
const underWay: readonly string[] = ['draft', 'submitted', 'assessed', 'awaiting-approval'];

/** The changes of these numbers, in their order; what no change has is left out. A draft wins over what is stored. */
export async function releasedChanges(run: CommandRun, numbers: readonly string[]): Promise<readonly ReleasedChange[]> {
  if (numbers.length === 0) return [];
  const stored = await run.tx.query<{ number: string; status: string; fields: string }>(
    `SELECT number, status, fields FROM record WHERE type = 'change' AND number IN (${placeholders(numbers)})`,
    [...numbers],
  );
  const found = new Map<string, ReleasedChange>(
    stored.map(({ number, status, fields }) => [number, { number, status, fields: JSON.parse(fields) as Variables }]),
  );
  for (const { number, status, fields, type } of run.records.values())
    if (type.type === 'change') found.set(number, { number, status, fields });
  return numbers.flatMap((number) => found.get(number) ?? []);
}

export function isApproved({ status }: ReleasedChange): boolean {
  return approved.includes(status);
}

/** Whether it may still be approved; if neither, it has ended or is carried out otherwise. */
export function isUnderWay({ status }: ReleasedChange): boolean {
  return underWay.includes(status);
}
