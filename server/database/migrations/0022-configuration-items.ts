import type { Dialect } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/**
 * Configuration items beside their rows in `record`: what they are to one another, the services they serve, the keys
 * they are recognized by, and every version of them with what permitted it. Relations and services move here from the
 * fields of the record.
 */
export const configurationItems: Migration = {
  number: 22,
  name: 'configuration-items',
  statements: (type, dialect) => [
    // Each relation stands twice, once seen from either end: a walk then reads one index, whichever way it goes.
    `CREATE TABLE item_relation (
       item_id ${type.text} NOT NULL REFERENCES record (id),
       outgoing ${type.flag} NOT NULL CHECK (outgoing IN (0, 1)),
       type ${type.text} NOT NULL,
       other_id ${type.text} NOT NULL REFERENCES record (id),
       PRIMARY KEY (item_id, outgoing, type, other_id),
       CHECK (item_id <> other_id))`,
    `CREATE TABLE item_service (
       item_id ${type.text} NOT NULL REFERENCES record (id),
       service_id ${type.text} NOT NULL,
       PRIMARY KEY (item_id, service_id))`,
    'CREATE INDEX item_service_by_service ON item_service (service_id, item_id)',
    `CREATE TABLE item_key (
       item_id ${type.text} NOT NULL REFERENCES record (id),
       kind ${type.text} NOT NULL CHECK (kind IN ('serial', 'hostname', 'ip')),
       value ${type.text} NOT NULL,
       PRIMARY KEY (item_id, kind))`,
    'CREATE INDEX item_key_value ON item_key (kind, value)',
    `CREATE TABLE item_version (
       item_id ${type.text} NOT NULL REFERENCES record (id),
       version ${type.integer} NOT NULL,
       at ${type.instant} NOT NULL,
       actor_id ${type.text},
       authority ${type.text},
       reason ${type.text},
       manual ${type.flag} NOT NULL CHECK (manual IN (0, 1)),
       source ${type.text} NOT NULL,
       PRIMARY KEY (item_id, version))`,
    'CREATE INDEX item_version_authority ON item_version (authority)',
    `CREATE TABLE item_change (
       item_id ${type.text} NOT NULL,
       version ${type.integer} NOT NULL,
       attribute ${type.text} NOT NULL,
       before_value ${type.json} NOT NULL,
       after_value ${type.json} NOT NULL,
       PRIMARY KEY (item_id, version, attribute),
       FOREIGN KEY (item_id, version) REFERENCES item_version (item_id, version))`,
    ...moved[dialect],
    // Lists are filtered by these.
    ...promoted.map(
      (key) => `INSERT INTO record_field (record_id, type, key, text_value)
       SELECT id, type, '${key}', ${textOf(key, dialect)} FROM record
       WHERE type = 'configuration-item' AND ${textOf(key, dialect)} IS NOT NULL`,
    ),
    "UPDATE record SET status = 'live', stage = 'live' WHERE type = 'configuration-item' AND status = 'active'",
  ],
};

const promoted = ['type', 'ownerId'] as const;

function textOf(key: string, dialect: Dialect): string {
  return dialect === 'sqlite' ? `json_extract(fields, '$.${key}')` : `fields::jsonb ->> '${key}'`;
}

const known = (id: string) => `EXISTS (SELECT 1 FROM record t WHERE t.id = ${id} AND t.type = 'configuration-item')`;

/** Lists inside JSON are read differently by the two databases. */
const moved = {
  sqlite: [
    `INSERT INTO item_relation SELECT DISTINCT r.id, 1, json_extract(e.value, '$.type'), json_extract(e.value, '$.target')
     FROM record r, json_each(r.fields, '$.relations') e
     WHERE r.type = 'configuration-item' AND r.id <> json_extract(e.value, '$.target')
       AND ${known("json_extract(e.value, '$.target')")}`,
    'INSERT INTO item_relation SELECT other_id, 0, type, item_id FROM item_relation WHERE outgoing = 1',
    `INSERT INTO item_service SELECT DISTINCT r.id, e.value FROM record r, json_each(r.fields, '$.services') e
     WHERE r.type = 'configuration-item'`,
    `UPDATE record SET fields = json_remove(fields, '$.relations', '$.services') WHERE type = 'configuration-item'`,
  ],
  postgres: [
    `INSERT INTO item_relation SELECT DISTINCT r.id, 1, e.value ->> 'type', e.value ->> 'target'
     FROM record r CROSS JOIN LATERAL jsonb_array_elements(COALESCE(r.fields::jsonb -> 'relations', '[]')) e
     WHERE r.type = 'configuration-item' AND r.id <> e.value ->> 'target' AND ${known("e.value ->> 'target'")}`,
    'INSERT INTO item_relation SELECT other_id, 0, type, item_id FROM item_relation WHERE outgoing = 1',
    `INSERT INTO item_service SELECT DISTINCT r.id, e.value
     FROM record r CROSS JOIN LATERAL jsonb_array_elements_text(COALESCE(r.fields::jsonb -> 'services', '[]')) e
     WHERE r.type = 'configuration-item'`,
    `UPDATE record SET fields = (fields::jsonb - 'relations' - 'services')::text WHERE type = 'configuration-item'`,
  ],
} as const;
