import type { Flow, Node } from './model/graph.ts';
import type { NodeType } from './model/node-detail.ts';
import { type Run, rootId } from './run.ts';
import type { Token } from './state.ts';

/** Elements for which it matters by which flow a token came. */
const joining: ReadonlySet<NodeType> = new Set(['parallelGateway', 'inclusiveGateway', 'complexGateway']);

/** Brings a new token to a node. */
export function arrive(run: Run, node: Node, scopeId: number, more: Partial<Token> = {}): Token {
  const token = run.create(node.id, scopeId, more);
  run.note(token, 'entered');
  announce(run, node);
  run.queue(token, 'enter');
  return token;
}

/** Entering a node with a status or stage sets that of the record. */
export function announce(run: Run, { id, properties }: Node): void {
  const { status, stage } = properties as { readonly status?: string; readonly stage?: string };
  if (status !== undefined) run.emit({ type: 'set-status', status, elementId: id });
  if (stage !== undefined) run.emit({ type: 'set-stage', stage, elementId: id });
}

/** Moves a token over its flows: it ends here, and a new one arrives at each target. */
export function take(run: Run, token: Token, flows: readonly Flow[], warnings: readonly string[] = []): void {
  run.remove(token);
  for (const flow of flows) {
    const details = warnings.length > 0 ? { warnings } : undefined;
    run.noteElement(flow.id, 'sequenceFlow', 'taken', token.id, details);
    const target = run.node(flow.target);
    arrive(run, target, token.in ?? rootId, joining.has(target.type) ? { via: flow.id } : {});
  }
}

/** A gateway has decided. */
export function passGateway(run: Run, token: Token, flows: readonly Flow[], warnings: readonly string[] = []): void {
  run.note(token, 'completed');
  if (flows.length === 0) endToken(run, token);
  else take(run, token, flows, warnings);
}

/** Ends a token without successor; a scope whose last token has ended is complete. */
export function endToken(run: Run, token: Token): void {
  const scope = run.parentOf(token);
  run.remove(token);
  if (scope && !run.hasChildren(scope.id)) run.queue(scope, 'complete');
}
