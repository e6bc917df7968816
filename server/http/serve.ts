import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Actor } from '../actor.ts';
import { can } from '../actor.ts';
import type { IdempotentCall } from '../database/idempotency.ts';
import { BadRequest, NotPermitted, RequestError } from '../errors.ts';
import { fault } from '../fault.ts';
import { arrivingFile, letRunOut } from './arriving-file.ts';
import { readSessionCookie, sessionCookie } from './cookies.ts';
import { refuseForeignOrigin, requireCsrfToken } from './cross-site.ts';
import { sendFile } from './file-answer.ts';
import { refuseHostileInput } from './hostile-input.ts';
import { requestIdOf } from './request-log.ts';
import type { Answer, Arrived, MountedRoute } from './route.ts';

/** What serving needs to know of the installation. */
export interface ServeOptions {
  readonly publicUrl: string | null;
  /** True when browsers reach us by TLS. */
  readonly secure: boolean;
  /** Who a session token stands for; null when it is unknown or expired. */
  readonly actorOf: (sessionToken: string) => Promise<Actor | null>;
  /** As `actorOf`, for connections that stay open: asking keeps no session alive. */
  readonly stillThere: (sessionToken: string) => Promise<Actor | null>;
  /** Keeps the trace of a refused attempt. */
  readonly onDenied: (actor: Actor, error: RequestError, endpoint: string, requestId: string) => Promise<void>;
  /** Tests and development check our own answers against the contract. */
  readonly checkAnswers: boolean;
}

const denials: readonly string[] = ['NOT_AUTHORISED', 'SOD_VIOLATION', 'CSRF_REFUSED'];

/** Mounts an endpoint: who is it, may they, is it well-formed, one call, the answer. */
export function serve({ endpoint, answer }: MountedRoute, options: ServeOptions): RequestHandler {
  return async (request, response) => {
    const sessionToken = readSessionCookie(request, options.secure);
    const requestId = requestIdOf(request);
    const actor = needsNoSession(endpoint.access) || sessionToken === null ? null : await options.actorOf(sessionToken);
    try {
      fault('received');
      refuseUnlessAllowed(request, { actor, sessionToken, access: endpoint.access, publicUrl: options.publicUrl });
      const call: Arrived = {
        ...parse(request, endpoint),
        actor,
        requestId,
        ifMatch: readIfMatch(request, endpoint),
        idempotency: actor === null ? null : readIdempotencyKey(request, endpoint, actor),
        upload: endpoint.upload === true ? arrivingFile(request) : null,
        ip: request.ip ?? '',
        sessionToken,
      };
      fault('validated');
      const answered = await answer(call);
      fault('before-answer');
      await send(response, endpoint, answered, options);
    } catch (error) {
      if (endpoint.upload === true) letRunOut(request, response);
      if (actor !== null && error instanceof RequestError && denials.includes(error.code))
        await options.onDenied(actor, error, endpoint.id, requestId);
      throw error;
    }
  };
}

/** Authentication, then the origin of a change, then the right to call at all. */
export function refuseUnlessAllowed(
  request: Request,
  who: {
    readonly actor: Actor | null;
    readonly sessionToken: string | null;
    readonly access: MountedRoute['endpoint']['access'];
    readonly publicUrl: string | null;
  },
): void {
  const { actor, sessionToken, access, publicUrl } = who;
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  if (changes) refuseForeignOrigin(request, publicUrl);
  if (needsNoSession(access)) return;
  if (actor === null || sessionToken === null) throw new RequestError('NOT_SIGNED_IN', 'sign in first');
  if (changes) requireCsrfToken(request, sessionToken);
  if (access !== 'signed-in' && !can(actor, access))
    throw new NotPermitted(`"${access}" is not granted`, { permission: access });
}

function needsNoSession(access: MountedRoute['endpoint']['access']): access is 'public' | 'secret-address' {
  return access === 'public' || access === 'secret-address';
}

function parse(request: Request, endpoint: MountedRoute['endpoint']) {
  refuseHostileInput(request.params, 'params');
  refuseHostileInput(request.query, 'query');
  refuseHostileInput(request.body, 'body');
  return {
    params: (endpoint.params ?? nothing).parse(request.params),
    query: (endpoint.query ?? nothing).parse(request.query),
    body: endpoint.body === undefined ? refuseBody(request.body) : endpoint.body.parse(request.body),
  };
}

const nothing = z.strictObject({});

function refuseBody(body: unknown): undefined {
  if (body === undefined || (typeof body === 'object' && body !== null && Object.keys(body).length === 0))
    return undefined;
  throw new BadRequest('body', 'not-allowed', 'this request has no body');
}

function readIfMatch(request: Request, endpoint: MountedRoute['endpoint']): number | null {
  const header = request.headers['if-match'];
  if (header === undefined) {
    if (endpoint.versioned === true) throw new RequestError('PRECONDITION_REQUIRED', 'send an If-Match header');
    return null;
  }
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined)
    throw new BadRequest('If-Match', 'not-a-version', 'allowed: a version in quotes, e.g. "3"');
  return Number(version);
}

function readIdempotencyKey(request: Request, endpoint: MountedRoute['endpoint'], actor: Actor): IdempotentCall | null {
  if (endpoint.idempotent !== true) return null;
  const key = request.headers['idempotency-key'];
  if (key === undefined) throw new RequestError('IDEMPOTENCY_KEY_MISSING', 'send an Idempotency-Key header');
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(key))
    throw new BadRequest('Idempotency-Key', 'not-a-key', 'allowed: 1 to 100 visible ASCII characters');
  const bodyHash = createHash('sha256')
    .update(JSON.stringify([request.method, request.originalUrl, request.body ?? null]))
    .digest('hex');
  return { actorId: actor.userId, key, endpoint: endpoint.id, bodyHash };
}

async function send(
  response: Response,
  endpoint: MountedRoute['endpoint'],
  answer: Answer,
  options: ServeOptions,
): Promise<void> {
  if (answer.file !== undefined) return sendFile(response, answer.file);
  if (options.checkAnswers) checkAnswer(endpoint, answer.body);
  if (answer.sessionToken !== undefined)
    response.append('Set-Cookie', sessionCookie(answer.sessionToken, options.secure));
  if (answer.range !== undefined) response.set('Content-Range', contentRange(endpoint.tag, answer.range));
  response.set('Cache-Control', 'no-store').status(endpoint.status ?? 200);
  if (endpoint.status === 204) response.end();
  else response.json(answer.body);
}

/** Our own mistake, so no `ZodError`, which would be answered as the client's. */
function checkAnswer(endpoint: MountedRoute['endpoint'], body: unknown): void {
  const checked = endpoint.answer.safeParse(body);
  if (!checked.success) throw new Error(`${endpoint.id} answers what its contract forbids: ${checked.error.message}`);
}

/** RFC 9110 `Content-Range` with the list's name as unit, as react-admin's simple-rest dialect reads it. */
function contentRange(unit: string, { first, count, total }: NonNullable<Answer['range']>): string {
  return count === 0 ? `${unit} */${total}` : `${unit} ${first}-${first + count - 1}/${total}`;
}
