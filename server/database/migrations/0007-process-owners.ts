import type { Migration } from '../migrate.ts';

/** Who answers for a process: the one person the role `process-owner` means in its cases. */
export const processOwners: Migration = {
  number: 7,
  name: 'process-owners',
  statements: (type) => [
    `CREATE TABLE process_owner (
       process_id ${type.text} PRIMARY KEY,
       user_id ${type.text} NOT NULL)`,
  ],
};
