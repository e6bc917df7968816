import { isContext, merged } from './nested.ts';
import { type Run, rootId } from './run.ts';
import type { LoopState, Token } from './state.ts';
import type { Json, Variables } from './variables.ts';

/** The value of a name as an expression at `token` sees it; undefined when there is none. */
export function lookUp(run: Run, token: Token, name: string): Json | undefined {
  if (name === 'record' && run.record.isBound) return run.record.fields;
  for (let scope: Token | undefined = token; scope; scope = run.parentOf(scope)) {
    const counter = scope.loop && loopCounter(scope.loop, name);
    if (counter !== undefined) return counter;
    if (scope.vars && Object.hasOwn(scope.vars, name)) return scope.vars[name];
  }
  return name === 'instanceId' ? run.env.instanceId : undefined;
}

/** Progress of the nearest multi-instance body; the older names answer too. */
function loopCounter(loop: LoopState, name: string): number | undefined {
  switch (name) {
    case 'numberOfInstances':
    case 'nrOfInstances':
      return loop.size;
    case 'numberOfCompletedInstances':
    case 'nrOfCompletedInstances':
      return loop.completed;
    case 'numberOfTerminatedInstances':
    case 'nrOfTerminatedInstances':
      return loop.terminated;
    case 'numberOfActiveInstances':
    case 'nrOfActiveInstances':
      return loop.size - (loop.rest?.length ?? 0) - loop.completed - loop.terminated;
    default:
      return undefined;
  }
}

/**
 * Writes to a dotted target: `record.x` into the bound record, anything else into the nearest scope, from `from`
 * outwards, that has a variable of this name, else into the instance.
 */
export function assign(run: Run, from: Token, target: readonly string[], value: Json): void {
  const [name, ...rest] = target;
  if (name === undefined) return;
  if (name === 'record' && run.record.isBound) {
    assignRecord(run, rest, value);
  } else {
    const scope = scopeHaving(run, from, name);
    run.put({ ...scope, vars: merged(scope.vars ?? {}, target, value) });
  }
}

function assignRecord(run: Run, path: readonly string[], value: Json): void {
  if (path.length > 0) run.record.write(path, value);
  else if (isContext(value)) for (const [field, content] of Object.entries(value)) run.record.write([field], content);
}

function scopeHaving(run: Run, from: Token, name: string): Token {
  for (let scope: Token | undefined = run.tokens.get(from.id); scope; scope = run.parentOf(scope))
    if (scope.id === rootId || (scope.vars && Object.hasOwn(scope.vars, name))) return scope;
  throw new RangeError(`token ${from.id} lies in no instance`);
}

/** Gives a token local variables; they hide those of the scopes around it. */
export function setLocal(run: Run, token: Token, variables: Variables): Token {
  return run.put({ ...token, vars: { ...token.vars, ...variables } });
}

/** Everything visible at a token, inner names hiding outer ones. */
export function visibleVariables(run: Run, token: Token): Variables {
  const scopes: Variables[] = [];
  for (let scope: Token | undefined = token; scope; scope = run.parentOf(scope)) scopes.unshift(scope.vars ?? {});
  return Object.fromEntries(scopes.flatMap((scope) => Object.entries(scope)));
}
