import type { RequestListener } from 'node:http';
import express, { type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import type { Endpoint } from '../contract/endpoint.ts';
import { streamEvents } from '../contract/message.ts';
import { RequestError } from '../errors.ts';
import { adminPages } from './admin-pages.ts';
import { bytesType } from './arriving-file.ts';
import { errorHandler } from './error-handler.ts';
import { eventStream } from './event-stream.ts';
import type { EventHub } from './events.ts';
import { type Health, healthRoutes } from './health.ts';
import { openApiDocument } from './openapi.ts';
import { requestLog } from './request-log.ts';
import type { MountedRoute } from './route.ts';
import { securityHeaders } from './security-headers.ts';
import { type ServeOptions, serve } from './serve.ts';

/** Everything the transport needs; it decides nothing itself. */
export interface AppOptions {
  readonly routes: readonly MountedRoute[];
  readonly events: EventHub;
  readonly serving: ServeOptions;
  readonly health: Health;
  readonly log: Logger;
  readonly adminDirectory: string;
  readonly trustedProxies: number;
  readonly version: string;
}

/** Largest body; a form is some kilobytes, and a compressed one is measured unpacked. */
const bodyAtMost = '256kb';

/** Where the description of the API stands; anybody may read it. */
const documentPath = '/api/openapi.json';

/** The whole HTTP side: API, live events, health, administration pages. */
export function createApp(options: AppOptions): RequestListener {
  const { routes, events, serving, log } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', options.trustedProxies);
  app.set('query parser', 'simple');
  app.set('strict routing', true);

  app.use(requestLog(log, secretBelow(routes)));
  app.use(securityHeaders(serving.secure));
  app.use(healthRoutes(options.health));
  const uploads = routes.map(({ endpoint }) => endpoint).filter(({ upload }) => upload === true);
  app.use(
    '/api',
    refuseOtherMediaTypes(uploads),
    express.json({ limit: bodyAtMost, strict: true, type: 'application/json' }),
  );
  // Made when somebody asks: it takes longer than everything else a server does before it answers.
  let document: ReturnType<typeof openApiDocument> | undefined;
  app.get(documentPath, (_request, response) => {
    document ??= openApiDocument([...routes.map(({ endpoint }) => endpoint), streamEvents], options.version);
    response.json(document);
  });
  app.get(streamEvents.path, eventStream(events, serving));
  for (const route of routes) app[route.endpoint.method](route.endpoint.path, serve(route, serving));
  const described = { path: documentPath, method: 'get' } as const;
  app.use(refuseOtherMethods([...routes.map(({ endpoint }) => endpoint), streamEvents, described]));
  app.use(adminPages(options.adminDirectory));
  app.use((request) => {
    throw new RequestError('NOT_FOUND', `nothing at ${request.method} ${request.path}`);
  });
  app.use(errorHandler(log));
  return app;
}

/** Where the addresses begin that hold a credential, e.g. `/api/calendar-feed/`. */
function secretBelow(routes: readonly MountedRoute[]): readonly string[] {
  return routes.flatMap(({ endpoint: { access, path } }) =>
    access === 'secret-address' ? [path.slice(0, path.indexOf(':'))] : [],
  );
}

/**
 * Forms of other sites can send text and form data without asking the browser first; JSON, and files as bytes, they
 * cannot.
 */
function refuseOtherMediaTypes(uploads: readonly Pick<Endpoint, 'path' | 'method'>[]): RequestHandler {
  return (request, _response, next) => {
    const hasBody =
      request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
    const isUpload = uploads.some(
      ({ path, method }) => path === request.baseUrl + request.path && method === request.method.toLowerCase(),
    );
    const type = request.headers['content-type'] ?? '';
    const fits = isUpload ? type === bytesType : /^application\/json\s*(;\s*charset=utf-8)?$/i.test(type);
    if (hasBody && !fits)
      throw new RequestError('UNSUPPORTED_MEDIA_TYPE', `send ${isUpload ? bytesType : 'application/json'}`);
    next();
  };
}

/** Paths are read a second time for it, when the first request with another method arrives and not at every start. */
function refuseOtherMethods(endpoints: readonly Pick<Endpoint, 'path' | 'method'>[]): RequestHandler {
  let refusing: Router | undefined;
  return (request, response, next) => {
    refusing ??= otherMethods(endpoints);
    refusing(request, response, next);
  };
}

function otherMethods(endpoints: readonly Pick<Endpoint, 'path' | 'method'>[]): Router {
  const allowed = new Map<string, string[]>();
  for (const { path, method } of endpoints) allowed.set(path, [...(allowed.get(path) ?? []), method.toUpperCase()]);
  const router = Router({ strict: true });
  for (const [path, methods] of allowed)
    router.all(path, (_request, response) => {
      response.set('Allow', methods.join(', '));
      throw new RequestError('METHOD_NOT_ALLOWED', `allowed: ${methods.join(', ')}`);
    });
  return router;
}
