import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

const ids = new WeakMap<object, string>();

/** The id under which a request is logged and audited; clients quote it when they ask for help. */
export function requestIdOf(request: object): string {
  const known = ids.get(request);
  if (known !== undefined) return known;
  const id = randomUUID();
  ids.set(request, id);
  return id;
}

/**
 * One line per request: never a query string, a header or a form's contents.
 *
 * @param secretBelow beginnings of addresses whose rest is a credential
 */
export function requestLog(log: Logger, secretBelow: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const requestId = requestIdOf(request);
    const startedNs = process.hrtime.bigint();
    response.set('X-Request-Id', requestId);
    response.on('close', () => {
      const ms = Number(process.hrtime.bigint() - startedNs) / 1e6;
      const { statusCode: status } = response;
      const path = withoutSecret(request.originalUrl.split('?')[0] ?? '', secretBelow).slice(0, 200);
      log.info({ requestId, method: request.method, path, status, ms: Math.round(ms * 10) / 10 }, 'request');
    });
    next();
  };
}

/** Letter case makes no difference to a route, so it makes none here. */
function withoutSecret(path: string, secretBelow: readonly string[]): string {
  const beginning = secretBelow.find((each) => path.toLowerCase().startsWith(each));
  return beginning === undefined ? path : `${beginning}...`;
}
