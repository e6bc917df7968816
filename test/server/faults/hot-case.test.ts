import { describe, expect, test } from 'vitest';
import { historyRow } from '../../../server/execution/history-row.ts';
import { writeHistory } from '../../../server/execution/write-history.ts';
import { bothDatabases } from '../../support/database.ts';
import { anIncidentAtWork } from '../../support/incident-at-work.ts';
import { processorTimeMs } from '../../support/processor-time.ts';
import { givenAServer } from '../../support/server.ts';
import { expectSound } from './support/sound.ts';

const path = '/api/records/incident/INC000001';
const undelivered = `SELECT last_error FROM job WHERE kind = 'deliver-message' AND last_error IS NOT NULL`;

describe.each(bothDatabases)('a case that much is said about, on %s', (database) => {
  test('given five thousand comments, then the next comment and the next step cost about what they did, and pages are short', async () => {
    const server = await givenAServer({ database });
    const task = await anIncidentAtWork(server);
    const [desk, zhang] = [await server.as('li-na'), await server.as('zhang-wei')];
    const costOf = async (work: () => Promise<unknown>) => {
      const costs: number[] = [];
      for (let round = 0; round < 5; round++) {
        const begun = processorTimeMs();
        await work();
        await server.settle();
        costs.push(processorTimeMs() - begun);
      }
      return costs.toSorted((a, b) => a - b)[1] ?? 0;
    };
    const say = async () => {
      const said = await zhang.post(`${path}/comments`, { text: 'Still broken', internal: false });
      expect(said.status, said.text).toBe(201);
    };
    const claim = async () => {
      expect((await desk.post(`/api/tasks/${task.id}/release`)).status).toBe(200);
      expect((await desk.post(`/api/tasks/${task.id}/claim`)).status).toBe(200);
    };
    const { id } = (await desk.get(path)).body;
    const stateBytes = async () =>
      (
        await server.database.reader.query<{ bytes: number }>(
          'SELECT MAX(LENGTH(state)) AS bytes FROM process_instance WHERE record_id = ?',
          [id],
        )
      )[0]?.bytes ?? 0;
    const before = { say: await costOf(say), claim: await costOf(claim), state: await stateBytes() };

    const [said] = (await desk.get(path)).body.fields.comments;
    await server.database.unitOfWork(async (tx) => {
      const [stored] = await tx.query<{ fields: string }>('SELECT fields FROM record WHERE id = ?', [id]);
      const all = JSON.parse(stored?.fields ?? '{}');
      all.comments = Array.from({ length: 5000 }, () => said);
      await tx.execute('UPDATE record SET fields = ? WHERE id = ?', [JSON.stringify(all), id]);
      await tx.execute(
        `INSERT INTO record_comment (record_id, author_id, at, text, search_text, internal)
         WITH RECURSIVE series (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < 5000)
         SELECT record_id, author_id, at, text, search_text, internal
         FROM (SELECT * FROM record_comment WHERE record_id = ? LIMIT 1) AS one CROSS JOIN series`,
        [id],
      );
      const place = { recordId: id, rootId: null, instanceId: null, versionId: null, processId: 'incident' };
      const entry = historyRow({ lifecycle: 'commented', details: { text: said.text } }, place, tx.now, 'zhang-wei');
      await writeHistory(
        tx,
        Array.from({ length: 5000 }, () => entry),
      );
    });
    const after = { say: await costOf(say), claim: await costOf(claim), state: await stateBytes() };
    const page = await desk.list(`${path}/comments`, { range: [0, 24] });
    const [first] = (
      await desk.list('/api/history', { filter: { recordId: id, lifecycle: 'commented' }, range: [0, 0] })
    ).body;

    // The record keeps the last two hundred for its process; all of them are the conversation.
    expect(after.say).toBeLessThan(2 * before.say + 20);
    expect(after.claim).toBeLessThan(2 * before.claim + 20);
    expect(after.state).toBeLessThan(before.state + 100);
    expect([page.status, page.body.length]).toEqual([200, 25]);
    expect(first).toMatchObject({ lifecycle: 'commented', actor: { id: 'zhang-wei' } });
    expect((await desk.get(path)).body.fields.comments).toHaveLength(200);
    expect(page.headers['content-range']).toMatch(/\/5010$/);
    expect(await server.database.reader.query(undelivered)).toEqual([]);
    await expectSound(server.location, {}, server.clock.now());
    await server.close();
  }, 120_000);

  test('given a thousand repetitions of an alert, then the next one is kept, and the oldest are forgotten', async () => {
    const server = await givenAServer({ database });
    const monitoring = await server.as('monitoring');
    const alert = async (id: string) => {
      const payload = {
        source: 'monitoring',
        dedupKey: 'k',
        serviceId: 'erp',
        title: 'ERP is slow',
        severity: 'critical',
      };
      const sent = await monitoring.post('/api/messages', {
        id,
        name: 'msg.incident.create',
        correlationKey: 'k',
        payload,
      });
      expect(sent.status, sent.text).toBeLessThan(300);
      await server.settle();
    };
    const desk = await server.as('li-na');
    const occurrences = async () => (await desk.get(path)).body.fields.occurrences as readonly { severity: string }[];
    await alert('first');
    const [once] = await occurrences();
    await server.database.unitOfWork(async (tx) => {
      const [stored] = await tx.query<{ fields: string }>(`SELECT fields FROM record WHERE number = 'INC000001'`);
      const fields = { ...JSON.parse(stored?.fields ?? '{}'), occurrences: Array.from({ length: 1000 }, () => once) };
      await tx.execute(`UPDATE record SET fields = ? WHERE number = 'INC000001'`, [JSON.stringify(fields)]);
    });

    await alert('next');

    expect(await occurrences()).toHaveLength(200);
    expect(await server.database.reader.query(undelivered)).toEqual([]);
    await server.close();
  }, 60_000);
});
