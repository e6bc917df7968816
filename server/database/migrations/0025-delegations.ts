import type { Migration } from '../migrate.ts';

/** Who acts for whom, when, and in which work. */
export const delegations: Migration = {
  number: 25,
  name: 'delegations',
  statements: (type) => [
    `CREATE TABLE delegation (
       id ${type.text} PRIMARY KEY,
       from_user ${type.text} NOT NULL REFERENCES account (user_id),
       to_user ${type.text} NOT NULL REFERENCES account (user_id),
       process_id ${type.text},
       role ${type.text},
       starts_at ${type.instant} NOT NULL,
       ends_at ${type.instant} NOT NULL,
       reason ${type.text} NOT NULL,
       created_by ${type.text} NOT NULL,
       created_at ${type.instant} NOT NULL,
       ended_by ${type.text})`,
    'CREATE INDEX delegation_to ON delegation (to_user, ends_at)',
    'CREATE INDEX delegation_from ON delegation (from_user, ends_at)',
  ],
};
