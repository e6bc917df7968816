import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ItemImportView } from '../../../server/contract/item-import.ts';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { givenAuthority } from './items.ts';

const path = '/api/configuration-item-imports';
const reason = 'First filling of the database.';
const heading = 'name,type,status,hostname,serial,ip,os,location,services,relations';

describe.each(bothDatabases)('importing configuration items on %s', (database) => {
  let server: TestServer;
  let manager: Client;
  let owner: Client;
  beforeAll(async () => {
    server = await givenAServer({ database });
    manager = await server.as('shen-hui');
    owner = await server.as('lin-xia');
  });
  afterAll(() => server.close());

  const send = (file: string | Buffer, client = owner) =>
    client.post(path, Buffer.from(file), { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'items.csv' });
  const tried = async (file: string): Promise<ItemImportView> => {
    const answer = await send(file);
    expect(answer.status, answer.text).toBe(201);
    return answer.body;
  };
  const written = async (id: string, wish: object, client = owner): Promise<ItemImportView> => {
    const answer = await client.post(`${path}/${id}/apply`, wish);
    expect(answer.status, answer.text).toBe(200);
    await server.settle();
    return (await client.get(`${path}/${id}`)).body;
  };
  const countOf = async () =>
    (
      await server.database.reader.query<{ n: number }>(
        "SELECT COUNT(*) AS n FROM record WHERE type = 'configuration-item'",
      )
    )[0]?.n;

  test.each([
    {
      what: 'an unknown column',
      file: 'name,type,colour\na,server,red',
      errors: [{ path: 'rows[1].colour', code: 'column-unknown' }],
    },
    {
      what: 'a column twice',
      file: 'name,type,ip,ip\na,server,,',
      errors: [{ path: 'rows[1].ip', code: 'column-twice' }],
    },
    {
      what: 'a column missing',
      file: 'name,ip\na,10.0.0.1',
      errors: [{ path: 'rows[1].type', code: 'column-missing' }],
    },
    {
      what: 'a cell too many',
      file: 'name,type\na,server\nb,server,x',
      errors: [{ path: 'rows[3]', code: 'cells', params: { expected: 2, seen: 3 } }],
    },
    { what: 'an open quote', file: 'name,type\na,"server', errors: [{ code: 'syntax' }] },
    { what: 'no rows', file: 'name,type\n', errors: [{ code: 'empty' }] },
    ...['=1+1', '@SUM(A1)', '+cmd|x', '-1+2', ' =A1'].map((cell) => ({
      what: `the formula ${cell}`,
      file: `name,type,os\na,server,Linux\nb,server,${cell}`,
      errors: [{ path: 'rows[3].os', code: 'formula', params: { row: 3, column: 'os' } }],
    })),
    {
      what: 'a row in another encoding',
      file: Buffer.concat([
        Buffer.from('name,type,location\na,server,北京\nb,server,'),
        Buffer.from([0xb1, 0xb1, 0xbe, 0xa9]),
        Buffer.from('\nc,server,上海'),
      ]),
      errors: [{ path: 'rows[3].location', code: 'encoding', params: { row: 3, column: 'location' } }],
    },
    {
      what: 'another encoding altogether',
      file: Buffer.from('\uFEFFname,type\na,server', 'utf16le'),
      errors: [{ path: 'rows[1]', code: 'encoding' }],
    },
  ])('given $what, then the file is refused with row and column, and nothing is kept', async ({ file, errors }) => {
    const before = await countOf();
    const answer = await send(file);

    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'IMPORT_REFUSED', errors });
    expect((await owner.get(path)).body).toEqual([]);
    expect(await countOf()).toBe(before);
  });

  test('given a file, then it is tried first, written with progress, and changes nothing a second time', async () => {
    const file = [
      heading,
      'WEB-01,server,live,web-01,S-1,10.2.0.1,Linux,北京,erp;shop,runs-on: WEB-02; depends-on: DB-07',
      'WEB-02,server,live,web-02,S-2,10.2.0.2,Linux,"Beijing, room 2",,',
    ]
      .filter(Boolean)
      .join('\r\n');
    const { id, ...head } = await tried(`\uFEFF${file}`);
    expect(head).toMatchObject({
      status: 'checked',
      total: 2,
      creates: 2,
      updates: 0,
      same: 0,
      refused: 0,
      fileName: 'items.csv',
    });
    expect(await server.database.reader.query("SELECT id FROM record WHERE title = 'WEB-01'")).toEqual([]);

    expect(await written(id, { reason })).toMatchObject({ status: 'finished', done: 2, failed: 0 });
    const { body } = await owner.list('/api/configuration-items', { filter: { q: 'web-01' } });
    expect(body).toMatchObject([
      {
        name: 'WEB-01',
        number: 'CI000001',
        services: ['erp', 'shop'],
        attributes: { serial: 'S-1', location: '北京' },
      },
    ]);
    expect(body[0].relations.map(({ type }: { type: string }) => type).toSorted()).toEqual(['depends-on', 'runs-on']);

    expect(await tried(file)).toMatchObject({ creates: 0, updates: 0, same: 2, refused: 0 });
    const { body: history } = await owner.get(`/api/configuration-items/${body[0].id}/history`);
    expect(history.at(-1)).toMatchObject({
      version: 1,
      manual: true,
      source: 'import',
      reason,
      authority: null,
      by: { id: 'lin-xia' },
    });
    expect((await owner.post(`${path}/${id}/apply`, { reason })).body).toMatchObject({ code: 'IMPORT_NOT_READY' });
  });

  test('given keys, then a row is recognized by serial number, host name and type, or address', async () => {
    const rows = (lines: readonly string[]) => ['name,type,hostname,serial,ip', ...lines].join('\n');
    const matched = async (line: string) => {
      const { id } = await tried(rows([line]));
      const [row] = (await owner.get(`${path}/${id}/rows`)).body;
      return [row.outcome, row.itemId];
    };
    expect(await matched('MAIL-01,server,mail-01,,')).toEqual(['same', 'mail-01']);
    expect(await matched('Post,server,,,10.0.1.10')).toEqual(['update', 'mail-01']);
    expect(await matched('MAIL-01,vm,mail-01,,')).toEqual(['create', null]);
    expect((await matched('WEB-01,server,renamed,s-1,'))[0]).toBe('update');
  });

  test('given rows that are wrong, then each says its column, and nothing is applied', async () => {
    const file = [
      'name,type,status,ip,criticality,ownerId,services,relations',
      'a,spaceship,live,,,,,',
      'b,server,flying,999.1.1.1,9,nobody,erp;nix,carries: DB-07; runs-on: NIX',
    ].join('\n');
    const { id, refused } = await tried(file);
    const rows = (await owner.list(`${path}/${id}/rows`, { filter: { outcome: 'refused' } })).body;

    expect(refused).toBe(2);
    expect(rows[0].findings).toMatchObject([{ path: 'type', code: 'not-allowed' }]);
    const paths = rows[1].findings.map(({ path: column }: { path: string }) => column);
    expect(new Set(paths)).toEqual(new Set(['status', 'ip', 'criticality', 'ownerId', 'services', 'relations']));
    expect((await owner.post(`${path}/${id}/apply`, { reason })).body).toMatchObject({
      code: 'IMPORT_NOT_READY',
      params: { refused: 2 },
    });
  });

  test('given no right to override, then only what an approved change names is written', async () => {
    await givenAuthority(server.database.unitOfWork, { number: 'CHG900001', ciIds: ['mail-01'] });
    const file = 'name,type,hostname,os\nMAIL-01,server,mail-01,Linux 6\nSRV-07,server,srv-07,Linux 6';
    const { id } = await tried(file);

    expect((await manager.post(`${path}/${id}/apply`, { reason })).status).toBe(403);
    expect(await written(id, { authority: 'CHG900001' }, manager)).toMatchObject({ done: 1, failed: 1 });
    const [failed] = (await manager.list(`${path}/${id}/rows`, { filter: { step: 'failed' } })).body;
    expect(failed).toMatchObject({
      name: 'SRV-07',
      findings: [{ code: 'NOT_AUTHORISED', params: { refusal: 'not-named' } }],
    });
    expect((await send(file, await server.as('li-na'))).status).toBe(403);
  });

  test('given a thousand rows, then they are tried and written and are the same a second time', async () => {
    const lines = Array.from(
      { length: 1_000 },
      (_, n) =>
        `BULK-${n},server,live,bulk-${n},B-${n},10.${20 + (n >> 16)}.${(n >> 8) & 255}.${n & 255},Linux,Beijing,erp,`,
    );
    const file = [heading, ...lines].join('\n');
    const { id } = await tried(file);
    const seen = await written(id, { reason });

    expect(seen).toMatchObject({ creates: 1_000, done: 1_000, failed: 0, status: 'finished' });
    expect(await tried(file)).toMatchObject({ same: 1_000, creates: 0, updates: 0 });
  });
});
