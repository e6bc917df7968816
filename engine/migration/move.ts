import type { Run } from '../run.ts';
import type { Correspondence } from './correspondence.ts';
import type { MigrationEffect, OpenWork } from './effect.ts';

/** What a move does to the events that are waited for, by elements: of the old model where dropped, else of the new. */
export interface ChangedWaits {
  readonly opened: readonly string[];
  /** Opened anew, because the new model says it differently or timers are recomputed. */
  readonly reopened: readonly string[];
  readonly dropped: readonly string[];
}

/** One move in progress: the instance as it was, by its model, and as it will be, by the new one. */
export class Move {
  readonly elements: Correspondence;
  readonly before: Run;
  readonly now: Run;
  readonly renames: MigrationEffect[] = [];
  readonly renewals: MigrationEffect[] = [];
  /** The element of the new model that is being evaluated. */
  at = '';
  readonly opened: string[] = [];
  readonly reopened: string[] = [];
  readonly dropped: string[] = [];

  constructor(elements: Correspondence, before: Run, now: Run) {
    this.elements = elements;
    this.before = before;
    this.now = now;
  }

  /** Keeps open work under its new id; nothing is said where the id is the same. */
  rename(work: OpenWork, id: string, newId: string, elementId: string): void {
    if (id !== newId) this.renames.push({ type: 'rename-work', work, id, newId, elementId });
  }
}
