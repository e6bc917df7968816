import type { ElementProperties, TimerDue } from './effect.ts';
import { sourceOf, textAt } from './evaluate.ts';
import { afterDuration, instantOf } from './instant.ts';
import type { TimerDefinition } from './model/event-definition.ts';
import type { Node } from './model/graph.ts';
import type { Run } from './run.ts';
import { Stall } from './stall.ts';
import type { Token } from './state.ts';
import { parseCycle } from './timer-cycle.ts';
import { workId } from './work-id.ts';

/** When and in which zone a timer is read. */
export interface TimerContext {
  readonly now: Date;
  readonly zone: string;
}

/**
 * When the timer of an event is due, seen from a token.
 *
 * @throws {Stall} `NOT_A_TIME` when the value is none
 */
export function timerDue(run: Run, definition: TimerDefinition, event: Node, token: Token): TimerDue {
  const text = textAt(run, definition.value, token, { use: 'timer' });
  const due = text === null ? null : dueOf(definition.kind, text, event.properties, run.env);
  if (due === null) throw new Stall('NOT_A_TIME', { expression: sourceOf(definition.value), value: text });
  if (due.type !== 'instant' && due.type !== 'service-time') return due;
  return clockDue(run, event, token, due.type === 'instant' ? due.at : fallbackOf(due, run.env)) ?? due;
}

/**
 * Translates a timer's text and properties; null when the text is no time of its kind.
 *
 * @param text ISO 8601 instant or duration, `R[n]/[start/]duration`, a cron line of six fields, or `@daily` and the like
 */
export function dueOf(
  kind: TimerDefinition['kind'],
  text: string,
  properties: ElementProperties,
  { now, zone }: TimerContext,
): TimerDue | null {
  const calendar = properties['calendar'];
  if (kind === 'cycle') return parseCycle(text, properties, { now, zone });
  if (kind === 'date') {
    const at = instantOf(text, zone);
    return at && { type: 'instant', at };
  }
  const at = afterDuration(now, text, zone);
  if (at === null) return null;
  return calendar === undefined
    ? { type: 'instant', at }
    : { type: 'service-time', calendar, duration: text, from: now };
}

/** True for timers that may fire more than once. */
export function isRecurring(definition: TimerDefinition, event: Node): boolean {
  return definition.kind === 'cycle' || followsClock(event.properties);
}

function followsClock({ slaMetric, slaPercent, duePercent }: TimerProperties): boolean {
  return slaMetric !== undefined || slaPercent !== undefined || duePercent !== undefined;
}

/** The properties of a timer's event that tie it to a clock; the metric may stand on the host instead. */
type TimerProperties = { readonly slaMetric?: string; readonly slaPercent?: string; readonly duePercent?: string };

function clockDue(run: Run, event: Node, token: Token, fallback: Date): TimerDue | null {
  const { slaMetric, slaPercent, duePercent }: TimerProperties = event.properties;
  const host = run.nodeOf(token);
  const metric = slaMetric ?? (slaPercent === undefined ? undefined : host.properties['slaMetric']);
  if (metric !== undefined) return { type: 'clock', metric, percents: percentsOf(slaPercent), fallback };
  if (duePercent === undefined || host.type !== 'userTask' || host.loop) return null;
  const taskId = workId(token.at, token.ref ?? token.id);
  return { type: 'task-due', taskId, percents: percentsOf(duePercent), fallback };
}

/** `50;75;90` as numbers; 100 when nothing is said. */
function percentsOf(text: string | undefined): readonly number[] {
  const percents = (text ?? '')
    .split(';')
    .map(Number)
    .filter((percent) => percent > 0);
  return percents.length > 0 ? percents : [100];
}

/** Engines without calendars read working time as plain time. */
function fallbackOf(due: { readonly duration: string; readonly from: Date }, { zone }: TimerContext): Date {
  return afterDuration(due.from, due.duration, zone) ?? due.from;
}
