import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { type OpenCompany, openCompany } from '../../../server/replay/open-company.ts';
import { readLog } from '../../../server/replay/read-log.ts';
import { replay } from '../../../server/replay/replay.ts';

const log = '../shared/data/servicenow-incidents.csv';
/** Lines of the log that are replayed here: whole incidents, among them reopened and re-prioritized ones. */
const lines = 420;

const present = existsSync(log);
if (!present) process.stdout.write('replay of the real log: skipped: data not present\n');

describe.runIf(present)('replay of a real log', () => {
  let folder: string;
  let company: OpenCompany;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'praxis-replay-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function open(): Promise<OpenCompany> {
    const config = readConfig({ PRAXIS_DATA_DIR: folder }, { programDirectory: '.', demo: true });
    return openCompany(config, {
      own: 'examples/imported-company',
      folder,
      version: 'test',
      log: pino({ level: 'silent' }),
    });
  }

  function part(text: string, name: string): string {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  }

  test('given its first lines, when they are replayed, then state and priority equal the row after each of them', async () => {
    const file = part(
      readFileSync(log, 'utf8')
        .split('\n')
        .slice(0, lines + 1)
        .join('\n'),
      'part.csv',
    );
    const { rows, findings } = await readLog(file);
    company = await open();
    const report = await replay(company.desk, rows, () => undefined);
    await company.close();

    expect(findings).toEqual([]);
    expect(report).toMatchObject({ rowsRead: lines, rowsEqual: lines, prioritiesEqual: lines, rowsRepeated: 0 });
  });

  test('given the same lines again, when they are replayed, then nothing is changed', async () => {
    const { rows } = await readLog(join(folder, 'part.csv'));
    company = await open();
    const before = await company.counts();
    const report = await replay(company.desk, rows, () => undefined);
    const after = await company.counts();
    await company.close();

    expect(report).toMatchObject({ rowsRead: lines, rowsEqual: lines, rowsRepeated: lines });
    expect(after).toEqual(before);
  });

  test('given dirty values, when the log is read, then each is reported with line and column and the rest is read', async () => {
    const [header = '', first = '', second = ''] = readFileSync(log, 'utf8').split('\n');
    const file = part(
      [header, first.replaceAll('29-02-2016 01:23', '31-02-2016 01:23'), second].join('\n'),
      'dirty.csv',
    );
    const { rows, findings } = await readLog(file);

    expect(rows).toHaveLength(1);
    expect(findings).toMatchObject([{ line: 2, column: 'sys_updated_at' }]);
  });
});
