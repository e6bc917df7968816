import type { Migration } from '../migrate.ts';

/** Rounds of voting: what was laid before whom, by content hash, and what came of it. */
export const approvals: Migration = {
  number: 21,
  name: 'approvals',
  statements: (type) => [
    `CREATE TABLE approval_round (
       instance_id ${type.text} NOT NULL REFERENCES process_instance (id),
       round ${type.integer} NOT NULL,
       record_id ${type.text} NOT NULL REFERENCES record (id),
       number ${type.integer} NOT NULL,
       fields ${type.json} NOT NULL,
       content_hash ${type.text} NOT NULL,
       voters ${type.json} NOT NULL,
       status ${type.text} NOT NULL CHECK (
         status IN ('open', 'approved', 'rejected', 'more-info', 'not-quorate', 'void', 'withdrawn')),
       opened_at ${type.instant} NOT NULL,
       closed_at ${type.instant},
       PRIMARY KEY (instance_id, round))`,
    `ALTER TABLE task ADD COLUMN approval_round ${type.integer}`,
    'CREATE UNIQUE INDEX approval_round_of_record ON approval_round (record_id, number)',
  ],
};
