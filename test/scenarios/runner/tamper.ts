import type { ScenarioStep } from '../../../rules/schema/scenario.ts';
import type { UnitOfWork } from '../../../server/database/unit-of-work.ts';
import type { ScenarioServer } from './scenario-server.ts';

const triggers = ['audit_trail_no_update', 'audit_trail_no_delete', 'audit_seal_no_update', 'audit_seal_no_delete'];

/**
 * Takes away what keeps the audit trail from being changed, as somebody can who owns the database: for the rest of the
 * life of this database.
 */
export async function unprotect(unitOfWork: UnitOfWork): Promise<void> {
  await unitOfWork(async (tx) => {
    const statements =
      tx.dialect === 'sqlite'
        ? triggers.map((trigger) => `DROP TRIGGER IF EXISTS ${trigger}`)
        : ['audit_trail', 'audit_seal'].map((table) => `ALTER TABLE ${table} DISABLE TRIGGER ALL`);
    for (const sql of statements) await tx.execute(sql);
  });
}

/**
 * Changes the last line of an action: `action`, and the `column` that gets `value`.
 *
 * @throws {Error} when a step asks for something else
 */
export async function tamper(server: ScenarioServer, data: NonNullable<ScenarioStep['data']>): Promise<void> {
  const { action, column, value } = data;
  if (typeof action !== 'string' || column !== 'actor_id')
    throw new Error('"tamper" needs an action, the column actor_id, and a value');
  await unprotect(server.unitOfWork);
  await server.unitOfWork((tx) =>
    tx.execute('UPDATE audit_trail SET actor_id = ? WHERE seq = (SELECT MAX(seq) FROM audit_trail WHERE action = ?)', [
      value,
      action,
    ]),
  );
}
