import { randomUUID } from 'node:crypto';
import { sameValue } from '../../../rules/same-value.ts';
import { type RuleSet, ruleSet } from '../../../rules/schema/rule-set.ts';
import type { RuleFinding } from '../../../rules/static-check.ts';
import type { Actor } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import type { AuditAction } from '../../contract/audit-action.ts';
import type { RuleDraft, RuleSetCheck } from '../../contract/rule-draft.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import { BadRequest, NotFound, RequestError } from '../../errors.ts';
import { reasonGiven } from '../../reason.ts';
import { inspectDraft, refuseFindings } from './check-draft.ts';
import { latestApproved } from './in-force.ts';
import {
  type DraftRow,
  findDraft,
  findOpenDraft,
  findSaves,
  insertDraft,
  moveDraft,
  storeContent,
} from './rule-draft.repository.ts';
import { type DraftInView, inView, viewCheck, viewDraft } from './rule-draft.view.ts';
import type { RuleSetParts } from './rule-set-parts.ts';
import { refuseWithout } from './rule-set-rights.ts';
import { findVersions } from './rule-set-version.repository.ts';
import { partsOf, type RuleSetId, type RuleSetVersion, textOf } from './rule-set-version.ts';
import { saveConflict } from './save-conflict.ts';

/** Drafts of rule sets: begun from a version, saved as tables, submitted for approval. One is open for each set. */
export class RuleDraftService {
  readonly #parts: RuleSetParts;

  constructor(parts: RuleSetParts) {
    this.#parts = parts;
  }

  /** @throws {NotFound} @throws {RequestError} `NOT_AUTHORISED`, `RULE_DRAFT_OPEN` naming the draft */
  async begin(id: RuleSetId, from: number | undefined, actor: Actor, requestId: string): Promise<RuleDraft> {
    await refuseWithout('edit', id, actor, this.#parts.directory);
    return this.#parts.unitOfWork(async (tx) => {
      const versions = await findVersions(tx, id);
      const base = latestApproved(versions);
      if (!base) throw new NotFound('rule set', id);
      const content = from === undefined ? base : versions.find(({ number }) => number === from);
      if (!content) throw new NotFound('rule set version', `${id}:${from}`);
      const draft = { id: randomUUID(), rule_set: id, based_on: base.number, content: content.text };
      if (!(await insertDraft(tx, { ...draft, created_by: actor.userId }))) throw await alreadyOpen(tx, id);
      await this.#audit(tx, 'rule-draft-begun', draft, actor, requestId, {
        basedOn: base.number,
        from: content.number,
      });
      return this.#view(tx, draft.id, actor);
    });
  }

  /** @throws {NotFound} */
  read(id: string, actor: Actor): Promise<RuleDraft> {
    return this.#view(this.#parts.reader, id, actor);
  }

  /**
   * Stores the table as sent, whatever it still lacks; nothing when it is the same.
   *
   * @param sent `lockVersion` is the one its author had read; `basedOn` a newer version they have looked at
   * @throws {RequestError} `PRECONDITION_FAILED` with the rows somebody else changed, `RULE_DRAFT_NOT_OPEN`
   */
  async save(
    id: string,
    sent: { readonly content: RuleSet; readonly basedOn?: number | undefined; readonly lockVersion: number | null },
    actor: Actor,
    requestId: string,
  ): Promise<RuleDraft> {
    return this.#parts.unitOfWork(async (tx) => {
      const { row, content, versions } = await this.#editable(tx, id, actor);
      refuseOtherName(sent.content, row);
      refuseOtherBase(sent.basedOn, versions);
      const from = sent.lockVersion ?? 0;
      const basedOn = sent.basedOn ?? row.based_on;
      if (
        row.status === 'editing' &&
        from === row.lock_version &&
        basedOn === row.based_on &&
        sameValue(sent.content, content)
      )
        return this.#view(tx, id, actor);
      const stored = await storeContent(tx, id, { from, content: textOf(sent.content), basedOn, by: actor.userId });
      if (!stored) throw await refusedSave(tx, id, sent.content, from);
      await this.#audit(tx, 'rule-draft-saved', row, actor, requestId, { lockVersion: from + 1 });
      return this.#view(tx, id, actor);
    });
  }

  /** What would be said of a table at approval; nothing is stored. @throws {NotFound} */
  async check(id: string, content: RuleSet): Promise<RuleSetCheck> {
    const row = await findDraft(this.#parts.reader, id);
    if (!row) throw new NotFound('draft', id);
    const { base } = await inView(this.#parts.reader, row);
    return viewCheck(content, await inspectDraft(content, this.#parts.surroundings(base)));
  }

  /** Asks for approval. @throws {RequestError} `RULE_SET_INVALID` with every finding, `RULE_DRAFT_NOT_OPEN` */
  async submit(id: string, lockVersion: number | null, actor: Actor, requestId: string): Promise<RuleDraft> {
    const findings = await this.findings(id);
    return this.#parts.unitOfWork(async (tx) => {
      const { row, authors } = await this.#editable(tx, id, actor);
      refuseOtherVersion(row, lockVersion);
      refuseOtherStatus(row, 'editing');
      if (authors.length === 0)
        throw new RequestError('RULE_SET_INVALID', 'nothing was changed', { params: { findings: 0 } });
      refuseFindings(findings);
      await this.#move(tx, row, { status: 'submitted', by: actor.userId });
      await this.#audit(tx, 'rule-draft-submitted', row, actor, requestId, { lockVersion: row.lock_version });
      return this.#view(tx, id, actor);
    });
  }

  /**
   * What keeps a draft as it is stored from approval. It holds for the version in whose transaction it is used only
   * where that version is still the one stored: both callers compare it. @throws {NotFound}
   */
  async findings(id: string): Promise<readonly RuleFinding[]> {
    const row = await findDraft(this.#parts.reader, id);
    if (!row) throw new NotFound('draft', id);
    const { content, base } = await inView(this.#parts.reader, row);
    return (await inspectDraft(content, this.#parts.surroundings(base))).findings;
  }

  /** Gives a submitted draft back. An author takes it back without, everybody else with a reason. */
  async giveBack(id: string, reason: string | undefined, actor: Actor, requestId: string): Promise<RuleDraft> {
    return this.#parts.unitOfWork(async (tx) => {
      const { row, authors } = await this.#editable(tx, id, actor);
      refuseOtherStatus(row, 'submitted');
      const note = authors.includes(actor.userId) ? (reason?.trim() ?? null) : reasonGiven(reason);
      await this.#move(tx, row, { status: 'editing', by: actor.userId, note });
      await this.#audit(tx, 'rule-draft-returned', row, actor, requestId, { reason: note });
      return this.#view(tx, id, actor);
    });
  }

  async discard(id: string, actor: Actor, requestId: string): Promise<RuleDraft> {
    return this.#parts.unitOfWork(async (tx) => {
      const { row } = await this.#editable(tx, id, actor);
      if (row.status === 'published' || row.status === 'discarded') throw notIn(row, 'editing');
      await this.#move(tx, row, { status: 'discarded', by: actor.userId });
      await this.#audit(tx, 'rule-draft-discarded', row, actor, requestId, {});
      return this.#view(tx, id, actor);
    });
  }

  async #editable(tx: Transaction, id: string, actor: Actor): Promise<DraftInView> {
    const row = await findDraft(tx, id);
    if (!row) throw new NotFound('draft', id);
    await refuseWithout('edit', row.rule_set, actor, this.#parts.directory);
    return inView(tx, row);
  }

  async #move(tx: Transaction, row: DraftRow, to: Parameters<typeof moveDraft>[2]): Promise<void> {
    if (!(await moveDraft(tx, row, to))) throw notIn(row, row.status);
  }

  async #view(source: Pick<Transaction, 'query'>, id: string, actor: Actor): Promise<RuleDraft> {
    const row = await findDraft(source, id);
    if (!row) throw new NotFound('draft', id);
    return viewDraft(await inView(source, row), actor, this.#parts.people, this.#parts.directory);
  }

  async #audit(
    tx: Transaction,
    action: AuditAction,
    draft: Pick<DraftRow, 'id' | 'rule_set'>,
    actor: Actor,
    requestId: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await writeAudit(tx, [
      {
        actorId: actor.userId,
        action,
        entityType: 'rule-set',
        entityId: draft.rule_set,
        details: { draft: draft.id, ...details },
        requestId,
      },
    ]);
  }
}

