import { expect, test } from 'vitest';
import { DelegationsPage } from '../../../admin/src/resources/delegations/DelegationsPage.tsx';
import type { Delegation } from '../../../server/contract/delegation.ts';
import { press } from '../support/press.ts';
import { render } from '../support/render.tsx';

const person = (id: string, en: string, zh: string) => ({ id, name: { en, zh } });
const guo = person('guo-bin', 'Guo Bin', '郭斌');
const active: Delegation = {
  id: 'd1',
  from: guo,
  to: person('chen-min', 'Chen Min', '陈敏'),
  processId: null,
  role: null,
  startsAt: '2026-03-01T00:00:00.000Z',
  endsAt: '2026-03-09T00:00:00.000Z',
  reason: 'on leave for a week',
  createdBy: guo,
  state: 'active',
};
const answers = (rows: readonly Delegation[]) => ({
  listDelegations: async () => rows,
  listProcesses: async () => [],
  getList: async () => ({ data: [] as never[], total: 0 }),
});

test.each([
  { language: 'en', row: 'Guo BinChen MinAll processesAll roles', state: 'Active', none: 'Nobody acts for you' },
  { language: 'zh', row: '郭斌陈敏全部流程全部角色', state: '生效中', none: '目前无人代理您' },
] as const)(
  'given delegations, then they are listed, and none is said, in $language',
  async ({ language, ...said }) => {
    const place = await render(<DelegationsPage />, { answers: answers([active]), language });
    const row = place.querySelector('tbody tr')?.textContent ?? '';
    expect(row).toContain(said.row);
    expect(row).toContain(said.state);
    expect((await render(<DelegationsPage />, { answers: answers([]), language })).textContent).toContain(said.none);
  },
);

test('given the page, when delegating is pressed, then the form asks who, where, from when, until when and why', async () => {
  const place = await render(<DelegationsPage />, { answers: answers([]) });
  await press(place, 'Delegate');
  const dialog = document.querySelector('[role="dialog"]')?.textContent ?? '';
  for (const label of ['Acts', 'In', 'All processes', 'From', 'Until', 'Reason']) expect(dialog).toContain(label);
  expect(dialog).not.toContain('Myself');
});
