import { expect } from 'vitest';
import type { Site } from './site.ts';
import type { Look, Visitor } from './visitor.ts';

/**
 * Visits of people to a site: each signs in, does something, then the page is looked at in both themes, and left.
 *
 * @param answered part of what the browser reports of an answer that the test asks for, such as a 404
 */
export function visitsTo(site: Site, { answered }: { readonly answered?: string } = {}) {
  return async (look: Look, name: string, work: (visitor: Visitor) => Promise<void>): Promise<void> => {
    const visitor = await site.visitor(look);
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
