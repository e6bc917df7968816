import pg from 'pg';
import { keptName, keptUrl } from './kept-pools.ts';

/** What a database was before a test had it. */
interface Kept {
  /** Columns, triggers, constraints, indexes, views and functions, as one hash. */
  readonly shape: string;
  /** Rows of every table, by table. */
  readonly rows: ReadonlyMap<string, KeptRows>;
  /** Statement that puts every counter back. */
  readonly counters: string;
  /** Number of the first transaction after that. */
  readonly since: string;
}

/** The rows of one table as a JSON list, and how many they are. */
interface KeptRows {
  readonly list: string;
  readonly count: number;
}

const shapeSql = `SELECT md5(string_agg(line, '|' ORDER BY line)) AS shape FROM (
  SELECT 'column ' || attrelid::regclass || ' ' || attname || ' ' || atttypid AS line FROM pg_attribute
    JOIN pg_class c ON c.oid = attrelid WHERE c.relnamespace = 'public'::regnamespace AND NOT attisdropped
  UNION ALL SELECT 'trigger ' || tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text FROM pg_trigger
  UNION ALL SELECT 'constraint ' || conrelid || ' ' || conname FROM pg_constraint
  UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT 'view ' || viewname || ' ' || definition FROM pg_views WHERE schemaname = 'public'
  UNION ALL SELECT 'function ' || proname || ' ' || prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg_%') lines`;

const tablesSql = `SELECT quote_ident(relname) AS name FROM pg_class
  WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`;

const endOthersSql = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND application_name <> '${keptName}'`;

/**
 * A PostgreSQL database that one test after the other has: making a new one touches twelve megabytes of memory that no
 * process had before, which takes half a second on some machines; putting back what a test has changed takes a
 * hundredth of that.
 */
export class UsedAgain {
  readonly #url: string;
  #kept: Kept | undefined;
  /** Its own connection, as long as the database is used again. */
  #client: Promise<pg.Client> | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** Remembers what the database is now. */
  async keep(): Promise<void> {
    const client = await this.#connected();
    const rows = new Map<string, KeptRows>();
    for (const { name } of await all<{ name: string }>(client, tablesSql)) {
      const sql = `SELECT COALESCE(json_agg(t)::text, '[]') AS list, COUNT(*)::integer AS count FROM ${name} t`;
      const [kept] = await all<KeptRows>(client, sql);
      if (kept) rows.set(name, kept);
    }
    this.#kept = {
      shape: await shapeOf(client),
      rows,
      counters: await countersOf(client),
      since: await nextOf(client),
    };
  }

  /** Makes it what it was. False when a test has changed more than rows: such a database is thrown away. */
  async putBack(): Promise<boolean> {
    const kept = this.#kept;
    if (kept === undefined) return false;
    const client = await this.#connected();
    await client.query(endOthersSql);
    if ((await shapeOf(client)) !== kept.shape) return false;
    // Neither the triggers that guard evidence nor the order of references count for whoever clears up.
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    for (const table of await changedTables(client, kept)) {
      await client.query(`DELETE FROM ${table}`);
      const rows = kept.rows.get(table);
      if (rows && rows.count > 0)
        await client.query(
          `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::public.${table}, $1)`,
          [rows.list],
        );
    }
    await client.query(kept.counters);
    await client.query('COMMIT');
    this.#kept = { ...kept, since: await nextOf(client) };
    return true;
  }

  /** Makes an empty database empty again. */
  async empty(): Promise<void> {
    const client = await this.#connected();
    await client.query(endOthersSql);
    await client.query('DROP SCHEMA public CASCADE');
    await client.query('CREATE SCHEMA public AUTHORIZATION pg_database_owner');
  }

  /** Lets go of the database. */
  async end(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await (await client)?.end();
  }

  #connected(): Promise<pg.Client> {
    this.#client ??= connectedTo(keptUrl(this.#url));
    return this.#client;
  }
}

async function connectedTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  // Statements on it fail anyway when it breaks, and then the database is thrown away.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function all<Row>(client: pg.Client, sql: string): Promise<readonly Row[]> {
  return (await client.query(sql)).rows as Row[];
}

async function shapeOf(client: pg.Client): Promise<string> {
  const [row] = await all<{ shape: string }>(client, shapeSql);
  return row?.shape ?? '';
}

/** Tables that have a row of a later transaction, or another number of rows. */
async function changedTables(client: pg.Client, { rows, since }: Kept): Promise<readonly string[]> {
  const looks = [...rows].map(
    ([
      table,
      { count },
    ]) => `SELECT '${table}' AS name WHERE EXISTS (SELECT 1 FROM ${table} WHERE xmin::text::bigint >= ${since})
      OR (SELECT COUNT(*) FROM ${table}) <> ${count}`,
  );
  return (await all<{ name: string }>(client, looks.join(' UNION ALL '))).map(({ name }) => name);
}

async function countersOf(client: pg.Client): Promise<string> {
  const counters = await all<{ name: string; last: string | null; first: string }>(
    client,
    `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value AS last, start_value AS first FROM pg_sequences`,
  );
  return counters
    .map(({ name, last, first }) => `SELECT setval('${name}', ${last ?? first}, ${last === null ? 'false' : 'true'})`)
    .join('; ');
}

async function nextOf(client: pg.Client): Promise<string> {
  const [row] = await all<{ next: string }>(client, 'SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS next');
  return row?.next ?? '0';
}
