import type { Database, Statement } from 'better-sqlite3';
import { toStored } from './dialect.ts';
import type { SqlConnection, SqlResult } from './transaction.ts';

const statementsKept = 500;

/**
 * Statements on the driver's own handle, prepared once. They run synchronously: two statements of one command can
 * never interleave, and nothing of another command runs between them.
 */
export class SqliteConnection implements SqlConnection {
  readonly dialect = 'sqlite';
  readonly #database: Database;
  readonly #statements = new Map<string, Statement<unknown[]>>();

  constructor(database: Database) {
    this.#database = database;
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  async run(sql: string, params: readonly unknown[]): Promise<SqlResult> {
    const statement = this.#prepared(sql);
    const values = params.map(toStored);
    if (statement.reader) return { rows: statement.all(...values), affected: 0 };
    return { rows: [], affected: statement.run(...values).changes };
  }

  execute(sql: string): void {
    this.#prepared(sql).run();
  }

  #prepared(sql: string): Statement<unknown[]> {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare<unknown[]>(sql);
    const oldest = this.#statements.size >= statementsKept ? this.#statements.keys().next().value : undefined;
    if (oldest !== undefined) this.#statements.delete(oldest);
    this.#statements.set(sql, statement);
    return statement;
  }
}
