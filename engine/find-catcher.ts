import { triggersOf } from './event-triggers.ts';
import { partsOf, type SingleDefinition } from './model/event-definition.ts';
import type { Node } from './model/graph.ts';
import { isOf } from './model/node-of.ts';
import type { Run } from './run.ts';
import type { Token } from './state.ts';

/** Who takes what was thrown: an event on the border of `host`, or the start of an event sub-process in it. */
export type Catcher =
  | { readonly type: 'boundary'; readonly event: Node<'boundaryEvent'>; readonly host: Token }
  | { readonly type: 'start'; readonly event: Node<'startEvent'>; readonly host: Token };

/**
 * The nearest catcher around a token, from the inside outwards. Where several catch, those that name the code come
 * before those that catch everything. Event sub-processes do not catch what their own siblings throw.
 */
export function findCatcher(run: Run, token: Token, kind: 'error' | 'escalation', code: string): Catcher | null {
  for (let at: Token | undefined = token; at; at = run.parentOf(at)) {
    const boundary = run.isInner(at) ? undefined : catcherAmong(run, run.nodeOf(at).boundary, kind, code);
    if (boundary && isOf(boundary, 'boundaryEvent')) return { type: 'boundary', event: boundary, host: at };
    const scope = run.parentOf(at);
    const canStart = scope && scope.loop === undefined && !run.nodeOf(at).startedByEvent;
    const start = canStart && catcherAmong(run, triggersOf(run, run.nodeOf(scope)), kind, code);
    if (scope && start && isOf(start, 'startEvent')) return { type: 'start', event: start, host: scope };
  }
  return null;
}

function catcherAmong(
  run: Run,
  ids: readonly string[],
  kind: SingleDefinition['type'],
  code: string,
): Node | undefined {
  const events = ids.map((id) => run.node(id));
  const catching = (wanted: string | null) => events.find((event) => codesOf(event, kind).includes(wanted));
  return catching(code) ?? catching(null);
}

/** The codes an event catches, null for all. */
function codesOf(event: Node, kind: SingleDefinition['type']): readonly (string | null)[] {
  if (!isOf(event, 'boundaryEvent') && !isOf(event, 'startEvent')) return [];
  return partsOf(event.detail.definition).flatMap((part) =>
    part.type === kind && (part.type === 'error' || part.type === 'escalation')
      ? [part.code, ...(part.catchesAll ? [null] : [])]
      : [],
  );
}
