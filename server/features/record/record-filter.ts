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
export function filterConditions(type: RecordType, filter: RecordFilter): readonly Condition[] {
  const { own, fields } = partsOf(type, filter);
  return [
    ...own,
    ...fields.map(({ key, values }) => ({
      sql: `EXISTS (SELECT 1 FROM record_field f WHERE f.record_id = r.id AND f.key = ? AND f.text_value IN (${placeholders(values)}))`,
      params: [key, ...values],
    })),
  ];
}

/** Where the records of a register are looked for: `FROM` with `record r` as its last table, and what holds of them. */
export interface RecordSource {
  readonly from: string;
  readonly conditions: readonly Condition[];
}

/**
 * As `filterConditions`, led by the fields: SQLite keeps the order of a CROSS JOIN, and would otherwise walk through all
 * records in a state and ask each for its fields. PostgreSQL chooses the order itself.
 *
 * @param typeKey under which the fields are indexed
 * @throws {BadRequest} for a field that is no inbox field of the type
 */
export function recordSource(typeKey: string, type: RecordType, filter: RecordFilter): RecordSource {
  const { own, fields } = partsOf(type, filter);
  if (fields.length === 0) return { from: 'FROM record r', conditions: own };
  const tables = fields.map((_, index) =>
    index === 0 ? 'record_field f0' : `JOIN record_field f${index} ON f${index}.record_id = f0.record_id`,
  );
  return {
    from: `FROM ${tables.join(' ')} CROSS JOIN record r`,
    conditions: [
      { sql: 'r.id = f0.record_id', params: [] },
      ...fields.map(({ key, values }, index) => ({
        sql: `f${index}.type = ? AND f${index}.key = ? AND f${index}.text_value IN (${placeholders(values)})`,
        params: [typeKey, key, ...values],
      })),
      ...own,
    ],
  };
}

function partsOf(type: RecordType, { id, status, q, ...fields }: RecordFilter) {
  const states = status === undefined ? [] : [status].flat();
  refuseOtherFields(fields, inboxKeys(type), ['id', 'status', 'q']);
  const own: readonly Condition[] = [
    ...(id === undefined ? [] : [{ sql: `r.id IN (${placeholders(id)})`, params: id }]),
    ...(states.length === 0 ? [] : [{ sql: `r.status IN (${placeholders(states)})`, params: states }]),
    ...(q === undefined ? [] : [{ sql: `r.search_text LIKE ? ESCAPE '\\'`, params: [containing(q)] }]),
  ];
  return { own, fields: Object.entries(fields).map(([key, wanted]) => ({ key, values: [wanted].flat().map(String) })) };
}
