import { expect, test, vi } from 'vitest';
import { KeptMessages } from '../../../admin/src/resources/operations/KeptMessages.tsx';
import { StalledRuns } from '../../../admin/src/resources/operations/StalledRuns.tsx';
import { factTyped, isAllowed } from '../../../admin/src/resources/processes/neededFact.ts';
import type { KeptMessages as Kept } from '../../../server/contract/message.ts';
import { press } from '../support/press.ts';
import { render } from '../support/render.tsx';

const kept = (id: string, receiverInstalled: boolean): Kept => ({
  id,
  count: 2,
  oldestAt: '2026-03-02T01:00:00.000Z',
  receiverInstalled,
});

test('given kept messages, then only those with a receiver can be delivered', async () => {
  const place = await render(<KeptMessages />, {
    answers: { getList: listing([kept('msg.change', false), kept('msg.problem', true)]) },
  });

  const rows = [...place.querySelectorAll('tbody tr')].map((row) => row.textContent);
  expect(rows[0]).toMatch(/^msg\.change2.*Not installed$/);
  expect(rows[1]).toMatch(/^msg\.problem2.*InstalledDeliver$/);
});

test('given a kept message, when delivering is pressed, then it happens only once it is confirmed', async () => {
  const delivered: string[] = [];
  const place = await render(<KeptMessages />, {
    answers: {
      getList: listing([kept('msg.problem', true)]),
      deliverKeptMessages: async (name) => {
        delivered.push(name);
        return { delivered: 2 };
      },
    },
  });

  await press(place, 'Deliver');
  const dialog = document.querySelector('[role="dialog"]');
  expect(dialog?.textContent).toContain('Deliver 2 messages msg.problem?');
  expect(delivered).toEqual([]);

  await press(dialog ?? place, 'Deliver');
  expect(delivered).toEqual(['msg.problem']);
});

test.each([
  { language: 'en', kept: 'No message is kept.', runs: 'Every run can go on.' },
  { language: 'zh', kept: '没有暂存的消息。', runs: '没有停滞的实例。' },
] as const)('given nothing to look after, then it is said in $language', async ({ language, ...said }) => {
  const answers = { getList: listing([]) };

  expect((await render(<KeptMessages />, { answers, language })).textContent).toContain(said.kept);
  expect((await render(<StalledRuns />, { answers, language })).textContent).toContain(said.runs);
});

test.each([
  { language: 'en', said: 'The rule set "Size of a load" needs the fact "Weight".', supply: 'Supply the fact' },
  { language: 'zh', said: '规则集“货物大小”缺少事实“重量”。', supply: '补充事实' },
] as const)(
  'given a decision without its fact, then set, fact and place are said in $language, and nothing is sent before a value is given',
  async ({ language, said, supply }) => {
    const supplied: unknown[] = [];
    const place = await render(<StalledRuns />, {
      language,
      permissions: ['stall.repair'],
      answers: {
        getList: listing([withoutWeight]),
        supplyFact: async (...given) => {
          supplied.push(given);
          return {} as never;
        },
      },
    });

    // What repairs a run is loaded when there is one to repair.
    await vi.waitFor(() =>
      expect(place.textContent).toContain(
        language === 'en' ? 'Decide the size · The rule set misses a fact' : '判定大小 · 规则集缺少事实',
      ),
    );
    expect(place.textContent).toContain(said);
    await press(place, supply);
    const dialog = document.querySelector('[role="dialog"]');
    expect(dialog?.textContent).toContain(language === 'en' ? 'Weight' : '重量');
    expect(supplied).toEqual([]);
  },
);

test.each([
  {
    language: 'en',
    said: 'State is "dwn". Allowed: One of several values · working, not working.',
  },
  { language: 'zh', said: '状态为“dwn”。允许：若干取值之一 · 正常, 不可用。' },
] as const)(
  'given a fact with a value it may not have, then the value and what is allowed are said in $language',
  async ({ language, said }) => {
    const [stall] = withoutWeight.stalls;
    const details = {
      ...stall?.details,
      fact: 'state',
      factLabel: { en: 'State', zh: '状态' },
      factType: 'enum',
      values: ['up', 'down'],
      valueWords: { up: { en: 'working', zh: '正常' }, down: { en: 'not working', zh: '不可用' } },
      value: 'dwn',
    };
    const instance = { ...withoutWeight, stalls: [{ ...stall, code: 'RULE_FACT_TYPE', details }] };

    const place = await render(<StalledRuns />, { language, answers: { getList: listing([instance]) } });

    await vi.waitFor(() => expect(place.textContent).toContain(said));
  },
);

test.each([
  ['int', { min: 1, max: 3 }, 3, true],
  ['int', { min: 1, max: 3 }, 4, false],
  ['int', {}, 2.5, false],
  ['enum', { values: ['up', 'down'] }, 'dwn', false],
  ['date', {}, '2026-02-30', false],
  ['list', { values: ['a', 'b'] }, ['a', 'b'], true],
] as const)(
  'given a fact that is %s with %o, when %o is supplied, then it is allowed: %s',
  (factType, limits, value, allowed) => {
    const name = { en: 'Fact', zh: '事实' };
    const { values = [], ...range } = { values: [], ...limits };
    const needed = {
      ruleSetName: name,
      fact: 'fact',
      factLabel: name,
      factType,
      values: [...values],
      ...range,
      value: null,
    };

    expect(isAllowed(needed, typeof value === 'object' ? [...value] : value)).toBe(allowed);
  },
);

test('given a fact that is an instant, when it is entered as the browser does, then it is that instant, and a text that is none stays', () => {
  expect(factTyped({ factType: 'datetime' }, '2026-03-02T09:00')).toBe(new Date('2026-03-02T09:00').toISOString());
  expect(factTyped({ factType: 'datetime' }, 'soon')).toBe('soon');
});

test.each([
  ['int', '3', 3],
  ['int', 'three', undefined],
  ['decimal', '', undefined],
  ['bool', 'false', false],
  ['bool', 'no', undefined],
  ['text', '3', '3'],
  ['list', 'a, b', ['a', 'b']],
] as const)('given a fact that is %s, when "%s" is typed, then it is %o', (factType, typed, value) => {
  expect(factTyped({ factType }, typed)).toEqual(value);
});

const withoutWeight = {
  id: 'i1',
  recordNumber: 'WGH000001',
  processName: { en: 'Weighing', zh: '称重' },
  stalls: [
    {
      id: 'BR1_size/1',
      elementId: 'BR1_size',
      elementName: { en: 'Decide the size', zh: '判定大小' },
      code: 'RULE_FACT_MISSING',
      skippable: false,
      since: '2026-03-02T01:00:00.000Z',
      details: {
        ruleSet: 'size',
        ruleSetName: { en: 'Size of a load', zh: '货物大小' },
        fact: 'weight',
        factLabel: { en: 'Weight', zh: '重量' },
        factType: 'int',
        values: [1, 2, 3],
        value: null,
      },
    },
  ],
};

function listing(rows: readonly object[]) {
  return async () => ({ data: rows as never[], total: rows.length });
}
