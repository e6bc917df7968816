import { actorWith } from '../server/actor.ts';
import { openDatabase } from '../server/database/open-database.ts';
import type { Arrived } from '../server/http/route.ts';
import type { Execution } from '../server/platform.ts';
import { bothBenchDatabases } from './bench-database.ts';
import { type Effort, type Figure, progress, secondsOf } from './figure.ts';
import { benchClock, install, openBench } from './installation.ts';

const owner = actorWith({
  userId: 'lin-xia',
  account: 'lin-xia',
  name: { en: 'Lin Xia', zh: '林霞' },
  language: 'en',
  roles: ['process-owner'],
  groups: [],
  customerId: null,
});

/** A file of new configuration items: tried, then written to the last row, as the API and its job do it. */
export async function itemImport({ quick }: Effort): Promise<readonly Figure[]> {
  const rows = quick ? 1_000 : 5_000;
  const figures: Figure[] = [];
  for (const [name, open] of bothBenchDatabases) {
    progress(`import: ${rows} configuration items on ${name}`);
    const place = await open();
    try {
      const database = await openDatabase(place.prepared, benchClock());
      await install(database);
      const execution = await openBench(database);
      const file = Buffer.from(fileOf(rows));
      let id = '';
      const tried = await secondsOf(async () => {
        id = await idOf(execution, 'checkItemImport', {
          upload: { name: 'items.csv', size: file.length, bytes: once(file) },
        });
      });
      const written = await secondsOf(async () => {
        await idOf(execution, 'applyItemImport', {
          params: { id },
          body: { reason: 'First filling of the database.' },
        });
        await execution.settle();
      });
      figures.push({
        name: `import of ${rows.toLocaleString('en')} configuration items on ${name}`,
        value: tried + written,
        unit: 's',
        target: 30,
        wanted: 'at most',
        how: 'a CSV file tried and written, as the API and its job do it',
        note: `tried in ${tried.toFixed(1)} s, written in ${written.toFixed(1)} s`,
      });
      await execution.stop();
      await database.close();
    } finally {
      await place.remove();
    }
  }
  return figures;
}

function fileOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) => {
    const ip = `10.${20 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`;
    return `HOST-${n},server,live,host-${n},S-${n},${ip},Linux,Beijing,erp`;
  });
  return ['name,type,status,hostname,serial,ip,os,location,services', ...lines].join('\n');
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Calls an endpoint, and returns the id of what it answers. */
async function idOf(execution: Execution, endpoint: string, call: Partial<Arrived>): Promise<string> {
  const route = execution.routes.find((each) => each.endpoint.id === endpoint);
  if (!route) throw new Error(`there is no endpoint ${endpoint}`);
  const { body } = await route.answer({
    ...{ params: {}, query: {}, body: undefined, actor: owner, requestId: endpoint, ifMatch: null },
    ...{ idempotency: null, upload: null, ip: '127.0.0.1', sessionToken: null },
    ...call,
  });
  return (body as { readonly id: string }).id;
}
