import type { Calendars, ClockTarget } from '../../../rules/clock.ts';
import { clocksAfter, type RecordEvent } from '../../../rules/record-clocks.ts';
import type { ClockDefinition, RecordEventType } from '../../../rules/schema/clock-definition.ts';
import type { PauseReason } from '../../../rules/schema/pause-reason.ts';
import type { EscalationStep } from '../../../rules/schema/sla-escalation.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { PinnedRuleSet } from '../../process-package/package.ts';
import { type CalendarLibrary, calendarOfKey } from '../calendar/calendar-library.service.ts';
import { agreedTarget } from './agreed-target.ts';
import { ClockBook } from './clock-book.ts';
import { type ClockDraft, targetOf } from './clock-draft.ts';
import { changedFields } from './clock-events.ts';
import { ClockRecount } from './clock-recount.ts';
import type { StepNotices } from './fire-step.ts';
import { openHold } from './open-hold.ts';

/** Shared data the clocks work by, as they are now. */
export interface ClockData {
  readonly clocks: { readonly definitions: readonly ClockDefinition[]; readonly triggers: readonly Trigger[] };
  readonly pauseReasons: readonly PauseReason[];
  readonly escalationLadder: readonly EscalationStep[];
  readonly ruleSets: ReadonlyMap<string, PinnedRuleSet>;
}

interface Trigger {
  readonly field: string;
  readonly event: RecordEventType;
  readonly subject?: true | undefined;
  readonly equals?: string | number | boolean | undefined;
}

type Targets = Readonly<Record<string, ClockTarget>>;

/**
 * Service-level clocks of records. What happened to a record is told here, and the definitions say which of its clocks
 * begin, wait, go on and end by it. A clock is a list of events; elapsed time, due date and breach are derived from it.
 */
export class SlaClockService {
  /** Counts clocks anew in other versions of their calendars. */
  readonly recount: ClockRecount;
  readonly #data: () => ClockData;
  readonly #library: CalendarLibrary;
  readonly #book: ClockBook;
  readonly #set = new WeakMap<CommandRun, Set<string>>();

