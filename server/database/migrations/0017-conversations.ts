import type { Migration } from '../migrate.ts';

/** What people say about records, and who wants to be told what happens to them. Comments are only ever added. */
export const conversations: Migration = {
  number: 17,
  name: 'conversations',
  statements: (type) => [
    `CREATE TABLE record_comment (
       id ${type.sequence},
       record_id ${type.text} NOT NULL REFERENCES record (id),
       author_id ${type.text} NOT NULL,
       at ${type.instant} NOT NULL,
       text ${type.text} NOT NULL,
       search_text ${type.text} NOT NULL,
       internal ${type.flag} NOT NULL CHECK (internal IN (0, 1)))`,
    `CREATE INDEX record_comment_of ON record_comment (record_id, id)`,
    `CREATE TABLE record_watcher (
       record_id ${type.text} NOT NULL REFERENCES record (id),
       user_id ${type.text} NOT NULL,
       since ${type.instant} NOT NULL,
       PRIMARY KEY (record_id, user_id))`,
  ],
};
