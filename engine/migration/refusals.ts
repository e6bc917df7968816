import type { Node } from '../model/graph.ts';
import { isOf } from '../model/node-of.ts';
import { rootId } from '../run.ts';
import type { Compensable, InstanceState, Token } from '../state.ts';
import type { Correspondence } from './correspondence.ts';
import { joinRefusals } from './join-refusals.ts';
import type { Refusal } from './refusal.ts';
import { sameText } from './same-text.ts';

/** Every reason for which a state cannot be moved as it is; none when it can. */
export function refusalsOf(state: InstanceState, elements: Correspondence): readonly Refusal[] {
  const tokens = state.tokens.filter((token) => token.id !== rootId);
  const unmapped = tokens.flatMap(({ at }) => (elements.nodeFor(at) ? [] : [refusal(at, 'NOT_MAPPED')]));
  const undone = [...(state.compensations ?? []), ...state.tokens.flatMap((token) => token.undo?.rest ?? [])];
  const others = [...undone.flatMap((entry) => undoRefusals(entry, elements)), ...meetings(tokens, elements)];
  const found = [...unmapped, ...others, ...calls(tokens, elements)];
  // Where tokens have no place, what they would wait for there cannot be said.
  return distinct(unmapped.length > 0 ? found : [...found, ...joinRefusals(tokens, elements)]);
}

/** Tokens of one scope that came from several elements must not fall together: nobody could tell them apart again. */
function meetings(tokens: readonly Token[], elements: Correspondence): readonly Refusal[] {
  return tokens.flatMap((token) => {
    const to = elements.idOf(token.at);
    const meets = (other: Token) =>
      other.in === token.in && other.at !== token.at && elements.idOf(other.at) === to && to !== undefined;
    return tokens.some(meets) ? [refusal(token.at, 'TOKENS_WOULD_MEET')] : [];
  });
}

function calls(tokens: readonly Token[], elements: Correspondence): readonly Refusal[] {
  return tokens.flatMap((token) => {
    const old = elements.from.graph.nodes.get(token.at);
    const now = elements.nodeFor(token.at);
    if (token.wait !== 'call' || !old || !now || !isOf(old, 'callActivity') || !isOf(now, 'callActivity')) return [];
    return sameText(old.detail.processId, now.detail.processId) ? [] : [refusal(token.at, 'CALLED_PROCESS_CHANGED')];
  });
}

function undoRefusals(entry: Compensable, elements: Correspondence): readonly Refusal[] {
  const old = elements.from.graph.nodes.get(entry.at);
  const now = elements.nodeFor(entry.at);
  const inner = (entry.inner ?? []).flatMap((each) => undoRefusals(each, elements));
  if (!old || !now) return [refusal(entry.at, 'UNDO_NOT_MAPPED'), ...inner];
  const isLost = hasHandler(old, elements.from) && !hasHandler(now, elements.to);
  return isLost ? [refusal(entry.at, 'UNDO_LOST'), ...inner] : inner;
}

/** True when an activity, or an event sub-process inside it, undoes this one. */
function hasHandler(node: Node, process: Correspondence['from']): boolean {
  if (node.compensatedBy !== null) return true;
  return process.elements.some(({ parentId, eventType, type }) => {
    if (type !== 'startEvent' || eventType !== 'compensation' || parentId === null) return false;
    return process.graph.nodes.get(parentId)?.scopeId === node.id;
  });
}

function refusal(elementId: string, code: Refusal['code']): Refusal {
  return { elementId, code };
}

function distinct(refusals: readonly Refusal[]): readonly Refusal[] {
  return [...new Map(refusals.map((each) => [`${each.code} ${each.elementId}`, each])).values()];
}