  constructor(data: () => ClockData, library: CalendarLibrary, notices: StepNotices) {
    this.#data = data;
    this.#library = library;
    this.#book = new ClockBook({
      definitions: () => data().clocks.definitions,
      ladder: () => data().escalationLadder,
      calendars: () => library.keyed,
      notices,
    });
    this.recount = new ClockRecount(this.#book, library);
  }

  get calendars(): Calendars {
    return this.#library.keyed;
  }

  /** Clocks of a record inside a transaction. */
  of(run: CommandRun, record: RecordDraft): Promise<readonly ClockDraft[]> {
    return this.#book.of(run, record);
  }

  /**
   * Starts the clocks that are named and do not exist yet at `startedAt`, and gives running ones their new targets as
   * of now. A clock that has stopped keeps its result.
   *
   * @param targets by clock definition, each with the id of its calendar
   * @throws {Error} naming a clock nobody defined
   */
  async set(run: CommandRun, record: RecordDraft, targets: Targets, startedAt: Date): Promise<void> {
    const { definitions } = this.#data().clocks;
    const unknown = Object.keys(targets).find((id) => definitions.every((definition) => definition.id !== id));
    if (unknown !== undefined) throw new Error(`no clock "${unknown}"; allowed: ${definitions.map(({ id }) => id)}`);
    const clocks = await this.of(run, record);
    const fresh = definitions.filter(
      ({ id }) => Object.hasOwn(targets, id) && clocks.every(({ definition }) => definition.id !== id),
    );
    await this.#retarget(run, record, targets);
    if (fresh.length > 0) {
      const hold = openHold(record);
      await this.#apply(
        run,
        record,
        { type: 'registered', at: startedAt },
        { definitions: fresh, targets, waiting: null },
      );
      if (hold) await this.#apply(run, record, { type: 'paused', at: new Date(hold.since), reason: hold.reason });
    }
    this.#touched(run).add(record.id);
  }

  /** Something happened to the record that its clocks may care for. */
  async happened(
    run: CommandRun,
    record: RecordDraft,
    { type, at = run.now, subject }: { readonly type: RecordEventType; readonly at?: Date; readonly subject?: string },
  ): Promise<void> {
    const targets = await this.#agreedFor(run, record, type);
    await this.#apply(run, record, { type, at, ...(subject === undefined ? {} : { subject }) }, { targets });
  }

  /** The record waits: the reason says which clocks wait with it. */
  async pause(run: CommandRun, record: RecordDraft, reason: string): Promise<void> {
    await this.#apply(run, record, { type: 'paused', at: run.now, reason }, { waiting: reason });
  }

  /** The record goes on. A clock whose due has come to lie in a year that got known while it waited counts in that. */
  async resume(run: CommandRun, record: RecordDraft): Promise<void> {
    await this.#apply(run, record, { type: 'resumed', at: run.now }, { waiting: null });
    await this.recount.afterWait(run, record);
  }

  /** Fires what the clocks of a record have passed and arms their next steps; called when a step is due. */
  rearm(run: CommandRun, record: RecordDraft): Promise<void> {
    return this.#book.rearm(run, record);
  }

  /**
   * Turns changes of fields into the events they are: to whom a record is assigned, when it became a major one.
   * Clocks inside the provider only run while one that was promised to the customer does.
   */
  async noticeChanges(run: CommandRun): Promise<void> {
    const { triggers } = this.#data().clocks;
    for (const record of run.records.values()) {
      const changed = changedFields(record);
      const wasSet = this.#touched(run).has(record.id);
      const news = triggers.filter(({ field, equals }) => {
        const value = record.fields[field] ?? null;
        const counts = equals === undefined ? value !== null : value === equals;
        return counts && (changed.includes(field) || wasSet);
      });
      if (news.length === 0) continue;
      const clocks = await this.of(run, record);
      const promised = clocks.filter(({ definition }) => !definition.internal);
      if (promised.every(({ events }) => events.at(-1)?.type === 'stop')) continue;
      for (const { event, field, subject } of news) {
        const began = clocks.some(({ definition }) => definition.starts.includes(event) && definition.internal);
        if (!changed.includes(field) && began) continue;
        const about = subject ? record.text(field) : null;
        await this.happened(run, record, { type: event, ...(about === null ? {} : { subject: about }) });
      }
    }
  }

  #touched(run: CommandRun): Set<string> {
    const known = this.#set.get(run) ?? new Set<string>();
    this.#set.set(run, known);
    return known;
  }

  /** Targets of definitions an event may start, as far as a rule set agrees on them. */
  async #agreedFor(run: CommandRun, record: RecordDraft, event: RecordEventType): Promise<Targets> {
    const targets: Record<string, ClockTarget> = {};
    for (const definition of this.#data().clocks.definitions) {
      if (!definition.starts.includes(event) || !definition.agreedBy) continue;
      const target = await agreedTarget(definition, record, run, (id) => this.#data().ruleSets.get(id));
      if (target) targets[definition.id] = target;
    }
    return targets;
  }

  /** New targets for running clocks, those inside the provider included; what stays the same is left alone. */
  async #retarget(run: CommandRun, record: RecordDraft, given: Targets): Promise<void> {
    const targets: Record<string, ClockTarget> = {};
    for (const clock of await this.of(run, record)) {
      const { definition } = clock;
      const open = clock.events.at(-1)?.type !== 'stop';
      const wanted = !open
        ? undefined
        : (given[definition.id] ??
          (await agreedTarget(definition, record, run, (id) => this.#data().ruleSets.get(id))));
      const { target, calendar } = targetOf(clock);
      const same = wanted?.target === target && wanted.calendar === calendarOfKey(calendar).id;
      if (wanted && !same) targets[definition.id] = this.#pinned(wanted);
    }
    if (Object.keys(targets).length > 0) await this.#apply(run, record, { type: 'retargeted', at: run.now, targets });
  }

  #pinned({ target, calendar }: ClockTarget): ClockTarget {
    return { target, calendar: this.#library.keyOf(calendar) };
  }

  async #apply(
    run: CommandRun,
    record: RecordDraft,
    event: RecordEvent,
    by: {
      readonly definitions?: readonly ClockDefinition[];
      readonly targets?: Targets;
      /** Reason the record waits for; absent: as the record says. */
      readonly waiting?: string | null;
    } = {},
  ): Promise<void> {
    const { clocks, pauseReasons: reasons } = this.#data();
    const { definitions = clocks.definitions, targets = {}, waiting = openHold(record)?.reason ?? null } = by;
    const agreed = ({ id }: ClockDefinition) => (targets[id] ? this.#pinned(targets[id]) : undefined);
    const before = await this.of(run, record);
    const after = clocksAfter(before, event, { definitions, agreed, reasons }, waiting ?? undefined);
    await this.#book.keep(run, record, after);
  }
}
