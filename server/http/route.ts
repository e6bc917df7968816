import type { z } from 'zod';
import type { Actor } from '../actor.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type { IdempotentCall } from '../database/idempotency.ts';
import { RequestError } from '../errors.ts';
import type { FileAnswer } from './file-answer.ts';
import { type ListQuery, type ListShape, parseListQuery } from './list-query.ts';

/** One request as a handler sees it: parsed by the contract, its sender known and allowed to call the endpoint. */
export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly actor: Actor;
  readonly requestId: string;
  /** Version in the `If-Match` header, e.g. 3 of `"3"`. */
  readonly ifMatch: number | null;
}

/** What an endpoint with `idempotent: true` gets on top. */
export interface RepeatableCall<Params, Query, Body> extends Call<Params, Query, Body> {
  readonly idempotency: IdempotentCall;
}

/** One page of a list. `total` counts what the reader may see. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** A body that is a file, as it comes in. */
export interface ArrivingFile {
  /** As sent, percent-encoded. */
  readonly name: string;
  /** Bytes, as far as the client says. */
  readonly size: number | null;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Everything a request brings; `serve` builds it. */
export interface Arrived extends Omit<Call<unknown, unknown, unknown>, 'actor'> {
  /** Null only on public endpoints. */
  readonly actor: Actor | null;
  readonly idempotency: IdempotentCall | null;
  /** Null but on endpoints that take a file. */
  readonly upload: ArrivingFile | null;
  /** Address of the client, as far as it can be trusted. */
  readonly ip: string;
  /** What the session cookie holds, checked or not. */
  readonly sessionToken: string | null;
}

export interface Answer {
  readonly body: unknown;
  /** For `Content-Range`, on lists. */
  readonly range?: { readonly first: number; readonly count: number; readonly total: number };
  /** Sent in place of the body. */
  readonly file?: FileAnswer;
  /** Sets the session cookie, or clears it when null. */
  readonly sessionToken?: string | null;
}

/** An endpoint of the contract with the one service call that answers it. */
export interface MountedRoute {
  readonly endpoint: Endpoint;
  answer(call: Arrived): Promise<Answer>;
}

/** Mounts a handler on an endpoint; the types of both come from the contract. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, A>,
  handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<A>>,
): MountedRoute {
  return {
    endpoint,
    answer: async (call) => ({ body: await handle(signedIn(call)) }),
  };
}

/** As `route`, for endpoints that need an `Idempotency-Key`. */
export function repeatableRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, A>,
  handle: (call: RepeatableCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<A>>,
): MountedRoute {
  return {
    endpoint,
    answer: async (call) => {
      const { idempotency } = call;
      if (idempotency === null) throw new RequestError('IDEMPOTENCY_KEY_MISSING', 'send an Idempotency-Key header');
      return { body: await handle({ ...signedIn<P, Q, B>(call), idempotency }) };
    },
  };
}

/** As `route`, for lists: `shape` names what may be sorted and filtered by, everything else is refused. */
export function listRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  Row extends z.ZodType,
  Sort extends string,
  Filter,
>(
  endpoint: Endpoint<P, Q, B, z.ZodArray<Row>>,
  shape: ListShape<Sort, Filter>,
  handle: (
    list: ListQuery<Sort, Filter>,
    call: Call<z.output<P>, z.output<Q>, z.output<B>>,
  ) => Promise<Page<z.input<Row>>>,
): MountedRoute {
  return {
    endpoint,
    answer: async (call) => {
      const list = parseListQuery(call.query, shape);
      const page = await handle(list, signedIn(call));
      return { body: page.rows, range: { first: list.first, count: page.rows.length, total: page.total } };
    },
  };
}

/** The call with the types of its endpoint: `serve` has parsed it with the same schemas. */
export function signedIn<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  call: Arrived,
): Call<z.output<P>, z.output<Q>, z.output<B>> {
  const { actor, params, query, body, requestId, ifMatch } = call;
  if (actor === null) throw new RequestError('NOT_SIGNED_IN', 'nobody is signed in');
  return {
    actor,
    params: params as z.output<P>,
    query: query as z.output<Q>,
    body: body as z.output<B>,
    requestId,
    ifMatch,
  };
}
