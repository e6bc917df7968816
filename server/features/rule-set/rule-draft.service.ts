import type { Json } from '../../../engine/index.ts';
import { sameValue } from '../../../rules/same-value.ts';
import type { RuleSet } from '../../../rules/schema/rule-set.ts';
import type { RuleFinding } from '../../../rules/static-check.ts';
import type { Actor } from '../../actor.ts';
import type { RuleDraft, RuleSetCheck } from '../../contract/rule-draft.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import { BadRequest, NotFound, RequestError } from '../../errors.ts';
import { type Draft, DraftService, type Hand } from '../draft/draft.service.ts';
import { inspectDraft, refuseFindings } from './check-draft.ts';
import { latestApproved } from './in-force.ts';
import { type DraftInView, inView, ruleSetIn, viewCheck, viewDraft } from './rule-draft.view.ts';
import type { RuleSetParts } from './rule-set-parts.ts';
import { refuseWithout } from './rule-set-rights.ts';
import { findVersions } from './rule-set-version.repository.ts';
import { partsOf, type RuleSetId, type RuleSetVersion } from './rule-set-version.ts';
import { saveConflict } from './save-conflict.ts';

/** The drafts of rule sets. */
export const ruleDrafts = new DraftService('rule-set');

/** Changes rule sets: begun from a version, saved as tables, submitted for approval. */
export class RuleDraftService {
  readonly #parts: RuleSetParts;

  constructor(parts: RuleSetParts) {
    this.#parts = parts;
  }

