import type { CommandRun } from '../../execution/command-run.ts';
import type { WindowedRecord } from '../../features/change-schedule/change-window.view.ts';

/** Changes as the transaction has them and the database not yet. */
export function changeDrafts(run: CommandRun): readonly WindowedRecord[] {
  return [...run.records.values()]
    .filter(({ type }) => type.type === 'change')
    .map(({ id, number, status, fields }) => ({ id, number, status, fields }));
}
