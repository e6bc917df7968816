import type { ProcessElement } from '../../engine/index.ts';
import { approvalOutcomes, voteFields } from '../../rules/schema/approval.ts';
import type { RecordType } from '../../rules/schema/record-type.ts';
import type { PackageFinding } from './finding.ts';

/** An approval writes its votes and its outcome on the record, and approves fields that are there. */
export function checkApproval(
  file: string,
  { id, type, properties: { approves } }: ProcessElement,
  recordType: RecordType | undefined,
): readonly PackageFinding[] {
  if (approves === undefined) return [];
  const path = `${id}.approves`;
  if (type !== 'userTask') return [{ file, path, value: approves, allowed: 'allowed: on a user task' }];
  if (!recordType) return [];
  const fields = recordType.fields.map(({ key }) => key);
  const unknown = approves
    .split(';')
    .map((field) => field.trim())
    .filter((field) => field !== 'title' && field !== 'description' && !fields.includes(field));
  const votes = recordType.fields.find(({ key }) => key === 'approvals');
  const outcome = recordType.fields.find(({ key }) => key === 'approvalOutcome');
  const lacking = voteFields.filter((key) => !votes?.fields?.some((field) => field.key === key));
  const values = approvalOutcomes.filter((value) => !outcome?.values?.some((each) => each.value === value));
  const needs = (missing: readonly string[], what: string) =>
    missing.length === 0 ? [] : [{ file, path, value: approves, allowed: `${what}: ${missing.join(', ')}` }];
  return [
    ...needs(unknown, `record type "${recordType.type}" has no field`),
    ...needs(lacking, `rows of the record field "approvals" need`),
    ...needs(values, `the record field "approvalOutcome" needs the values`),
  ];
}
