import type { Migration } from '../migrate.ts';

/** What keeps whom away from an open task, so that inboxes need not ask anew; and tasks that nobody may do. */
export const separationOfDuties: Migration = {
  number: 24,
  name: 'separation-of-duties',
  statements: (type) => [
    `ALTER TABLE task ADD COLUMN sod ${type.text}`,
    `ALTER TABLE task ADD COLUMN acted_for ${type.text}`,
    `ALTER TABLE task ADD COLUMN side ${type.text}`,
    `ALTER TABLE task ADD COLUMN no_candidate ${type.flag} NOT NULL DEFAULT 0 CHECK (no_candidate IN (0, 1))`,
    `CREATE INDEX task_separated ON task (record_id) WHERE status = 'open' AND sod IS NOT NULL`,
    `CREATE INDEX task_no_candidate ON task (opened_at) WHERE status = 'open' AND no_candidate = 1`,
    `CREATE TABLE task_exclusion (
       task_id ${type.text} NOT NULL REFERENCES task (id),
       user_id ${type.text} NOT NULL,
       rule ${type.text} NOT NULL,
       PRIMARY KEY (task_id, user_id))`,
  ],
};
