import type { Migration } from '../migrate.ts';

/**
 * Versions of rule sets, the drafts they come from with every save of them, what drafts would have changed, and the
 * versions running instances were bound to on purpose.
 */
export const ruleSetsUnderControl: Migration = {
  number: 14,
  name: 'rule-sets-under-control',
  statements: (type) => [
    `CREATE TABLE rule_set_version (
       id ${type.text} PRIMARY KEY,
       rule_set ${type.text} NOT NULL,
       number ${type.integer} NOT NULL,
       content ${type.json} NOT NULL,
       content_hash ${type.text} NOT NULL,
       origin ${type.text} NOT NULL CHECK (origin IN ('package', 'published')),
       based_on ${type.integer},
       authors ${type.json} NOT NULL,
       published_by ${type.text},
       reason ${type.text},
       created_at ${type.instant} NOT NULL,
       effective_at ${type.instant} NOT NULL,
       in_force_at ${type.instant},
       UNIQUE (rule_set, number))`,
    `CREATE INDEX rule_set_version_in_force ON rule_set_version (rule_set, in_force_at)`,
    `CREATE INDEX rule_set_version_by_hash ON rule_set_version (content_hash)`,
    `CREATE TABLE rule_draft (
       id ${type.text} PRIMARY KEY,
       rule_set ${type.text} NOT NULL,
       based_on ${type.integer} NOT NULL,
       content ${type.json} NOT NULL,
       lock_version ${type.integer} NOT NULL,
       status ${type.text} NOT NULL CHECK (status IN ('editing', 'submitted', 'published', 'discarded')),
       created_by ${type.text} NOT NULL,
       created_at ${type.instant} NOT NULL,
       updated_by ${type.text} NOT NULL,
       updated_at ${type.instant} NOT NULL,
       note ${type.text})`,
    `CREATE UNIQUE INDEX rule_draft_open ON rule_draft (rule_set) WHERE status IN ('editing', 'submitted')`,
    `CREATE TABLE rule_draft_save (
       draft_id ${type.text} NOT NULL REFERENCES rule_draft (id),
       lock_version ${type.integer} NOT NULL,
       content ${type.json} NOT NULL,
       saved_by ${type.text} NOT NULL,
       saved_at ${type.instant} NOT NULL,
       PRIMARY KEY (draft_id, lock_version))`,
    `CREATE TABLE what_if (
       id ${type.text} PRIMARY KEY,
       rule_set ${type.text} NOT NULL,
       content ${type.json} NOT NULL,
       days ${type.integer} NOT NULL,
       status ${type.text} NOT NULL CHECK (status IN ('running', 'done', 'canceled', 'failed')),
       total ${type.integer} NOT NULL,
       done ${type.integer} NOT NULL,
       changed ${type.integer} NOT NULL,
       error ${type.text},
       requested_by ${type.text} NOT NULL,
       started_at ${type.instant} NOT NULL,
       seen_at ${type.instant} NOT NULL,
       ended_at ${type.instant})`,
    `CREATE TABLE what_if_change (
       what_if_id ${type.text} NOT NULL REFERENCES what_if (id),
       decision_seq ${type.integer} NOT NULL,
       record_id ${type.text},
       answer ${type.json} NOT NULL,
       PRIMARY KEY (what_if_id, decision_seq))`,
    `CREATE INDEX decision_log_of_rule_set ON decision_log (rule_set, seq)`,
    `CREATE INDEX decision_log_of_record ON decision_log (record_id, seq)`,
    `ALTER TABLE process_instance ADD COLUMN rule_bindings ${type.json}`,
  ],
};
