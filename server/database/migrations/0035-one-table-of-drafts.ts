import type { Dialect } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** Drafts of calendars and of rule sets stand in one table, and every save of either is kept. */
export const oneTableOfDrafts: Migration = {
  number: 35,
  name: 'one-table-of-drafts',
  statements: (type, dialect) => [
    `CREATE TABLE draft (
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
       updated_by ${type.text} NOT NULL,
       submitted_at ${type.instant},
       submitted_by ${type.text},
       decided_at ${type.instant},
       decided_by ${type.text},
       decision_reason ${type.text},
       lock_version ${type.integer} NOT NULL)`,
    `CREATE UNIQUE INDEX draft_open ON draft (kind, subject) WHERE status IN ('draft', 'submitted')`,
    'CREATE INDEX draft_of ON draft (kind, subject, created_at)',
    `CREATE TABLE draft_save (
       draft_id ${type.text} NOT NULL REFERENCES draft (id),
       lock_version ${type.integer} NOT NULL,
       content ${type.json} NOT NULL,
       saved_by ${type.text} NOT NULL,
       saved_at ${type.instant} NOT NULL,
       PRIMARY KEY (draft_id, lock_version))`,
    // Who withdrew a draft was kept in the audit trail only; whoever wrote in it last stands in.
    `INSERT INTO draft
     SELECT id, kind, subject, base, content, note, status, editors, reason, created_at, updated_at,
            COALESCE(decided_by, submitted_by, ${lastOf(dialect, 'editors')}),
            submitted_at, submitted_by, decided_at, decided_by, decision_reason, lock_version
     FROM controlled_draft`,
    `INSERT INTO draft
     SELECT d.id, 'rule-set', d.rule_set, d.based_on, d.content, '[]',
            CASE d.status WHEN 'editing' THEN 'draft' WHEN 'published' THEN 'approved'
                          WHEN 'discarded' THEN 'withdrawn' ELSE d.status END,
            ${authorsOfRuleDraft(dialect)}, '', d.created_at, d.updated_at, d.updated_by,
            CASE d.status WHEN 'submitted' THEN d.updated_at END, CASE d.status WHEN 'submitted' THEN d.updated_by END,
            CASE WHEN decided THEN d.updated_at END, CASE WHEN decided THEN d.updated_by END, d.note, d.lock_version
     FROM (SELECT *, status = 'published' OR note IS NOT NULL AS decided FROM rule_draft) d`,
    `INSERT INTO draft_save SELECT draft_id, lock_version, content, saved_by, saved_at FROM rule_draft_save`,
    'DROP TABLE rule_draft_save',
    'DROP TABLE rule_draft',
    'DROP TABLE controlled_draft',
  ],
};

function lastOf(dialect: Dialect, column: string): string {
  return dialect === 'sqlite' ? `json_extract(${column}, '$[#-1]')` : `${column}::json ->> -1`;
}

/** Whoever saved a change, as a list; who only began a draft with the content of its base wrote nothing. */
function authorsOfRuleDraft(dialect: Dialect): string {
  const list = dialect === 'sqlite' ? 'json_group_array(saved_by)' : 'json_agg(saved_by)::text';
  return `COALESCE((
    SELECT ${list} FROM (
      SELECT s.saved_by FROM rule_draft_save s
      WHERE s.draft_id = d.id AND (s.lock_version > 1 OR s.content <> COALESCE((
        SELECT v.content FROM rule_set_version v WHERE v.rule_set = d.rule_set AND v.number = d.based_on), ''))
      GROUP BY s.saved_by ORDER BY MIN(s.lock_version)) authors), '[]')`;
}
