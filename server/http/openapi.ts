import { z } from 'zod';
import type { Endpoint } from '../contract/endpoint.ts';
import { problem } from '../contract/problem.ts';

type Schema = Record<string, unknown>;

/**
 * The API as an OpenAPI 3.1 document, from the same schemas that validate it.
 *
 * @param version version of the product
 */
export function openApiDocument(endpoints: readonly Endpoint[], version: string): Schema {
  const shared: Schema = {};
  const toSchema = (schema: z.ZodType, io: 'input' | 'output') => embedded(schema, io, shared);
  const paths: Record<string, Schema> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint, toSchema) };
  }
  const problemSchema = toSchema(problem, 'output');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Praxis (知行)',
      version,
      description: 'Service management that runs. Instants are ISO 8601 in UTC, durations ISO 8601.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...shared, Problem: problemSchema },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'praxis', description: 'Set by signing in' },
        csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token', description: 'Of the session, for every change' },
      },
      responses: {
        Problem: {
          description: 'Refused or failed (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

type ToSchema = (schema: z.ZodType, io: 'input' | 'output') => Schema;

function operation(endpoint: Endpoint, toSchema: ToSchema): Schema {
  const changes = endpoint.method !== 'get';
  const security = changes ? [{ session: [], csrf: [] }] : [{ session: [] }];
  return {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(endpoint.access === 'public' ? {} : { 'x-access': endpoint.access }),
    security: endpoint.access === 'public' || endpoint.access === 'secret-address' ? [] : security,
    parameters: parameters(endpoint, toSchema),
    ...(endpoint.upload === true ? { requestBody: { required: true, content: bytes } } : {}),
    ...(endpoint.body === undefined
      ? {}
      : { requestBody: { required: true, content: json(toSchema(endpoint.body, 'input')) } }),
    responses: {
      [endpoint.status ?? 200]: success(endpoint, toSchema),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function success(endpoint: Endpoint, toSchema: ToSchema): Schema {
  if (endpoint.status === 204) return { description: 'Done' };
  if (endpoint.path === '/api/events')
    return { description: 'Stream', content: { 'text/event-stream': { schema: toSchema(endpoint.answer, 'output') } } };
  if (endpoint.download === true) return { description: 'The file', content: bytes };
  const description = 'First and last row and how many there are, e.g. `tasks 0-24/319`';
  return {
    description: 'Done',
    ...(endpoint.list === true ? { headers: { 'Content-Range': { description, schema: { type: 'string' } } } } : {}),
    content: json(toSchema(endpoint.answer, 'output')),
  };
}

const bytes = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

function json(schema: Schema): Schema {
  return { 'application/json': { schema } };
}

function parameters(endpoint: Endpoint, toSchema: ToSchema): readonly Schema[] {
  const places = [
    { place: 'path', schema: endpoint.params },
    { place: 'query', schema: endpoint.query },
  ] as const;
  const named = places.flatMap(({ place, schema }) =>
    schema instanceof z.ZodObject
      ? Object.entries<z.ZodType>(schema.shape).map(([name, field]) => {
          const { description, ...rest } = toSchema(field, 'input');
          const required = place === 'path' || !field.safeParse(undefined).success;
          return { name, in: place, required, ...(description === undefined ? {} : { description }), schema: rest };
        })
      : [],
  );
  return [
    ...named,
    ...(endpoint.idempotent === true
      ? [header('Idempotency-Key', 'Chosen by the client; a repeated call with the same key has no second effect')]
      : []),
    ...(endpoint.upload === true ? [header('X-File-Name', 'Name of the file, percent-encoded UTF-8')] : []),
    ...(endpoint.versioned === true
      ? [header('If-Match', 'Version that was read, e.g. `"3"`; none is 428, another than the present one 412')]
      : []),
  ];
}

function header(name: string, description: string): Schema {
  return { name, in: 'header', required: true, description, schema: { type: 'string', maxLength: 100 } };
}

/** JSON Schema of a zod schema; what it shares with itself (recursive JSON) moves to the document's components. */
function embedded(schema: z.ZodType, io: 'input' | 'output', shared: Schema): Schema {
  const { $schema: _, $defs, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema;
  const moved = Object.entries(($defs ?? {}) as Record<string, Schema>);
  const names = new Map(moved.map(([name, value]) => [`#/$defs/${name}`, nameFor(name, value, shared)]));
  for (const [name, value] of moved) {
    const target = names.get(`#/$defs/${name}`);
    if (target !== undefined) shared[target] = withMovedRefs(value, names);
  }
  return withMovedRefs(own, names) as Schema;
}

/** Generated names are numbers of one schema; equal definitions share a component. */
function nameFor(name: string, value: Schema, shared: Schema): string {
  const wanted = name.startsWith('__') ? 'AnyJson' : name;
  const same = (candidate: string) => shared[candidate] === undefined || sizeOf(shared[candidate]) === sizeOf(value);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? wanted : `${wanted}${number}`;
    if (same(candidate)) return candidate;
  }
}

function sizeOf(schema: unknown): number {
  return JSON.stringify(schema, (key, value: unknown) => (key === '$ref' ? '' : value)).length;
}

function withMovedRefs(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => withMovedRefs(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      const moved = key === '$ref' && typeof child === 'string' ? names.get(child) : undefined;
      return [key, moved === undefined ? withMovedRefs(child, names) : `#/components/schemas/${moved}`];
    }),
  );
}
