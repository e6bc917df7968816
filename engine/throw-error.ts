import { cancelToken } from './cancel.ts';
import { endInstance } from './end-instance.ts';
import { triggersOf } from './event-triggers.ts';
import { startBoundary } from './events/boundary-event.ts';
import type { Node } from './model/graph.ts';
import { isOf } from './model/node-of.ts';
import { type Run, rootId } from './run.ts';
import type { Token } from './state.ts';
import { startEventSubProcess } from './subprocesses/event-sub-process.ts';
import type { Variables } from './variables.ts';

/**
 * Throws a BPMN error at a token. The nearest boundary event or event sub-process that names its code, or catches
 * every error, takes it; nobody there fails the instance.
 */
export function throwError(run: Run, token: Token, errorCode: string, errorMessage: string): void {
  run.note(token, 'failed', { errorCode });
  const results = { errorCode, errorMessage };
  if (!wasCaught(run, token, errorCode, results)) failInstance(run, token, errorCode);
}

function wasCaught(run: Run, token: Token, errorCode: string, results: Variables): boolean {
  for (let at: Token | undefined = token; at; at = run.parentOf(at)) {
    const boundary = run.isInner(at) ? undefined : catcherAmong(run, run.nodeOf(at).boundary, errorCode);
    if (boundary && isOf(boundary, 'boundaryEvent')) {
      startBoundary(run, boundary, at, results, { silent: token });
      return true;
    }
    const scope = run.parentOf(at);
    const canStart = scope && scope.loop === undefined && !run.nodeOf(at).startedByEvent;
    const start = canStart && catcherAmong(run, triggersOf(run, run.nodeOf(scope)), errorCode);
    if (scope && start && isOf(start, 'startEvent')) {
      startEventSubProcess(run, start, scope, results, { silent: token });
      return true;
    }
  }
  return false;
}

/** Ends the instance because nobody caught the error. */
function failInstance(run: Run, token: Token, errorCode: string): void {
  const root = run.tokens.get(rootId);
  if (!root) return;
  for (const inner of run.childrenOf(rootId)) cancelToken(run, inner, token);
  endInstance(run, 'failed', { elementId: token.at, errorCode });
}

/** Those that name the code come before those that catch every error. */
function catcherAmong(run: Run, ids: readonly string[], errorCode: string): Node | undefined {
  const events = ids.map((id) => run.node(id));
  return events.find((event) => codeOf(event) === errorCode) ?? events.find((event) => codeOf(event) === null);
}

/** The code an event catches, null for all, undefined when it catches no errors. */
function codeOf(event: Node): string | null | undefined {
  if (!isOf(event, 'boundaryEvent') && !isOf(event, 'startEvent')) return undefined;
  const { definition } = event.detail;
  return definition?.type === 'error' ? definition.code : undefined;
}
