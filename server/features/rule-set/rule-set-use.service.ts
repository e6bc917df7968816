import type { Actor } from '../../actor.ts';
import type { RuleSetUse } from '../../contract/rule-set.ts';
import { pageSql, placeholders } from '../../database/list-sql.ts';
import { readBindings } from '../../execution/rule-bindings.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { PackageInvalid } from '../../process-package/finding.ts';
import { readableInstances } from '../process-instance/readable-instances.view.ts';
import { allOf, anyOf } from '../record/readable.view.ts';
import { ruleSetAsked } from './bound-rule-set.view.ts';
import type { RuleSetParts } from './rule-set-parts.ts';
import { refuseWithout } from './rule-set-rights.ts';
import { findVersions } from './rule-set-version.repository.ts';
import { partsOf, type RuleSetId } from './rule-set-version.ts';

export interface UseFilter {
  readonly id?: readonly string[] | undefined;
  readonly version?: number | undefined;
}

interface Row {
  readonly id: string;
  readonly process_id: string;
  readonly version_id: string;
  readonly rule_bindings: string | null;
  readonly record_id: string | null;
  readonly type: string | null;
  readonly number: string | null;
  readonly title: string | null;
  readonly status: string | null;
  readonly started_at: string;
}

const from = 'FROM process_instance i LEFT JOIN record r ON r.id = i.record_id';

/** Running cases by the version of a rule set they decide by. */
export class RuleSetUseService {
  readonly #parts: RuleSetParts;

  constructor(parts: RuleSetParts) {
    this.#parts = parts;
  }

  /** @throws {NotPermitted} */
  async list(id: RuleSetId, list: ListQuery<'startedAt', UseFilter>, actor: Actor): Promise<Page<RuleSetUse>> {
    await refuseWithout('rebind', id, actor, this.#parts.directory);
    const numbers = new Map(
      (await findVersions(this.#parts.reader, id)).map((each) => [each.contentHash, each.number]),
    );
    const pinned = await this.#pinned(id, numbers);
    const { id: ids, version } = list.filter;
    const where = allOf([
      { sql: `i.status = 'active' AND i.parent_id IS NULL`, params: [] },
      await readableInstances(actor, this.#parts.directory),
      inVersions([...pinned.keys()]),
      ...(ids === undefined ? [] : [{ sql: `i.id IN (${placeholders(ids)})`, params: ids }]),
      ...(version === undefined ? [] : [decidesBy(id, version, pinned)]),
    ]);
    const page = pageSql({ startedAt: 'i.started_at' }, list, 'i.id');
    const rows = await this.#parts.reader.query<Row>(
      `SELECT i.id, i.process_id, i.version_id, i.rule_bindings, i.record_id, r.type, r.number, r.title, r.status, i.started_at
       ${from} WHERE ${where.sql} ${page.sql}`,
      [...where.params, ...page.params],
    );
    const [count] = await this.#parts.reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n ${from} WHERE ${where.sql}`,
      where.params,
    );
    return { rows: rows.map((row) => useOf(row, id, pinned)), total: count?.n ?? 0 };
  }

  /** Process versions of running cases that use the set, with the number of the version each pins. */
  async #pinned(id: RuleSetId, numbers: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, number | null>> {
    const rows = await this.#parts.reader.query<{ version_id: string }>(
      `SELECT DISTINCT version_id FROM process_instance WHERE status = 'active' AND parent_id IS NULL`,
    );
    const { name } = partsOf(id);
    const pinned = new Map<string, number | null>();
    for (const { version_id } of rows) {
      const version = await this.#parts.versions.version(version_id).catch(unlessUnreadable);
      const set = version?.content.ruleSets.get(name);
      if (version && set && ruleSetAsked(version, name) === id) pinned.set(version_id, numbers.get(set.hash) ?? null);
    }
    return pinned;
  }
}

/** A version this program cannot read any more is left out: its cases do not run either. */
function unlessUnreadable(error: unknown): undefined {
  if (!(error instanceof PackageInvalid)) throw error;
  return undefined;
}

function inVersions(ids: readonly string[]): Condition {
  return ids.length === 0
    ? { sql: '1 = 0', params: [] }
    : { sql: `i.version_id IN (${placeholders(ids)})`, params: ids };
}

/** Bound to the version on purpose, or pinning it and bound to none. */
function decidesBy(id: RuleSetId, version: number, pinned: ReadonlyMap<string, number | null>): Condition {
  const pinning = [...pinned].filter(([, number]) => number === version).map(([versionId]) => versionId);
  const unbound = { sql: `(i.rule_bindings IS NULL OR i.rule_bindings NOT LIKE ?)`, params: [`%"${id}":%`] };
  return anyOf([
    allOf([inVersions(pinning), unbound]),
    { sql: 'i.rule_bindings LIKE ?', params: [`%"${id}":"${id}:${version}"%`] },
  ]);
}

function useOf(row: Row, id: RuleSetId, pinned: ReadonlyMap<string, number | null>): RuleSetUse {
  const bound = readBindings(row.rule_bindings, row.version_id)?.sets[id];
  return {
    id: row.id,
    processId: row.process_id,
    recordId: row.record_id,
    recordType: row.type,
    recordNumber: row.number,
    title: row.title,
    status: row.status,
    startedAt: row.started_at,
    version:
      bound === undefined ? (pinned.get(row.version_id) ?? null) : Number(bound.slice(bound.lastIndexOf(':') + 1)),
    rebound: bound !== undefined,
  };
}
