import type { Migration } from '../migrate.ts';

/** How far a replay has come in the log, so that one whose node stopped can go on. Earlier ones begin anew. */
export const replaysGoOn: Migration = {
  number: 26,
  name: 'replays-go-on',
  statements: (type) => [
    `ALTER TABLE what_if ADD COLUMN position ${type.integer} NOT NULL DEFAULT 0`,
    `ALTER TABLE what_if ADD COLUMN last ${type.integer} NOT NULL DEFAULT 0`,
  ],
};
