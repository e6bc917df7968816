import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { checkDatabase } from '../../../../server/check/check-database.ts';
import type { DatabaseLocation } from '../../../../server/database/open-database.ts';
import { aFolder } from '../../../support/database.ts';

/** What was kept outside of the database. */
export interface Kept {
  readonly acknowledged?: readonly string[];
  readonly received?: readonly string[];
}

/** Runs `praxis check`: every invariant holds, and what was acknowledged and received is there. */
export async function expectSound(location: DatabaseLocation, kept: Kept = {}, now = new Date()): Promise<void> {
  const lists = Object.fromEntries(
    Object.entries(kept).map(([name, lines]) => {
      const file = join(aFolder(), `${name}.txt`);
      writeFileSync(file, (lines as readonly string[]).join('\n'));
      return [name, file];
    }),
  );
  const verdicts = await checkDatabase(location, lists, now);
  expect(
    verdicts.flatMap(({ invariant, places }) =>
      places.map(({ place, message }) => `${invariant.id} ${place}: ${message.en}`),
    ),
  ).toEqual([]);
}
