import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type DatabaseLocation, openSnapshot } from '../database/open-database.ts';
import { CalendarLibrary } from '../features/calendar/calendar-library.service.ts';
import { ProcessVersionService } from '../features/process-version/process-version.service.ts';
import { invariants } from './index.ts';
import type { Evidence, Invariant, Violation } from './invariant.ts';

/** What became of one invariant. */
export interface Verdict {
  readonly invariant: Invariant;
  /** How many things were looked at. */
  readonly seen: number;
  readonly violations: number;
  /** The first of them. */
  readonly places: readonly Violation[];
  readonly notes: readonly Violation['message'][];
}

/** Lists kept outside of the database. */
export interface Lists {
  readonly acknowledged?: string | undefined;
  readonly received?: string | undefined;
}

const placesKept = 20;

/**
 * Checks every invariant on one snapshot of a database, which may be in use. Nothing is written.
 *
 * @param chain key and anchors of the audit trail; without them its seals are not checked
 * @throws {Error} when the database cannot be opened, or a list cannot be read
 */
export async function checkDatabase(
  location: DatabaseLocation,
  lists: Lists,
  now: Date,
  chain: Evidence['chain'] = null,
): Promise<readonly Verdict[]> {
  const snapshot = await openSnapshot(location);
  try {
    const versions = new ProcessVersionService(snapshot.reader);
    const library = new CalendarLibrary();
    await library.refresh(snapshot.reader);
    const evidence: Evidence = {
      reader: snapshot.reader,
      versions,
      calendars: library.keyed,
      now,
      chain,
      acknowledged: linesOf(lists.acknowledged),
      received: linesOf(lists.received),
    };
    const verdicts: Verdict[] = [];
    for (const invariant of invariants) verdicts.push(await verdictOn(invariant, evidence));
    return verdicts;
  } finally {
    await snapshot.close();
  }
}

async function verdictOn(invariant: Invariant, evidence: Evidence): Promise<Verdict> {
  let seen = 0;
  let violations = 0;
  const places: Violation[] = [];
  const notes: Violation['message'][] = [];
  await invariant.check(evidence, {
    seen: (count) => {
      seen += count;
    },
    violated: (place, message) => {
      violations += 1;
      if (places.length < placesKept) places.push({ place, message });
    },
    note: (message) => notes.push(message),
  });
  return { invariant, seen, violations, places, notes };
}

function linesOf(file: string | undefined): Evidence['acknowledged'] {
  return file === undefined ? null : () => createInterface({ input: createReadStream(file, 'utf8') });
}
