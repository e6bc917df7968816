import type { Migration } from '../migrate.ts';

/** A register filtered by several fields finds its records in the index alone. */
export const fieldsWithTheirRecord: Migration = {
  number: 30,
  name: 'fields-with-their-record',
  statements: () => [
    'DROP INDEX record_field_text',
    'CREATE INDEX record_field_text ON record_field (type, key, text_value, record_id)',
  ],
};
