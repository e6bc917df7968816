import type { Migration } from '../migrate.ts';

/** What leaves the system: written with what it tells about, sent later, kept as proof of what was sent. */
export const outbox: Migration = {
  number: 8,
  name: 'outbox',
  statements: (type) => [
    `CREATE TABLE outbox (
       id ${type.text} PRIMARY KEY,
       payload ${type.json} NOT NULL,
       status ${type.text} NOT NULL CHECK (status IN ('waiting', 'sent', 'dead')),
       attempts ${type.integer} NOT NULL,
       last_error ${type.text},
       created_at ${type.instant} NOT NULL,
       sent_at ${type.instant})`,
    `CREATE INDEX outbox_log ON outbox (status, created_at, id)`,
  ],
};
