import type { Migration } from '../migrate.ts';

/** What happened and why: execution history and the log of decisions. Rows are only ever added. */
export const historyAndDecisions: Migration = {
  number: 5,
  name: 'history-and-decisions',
  statements: (type) => [
    `CREATE TABLE history (
       seq ${type.sequence},
       at ${type.instant} NOT NULL,
       record_id ${type.text},
       root_id ${type.text},
       instance_id ${type.text},
       version_id ${type.text},
       process_id ${type.text},
       element_id ${type.text},
       element_type ${type.text},
       lifecycle ${type.text} NOT NULL,
       token_id ${type.integer},
       actor ${type.text},
       timeline ${type.flag} NOT NULL CHECK (timeline IN (0, 1)),
       details ${type.json} NOT NULL)`,
    `CREATE INDEX history_of_record ON history (record_id, timeline, seq)`,
    `CREATE INDEX history_of_instance ON history (instance_id, seq)`,
    `CREATE TABLE decision_log (
       seq ${type.sequence},
       at ${type.instant} NOT NULL,
       rule_set ${type.text} NOT NULL,
       content_hash ${type.text} NOT NULL,
       facts ${type.json} NOT NULL,
       fired_rows ${type.json} NOT NULL,
       result ${type.json} NOT NULL,
       instance_id ${type.text} NOT NULL,
       record_id ${type.text},
       element_id ${type.text} NOT NULL)`,
    `CREATE INDEX decision_log_of_instance ON decision_log (instance_id, seq)`,
  ],
};
