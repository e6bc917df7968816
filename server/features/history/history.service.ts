import { type Actor, can } from '../../actor.ts';
import type { HistoryEntry } from '../../contract/history.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { BadRequest } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import { inBothLanguages } from '../process-version/process.view.ts';
import type { ProcessVersionService, VersionedModel } from '../process-version/process-version.service.ts';
import { needToKnowOf, readableRecords } from '../record/readable.view.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import { type DecisionView, decisionsOf, wordsOf } from './decision-log.ts';
import { type HistoryFilter, type HistoryRow, listHistory } from './history.repository.ts';
import { namesIn, type PersonOf, peopleIn } from './manual-names.ts';

/** The execution history: of everything for those who look after it, else of records one may read. */
export class HistoryService {
  readonly #reader: Reader;
  readonly #versions: ProcessVersionService;
  readonly #people: PersonDirectory;
  readonly #directory: Directory;

  constructor(parts: {
    readonly reader: Reader;
    readonly versions: ProcessVersionService;
    readonly people: PersonDirectory;
    readonly directory: Directory;
  }) {
    this.#reader = parts.reader;
    this.#versions = parts.versions;
    this.#people = parts.people;
    this.#directory = parts.directory;
  }

  /**
   * @throws {BadRequest} when somebody who does not look after everything asks for more than one case: that would read
   *   the whole history to find what is theirs
   */
  async list(list: ListQuery<'id', HistoryFilter>, actor: Actor): Promise<Page<HistoryEntry>> {
    const { id, recordId, instanceId } = list.filter;
    if (!can(actor, 'history.read-all') && id === undefined && recordId === undefined && instanceId === undefined)
      throw new BadRequest('filter', 'required', 'name a recordId or an instanceId');
    const records = await readableRecords(actor, this.#directory);
    const readable = can(actor, 'history.read-all')
      ? needToKnowOf('h.record_id', actor)
      : { sql: `(h.record_id IS NOT NULL AND ${records.sql})`, params: records.params };
    const { rows, total } = await listHistory(this.#reader, list, readable);
    const person = await this.#people.refs(rows.flatMap((row) => [row.actor, ...peopleIn(row)]));
    const views: HistoryEntry[] = [];
    const decisions = can(actor, 'record.read-all')
      ? await decisionsOf(this.#reader, rows)
      : new Map<number, DecisionView>();
    for (const row of rows)
      views.push({
        ...(await this.#entry(row, decisions.get(row.seq), person)),
        actor: person(row.actor),
      });
    return { rows: views, total };
  }

  /** The words of the rule set as the version of the case has it; none for one that is gone. */
  #wordsOf({ ruleSet }: DecisionView, model: VersionedModel | null): DecisionView {
    const id = String(ruleSet);
    const found = model?.version.content.ruleSets.get(id) ?? this.#versions.shared.ruleSets.get(id);
    return found ? wordsOf(found.set) : {};
  }

  async #entry(
    row: HistoryRow,
    decision: DecisionView | undefined,
    person: PersonOf,
  ): Promise<Omit<HistoryEntry, 'actor'>> {
    const model = row.version_id && row.process_id ? await this.#versions.model(row.version_id, row.process_id) : null;
    const element = model?.process.elements.find((each) => each.id === row.element_id);
    const isProcess = row.element_type === 'process';
    return {
      id: String(row.seq),
      at: row.at,
      recordId: row.record_id,
      recordNumber: row.record_number,
      instanceId: row.instance_id,
      processId: row.process_id,
      version: model?.version.number ?? null,
      elementId: row.element_id,
      elementType: row.element_type,
      name: element ? inBothLanguages(element.name) : isProcess && model ? inBothLanguages(model.process.name) : null,
      lifecycle: row.lifecycle,
      details: {
        ...(JSON.parse(row.details) as HistoryEntry['details']),
        ...namesIn(row, model?.process ?? null, person),
        ...(decision ? { decision: { ...decision, words: this.#wordsOf(decision, model) } } : {}),
      },
    };
  }
}
