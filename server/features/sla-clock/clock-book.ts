import { randomUUID } from 'node:crypto';
import type { Json } from '../../../engine/index.ts';
import type { Calendars, ClockReading } from '../../../rules/clock.ts';
import type { RecordClock } from '../../../rules/record-clocks.ts';
import type { ClockDefinition } from '../../../rules/schema/clock-definition.ts';
import type { EscalationStep } from '../../../rules/schema/sla-escalation.ts';
import { clockField } from '../../execution/clock-field.ts';
import { type CommandRun, placeOf } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { findClocks } from './clock.repository.ts';
import { type ClockDraft, readingOf, saidOf } from './clock-draft.ts';
import { type ClockAction, lifecycleOf } from './clock-events.ts';
import { storeClock } from './clock-set.ts';
import { nextStepAt, stepsToFire } from './clock-steps.ts';
import { type WatchedClocks, watchedClocks } from './clock-timers.service.ts';
import { fireStep, type StepNotices } from './fire-step.ts';
import { stepsFor } from './ladder.ts';

interface Rules {
  readonly definitions: () => readonly ClockDefinition[];
  readonly ladder: () => readonly EscalationStep[];
  readonly calendars: () => Calendars;
  readonly notices: StepNotices;
}

/** One thing to say about a changed clock: what happened, and with which details. */
type Told = readonly [lifecycle: ClockAction, details: Readonly<Record<string, Json>>];

