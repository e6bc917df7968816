import type { Reader } from '../database/unit-of-work.ts';
import type { Findings, Invariant } from './invariant.ts';

/** The database itself is whole: pages and indexes on SQLite, counts by table and by index on PostgreSQL, references on both. */
export const databaseSound: Invariant = {
  id: 'I10',
  name: { en: 'The database is whole', zh: '数据库完整' },
  check: ({ reader }, findings) =>
    reader.dialect === 'sqlite' ? checkSqlite(reader, findings) : checkPostgres(reader, findings),
};

async function checkSqlite(reader: Reader, findings: Findings): Promise<void> {
  const lines = await reader.query<{ integrity_check: string }>('PRAGMA integrity_check(100)');
  findings.seen(lines.length);
  for (const { integrity_check } of lines)
    if (integrity_check !== 'ok') findings.violated('database file', { en: integrity_check, zh: integrity_check });
  const broken = await reader.query<{ table: string; rowid: number; parent: string }>('PRAGMA foreign_key_check');
  for (const { table, rowid, parent } of broken.slice(0, 1000))
    findings.violated(`${table} row ${rowid}`, { en: `points to no ${parent}`, zh: `所指 ${parent} 不存在` });
}

interface Table {
  readonly name: string;
}

interface Reference {
  readonly source: string;
  readonly target: string;
  readonly columns: string;
  readonly targets: string;
}

async function checkPostgres(reader: Reader, findings: Findings): Promise<void> {
  const invalid = await reader.query<Table>(
    `SELECT c.relname AS name FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
     JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = current_schema() AND NOT (x.indisvalid AND x.indisready)`,
  );
  for (const { name } of invalid) findings.violated(`index ${name}`, { en: 'is not valid', zh: '无效' });

  const tables = await reader.query<Table>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename`,
  );
  findings.seen(tables.length);
  for (const { name } of tables) await countBothWays(reader, findings, name);

  const references = await reader.query<Reference>(
    `SELECT k.conrelid::regclass::text AS source, k.confrelid::regclass::text AS target,
       a.attname AS columns, b.attname AS targets
     FROM pg_constraint k
     JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
     JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
     WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace AND cardinality(k.conkey) = 1`,
  );
  for (const each of references) await findOrphans(reader, findings, each);
}

/** A row that only the table or only the index has shows as a difference. */
async function countBothWays(reader: Reader, findings: Findings, table: string): Promise<void> {
  const count = async (byIndex: 'on' | 'off') => {
    const other = byIndex === 'on' ? 'off' : 'on';
    await reader.query(`SELECT set_config('enable_seqscan', '${other}', true),
      set_config('enable_indexonlyscan', '${byIndex}', true), set_config('enable_indexscan', '${byIndex}', true),
      set_config('enable_bitmapscan', '${byIndex}', true)`);
    const [row] = await reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM "${table}"`);
    return row?.n ?? 0;
  };
  const [byIndex, byTable] = [await count('on'), await count('off')];
  await reader.query(`SELECT set_config('enable_seqscan', 'on', true), set_config('enable_indexonlyscan', 'on', true),
    set_config('enable_indexscan', 'on', true), set_config('enable_bitmapscan', 'on', true)`);
  if (byIndex !== byTable)
    findings.violated(`table ${table}`, {
      en: `${byTable} rows, ${byIndex} by its index`,
      zh: `表 ${byTable} 行,索引 ${byIndex} 行`,
    });
}

async function findOrphans(reader: Reader, findings: Findings, each: Reference): Promise<void> {
  const { source, target, columns, targets } = each;
  const [row] = await reader.query<{ n: number }>(
    `SELECT COUNT(*) AS n FROM ${source} s WHERE s."${columns}" IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM ${target} t WHERE t."${targets}" = s."${columns}")`,
  );
  if (row && row.n > 0)
    findings.violated(`${source}.${columns}`, {
      en: `${row.n} rows point to no ${target}`,
      zh: `${row.n} 行所指 ${target} 不存在`,
    });
}
