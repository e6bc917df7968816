import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeAudit } from '../../../server/audit.ts';
import type { AuditLine, LineDetail } from '../../../server/contract/audit-trail.ts';
import { bothDatabases } from '../../support/database.ts';
import { anIncidentAtWork } from '../../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { unzipped } from './unzipped.ts';

describe.each(bothDatabases)('a line of the audit trail in words, on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAServer({ database, at: '2026-03-02T09:00:00+08:00' });
    await server.application.execution.evidence.sealer.prepare();
    await anIncidentAtWork(server);
  });
  afterEach(() => server.close());

  const lines = async (filter: Readonly<Record<string, unknown>>): Promise<readonly AuditLine[]> =>
    (await (await server.as('ding-yi')).list('/api/audit-trail', { filter })).body;
  const said = (line: AuditLine | undefined, label: string): LineDetail | undefined =>
    line?.words.details.find((detail) => detail.label.en === label);
  const written = async (label: string) =>
    (await lines({ recordNumber: 'INC000001', action: 'record-written' })).find((line) => said(line, label));

  test('given a choice that was made, then field and choice have their labels in both languages', async () => {
    expect(said(await written('Priority'), 'Priority')).toEqual({
      type: 'change',
      label: { en: 'Priority', zh: '优先级' },
      before: null,
      after: { en: 'P2 High', zh: 'P2 高' },
    });
    expect(said(await written('Assignee'), 'Assignee')).toMatchObject({ after: { en: 'Li Na', zh: '李娜' } });
    expect(said(await written('Priority'), 'Resolution due')).toMatchObject({ after: { en: '2026-03-02 17:00' } });
  });

  test('given a field that was overridden by hand, then the line says what it was, what it became, and why', async () => {
    const manager = await server.as('chen-min');
    const { body: record } = await manager.get('/api/records/incident/INC000001');
    const answer = await manager.patch(
      '/api/records/incident/INC000001',
      { fields: { category: 'hardware' }, reason: 'The disk is broken, not the program' },
      { 'If-Match': `"${record.lockVersion}"` },
    );
    expect(answer.status, answer.text).toBe(200);

    const [line] = await lines({ action: 'manual-override' });
    expect(said(line, 'Category')).toMatchObject({
      label: { zh: '类别' },
      before: { en: 'Software', zh: '软件' },
      after: { en: 'Hardware', zh: '硬件' },
    });
    expect(said(line, 'Reason')).toMatchObject({ value: { zh: 'The disk is broken, not the program' } });
  });

  test('given a text that was typed, then it is told while the record has it, and is not kept when it changed', async () => {
    const created = async () => (await lines({ recordNumber: 'INC000001', action: 'record-created' }))[0];
    expect(said(await created(), 'Title')).toMatchObject({ after: { en: 'Mail cannot be sent' } });

    await server.database.unitOfWork((tx) =>
      tx.execute(
        `UPDATE record SET fields = REPLACE(fields, 'Mail cannot be sent', 'Other') WHERE number = 'INC000001'`,
      ),
    );
    expect(said(await created(), 'Title')).toMatchObject({
      after: { en: expect.stringMatching(/^a text that is not kept/), zh: expect.stringMatching(/^未留存的文本/) },
    });
  });

  test('given a configuration item, then its attributes are told as its types name them', async () => {
    const line = (await lines({ action: 'record-written' })).find(({ entityId }) => entityId === 'app-07');

    expect(line?.words.about).toEqual({ en: 'Record APP-07', zh: '记录 APP-07' });
    expect(said(line, 'Type')).toMatchObject({ after: { en: 'Application', zh: '应用' } });
    expect(said(line, 'Relations')).toMatchObject({ after: { en: 'runs on SRV-07' } });
  });

  test('given a step that was completed, then it is told by the names of model and form', async () => {
    const [line] = await lines({ action: 'task-completed' });

    expect(line?.words.about).toEqual({ en: 'Task Classify incident', zh: '任务 分类事件' });
    expect(said(line, 'Fields')).toMatchObject({
      value: { en: expect.stringContaining('What was reported?'), zh: expect.stringContaining('报告类型？') },
    });
  });

  test('given a detail nobody has named, then it is told under a name in either language', async () => {
    await server.database.unitOfWork((tx) =>
      writeAudit(tx, [
        { actorId: null, action: 'kpis-kept', entityType: 'kpi', entityId: null, details: { strange: { a: [1] } } },
      ]),
    );

    const [line] = await lines({ action: 'kpis-kept' });
    expect(line?.words).toMatchObject({ about: { zh: '指标' }, details: [{ label: { zh: '其他内容' } }] });
  });

  test('given everything that was done so far, then each detail has a name of its own', async () => {
    const unnamed = (await lines({})).flatMap(({ action, words }) =>
      words.details.filter(({ label }) => label.en === 'Further detail' || label.zh === '').map(() => action),
    );

    expect(unnamed).toEqual([]);
  });

  test('given an evidence pack, then both reports tell every line in words', async () => {
    const answer = await (await server.as('ding-yi'))
      .get('/api/records/incident/INC000001/evidence')
      .responseType('blob');

    const files = await unzipped(answer.body as Buffer);
    const english = String(files.get('report.en.html'));
    const chinese = String(files.get('report.zh.html'));
    expect(english).toContain('Priority: nothing → P2 High');
    expect(chinese).toContain('优先级：无 → P2 高');
    expect(chinese).toContain('<td>李娜</td><td>签收任务</td><td>步骤：一线诊断</td>');
    expect(english).toContain('<td>Service</td><td>E-mail</td>');
    expect(english).toMatch(
      /<td>Priority matrix<\/td><td>PM-I2U2<\/td><td>[^<]*Impact: [^<]*<\/td><td>[^<]*Priority: /,
    );
    expect(chinese).toMatch(/<td>优先级矩阵<\/td><td>PM-I2U2<\/td><td>[^<]*影响度：/);
    expect(JSON.parse(String(files.get('audit-trail.json')))[0]).toHaveProperty('words.about');
  });
});
