import type { Json, Variables } from '../../../engine/index.ts';
import type { RecordField } from '../../../rules/schema/record-field.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import { RequestError } from '../../errors.ts';
import { baseFields } from '../../execution/base-fields.ts';
import { wrongFor } from '../../execution/field-type.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { type Reference, unknownReferences } from './record-references.ts';

/** What waits and what was overridden: the system keeps account of both. */
const kept = ['pending', 'overridden'];

/**
 * A value given by hand is held to what a form would have refused: rows with the fields their list has, references to
 * something there is, and nothing that only mirrors a clock or a wait.
 *
 * @throws {RequestError} `FORM_INVALID`, `REFERENCE_UNKNOWN`, each naming every field concerned
 */
export async function refuseWrongOverride(
  tx: Pick<Transaction, 'query'>,
  record: RecordDraft,
  fields: Variables,
  readable: Condition,
): Promise<void> {
  const declared = [...record.type.fields, ...baseFields];
  const given = Object.entries(fields).flatMap(([key, value]) => {
    const field = declared.find((each) => each.key === key);
    return field ? [{ field, value, path: `record.${key}` }] : [];
  });
  const wrong = given.flatMap(({ field, value, path }) =>
    isMirror(field) ? [mirrored(path)] : within(field, value, path),
  );
  if (wrong.length > 0)
    throw new RequestError('FORM_INVALID', `record ${record.number}: ${wrong.map(({ path }) => path).join(', ')}`, {
      errors: wrong,
    });
  const unknown = await unknownReferences(tx, given.flatMap(referencesIn), { recordId: record.id, readable });
  const [first] = unknown;
  if (first)
    throw new RequestError('REFERENCE_UNKNOWN', `record ${record.number}: no ${first.to} "${first.id}"`, {
      params: { reference: first.id },
      errors: unknown.map(({ path, to, id }) => ({ path, code: 'not-found', params: { kind: to, id } })),
    });
}

interface Wrong {
  readonly path: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Due and breach follow a clock: the next reading would undo what was written. What the process acts on where it writes
 * it would be written without the act.
 */
function isMirror({ key, auto, byProcess }: RecordField): boolean {
  return byProcess === true || kept.includes(key) || (auto === true && /(Due|Breached)$/.test(key));
}

function mirrored(path: string): Wrong {
  return { path, code: 'not-allowed', params: { allowed: 'written by the system only' } };
}

/** What is wrong inside a list or an object; the value itself is judged where it is written. */
function within({ type, fields }: RecordField, value: Json, path: string): readonly Wrong[] {
  if (!fields) return [];
  if (type === 'list' && Array.isArray(value))
    return value.flatMap((row, index) => partsWrong(fields, row, `${path}[${index}]`));
  return type === 'object' && value !== null ? partsWrong(fields, value, path) : [];
}

function partsWrong(fields: readonly RecordField[], row: Json, path: string): readonly Wrong[] {
  const names = fields.map(({ key }) => key).join(', ');
  if (!isObject(row)) return [{ path, code: 'not-allowed', params: { allowed: `an object with ${names}` } }];
  const lacking = fields
    .filter(({ key, required }) => required && (row[key] ?? null) === null)
    .map(({ key }) => ({ path: `${path}.${key}`, code: 'REQUIRED', params: {} }));
  const wrong = Object.entries(row).flatMap(([key, value]) => {
    const field = fields.find((each) => each.key === key);
    const allowed = field ? wrongFor(field, value) : `allowed: ${names}`;
    if (allowed !== undefined) return [{ path: `${path}.${key}`, code: 'not-allowed', params: { allowed } }];
    return field ? within(field, value, `${path}.${key}`) : [];
  });
  return [...lacking, ...wrong];
}

interface Given {
  readonly field: RecordField;
  readonly value: Json;
  readonly path: string;
}

/** Everything a value points to, with its place. */
function referencesIn({ field, value, path }: Given): readonly Reference[] {
  if (Array.isArray(value)) {
    const row: RecordField = field.fields
      ? { ...field, type: 'object' }
      : { ...field, type: field.of === 'user' ? 'user' : 'ref' };
    const plain = !field.fields && ['text', 'object', undefined].includes(field.of);
    return plain
      ? []
      : value.flatMap((each, index) => referencesIn({ field: row, value: each, path: `${path}[${index}]` }));
  }
  if (isObject(value))
    return (field.fields ?? []).flatMap((part) =>
      referencesIn({ field: part, value: value[part.key] ?? null, path: `${path}.${part.key}` }),
    );
  const to = field.type === 'user' || field.type === 'file' ? field.type : field.type === 'ref' ? field.of : undefined;
  return to !== undefined && value !== null && value !== '' ? [{ path, to, id: String(value) }] : [];
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
