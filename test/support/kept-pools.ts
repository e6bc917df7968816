import type { Clock } from '../../server/clock.ts';
import type { Database, DatabaseLocation } from '../../server/database/open-database.ts';
import { connectPools, databaseOn, endPools, type PostgresPools, poolOf } from '../../server/database/open-postgres.ts';

type Location = Extract<DatabaseLocation, { type: 'postgres' }>;

/** How kept connections are called in `pg_stat_activity`. */
export const keptName = 'kept';

/** The address under which connections are made that outlive a test. */
export function keptUrl(url: string): string {
  const kept = new URL(url);
  kept.searchParams.set('application_name', keptName);
  return kept.href;
}

/**
 * Connections that one test after the other has: a new one reads the catalog and plans every statement anew, which
 * costs more than all the work of a short test. What is remembered of a database is not kept: each test opens it anew
 * over the same connections.
 */
export class KeptPools {
  readonly #location: Location;
  #pools: Promise<PostgresPools> | undefined;

  constructor(location: Location) {
    this.#location = location;
  }

  /** The database of one test; once closed it answers nobody, so that no test reaches into the next one. */
  async open(clock: Clock): Promise<Database> {
    this.#pools ??= connectPools({ ...this.#location, url: keptUrl(this.#location.url) });
    const { unitOfWork, reader, ping, ...database } = databaseOn(await this.#pools, this.#location, clock);
    let closed = false;
    const refuseWhenClosed = () => {
      if (closed) throw new Error('the test that had this database has ended');
    };
    return {
      ...database,
      unitOfWork: async (work) => {
        refuseWhenClosed();
        return unitOfWork(work);
      },
      reader: {
        ...reader,
        query: async (sql, params) => {
          refuseWhenClosed();
          return reader.query(sql, params);
        },
      },
      ping: async () => {
        refuseWhenClosed();
        await ping();
      },
      close: async () => {
        closed = true;
        await database.close();
      },
    };
  }

  /** Ends connections on which somebody still works; the next test then connects anew. */
  async endBusy(): Promise<void> {
    if (this.#pools === undefined) return;
    const { writing, reading } = await this.#pools;
    const isBusy = [writing, reading].map(poolOf).some((pool) => pool.idleCount < pool.totalCount);
    if (isBusy) await this.end();
  }

  async end(): Promise<void> {
    const pools = this.#pools;
    this.#pools = undefined;
    if (pools !== undefined) await endPools(await pools);
  }
}
