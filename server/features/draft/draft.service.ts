import { randomUUID } from 'node:crypto';
import type { Json } from '../../../engine/index.ts';
import type { Actor } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import type { AuditAction } from '../../contract/audit-action.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import { NotFound, RequestError } from '../../errors.ts';
import { reasonGiven } from '../../reason.ts';
import {
  type DraftPlace,
  findDraft,
  findSavedContent,
  insertDraft,
  listOpenDrafts,
  updateDraft,
} from './draft.repository.ts';
import { type Draft, mayDecide } from './draft.ts';

export { type Draft, mayDecide } from './draft.ts';

/** Who does something with a draft, in which request. */
export interface Hand {
  readonly actor: Actor;
  readonly requestId: string;
}

/** What a draft says. */
export interface DraftText {
  /** Version it is measured by. */
  readonly base: number;
  readonly content: Json;
  readonly note: Json;
  readonly reason: string;
}

/** What somebody answers to a submitted draft, having read one version of it. */
export interface Verdict {
  readonly verdict: 'approved' | 'rejected';
  readonly reason: string | undefined;
  readonly lockVersion: number;
}

/**
 * Four eyes for controlled content: one person drafts and submits, another approves with a reason, all of it in the
 * audit trail. What approval does is done by the caller in the same transaction, and so is who may do it at all. One
 * draft of a thing is open at a time. Drafts that are passed in were read by `toChange` in the same transaction.
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

  async find(reader: Pick<Reader, 'query' | 'dialect'>, subject: string): Promise<Draft | null> {
    return (await findDraft(reader, this.kind, { subject })) ?? null;
  }

  /** @throws {NotFound} */
  async read(reader: Pick<Reader, 'query' | 'dialect'>, place: DraftPlace): Promise<Draft> {
    return (await findDraft(reader, this.kind, place)) ?? this.#unknown(place);
  }

  /** A draft nobody else changes before the transaction ends. @throws {NotFound} */
  async toChange(tx: Transaction, place: DraftPlace): Promise<Draft> {
    return (await findDraft(tx, this.kind, place, true)) ?? this.#unknown(place);
  }

  /** What a draft said at a version; undefined for one it never had. */
  contentAt(reader: Pick<Reader, 'query'>, { id }: Draft, lockVersion: number): Promise<Json | undefined> {
    return findSavedContent(reader, id, lockVersion);
  }

  /**
   * @param wrote whether whoever begins it has written something already, and so does not decide about it
   * @throws {RequestError} `DRAFT_OPEN` naming the one that is open and who touched it last
   */
  async begin(tx: Transaction, subject: string, text: DraftText, wrote: boolean, hand: Hand): Promise<Draft> {
    const at = tx.now.toISOString();
    const by = hand.actor.userId;
    const draft: Draft = {
      id: randomUUID(),
      kind: this.kind,
      subject,
      ...text,
      status: 'draft',
      editors: wrote ? [by] : [],
      createdAt: at,
      updatedAt: at,
      updatedBy: by,
      ...undecided,
      lockVersion: 1,
    };
    if (!(await insertDraft(tx, draft))) throw await this.#alreadyOpen(tx, subject);
    await this.#trace(tx, draft, 'draft-begun', hand, { base: draft.base, reason: draft.reason });
    return draft;
  }

  /** Writes in a draft. @throws {RequestError} `DRAFT_NOT_OPEN` also when it is submitted, `PRECONDITION_FAILED` */
  async edit(tx: Transaction, draft: Draft, text: Partial<DraftText>, lockVersion: number, hand: Hand): Promise<Draft> {
    refuseOtherStatus(draft, ['draft']);
    refuseOtherVersion(draft, lockVersion);
    const editors = [...new Set([...draft.editors, hand.actor.userId])];
    const edited = { ...draft, ...text, editors, lockVersion: lockVersion + 1 };
    return this.#store(tx, draft, edited, 'draft-edited', hand, { lockVersion: edited.lockVersion });
  }

  /** Hands a draft to whoever approves. @throws {RequestError} `DRAFT_NOT_OPEN`, `PRECONDITION_FAILED` */
  async submit(tx: Transaction, draft: Draft, lockVersion: number, hand: Hand): Promise<Draft> {
    refuseOtherStatus(draft, ['draft']);
    refuseOtherVersion(draft, lockVersion);
    const handedIn = { ...undecided, submittedAt: tx.now.toISOString(), submittedBy: hand.actor.userId };
    const { reason } = draft;
    return this.#store(tx, draft, { ...draft, ...handedIn, status: 'submitted' }, 'draft-submitted', hand, { reason });
  }

  /**
   * Gives a submitted draft back to be written on. Whoever may not decide about it takes it back without a reason.
   *
   * @throws {RequestError} `DRAFT_NOT_OPEN`, `REASON_REQUIRED`
   */
  async giveBack(tx: Transaction, draft: Draft, said: string | undefined, hand: Hand): Promise<Draft> {
    refuseOtherStatus(draft, ['submitted']);
    const reason = mayDecide(draft, hand.actor) ? reasonGiven(said) : said?.trim() || null;
    const back = { ...undecided, ...decisionOf(tx, hand, reason), status: 'draft' } as const;
    return this.#store(tx, draft, { ...draft, ...back }, 'draft-returned', hand, { reason });
  }

  /**
   * Approves or rejects what was submitted.
   *
   * @throws {RequestError} `DRAFT_NOT_OPEN`, `PRECONDITION_FAILED`, `REASON_REQUIRED`, and `SOD_VIOLATION` for whoever
   *   wrote in it or submitted it (SOD-11)
   */
  async decide(tx: Transaction, draft: Draft, { verdict, reason, lockVersion }: Verdict, hand: Hand): Promise<Draft> {
    refuseOtherStatus(draft, ['submitted']);
    refuseOtherVersion(draft, lockVersion);
    if (!mayDecide(draft, hand.actor))
      throw new RequestError('SOD_VIOLATION', `${hand.actor.userId} wrote in the draft of "${draft.subject}"`, {
        params: { rule: 'SOD-11', kind: this.kind, id: draft.subject },
      });
    const decided = { ...decisionOf(tx, hand, reasonGiven(reason)), status: verdict };
    const told = { reason: decided.decisionReason };
    return this.#store(tx, draft, { ...draft, ...decided }, `draft-${verdict}`, hand, told);
  }

  /** Gives a draft up; what it said stays in the table. @throws {RequestError} `DRAFT_NOT_OPEN`, `PRECONDITION_FAILED` */
  async withdraw(tx: Transaction, draft: Draft, lockVersion: number, hand: Hand): Promise<Draft> {
    refuseOtherStatus(draft, ['draft', 'submitted']);
    refuseOtherVersion(draft, lockVersion);
    return this.#store(tx, draft, { ...draft, status: 'withdrawn' }, 'draft-withdrawn', hand, {});
  }

  async #store(
    tx: Transaction,
    before: Draft,
    after: Draft,
    action: AuditAction,
    hand: Hand,
    details: Readonly<Record<string, Json>>,
  ): Promise<Draft> {
    const stored = { ...after, updatedAt: tx.now.toISOString(), updatedBy: hand.actor.userId };
    if (!(await updateDraft(tx, before, stored)))
      throw new RequestError('STALE_WRITE', `the draft of "${before.subject}" was changed meanwhile`, {
        params: { number: before.subject },
      });
    await this.#trace(tx, stored, action, hand, details);
    return stored;
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

  async #alreadyOpen(tx: Transaction, subject: string): Promise<RequestError> {
    const open = await this.find(tx, subject);
    return new RequestError('DRAFT_OPEN', `a draft of ${this.kind} "${subject}" is open already`, {
      params: { id: subject, draft: open?.id ?? null, by: open?.updatedBy ?? null },
    });
  }

  #unknown(place: DraftPlace): never {
    throw new NotFound(`draft of ${this.kind}`, 'id' in place ? place.id : place.subject);
  }
}

const undecided = { submittedAt: null, submittedBy: null, decidedAt: null, decidedBy: null, decisionReason: null };

function decisionOf(tx: Transaction, { actor }: Hand, decisionReason: string | null) {
  return { decidedAt: tx.now.toISOString(), decidedBy: actor.userId, decisionReason };
}

function refuseOtherStatus({ subject, status }: Draft, wanted: readonly Draft['status'][]): void {
  if (wanted.includes(status)) return;
  throw new RequestError('DRAFT_NOT_OPEN', `the draft of "${subject}" is ${status}; allowed: ${wanted.join(', ')}`, {
    params: { id: subject, status },
  });
}

function refuseOtherVersion({ subject, lockVersion, updatedBy }: Draft, read: number): void {
  if (lockVersion === read) return;
  throw new RequestError('PRECONDITION_FAILED', `the draft of "${subject}" was saved by ${updatedBy} meanwhile`, {
    params: { number: subject, lockVersion, savedBy: updatedBy },
  });
}
