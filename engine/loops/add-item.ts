import { cancelToken } from '../cancel.ts';
import type { Loop, MultiInstance } from '../model/graph.ts';
import { refusal, refuse } from '../moves/refusal.ts';
import { isContext } from '../nested.ts';
import type { Run } from '../run.ts';
import type { LoopState, SigningOrder, Token } from '../state.ts';
import type { Json, Variables } from '../variables.ts';
import { beginInstance, beginNext, maxInstances } from './multi-instance.ts';

/**
 * Adds a person to a running multi-instance task: at once in a parallel one, before or after the open instance in a
 * sequential one. The new item is the open instance's with the person put in; a right of veto is not passed on.
 *
 * @throws {EngineError} `SIGNER_REFUSED`
 */
export function addItem(
  run: Run,
  loop: Loop,
  { body, instance }: { readonly body: Token; readonly instance: Token },
  signer: string,
  order: SigningOrder,
): void {
  const state = body.loop;
  if (loop.type !== 'multi-instance' || !state) refuseHere(body, "a loop repeats one person's work", []);
  if (state.size >= maxInstances) refuseHere(body, `it has ${maxInstances} instances already`, []);
  if (loop.sequential !== (order !== 'beside'))
    refuseHere(body, 'of the order of its instances', loop.sequential ? ['before', 'after'] : ['beside']);
  const item = itemFor(loop, body, instance, signer);
  const grown = run.put({ ...body, ...slots(loop, body), loop: { ...state, size: state.size + 1 } });
  if (loop.sequential) inOrder(run, loop, grown, { item, instance, order });
  else beginInstance(run, loop, grown, item, state.size, { assignee: signer });
}

/**
 * Adds items to a running multi-instance task as they are: at once in a parallel one, behind the others in a
 * sequential one.
 *
 * @throws {EngineError} `SIGNER_REFUSED` when there would be too many
 */
export function repeatItems(run: Run, loop: MultiInstance, body: Token, items: readonly Json[]): void {
  let current = body;
  for (const item of items) {
    const state = current.loop ?? { size: 0, completed: 0, terminated: 0 };
    if (state.size >= maxInstances) refuseHere(current, `it has ${maxInstances} instances already`, []);
    const grown: LoopState = { ...state, size: state.size + 1 };
    const next = { ...current, ...slots(loop, current) };
    if (loop.sequential) current = run.put({ ...next, loop: { ...grown, rest: [...(state.rest ?? []), item] } });
    else {
      current = run.put({ ...next, loop: grown });
      beginInstance(run, loop, current, item, state.size);
      current = run.tokens.get(current.id) ?? current;
    }
  }
}

/** Sequential: `before` takes the open instance back to the items that have not begun. */
function inOrder(
  run: Run,
  loop: MultiInstance,
  body: Token,
  { item, instance, order }: { readonly item: Json; readonly instance: Token; readonly order: SigningOrder },
): void {
  const state = body.loop ?? { size: 0, completed: 0, terminated: 0 };
  const rest = state.rest ?? [];
  if (order === 'after') {
    run.put({ ...body, loop: { ...state, rest: [item, ...rest] } });
    return;
  }
  cancelToken(run, instance);
  const again: LoopState = { ...state, rest: [item, itemOf(loop, instance), ...rest] };
  beginNext(run, loop, run.put({ ...body, loop: again }));
}

/** One more slot of the output collection. */
function slots({ outputCollection }: MultiInstance, { vars }: Token): { readonly vars?: Variables } {
  const list = outputCollection === null ? null : vars?.[outputCollection];
  return outputCollection !== null && Array.isArray(list)
    ? { vars: { ...vars, [outputCollection]: [...list, null] } }
    : {};
}

function itemOf({ inputElement }: MultiInstance, { vars }: Token): Json {
  return inputElement === null ? null : (vars?.[inputElement] ?? null);
}

function itemFor(loop: MultiInstance, body: Token, instance: Token, signer: string): Json {
  const item = itemOf(loop, instance);
  if (typeof item === 'string') return signer;
  if (isContext(item) && typeof item['userId'] === 'string') {
    const { veto: _, ...others } = item;
    return { ...others, userId: signer };
  }
  return refuseHere(body, 'its items name no person', ['items that are a user id or have a "userId"']);
}

function refuseHere(body: Token, why: string, allowed: readonly string[]): never {
  return refuse(refusal('SIGNER_REFUSED', body.at, `nobody can be added to "${body.at}": ${why}`), allowed);
}
