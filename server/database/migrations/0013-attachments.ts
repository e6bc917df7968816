import type { Migration } from '../migrate.ts';

/** Files of records: their bytes lie in the file store under the id, what they are and whose stands here. */
export const attachments: Migration = {
  number: 13,
  name: 'attachments',
  statements: (type) => [
    `CREATE TABLE attachment (
       id ${type.text} PRIMARY KEY,
       name ${type.text} NOT NULL,
       media_type ${type.text} NOT NULL,
       size ${type.integer} NOT NULL CHECK (size > 0),
       sha256 ${type.text} NOT NULL,
       uploaded_by ${type.text} NOT NULL,
       uploaded_at ${type.instant} NOT NULL,
       record_id ${type.text} REFERENCES record (id),
       field ${type.text},
       label ${type.json},
       task_id ${type.text} REFERENCES task (id),
       attached_by ${type.text},
       attached_at ${type.instant},
       removed_by ${type.text},
       removed_at ${type.instant},
       remove_reason ${type.text},
       CHECK ((record_id IS NULL) = (attached_at IS NULL)))`,
    `CREATE INDEX attachment_of_record ON attachment (record_id, uploaded_at)`,
    `CREATE INDEX attachment_not_taken ON attachment (uploaded_by) WHERE record_id IS NULL`,
  ],
};
