import pg from 'pg';
import { throttled, type WakeUp } from './wake-up.ts';

const channel = 'praxis_due';
const reconnectMs = 5000;

/**
 * Wakes all nodes of a PostgreSQL by NOTIFY, outside of the transaction it tells of: inside, every commit would wait
 * for the one lock of the notification queue. A connection of its own listens, and comes back by itself.
 */
export class PostgresWakeUp implements WakeUp {
  readonly announce: () => void;
  readonly #url: string;
  readonly #listeners: (() => void)[] = [];
  #client: pg.Client | undefined;
  #reconnecting: NodeJS.Timeout | undefined;
  #closed = false;

  /** @param notify sends one statement on a connection of the pool */
  constructor(url: string, notify: (sql: string) => Promise<unknown>) {
    this.#url = url;
    this.announce = throttled(() => {
      notify(`SELECT pg_notify('${channel}', '')`).catch(() => undefined);
    });
  }

  listen(wake: () => void): void {
    this.#listeners.push(wake);
    if (this.#listeners.length === 1) void this.#connect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#reconnecting);
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    if (this.#closed) return;
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: reconnectMs,
      keepAlive: true,
    });
    this.#client = client;
    let lost = false;
    const lose = () => {
      if (lost || this.#closed) return;
      lost = true;
      this.#reconnecting = setTimeout(() => void this.#connect(), reconnectMs);
      this.#reconnecting.unref();
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', () => {
      for (const wake of this.#listeners) wake();
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      // What was announced while nobody listened.
      for (const wake of this.#listeners) wake();
    } catch {
      await client.end().catch(() => undefined);
      lose();
    }
  }
}
