import type { Calendars } from '../../../rules/clock.ts';
import type { RecordType } from '../../../rules/schema/record-type.ts';
import { type Actor, can } from '../../actor.ts';
import type { RecordDetail, RecordTypeView, RecordView } from '../../contract/record.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { BadRequest, NotFound } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';
import { RecordDraft } from '../../execution/record-draft.ts';
import { type RecordRow, storedRecord } from '../../execution/record-rows.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { seesInternal, watches } from '../conversation/watched.view.ts';
import { isHeardBy } from '../message/heard.view.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import { clocksOf } from '../sla-clock/clock.view.ts';
import { urgeableOn } from '../task/urgeable.view.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import { inboxKeys } from './inbox-field.view.ts';
import { offeringsTo, offerView, refusalOf } from './offers.ts';
import { allOf, contributableRecords, reachableRecords, readableRecords } from './readable.view.ts';
import { findRecord, linksOf, listRecords, recordColumns } from './record.repository.ts';
import { fieldLabels, fieldShapes, recordTypeView, recordView } from './record.view.ts';
import { type RecordFilter, recordSource } from './record-filter.ts';
import { instancesOnRecord, lastVersionOn } from './record-instances.ts';
import type { RestrictedReadService } from './restricted-read.service.ts';

export { filterConditions as recordConditions } from './record-filter.ts';

/** What showing records needs. */
export interface RecordViewing {
  readonly reader: Reader;
  readonly versions: ProcessVersionService;
  readonly people: PersonDirectory;
  readonly directory: Directory;
  readonly calendars: () => Calendars;
  readonly now: () => Date;
  /** Time zone of the organization. */
  readonly zone: string;
  readonly restrictedReads: RestrictedReadService;
}

/** Records as people read them. Every query passes `readableRecords`. */
export class RecordQueryService {
  readonly #viewing: RecordViewing;

  constructor(viewing: RecordViewing) {
    this.#viewing = viewing;
  }

