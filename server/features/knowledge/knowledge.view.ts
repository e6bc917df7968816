import type { Variables } from '../../../engine/index.ts';
import { type Actor, can } from '../../actor.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { Directory } from '../../execution/directory.ts';
import { type Condition, nothing } from '../../master-data/master-data.ts';
import { articleType, knownErrorType } from '../../service-tasks/draft-known-error/known-error-draft.ts';
import { allOf, anyOf, readableRecords } from '../record/readable.view.ts';

/** What is known and published: a known error, or an article. */
export interface KnowledgeEntry {
  readonly id: string;
  readonly type: string;
  readonly number: string;
  readonly title: string;
  readonly serviceId: string | null;
  readonly fields: Variables;
}

/** Published entries that are looked through at most: those of the service first, then the newest. */
const mostLookedThrough = 500;

/** Known errors a person may read, published ones, as a condition on `record r`: they are for the provider's people. */
export async function knownErrorsFor(actor: Actor, directory: Directory): Promise<Condition> {
  if (!can(actor, 'record.read-all')) return nothing;
  return published(knownErrorType, await readableRecords(actor, directory));
}

/**
 * Articles a person may read, as a condition on `record r`: the provider's people all published ones, others those that
 * are for everyone, about no service or one that is offered to them.
 */
export async function articlesFor(actor: Actor, directory: Directory): Promise<Condition> {
  if (can(actor, 'record.read-all')) return published(articleType, await readableRecords(actor, directory));
  const forEveryone = `EXISTS (SELECT 1 FROM record_field f
    WHERE f.record_id = r.id AND f.key = 'audience' AND f.text_value = 'everyone')`;
  const offered = `EXISTS (SELECT 1 FROM record s WHERE s.id = r.service_id AND s.type = 'service'
    AND s.status = 'catalogue' AND (s.customer_id IS NULL OR s.customer_id = ?))`;
  return published(
    articleType,
    allOf([
      { sql: `r.restricted = 0 AND ${forEveryone}`, params: [] },
      anyOf([
        { sql: 'r.service_id IS NULL', params: [] },
        { sql: offered, params: [actor.customerId] },
      ]),
    ]),
  );
}

function published(type: string, readable: Condition): Condition {
  return allOf([{ sql: `r.type = ? AND r.status = 'published'`, params: [type] }, readable]);
}

interface Row {
  readonly id: string;
  readonly type: string;
  readonly number: string;
  readonly title: string;
  readonly service_id: string | null;
  readonly fields: string;
}

/** Entries that `admitted` admits, at most 500: those of the service first, then the newest. */
export async function entriesOf(
  source: Pick<Reader, 'query'>,
  admitted: Condition,
  serviceId: string | null,
): Promise<readonly KnowledgeEntry[]> {
  const rows = await source.query<Row>(
    `SELECT r.id, r.type, r.number, r.title, r.service_id, r.fields FROM record r WHERE ${admitted.sql}
     ORDER BY CASE WHEN r.service_id = ? THEN 0 ELSE 1 END, r.updated_at DESC, r.id LIMIT ${mostLookedThrough}`,
    [...admitted.params, serviceId ?? ''],
  );
  return rows.map(({ service_id, fields, ...row }) => ({
    ...row,
    serviceId: service_id,
    fields: JSON.parse(fields) as Variables,
  }));
}

/** Ids among `ids` that a record is linked to as used. */
export async function usedBy(
  source: Pick<Reader, 'query'>,
  recordId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await source.query<{ target_id: string }>(
    `SELECT target_id FROM record_link WHERE record_id = ? AND type = 'related' AND target_id IN (${placeholders(ids)})`,
    [recordId, ...ids],
  );
  return new Set(rows.map(({ target_id }) => target_id));
}
