import type { Dialect } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** Who may sign in, who is signed in, what was done, and which answers must not be repeated. */
export const accountsAndSessions: Migration = {
  number: 1,
  name: 'accounts-and-sessions',
  statements: (type, dialect) => [
    `CREATE TABLE installation (key ${type.text} PRIMARY KEY, value ${type.text} NOT NULL)`,
    `CREATE TABLE account (
       user_id ${type.text} PRIMARY KEY,
       account ${type.text} NOT NULL UNIQUE,
       name ${type.json} NOT NULL,
       password_hash ${type.text},
       roles ${type.json} NOT NULL,
       groups ${type.json} NOT NULL,
       customer_id ${type.text},
       language ${type.text} NOT NULL CHECK (language IN ('en', 'zh')),
       active ${type.flag} NOT NULL CHECK (active IN (0, 1)),
       created_at ${type.instant} NOT NULL,
       updated_at ${type.instant} NOT NULL)`,
    `CREATE TABLE session (
       id_hash ${type.text} PRIMARY KEY,
       user_id ${type.text} NOT NULL REFERENCES account (user_id),
       created_at ${type.instant} NOT NULL,
       last_seen_at ${type.instant} NOT NULL,
       expires_at ${type.instant} NOT NULL)`,
    'CREATE INDEX session_of_user ON session (user_id)',
    'CREATE INDEX session_expired ON session (expires_at)',
    `CREATE TABLE idempotency_key (
       actor_id ${type.text} NOT NULL,
       key ${type.text} NOT NULL,
       endpoint ${type.text} NOT NULL,
       body_hash ${type.text} NOT NULL,
       answer ${type.json},
       created_at ${type.instant} NOT NULL,
       PRIMARY KEY (actor_id, key))`,
    'CREATE INDEX idempotency_key_old ON idempotency_key (created_at)',
    `CREATE TABLE audit_trail (
       seq ${type.sequence},
       at ${type.instant} NOT NULL,
       actor_id ${type.text},
       on_behalf_of ${type.text},
       action ${type.text} NOT NULL,
       entity_type ${type.text} NOT NULL,
       entity_id ${type.text},
       details ${type.json} NOT NULL,
       request_id ${type.text},
       instance_id ${type.text},
       task_id ${type.text},
       prev_hash ${type.text},
       hash ${type.text})`,
    'CREATE INDEX audit_trail_of_entity ON audit_trail (entity_type, entity_id, seq)',
    ...appendOnly(dialect),
  ],
};

const written =
  'seq, at, actor_id, on_behalf_of, action, entity_type, entity_id, details, request_id, instance_id, task_id';

/** The trail is evidence: rows are never deleted, and of a row only the two seal columns are ever written later. */
function appendOnly(dialect: Dialect): readonly string[] {
  if (dialect === 'sqlite')
    return [
      `CREATE TRIGGER audit_trail_no_delete BEFORE DELETE ON audit_trail
         BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END`,
      `CREATE TRIGGER audit_trail_no_update BEFORE UPDATE OF ${written} ON audit_trail
         BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END`,
    ];
  return [
    `CREATE FUNCTION refuse_audit_trail_change() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$`,
    `CREATE TRIGGER audit_trail_no_delete BEFORE DELETE OR TRUNCATE ON audit_trail
       FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_trail_change()`,
    `CREATE TRIGGER audit_trail_no_update BEFORE UPDATE OF ${written} ON audit_trail
       FOR EACH ROW EXECUTE FUNCTION refuse_audit_trail_change()`,
  ];
}
