import type { Actor } from '../../actor.ts';
import type { BaselineComparison, BaselineView } from '../../contract/baseline.ts';
import { pageSql, placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { NotFound, RequestError } from '../../errors.ts';
import { onBehalfOf } from '../../execution/initiator.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import type { ProcessInstanceService } from '../process-instance/process-instance.service.ts';
import { baselineItems, hashOf, type Snapshot, snapshotOf } from './baseline.ts';
import { visibleItems } from './configuration-item.service.ts';
import { differencesOf, type ItemContent } from './item.ts';
import type { Hand } from './item-command.service.ts';
import { labelOf } from './item-label.ts';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly fields: string;
}

interface Fields {
  readonly selection: BaselineView['selection'];
  readonly serviceId?: string | null;
  readonly ciIds?: readonly string[];
  readonly itemCount: number;
  readonly hash: string;
  readonly takenAt: string;
}

const mostShown = 1000;

/** What configuration items were like at a moment, and what has become of them since. */
export class BaselineService {
  readonly #reader: Reader;
  readonly #instances: ProcessInstanceService;

  constructor(reader: Reader, instances: ProcessInstanceService) {
    this.#reader = reader;
    this.#instances = instances;
  }

  async list(list: ListQuery<'takenAt', unknown>): Promise<Page<BaselineView>> {
    const page = pageSql({ takenAt: 'created_at' }, list);
    const from = `FROM record WHERE type = 'baseline' AND status = 'taken'`;
    const rows = await this.#reader.query<Row>(`SELECT id, number, title, fields ${from} ${page.sql}`, page.params);
    const [count] = await this.#reader.query<{ n: number }>(`SELECT COUNT(*) AS n ${from}`);
    return { rows: rows.map(viewOf), total: count?.n ?? 0 };
  }

  /** Asks the process for a baseline; it is there when the request's work is settled. @returns the id of the message */
  async request(
    wish: {
      readonly purpose: string;
      readonly selection: string;
      readonly serviceId?: string | undefined;
      readonly ciIds?: readonly string[] | undefined;
    },
    { actor, requestId }: Hand,
  ): Promise<string> {
    const { purpose, selection, serviceId = null, ciIds = [] } = wish;
    if (selection === 'service' && serviceId === null) throw missing('serviceId');
    if (selection === 'items' && ciIds.length === 0) throw missing('ciIds');
    return this.#instances.inRun(onBehalfOf(actor, { requestId }), async (run) => {
      const payload = { purpose, selection, serviceId, ciIds: [...ciIds], source: null, by: actor.userId };
      const sent = {
        sender: actor.userId,
        id: `${requestId}:baseline`,
        name: 'msg.ci.baseline',
        correlationKey: null,
        payload,
      };
      return (await this.#instances.parts.messages.send(run, sent)).id;
    });
  }

  /** The baseline a message has led to. @throws {NotFound} while it is not taken */
  async takenBy(messageId: string): Promise<BaselineView> {
    const [row] = await this.#reader.query<Row>(
      `SELECT r.id, r.number, r.title, r.fields FROM message m JOIN process_instance i ON i.id = m.instance_id
       JOIN record r ON r.id = i.record_id WHERE m.id = ? AND r.status = 'taken'`,
      [messageId],
    );
    if (!row) throw new NotFound('baseline', messageId);
    return viewOf(row);
  }

  /**
   * What differs from a baseline to another one, or to what is there now; items the actor may not know of are left out.
   *
   * @throws {NotFound}
   */
  async compare(id: string, otherId: string | undefined, actor: Actor): Promise<BaselineComparison> {
    const first = await this.#stored(id);
    const second = otherId === undefined ? await this.#now(first.fields) : await this.#stored(otherId);
    const [before, after] = [first, second].map(({ items }) => new Map(items.map((each) => [each.id, each.content])));
    const ids = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])];
    const visible = await this.#visible(ids, actor);
    const items = ids
      .filter((each) => visible.has(each))
      .map((each) => this.#compared(each, before?.get(each), after?.get(each)));
    const differing = items.filter((each) => each !== null).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return {
      intact: first.intact && second.intact,
      same: items.length - differing.length,
      items: differing.slice(0, mostShown),
      hidden: Math.max(0, differing.length - mostShown),
    };
  }

  #compared(
    itemId: string,
    before: ItemContent | undefined,
    after: ItemContent | undefined,
  ): BaselineComparison['items'][number] | null {
    const told = after ?? before ?? {};
    const [name, type] = [String(told['name'] ?? itemId), String(told['type'] ?? '')];
    const change = !before ? 'added' : after ? 'changed' : 'removed';
    const differences = before && after ? differencesOf(before, after) : [];
    if (change === 'changed' && differences.length === 0) return null;
    const { types } = this.#instances.parts.items.model;
    const labelled = differences.map((each) => ({ ...each, label: labelOf(types, type, each.attribute) }));
    return { itemId, name, type, change, differences: labelled as BaselineComparison['items'][number]['differences'] };
  }

  async #stored(
    id: string,
  ): Promise<{ readonly items: Snapshot['items']; readonly intact: boolean; readonly fields: Fields }> {
    const [row] = await this.#reader.query<Row>(
      "SELECT id, number, title, fields FROM record WHERE type = 'baseline' AND status = 'taken' AND id = ?",
      [id],
    );
    if (!row) throw new NotFound('baseline', id);
    const fields = JSON.parse(row.fields) as Fields;
    const items = await baselineItems(this.#reader, id);
    return { items, intact: hashOf(items) === fields.hash, fields };
  }

  async #now({ selection, serviceId = null, ciIds = [] }: Fields) {
    const { types } = this.#instances.parts.items.model;
    const { items } = await snapshotOf(this.#reader, { selection, serviceId, ciIds }, types);
    return { items, intact: true };
  }

  /** An item that is gone is nobody's secret any more: none is ever deleted, so all ids are known. */
  async #visible(ids: readonly string[], actor: Actor): Promise<ReadonlySet<string>> {
    const { sql, params } = visibleItems(actor);
    const seen = new Set<string>();
    for (let first = 0; first < ids.length; first += 10_000) {
      const some = ids.slice(first, first + 10_000);
      const rows = await this.#reader.query<{ id: string }>(
        `SELECT r.id FROM record r WHERE r.id IN (${placeholders(some)}) AND (${sql})`,
        [...some, ...params],
      );
      for (const row of rows) seen.add(row.id);
    }
    return seen;
  }
}

function missing(path: string): RequestError {
  return new RequestError('FORM_INVALID', `${path} is needed`, { errors: [{ path, code: 'REQUIRED', params: {} }] });
}

function viewOf({ id, number, title, fields }: Row): BaselineView {
  const { selection, serviceId = null, itemCount, hash, takenAt } = JSON.parse(fields) as Fields;
  return { id, number, title, selection, serviceId, itemCount, takenAt, hash };
}
