import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SettableClock } from '../../../server/clock.ts';
import { insertMany } from '../../../server/database/insert-many.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { migrations } from '../../../server/database/migrations/index.ts';
import { openDatabase } from '../../../server/database/open-database.ts';
import { bundledOf } from '../../support/program.ts';

const root = new URL('../../../', import.meta.url);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'praxis-cli-'));
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the program; `FOLDER` in arguments stands for the temporary folder. */
function praxis(
  ...args: readonly (string | Readonly<Record<string, string>>)[]
): Promise<{ code: number; out: string; err: string }> {
  const words = args.filter((arg) => typeof arg === 'string');
  const settings = Object.assign({}, ...args.filter((arg) => typeof arg !== 'string'));
  const given = words.map((arg) => arg.replace('FOLDER', folder));
  return new Promise((resolve) => {
    execFile(
      'node',
      [bundledOf('cli'), ...given],
      { cwd: root, env: { ...process.env, ...settings } },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

const level = (value: number, row: string, decided: string) => ({
  id: row,
  when: { level: { equal: value } },
  outputs: { decided },
});
const table = {
  id: 'level',
  hitPolicy: 'UNIQUE',
  inputs: [{ fact: 'level', type: 'int', min: 1, max: 2 }],
  outputs: [{ name: 'decided', type: 'text' }],
  rows: [level(1, 'a', 'low'), level(2, 'b', 'high')],
  tests: [{ name: 'one', in: { level: 1 }, expect: { decided: 'low' } }],
};
const gap = { ...table, rows: table.rows.slice(0, 1) };
const failing = { ...table, tests: [{ name: 'one', in: { level: 1 }, expect: { decided: 'high' } }] };
const draft = { ...table, rows: [level(1, 'a', 'low'), level(2, 'b', 'highest')] };
const logged = (record: string, at: string, value: number) =>
  JSON.stringify({
    ruleSet: 'level',
    version: '1',
    at,
    record,
    facts: { level: value },
    rows: [value === 1 ? 'a' : 'b'],
    result: { decided: value === 1 ? 'low' : 'high' },
  });
const files = {
  'good.json': JSON.stringify(table),
  'gap.json': JSON.stringify(gap),
  'failing.json': JSON.stringify(failing),
  'draft.json': JSON.stringify(draft),
  'odd.json': '{ "id": "odd", "rows": "none" }',
  'log.jsonl': [
    logged('INC-1', '2026-01-01T00:00:00Z', 2),
    logged('INC-2', '2026-03-01T00:00:00Z', 1),
    logged('INC-3', '2026-03-02T00:00:00Z', 2),
  ].join('\n'),
  'broken.jsonl': `${logged('INC-1', '2026-01-01T00:00:00Z', 2)}\n{"record":1}`,
};

describe('praxis calendar', () => {
  test.each([
    [
      'due',
      ['--calendar', 'cal-8x5', '--start', '2026-02-13T17:00:00+08:00', '--minutes', '1440'],
      '2026-02-25T09:00:00.000Z',
    ],
    [
      'elapsed',
      ['--calendar', 'cal-8x5', '--from', '2026-02-13T17:00:00+08:00', '--to', '2026-02-25T17:00:00+08:00'],
      '1440',
    ],
  ])('given %s, then it prints the answer alone', async (what, args, expected) => {
    expect(await praxis('calendar', what, ...args)).toMatchObject({ code: 0, out: `${expected}\n` });
  });

  test.each([
    [
      'an unknown calendar',
      ['due', '--calendar', 'x', '--start', '2026-02-13T17:00:00Z', '--minutes', '1'],
      1,
      /allowed: cal-24x7/,
    ],
    ['no offset', ['due', '--calendar', 'cal-8x5', '--start', '2026-02-13T17:00:00', '--minutes', '1'], 2, /--start/],
    [
      'half a minute',
      ['due', '--calendar', 'cal-8x5', '--start', '2026-02-13T17:00:00Z', '--minutes', '0.5'],
      2,
      /--minutes/,
    ],
    ['too few options', ['elapsed', '--calendar', 'cal-8x5'], 2, /missing: --from, --to/],
    ['an unknown option', ['elapsed', '--colour', 'red'], 2, /colour/],
  ])('given %s, then the exit code is not zero and the reason is said', async (_, args, code, reason) => {
    const { code: got, err } = await praxis('calendar', ...args);

    expect(got).toBe(code);
    expect(err).toMatch(reason);
  });
});

describe('praxis rules', () => {
  test.each([
    ['the shipped rule sets', ['lint'], 0, /rule sets, 0 findings/],
    ['a good table', ['lint', 'FOLDER/good.json'], 0, /1 rule sets, 0 findings/],
    ['a gap', ['lint', 'FOLDER/gap.json'], 1, /GAP: no row answers \{"level":2\}/],
    ['a file of another shape', ['lint', 'FOLDER/odd.json'], 1, /odd\.json: rows: "none"/],
    ['passing cases', ['test', 'FOLDER/good.json'], 0, /1 passed, 0 failed/],
    [
      'a failing case',
      ['test', 'FOLDER/failing.json'],
      1,
      /test "one" gave \{"decided":"low"\}[\s\S]*0 passed, 1 failed/,
    ],
    [
      'a draft',
      ['what-if', '--draft', 'FOLDER/draft.json', '--log', 'FOLDER/log.jsonl'],
      0,
      /INC-1 .*"high"\} -> \{"decided":"highest"\}[\s\S]*3 decisions replayed, 2 would change/,
    ],
    [
      'a draft and some days',
      ['what-if', '--draft', 'FOLDER/draft.json', '--log', 'FOLDER/log.jsonl', '--days', '30'],
      0,
      /2 decisions replayed, 1 would change/,
    ],
  ])('given %s, then it says so and the exit code tells', async (_, args, code, output) => {
    const { code: got, out } = await praxis('rules', ...args);

    expect(out).toMatch(output);
    expect(got).toBe(code);
  });

  test('given no log, then the decisions of the server’s database are replayed, while a server may use it', async () => {
    const location = { type: 'sqlite', file: join(folder, 'praxis.sqlite') } as const;
    const database = await openDatabase(location, new SettableClock(new Date('2026-03-02T00:00:00Z')));
    await migrate(database.unitOfWork, migrations);
    const decision = (value: number, result: string) => ({
      at: '2026-03-02T00:00:00.000Z',
      rule_set: 'level',
      content_hash: 'h',
      facts: JSON.stringify({ level: value }),
      fired_rows: '["b"]',
      result: JSON.stringify({ decided: result }),
      instance_id: `instance-${value}`,
      element_id: 'BR1',
    });
    await database.unitOfWork((tx) => insertMany(tx, 'decision_log', [decision(1, 'low'), decision(2, 'high')]));
    const { code, out } = await praxis({ PRAXIS_DATA_DIR: folder }, 'rules', 'what-if', '--draft', 'FOLDER/draft.json');
    await database.close();

    expect(out).toMatch(/instance-2 .*"high"\} -> \{"decided":"highest"\}[\s\S]*2 decisions replayed, 1 would change/);
    expect(code).toBe(0);
  });

  test('given a log with a line that is no decision, then the line is named', async () => {
    const { code, err } = await praxis(
      'rules',
      'what-if',
      '--draft',
      'FOLDER/draft.json',
      '--log',
      'FOLDER/broken.jsonl',
    );

    expect([code, err]).toEqual([1, expect.stringMatching(/broken\.jsonl, line 2/)]);
  });
});
