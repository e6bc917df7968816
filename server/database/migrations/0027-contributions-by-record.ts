import type { Migration } from '../migrate.ts';

/**
 * What a record adds is found by its process and itself. With an index on the record alone SQLite takes the primary key,
 * which begins with the process, and goes through everything that was ever counted.
 */
export const contributionsByRecord: Migration = {
  number: 27,
  name: 'contributions-by-record',
  statements: () => [
    'DROP INDEX kpi_contribution_record',
    'CREATE INDEX kpi_contribution_of_record ON kpi_contribution (process_id, record_id)',
  ],
};
