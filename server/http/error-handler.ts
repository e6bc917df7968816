import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { ZodError } from 'zod';
import { EngineError, type EngineErrorCode } from '../../engine/index.ts';
import { RuleError, type RuleErrorCode } from '../../rules/errors.ts';
import type { Problem, ProblemCode, ProblemError } from '../contract/problem.ts';
import { isUnavailable } from '../database/unavailable.ts';
import { type Params, RequestError } from '../errors.ts';
import { problemStatus } from './problem-status.ts';
import { requestIdOf } from './request-log.ts';

interface Refusal {
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly params?: Params;
  readonly errors?: readonly ProblemError[];
}

/** Codes of the engine are codes of the API; a new one does not compile until the contract lists it. */
const engineCode: Record<EngineErrorCode, ProblemCode> = {
  MODEL_INVALID: 'MODEL_INVALID',
  TOKEN_NOT_WAITING: 'TOKEN_NOT_WAITING',
  INSTANCE_ENDED: 'INSTANCE_ENDED',
  START_NOT_FOUND: 'START_NOT_FOUND',
  STATE_UNREADABLE: 'STATE_UNREADABLE',
  MOVE_TARGET_REFUSED: 'MOVE_TARGET_REFUSED',
  MOVE_OUT_OF_BRANCH: 'MOVE_OUT_OF_BRANCH',
  MOVE_OUT_OF_LOOP: 'MOVE_OUT_OF_LOOP',
  MOVE_OUT_OF_SCOPE: 'MOVE_OUT_OF_SCOPE',
  MOVE_PAST_COMPENSABLE: 'MOVE_PAST_COMPENSABLE',
  MOVE_PAST_GUARDED: 'MOVE_PAST_GUARDED',
  MOVE_PAST_EFFECT: 'MOVE_PAST_EFFECT',
  TARGET_NOT_EARLIER: 'TARGET_NOT_EARLIER',
  SKIP_REFUSED: 'SKIP_REFUSED',
  SIGNER_REFUSED: 'SIGNER_REFUSED',
  SIGNATURES_MISSING: 'SIGNATURES_MISSING',
};

/** A rule that cannot answer is a defect of the rule set or of the facts it was given. */
const ruleCode: Record<RuleErrorCode, ProblemCode> = {
  RULE_FACT_MISSING: 'RULE_FACT_MISSING',
  RULE_FACT_TYPE: 'RULE_FACT_MISSING',
  NO_ROW_MATCHED: 'RULE_SET_INVALID',
  SEVERAL_ROWS_MATCHED: 'RULE_SET_INVALID',
  RULE_SET_INVALID: 'RULE_SET_INVALID',
  CALENDAR_NEVER_OPENS: 'RULE_SET_INVALID',
  CALENDAR_UNKNOWN: 'RULE_SET_INVALID',
  DURATION_INVALID: 'RULE_SET_INVALID',
  CLOCK_INVALID: 'RULE_SET_INVALID',
  MEASURE_INVALID: 'RULE_SET_INVALID',
};

/** The only place where errors become HTTP. Unknown errors are logged whole and answered blankly. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const problem = toProblem(error, requestIdOf(request));
    if (problem.status >= 500) log.error({ err: error, requestId: problem.requestId }, problem.title);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const wait = problem.params['retryAfterSeconds'];
    if (typeof wait === 'number') response.set('Retry-After', String(wait));
    else if (problem.status === 503) response.set('Retry-After', '5');
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}

export function toProblem(error: unknown, requestId: string): Problem {
  const { code, detail, params = {}, errors = [] } = refusalOf(error);
  const [status, title] = problemStatus[code];
  return {
    type: `/problems/${code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status,
    code,
    ...(detail !== undefined && status < 500 ? { detail } : {}),
    params,
    errors: [...errors],
    requestId,
  };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof RequestError)
    return { code: error.code, detail: error.message, params: error.params, errors: error.errors };
  if (error instanceof EngineError)
    return {
      code: engineCode[error.code],
      detail: error.message,
      params: { ...(error.elementId ? { elementId: error.elementId } : {}), allowed: error.allowed.join(', ') },
      errors: error.findings.map(findingToError),
    };
  if (error instanceof RuleError) return { code: ruleCode[error.code], detail: error.message };
  if (error instanceof ZodError) return malformed(error);
  if (isUnavailable(error)) return { code: 'UNAVAILABLE' };
  return refusalOfTransport(error);
}

function findingToError(finding: EngineError['findings'][number]): ProblemError {
  return { path: finding.elementId ?? '', code: finding.code, params: { message: finding.message } };
}

/** Each wrong field with its place; what was sent is not repeated. */
function malformed(error: ZodError): Refusal {
  const errors = error.issues.slice(0, 50).map((issue) => ({
    path: issue.path.map(String).join('.'),
    code: issue.code,
    params: { message: issue.message },
  }));
  return {
    code: 'BAD_REQUEST',
    detail: errors.map(({ path, params }) => `${path}: ${params.message}`).join('; '),
    errors,
  };
}

/** Errors of express and its parsers carry a status of their own. */
function refusalOfTransport(error: unknown): Refusal {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : undefined;
  if (status === 413) return { code: 'TOO_LARGE' };
  if (status === 415) return { code: 'UNSUPPORTED_MEDIA_TYPE' };
  if (status === 404) return { code: 'NOT_FOUND' };
  if (typeof status === 'number' && status >= 400 && status < 500)
    return {
      code: 'BAD_REQUEST',
      detail: 'the request cannot be read',
      errors: [{ path: '', code: 'unreadable', params: {} }],
    };
  return { code: 'INTERNAL' };
}
