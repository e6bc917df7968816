import type { Dialect } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/**
 * What repeats from entry to entry of the history is kept once, in tables of its own: in which instance, version and
 * record something happened, at which element what happened, and who did it. An entry has their numbers. `history` is
 * read as before: it is a view with the columns the table had. Nothing depends on a place, kind or actor being there
 * only once, so nodes that meet a new one at the same time need not wait for each other.
 */
export const historyInFewBytes: Migration = {
  number: 28,
  name: 'history-in-few-bytes',
  statements: (type, dialect) => [
    `CREATE TABLE history_place (
       id ${type.sequence},
       record_id ${type.text},
       root_id ${type.text},
       instance_id ${type.text},
       version_id ${type.text},
       process_id ${type.text})`,
    `CREATE TABLE history_kind (
       id ${type.sequence},
       element_id ${type.text},
       element_type ${type.text},
       lifecycle ${type.text} NOT NULL,
       timeline ${type.flag} NOT NULL CHECK (timeline IN (0, 1)))`,
    `CREATE TABLE history_actor (id ${type.sequence}, actor ${type.text} NOT NULL)`,
    `CREATE TABLE history_entry (
       seq ${type.sequence},
       at ${type.integer} NOT NULL,
       place_id ${type.integer} NOT NULL REFERENCES history_place (id),
       kind_id ${type.integer} NOT NULL REFERENCES history_kind (id),
       actor_id ${type.integer} REFERENCES history_actor (id),
       token_id ${type.integer},
       details ${type.json})`,
    `CREATE INDEX history_place_known ON history_place
       (COALESCE(instance_id, ''), COALESCE(record_id, ''), COALESCE(version_id, ''))`,
    `CREATE INDEX history_kind_known ON history_kind
       (COALESCE(element_id, ''), COALESCE(element_type, ''), lifecycle, timeline)`,
    `CREATE INDEX history_actor_known ON history_actor (actor)`,
    `INSERT INTO history_place (record_id, root_id, instance_id, version_id, process_id)
     SELECT DISTINCT record_id, root_id, instance_id, version_id, process_id FROM history`,
    `INSERT INTO history_kind (element_id, element_type, lifecycle, timeline)
     SELECT DISTINCT element_id, element_type, lifecycle, timeline FROM history`,
    `INSERT INTO history_actor (actor) SELECT DISTINCT actor FROM history WHERE actor IS NOT NULL`,
    `INSERT INTO history_entry (seq, at, place_id, kind_id, actor_id, token_id, details)
     SELECT h.seq, ${milliseconds[dialect]}, p.id, k.id, a.id, h.token_id, NULLIF(h.details, '{}')
     FROM history h
     JOIN history_place p ON COALESCE(p.instance_id, '') = COALESCE(h.instance_id, '')
       AND COALESCE(p.record_id, '') = COALESCE(h.record_id, '')
       AND COALESCE(p.version_id, '') = COALESCE(h.version_id, '')
       AND COALESCE(p.root_id, '') = COALESCE(h.root_id, '')
       AND COALESCE(p.process_id, '') = COALESCE(h.process_id, '')
     JOIN history_kind k ON COALESCE(k.element_id, '') = COALESCE(h.element_id, '')
       AND COALESCE(k.element_type, '') = COALESCE(h.element_type, '')
       AND k.lifecycle = h.lifecycle AND k.timeline = h.timeline
     LEFT JOIN history_actor a ON a.actor = h.actor
     ORDER BY h.seq`,
    // The counter of SQLite follows the numbers it is given.
    ...(dialect === 'postgres'
      ? [`SELECT setval(pg_get_serial_sequence('history_entry', 'seq'), MAX(seq)) FROM history_entry`]
      : []),
    'DROP TABLE history',
    `CREATE INDEX history_entry_of_place ON history_entry (place_id, seq)`,
    `CREATE INDEX history_place_of_record ON history_place (record_id)`,
    `CREATE INDEX history_place_of_instance ON history_place (instance_id)`,
    `CREATE INDEX history_place_of_root ON history_place (root_id)`,
    `CREATE VIEW history AS
     SELECT e.seq, ${instant[dialect]} AS at, p.record_id, p.root_id, p.instance_id, p.version_id, p.process_id,
       k.element_id, k.element_type, k.lifecycle, e.token_id, a.actor, k.timeline,
       COALESCE(e.details, '{}') AS details
     FROM history_entry e
     JOIN history_place p ON p.id = e.place_id
     JOIN history_kind k ON k.id = e.kind_id
     LEFT JOIN history_actor a ON a.id = e.actor_id`,
  ],
};

/** The instant `h.at` in milliseconds since 1970, and back. */
const milliseconds: Record<Dialect, string> = {
  sqlite: `CAST(strftime('%s', h.at) AS INTEGER) * 1000 + CAST(substr(h.at, 21, 3) AS INTEGER)`,
  postgres: `CAST(EXTRACT(EPOCH FROM CAST(h.at AS TIMESTAMPTZ)) * 1000 AS BIGINT)`,
};
const instant: Record<Dialect, string> = {
  sqlite: `strftime('%Y-%m-%dT%H:%M:%fZ', e.at / 1000.0, 'unixepoch')`,
  postgres: `to_char(TIMESTAMP 'epoch' + e.at * INTERVAL '1 millisecond', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') COLLATE "C"`,
};
