import type { Calendars } from '../../../rules/clock.ts';
import type { Calendar } from '../../../rules/schema/calendar.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import {
  addVersion,
  type CalendarVersion,
  countVersions,
  listVersions,
  type NewVersion,
} from './calendar-version.repository.ts';

/**
 * Every version of every calendar, the last one in force. A clock names the version it counts in, so that a new
 * calendar moves no clock by itself (domain 0.5 rule 8).
 */
export class CalendarLibrary {
  #versions: readonly CalendarVersion[] = [];
  #inForce: ReadonlyMap<string, CalendarVersion> = new Map();
  #keyed: Calendars = {};

  /** Reads what another node may have published meanwhile. */
  async refresh(reader: Pick<Reader, 'query'>): Promise<void> {
    if ((await countVersions(reader)) === this.#versions.length) return;
    this.#keep(await listVersions(reader));
  }

  /**
   * Takes over the calendars of installed packages, each change of a file as a version of its own. Once a calendar was
   * edited here, here is where it is looked after: the file changes it no more.
   *
   * @returns the calendars in force with them; the library itself has them when the transaction is stored
   */
  async adopt(tx: Transaction, calendars: readonly Calendar[]): Promise<readonly Calendar[]> {
    const inForce = latestOf(await listVersions(tx));
    for (const calendar of calendars) {
      const before = inForce.get(calendar.id);
      const same = JSON.stringify(before?.calendar) === JSON.stringify(calendar);
      if (before?.origin === 'draft' || same) continue;
      await addVersion(tx, {
        calendar,
        version: (before?.version ?? 0) + 1,
        origin: 'package',
        draftId: null,
        publishedBy: null,
        reason: null,
      });
    }
    const versions = await listVersions(tx);
    tx.afterCommit(() => this.#keep(versions));
    return [...latestOf(versions).values()].map(({ calendar }) => calendar);
  }

  /** Puts a calendar in force, in the caller's transaction. @returns its version */
  async publish(tx: Transaction, published: Omit<NewVersion, 'version' | 'origin'>): Promise<number> {
    const version = (this.#inForce.get(published.calendar.id)?.version ?? 0) + 1;
    await addVersion(tx, { ...published, version, origin: 'draft' });
    const versions = await listVersions(tx);
    tx.afterCommit(() => this.#keep(versions));
    return version;
  }

  /** The calendars in force. */
  get current(): readonly Calendar[] {
    return [...this.#inForce.values()].map(({ calendar }) => calendar);
  }

  /** Every version by its key, and the calendars in force by their ids. */
  get keyed(): Calendars {
    return this.#keyed;
  }

  /** All versions of a calendar, the latest first; empty when there is no such calendar. */
  versionsOf(id: string): readonly CalendarVersion[] {
    return this.#versions.filter(({ calendar }) => calendar.id === id).toReversed();
  }

  /** The version in force; undefined when there is no such calendar. */
  inForce(id: string): CalendarVersion | undefined {
    return this.#inForce.get(id);
  }

  /** Key of the version in force, as clocks pin it; an unknown id stays as it is, and whoever reads the clock refuses it. */
  keyOf(id: string): string {
    const found = this.#inForce.get(id);
    return found ? calendarKey(id, found.version) : id;
  }

  /**
   * Key of the version in which a clock is counted anew by a run for `version`. What a newer one moves without being
   * asked, because the due is provisional, goes to the newer one at once; what somebody chose to move goes where they
   * chose, though a newer version came into force meanwhile.
   */
  keyForRecount(id: string, version: number, isProvisional: boolean): string {
    return isProvisional ? this.keyOf(id) : calendarKey(id, version);
  }

  /** Equal contents keep their object, because the days of a calendar are remembered by it. */
  #keep(versions: readonly CalendarVersion[]): void {
    const known = new Map(
      this.#versions.map((version) => [calendarKey(version.calendar.id, version.version), version]),
    );
    this.#versions = versions.map((version) => known.get(calendarKey(version.calendar.id, version.version)) ?? version);
    this.#inForce = latestOf(this.#versions);
    this.#keyed = Object.fromEntries([
      ...[...this.#inForce].map(([id, { calendar }]) => [id, calendar] as const),
      ...this.#versions.map(({ calendar, version }) => [calendarKey(calendar.id, version), calendar] as const),
    ]);
  }
}

/** The last version of each calendar, by its id. */
function latestOf(versions: readonly CalendarVersion[]): ReadonlyMap<string, CalendarVersion> {
  return new Map(versions.map((version) => [version.calendar.id, version]));
}

/** `<id>@<version>`: the calendar a clock counts in. */
function calendarKey(id: string, version: number): string {
  return `${id}@${version}`;
}

/** Id and version of a key; version 0 where none was pinned. */
export function calendarOfKey(key: string): { readonly id: string; readonly version: number } {
  const [id = '', version = '0'] = key.split('@');
  return { id, version: Number(version) };
}
