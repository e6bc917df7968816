import type { Migration } from '../migrate.ts';

/** Addresses under which a calendar program reads the change calendar for a person; only hashes of their secrets. */
export const calendarSubscriptions: Migration = {
  number: 32,
  name: 'calendar-subscriptions',
  statements: (type) => [
    `CREATE TABLE calendar_subscription (
       id ${type.text} PRIMARY KEY,
       user_id ${type.text} NOT NULL REFERENCES account (user_id),
       token_hash ${type.text} NOT NULL UNIQUE,
       name ${type.text} NOT NULL,
       language ${type.text} NOT NULL CHECK (language IN ('en', 'zh')),
       created_at ${type.instant} NOT NULL,
       last_read_at ${type.instant})`,
    'CREATE INDEX calendar_subscription_of_user ON calendar_subscription (user_id)',
  ],
};
