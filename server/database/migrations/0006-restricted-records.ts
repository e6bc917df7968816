import type { Migration } from '../migrate.ts';

/** Records only those who need to know may read, marked in a column so that every list can leave them out. */
export const restrictedRecords: Migration = {
  number: 6,
  name: 'restricted-records',
  statements: (type) => [
    `ALTER TABLE record ADD COLUMN restricted ${type.flag} NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1))`,
    `UPDATE record SET restricted = 1 WHERE fields LIKE '%"securitySuspected":true%'`,
  ],
};
