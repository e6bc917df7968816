import { randomUUID } from 'node:crypto';
import type { Json } from '../../../engine/index.ts';
import type { Actor } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import type { AuditAction } from '../../contract/audit-action.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import { NotFound, RequestError } from '../../errors.ts';
import { reasonGiven } from '../../reason.ts';
import { findOpenDraft, insertDraft, listOpenDrafts, updateDraft } from './draft.repository.ts';
import type { Draft } from './draft.ts';

export type { Draft } from './draft.ts';

/** Who does something with a draft, in which request. */
export interface Hand {
  readonly actor: Actor;
  readonly requestId: string;
}

/** What a draft says. */
export interface DraftText {
  readonly content: Json;
  readonly note: Json;
  readonly reason: string;
}

/**
 * Four eyes for controlled content: one person drafts and submits, another approves, each with a reason, all of it in
 * the audit trail. What approval does is done by the caller in the same transaction. One draft of a thing is open at a
 * time.
 */
export class DraftService {
  readonly kind: string;

  /** @param kind names the content in drafts and in the audit trail, e.g. `calendar` */
  constructor(kind: string) {
    this.kind = kind;
  }

  open(reader: Pick<Reader, 'query'>): Promise<readonly Draft[]> {
    return listOpenDrafts(reader, this.kind);
  }

  async find(reader: Pick<Reader, 'query'>, subject: string): Promise<Draft | null> {
    return (await findOpenDraft(reader, this.kind, subject)) ?? null;
  }

  /** @throws {RequestError} `DRAFT_OPEN` when one is open already, `REASON_REQUIRED` */
  async begin(tx: Transaction, subject: string, base: number, text: DraftText, hand: Hand): Promise<Draft> {
    reasonGiven(text.reason);
    if (await findOpenDraft(tx, this.kind, subject)) throw alreadyOpen(this.kind, subject);
    const at = tx.now.toISOString();
    const draft: Draft = {
      id: randomUUID(),
      kind: this.kind,
      subject,
      base,
      ...text,
      status: 'draft',
      editors: [hand.actor.userId],
      createdAt: at,
      updatedAt: at,
      submittedAt: null,
      submittedBy: null,
      decidedAt: null,
      decidedBy: null,
      decisionReason: null,
      lockVersion: 1,
    };
    await insertDraft(tx, draft);
    await this.#trace(tx, draft, 'draft-begun', hand, { base, reason: text.reason });
    return draft;
  }

  /** Writes in a draft. @throws {RequestError} `DRAFT_NOT_OPEN` also when it is submitted, `PRECONDITION_FAILED` */
  async edit(
    tx: Transaction,
    subject: string,
    text: Partial<DraftText>,
    lockVersion: number,
    hand: Hand,
  ): Promise<Draft> {
    const draft = await this.#current(tx, subject, lockVersion, ['draft']);
    if (text.reason !== undefined) reasonGiven(text.reason);
    const editors = [...new Set([...draft.editors, hand.actor.userId])];
    return this.#store(tx, { ...draft, ...text, editors }, 'draft-edited', hand, {});
  }

  /** Hands a draft to whoever approves. */
  async submit(tx: Transaction, subject: string, lockVersion: number, hand: Hand): Promise<Draft> {
    const draft = await this.#current(tx, subject, lockVersion, ['draft']);
    const submitted = { submittedAt: tx.now.toISOString(), submittedBy: hand.actor.userId };
    return this.#store(tx, { ...draft, ...submitted, status: 'submitted' }, 'draft-submitted', hand, {
      reason: draft.reason,
    });
  }

  /**
   * Approves or rejects what was submitted.
   *
   * @throws {RequestError} `SOD_VIOLATION` for whoever wrote in it or submitted it (SOD-11), `REASON_REQUIRED`
   */
  async decide(
    tx: Transaction,
    subject: string,
    decision: { readonly verdict: 'approved' | 'rejected'; readonly reason: string; readonly lockVersion: number },
    hand: Hand,
  ): Promise<Draft> {
    const draft = await this.#current(tx, subject, decision.lockVersion, ['submitted']);
    if (!mayDecide(draft, hand.actor))
      throw new RequestError('SOD_VIOLATION', `${hand.actor.userId} wrote in the draft of "${subject}"`, {
        params: { rule: 'SOD-11', kind: this.kind, id: subject },
      });
    reasonGiven(decision.reason);
    const decided = {
      status: decision.verdict,
      decidedAt: tx.now.toISOString(),
      decidedBy: hand.actor.userId,
      decisionReason: decision.reason,
    };
    return this.#store(tx, { ...draft, ...decided }, `draft-${decision.verdict}`, hand, { reason: decision.reason });
  }

  /** Gives a draft up; what it said stays in the table. */
  async withdraw(tx: Transaction, subject: string, lockVersion: number, hand: Hand): Promise<Draft> {
    const draft = await this.#current(tx, subject, lockVersion, ['draft', 'submitted']);
    return this.#store(tx, { ...draft, status: 'withdrawn' }, 'draft-withdrawn', hand, {});
  }

  async #current(
    tx: Transaction,
    subject: string,
    lockVersion: number,
    wanted: readonly Draft['status'][],
  ): Promise<Draft> {
    const draft = await findOpenDraft(tx, this.kind, subject);
    if (!draft) throw new NotFound(`draft of ${this.kind}`, subject);
    if (draft.lockVersion !== lockVersion)
      throw new RequestError('PRECONDITION_FAILED', `the draft of "${subject}" was changed meanwhile`, {
        params: { number: subject },
      });
    if (!wanted.includes(draft.status))
      throw new RequestError('DRAFT_NOT_OPEN', `the draft of "${subject}" is ${draft.status}; allowed: ${wanted}`, {
        params: { id: subject, status: draft.status },
      });
    return draft;
  }

  async #store(
    tx: Transaction,
    draft: Draft,
    action: AuditAction,
    hand: Hand,
    details: Readonly<Record<string, Json>>,
  ): Promise<Draft> {
    const stored = { ...draft, updatedAt: tx.now.toISOString() };
    if (!(await updateDraft(tx, stored)))
      throw new RequestError('STALE_WRITE', `the draft of "${draft.subject}" was changed meanwhile`, {
        params: { number: draft.subject },
      });
    await this.#trace(tx, stored, action, hand, details);
    return { ...stored, lockVersion: draft.lockVersion + 1 };
  }

  #trace(
    tx: Transaction,
    draft: Draft,
    action: AuditAction,
    { actor, requestId }: Hand,
    details: object,
  ): Promise<void> {
    const told = { draftId: draft.id, ...details };
    const entry = { actorId: actor.userId, action, entityType: this.kind, entityId: draft.subject, requestId };
    return writeAudit(tx, [{ ...entry, details: told }]);
  }
}

/** Whoever wrote in a draft, or submitted it, does not decide about it. */
export function mayDecide(draft: Draft, actor: Actor): boolean {
  return !draft.editors.includes(actor.userId) && draft.submittedBy !== actor.userId;
}

function alreadyOpen(kind: string, subject: string): RequestError {
  return new RequestError('DRAFT_OPEN', `a draft of ${kind} "${subject}" is open already`, { params: { id: subject } });
}
