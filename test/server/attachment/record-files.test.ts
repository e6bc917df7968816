import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attachment } from '../../../server/contract/attachment.ts';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { download, samples, uploaded } from '../../support/upload.ts';
import { openTask } from '../execution/support.ts';

const packagesDirectories = ['processes', 'test/server/attachment/fixtures'];
const reason = 'it shows a customer';
let starts = 0;

describe.each(bothDatabases)('files of a record on %s', (database) => {
  let server: TestServer;
  let zhang: Client;
  let desk: Client;
  beforeAll(async () => {
    server = await givenAServer({ database, config: { packagesDirectories } });
    zhang = await server.as('zhang-wei');
    desk = await server.as('li-na');
  });
  afterAll(() => server.close());

  const begin = async (client: Client, attachments: readonly string[] = []) => {
    starts += 1;
    const values = { title: 'Server room', attachments };
    return client.post('/api/processes/inspection/start', { values }, { 'Idempotency-Key': `begin-${starts}` });
  };
  const begun = async (client = zhang, attachments: readonly string[] = []): Promise<string> => {
    const answer = await begin(client, attachments);
    expect(answer.status, answer.text).toBe(201);
    return answer.body.recordId;
  };
  const filesOf = async (client: Client, recordId: string): Promise<Attachment[]> =>
    (await client.list('/api/attachments', { filter: { recordId } })).body;
  const pathOf = (recordId: string) => `/api/records/inspection/${recordId}`;
  const historyOf = async (recordId: string, lifecycle: string) =>
    (await desk.list('/api/history', { filter: { recordId, lifecycle } })).body;

  test('given an uploaded file, when a form is sent with it, then the desk reads it at the record and in its history', async () => {
    const file = await uploaded(zhang, '日志.txt');

    const recordId = await begun(zhang, [file.id]);

    expect(await filesOf(desk, recordId)).toMatchObject([
      { id: file.id, name: '日志.txt', label: { en: 'Files', zh: '文件' }, recordId, uploadedBy: { id: 'zhang-wei' } },
    ]);
    expect((await download(desk, file.id)).body.equals(samples.text)).toBe(true);
    expect((await desk.get(pathOf(recordId))).body.fields.attachments).toEqual([file.id]);
    expect(await historyOf(recordId, 'attached')).toMatchObject([
      { actor: { id: 'zhang-wei' }, details: { name: '日志.txt', sha256: file.sha256 } },
    ]);
  });

  test('given files of others, of other records, or a file twice, when a form names them, then it is refused', async () => {
    const own = await uploaded(zhang);
    const others = await uploaded(desk);
    await begun(zhang, [own.id]);

    for (const attachments of [[others.id], [own.id]]) {
      const answer = await begin(zhang, attachments);
      expect([answer.status, answer.body.errors]).toEqual([
        422,
        [{ path: 'attachments', code: 'FILE_UNKNOWN', params: {} }],
      ]);
    }
  });

  test('given a record of others, when its file is asked for by id, then there is none', async () => {
    const { id } = await uploaded(zhang);
    const recordId = await begun(zhang, [id]);
    const other = await server.as('wu-di');

    const answers = [
      await other.get(`/api/attachments/${id}/content`),
      await other.post(`/api/attachments/${id}/remove`, { reason }),
      await other.post(`${pathOf(recordId)}/attachments`, { attachmentIds: [(await uploaded(other)).id] }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(await filesOf(other, recordId)).toEqual([]);
    expect((await other.list('/api/attachments', { filter: { id: [id] } })).headers['content-range']).toMatch(/\/0$/);
  });

  test('given evidence that is a file, when a task is completed without it, then its field is named as the form names it', async () => {
    const recordId = await begun();
    const task = await openTask(desk, recordId, 'UT1_inspect');

    const without = await desk.post(`/api/tasks/${task.id}/complete`, { values: {} });
    const report = await uploaded(desk, 'report.pdf', samples.pdf);
    const done = await desk.post(`/api/tasks/${task.id}/complete`, { values: { report: [report.id] } });

    expect([without.status, without.body.errors]).toEqual([422, [{ path: 'report', code: 'REQUIRED', params: {} }]]);
    expect(done.status, done.text).toBe(200);
    // What an earlier task gave is evidence for the next one too.
    const filing = await openTask(desk, recordId, 'UT2_file');
    const filed = await desk.post(`/api/tasks/${filing.id}/complete`, { values: { report: null } });
    expect(filed.status, filed.text).toBe(200);
  });

  test('given a task that is saved with a file, then its draft keeps the file and the record has it', async () => {
    const recordId = await begun();
    const task = await openTask(desk, recordId, 'UT1_inspect');
    await desk.post(`/api/tasks/${task.id}/claim`);
    const photo = await uploaded(desk, 'a.png', samples.png);

    await desk.post(`/api/tasks/${task.id}/save`, { values: { photos: [photo.id] } });

    expect((await desk.get(`/api/tasks/${task.id}`)).body.form.values).toMatchObject({ photos: [photo.id] });
    expect((await filesOf(zhang, recordId)).map(({ id }) => id)).toEqual([photo.id]);
  });

  test('given a field for several files, when a form is sent without one it had, then the record keeps it', async () => {
    const recordId = await begun();
    const task = await openTask(desk, recordId, 'UT1_inspect');
    await desk.post(`/api/tasks/${task.id}/claim`);
    const [first, second] = [await uploaded(desk, 'a.png', samples.png), await uploaded(desk, 'b.png', samples.png)];
    const report = await uploaded(desk, 'report.pdf', samples.pdf);
    await desk.post(`/api/tasks/${task.id}/save`, { values: { photos: [first.id] } });

    await desk.post(`/api/tasks/${task.id}/save`, { values: { photos: [second.id], report: [report.id] } });

    expect((await desk.get(`/api/tasks/${task.id}`)).body.form.values.photos).toEqual([first.id, second.id]);
  });

  test('given a file a form had, when it is removed with a reason, then neither record nor form have it, and history does', async () => {
    const recordId = await begun();
    const task = await openTask(desk, recordId, 'UT1_inspect');
    await desk.post(`/api/tasks/${task.id}/claim`);
    const photo = await uploaded(desk, 'a.png', samples.png);
    await desk.post(`/api/tasks/${task.id}/save`, { values: { photos: [photo.id] } });

    const hasty = await desk.post(`/api/attachments/${photo.id}/remove`, { reason: 'no' });
    const removed = await desk.post(`/api/attachments/${photo.id}/remove`, { reason });

    expect([hasty.status, hasty.body.code]).toEqual([422, 'REASON_REQUIRED']);
    expect(removed.status, removed.text).toBe(200);
    expect(await filesOf(desk, recordId)).toEqual([]);
    expect((await download(desk, photo.id)).status).toBe(404);
    expect((await desk.get(pathOf(recordId))).body.fields.attachments).toEqual([]);
    expect((await desk.get(`/api/tasks/${task.id}`)).body.form.values.photos).toEqual([]);
    expect(await historyOf(recordId, 'attachment-removed')).toMatchObject([
      { actor: { id: 'li-na' }, details: { name: 'a.png', sha256: photo.sha256, reason } },
    ]);
    const saved = await desk.post(`/api/tasks/${task.id}/save`, { values: {} });
    expect(saved.status, saved.text).toBe(200);
  });

  test('given a file a completed task gave, when its sender removes it, then only who may override can', async () => {
    const recordId = await begun();
    const task = await openTask(desk, recordId, 'UT1_inspect');
    const report = await uploaded(desk, 'report.pdf', samples.pdf);
    await desk.post(`/api/tasks/${task.id}/complete`, { values: { report: [report.id] } });
    const manager = await server.as('chen-min');

    const sender = await desk.post(`/api/attachments/${report.id}/remove`, { reason });
    const overriding = await manager.post(`/api/attachments/${report.id}/remove`, { reason });

    expect((await filesOf(desk, recordId)).map(({ may }) => may.remove)).toEqual([]);
    expect([sender.status, overriding.status]).toEqual([403, 200]);
  });

  test('given a closed record, then nothing is added to it and nothing removed', async () => {
    const file = await uploaded(zhang);
    const recordId = await begun(zhang, [file.id]);
    const report = await uploaded(desk, 'report.pdf', samples.pdf);
    for (const element of ['UT1_inspect', 'UT2_file']) {
      const { id } = await openTask(desk, recordId, element);
      await desk.post(`/api/tasks/${id}/complete`, { values: { report: [report.id] } });
    }
    const manager = await server.as('chen-min');

    const removed = await manager.post(`/api/attachments/${file.id}/remove`, { reason });
    const added = await zhang.post(`${pathOf(recordId)}/attachments`, { attachmentIds: [(await uploaded(zhang)).id] });

    expect([removed.status, removed.body.code]).toEqual([409, 'RECORD_CLOSED']);
    expect([added.status, added.body.code]).toEqual([409, 'RECORD_CLOSED']);
    expect((await filesOf(zhang, recordId)).map(({ may }) => may.remove)).toEqual([false, false]);
  });

  test('given a record one has a part in, when files are added to it, then it has them; an auditor only reads', async () => {
    const recordId = await begun();
    const auditor = await server.as('feng-jie');
    const attach = async (client: Client) =>
      client.post(`${pathOf(recordId)}/attachments`, { attachmentIds: [(await uploaded(client)).id] });

    const answers = [await attach(zhang), await attach(desk), await attach(auditor)];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 403]);
    expect(await filesOf(auditor, recordId)).toHaveLength(2);
  });
});
