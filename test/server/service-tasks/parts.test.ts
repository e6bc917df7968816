import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fullestWindow } from '../../../server/fact-queries/incidents/fullest-window.ts';
import { symptomSignature } from '../../../server/fact-queries/incidents/symptom-signature.ts';
import { factQueries } from '../../../server/fact-queries/index.ts';
import { serviceTasks } from '../../../server/service-tasks/index.ts';
import { isDrawn } from '../../../server/service-tasks/send-survey.ts';

const minute = 60_000;
const windowAt = (times: readonly number[], at: number, span: number) =>
  fullestWindow(
    times.map((time) => new Date(time * minute)),
    (time) => time,
    new Date(at * minute),
    span * minute,
  );

describe('fullest window', () => {
  test.each([
    { times: [0, 35, 60], at: 60, count: 3, why: 'both ends are included' },
    { times: [0, 35, 60.01], at: 60.01, count: 2, why: 'a moment more is too much' },
    { times: [0, 35, 60.01], at: 0, count: 2, why: 'later ones count for an earlier one' },
    { times: [0, 10, 20, 90], at: 90, count: 1, why: 'a fuller stretch without the instant does not' },
    { times: [5], at: 5, count: 1, why: 'alone' },
    { times: [], at: 5, count: 0, why: 'nothing' },
    { times: [3, 3, 3], at: 3, count: 3, why: 'all at once' },
  ])('given minutes $times, when asked for the 60 minutes around $at, then $count: $why', ({ times, at, count }) => {
    expect(windowAt(times, at, 60).count).toBe(count);
  });

  test('given two equally full stretches, then the members are those of both', () => {
    const { count, members } = windowAt([0, 30, 60, 90, 200], 60, 60);

    expect(count).toBe(3);
    expect(members.map((time) => time.getTime() / minute)).toEqual([0, 30, 60, 90]);
  });
});

describe('signature of a symptom', () => {
  test.each([
    { symptom: 'Mail  NOT sent, error 550!', signature: 'mail not sent error' },
    { symptom: 'mail not sent; error 421', signature: 'mail not sent error' },
    { symptom: '邮件无法发送(错误550)', signature: '邮件无法发送错误' },
    { symptom: ' 42 ?! ', signature: null },
    { symptom: null, signature: null },
    { symptom: 'a'.repeat(200), signature: 'a'.repeat(80) },
  ])('given "$symptom", then it is "$signature"', ({ symptom, signature }) => {
    expect(symptomSignature(symptom)).toBe(signature);
  });
});

describe('share of records', () => {
  test('given the numbers of 10,000 records, when 20 percent are drawn, then about a fifth is, and the same again', () => {
    const numbers = Array.from({ length: 10_000 }, (_, index) => `INC${String(index).padStart(6, '0')}`);

    const drawn = numbers.filter((number) => isDrawn(number, 20));

    expect(drawn.length).toBeGreaterThan(1_850);
    expect(drawn.length).toBeLessThan(2_150);
    expect(numbers.filter((number) => isDrawn(number, 20))).toEqual(drawn);
  });

  test.each([
    // The first 8 hex digits by `printf INC000001 | sha256sum`, modulo 100.
    { number: 'INC000001', share: 49 },
    { number: 'INC000002', share: 83 },
  ])('given $number, then it is drawn above $share percent only', ({ number, share }) => {
    expect(isDrawn(number, share)).toBe(false);
    expect(isDrawn(number, share + 1)).toBe(true);
  });
});

describe.each([
  { folder: 'server/service-tasks', names: [...serviceTasks.keys()], contract: 'service-task.ts' },
  { folder: 'server/fact-queries', names: [...factQueries.keys()], contract: 'fact-query.ts' },
])('$folder', ({ folder, names, contract }) => {
  test('given the files of the folder, then each is offered under its name, and nothing else is', () => {
    const files = readdirSync(folder).filter(
      (file) => file.endsWith('.ts') && file !== 'index.ts' && file !== contract,
    );

    expect(names.toSorted()).toEqual(files.map((file) => file.slice(0, -'.ts'.length)).toSorted());
  });
});
