import { Socket } from 'node:net';
import type { PoolClient } from 'pg';
import { toNumberedPlaceholders, toStored } from './dialect.ts';
import type { SqlConnection, SqlResult } from './transaction.ts';

/**
 * Names of statements the server parses once per connection; the many shapes beyond these are sent whole.
 *
 * @param prefix tells the names from those of others who use the same connections
 * @param most how many each connection keeps
 */
export function statementNames(prefix: string, most: number): (text: string) => { readonly name?: string } {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return { name: known };
    if (names.size >= most) return {};
    const name = `${prefix}_${names.size}`;
    names.set(text, name);
    return { name };
  };
}

const named = statementNames('command', 500);
const isReading = /^\s*SELECT\b/i;

/**
 * One transaction on one connection of the pool. What is sent without waiting travels together: the connection is
 * pipelined, and the server works through it in the order it was sent.
 */
export class PostgresConnection implements SqlConnection {
  readonly dialect = 'postgres';
  readonly #client: PoolClient;
  readonly #begun: Promise<unknown>;

  /** Begins the transaction; its first statement need not wait for that. */
  constructor(client: PoolClient) {
    this.#client = client;
    this.#begun = client.query('BEGIN');
    // Whoever runs the first statement is told.
    this.#begun.catch(() => undefined);
  }

  async run(sql: string, params: readonly unknown[]): Promise<SqlResult> {
    // A write that ran although BEGIN failed would be stored by itself; a read would do no harm.
    if (!isReading.test(sql)) await this.#begun;
    const text = toNumberedPlaceholders(sql);
    const sent = this.#client.query({ ...named(text), text, values: params.map(toStored) });
    const [result] = await Promise.all([sent, this.#begun]);
    return { rows: result.rows, affected: result.rowCount ?? 0 };
  }

  /** @throws {Error} when the transaction had failed: PostgreSQL then undoes it and calls that no error */
  async commit(): Promise<void> {
    await this.#begun;
    const { command } = await this.#client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error('the transaction had failed and was undone');
  }

  async rollback(): Promise<void> {
    await this.#client.query('ROLLBACK');
  }
}

/** Gives up a connection that does not answer: the pool replaces it, nobody waits behind what was asked on it. */
export function abandon(client: PoolClient): void {
  const socket: unknown = Reflect.get(Object(Reflect.get(client, 'connection')), 'stream');
  if (socket instanceof Socket) socket.destroy();
}
