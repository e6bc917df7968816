import { placeholders } from '../../database/list-sql.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { holding } from './holding.ts';
import { incidentsInSight, isOpen, openStates } from './incident.ts';

/** Numbers of the open incidents that wait for this one. */
export async function childrenOf(record: RecordDraft, run: CommandRun): Promise<readonly string[]> {
  const states = openStates(record.type);
  const named = holding([record.number]);
  const seen = await incidentsInSight(run, record, {
    sql: `status IN (${placeholders(states)}) AND (${named.sql})`,
    params: [...states, ...named.params],
  });
  return seen
    .filter((each) => each.parentIncident === record.number && isOpen(each, record.type))
    .map(({ number }) => number);
}
