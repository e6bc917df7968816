import { type Moves, movesOf, type ProcessElement } from '../../../engine/index.ts';
import type { OperationRule } from '../../../rules/schema/operation.ts';
import type { Actor } from '../../actor.ts';
import type { MovableToken, OperationRefusal } from '../../contract/operation-offer.ts';
import type { ProcessInstanceDetail } from '../../contract/process.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { isPastReturn } from '../../execution/by-hand/point-of-no-return.ts';
import { refusalOfCode } from '../../execution/by-hand/refusal-of-code.ts';
import { hasRoleHere, ruleHere, type Situation } from '../../execution/by-hand/situation.ts';
import { elementName } from './element-name.ts';

/** Operations on a run, as against those on one of its tasks. */
export type RunOperation = 'move-token' | 'skip';

/** What moves nothing is no mark on the drawing. */
const unseen = ['copy', 'urge', 'transfer'];

/**
 * May the actor move or skip in this run at all?
 *
 * @returns null when they may
 */
export async function refusalInRun(
  operation: RunOperation,
  situation: Situation,
  actor: Actor,
): Promise<OperationRefusal | null> {
  const rule = ruleHere(situation, operation);
  if (!rule || !(await hasRoleHere(rule, situation, actor))) return 'role';
  if (!situation.state || situation.state.ended) return 'not-open';
  return isTooLate(rule, situation);
}

/** A run has no task of its own that could be claimed: `next-claimed` ends no later than the point of no return. */
async function isTooLate({ until }: OperationRule, situation: Situation): Promise<OperationRefusal | null> {
  return until !== 'end' && (await isPastReturn(situation)) ? 'point-of-no-return' : null;
}

/** The tokens of a run with where the actor may put them; none when that is not theirs to do. */
export async function movableTokens(situation: Situation, actor: Actor): Promise<MovableToken[]> {
  const move = await refusalInRun('move-token', situation, actor);
  const skip = await refusalInRun('skip', situation, actor);
  const { process, state } = situation;
  if ((isNever(move) && isNever(skip)) || !state) return [];
  const elements = new Map(process.elements.map((element) => [element.id, element]));
  return movesOf(process, state).flatMap((moves) => {
    const element = elements.get(moves.elementId);
    return element && !moves.isSignature ? [movable(moves, element, elements, { move, skip })] : [];
  });
}

function movable(
  moves: Moves,
  element: ProcessElement,
  elements: ReadonlyMap<string, ProcessElement>,
  { move, skip }: { readonly move: OperationRefusal | null; readonly skip: OperationRefusal | null },
): MovableToken {
  const targets = moves.moveTo.flatMap((id) => elements.get(id) ?? []);
  const cannot = moves.moveRefusal ? refusalOfCode(moves.moveRefusal) : targets.length === 0 ? 'fixed' : null;
  return {
    tokenId: moves.tokenId,
    elementId: element.id,
    name: elementName(element),
    targets: move === null ? targets.map((each) => ({ elementId: each.id, name: elementName(each) })) : [],
    moveRefusal: move ?? cannot,
    skipRefusal: skip ?? (moves.skipRefusal ? refusalOfCode(moves.skipRefusal) : null),
  };
}

/** Elements people left or came to by hand, with how often. */
export async function manualSteps(reader: Reader, instanceId: string): Promise<ProcessInstanceDetail['manual']> {
  const rows = await reader.query<{ element_id: string; details: string }>(
    `SELECT element_id, details FROM history WHERE instance_id = ? AND lifecycle = 'manual' ORDER BY seq`,
    [instanceId],
  );
  const counts = new Map<string, ProcessInstanceDetail['manual'][number]>();
  for (const { element_id: from, details } of rows) {
    const { to, manual } = JSON.parse(details) as { to?: string; manual?: { operation: string } };
    if (!manual || unseen.includes(manual.operation)) continue;
    for (const elementId of new Set([from, to ?? from])) {
      const known = counts.get(elementId);
      counts.set(elementId, { elementId, operation: manual.operation, count: (known?.count ?? 0) + 1 });
    }
  }
  return [...counts.values()];
}

function isNever(refusal: OperationRefusal | null): boolean {
  return refusal === 'role' || refusal === 'not-open';
}
