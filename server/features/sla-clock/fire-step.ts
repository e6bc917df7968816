import type { Json } from '../../../engine/index.ts';
import type { EscalationStep } from '../../../rules/schema/sla-escalation.ts';
import { type CommandRun, placeOf } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { ClockDraft } from './clock-draft.ts';
import type { FiringStep } from './clock-steps.ts';
import type { TimersOfClocks } from './clock-timers.service.ts';
import { breachPercent } from './ladder.ts';

/** Who is told of a step, and how messages leave. */
export interface StepNotices {
  /** Tells the holders of roles and the persons of the record. */
  notify(
    run: CommandRun,
    record: RecordDraft,
    to: readonly string[],
    template: string,
    data: Readonly<Record<string, Json>>,
  ): Promise<void>;
  /** Sends a message of the catalogue. */
  send(
    run: CommandRun,
    message: {
      readonly id: string;
      readonly name: string;
      readonly correlationKey: string;
      readonly payload: Readonly<Record<string, Json>>;
    },
  ): Promise<void>;
}

/** One step of one clock. */
export interface Firing {
  readonly record: RecordDraft;
  readonly clock: ClockDraft;
  readonly step: FiringStep;
  /** The step of the ladder; undefined when only a timer of a model waits for this percent. */
  readonly rule: EscalationStep | undefined;
}

/**
 * Fires one step, once for ever: row, history, breach, notices, message, and the timers of models that wait for it.
 * A breach is dated when the target was reached, however late it is noticed.
 */
export async function fireStep(
  run: CommandRun,
  { record, clock, step, rule }: Firing,
  { timers }: TimersOfClocks,
  notices: StepNotices,
): Promise<void> {
  const { percent, reachedAt, late } = step;
  run.rows.insert('clock_step', {
    clock_id: clock.id,
    percent,
    reached_at: reachedAt,
    fired_at: run.now,
    fired_late: late,
  });
  const details = {
    metric: clock.metric,
    percent,
    event: rule?.event ?? null,
    dueAt: reachedAt.toISOString(),
    firedLate: late,
  };
  run.history({ lifecycle: 'clock-step', details }, placeOf(record));

  if (percent === breachPercent && !clock.breachedAt) {
    clock.breachedAt = reachedAt;
    run.audit({ action: 'sla-breached', entityType: 'record', entityId: record.id, details });
  }
  if (rule) {
    const data = { ...details, number: record.number, title: record.text('title') };
    await notices.notify(run, record, rule.notify, rule.event, data);
    if (rule.message) await notices.send(run, breachMessage(rule.message, { record, clock, step, rule }, run.now));
  }
  for (const timer of timers)
    if (timer.percents.includes(percent))
      run.job({
        kind: 'timer',
        dueAt: run.now,
        instanceId: timer.instanceId,
        ref: timer.timerId,
        payload: { slaStep: percent, firedLate: late },
      });
}

/** Payload as domain 0.8 names it; `actual` is when it was noticed, for the work is not done yet. */
function breachMessage(name: string, { record, clock, step }: Firing, noticedAt: Date) {
  return {
    id: `${clock.id}:${step.percent}`,
    name,
    correlationKey: `${record.number}:${clock.metric}`,
    payload: {
      metric: clock.metric,
      number: record.number,
      service: record.text('serviceId'),
      due: step.reachedAt.toISOString(),
      actual: noticedAt.toISOString(),
    },
  };
}
