import type { Dialect } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/**
 * A job whose due is a time of day of the organization tells in which zone, so that it moves with it. Timers of cases
 * knew it; the others are taken to be armed in the zone of the first start that looks.
 */
export const zonesOfJobs: Migration = {
  number: 37,
  name: 'zones-of-jobs',
  statements: (type, dialect) => [
    `ALTER TABLE job ADD COLUMN zone ${type.text}`,
    `UPDATE job SET zone = ${known[dialect]} WHERE kind = 'timer' AND payload LIKE '%"cron":"%'`,
    'CREATE INDEX job_in_zone ON job (kind, zone) WHERE zone IS NOT NULL',
  ],
};

const known: Readonly<Record<Dialect, string>> = {
  sqlite: `json_extract(payload, '$.zone')`,
  postgres: `payload::jsonb ->> 'zone'`,
};
