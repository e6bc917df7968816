import { z } from 'zod';
import type { RecordType } from '../../../rules/schema/record-type.ts';
import { placeholders } from '../../database/list-sql.ts';
import { BadRequest } from '../../errors.ts';
import type { Condition } from '../../master-data/master-data.ts';

const value = z.union([z.string().max(200), z.number(), z.boolean()]);

/** What a field may be filtered by: one value, or any of several. */
export const fieldFilter = z.union([value, z.array(value).min(1).max(50)]);
export type FieldFilter = z.output<typeof fieldFilter>;

/** Fields a list may be filtered and sorted by. */
export function inboxKeys(type: RecordType): readonly string[] {
  return type.fields.filter((field) => field.inbox).map((field) => field.key);
}

/** @throws {BadRequest} for a field that is not among `keys` */
export function refuseOtherFields(
  fields: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  others: readonly string[],
): void {
  const unknown = Object.keys(fields).find((key) => !keys.includes(key));
  if (unknown === undefined) return;
  throw new BadRequest(`filter.${unknown}`, 'not-allowed', `allowed: ${[...others, ...keys].join(', ')}`);
}

/** Tasks whose record has these values in its inbox fields, as conditions on `task t`; `open`: only open ones are looked for. */
export function tasksWithFields(
  fields: Readonly<Record<string, FieldFilter>>,
  { open }: { readonly open: boolean },
): readonly Condition[] {
  return Object.entries(fields).map(([key, wanted]) => {
    const values = [wanted].flat().map(String);
    return {
      sql: `t.record_id IN (SELECT f.record_id FROM record_field f
        WHERE ${open ? 'f.live = 1 AND ' : ''}f.key = ? AND f.text_value IN (${placeholders(values)}))`,
      params: [key, ...values],
    };
  });
}
