import { createHash, createPublicKey, verify } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FileStore } from '../../../server/features/attachment/file-store.ts';
import { EvidenceKeys } from '../../../server/features/audit-trail/evidence-keys.ts';
import { beginning, sealOf } from '../../../server/features/audit-trail/seal.ts';
import { lineColumns, type TrailLine } from '../../../server/features/audit-trail/trail-line.ts';
import { unprotect } from '../../scenarios/runner/tamper.ts';
import { aFolder, bothDatabases } from '../../support/database.ts';
import { anIncidentAtWork } from '../../support/incident-at-work.ts';
import { givenAServer, type TestServer, uploadsIn } from '../../support/server.ts';
import { samples, uploaded } from '../../support/upload.ts';
import { unzipped } from './unzipped.ts';

describe.each(bothDatabases)('the sealed audit trail, on %s', (database) => {
  let server: TestServer;
  let store: string;
  beforeEach(async () => {
    store = aFolder();
    const config = { uploads: uploadsIn(store) };
    server = await givenAServer({ database, at: '2026-03-02T09:00:00+08:00', config });
    await server.application.execution.evidence.sealer.prepare();
    await anIncidentAtWork(server);
    await server.application.execution.evidence.sealer.settle();
  });
  afterEach(() => server.close());

  const auditor = () => server.as('ding-yi');
  const verified = async () => (await (await auditor()).post('/api/audit-trail/verify', {})).body;
  const rows = <T>(sql: string, params: readonly unknown[] = []) => server.database.reader.query<T>(sql, params);
  /** What somebody does who has the database in their hands. */
  const byHand = async (...statements: readonly string[]) => {
    await unprotect(server.database.unitOfWork);
    await server.database.unitOfWork(async (tx) => {
      for (const sql of statements) await tx.execute(sql);
    });
  };
  const firstLine = async () => (await rows<{ seq: number }>('SELECT MIN(seq) AS seq FROM audit_trail'))[0]?.seq;
  const chainedAnew = async (key: Buffer) => {
    const lines = await rows<TrailLine>(
      `SELECT ${lineColumns} FROM audit_seal s JOIN audit_trail t ON t.seq = s.seq ORDER BY s.position`,
    );
    let hash = beginning;
    const seals = lines.map((line, index) => {
      hash = sealOf(key, index + 1, hash, line);
      return `UPDATE audit_seal SET hash = '${hash}' WHERE position = ${index + 1}`;
    });
    await byHand(...seals);
  };
  const lineOf = async (action: string) =>
    (await rows<{ seq: number }>('SELECT MAX(seq) AS seq FROM audit_trail WHERE action = ?', [action]))[0]?.seq ?? 0;

  test('given nothing was touched, then every line is sealed and verified', async () => {
    const client = await auditor();
    await server.application.execution.evidence.sealer.settle();
    const [all] = await rows<{ n: number }>('SELECT COUNT(*) AS n FROM audit_trail');

    const { body: verdict } = await client.post('/api/audit-trail/verify', {});

    expect(verdict).toMatchObject({ verified: all?.n, broken: null, anchors: 1 });
    expect(verdict.unsealed).toBe(0);
  });

  test('given a line, when the program itself tries to change or delete it or its seal, then the database refuses', async () => {
    for (const sql of [
      `UPDATE audit_trail SET action = 'x'`,
      'DELETE FROM audit_trail',
      `UPDATE audit_seal SET hash = 'x'`,
      'DELETE FROM audit_seal',
    ])
      await expect(server.database.unitOfWork((tx) => tx.execute(sql))).rejects.toThrow(/append-only|never changed/);
  });

  test('S-62 given a line that was edited by hand, then verifying names it and its record, and the evidence pack is refused', async () => {
    const seq = await lineOf('record-written');
    await byHand(`UPDATE audit_trail SET actor_id = 'sun-hao' WHERE seq = ${seq}`);

    expect((await verified()).broken).toEqual({ seq, how: 'changed', recordNumber: 'INC000001' });
    const refused = await (await auditor()).get('/api/records/incident/INC000001/evidence');
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'EVIDENCE_BROKEN', params: { seq, record: 'INC000001' } });
  });

  test('given a line that was deleted, then it is named', async () => {
    const seq = await lineOf('record-written');
    await byHand(`DELETE FROM audit_trail WHERE seq = ${seq}`);

    expect((await verified()).broken).toMatchObject({ seq, how: 'gone' });
  });

  test('given a line that was deleted with its seal, then the next one is named', async () => {
    const seq = await lineOf('record-created');
    const [next] = await rows<{ seq: number }>(
      'SELECT seq FROM audit_seal WHERE position = (SELECT position + 1 FROM audit_seal WHERE seq = ?)',
      [seq],
    );
    await byHand(`DELETE FROM audit_seal WHERE seq = ${seq}`, `DELETE FROM audit_trail WHERE seq = ${seq}`);

    expect((await verified()).broken).toMatchObject({ seq: next?.seq, how: 'seal-gone' });
  });

  test('given two lines that were exchanged, then the first is named', async () => {
    const [second, first] = await rows<{ seq: number; details: string }>(
      'SELECT seq, details FROM audit_trail ORDER BY seq DESC LIMIT 2',
    );
    await byHand(
      `UPDATE audit_trail SET details = '${second?.details}' WHERE seq = ${first?.seq}`,
      `UPDATE audit_trail SET details = '${first?.details}' WHERE seq = ${second?.seq}`,
    );

    expect(first?.details).not.toBe(second?.details);
    expect((await verified()).broken).toMatchObject({ seq: first?.seq, how: 'changed' });
  });

  test('given the end of the trail that was cut off, then its anchor says so', async () => {
    await server.application.execution.evidence.sealer.anchor();
    const [last] = await rows<{ position: number; seq: number }>(
      'SELECT MAX(position) AS position, MAX(seq) AS seq FROM audit_seal',
    );
    const from = (last?.position ?? 0) - 2;
    await byHand(
      `DELETE FROM audit_trail WHERE seq IN (SELECT seq FROM audit_seal WHERE position > ${from})`,
      `DELETE FROM audit_seal WHERE position > ${from}`,
    );

    expect((await verified()).broken?.how).toBe('cut');
  });

  test('given a trail that was made anew as a whole with a key of its own, then nothing fits', async () => {
    const other = new EvidenceKeys(join(server.evidenceDirectory, 'other'));
    other.create();
    await chainedAnew(other.chain);

    expect((await verified()).broken).toMatchObject({ seq: await firstLine(), how: 'changed' });
  });

  test('given a line that was edited and the trail made anew as a whole with its own key, then the anchor does not fit', async () => {
    await server.application.execution.evidence.sealer.anchor();
    const [anchored] = await rows<{ seq: number }>('SELECT seq FROM audit_seal ORDER BY position DESC LIMIT 1');
    await byHand(`UPDATE audit_trail SET actor_id = 'sun-hao' WHERE seq = ${await firstLine()}`);
    const keys = new EvidenceKeys(server.evidenceDirectory);
    await chainedAnew(keys.chain);

    expect((await verified()).broken).toMatchObject({ seq: anchored?.seq, how: 'rewritten' });
  });

  test('given a line that was put in later and claims an earlier day, then it is named', async () => {
    await byHand(
      `INSERT INTO audit_trail (at, action, entity_type, details) VALUES ('2026-03-01T01:00:00.000Z', 'record-written', 'record', '{}')`,
    );
    const client = await auditor();
    await server.application.execution.evidence.sealer.settle();

    const { body } = await client.post('/api/audit-trail/verify', {});
    expect(body.broken).toMatchObject({ how: 'inserted' });
  });

  test('given a clock that was set back and went right again, then the trail holds', async () => {
    for (const at of ['2026-03-02T06:00:00+08:00', '2026-03-02T06:20:00+08:00', '2026-03-02T09:30:00+08:00']) {
      server.clock.set(new Date(at));
      await server.as('li-na');
      await server.application.execution.evidence.sealer.settle();
    }

    expect((await verified()).broken).toBeNull();
  });

  test('given a sealed trail whose key is gone, when the server is to start, then it says which file is missing', async () => {
    server = await server.restarted();
    await server.application.execution.evidence.sealer.prepare();
    server = await server.restarted();
    const key = join(server.evidenceDirectory, 'audit-chain.key');
    rmSync(key);

    await expect(server.application.execution.evidence.sealer.prepare()).rejects.toThrow(
      `the key ${key} cannot be read`,
    );
    server = await server.restarted();
    writeFileSync(key, 'not a key');
    await expect(server.application.execution.evidence.sealer.prepare()).rejects.toThrow('64 hexadecimal digits');
  });

  test('given an evidence pack, then its files have the hashes of the list, the list is signed, and both reports are there', async () => {
    const desk = await server.as('li-na');
    const file = await uploaded(desk, '截图.png', samples.png);
    await desk.post('/api/records/incident/INC000001/attachments', { attachmentIds: [file.id] });
    await server.settle();

    const answer = await (await auditor()).get('/api/records/incident/INC000001/evidence').responseType('blob');

    expect(answer.status).toBe(200);
    const files = await unzipped(answer.body as Buffer);
    const manifest = JSON.parse(String(files.get('manifest.json')));
    for (const { name, sha256 } of manifest.files)
      expect(
        createHash('sha256')
          .update(files.get(name) ?? '')
          .digest('hex'),
        name,
      ).toBe(sha256);
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'report.en.html',
        'report.zh.html',
        'history.json',
        'audit-trail.json',
        'files/001-截图.png',
      ]),
    );
    const key = createPublicKey(String(files.get('public-key.pem')));
    const signature = Buffer.from(String(files.get('manifest.sig')), 'base64');
    expect(verify(null, files.get('manifest.json') ?? Buffer.alloc(0), key, signature)).toBe(true);
    expect(manifest).toMatchObject({ record: 'INC000001', madeBy: 'ding-yi', chain: { broken: null } });
    expect(await rows(`SELECT actor_id FROM audit_trail WHERE action = 'evidence-exported'`)).toEqual([
      { actor_id: 'ding-yi' },
    ]);
  });

  test('given a file that the store has lost, then no pack is made of its record', async () => {
    const desk = await server.as('li-na');
    const file = await uploaded(desk, '截图.png', samples.png);
    await desk.post('/api/records/incident/INC000001/attachments', { attachmentIds: [file.id] });
    await server.settle();
    rmSync(new FileStore(store).path(file.id));

    const refused = await (await auditor()).get('/api/records/incident/INC000001/evidence');

    expect(refused.body).toMatchObject({ code: 'FILE_MISSING' });
  });

  test('given somebody who does not audit, then trail, verification and packs are refused', async () => {
    const desk = await server.as('li-na');

    expect((await desk.list('/api/audit-trail')).status).toBe(403);
    expect((await desk.post('/api/audit-trail/verify', {})).status).toBe(403);
    expect((await desk.get('/api/records/incident/INC000001/evidence')).status).toBe(403);
  });

  test('given the trail, then an auditor filters it by record, action and time, and unknown filters are refused', async () => {
    const client = await auditor();
    const list = async (filter: Readonly<Record<string, unknown>>) => client.list('/api/audit-trail', { filter });

    const lines = (await list({ recordNumber: 'INC000001', action: 'record-created' })).body;
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ recordType: 'incident', sealed: true, entityType: 'record' });
    expect((await list({ from: '2027-01-01T00:00:00Z' })).body).toEqual([]);
    expect((await list({ secret: 1 })).status).toBe(400);
  });
});
