import type { Migration } from '../migrate.ts';

/** Calendars as they were published, drafts that wait for a second person, and open clocks that are counted anew. */
export const calendarsAndDrafts: Migration = {
  number: 12,
  name: 'calendars-and-drafts',
  statements: (type) => [
    `CREATE TABLE calendar_version (
       calendar_id ${type.text} NOT NULL,
       version ${type.integer} NOT NULL,
       content ${type.json} NOT NULL,
       origin ${type.text} NOT NULL CHECK (origin IN ('package', 'draft')),
       draft_id ${type.text},
       published_at ${type.instant} NOT NULL,
       published_by ${type.text},
       reason ${type.text},
       PRIMARY KEY (calendar_id, version))`,
    `CREATE TABLE controlled_draft (
       id ${type.text} PRIMARY KEY,
       kind ${type.text} NOT NULL,
       subject ${type.text} NOT NULL,
       base ${type.integer} NOT NULL,
       content ${type.json} NOT NULL,
       note ${type.json} NOT NULL,
       status ${type.text} NOT NULL CHECK (status IN ('draft', 'submitted', 'approved', 'rejected', 'withdrawn')),
       editors ${type.json} NOT NULL,
       reason ${type.text} NOT NULL,
       created_at ${type.instant} NOT NULL,
       updated_at ${type.instant} NOT NULL,
       submitted_at ${type.instant},
       submitted_by ${type.text},
       decided_at ${type.instant},
       decided_by ${type.text},
       decision_reason ${type.text},
       lock_version ${type.integer} NOT NULL)`,
    `CREATE UNIQUE INDEX controlled_draft_open ON controlled_draft (kind, subject)
       WHERE status IN ('draft', 'submitted')`,
    'CREATE INDEX controlled_draft_of ON controlled_draft (kind, subject, created_at)',
    `CREATE TABLE clock_recalculation (
       id ${type.text} PRIMARY KEY,
       calendar_id ${type.text} NOT NULL,
       version ${type.integer} NOT NULL,
       scope ${type.text} NOT NULL CHECK (scope IN ('provisional', 'open')),
       reason ${type.text} NOT NULL,
       requested_by ${type.text},
       requested_at ${type.instant} NOT NULL,
       total ${type.integer} NOT NULL,
       done ${type.integer} NOT NULL,
       moved ${type.integer} NOT NULL,
       finished_at ${type.instant})`,
    'CREATE INDEX clock_recalculation_of ON clock_recalculation (calendar_id, requested_at)',
  ],
};
