import type { z } from 'zod';

/**
 * Who may call an endpoint at all; what they may see or do with one thing is decided by the service. `secret-address`:
 * the last part of the address is the credential, so it is neither logged nor repeated.
 */
type Access = 'public' | 'secret-address' | 'signed-in' | Permission;

/** Rights granted by roles (`processes/shared/roles.json`); everything not granted is denied. */
export const permissions = [
  'task.work',
  'process.start',
  'record.read-all',
  'record.contribute',
  'record.override',
  'record.read-restricted',
  'message.send',
  'message.deliver',
  'outbox.manage',
  'history.read-all',
  'stall.repair',
  'instance.migrate',
  'user.read',
  'user.manage',
  'master-data.read',
  'item.edit',
  'item.manage',
  'process.read',
  'rule-set.read',
  'rule-set.edit',
  'rule-set.publish',
  'rule-set.rebind',
  'calendar.read',
  'calendar.edit',
  'calendar.approve',
  'kpi.read',
  'audit.read',
] as const;
export type Permission = (typeof permissions)[number];

/** One operation of the API: its validation, its types and its OpenAPI entry come from here. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Express notation, e.g. `/api/tasks/:id`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer: Answer;
  /** Success status; 200 unless said. */
  readonly status?: 200 | 201 | 202 | 204;
  /** True when a list is answered with `Content-Range`. */
  readonly list?: boolean;
  /** True when the call needs the version that was read, in an `If-Match` header. */
  readonly versioned?: boolean;
  /** True when the call needs an `Idempotency-Key` header. */
  readonly idempotent?: boolean;
  /** True when the body is a file, sent as `application/octet-stream` with its name in `X-File-Name`. */
  readonly upload?: boolean;
  /** True when the answer is a file. */
  readonly download?: boolean;
}

/** Declares an endpoint, keeping its schema types. */
export function endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  declared: Endpoint<P, Q, B, A>,
): Endpoint<P, Q, B, A> {
  return declared;
}
