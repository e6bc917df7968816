import type { Migration } from '../migrate.ts';

/** A notice may be held back until the quiet hours of its reader end. */
export const quietHours: Migration = {
  number: 15,
  name: 'quiet-hours',
  statements: (type) => [`ALTER TABLE notification ADD COLUMN visible_at ${type.instant}`],
};
