import type { Migration } from '../migrate.ts';

/** Which request a due job follows from, so that its answer waits for that job and no other; and which decision a log entry is of. */
export const requestsAndDecisions: Migration = {
  number: 9,
  name: 'requests-and-decisions',
  statements: (type) => [
    `ALTER TABLE job ADD COLUMN request_id ${type.text}`,
    `CREATE INDEX job_of_request ON job (request_id) WHERE request_id IS NOT NULL`,
    `CREATE INDEX job_of_ref ON job (ref, kind) WHERE ref IS NOT NULL`,
    `ALTER TABLE decision_log ADD COLUMN decision_request_id ${type.text}`,
  ],
};
