import type { Problem } from '../../../server/contract/problem.ts';
import { sessionState, setSessionEnded } from './sessionStore.ts';

export interface Answer<Value> {
  readonly value: Value;
  /** Rows in all, from `Content-Range`; null when the answer is not a list. */
  readonly total: number | null;
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Calls the API and answers its JSON. Changes carry the CSRF token of the session.
 *
 * @throws ProblemError for every answer that is not a success; code `NETWORK` with status 0 when there is none.
 */
export async function request<Value>(path: string, options: RequestOptions = {}): Promise<Answer<Value>> {
  const response = await send(path, options);
  const text = await response.text();
  if (response.status === 401 && !path.startsWith('/api/session')) setSessionEnded();
  if (!response.ok) throw new ProblemError(parseProblem(response.status, response.headers.get('content-type'), text));
  const total = response.headers.get('Content-Range')?.split('/').at(-1);
  return { value: (text === '' ? null : JSON.parse(text)) as Value, total: total === undefined ? null : Number(total) };
}

/**
 * What the API answers when it refuses. Its message is the key of the text, so react-admin's own notices are
 * translated too; react-admin reads `status`.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly problem: BrowserProblem;

  constructor(problem: BrowserProblem) {
    super(`problems.${problem.code}`);
    this.status = problem.status;
    this.problem = problem;
  }
}

export type BrowserProblem = Omit<Problem, 'code'> & { readonly code: Problem['code'] | 'NETWORK' };

/** Any thrown value as a problem the interface can show. */
export function asProblem(error: unknown): BrowserProblem {
  return error instanceof ProblemError ? error.problem : withoutAnswer('INTERNAL', 0);
}

async function send(path: string, { method = 'GET', body, headers, signal }: RequestOptions): Promise<Response> {
  const current = sessionState();
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      signal: signal ?? null,
      headers: {
        accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method !== 'GET' && 'session' in current ? { 'x-csrf-token': current.session.csrfToken } : {}),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ProblemError(withoutAnswer('NETWORK', 0));
  }
}

/** A proxy in between may answer without a problem document; then the status decides. */
export function parseProblem(status: number, contentType: string | null, text: string): BrowserProblem {
  if (contentType?.includes('problem+json')) return JSON.parse(text) as Problem;
  return withoutAnswer(status === 401 ? 'NOT_SIGNED_IN' : 'UNAVAILABLE', status);
}

export function withoutAnswer(code: BrowserProblem['code'], status: number): BrowserProblem {
  return { type: `/problems/${code}`, title: code, status, code, params: {}, errors: [], requestId: '' };
}
