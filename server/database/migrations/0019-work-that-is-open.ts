import type { Migration } from '../migrate.ts';

/**
 * Inboxes look for what is open among ten times as much that is done: offers of open tasks, and inbox fields of records
 * that are open or still have an open task, are indexed apart.
 * An index by status alone goes: it leads to all open tasks, where any other condition leads to few.
 */
export const workThatIsOpen: Migration = {
  number: 19,
  name: 'work-that-is-open',
  statements: (type) => [
    'DROP INDEX task_open',
    `CREATE INDEX task_open_of_record ON task (record_id) WHERE status = 'open'`,
    `ALTER TABLE task_candidate ADD COLUMN open ${type.flag} NOT NULL DEFAULT 1 CHECK (open IN (0, 1))`,
    `UPDATE task_candidate SET open = 0 WHERE task_id IN (SELECT id FROM task WHERE status <> 'open')`,
    'CREATE INDEX task_candidate_open ON task_candidate (candidate, kind, task_id) WHERE open = 1',
    `ALTER TABLE record_field ADD COLUMN live ${type.flag} NOT NULL DEFAULT 1 CHECK (live IN (0, 1))`,
    `UPDATE record_field SET live = 0 WHERE record_id IN (SELECT id FROM record WHERE closed_at IS NOT NULL)
       AND record_id NOT IN (SELECT record_id FROM task WHERE status = 'open' AND record_id IS NOT NULL)`,
    'CREATE INDEX record_field_live ON record_field (key, text_value, record_id) WHERE live = 1',
  ],
};
