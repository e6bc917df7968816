import { randomUUID } from 'node:crypto';
import type { Json } from '../../../engine/index.ts';
import { type Calendars, type ClockEvent, type ClockTarget, readClock } from '../../../rules/clock.ts';
import type { Calendar } from '../../../rules/schema/calendar.ts';
import type { EscalationStep } from '../../../rules/schema/sla-escalation.ts';
import { type CommandRun, placeOf } from '../../execution/command-run.ts';
import type { RecordEvent } from '../../execution/history-row.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { findClocks } from './clock.repository.ts';
import type { ClockDraft } from './clock-draft.ts';
import { storeClock } from './clock-set.ts';
import { nextStepAt, stepsToFire } from './clock-steps.ts';
import { type TimersOfClocks, watchedPercents } from './clock-timers.service.ts';
import { fireStep, type StepNotices } from './fire-step.ts';
import { stepsFor } from './ladder.ts';

/** Shared data the clocks work by, as they are now. */
export interface ClockRules {
  readonly calendars: readonly Calendar[];
  readonly escalationLadder: readonly EscalationStep[];
}

/**
 * Service-level clocks of records. A clock is a list of events; elapsed time, due date and breach are derived from
 * it. Whatever changes a clock also fires the steps it newly passed and arms the next one as a job.
 */
export class SlaClockService {
  readonly #rules: () => ClockRules;
  readonly #notices: StepNotices;
  readonly #loaded = new WeakMap<CommandRun, Map<string, readonly ClockDraft[]>>();

  constructor(rules: () => ClockRules, notices: StepNotices) {
    this.#rules = rules;
    this.#notices = notices;
  }

  get calendars(): Calendars {
    return Object.fromEntries(this.#rules().calendars.map((calendar) => [calendar.id, calendar]));
  }

  /** Clocks of a record inside a transaction. */
  async of(run: CommandRun, record: RecordDraft): Promise<readonly ClockDraft[]> {
    const byRecord = this.#loaded.get(run) ?? new Map<string, readonly ClockDraft[]>();
    this.#loaded.set(run, byRecord);
    const known = byRecord.get(record.id);
    if (known) return known;
    const clocks = record.isNew ? [] : await findClocks(run.tx, [record.id]);
    byRecord.set(record.id, clocks);
    return clocks;
  }

  /** Starts the clock of a metric at `startedAt`, or gives a running one its new target as of now. A stopped clock keeps its result. */
  async set(run: CommandRun, record: RecordDraft, metric: string, target: ClockTarget, startedAt: Date): Promise<void> {
    const clock = (await this.of(run, record)).find((each) => each.metric === metric);
    if (!clock) {
      const created: ClockDraft = {
        id: randomUUID(),
        recordId: record.id,
        metric,
        events: [{ type: 'start', at: startedAt, ...target }],
        fired: new Set(),
        breachedAt: null,
        storedEvents: 0,
      };
      this.#loaded.get(run)?.set(record.id, [...(await this.of(run, record)), created]);
      return this.#changed(run, record, created, 'clock-started', { ...target });
    }
    const last = clock.events.findLast((event) => event.type === 'start' || event.type === 'retarget');
    const reading = readClock(clock.events, this.calendars, run.now);
    const same = last?.target === target.target && last.calendar === target.calendar;
    if (reading.state === 'stopped' || same) return;
    clock.events.push({ type: 'retarget', at: run.now, ...target });
    const dueBefore = reading.dueIfResumedNow.toISOString();
    await this.#changed(run, record, clock, 'clock-retargeted', { ...target, dueBefore });
  }

  /** Pauses the running clocks among `metrics`. */
  async pause(run: CommandRun, record: RecordDraft, metrics: readonly string[], reason: string): Promise<void> {
    await this.#each(run, record, 'running', 'clock-paused', (clock) =>
      metrics.includes(clock.metric) ? { type: 'pause', at: run.now, reason } : undefined,
    );
  }

  async resume(run: CommandRun, record: RecordDraft): Promise<void> {
    await this.#each(run, record, 'paused', 'clock-resumed', () => ({ type: 'resume', at: run.now }));
  }

