import type { Migration } from '../migrate.ts';

/**
 * A record may have several clocks of one metric: one for each group or supplier, one for each status update. Each
 * pins the version of the calendar it counts in.
 */
export const severalClocks: Migration = {
  number: 11,
  name: 'several-clocks',
  statements: (type, dialect) => [
    'DROP INDEX sla_clock_due',
    'ALTER TABLE clock_step RENAME TO old_clock_step',
    'ALTER TABLE clock_event RENAME TO old_clock_event',
    'ALTER TABLE sla_clock RENAME TO old_sla_clock',
    `CREATE TABLE sla_clock (
       id ${type.text} PRIMARY KEY,
       record_id ${type.text} NOT NULL REFERENCES record (id),
       metric ${type.text} NOT NULL,
       definition ${type.text} NOT NULL,
       subject ${type.text},
       sequence ${type.integer} NOT NULL,
       latest ${type.flag} NOT NULL CHECK (latest IN (0, 1)),
       state ${type.text} NOT NULL CHECK (state IN ('running', 'paused', 'stopped')),
       due_at ${type.instant},
       warn_at ${type.instant},
       breached_at ${type.instant},
       calendar_id ${type.text} NOT NULL,
       calendar_version ${type.integer} NOT NULL,
       provisional ${type.flag} NOT NULL CHECK (provisional IN (0, 1)),
       UNIQUE (record_id, sequence))`,
    `CREATE TABLE clock_event (
       clock_id ${type.text} NOT NULL REFERENCES sla_clock (id),
       position ${type.integer} NOT NULL,
       type ${type.text} NOT NULL,
       at ${type.instant} NOT NULL,
       details ${type.json} NOT NULL,
       PRIMARY KEY (clock_id, position))`,
    `CREATE TABLE clock_step (
       clock_id ${type.text} NOT NULL REFERENCES sla_clock (id),
       percent ${type.integer} NOT NULL,
       reached_at ${type.instant} NOT NULL,
       fired_at ${type.instant} NOT NULL,
       fired_late ${type.flag} NOT NULL CHECK (fired_late IN (0, 1)),
       PRIMARY KEY (clock_id, percent))`,
    `INSERT INTO sla_clock (id, record_id, metric, definition, subject, sequence, latest, state, due_at, warn_at,
       breached_at, calendar_id, calendar_version, provisional)
     SELECT c.id, c.record_id, c.metric, c.metric, NULL,
       (SELECT COUNT(*) FROM old_sla_clock o WHERE o.record_id = c.record_id AND o.metric > c.metric), 1,
       c.state, c.due_at, c.warn_at, c.breached_at, ${calendarOf[dialect]}, 0, 0
     FROM old_sla_clock c`,
    'INSERT INTO clock_event SELECT clock_id, position, type, at, details FROM old_clock_event',
    'INSERT INTO clock_step SELECT clock_id, percent, reached_at, fired_at, fired_late FROM old_clock_step',
    'DROP TABLE old_clock_step',
    'DROP TABLE old_clock_event',
    'DROP TABLE old_sla_clock',
    'CREATE INDEX sla_clock_due ON sla_clock (state, due_at)',
    'CREATE INDEX sla_clock_of ON sla_clock (record_id, metric, latest)',
    `CREATE INDEX sla_clock_calendar ON sla_clock (calendar_id, calendar_version) WHERE state <> 'stopped'`,
  ],
};

/** Id of the calendar a clock counted in last. */
const calendarOf = {
  sqlite: calendarSql(`json_extract(e.details, '$.calendar')`),
  postgres: calendarSql(`(e.details::json ->> 'calendar')`),
} as const;

function calendarSql(value: string): string {
  return `COALESCE((SELECT ${value} FROM old_clock_event e WHERE e.clock_id = c.id AND e.type IN ('start', 'retarget')
    ORDER BY e.position DESC LIMIT 1), '')`;
}
