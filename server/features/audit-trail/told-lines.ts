import type { Reader } from '../../database/unit-of-work.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import type { AuditRow } from './audit-trail.repository.ts';
import { contextOf } from './line-context.ts';
import { lineWords } from './line-words.ts';
import type { ToldLine } from './told-line.ts';

/** What lines are told with. */
export interface Telling {
  readonly reader: Reader;
  readonly people: PersonDirectory;
  readonly versions: ProcessVersionService;
  /** Zone of the organization, for the instants lines speak of. */
  readonly zone: string;
}

/** Lines with people and words, in the order given. */
export async function toldLines(telling: Telling, rows: readonly AuditRow[]): Promise<readonly ToldLine[]> {
  const context = await contextOf(telling, rows);
  const person = await telling.people.refs(rows.flatMap((row) => [row.actor_id, row.on_behalf_of]));
  return rows.map((row) => ({
    row,
    actor: person(row.actor_id),
    onBehalfOf: person(row.on_behalf_of),
    words: lineWords(row, context),
  }));
}
