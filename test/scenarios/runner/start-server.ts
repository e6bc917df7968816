import type { Dialect } from '../../../server/database/dialect.ts';
import type { Client } from '../../support/client.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { uploaded } from '../../support/upload.ts';
import { fixtureOf } from './fixtures.ts';
import { putMessage } from './put-message.ts';
import { putRecords } from './put-records.ts';
import type { ScenarioServer } from './scenario-server.ts';

/** A session of the tests ends when idle for an hour; a story jumps over days. */
const freshMs = 30 * 60_000;

/** Orders leave for there; what the connected system answers is told by the story. */
const nobodyListens = 'http://127.0.0.1:9/orders';

interface SignedIn {
  readonly client: Client;
  readonly since: number;
}

/** The composed server over one database, as a story sees it. */
export async function startScenarioServer(database: Dialect, at: Date, fixture = 'standard'): Promise<ScenarioServer> {
  const config = fixture === 'connected' ? { noticeWebhookUrl: nobodyListens } : {};
  const server = await givenAServer({ database, at: at.toISOString(), config });
  await fixtureOf(fixture)(server.database.unitOfWork);
  return storyOn(server);
}

/** A server of a test as a story sees it: what the story leaves there can be looked at afterwards. */
export function storyOn(started: TestServer): ScenarioServer {
  let server = started;
  const people = new Map<string, SignedIn>();

  async function clientOf(account: string): Promise<Client> {
    const known = people.get(account);
    const now = server.clock.now().getTime();
    if (known && now - known.since < freshMs) return known.client;
    const client = await server.as(account);
    people.set(account, { client, since: now });
    return client;
  }

  return {
    get reader() {
      return server.database.reader;
    },
    get unitOfWork() {
      return server.database.unitOfWork;
    },
    now: () => server.clock.now(),
    setTime: (instant) => server.clock.set(instant),
    settle: () => server.settle(),
    async call(account, method, path, body, headers = {}) {
      const client = await clientOf(account);
      const response = method === 'get' ? await client.get(path) : await client[method](path, body, headers);
      return { status: response.status, body: response.body as unknown };
    },
    given: (records) => putRecords(server.database, records),
    sent: (message) => putMessage(server.database, message),
    upload: async (account, name) => (await uploaded(await clientOf(account), name)).id,
    async restart(instant) {
      people.clear();
      server = await restarted(server, instant);
      await server.settle();
    },
    async seal() {
      const { sealer } = server.application.execution.evidence;
      await sealer.prepare();
      await sealer.settle();
    },
    close: () => server.close(),
  };
}

async function restarted(server: TestServer, at: Date): Promise<TestServer> {
  const next = await server.restarted();
  next.clock.set(at);
  return next;
}
