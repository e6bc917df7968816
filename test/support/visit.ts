import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import type { TestServer } from './server.ts';
import { Visitor } from './visitor.ts';

interface Look {
  readonly language: 'en' | 'zh';
  readonly width?: number;
}

/**
 * Visits of people to a server: each signs in, does something, then the page is looked at in both themes, and left.
 *
 * @param answered part of what the browser reports of an answer that the test asks for, such as a 404
 */
export function visitsTo(
  at: () => { readonly server: TestServer; readonly browser: Browser },
  { answered }: { readonly answered?: string } = {},
) {
  return async (look: Look, name: string, work: (visitor: Visitor) => Promise<void>): Promise<void> => {
    const { server, browser } = at();
    const visitor = await Visitor.at(server.url, browser, look);
    try {
      await visitor.signInAs(name);
      await work(visitor);
      expect(await visitor.findingsInBothThemes()).toEqual([]);
      expect(visitor.complaints.filter((each) => answered === undefined || !each.includes(answered))).toEqual([]);
    } finally {
      await visitor.close();
    }
  };
}
