import { rememberCompleted } from '../compensation.ts';
import { proceed } from '../complete.ts';
import { conditionAt } from '../evaluate.ts';
import { openWaits } from '../event-waits.ts';
import type { Node, StandardLoop } from '../model/graph.ts';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';

/**
 * Repeats an activity, one instance after the other, as long as its condition holds and its maximum allows. The
 * condition is looked at before each round or after it. Source: OMG BPMN 2.0.2, 13.3.6.
 */
export function beginStandardLoop(run: Run, node: Node, loop: StandardLoop, token: Token): void {
  const goesOn = !loop.testBefore || mayRepeat(run, loop, token, 0);
  openWaits(
    run,
    token,
    node.boundary.map((id) => run.node(id)),
  );
  const current = run.tokens.get(token.id) ?? token;
  const body = run.put({ ...current, wait: 'scope', loop: { size: 0, completed: 0, terminated: 0 } });
  if (goesOn && loop.maximum !== 0) beginRound(run, body, 1);
  else proceed(run, body);
}

/** One round has completed: begins the next, or completes the body. */
export function roundCompleted(run: Run, node: Node, loop: StandardLoop, body: Token, instance: Token): void {
  const completed = (body.loop?.completed ?? 0) + 1;
  const goesOn = mayRepeat(run, loop, instance, completed);
  rememberCompleted(run, node, instance);
  run.note(instance, 'completed');
  run.remove(instance);
  const counted = run.put({ ...body, loop: { size: completed, completed, terminated: 0 } });
  if (goesOn) beginRound(run, counted, completed + 1);
  else proceed(run, counted);
}

function mayRepeat(run: Run, { condition, maximum }: StandardLoop, token: Token, completed: number): boolean {
  if (maximum !== null && completed >= maximum) return false;
  const seen = { ...token, vars: { ...token.vars, loopCounter: completed } };
  return condition === null || conditionAt(run, condition, seen).value;
}

function beginRound(run: Run, body: Token, loopCounter: number): void {
  const instance = run.create(body.at, body.id, { vars: { loopCounter } });
  run.note(instance, 'entered', { loopCounter });
  run.queue(instance, 'enter');
}
