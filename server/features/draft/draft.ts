import type { Json } from '../../../engine/index.ts';
import type { Actor } from '../../actor.ts';
import type { DraftStatus } from '../../contract/draft.ts';

/** A change of controlled content on its way to approval: nothing of it counts until a second person approved it. */
export interface Draft {
  readonly id: string;
  /** What is changed: `calendar`, `rule-set`. */
  readonly kind: string;
  /** Which one, by its id. */
  readonly subject: string;
  /** Version it was begun from, or a newer one its author has looked at. */
  readonly base: number;
  readonly content: Json;
  /** What its maker should look at, e.g. days an import left out. */
  readonly note: Json;
  readonly status: DraftStatus;
  /** Everybody who wrote in it; none of them decides about it. */
  readonly editors: readonly string[];
  /** Why it is changed; empty where only the approval is reasoned. */
  readonly reason: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Who touched it last. */
  readonly updatedBy: string;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  /** When it was approved, rejected or given back last. */
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly decisionReason: string | null;
  /** Counts its contents, from 1: what was read is what is decided about. */
  readonly lockVersion: number;
}

/** Four eyes (SOD-11): whoever wrote in a draft, or submitted it, does not decide about it, whatever their roles. */
export function mayDecide(draft: Draft, actor: Actor): boolean {
  return !draft.editors.includes(actor.userId) && draft.submittedBy !== actor.userId;
}
