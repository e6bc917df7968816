import type { Migration } from '../migrate.ts';

/** What items were like when a baseline was taken, and files of items on their way in. */
export const baselinesAndImports: Migration = {
  number: 23,
  name: 'baselines-and-imports',
  statements: (type) => [
    `CREATE TABLE baseline_item (
       baseline_id ${type.text} NOT NULL REFERENCES record (id),
       item_id ${type.text} NOT NULL,
       content ${type.json} NOT NULL,
       PRIMARY KEY (baseline_id, item_id))`,
    `CREATE TABLE item_import (
       id ${type.text} PRIMARY KEY,
       file_name ${type.text} NOT NULL,
       status ${type.text} NOT NULL CHECK (status IN ('checked', 'running', 'finished')),
       authority ${type.text},
       reason ${type.text},
       checked_by ${type.text} NOT NULL,
       checked_at ${type.instant} NOT NULL,
       applied_by ${type.text},
       finished_at ${type.instant})`,
    `CREATE TABLE item_import_row (
       import_id ${type.text} NOT NULL REFERENCES item_import (id),
       row_number ${type.integer} NOT NULL,
       name ${type.text} NOT NULL,
       outcome ${type.text} NOT NULL CHECK (outcome IN ('create', 'update', 'same', 'refused')),
       step ${type.text} NOT NULL CHECK (step IN ('checked', 'written', 'done', 'failed')),
       item_id ${type.text},
       content ${type.json} NOT NULL,
       findings ${type.json} NOT NULL,
       PRIMARY KEY (import_id, row_number))`,
    'CREATE INDEX item_import_row_step ON item_import_row (import_id, step, row_number)',
  ],
};
