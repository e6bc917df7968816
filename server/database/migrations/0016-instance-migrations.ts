import type { Migration } from '../migrate.ts';

/** Cases that are moved to another version of their process: what was asked for, and what became of each. */
export const instanceMigrations: Migration = {
  number: 16,
  name: 'instance-migrations',
  statements: (type) => [
    `CREATE TABLE instance_migration (
       id ${type.text} PRIMARY KEY,
       process_id ${type.text} NOT NULL,
       from_version ${type.integer} NOT NULL,
       to_version ${type.integer} NOT NULL,
       mapping ${type.json} NOT NULL,
       timers ${type.text} NOT NULL CHECK (timers IN ('keep', 'recompute')),
       selection ${type.json} NOT NULL,
       reason ${type.text} NOT NULL,
       total ${type.integer} NOT NULL,
       started_at ${type.instant} NOT NULL,
       started_by ${type.text} NOT NULL,
       stopped_at ${type.instant})`,
    `CREATE INDEX instance_migration_of ON instance_migration (process_id, started_at)`,
    `CREATE TABLE instance_migration_item (
       migration_id ${type.text} NOT NULL REFERENCES instance_migration (id),
       root_id ${type.text} NOT NULL REFERENCES process_instance (id),
       position ${type.integer} NOT NULL,
       status ${type.text} NOT NULL CHECK (status IN ('waiting', 'moved', 'refused', 'left', 'failed')),
       outcome ${type.json} NOT NULL,
       done_at ${type.instant},
       PRIMARY KEY (migration_id, root_id))`,
    `CREATE INDEX instance_migration_progress ON instance_migration_item (migration_id, status, position)`,
    `CREATE INDEX process_instance_root ON process_instance (root_id, status)`,
  ],
};
