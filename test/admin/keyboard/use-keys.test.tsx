import { describe, expect, test } from 'vitest';
import { useKeys } from '../../../admin/src/keyboard/useKeys.ts';
import { render } from '../support/render.tsx';

describe('shortcuts', () => {
  test.each([
    { given: 'j', events: [{ key: 'j' }], done: ['down'] },
    { given: 'g then i', events: [{ key: 'g' }, { key: 'i' }], done: ['inbox'] },
    { given: 'Ctrl+Enter', events: [{ key: 'Enter', ctrlKey: true }], done: ['complete'] },
    { given: 'j while Chinese is composed', events: [{ key: 'j', isComposing: true }], done: [] },
    { given: 'Alt+j', events: [{ key: 'j', altKey: true }], done: [] },
  ])('given $given on the page, then $done happens', async ({ events, done }) => {
    const happened = await listening();

    for (const event of events) document.body.dispatchEvent(new KeyboardEvent('keydown', { ...event, bubbles: true }));

    expect(happened).toEqual(done);
  });

  test('given somebody types in a field, then only Ctrl+Enter works', async () => {
    const happened = await listening();
    const field = document.body.appendChild(document.createElement('input'));

    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));

    expect(happened).toEqual(['complete']);
  });
});

async function listening(): Promise<readonly string[]> {
  const happened: string[] = [];
  await render(<Listener happened={happened} />);
  return happened;
}

function Listener({ happened }: { readonly happened: string[] }) {
  useKeys({
    j: () => happened.push('down'),
    'g i': () => happened.push('inbox'),
    'ctrl+enter': () => happened.push('complete'),
  });
  return null;
}
