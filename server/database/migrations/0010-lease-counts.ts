import type { Migration } from '../migrate.ts';

/** Each lease of a job has a number, so that what a sleeping node does with an earlier one is refused. */
export const leaseCounts: Migration = {
  number: 10,
  name: 'lease-counts',
  statements: (type) => [`ALTER TABLE job ADD COLUMN lease_count ${type.integer} NOT NULL DEFAULT 0`],
};