  /** @throws {NotFound} @throws {RequestError} `NOT_AUTHORISED`, `DRAFT_OPEN` naming the draft */
  async begin(id: RuleSetId, from: number | undefined, hand: Hand): Promise<RuleDraft> {
    await refuseWithout('edit', id, hand.actor, this.#parts.directory);
    return this.#parts.unitOfWork(async (tx) => {
      const versions = await findVersions(tx, id);
      const base = latestApproved(versions);
      if (!base) throw new NotFound('rule set', id);
      const begun = from === undefined ? base : versions.find(({ number }) => number === from);
      if (!begun) throw new NotFound('rule set version', `${id}:${from}`);
      const content = JSON.parse(begun.text) as Json;
      // Who only begins with the content in force has written nothing.
      const wrote = begun.text !== base.text;
      const draft = await ruleDrafts.begin(tx, id, { base: base.number, content, note: [], reason: '' }, wrote, hand);
      return this.#view(tx, draft, hand.actor);
    });
  }

  /** @throws {NotFound} */
  async read(id: string, actor: Actor): Promise<RuleDraft> {
    return this.#view(this.#parts.reader, await ruleDrafts.read(this.#parts.reader, { id }), actor);
  }

  /**
   * Stores the table as sent, whatever it still lacks; nothing when it is the same.
   *
   * @param sent `lockVersion` is the one its author had read; `basedOn` a newer version they have looked at
   * @throws {RequestError} `PRECONDITION_FAILED` with the rows somebody else changed, `DRAFT_NOT_OPEN`
   */
  async save(
    id: string,
    sent: { readonly content: RuleSet; readonly basedOn?: number | undefined; readonly lockVersion: number | null },
    hand: Hand,
  ): Promise<RuleDraft> {
    return this.#parts.unitOfWork(async (tx) => {
      const { draft, content, versions } = await this.#editable(tx, id, hand.actor);
      refuseOtherName(sent.content, draft);
      refuseOtherBase(sent.basedOn, versions);
      const from = sent.lockVersion ?? 0;
      const base = sent.basedOn ?? draft.base;
      const isOpen = draft.status === 'draft';
      if (isOpen && from !== draft.lockVersion) throw await conflict(tx, draft, sent.content, from);
      if (isOpen && base === draft.base && sameValue(sent.content, content)) return this.#view(tx, draft, hand.actor);
      const text = { base, content: jsonOf(sent.content) };
      return this.#view(tx, await ruleDrafts.edit(tx, draft, text, from, hand), hand.actor);
    });
  }

  /** What would be said of a table at approval; nothing is stored. @throws {NotFound} */
  async check(id: string, content: RuleSet): Promise<RuleSetCheck> {
    const { base } = await this.#read(id);
    return viewCheck(content, await inspectDraft(content, this.#parts.surroundings(base)));
  }

  /** Asks for approval. @throws {RequestError} `RULE_SET_INVALID` with every finding, `DRAFT_NOT_OPEN` */
  async submit(id: string, lockVersion: number | null, hand: Hand): Promise<RuleDraft> {
    const findings = await this.findings(id);
    return this.#parts.unitOfWork(async (tx) => {
      const { draft } = await this.#editable(tx, id, hand.actor);
      const submitted = await ruleDrafts.submit(tx, draft, lockVersion ?? 0, hand);
      if (draft.editors.length === 0)
        throw new RequestError('RULE_SET_INVALID', 'nothing was changed', { params: { findings: 0 } });
      refuseFindings(findings);
      return this.#view(tx, submitted, hand.actor);
    });
  }

  /**
   * What keeps a draft as it is stored from approval. It holds for the version in whose transaction it is used only
   * where that version is still the one stored: both callers compare it. @throws {NotFound}
   */
  async findings(id: string): Promise<readonly RuleFinding[]> {
    const { content, base } = await this.#read(id);
    return (await inspectDraft(content, this.#parts.surroundings(base))).findings;
  }

  /** Gives a submitted draft back. An author takes it back without, everybody else with a reason. */
  async giveBack(id: string, reason: string | undefined, hand: Hand): Promise<RuleDraft> {
    return this.#parts.unitOfWork(async (tx) => {
      const { draft } = await this.#editable(tx, id, hand.actor);
      return this.#view(tx, await ruleDrafts.giveBack(tx, draft, reason, hand), hand.actor);
    });
  }

  async withdraw(id: string, hand: Hand): Promise<RuleDraft> {
    return this.#parts.unitOfWork(async (tx) => {
      const { draft } = await this.#editable(tx, id, hand.actor);
      return this.#view(tx, await ruleDrafts.withdraw(tx, draft, draft.lockVersion, hand), hand.actor);
    });
  }

  async #read(id: string): Promise<DraftInView> {
    return inView(this.#parts.reader, await ruleDrafts.read(this.#parts.reader, { id }));
  }

  async #editable(tx: Transaction, id: string, actor: Actor): Promise<DraftInView> {
    const draft = await ruleDrafts.toChange(tx, { id });
    await refuseWithout('edit', draft.subject, actor, this.#parts.directory);
    return inView(tx, draft);
  }

  async #view(source: Pick<Transaction, 'query'>, draft: Draft, actor: Actor): Promise<RuleDraft> {
    return viewDraft(await inView(source, draft), actor, this.#parts.people, this.#parts.directory);
  }
}

function refuseOtherName(content: RuleSet, { subject }: Draft): void {
  const { name } = partsOf(subject);
  if (content.id !== name) throw new BadRequest('body.content.id', 'not-allowed', `allowed: "${name}"`);
}

function refuseOtherBase(basedOn: number | undefined, versions: readonly RuleSetVersion[]): void {
  const latest = latestApproved(versions)?.number;
  if (basedOn !== undefined && basedOn !== latest)
    throw new BadRequest('body.basedOn', 'not-allowed', `allowed: ${latest}, the version approved last`);
}

/** The refusal of a save that was begun on another content. */
async function conflict(tx: Transaction, draft: Draft, yours: RuleSet, from: number): Promise<RequestError> {
  const begun = await ruleDrafts.contentAt(tx, draft, from);
  // Of a version this draft never had nothing is known: all that differs is shown.
  const base = begun === undefined ? yours : ruleSetIn({ content: begun });
  return saveConflict(
    { base, theirs: ruleSetIn(draft), yours },
    { lockVersion: draft.lockVersion, by: draft.updatedBy },
  );
}

function jsonOf(content: RuleSet): Json {
  return JSON.parse(JSON.stringify(content)) as Json;
}
