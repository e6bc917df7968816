import type { RecordType } from '../../../rules/schema/record-type.ts';
import type { Actor } from '../../actor.ts';
import type { RuleSetDetail, RuleSetSummary } from '../../contract/rule-set.ts';
import { NotFound } from '../../errors.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import type { Draft } from '../draft/draft.service.ts';
import { ruleSetAsked } from './bound-rule-set.view.ts';
import { bySet, scheduledOf, versionInForce } from './in-force.ts';
import { ruleDrafts } from './rule-draft.service.ts';
import { peopleOf, viewChanges, viewVersion } from './rule-set.view.ts';
import type { RuleSetParts } from './rule-set-parts.ts';
import { rightsOver } from './rule-set-rights.ts';
import { findVersions } from './rule-set-version.repository.ts';
import { contentOf, partsOf, type RuleSetId, type RuleSetVersion } from './rule-set-version.ts';
import { valueWords } from './value-words.view.ts';

export interface RuleSetFilter {
  readonly id?: readonly string[] | undefined;
  readonly package?: string | undefined;
}

type Begun = RuleSetSummary['draft'];

/** The register of rule sets, and one of them with its versions. */
export class RuleSetQueryService {
  readonly #parts: RuleSetParts;

  constructor(parts: RuleSetParts) {
    this.#parts = parts;
  }

  async list(list: ListQuery<'id', RuleSetFilter>, actor: Actor): Promise<Page<RuleSetSummary>> {
    const { id, package: owner } = list.filter;
    const stored = bySet(await findVersions(this.#parts.reader));
    const wanted = this.#installed()
      .filter((each) => id === undefined || id.includes(each))
      .filter((each) => owner === undefined || partsOf(each).owner === owner)
      .toSorted();
    const sorted = list.sort.order === 'DESC' ? wanted.toReversed() : wanted;
    const drafts = await ruleDrafts.open(this.#parts.reader);
    const rows: RuleSetSummary[] = [];
    for (const each of sorted.slice(list.first, list.first + list.limit)) {
      const summary = await this.#summary(
        each,
        stored.get(each) ?? [],
        draftOf(drafts.find(({ subject }) => subject === each)),
        actor,
      );
      if (summary) rows.push(summary);
    }
    return { rows, total: wanted.length };
  }

  /** @throws {NotFound} */
  async read(id: RuleSetId, actor: Actor): Promise<RuleSetDetail> {
    const versions = await findVersions(this.#parts.reader, id);
    const draft = draftOf(await ruleDrafts.find(this.#parts.reader, id));
    const inForce = versionInForce(versions);
    const summary = this.#installed().includes(id) ? await this.#summary(id, versions, draft, actor) : undefined;
    if (!summary || !inForce) throw new NotFound('rule set', id);
    const person = await this.#parts.people.refs(peopleOf(versions));
    return {
      ...summary,
      content: contentOf(inForce),
      valueWords: valueWords(contentOf(inForce), this.#recordTypes(partsOf(id).owner)),
      versions: versions.toReversed().map((version) => viewVersion(version, versions, person)),
    };
  }

  /** @throws {NotFound} */
  async version(id: RuleSetId, number: number) {
    const versions = await findVersions(this.#parts.reader, id);
    const version = versions.find((each) => each.number === number);
    if (!version) throw new NotFound('rule set version', `${id}:${number}`);
    const before = versions.findLast((each) =>
      version.basedOn === null ? each.number < number : each.number === version.basedOn,
    );
    const content = contentOf(version);
    const person = await this.#parts.people.refs(peopleOf(versions));
    return {
      version: viewVersion(version, versions, person),
      content,
      changes: viewChanges(before ? contentOf(before) : content, content),
    };
  }

  /** Types of records as they are in force, those of one package first. */
  #recordTypes(owner: string): readonly RecordType[] {
    const versions = this.#parts.versions.inForce;
    const own = versions.filter(({ processId }) => processId === owner);
    return [...own, ...versions].flatMap(({ content }) => [...content.recordTypes.values()]);
  }

  /** Rule sets of the packages that are installed now. */
  #installed(): readonly RuleSetId[] {
    return this.#parts.versions.inForce.flatMap(({ processId, content }) =>
      [...content.files.keys()].flatMap((path) => {
        const name = /^rules\/([^/]+)\.json$/.exec(path)?.[1];
        return name === undefined ? [] : [`${processId}.${name}`];
      }),
    );
  }

  async #summary(
    id: RuleSetId,
    versions: readonly RuleSetVersion[],
    draft: Begun,
    actor: Actor,
  ): Promise<RuleSetSummary | undefined> {
    const version = versionInForce(versions);
    if (!version) return undefined;
    const { owner, name } = partsOf(id);
    const content = contentOf(version);
    const [next] = scheduledOf(versions);
    return {
      id,
      package: owner,
      name: content.name ?? { en: name, zh: name },
      ref: content.ref ?? null,
      clause: content.clause ?? null,
      hitPolicy: content.hitPolicy,
      version: version.number,
      since: (version.inForceAt ?? version.createdAt).toISOString(),
      rows: content.rows.length,
      tests: content.tests.length,
      usedBy: this.#usedBy(id),
      draft,
      scheduled: next ? { number: next.number, effectiveAt: next.effectiveAt.toISOString() } : null,
      may: await rightsOver(id, actor, this.#parts.directory),
    };
  }

  #usedBy(id: RuleSetId): RuleSetSummary['usedBy'] {
    return this.#parts.versions.processes
      .filter((version) =>
        [...version.content.models.values()].some(({ process }) =>
          process.decisionIds.some((decision) => ruleSetAsked(version, decision) === id),
        ),
      )
      .map(({ processId, manifest }) => ({ processId, name: manifest.name }));
  }
}

function draftOf(draft: Draft | null | undefined): Begun {
  return draft?.status === 'draft' || draft?.status === 'submitted' ? { id: draft.id, status: draft.status } : null;
}
