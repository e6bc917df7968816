import type { Calendars } from '../../rules/clock.ts';
import type { Localized } from '../contract/common.ts';
import type { Reader } from '../database/unit-of-work.ts';
import type { Anchor } from '../features/audit-trail/anchors.ts';
import type { ProcessVersionService } from '../features/process-version/process-version.service.ts';

/** What a check works on: one snapshot of the database, read in pages. */
export interface Evidence {
  readonly reader: Reader;
  readonly versions: ProcessVersionService;
  /** Every version of every calendar, by the keys that clocks name them by. */
  readonly calendars: Calendars;
  /** When the snapshot was taken. */
  readonly now: Date;
  /** Key and anchors of the audit trail; null when they are not at hand. */
  readonly chain: { readonly keys: { readonly chain: Buffer }; readonly anchors: readonly Anchor[] } | null;
  /** Lines of what clients were answered 2xx to; null when nobody kept a list. */
  readonly acknowledged: (() => AsyncIterable<string>) | null;
  /** Lines of the keys that the receiver of notices has seen; null when nobody kept a list. */
  readonly received: (() => AsyncIterable<string>) | null;
}

/** Where an invariant is broken, and how. */
export interface Violation {
  /** e.g. `instance 5f3c.../UT1_finish`. */
  readonly place: string;
  readonly message: Localized;
}

/** Takes down what a check meets. */
export interface Findings {
  /** So many things were looked at. */
  seen(count: number): void;
  violated(place: string, message: Localized): void;
  /** What this check could not say, and why. */
  note(message: Localized): void;
}

/** Something that must hold for every database, whatever happened to the program. */
export interface Invariant {
  /** I1 to I11. */
  readonly id: string;
  readonly name: Localized;
  check(evidence: Evidence, findings: Findings): Promise<void>;
}
