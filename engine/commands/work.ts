import type { Command } from '../command.ts';
import { complete } from '../complete.ts';
import type { Node } from '../model/graph.ts';
import { isOf } from '../model/node-of.ts';
import type { Run } from '../run.ts';
import { Stall } from '../stall.ts';
import { stallToken } from '../stall-token.ts';
import type { Token } from '../state.ts';
import { throwError } from '../throw-error.ts';
import { throwEscalation } from '../throw-escalation.ts';
import type { Variables } from '../variables.ts';
import { tokenWaitingFor } from '../work-id.ts';

type Of<T extends Command['type']> = Extract<Command, { readonly type: T }>;

export function completeJob(run: Run, { jobId, variables }: Of<'complete-job'>): void {
  complete(run, tokenWaitingFor(run, 'job', jobId), variables);
}

/** The retries are used up: a person looks at it, and `retry-stall` creates the job anew. */
export function failJob(run: Run, { jobId, message }: Of<'fail-job'>): void {
  stallToken(run, tokenWaitingFor(run, 'job', jobId), 'work', new Stall('JOB_FAILED', { jobId, message }));
}

/** The service found a failure that the model knows about. */
export function throwBpmnError(run: Run, { jobId, errorCode, message }: Of<'throw-bpmn-error'>): void {
  throwError(run, working(run, tokenWaitingFor(run, 'job', jobId)), errorCode, message);
}

export function answerDecision(run: Run, { decisionRequestId, result }: Of<'answer-decision'>): void {
  const token = tokenWaitingFor(run, 'decision', decisionRequestId);
  run.note(token, 'rule-evaluated', { decisionRequestId });
  complete(run, token, { [resultVariable(run.nodeOf(token))]: result });
}

/** E.g. a fact is missing: a person looks at it, and `retry-stall` asks again with the facts of then. */
export function failDecision(run: Run, { decisionRequestId, code, message, details }: Of<'fail-decision'>): void {
  const stall = new Stall(code, { ...details, message });
  stallToken(run, tokenWaitingFor(run, 'decision', decisionRequestId), 'work', stall);
}

/** The variables of the called instance are those its end brought; unmapped ones come out only if the call says so. */
export function completeCall(run: Run, { callId, variables }: Of<'complete-call'>): void {
  const token = tokenWaitingFor(run, 'call', callId);
  complete(run, token, results(run.nodeOf(token), variables));
}

/**
 * A called instance that failed throws its error here. One that was canceled, or failed without a code, stalls:
 * whether to call again is for a person to say.
 */
export function failCall(run: Run, { callId, errorCode, message }: Of<'fail-call'>): void {
  const token = tokenWaitingFor(run, 'call', callId);
  if (errorCode === undefined) stallToken(run, token, 'work', new Stall('CALL_FAILED', { callId, message }));
  else throwError(run, working(run, token), errorCode, message);
}

/** The call goes on, unless an interrupting event on its border takes the escalation. */
export function escalateCall(run: Run, { callId, escalationCode }: Of<'escalate-call'>): void {
  throwEscalation(run, tokenWaitingFor(run, 'call', callId), escalationCode);
}

function results(node: Node, variables: Variables): Variables {
  const isMapped = node.outputs.length > 0;
  return isMapped || (isOf(node, 'callActivity') && node.detail.passAllOut) ? variables : {};
}

function resultVariable(node: Node): string {
  return isOf(node, 'businessRuleTask') && node.detail.by === 'decision' ? node.detail.resultVariable : 'result';
}

/** The token without its work, which is over. */
function working(run: Run, token: Token): Token {
  const { wait: _, ...running } = token;
  return run.put(running);
}
