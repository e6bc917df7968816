import { randomUUID } from 'node:crypto';
import type { GivenRecords } from '../../../rules/schema/scenario.ts';
import type { Database } from '../../../server/database/open-database.ts';
import { nextNumber } from '../../../server/execution/number-sequence.ts';

/** Puts records into the database as earlier cases left them: with numbers of their own, and without history. */
export function putRecords(database: Database, given: readonly GivenRecords[]): Promise<void> {
  return database.unitOfWork(async (tx) => {
    for (const { type, process, prefix, status, createdAt, fields, copies, open } of given)
      for (let copy = 0; copy < copies; copy += 1) {
        const { title = '', serviceId = null, priority = null } = fields;
        const at = new Date(createdAt);
        await tx.execute(
          `INSERT INTO record (id, type, number, process_id, title, status, stage, service_id, priority, fields,
             search_text, created_at, updated_at, closed_at, lock_version)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, 1)`,
          [
            ...[randomUUID(), type, await nextNumber(tx, { prefix, numbering: undefined }), process],
            ...[title, status, status, serviceId, priority, JSON.stringify(fields), at, at, open ? null : at],
          ],
        );
      }
  });
}
