import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { insertMany } from '../../../server/database/insert-many.ts';
import { masterDataRow } from '../../../server/master-data/master-data.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const more = 1100;

describe.each(bothDatabases)('a list longer than a form shows, on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAServer({ database });
    await server.database.unitOfWork(async (tx) => {
      const [erp] = await tx.query<{ fields: string }>("SELECT fields FROM record WHERE id = 'erp'");
      const fields = JSON.parse(erp?.fields ?? '{}') as Record<string, unknown>;
      const rows = Array.from({ length: more }, (_, index) => {
        const id = `many-${String(index).padStart(4, '0')}`;
        const name = { en: `Aa ${id}`, zh: `甲 ${id}` };
        return masterDataRow(tx, {
          id,
          type: 'service',
          title: name.en,
          status: 'catalogue',
          customerId: 'group-hq',
          fields: { ...fields, code: id, name },
          texts: [name.en, name.zh],
        });
      });
      await insertMany(tx, 'record', rows);
    });
  });
  afterEach(() => server.close());

  test('given an entry beyond the end of what is shown, then it is found by its name, and is a valid answer', async () => {
    const zhang = await server.as('zhang-wei');
    const report = (serviceId: string) =>
      zhang.post(
        '/api/processes/incident/start',
        {
          values: {
            serviceId,
            title: 'Down',
            symptom: 'Nothing opens since this morning',
            serviceState: 'down',
            startedAt: '2026-03-02T08:30+08:00',
          },
        },
        { 'Idempotency-Key': serviceId },
      );

    const shown = (await zhang.get('/api/choices/services')).body as { value: string }[];
    const found = (await zhang.get('/api/choices/services?q=many-1099')).body as { value: string }[];
    const answers = [await report('many-1099'), await report('nope')];

    expect([shown.length, shown.some(({ value }) => value === 'many-1099')]).toEqual([1000, false]);
    expect(found.map(({ value }) => value)).toEqual(['many-1099']);
    expect(answers.map(({ status }) => status)).toEqual([201, 422]);
  });
});