  /** Types of the installed processes; master data have lists of their own. */
  types(): readonly RecordTypeView[] {
    return this.#viewing.versions.processes.flatMap((version) =>
      [...version.content.recordTypes.values()].map((type) => recordTypeView(type, version.manifest)),
    );
  }

  /** Every key a register may be sorted by; which of them a type has is checked per list. */
  sorts(): readonly string[] {
    const keys = this.#viewing.versions.processes.flatMap((version) =>
      [...version.content.recordTypes.values()].flatMap(inboxKeys),
    );
    return [...new Set([...Object.keys(recordColumns), ...keys])];
  }

  /** @throws {NotFound} for a type no installed process has @throws {BadRequest} for an unknown sort or filter */
  async list(typeKey: string, list: ListQuery<string, RecordFilter>, actor: Actor): Promise<Page<RecordView>> {
    const type = this.#type(typeKey);
    const keys = inboxKeys(type);
    const sorts = [...Object.keys(recordColumns), ...keys];
    if (!sorts.includes(list.sort.field)) throw new BadRequest('sort', 'not-allowed', `allowed: ${sorts.join(', ')}`);
    const { reader, directory } = this.#viewing;
    const { from, conditions } = recordSource(typeKey, type, list.filter);
    const where = allOf([
      { sql: 'r.type = ?', params: [typeKey] },
      await readableRecords(actor, directory),
      ...conditions,
    ]);
    const { rows, total } = await listRecords(reader, { from, where }, list, keys);
    return { rows: await this.#views(rows, type, { withIntervals: false, internal: false }), total };
  }

  /** One record with runs, clocks, links, and what may be sent to it. @throws {NotFound} also when it is not readable */
  async read(typeKey: string, idOrNumber: string, actor: Actor, requestId: string): Promise<RecordDetail> {
    const row = await this.#find(typeKey, idOrNumber, await readableRecords(actor, this.#viewing.directory));
    return this.#detail(row, actor, requestId);
  }

  /**
   * The record as a command of the actor left it. Who could send the command read the record a moment ago; the command
   * itself may have restricted it.
   *
   * @throws {NotFound}
   */
  async readAfterCommand(typeKey: string, idOrNumber: string, actor: Actor, requestId: string): Promise<RecordDetail> {
    const row = await this.#find(typeKey, idOrNumber, await reachableRecords(actor, this.#viewing.directory));
    return this.#detail(row, actor, requestId);
  }

  async #find(typeKey: string, idOrNumber: string, admitted: Condition): Promise<RecordRow> {
    this.#type(typeKey);
    const row = await findRecord(this.#viewing.reader, typeKey, idOrNumber, admitted);
    if (!row) throw new NotFound('record', idOrNumber);
    return row;
  }

  async #detail(row: RecordRow, actor: Actor, requestId: string): Promise<RecordDetail> {
    const { reader, directory, versions, restrictedReads } = this.#viewing;
    await restrictedReads.trace({ ...row, restricted: row.restricted === 1 }, actor, requestId);
    const type = await this.#typeOf(row);
    const readable = await readableRecords(actor, directory);
    const [view] = await this.#views([row], type, { withIntervals: true, internal: can(actor, 'record.read-all') });
    if (!view) throw new NotFound('record', row.id);
    return {
      ...view,
      instances: [...(await instancesOnRecord(reader, versions, row.id))],
      links: [...(await linksOf(reader, row.id, readable))],
      may: {
        contribute: await this.#mayContribute(row, actor),
        commentInternally: seesInternal(actor, row.requester_id),
      },
      watching: await watches(reader, row.id, actor.userId),
      urgeable: row.requester_id === actor.userId ? await urgeableOn(row.id, actor, this.#viewing) : [],
      offered: await this.#offered(row, type, actor),
      fieldLabels: { ...fieldLabels(type) },
      fieldShapes: fieldShapes(type),
    };
  }

  async #mayContribute({ type, id, closed_at: closedAt }: RecordRow, actor: Actor): Promise<boolean> {
    if (closedAt !== null || !can(actor, 'task.work')) return false;
    const { reader, directory } = this.#viewing;
    return (await findRecord(reader, type, id, await contributableRecords(actor, directory))) !== undefined;
  }

  async #offered(row: RecordRow, type: RecordType, actor: Actor) {
    const { versions, directory, now, zone, reader } = this.#viewing;
    const draft = new RecordDraft(storedRecord(row), type, false);
    const situation = { directory, clock: { now: now(), zone }, isHeard: isHeardBy(reader, versions, draft) };
    const offered = [];
    for (const offering of offeringsTo(versions.shared.messages, row.process_id))
      if ((await refusalOf(offering, draft, actor, situation)) === null) offered.push(offerView(offering));
    return offered;
  }

  /** @param internal whether clocks inside the provider are shown: customers see what they were promised */
  async #views(
    rows: readonly RecordRow[],
    type: RecordType,
    { withIntervals, internal }: { readonly withIntervals: boolean; readonly internal: boolean },
  ): Promise<readonly RecordView[]> {
    const { reader, people, calendars, now, versions } = this.#viewing;
    const person = await people.refs(rows.flatMap((row) => [row.requester_id, row.assignee_id]));
    const clocks = await clocksOf(
      reader,
      rows.map((row) => row.id),
      { calendars: calendars(), now: now(), definitions: versions.shared.clocks.definitions, withIntervals },
    );
    const shown = (id: string) => (clocks.get(id) ?? []).filter((clock) => internal || !clock.internal);
    return rows.map((row) => recordView(row, type, { person, clocks: shown(row.id) }));
  }

  /** The type as the last case on the record had it: its labels and states fit what stands in the record. */
  async #typeOf(row: RecordRow): Promise<RecordType> {
    const versionId = await lastVersionOn(this.#viewing.reader, row.id);
    const found = await this.#viewing.versions.recordTypeIn(versionId, row.type);
    return found?.type ?? this.#type(row.type);
  }

  #type(typeKey: string): RecordType {
    const found = this.#viewing.versions.recordType(typeKey);
    if (!found?.processId) throw new NotFound('record type', typeKey);
    return found.type;
  }
}
