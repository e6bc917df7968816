import { type ClockTarget, readClock } from '../../../rules/clock.ts';
import { decide } from '../../../rules/decide.ts';
import type { Outputs, Verdict } from '../../../rules/verdict.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { RunningInstance } from '../../execution/running-instance.ts';
import type { PinnedRuleSet } from '../../process-package/package.ts';
import type { SlaClockService } from '../sla-clock/sla-clock.service.ts';

/** A clock whose target changed with the rule set, and its due instants. */
export interface ClockChange {
  readonly metric: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface LoggedRow {
  readonly facts: string;
  readonly element_id: string;
}

/**
 * Gives the clocks of a case the targets another version of their rule set decides, from the facts it was asked with
 * last. The clocks replay the same events with the new target: no pause is lost. Rule sets that decided no target
 * change no clock.
 *
 * @throws {RuleError} when the version cannot decide the case
 */
export async function retargetClocks(
  run: CommandRun,
  { instance, record }: { readonly instance: RunningInstance; readonly record: RecordDraft },
  ruleSet: PinnedRuleSet,
  service: SlaClockService,
): Promise<readonly ClockChange[]> {
  const [asked] = await run.tx.query<LoggedRow>(
    'SELECT facts, element_id FROM decision_log WHERE record_id = ? AND rule_set = ? ORDER BY seq DESC LIMIT 1',
    [record.id, ruleSet.set.id],
  );
  const clocks = await service.of(run, record);
  if (!asked || clocks.length === 0 || !decidesTargets(ruleSet)) return [];
  const verdict = await decide(ruleSet.set, JSON.parse(asked.facts) as Readonly<Record<string, unknown>>);
  log(run, { instance, record }, ruleSet, { verdict, elementId: asked.element_id });
  const targets = targetsOf(verdict.result as Outputs, clocks);
  const before = await duesOf(run, record, service);
  await service.set(run, record, targets, run.now);
  const after = await duesOf(run, record, service);
  return [...before].flatMap(([metric, due]) => {
    const now = after.get(metric) ?? null;
    return due === now ? [] : [{ metric, before: due, after: now }];
  });
}

type Clocks = Awaited<ReturnType<SlaClockService['of']>>;

/** Of what was decided, the targets of clocks the record has: no clock begins because of another version. */
function targetsOf(decided: Outputs, clocks: Clocks): Readonly<Record<string, ClockTarget>> {
  const { calendar } = decided;
  if (typeof calendar !== 'string') return {};
  return Object.fromEntries(
    clocks.flatMap(({ definition: { id } }) => {
      const target = decided[id];
      return typeof target === 'string' ? [[id, { target, calendar }] as const] : [];
    }),
  );
}

/** Targets are durations named like their metric, with the calendar they are counted in. */
function decidesTargets({ set }: PinnedRuleSet): boolean {
  const single = set.hitPolicy === 'UNIQUE' || set.hitPolicy === 'FIRST';
  return (
    single && set.outputs.some(({ type }) => type === 'duration') && set.outputs.some(({ name }) => name === 'calendar')
  );
}

/** When clocks that run or wait are due, by their definition. */
async function duesOf(
  run: CommandRun,
  record: RecordDraft,
  service: SlaClockService,
): Promise<ReadonlyMap<string, string>> {
  const readings = (await service.of(run, record)).map((clock) => ({
    id: clock.definition.id,
    reading: readClock(clock.events, service.calendars, run.now),
  }));
  return new Map(
    readings.flatMap(({ id, reading }) =>
      reading.state === 'stopped' ? [] : [[id, reading.dueIfResumedNow.toISOString()] as const],
    ),
  );
}

function log(
  run: CommandRun,
  { instance, record }: { readonly instance: RunningInstance; readonly record: RecordDraft },
  { set, hash }: PinnedRuleSet,
  { verdict, elementId }: { readonly verdict: Verdict; readonly elementId: string },
): void {
  run.rows.insert('decision_log', {
    at: run.now,
    rule_set: set.id,
    content_hash: hash,
    facts: JSON.stringify(verdict.facts),
    fired_rows: JSON.stringify(verdict.rows),
    result: JSON.stringify(verdict.result),
    instance_id: instance.id,
    record_id: record.id,
    element_id: elementId,
    decision_request_id: null,
  });
}
