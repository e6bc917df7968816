import { valueAt } from './evaluate.ts';
import type { Mapping, Node } from './model/graph.ts';
import { merged } from './nested.ts';
import type { Run } from './run.ts';
import { assign } from './scope-variables.ts';
import type { Token } from './state.ts';
import type { Variables } from './variables.ts';

/** Evaluates the inputs of an element in their order and keeps them as local variables; each sees those before it. */
export function mapInputs(run: Run, node: Node, token: Token): Token {
  return mapInto(run, node.inputs, token);
}

/** As `mapInputs`, for some of the inputs. */
export function mapInto(run: Run, inputs: readonly Mapping[], token: Token): Token {
  let current = token;
  for (const { source, target } of inputs) {
    const value = valueAt(run, source, current);
    current = run.put({ ...current, vars: merged(current.vars ?? {}, target, value) });
  }
  return current;
}

/**
 * Evaluates the outputs of an element at its token and writes them outwards: into the nearest scope that has the
 * variable, else into the instance. An instance of a multi-instance body writes into its own variables first.
 */
export function mapOutputs(run: Run, node: Node, token: Token): void {
  const from = run.isInner(token) ? token : (run.parentOf(token) ?? token);
  for (const { source, target } of node.outputs) {
    const current = run.tokens.get(token.id) ?? token;
    assign(run, from, target, valueAt(run, source, current));
  }
}

/** The values an element's inputs made, for services and forms: they see nothing else. */
export function inputsOf(run: Run, node: Node, token: Token): Variables {
  const vars = run.tokens.get(token.id)?.vars ?? {};
  const names = new Set(node.inputs.map(({ target }) => target[0]));
  return Object.fromEntries(Object.entries(vars).filter(([name]) => names.has(name)));
}
