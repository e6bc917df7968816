import { z } from 'zod';
import type { RecordType } from '../../../rules/schema/record-type.ts';
import { containing, placeholders } from '../../database/list-sql.ts';
import { idsFilter } from '../../http/list-query.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { fieldFilter, inboxKeys, refuseOtherFields } from './inbox-field.view.ts';

/** Filters of any register; which inbox fields there are is said by the record type. */
export const recordFilter = z
  .object({
    id: idsFilter.optional(),
    status: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
    q: z.string().max(200).optional(),
  })
  .catchall(fieldFilter);
export type RecordFilter = z.output<typeof recordFilter>;

/** @throws {BadRequest} for a field that is no inbox field of the type */
export function filterConditions(type: RecordType, { id, status, q, ...fields }: RecordFilter): readonly Condition[] {
  const states = status === undefined ? [] : [status].flat();
  refuseOtherFields(fields, inboxKeys(type), ['id', 'status', 'q']);
  return [
    ...(id === undefined ? [] : [{ sql: `r.id IN (${placeholders(id)})`, params: id }]),
    ...(states.length === 0 ? [] : [{ sql: `r.status IN (${placeholders(states)})`, params: states }]),
    ...(q === undefined ? [] : [{ sql: `r.search_text LIKE ? ESCAPE '\\'`, params: [containing(q)] }]),
    ...Object.entries(fields).map(([key, wanted]) => {
      const values = [wanted].flat().map(String);
      return {
        sql: `EXISTS (SELECT 1 FROM record_field f WHERE f.record_id = r.id AND f.key = ? AND f.text_value IN (${placeholders(values)}))`,
        params: [key, ...values],
      };
    }),
  ];
}
