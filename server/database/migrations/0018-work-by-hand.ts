import type { Migration } from '../migrate.ts';

/** Opinions asked on a task, when somebody was last urged, and who was sent a copy of a record. */
export const workByHand: Migration = {
  number: 18,
  name: 'work-by-hand',
  statements: (type) => [
    `ALTER TABLE task ADD COLUMN signs_key ${type.text}`,
    `ALTER TABLE task ADD COLUMN urged_at ${type.instant}`,
    `CREATE TABLE record_copy (
       record_id ${type.text} NOT NULL REFERENCES record (id),
       user_id ${type.text} NOT NULL,
       sent_by ${type.text},
       sent_at ${type.instant} NOT NULL,
       PRIMARY KEY (record_id, user_id))`,
  ],
};