  /** Stops the clocks among `metrics` at `at`, which may lie before now: restored at 18:30, noted at 19:10. */
  async stop(run: CommandRun, record: RecordDraft, metrics: readonly string[], at: Date): Promise<void> {
    for (const state of ['running', 'paused'] as const)
      await this.#each(run, record, state, 'clock-stopped', (clock) =>
        metrics.includes(clock.metric) ? { type: 'stop', at: notBeforeStart(clock, at) } : undefined,
      );
  }

  /** A stopped clock runs on with the time it had: the record was reopened. */
  async continue(run: CommandRun, record: RecordDraft, metric: string): Promise<void> {
    await this.#each(run, record, 'stopped', 'clock-continued', (clock) =>
      clock.metric === metric ? { type: 'continue', at: run.now } : undefined,
    );
  }

  /** Fires what the clocks of a record have passed and arms their next steps; called when a step is due. */
  async rearm(run: CommandRun, record: RecordDraft): Promise<void> {
    for (const clock of await this.of(run, record)) await this.#arm(run, record, clock);
  }

  async #each(
    run: CommandRun,
    record: RecordDraft,
    state: 'running' | 'paused' | 'stopped',
    lifecycle: RecordEvent,
    eventFor: (clock: ClockDraft) => ClockEvent | undefined,
  ): Promise<void> {
    for (const clock of await this.of(run, record)) {
      const event = eventFor(clock);
      if (!event || readClock(clock.events, this.calendars, run.now).state !== state) continue;
      clock.events.push(event);
      const details = event.type === 'pause' ? { reason: event.reason } : {};
      await this.#changed(run, record, clock, lifecycle, details);
    }
  }

  async #changed(
    run: CommandRun,
    record: RecordDraft,
    clock: ClockDraft,
    lifecycle: RecordEvent,
    details: Readonly<Record<string, Json>>,
  ): Promise<void> {
    const due = readClock(clock.events, this.calendars, run.now).dueAt?.toISOString() ?? null;
    const said = { metric: clock.metric, due, ...details };
    run.history({ lifecycle, details: said }, placeOf(record));
    run.audit({
      action: lifecycle,
      entityType: 'record',
      entityId: record.id,
      details: { ...said, decidedBy: decisionsOf(run) },
    });
    storeClock(run, clock, this.calendars);
    await this.#arm(run, record, clock);
  }

  async #arm(run: CommandRun, record: RecordDraft, clock: ClockDraft): Promise<void> {
    const steps = stepsFor(this.#rules().escalationLadder, clock.metric, record.text('priority'));
    const timers: TimersOfClocks = await watchedPercents(run, record.id, clock.metric);
    const percents = [...new Set([...steps.map((step) => step.percent), ...timers.percents])].toSorted((a, b) => a - b);
    const firing = stepsToFire(clock, this.calendars, percents, run.now);
    for (const step of firing) {
      clock.fired.add(step.percent);
      await fireStep(
        run,
        { record, clock, step, rule: steps.find((each) => each.percent === step.percent) },
        timers,
        this.#notices,
      );
    }
    if (firing.length > 0) storeClock(run, clock, this.calendars);
    this.#mirror(run, record, clock);
    run.rows.withdraw('job', (row) => row['kind'] === 'clock-step' && row['ref'] === clock.id);
    run.rows.remove(`DELETE FROM job WHERE record_id = ? AND kind = 'clock-step' AND ref = ? AND lease_owner IS NULL`, [
      record.id,
      clock.id,
    ]);
    const next = nextStepAt(clock, this.calendars, percents, run.now);
    if (next) run.job({ kind: 'clock-step', dueAt: next, recordId: record.id, ref: clock.id });
  }

  /** Fields the record type declares for a metric, e.g. `resolutionDue` and `resolutionBreached`, follow the clock. */
  #mirror(run: CommandRun, record: RecordDraft, clock: ClockDraft): void {
    const reading = readClock(clock.events, this.calendars, run.now);
    const declared = (key: string) => record.type.fields.some((field) => field.key === key);
    if (declared(`${clock.metric}Due`)) record.write({ [`${clock.metric}Due`]: reading.dueAt?.toISOString() ?? null });
    if (declared(`${clock.metric}Breached`)) record.write({ [`${clock.metric}Breached`]: clock.breachedAt !== null });
  }
}

function notBeforeStart(clock: ClockDraft, at: Date): Date {
  const start = clock.events[0]?.at ?? at;
  return at < start ? start : at;
}

/** Rule sets and rows decided in the same transaction: why a clock got its target. */
function decisionsOf(run: CommandRun): readonly Json[] {
  return run.rows
    .of('decision_log')
    .map((row) => ({ ruleSet: String(row['rule_set']), rows: JSON.parse(String(row['fired_rows'])) as Json }));
}
