import { cancelChildren } from '../cancel.ts';
import { proceed } from '../complete.ts';
import type { ElementBehavior } from '../element-behavior.ts';
import { conditionAt, evaluate } from '../evaluate.ts';
import { arrive } from '../flow.ts';
import type { Node } from '../model/graph.ts';
import { extension, flagOf, type ModdleElement, textOf } from '../model/moddle-element.ts';
import type { AdHocDetail } from '../model/node-detail.ts';
import { readScope } from '../model/read-scope.ts';
import type { Reader } from '../model/reader.ts';
import type { Run } from '../run.ts';
import { Stall } from '../stall.ts';
import type { Token } from '../state.ts';

/**
 * Activities without an order of their own: all that no flow leads to begin at once, or one after the other. After
 * each the completion condition is looked at. When nothing is left and the condition is not true, a person has to
 * say: `retry-stall` looks at it again, and offers the activities anew where it is still false.
 *
 * Source: OMG BPMN 2.0.2, 13.3.5.
 */
export const adHocSubProcess: ElementBehavior<'adHocSubProcess'> = {
  read: readAdHoc,
  enter({ detail }, token, run) {
    const entries = chosenAt(detail, token, run);
    const scope = run.put({ ...token, wait: 'scope' });
    if (entries.length === 0) proceed(run, scope);
    else beginRound(entries, detail, scope, run);
  },
  innerCompleted(node, scope, inner, run) {
    if (scope.todo === 'closed') return true;
    const { completionCondition, cancelRemaining } = node.detail;
    if (!completionCondition || !conditionAt(run, completionCondition, inner).value) return false;
    const closed = run.put({ ...scope, todo: 'closed' });
    if (!cancelRemaining) return true;
    run.remove(inner);
    cancelChildren(run, scope.id);
    proceed(run, closed);
    return true;
  },
  rested(node, token, run) {
    if (token.todo === 'closed') return false;
    const [next, ...rest] = token.todo ?? [];
    if (next !== undefined) {
      const scope = run.put({ ...token, wait: 'scope', todo: rest });
      arrive(run, run.node(next), scope.id);
      return true;
    }
    return !isSatisfied(node, token, run);
  },
};

function readAdHoc(element: ModdleElement, reader: Reader): AdHocDetail {
  const chosen = textOf(extension(element, 'zeebe:AdHoc'), 'activeElementsCollection');
  return {
    ...readScope(element, reader),
    sequential: textOf(element, 'ordering') === 'Sequential',
    completionCondition: reader.conditionOf(element, 'completionCondition', 'completion condition'),
    chosen: chosen === null ? null : reader.expression(element, chosen, 'active elements'),
    cancelRemaining: flagOf(element, 'cancelRemainingInstances', true),
  };
}

/** What begins: everything no flow leads to, or those of it that the model chooses. */
function chosenAt({ chosen, entries }: AdHocDetail, token: Token, run: Run): readonly string[] {
  if (chosen === null) return entries;
  const { value } = evaluate(run, chosen, token);
  const unknown = Array.isArray(value)
    ? value.filter((id) => typeof id !== 'string' || !entries.includes(id))
    : [value];
  if (!Array.isArray(value) || unknown.length > 0)
    throw new Stall('NOT_ACTIVITIES', { expression: chosen.source, value: unknown });
  return entries.filter((id) => value.includes(id));
}

function beginRound(entries: readonly string[], { sequential }: AdHocDetail, scope: Token, run: Run): void {
  const now = sequential ? entries.slice(0, 1) : entries;
  run.put({ ...scope, wait: 'scope', todo: sequential ? entries.slice(1) : [] });
  for (const id of now) arrive(run, run.node(id), scope.id);
}

/** True when it may complete; else it stalls, and goes round again when it had stalled before. */
function isSatisfied({ detail }: Node<'adHocSubProcess'>, token: Token, run: Run): boolean {
  const { completionCondition, entries } = detail;
  if (!completionCondition || entries.length === 0 || conditionAt(run, completionCondition, token).value) return true;
  if (token.todo !== undefined) {
    const { todo: _, ...asked } = token;
    run.put(asked);
    throw new Stall('COMPLETION_CONDITION_FALSE', { expression: completionCondition.source });
  }
  beginRound(chosenAt(detail, token, run), detail, token, run);
  return !run.hasChildren(token.id);
}
