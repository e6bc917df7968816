import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from '../../support/client.ts';
import { aFolder, bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const code = 'R21';
const name = { en: 'Parking space', zh: '停车位' };

describe.each(bothDatabases)('an item an organization adds to its catalogue, on %s', (database) => {
  let server: TestServer;
  let folder: string;
  beforeEach(async () => {
    folder = join(aFolder(), 'processes');
    cpSync('processes', folder, { recursive: true });
    server = await givenAServer({ database, config: { packagesDirectories: [folder] } });
  });
  afterEach(() => server.close());

  /** Edits a file of the package as an administrator does. */
  const edit = <Content>(file: string, change: (content: Content) => void) => {
    const path = join(folder, 'service-request', file);
    const content = JSON.parse(readFileSync(path, 'utf8')) as Content;
    change(content);
    writeFileSync(path, JSON.stringify(content));
  };
  const addItem = () =>
    edit<{ items: { code: string }[] }>('catalogue.json', ({ items }) => {
      const like = items.find((item) => item.code === 'R10');
      items.push({ ...like, ...{ code, name, access: undefined } } as { code: string });
    });
  const nameIt = () => {
    edit<{ fields: { key: string; values?: object[] }[] }>('records/service-request.json', ({ fields }) => {
      fields.find(({ key }) => key === 'catalogueItemId')?.values?.push({ value: code, label: name });
    });
    edit<{
      inputs: { fact: string; values: string[]; valueLabels: Record<string, object> }[];
      rows: object[];
    }>('rules/req-approval.json', ({ inputs, rows }) => {
      const [item] = inputs.filter(({ fact }) => fact === 'item');
      item?.values.push(code);
      Object.assign(item?.valueLabels ?? {}, { [code]: name });
      rows.push({ id: `${code}-finance`, when: { item: { equal: code } }, outputs: { role: 'finance' } });
    });
  };
  const order = (client: Client, catalogueItemId: string) =>
    client.post(
      '/api/processes/service-request/start',
      { values: { catalogueItemId, endDate: '2026-12-31', reason: 'Comes by car' } },
      { 'Idempotency-Key': `order-${catalogueItemId}` },
    );
  const record = async (client: Client, id: string) => (await client.get(`/api/records/service-request/${id}`)).body;

  test('given the package with one more item, when the server starts anew, then it is ordered and approved by its own row, and what was ordered before goes on', async () => {
    const before = (await order(await server.as('zhang-wei'), 'R10')).body;
    addItem();
    nameIt();
    server = await server.restarted();
    const client = await server.as('zhang-wei');

    const answer = await order(client, code);

    expect(answer.status, answer.text).toBe(201);
    expect(await record(client, answer.body.recordId)).toMatchObject({
      status: 'awaiting-approval',
      fields: { catalogueItemId: code, approvers: [{ role: 'finance', userId: 'hu-bo' }] },
    });
    expect(await record(client, before.recordId)).toMatchObject({
      status: 'awaiting-approval',
      fields: { approvers: [{ role: 'line-manager', userId: 'sun-hao' }] },
    });
    const sun = await server.as('sun-hao');
    const filter = { recordId: before.recordId, status: 'open' };
    const [task] = (await sun.list('/api/tasks', { filter })).body as { id: string }[];
    const approved = await sun.post(`/api/tasks/${task?.id}/complete`, { values: { decision: 'approve' } });
    expect(approved.status, approved.text).toBe(200);
    expect(await record(client, before.recordId)).toMatchObject({ status: 'fulfilling' });
  });
});
