import type { Json } from '../../../engine/index.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { type CalendarLibrary, calendarOfKey } from '../calendar/calendar-library.service.ts';
import type { ClockBook } from './clock-book.ts';
import { type ClockDraft, readingOf, saidOf, targetOf } from './clock-draft.ts';
import { type WatchedClocks, watchedClocks } from './clock-timers.service.ts';

/** A version of a calendar. */
interface CalendarVersionId {
  readonly id: string;
  readonly version: number;
}

/** Counts clocks anew in another version of their calendar; what they were promised stays. */
export class ClockRecount {
  readonly #book: ClockBook;
  readonly #library: CalendarLibrary;

  constructor(book: ClockBook, library: CalendarLibrary) {
    this.#book = book;
    this.#library = library;
  }

  /**
   * Counts open clocks of records anew in a version of their calendar. A clock that was stopped, given another calendar
   * or counted in that version or a newer one before its record was locked is left alone.
   *
   * @param to the calendar, and the version a clock goes to that is not provisional; one that is goes to that in force
   * @param note what history and audit say about it
   * @returns how many were counted, and how many due instants moved
   */
  async recalculate(
    run: CommandRun,
    records: readonly RecordDraft[],
    clockIds: ReadonlySet<string>,
    { to, note }: { readonly to: CalendarVersionId; readonly note: Readonly<Record<string, Json>> },
  ): Promise<{ readonly counted: number; readonly moved: number }> {
    if (records.length === 0) return { counted: 0, moved: 0 };
    await this.#book.load(run, records);
    const watched = await watchedClocks(
      run,
      records.map(({ id }) => id),
    );
    let [counted, moved] = [0, 0];
    for (const record of records)
      for (const clock of (await this.#book.of(run, record)).filter(({ id }) => clockIds.has(id))) {
        const pinned = calendarOfKey(targetOf(clock).calendar);
        if (clock.events.at(-1)?.type === 'stop' || pinned.id !== to.id || pinned.version >= to.version) continue;
        const { provisional } = readingOf(clock, this.#library.keyed, run.now);
        const calendar = this.#library.keyForRecount(to.id, to.version, provisional);
        const hasMoved = await this.#countAnew(run, record, clock, { calendar, note, watched });
        counted += 1;
        if (hasMoved) moved += 1;
      }
    return { counted, moved };
  }

  /** Clocks that go on after a wait and are due in a year that got known meanwhile are counted in what is known now. */
  async afterWait(run: CommandRun, record: RecordDraft): Promise<void> {
    for (const clock of await this.#book.of(run, record)) {
      const { state, provisional } = readingOf(clock, this.#library.keyed, run.now);
      const pinned = targetOf(clock).calendar;
      const calendar = this.#library.keyOf(calendarOfKey(pinned).id);
      if (state === 'running' && provisional && calendar !== pinned)
        await this.#countAnew(run, record, clock, { calendar, note: {} });
    }
  }

  /** @returns whether the due instant moved */
  async #countAnew(
    run: CommandRun,
    record: RecordDraft,
    clock: ClockDraft,
    by: {
      readonly calendar: string;
      readonly note: Readonly<Record<string, Json>>;
      readonly watched?: WatchedClocks;
    },
  ): Promise<boolean> {
    const before = readingOf(clock, this.#library.keyed, run.now);
    const event = { type: 'retarget', at: run.now, target: targetOf(clock).target, calendar: by.calendar } as const;
    clock.events.push(event);
    await this.#book.changed(
      run,
      record,
      clock,
      [['clock-recalculated', { ...saidOf(event), ...by.note }]],
      before,
      by.watched,
    );
    return (
      readingOf(clock, this.#library.keyed, run.now).dueIfResumedNow.getTime() !== before.dueIfResumedNow.getTime()
    );
  }
}
