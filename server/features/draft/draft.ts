import type { Json } from '../../../engine/index.ts';

export type DraftStatus = 'draft' | 'submitted' | 'approved' | 'rejected' | 'withdrawn';

/** A change of controlled content on its way to approval: nothing of it counts until a second person approved it. */
export interface Draft {
  readonly id: string;
  /** What is changed: `calendar`, ... */
  readonly kind: string;
  /** Which one, by its id. */
  readonly subject: string;
  /** Version it was begun from. */
  readonly base: number;
  readonly content: Json;
  /** What its maker should look at, e.g. days an import left out. */
  readonly note: Json;
  readonly status: DraftStatus;
  /** Everybody who wrote in it; none of them decides about it. */
  readonly editors: readonly string[];
  readonly reason: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly decisionReason: string | null;
  readonly lockVersion: number;
}