async function alreadyOpen(tx: Transaction, id: RuleSetId): Promise<RequestError> {
  const open = await findOpenDraft(tx, id);
  return new RequestError('RULE_DRAFT_OPEN', `rule set "${id}" has an open draft`, {
    params: { draft: open?.id ?? null, by: open?.updated_by ?? null },
  });
}

function refuseOtherName(content: RuleSet, { rule_set }: DraftRow): void {
  const { name } = partsOf(rule_set);
  if (content.id !== name) throw new BadRequest('body.content.id', 'not-allowed', `allowed: "${name}"`);
}

function refuseOtherBase(basedOn: number | undefined, versions: readonly RuleSetVersion[]): void {
  const latest = latestApproved(versions)?.number;
  if (basedOn !== undefined && basedOn !== latest)
    throw new BadRequest('body.basedOn', 'not-allowed', `allowed: ${latest}, the version approved last`);
}

async function refusedSave(tx: Transaction, id: string, yours: RuleSet, from: number): Promise<RequestError> {
  const row = await findDraft(tx, id);
  if (!row) return new NotFound('draft', id);
  if (row.lock_version === from) return notIn(row, 'editing');
  const begun = (await findSaves(tx, id)).find(({ lock_version }) => lock_version === from);
  const theirs = ruleSet.parse(JSON.parse(row.content));
  // Of a version this draft never had nothing is known: all that differs is shown.
  const base = begun ? ruleSet.parse(JSON.parse(begun.content)) : yours;
  return saveConflict({ base, theirs, yours }, { lockVersion: row.lock_version, by: row.updated_by });
}

/** @throws {RequestError} `PRECONDITION_FAILED` when the draft was saved since it was read */
export function refuseOtherVersion(row: DraftRow, lockVersion: number | null): void {
  if (row.lock_version === lockVersion) return;
  throw new RequestError('PRECONDITION_FAILED', `the draft is at version ${row.lock_version}`, {
    params: { lockVersion: row.lock_version, savedBy: row.updated_by },
  });
}

/** @throws {RequestError} `RULE_DRAFT_NOT_OPEN` saying where it stands */
export function refuseOtherStatus(row: DraftRow, wanted: DraftRow['status']): void {
  if (row.status !== wanted) throw notIn(row, wanted);
}

function notIn(row: DraftRow, wanted: string): RequestError {
  return new RequestError('RULE_DRAFT_NOT_OPEN', `the draft is ${row.status}; allowed: ${wanted}`, {
    params: { status: row.status, wanted },
  });
}