/** Keeps clocks: loads them, stores what is new, tells it, fires the steps they passed, and arms the next. */
export class ClockBook {
  readonly #rules: Rules;
  readonly #loaded = new WeakMap<CommandRun, Map<string, readonly ClockDraft[]>>();

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** Clocks of a record inside a transaction, in the order in which they began. */
  async of(run: CommandRun, record: RecordDraft): Promise<readonly ClockDraft[]> {
    const byRecord = this.#byRecord(run);
    const known = byRecord.get(record.id);
    if (known) return known;
    const clocks = record.isNew ? [] : await findClocks(run.tx, [record.id], this.#rules.definitions());
    byRecord.set(record.id, clocks);
    return clocks;
  }

  /** Reads the clocks of many records at once. */
  async load(run: CommandRun, records: readonly RecordDraft[]): Promise<void> {
    const byRecord = this.#byRecord(run);
    const wanted = records.filter(({ id, isNew }) => !isNew && !byRecord.has(id)).map(({ id }) => id);
    if (wanted.length === 0) return;
    const found = await findClocks(run.tx, wanted, this.#rules.definitions());
    const mine = new Map(wanted.map((id): [string, ClockDraft[]] => [id, []]));
    for (const clock of found) mine.get(clock.recordId)?.push(clock);
    for (const [id, clocks] of mine) byRecord.set(id, clocks);
  }

  /** Keeps what `clocksAfter` says: more events for the clocks of the record, and new clocks. */
  async keep(run: CommandRun, record: RecordDraft, after: readonly RecordClock[]): Promise<void> {
    const before = await this.of(run, record);
    const added = after.slice(before.length).map((clock, index) => draftOf(clock, record, before.length + index));
    const all = [...before, ...added];
    this.#byRecord(run).set(record.id, all);
    for (const [index, clock] of all.entries()) {
      const isNew = index >= before.length;
      const events = isNew ? clock.events : (after[index]?.events.slice(clock.events.length) ?? []);
      if (events.length === 0) continue;
      const reading = isNew ? null : readingOf(clock, this.#rules.calendars(), run.now);
      if (!isNew) clock.events.push(...events);
      const told = events.map((event): Told => [lifecycleOf[event.type], saidOf(event)]);
      await this.changed(run, record, clock, told, reading);
    }
  }

  /**
   * Tells, stores and arms a clock whose events changed. `before` is how it read before, null for a new one; `watched`
   * is what `watchedClocks` read for many records together.
   */
  async changed(
    run: CommandRun,
    record: RecordDraft,
    clock: ClockDraft,
    told: readonly Told[],
    before: ClockReading | null,
    watched?: WatchedClocks,
  ): Promise<void> {
    const calendars = this.#rules.calendars();
    const { dueAt } = readingOf(clock, calendars, run.now);
    for (const [lifecycle, details] of told) {
      const retargeted = lifecycle === 'clock-retargeted' || lifecycle === 'clock-recalculated';
      const said = {
        metric: clock.metric,
        ...(clock.subject === null ? {} : { subject: clock.subject }),
        due: dueAt?.toISOString() ?? null,
        ...details,
        ...(retargeted && before ? { dueBefore: before.dueIfResumedNow.toISOString() } : {}),
      };
      run.history({ lifecycle, details: said }, placeOf(record));
      run.audit({
        action: lifecycle,
        entityType: 'record',
        entityId: record.id,
        details: { ...said, decidedBy: decisionsOf(run) },
      });
    }
    storeClock(run, clock, calendars);
    await this.#arm(run, record, clock, watched ?? (await watchedClocks(run, [record.id])));
  }

  /** Fires what the clocks of a record have passed and arms their next steps. */
  async rearm(run: CommandRun, record: RecordDraft): Promise<void> {
    const clocks = await this.of(run, record);
    if (clocks.length === 0) return;
    const watched = await watchedClocks(run, [record.id]);
    for (const clock of clocks) await this.#arm(run, record, clock, watched);
  }

  #byRecord(run: CommandRun): Map<string, readonly ClockDraft[]> {
    const byRecord = this.#loaded.get(run) ?? new Map<string, readonly ClockDraft[]>();
    this.#loaded.set(run, byRecord);
    return byRecord;
  }

  async #arm(run: CommandRun, record: RecordDraft, clock: ClockDraft, watched: WatchedClocks): Promise<void> {
    const calendars = this.#rules.calendars();
    const steps = stepsFor(this.#rules.ladder(), clock.metric, record.text('priority'));
    const timers = watched(record.id, clock.metric);
    const percents = [...new Set([...steps.map((step) => step.percent), ...timers.percents])].toSorted((a, b) => a - b);
    const firing = stepsToFire(clock, calendars, percents, run.now);
    for (const step of firing) {
      clock.fired.add(step.percent);
      const rule = steps.find((each) => each.percent === step.percent);
      await fireStep(run, { record, clock, step, rule }, timers, this.#rules.notices);
    }
    if (firing.length > 0) storeClock(run, clock, calendars);
    this.#mirror(run, record, clock);
    run.rows.withdraw('job', (row) => row['kind'] === 'clock-step' && row['ref'] === clock.id);
    run.rows.removeAmong(`DELETE FROM job WHERE kind = 'clock-step' AND lease_owner IS NULL AND ref`, clock.id);
    const next = nextStepAt(clock, calendars, percents, run.now);
    if (next) run.job({ kind: 'clock-step', dueAt: next, recordId: record.id, ref: clock.id });
  }

  /** Fields the record type declares for a clock, e.g. `resolutionDue` and `resolutionBreached`, follow the clock. */
  #mirror(run: CommandRun, record: RecordDraft, clock: ClockDraft): void {
    const reading = readingOf(clock, this.#rules.calendars(), run.now);
    const declared = (key: string) => record.type.fields.some((field) => field.key === key);
    const [due, breached] = [clockField(clock.definition.id, 'Due'), clockField(clock.definition.id, 'Breached')];
    if (declared(due)) record.write({ [due]: reading.dueAt?.toISOString() ?? null });
    if (declared(breached)) record.write({ [breached]: clock.breachedAt !== null });
  }
}

function draftOf({ definition, subject, events }: RecordClock, record: RecordDraft, sequence: number): ClockDraft {
  return {
    id: randomUUID(),
    recordId: record.id,
    metric: definition.metric,
    definition,
    subject,
    sequence,
    events: [...events],
    fired: new Set(),
    breachedAt: null,
    storedEvents: 0,
  };
}

/** Rule sets and rows decided in the same transaction: why a clock got its target. */
function decisionsOf(run: CommandRun): readonly Json[] {
  return run.rows
    .of('decision_log')
    .map((row) => ({ ruleSet: String(row['rule_set']), rows: JSON.parse(String(row['fired_rows'])) as Json }));
}
