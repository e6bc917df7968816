import type { Actor } from '../../actor.ts';
import type { ProcessModel, ProcessSummary } from '../../contract/process.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { NotFound } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import { readableInstances } from '../process-instance/readable-instances.view.ts';
import { modelView, summaryOf } from './process.view.ts';
import type { ProcessVersionService } from './process-version.service.ts';

export type ProcessSort = 'id' | 'category';

/** The installed processes as people read them. */
export class ProcessQueryService {
  readonly #reader: Reader;
  readonly #versions: ProcessVersionService;
  readonly #directory: Directory;

  constructor(reader: Reader, versions: ProcessVersionService, directory: Directory) {
    this.#reader = reader;
    this.#versions = versions;
    this.#directory = directory;
  }

  async list(
    list: ListQuery<
      ProcessSort,
      { readonly id?: readonly string[] | undefined; readonly category?: string | undefined }
    >,
    actor: Actor,
  ): Promise<Page<ProcessSummary>> {
    const { id, category } = list.filter;
    const all = this.#versions.processes
      .filter((version) => id === undefined || id.includes(version.processId))
      .filter((version) => category === undefined || version.manifest.category === category)
      .toSorted((a, b) => compare(key(a, list.sort.field), key(b, list.sort.field)));
    const sorted = list.sort.order === 'DESC' ? all.toReversed() : all;
    const running = await this.#running(actor);
    const rows = sorted
      .slice(list.first, list.first + list.limit)
      .map((version) => summaryOf(version, actor, running.get(version.processId) ?? 0));
    return { rows, total: all.length };
  }

  /** @throws {NotFound} */
  async read(id: string, actor: Actor): Promise<ProcessSummary> {
    const version = this.#versions.process(id);
    return summaryOf(version, actor, (await this.#running(actor)).get(id) ?? 0);
  }

  /** A model as in force, or as a version had it. @throws {NotFound} */
  async model(id: string, number: number | undefined): Promise<ProcessModel> {
    const inForce = this.#versions.modelInForce(id)?.version;
    if (!inForce) throw new NotFound('model', id);
    const version = number === undefined ? inForce : await this.#versions.numbered(inForce.processId, number);
    const view = modelView(version, id);
    if (!view) throw new NotFound('model', id);
    return view;
  }

  /** Cases that run and the actor may know of, by process: a called model counts as part of its case. */
  async #running(actor: Actor): Promise<ReadonlyMap<string, number>> {
    const ids = this.#versions.processes.map((version) => version.processId);
    if (ids.length === 0) return new Map();
    const readable = await readableInstances(actor, this.#directory);
    const rows = await this.#reader.query<{ process_id: string; n: number }>(
      `SELECT i.process_id AS process_id, COUNT(*) AS n FROM process_instance i LEFT JOIN record r ON r.id = i.record_id
       WHERE i.status = 'active' AND i.parent_id IS NULL AND i.process_id IN (${placeholders(ids)})
       AND ${readable.sql} GROUP BY i.process_id`,
      [...ids, ...readable.params],
    );
    return new Map(rows.map((row) => [row.process_id, row.n]));
  }
}

type Listed = ProcessVersionService['processes'][number];

function key(version: Listed, field: ProcessSort): string {
  return field === 'category' ? `${version.manifest.category} ${version.processId}` : version.processId;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
