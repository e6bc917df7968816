import type { Database } from '../server/database/open-database.ts';
import type { Transaction, UnitOfWork } from '../server/database/unit-of-work.ts';

/** One writing statement as it was sent. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

const writes = /^\s*(INSERT|UPDATE|DELETE)/i;

/** A database that notes every writing statement of every committed unit of work. */
export function recording(database: Database): {
  readonly database: Database;
  readonly units: readonly (readonly Statement[])[];
} {
  const units: Statement[][] = [];
  const unitOfWork: UnitOfWork = async (work) => {
    let unit: Statement[] = [];
    const result = await database.unitOfWork((tx) => {
      unit = [];
      return work(noting(tx, unit));
    });
    if (unit.length > 0) units.push(unit);
    return result;
  };
  return {
    database: {
      ...database,
      unitOfWork,
      reader: database.reader,
      ping: () => database.ping(),
      close: () => database.close(),
    },
    units,
  };
}

function noting(tx: Transaction, unit: Statement[]): Transaction {
  const note = (sql: string, params: readonly unknown[] = []) => {
    if (writes.test(sql)) unit.push({ sql, params });
  };
  return {
    dialect: tx.dialect,
    database: tx.database,
    now: tx.now,
    afterCommit: (effect) => tx.afterCommit(effect),
    query: <T>(sql: string, params?: readonly unknown[]) => {
      note(sql, params);
      return tx.query<T>(sql, params);
    },
    execute: (sql, params) => {
      note(sql, params);
      return tx.execute(sql, params);
    },
  };
}

/** What is kept once and named by the rows of others: it has to be there first, under the numbers it had. */
const namedByOthers = /^\s*INSERT INTO history_(kind|actor)/i;

/**
 * Writes the same rows in the same transactions, all statements of one sent at once, and does nothing else. The few
 * transactions that add what others refer to go first, one after the other.
 */
export async function replayWrites(
  unitOfWork: UnitOfWork,
  units: readonly (readonly Statement[])[],
  callers: number,
): Promise<void> {
  const adds = (unit: readonly Statement[]) => unit.some(({ sql }) => namedByOthers.test(sql));
  for (const unit of units.filter(adds)) await replay(unitOfWork, unit);
  const waiting = units.filter((unit) => !adds(unit));
  const caller = async () => {
    for (let unit = waiting.shift(); unit !== undefined; unit = waiting.shift()) await replay(unitOfWork, unit);
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

function replay(unitOfWork: UnitOfWork, unit: readonly Statement[]): Promise<unknown> {
  return unitOfWork((tx) => Promise.all(unit.map(({ sql, params }) => tx.execute(sql, params))));
}
