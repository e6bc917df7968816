import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeAudit } from '../../../server/audit.ts';
import { unprotect } from '../../scenarios/runner/tamper.ts';
import { bothDatabases } from '../../support/database.ts';
import { anIncidentAtWork } from '../../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { unzipped } from './unzipped.ts';

describe.each(bothDatabases)('lines of the audit trail to take along, on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAServer({ database, at: '2026-03-02T09:00:00+08:00' });
    await server.application.execution.evidence.sealer.prepare();
    await anIncidentAtWork(server);
  });
  afterEach(() => server.close());

  const auditor = () => server.as('ding-yi');
  const asked = (filter: object) => `filter=${encodeURIComponent(JSON.stringify(filter))}`;
  const csv = async (filter: object, language: string) =>
    (await auditor()).get(`/api/audit-trail/lines.csv?${asked(filter)}&language=${language}`);
  const pack = async (filter: object) =>
    (await auditor()).get(`/api/audit-trail/evidence?${asked(filter)}`).responseType('blob');
  const line = (details: Readonly<Record<string, unknown>>, times = 1) =>
    server.database.unitOfWork((tx) =>
      writeAudit(
        tx,
        Array.from({ length: times }, () => ({
          actorId: 'li-na',
          action: 'kpis-kept' as const,
          entityType: 'kpi',
          entityId: 'all',
          details,
        })),
      ),
    );

  test('given a person and a day, then the table has their lines in the language asked, each with its seal', async () => {
    const filter = { actorId: 'li-na', from: '2026-03-02T00:00:00Z' };
    const chinese = await csv(filter, 'zh');

    expect(chinese.status, chinese.text).toBe(200);
    expect(chinese.headers['content-disposition']).toContain('audit-trail-zh.csv');
    const [head, ...rows] = chinese.text.replace('\uFEFF', '').trimEnd().split(/\r\n/);
    expect(head).toBe('行号,时间（Asia/Shanghai）,操作人,操作,对象,内容,封存');
    expect(rows.every((row) => row.includes(',李娜,') && /,[0-9a-f]{64}$/.test(row))).toBe(true);
    expect(chinese.text).toContain('影响度：无 → ');
    expect((await csv(filter, 'en')).text).toContain('Category: nothing → Software');
    expect((await csv({ actorId: 'nobody' }, 'en')).text.trimEnd().split('\r\n')).toHaveLength(1);
  });

  test('given a text that a spreadsheet would run, then it stands as text', async () => {
    await line({ reason: '=HYPERLINK("http://x")' });
    await server.database.unitOfWork((tx) =>
      tx.execute(`UPDATE account SET name = ? WHERE user_id = 'li-na'`, ['{"en":"=1+1","zh":"=1+1"}']),
    );

    const { text } = await csv({ action: 'kpis-kept' }, 'en');

    expect(text).toContain(`,'=1+1,`);
    expect(text).toContain('"Reason: =HYPERLINK(""http://x"")"');
  });

  test('given more lines than are read at once, then the pack has all of them in three forms, hashed and signed', async () => {
    await line({ kept: 1 }, 1_201);
    const answer = await pack({ action: 'kpis-kept' });

    expect(answer.status).toBe(200);
    const files = await unzipped(answer.body as Buffer);
    expect([...files.keys()].sort()).toEqual([
      'audit-trail.en.csv',
      'audit-trail.jsonl',
      'audit-trail.zh.csv',
      'how-to-verify.txt',
      'manifest.json',
      'manifest.sig',
      'public-key.pem',
    ]);
    const lines = String(files.get('audit-trail.jsonl')).trimEnd().split('\n');
    expect(lines).toHaveLength(1_201);
    expect(String(files.get('audit-trail.zh.csv')).trimEnd().split('\r\n')).toHaveLength(1_202);
    const manifest = JSON.parse(String(files.get('manifest.json')));
    expect(manifest).toMatchObject({ filter: { action: 'kpis-kept' }, madeBy: 'ding-yi', chain: { broken: null } });
    for (const { name, size, sha256 } of manifest.files) {
      const bytes = files.get(name) ?? Buffer.alloc(0);
      expect([bytes.length, createHash('sha256').update(bytes).digest('hex')], name).toEqual([size, sha256]);
    }
    const key = createPublicKey(String(files.get('public-key.pem')));
    const signature = Buffer.from(String(files.get('manifest.sig')), 'base64');
    expect(verify(null, files.get('manifest.json') ?? Buffer.alloc(0), key, signature)).toBe(true);
  });

  test('given lines that were taken along, then that is a line which says by which filters', async () => {
    await csv({ actorId: 'li-na' }, 'en');

    const { body } = await (await auditor()).list('/api/audit-trail', { filter: { action: 'lines-exported' } });

    expect(body[0].words).toMatchObject({ about: { zh: '审计轨迹' }, details: [{ value: { en: 'Who: Li Na' } }] });
  });

  test('given a chain that is broken, then no pack is made', async () => {
    await server.application.execution.evidence.sealer.settle();
    await unprotect(server.database.unitOfWork);
    await server.database.unitOfWork((tx) =>
      tx.execute(`UPDATE audit_trail SET actor_id = 'sun-hao' WHERE action = 'task-completed'`),
    );

    expect((await pack({})).status).toBe(409);
  });

  test('given a filter that is none, then it is refused by name; given somebody who does not audit, then everything is', async () => {
    expect((await csv({ secret: 1 }, 'en')).status).toBe(400);
    expect((await csv({}, 'fr')).status).toBe(400);
    const desk = await server.as('li-na');
    for (const path of ['lines.csv?language=en', 'evidence', 'sealing'])
      expect((await desk.get(`/api/audit-trail/${path}`)).status).toBe(403);
  });

  test('given lines that wait for their seal, then the page is told how far the trail is sealed and how many wait', async () => {
    const client = await auditor();
    await server.application.execution.evidence.sealer.settle();
    const [end] = await server.database.reader.query<{ seq: number }>('SELECT MAX(seq) AS seq FROM audit_trail');
    expect((await client.get('/api/audit-trail/sealing')).body).toMatchObject({ upTo: { seq: end?.seq }, waiting: 0 });

    await line({}, 2);

    expect((await client.get('/api/audit-trail/sealing')).body).toMatchObject({ upTo: { seq: end?.seq }, waiting: 2 });
  });
});
