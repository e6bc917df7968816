import { type Governed, noteByHand, tell } from './governed.ts';
import { refuseWrongPeople } from './people.ts';

/** Sends people a copy: a notice, and the right to read the record from now on. */
export async function copyTask(governed: Governed, { people }: { readonly people: readonly string[] }): Promise<void> {
  const { run, at, actor } = governed;
  await refuseWrongPeople('copy', at, actor, people);
  for (const userId of people)
    run.rows.statement(
      `INSERT INTO record_copy (record_id, user_id, sent_by, sent_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (record_id, user_id) DO NOTHING`,
      [at.record?.id, userId, actor.userId, run.now],
    );
  noteByHand(governed, 'copy', { people: [...people] });
  await tell(governed, people, 'record-copied');
}
