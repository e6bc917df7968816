import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CatalogueEntry } from '../../../server/contract/catalogue.ts';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

describe.each(bothDatabases)('the service catalogue on %s', (database) => {
  let server: TestServer;
  let zhang: Client;
  beforeAll(async () => {
    server = await givenAServer({ database });
    zhang = await server.as('zhang-wei');
  });
  afterAll(() => server?.close());

  const codes = async (client: Client) =>
    ((await client.get('/api/service-catalogue')).body as readonly CatalogueEntry[]).map(({ id }) => id);
  const order = (client: Client, values: object, key: string) =>
    client.post('/api/processes/service-request/start', { values }, { 'Idempotency-Key': key });

  test('given a requester, when they look, then they see what they may order, by category and in both languages', async () => {
    const seen = await codes(zhang);
    expect(seen).toHaveLength(18);
    expect(seen).not.toContain('R11');
    expect(seen).not.toContain('R13');
    const { body } = await zhang.get('/api/service-catalogue');
    const laptop = (body as readonly CatalogueEntry[]).find(({ id }) => id === 'R07');
    expect(laptop).toMatchObject({
      processId: 'service-request',
      category: { id: 'device', name: { en: 'I need a device', zh: '我需要设备' } },
      name: { en: 'Laptop', zh: '笔记本电脑' },
      target: 'PT40H',
      workingDays: 5,
      calendar: { id: 'cal-8x5', name: { en: 'Office hours', zh: '工作时间' } },
      approvers: [{ id: 'line-manager', name: { en: 'Line manager', zh: '直线经理' } }],
      isPriced: true,
    });
  });

  test('given the desk, when it looks, then it may order on behalf what only some may have', async () => {
    expect(await codes(await server.as('li-na'))).toHaveLength(19);
  });

  test('given an item, when its form is asked for, then it is that of the item; without one it asks for the item', async () => {
    const form = (await zhang.get('/api/processes/service-request/start-form?item=R10')).body;
    expect(form.schema.id).toBe('request-r10');
    const first = (await zhang.get('/api/processes/service-request/start-form')).body;
    expect(first.schema.id).toBe('request-item');
    expect(first.choices.catalogueItems).toHaveLength(18);
  });

  test.each([
    ['no item', { reason: 'Anything' }, 422, 'FORM_INVALID'],
    ['an unknown item', { catalogueItemId: 'R99' }, 404, 'NOT_FOUND'],
    ['a number for an item', { catalogueItemId: 7 }, 404, 'NOT_FOUND'],
    ['an item only the personnel system orders', { catalogueItemId: 'R11', beneficiaryId: 'wu-di' }, 404, 'NOT_FOUND'],
    [
      'an answer the form does not ask for',
      { catalogueItemId: 'R16', listName: 'all', details: 'Add me', cost: 1 },
      422,
      'FORM_INVALID',
    ],
    [
      'an option that is not offered',
      { catalogueItemId: 'R07', model: 'golden', reason: 'Anything' },
      422,
      'FORM_INVALID',
    ],
    [
      'somebody they may not order for',
      { catalogueItemId: 'R07', model: 'office', reason: 'Anything', beneficiaryId: 'tang-yu' },
      422,
      'FORM_INVALID',
    ],
    [
      'a last day after the limit',
      { catalogueItemId: 'R10', reason: 'Anything', endDate: '2027-03-04' },
      422,
      'FORM_INVALID',
    ],
  ])(
    'given an order with %s, when it is sent, then it is refused and nothing is kept',
    async (_what, values, status, code) => {
      const before = await server.database.reader.query('SELECT id FROM record WHERE type = ?', ['service-request']);
      const answer = await order(zhang, values, crypto.randomUUID());
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
      expect(await server.database.reader.query('SELECT id FROM record WHERE type = ?', ['service-request'])).toEqual(
        before,
      );
    },
  );

  test('given a limit of 365 days, when exactly that is ordered, then it is taken, and once for one key', async () => {
    const values = { catalogueItemId: 'R10', reason: 'Works from home', endDate: '2027-03-02' };
    const [first, again] = [await order(zhang, values, 'vpn'), await order(zhang, values, 'vpn')];
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
  });

  test('given one request, when a Chinese and an English reader open it, then labels are in both and what was typed stays', async () => {
    const started = await order(
      zhang,
      { catalogueItemId: 'R16', listName: '财务部', details: 'Please add me' },
      'list',
    );
    const { body } = await (await server.as('li-na')).get(`/api/records/service-request/${started.body.number}`);
    expect(body.stage).toEqual({ en: 'Being worked on', zh: '处理中' });
    expect(body.fields.formData).toMatchObject({ listName: '财务部', details: 'Please add me' });
    const texts = JSON.stringify(body.fieldShapes.map((field: { label: object }) => Object.keys(field.label).sort()));
    expect(texts).toBe(JSON.stringify(body.fieldShapes.map(() => ['en', 'zh'])));
    const item = body.fieldShapes.find((field: { key: string }) => field.key === 'catalogueItemId');
    expect(item.values).toContainEqual({ value: 'R16', label: { en: 'R16 Mailing list', zh: 'R16 邮件组' } });
    expect(body.fields.tasks[0].text).toEqual({ en: 'Change the mailing list', zh: '调整邮件组' });
  });
});
