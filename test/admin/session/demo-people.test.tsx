import { describe, expect, test } from 'vitest';
import { SignIn } from '../../../admin/src/session/SignIn.tsx';
import type { SignInOptions } from '../../../server/contract/session.ts';
import { render } from '../support/render.tsx';

const people: SignInOptions['people'] = [
  { account: 'mei', name: { en: 'Chen Mei', zh: '陈梅' }, roles: [{ en: 'Service desk', zh: '服务台' }] },
];

describe('the sign-in page', () => {
  test('given demo mode, then each demo person is a button with name and role', async () => {
    const page = await shown({ demo: true, setupNeeded: false, people }, 'zh');

    const button = [...page.querySelectorAll('[role="button"], button')].find((one) =>
      one.textContent?.includes('陈梅'),
    );
    expect(button?.textContent).toContain('服务台');
  });

  test('given a real installation, then nobody is listed', async () => {
    const page = await shown({ demo: false, setupNeeded: false, people: [] });

    expect(page.textContent).not.toContain('Demo people');
    expect(page.querySelector('input[autocomplete="current-password"]')).not.toBeNull();
  });

  test('given a first start, then the administrator is asked for with the setup token', async () => {
    const page = await shown({ demo: false, setupNeeded: true, people: [] });

    expect(page.textContent).toContain('Setup token');
    expect(page.querySelector('input[autocomplete="new-password"]')).not.toBeNull();
  });
});

function shown(options: SignInOptions, language: 'en' | 'zh' = 'en'): Promise<HTMLElement> {
  return render(<SignIn />, { language, answers: { readSignInOptions: async () => options } });
}
