import type { Actor } from '../../actor.ts';
import type { ProcessInstanceDetail, ProcessInstanceView } from '../../contract/process.ts';
import { pageSql, placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { NotFound } from '../../errors.ts';
import { storedSituation } from '../../execution/by-hand/stored-situation.ts';
import type { Directory } from '../../execution/directory.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import type { Condition } from '../../master-data/master-data.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import { allOf } from '../record/readable.view.ts';
import { type InstanceListRow, viewInstances } from './instance.view.ts';
import { manualSteps, movableTokens } from './manual.view.ts';
import { readableInstances } from './readable-instances.view.ts';

export type InstanceSort = 'id' | 'startedAt';
export interface InstanceFilter {
  readonly id?: readonly string[] | undefined;
  readonly processId?: string | undefined;
  readonly recordId?: string | undefined;
  readonly status?: string | undefined;
  readonly stalled?: boolean | undefined;
}

const from = `FROM process_instance i LEFT JOIN record r ON r.id = i.record_id`;

/** Process instances as people read them: those of records they may read, and those they started. */
export class InstanceQueryService {
  readonly #reader: Reader;
  readonly #versions: ProcessVersionService;
  readonly #directory: Directory;
  readonly #now: () => Date;

  constructor(reader: Reader, versions: ProcessVersionService, directory: Directory, now: () => Date) {
    this.#reader = reader;
    this.#versions = versions;
    this.#directory = directory;
    this.#now = now;
  }

  async list(list: ListQuery<InstanceSort, InstanceFilter>, actor: Actor): Promise<Page<ProcessInstanceView>> {
    const where = allOf([await readableInstances(actor, this.#directory), ...filterConditions(list.filter)]);
    const page = pageSql({ id: 'i.id', startedAt: 'i.started_at' }, list, 'i.id');
    const rows = await this.#reader.query<InstanceListRow>(
      `SELECT i.*, r.number AS record_number ${from} WHERE ${where.sql} ${page.sql}`,
      [...where.params, ...page.params],
    );
    const [count] = await this.#reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n ${from} WHERE ${where.sql}`,
      where.params,
    );
    return { rows: await viewInstances(rows, this.#reader, this.#versions), total: count?.n ?? 0 };
  }

  /** @throws {NotFound} also for an instance the actor may not see */
  async read(id: string, actor: Actor): Promise<ProcessInstanceDetail> {
    const where = allOf([await readableInstances(actor, this.#directory), { sql: 'i.id = ?', params: [id] }]);
    const rows = await this.#reader.query<InstanceListRow>(
      `SELECT i.*, r.number AS record_number ${from} WHERE ${where.sql}`,
      where.params,
    );
    const [view] = await viewInstances(rows, this.#reader, this.#versions);
    if (!view) throw new NotFound('process instance', id);
    const situation = await storedSituation(id, {
      reader: this.#reader,
      versions: this.#versions,
      directory: this.#directory,
      now: this.#now,
    }).catch(nothingToMove);
    const movable = situation ? await movableTokens(situation, actor) : [];
    return { ...view, manual: await manualSteps(this.#reader, id), movable };
  }
}

/** A record that was cut short is shown with its stall all the same; nobody moves anything on it. */
function nothingToMove(error: unknown): undefined {
  if (!(error instanceof SyntaxError)) throw error;
}

function filterConditions(filter: InstanceFilter): readonly Condition[] {
  const equal = (column: string, value: string | undefined): Condition[] =>
    value === undefined ? [] : [{ sql: `${column} = ?`, params: [value] }];
  const stalled = 'EXISTS (SELECT 1 FROM stall s WHERE s.instance_id = i.id)';
  return [
    ...(filter.id === undefined ? [] : [{ sql: `i.id IN (${placeholders(filter.id)})`, params: filter.id }]),
    ...equal('i.process_id', filter.processId),
    ...equal('i.record_id', filter.recordId),
    ...equal('i.status', filter.status),
    ...(filter.stalled === undefined ? [] : [{ sql: filter.stalled ? stalled : `NOT ${stalled}`, params: [] }]),
  ];
}
