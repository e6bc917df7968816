import type { Dialect } from './dialect.ts';
import type { Transaction } from './unit-of-work.ts';

export interface SqlResult {
  readonly rows: readonly unknown[];
  readonly affected: number;
}

/** A connection that runs statements with `?` placeholders. */
export interface SqlConnection {
  readonly dialect: Dialect;
  run(sql: string, params: readonly unknown[]): Promise<SqlResult>;
}

/** A transaction with the handles of whoever opened it. */
export interface OpenTransaction {
  readonly transaction: Transaction;
  readonly effects: readonly (() => void)[];
  /** Afterwards the transaction refuses every call: work that was not awaited must not write into the next one. */
  close(): void;
}

/** @param database the same object for all transactions of one database */
export function openTransaction(connection: SqlConnection, now: Date, database: object): OpenTransaction {
  const effects: (() => void)[] = [];
  let open = true;

  async function run(sql: string, params: readonly unknown[] = []): Promise<SqlResult> {
    if (!open) throw new Error('this transaction has ended; a statement was not awaited');
    return connection.run(sql, params);
  }

  const transaction: Transaction = {
    dialect: connection.dialect,
    database,
    now,
    query: async <T>(sql: string, params?: readonly unknown[]) => (await run(sql, params)).rows as readonly T[],
    execute: async (sql, params) => (await run(sql, params)).affected,
    afterCommit: (effect) => {
      effects.push(effect);
    },
  };
  return {
    transaction,
    effects,
    close: () => {
      open = false;
    },
  };
}

/** What is durable stays so: an effect that fails is reported, and neither the caller nor the next command sees it. */
export function runEffects(effects: readonly (() => void)[]): void {
  for (const effect of effects) {
    try {
      effect();
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
