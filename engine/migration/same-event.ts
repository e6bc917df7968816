import { definitionOf } from '../event-waits.ts';
import type { TimerDefinition } from '../model/event-definition.ts';
import type { Node } from '../model/graph.ts';
import type { Run } from '../run.ts';
import type { EventWait } from '../state.ts';
import { isRecurring } from '../timer-due.ts';
import { sameText } from './same-text.ts';

/** Properties of an event or its host that say when a timer fires. */
const timing = ['calendar', 'shift', 'slaMetric', 'slaPercent', 'duePercent'] as const;

/**
 * True when what was opened for an event serves the new model as well. A timer that fires once keeps its due however
 * the model now writes it; anything else must be written the same.
 */
export function isSameEvent(before: Run, wait: EventWait, now: Run, moved: EventWait): boolean {
  const old = definitionOf(before, wait);
  const next = definitionOf(now, moved);
  if (old?.type === 'timer' && next?.type === 'timer') {
    const places = [placeOf(before, wait), placeOf(now, moved)] as const;
    return firesOnce(old, places[0].event) && firesOnce(next, places[1].event)
      ? true
      : old.kind === next.kind && old.text === next.text && sameTiming(places);
  }
  if (old?.type === 'message' && next?.type === 'message')
    return sameText(old.name, next.name) && sameText(old.correlationKey, next.correlationKey);
  if (old?.type === 'signal' && next?.type === 'signal') return sameText(old.name, next.name);
  if (old?.type === 'conditional' && next?.type === 'conditional')
    return old.condition.source === next.condition.source;
  return false;
}

interface Place {
  readonly event: Node;
  readonly host: Node;
}

function placeOf(run: Run, wait: EventWait): Place {
  const host = run.tokens.get(wait.host ?? 0);
  return { event: run.node(wait.at), host: host ? run.nodeOf(host) : run.node(wait.at) };
}

function firesOnce(definition: TimerDefinition, event: Node): boolean {
  return !isRecurring(definition, event);
}

function sameTiming([old, now]: readonly [Place, Place]): boolean {
  const isSame = (one: Node, other: Node) => timing.every((key) => one.properties[key] === other.properties[key]);
  return isSame(old.event, now.event) && old.host.properties['slaMetric'] === now.host.properties['slaMetric'];
}
