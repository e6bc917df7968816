import { expect, test } from 'vitest';
import { KeptMessages } from '../../../admin/src/resources/operations/KeptMessages.tsx';
import { StalledRuns } from '../../../admin/src/resources/operations/StalledRuns.tsx';
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

function listing(rows: readonly object[]) {
  return async () => ({ data: rows as never[], total: rows.length });
}
