import type { Dialect } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** Minutes of the change advisory board: compiled once from the votes, and never changed. */
export const boardMinutes: Migration = {
  number: 29,
  name: 'board-minutes',
  statements: (type, dialect) => [
    `CREATE TABLE board_minutes (
       id ${type.text} PRIMARY KEY,
       held_on ${type.text} NOT NULL,
       written_at ${type.instant} NOT NULL,
       written_by ${type.text} NOT NULL,
       content ${type.json} NOT NULL,
       content_hash ${type.text} NOT NULL)`,
    'CREATE INDEX board_minutes_by_day ON board_minutes (held_on, written_at)',
    ...neverChanged(dialect),
  ],
};

function neverChanged(dialect: Dialect): readonly string[] {
  if (dialect === 'sqlite')
    return [
      `CREATE TRIGGER board_minutes_no_delete BEFORE DELETE ON board_minutes
         BEGIN SELECT RAISE(ABORT, 'minutes are never changed'); END`,
      `CREATE TRIGGER board_minutes_no_update BEFORE UPDATE ON board_minutes
         BEGIN SELECT RAISE(ABORT, 'minutes are never changed'); END`,
    ];
  return [
    `CREATE FUNCTION refuse_board_minutes_change() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'minutes are never changed'; END $$`,
    `CREATE TRIGGER board_minutes_no_change BEFORE DELETE OR UPDATE OR TRUNCATE ON board_minutes
       FOR EACH STATEMENT EXECUTE FUNCTION refuse_board_minutes_change()`,
  ];
}
