import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { EngineError } from '../../../engine/index.ts';
import { RuleError } from '../../../rules/errors.ts';
import { problem, problemCodes } from '../../../server/contract/problem.ts';
import { NotFound, RequestError } from '../../../server/errors.ts';
import { toProblem } from '../../../server/http/error-handler.ts';

describe('errors at the edge', () => {
  test.each(problemCodes)('given %s, then a complete problem that keeps its own secrets', (code) => {
    const answer = toProblem(new RequestError(code, 'secret detail'), 'request-1');

    expect(problem.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ code, requestId: 'request-1' });
    expect(answer.type).toBe(`/problems/${code.toLowerCase().replaceAll('_', '-')}`);
    expect(answer.detail === undefined).toBe(answer.status >= 500);
  });

  const zodError = z.strictObject({ a: z.string() }).safeParse({ a: 1, b: 2 }).error;

  test.each([
    { error: new NotFound('task', 't1'), status: 404, code: 'NOT_FOUND', params: { kind: 'task', id: 't1' } },
    { error: new EngineError('TOKEN_NOT_WAITING', 'done'), status: 409, code: 'TOKEN_NOT_WAITING', params: {} },
    { error: new RuleError('RULE_FACT_MISSING', 'fact'), status: 422, code: 'RULE_FACT_MISSING', params: {} },
    { error: zodError, status: 400, code: 'BAD_REQUEST', params: {} },
    { error: new Error('SELECT * FROM account'), status: 500, code: 'INTERNAL', params: {} },
    { error: 'thrown text', status: 500, code: 'INTERNAL', params: {} },
    { error: Object.assign(new Error('disk'), { code: 'SQLITE_FULL' }), status: 503, code: 'UNAVAILABLE', params: {} },
    {
      error: Object.assign(new Error('x'), { driverError: { code: '57P01' } }),
      status: 503,
      code: 'UNAVAILABLE',
      params: {},
    },
    { error: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), status: 503, code: 'UNAVAILABLE', params: {} },
  ])('given $error, then $status $code', ({ error, status, code, params }) => {
    const answer = toProblem(error, 'request-1');

    expect(answer).toMatchObject({ status, code, params });
    expect(JSON.stringify(answer)).not.toContain('SELECT');
  });

  test('given findings of a model, then each is an error with its element', () => {
    const findings = [{ elementId: 'UT1', code: 'FEEL_SYNTAX', message: 'at 3', severity: 'error' }] as const;

    expect(toProblem(new EngineError('MODEL_INVALID', 'refused', { findings }), 'r').errors).toEqual([
      { path: 'UT1', code: 'FEEL_SYNTAX', params: { message: 'at 3' } },
    ]);
  });
});
