import type { ProblemCode, ProblemError } from './contract/problem.ts';

export type Params = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Why the server refused a request. `code` and `params` are for the client's text in the reader's language,
 * `message` is for logs; `http/error-handler.ts` gives each code its status.
 */
export class RequestError extends Error {
  override readonly name: string = 'RequestError';
  readonly code: ProblemCode;
  readonly params: Params;
  readonly errors: readonly ProblemError[];

  constructor(
    code: ProblemCode,
    message: string,
    options: ErrorOptions & { readonly params?: Params; readonly errors?: readonly ProblemError[] } = {},
  ) {
    super(message, options);
    this.code = code;
    this.params = options.params ?? {};
    this.errors = options.errors ?? [];
  }
}

/** There is no such thing, or the actor may not know of it: both look the same from outside. */
export class NotFound extends RequestError {
  constructor(kind: string, id: string) {
    super('NOT_FOUND', `no ${kind} "${id}"`, { params: { kind, id } });
  }
}

/** The actor may know of the thing but not do this with it. */
export class NotPermitted extends RequestError {
  constructor(message: string, params: Params = {}) {
    super('NOT_AUTHORISED', message, { params });
  }
}

/** The request itself is malformed at `path`. */
export class BadRequest extends RequestError {
  constructor(path: string, code: string, message: string, params: Params = {}) {
    super('BAD_REQUEST', `${path}: ${message}`, { errors: [{ path, code, params: { ...params, message } }] });
  }
}
