import type { Expression } from '../../rules/expression/index.ts';
import { cancelToken } from '../cancel.ts';
import { rememberCompleted } from '../compensation.ts';
import { proceed } from '../complete.ts';
import { conditionAt, evaluate } from '../evaluate.ts';
import { openWaits } from '../event-waits.ts';
import type { BehaviorEvent, MultiInstance, Node } from '../model/graph.ts';
import type { Run } from '../run.ts';
import { assign } from '../scope-variables.ts';
import { Stall } from '../stall.ts';
import type { LoopState, Token } from '../state.ts';
import type { Json, Variables } from '../variables.ts';
import { throwAtBody } from './behavior-event.ts';

/** More would not be a list of people any more, and slow everything down. */
export const maxInstances = 1000;

/**
 * Begins a multi-instance activity: its token becomes the body, a scope with one instance per element of the
 * collection (or per count), all at once or one after the other. Boundary events belong to the body.
 *
 * Source: OMG BPMN 2.0.2, 13.3.7.
 */
export function beginMultiInstance(run: Run, node: Node, loop: MultiInstance, token: Token): void {
  const items = itemsOf(run, loop, token);
  if (!loop.sequential && items.length > Math.max(run.budget, 1)) throw new Stall('STEP_BUDGET_EXCEEDED');
  openWaits(
    run,
    token,
    node.boundary.map((id) => run.node(id)),
  );
  const current = run.tokens.get(token.id) ?? token;
  const vars =
    loop.outputCollection === null ? current.vars : { ...current.vars, [loop.outputCollection]: items.map(() => null) };
  const progress = { size: items.length, completed: 0, terminated: 0 };
  const body = run.put({
    ...current,
    wait: 'scope',
    ...(vars ? { vars } : {}),
    loop: loop.sequential ? { ...progress, rest: items } : progress,
  });
  if (items.length === 0) proceed(run, body);
  else if (loop.sequential) beginNext(run, loop, body);
  else for (const [index, item] of items.entries()) beginInstance(run, loop, body, item, index);
}

/**
 * One instance has completed and mapped its outputs: collects its output, looks at the completion condition, and
 * starts the next or completes the body.
 *
 * The condition sees the instance's own variables and counts it as completed.
 */
export function itemCompleted(run: Run, node: Node, loop: MultiInstance, body: Token, instance: Token): void {
  const before = run.tokens.get(body.id) ?? body;
  const state = before.loop ?? { size: 0, completed: 0, terminated: 0 };
  const counted = run.put({
    ...collected(run, loop, before, instance),
    loop: { ...state, completed: state.completed + 1 },
  });
  const events = happening(run, loop, instance, before);
  const isOver = isSatisfied(run, loop, instance, before);
  rememberCompleted(run, node, instance);
  run.note(instance, 'completed');
  run.remove(instance);
  for (const { definition } of events) throwAtBody(run, definition, counted);
  if (!run.tokens.has(body.id)) return;
  if (isOver) finishEarly(run, counted);
  else if (state.rest && state.rest.length > 0) beginNext(run, loop, counted);
  else if (!run.hasChildren(body.id)) proceed(run, counted);
}

/** The body is complete: its collection goes outwards. */
export function collect(run: Run, loop: MultiInstance, body: Token): void {
  const { outputCollection } = loop;
  if (outputCollection === null) return;
  const list = body.vars && Object.hasOwn(body.vars, outputCollection) ? body.vars[outputCollection] : [];
  assign(run, run.parentOf(body) ?? body, [outputCollection], list ?? []);
}

function itemsOf(run: Run, loop: MultiInstance, token: Token): readonly Json[] {
  const { value } = evaluate(run, loop.over.expression, token);
  const expression = loop.over.expression.source;
  const items = loop.over.type === 'collection' ? value : countedTo(value);
  if (!Array.isArray(items)) throw new Stall('NOT_A_COLLECTION', { expression, value });
  if (items.length > maxInstances) throw new Stall('COLLECTION_TOO_LARGE', { expression, size: items.length });
  return items;
}

function countedTo(value: Json): Json {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > maxInstances) return null;
  return Array.from({ length: value }, (_, index) => index + 1);
}

/** Begins the next item of a sequential body. */
export function beginNext(run: Run, loop: MultiInstance, body: Token): void {
  const state = body.loop;
  const [item, ...rest] = state?.rest ?? [];
  if (!state || item === undefined) return;
  const index = state.size - rest.length - 1;
  const moved: LoopState = { ...state, rest };
  beginInstance(run, loop, run.put({ ...body, loop: moved }), item, index);
}

/** Begins one instance; `more` goes into its token. */
export function beginInstance(
  run: Run,
  loop: MultiInstance,
  body: Token,
  item: Json,
  index: number,
  more: Partial<Token> = {},
): void {
  const element = loop.inputElement === null ? {} : { [loop.inputElement]: item };
  const vars: Variables = { ...outputVariable(loop), ...element, loopCounter: index + 1 };
  const instance = run.create(body.at, body.id, { vars, ...more });
  run.note(instance, 'entered', { loopCounter: index + 1 });
  run.queue(instance, 'enter');
}

/** The variable an output element reads is the instance's own, so parallel instances do not overwrite each other. */
function outputVariable({ outputElement }: MultiInstance): Variables {
  const [, name] = outputElement ? (/^\s*([A-Za-z_]\w*)(\.\w+)*\s*$/.exec(outputElement.source) ?? []) : [];
  return name === undefined ? {} : { [name]: null };
}

function collected(run: Run, loop: MultiInstance, body: Token, instance: Token): Token {
  const { outputCollection, outputElement } = loop;
  if (outputCollection === null || outputElement === null) return body;
  const { value } = evaluate(run, outputElement, instance);
  const list = body.vars?.[outputCollection];
  const index = Number(instance.vars?.['loopCounter'] ?? 1) - 1;
  return {
    ...body,
    vars: { ...body.vars, [outputCollection]: Array.isArray(list) ? list.with(index, value) : [value] },
  };
}

function isSatisfied(run: Run, { completionCondition }: MultiInstance, instance: Token, before: Token): boolean {
  return completionCondition !== null && holds(run, completionCondition, instance, before);
}

function holds(run: Run, condition: Expression, instance: Token, before: Token): boolean {
  try {
    return conditionAt(run, condition, instance).value;
  } catch (error) {
    // The instance is tried again as a whole, so it must not be counted now.
    run.put(before);
    throw error;
  }
}

/** The events that the completion of this instance throws. */
function happening(run: Run, loop: MultiInstance, instance: Token, before: Token): readonly BehaviorEvent[] {
  const isFirst = (before.loop?.completed ?? 0) === 0;
  return loop.behaviorEvents.filter(({ when, condition }) => {
    if (when === 'one') return isFirst;
    return condition === null || holds(run, condition, instance, before);
  });
}

function finishEarly(run: Run, body: Token): void {
  const others = run.childrenOf(body.id);
  for (const other of others) cancelToken(run, other);
  const state = run.tokens.get(body.id) ?? body;
  const { rest: _, ...loop } = state.loop ?? { size: 0, completed: 0, terminated: 0 };
  proceed(run, run.put({ ...state, loop: { ...loop, terminated: loop.terminated + others.length } }));
}
