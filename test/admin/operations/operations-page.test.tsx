import { expect, test, vi } from 'vitest';
import { KeptMessages } from '../../../admin/src/resources/operations/KeptMessages.tsx';
import { StalledRuns } from '../../../admin/src/resources/operations/StalledRuns.tsx';
import { factTyped } from '../../../admin/src/resources/processes/neededFact.ts';
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
