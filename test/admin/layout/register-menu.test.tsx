import { List } from '@mui/material';
import { expect, test } from 'vitest';
import { RegisterMenu } from '../../../admin/src/layout/RegisterMenu.tsx';
import type { RecordTypeView } from '../../../server/contract/record.ts';
import { press } from '../support/press.ts';
import { render } from '../support/render.tsx';

const register = (processId: string, type: string, en: string, zh: string): RecordTypeView => ({
  type,
  processId,
  processName: processId === 'problem' ? { en: 'Problem management', zh: '问题管理' } : { en: 'Changes', zh: '变更' },
  name: { en, zh },
  prefix: 'X',
  columns: [],
  states: [],
});
const types = [
  register('problem', 'problem', 'Problem', '问题'),
  register('problem', 'known-error', 'Known error', '已知错误'),
  register('change', 'change', 'Change', '变更'),
];
const menu = (
  <List>
    <RegisterMenu types={types} />
  </List>
);
const links = (place: HTMLElement) => [...place.querySelectorAll('a')].map((link) => link.textContent);
const group = (place: HTMLElement) => place.querySelector('button[aria-expanded]');

test.each([
  { language: 'en', name: 'Problem management', all: ['Problem', 'Known error', 'Change'] },
  { language: 'zh', name: '问题管理', all: ['问题', '已知错误', '变更'] },
] as const)(
  'given a process with two registers and one with one, then the two are under a button that shows and hides them, in $language',
  async ({ language, name, all }) => {
    const place = await render(menu, { language });
    expect(group(place)?.textContent).toBe(name);
    expect(links(place)).toEqual(all.slice(2));
    await press(place, name);
    expect(group(place)?.getAttribute('aria-expanded')).toBe('true');
    expect(links(place)).toEqual(all);
    await press(place, name);
    expect(links(place)).toEqual(all.slice(2));
  },
);

test('given the register of a group is read, then its group is open and the link is marked', async () => {
  const place = await render(menu, { at: '/records/known-error/KE000001' });
  expect(place.querySelector('[aria-current="page"]')?.textContent).toBe('Known error');
});

test('given names longer than the side bar is wide, then groups and links go on in a second line and nothing is cut', async () => {
  const place = await render(menu, { at: '/records/known-error' });
  const names = [...place.querySelectorAll('.MuiListItemText-primary')];
  expect(names.map((name) => name.textContent)).toEqual(['Problem management', 'Problem', 'Known error', 'Change']);
  expect(names.map((name) => getComputedStyle(name).textOverflow)).not.toContain('ellipsis');
  expect(names.map((name) => getComputedStyle(name).whiteSpace)).not.toContain('nowrap');
});
