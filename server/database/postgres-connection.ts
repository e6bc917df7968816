import { Socket } from 'node:net';
import type { QueryRunner } from 'typeorm';
import { toNumberedPlaceholders, toStored } from './dialect.ts';
import type { SqlConnection, SqlResult } from './transaction.ts';

/** Statements on one connection of the pool. */
export class PostgresConnection implements SqlConnection {
  readonly dialect = 'postgres';
  readonly #runner: QueryRunner;

  constructor(runner: QueryRunner) {
    this.#runner = runner;
  }

  async run(sql: string, params: readonly unknown[]): Promise<SqlResult> {
    const result = await this.#runner.query(toNumberedPlaceholders(sql), params.map(toStored), true);
    return { rows: result.records, affected: result.affected ?? 0 };
  }
}

/** Gives up a connection that does not answer: the pool replaces it, nobody waits behind what was asked on it. */
export async function abandon(runner: QueryRunner): Promise<void> {
  const client: unknown = await runner.connect();
  const socket: unknown = Reflect.get(Object(Reflect.get(Object(client), 'connection')), 'stream');
  if (socket instanceof Socket) socket.destroy();
}
