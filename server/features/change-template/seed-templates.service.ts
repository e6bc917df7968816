import { randomUUID } from 'node:crypto';
import type { ChangeTemplate } from '../../../rules/schema/change-template.ts';
import type { RecordType } from '../../../rules/schema/record-type.ts';
import { writeAudit } from '../../audit.ts';
import { insertMany } from '../../database/insert-many.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import { nextNumber } from '../../execution/number-sequence.ts';
import type { ProcessVersion } from '../process-version/process-version.service.ts';

const recordType = 'change-template';

/**
 * Puts the standard changes a new version of a package brings into the register, those that are not there yet. What
 * has become of them since, such as a suspension, is the record's and stays.
 */
export async function seedTemplates(tx: Transaction, came: readonly ProcessVersion[]): Promise<void> {
  for (const { processId, content } of came) {
    const type = content.recordTypes.get(recordType);
    if (!type) continue;
    const known = await knownCodes(tx);
    for (const template of content.changeTemplates)
      if (!known.has(template.id)) await insertTemplate(tx, processId, type, template);
  }
}

async function knownCodes(tx: Transaction): Promise<ReadonlySet<unknown>> {
  const rows = await tx.query<{ fields: string }>('SELECT fields FROM record WHERE type = ?', [recordType]);
  return new Set(rows.map(({ fields }) => (JSON.parse(fields) as { code?: unknown }).code));
}

async function insertTemplate(
  tx: Transaction,
  processId: string,
  type: RecordType,
  { id, name, description, ...fields }: ChangeTemplate,
): Promise<void> {
  const recordId = randomUUID();
  const number = await nextNumber(tx, type);
  const title = name.en;
  const status = type.states[0]?.key ?? 'active';
  await insertMany(tx, 'record', [
    {
      id: recordId,
      type: recordType,
      number,
      process_id: processId,
      title,
      status,
      stage: status,
      fields: JSON.stringify({
        title,
        code: id,
        nameZh: name.zh,
        description: `${description.zh}\n${description.en}`,
        ...fields,
      }),
      search_text: [number, id, name.en, name.zh].join('\n').toLowerCase(),
      created_at: tx.now,
      updated_at: tx.now,
      lock_version: 1,
    },
  ]);
  await writeAudit(tx, [
    {
      actorId: null,
      action: 'record-created',
      entityType: 'record',
      entityId: recordId,
      details: { number, type: recordType, template: id, process: processId },
    },
  ]);
  await insertMany(tx, 'record_field', [
    { record_id: recordId, type: recordType, key: 'title', text_value: title },
    { record_id: recordId, type: recordType, key: 'approvedUntil', text_value: fields.approvedUntil },
  ]);
}
