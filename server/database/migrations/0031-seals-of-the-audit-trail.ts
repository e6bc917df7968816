import type { Dialect } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/**
 * Seals stand in a table of their own, in the order in which lines were sealed: so no line of the trail is ever
 * written again, and a line that was committed late needs no gap.
 */
export const sealsOfTheAuditTrail: Migration = {
  number: 31,
  name: 'seals-of-the-audit-trail',
  statements: (type, dialect) => [
    'ALTER TABLE audit_trail DROP COLUMN prev_hash',
    'ALTER TABLE audit_trail DROP COLUMN hash',
    `CREATE TABLE audit_seal (
       position ${type.integer} PRIMARY KEY,
       seq ${type.integer} NOT NULL UNIQUE,
       hash ${type.text} NOT NULL)`,
    ...appendOnly(dialect),
  ],
};

function appendOnly(dialect: Dialect): readonly string[] {
  if (dialect === 'sqlite')
    return ['DELETE', 'UPDATE'].map(
      (change) => `CREATE TRIGGER audit_seal_no_${change.toLowerCase()} BEFORE ${change} ON audit_seal
         BEGIN SELECT RAISE(ABORT, 'seals are never changed'); END`,
    );
  return [
    `CREATE FUNCTION refuse_audit_seal_change() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'seals are never changed'; END $$`,
    `CREATE TRIGGER audit_seal_no_change BEFORE DELETE OR UPDATE OR TRUNCATE ON audit_seal
       FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_seal_change()`,
  ];
}
