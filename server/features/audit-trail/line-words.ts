import type { LineDetail, LineWords } from '../../contract/audit-trail.ts';
import type { Localized } from '../../contract/common.ts';
import type { FieldShape } from '../../contract/record.ts';
import { digest } from '../../execution/audit-row.ts';
import { attributeName, itemTermName } from '../configuration-item/item-attribute.view.ts';
import type { AuditRow } from './audit-trail.repository.ts';
import { choiceWords, detailLabels, forPrograms } from './detail-labels.ts';
import { elementOf, entityWords } from './entity-words.ts';
import type { LineContext } from './line-context.ts';
import { termOf } from './line-terms.ts';
import { asTyped, isEmpty, joined, labelled, listed, looseWords, parted, valueWords } from './value-words.ts';

/** A detail without a label is one that another version of the program wrote. */
const unnamed: Localized = { en: 'Further detail', zh: '其他内容' };
const change: Localized = { en: 'Change', zh: '变化' };

/**
 * What a line says in both languages: which field became what out of what, and the rest by its label. What was typed is not
 * kept in the trail; it is told as long as the record still says the same, and otherwise by its digest.
 */
export function lineWords(row: AuditRow, context: LineContext): LineWords {
  const details = new Map<string, unknown>(Object.entries(JSON.parse(row.details)));
  return {
    about: entityWords(row, context),
    details: [
      ...changedFields(row, details, context),
      ...changeAsWhole(row, details, context),
      ...told(row, details, context),
    ],
  };
}

/** `fields: { key: { before, after } }`. */
function changedFields(
  row: AuditRow,
  details: ReadonlyMap<string, unknown>,
  context: LineContext,
): readonly LineDetail[] {
  const fields = details.get('fields');
  if (!isObject(fields)) return [];
  const version = details.get('version');
  return Object.entries(fields).map(([key, sides]) => {
    const { before = null, after = null } = isObject(sides) ? sides : {};
    const known = context.itemChange(row, version, key);
    return {
      type: 'change',
      label: fieldLabel(row, key, context),
      before: sideWords(row, key, known ? { value: known.before } : before, context),
      after: sideWords(row, key, known ? { value: known.after } : after, context),
    };
  });
}

/** A field that was filled in, by the name that its form has for it, else that of its record. */
function nameOfField(row: AuditRow, key: string, context: LineContext): Localized {
  return context.formLabel(row, elementOf(row), key) ?? fieldLabel(row, key, context);
}

function fieldLabel(row: AuditRow, key: string, context: LineContext): Localized {
  const record = context.recordOf(row);
  const shape = record?.shapes.find((each) => each.key === key);
  if (row.record_type !== 'configuration-item') return shape?.label ?? asTyped(key);
  return attributeName(context.versions, String(record?.fields['type'] ?? ''), key);
}

/** One side of a change: nothing, `{ value }`, or the digest of something that is not kept. */
function sideWords(row: AuditRow, key: string, side: unknown, context: LineContext): Localized | null {
  if (isEmpty(side)) return null;
  const record = context.recordOf(row);
  const shape = record?.shapes.find((each) => each.key === key) ?? { ...nothingKnown, key };
  if (isObject(side)) return isEmpty(side['value']) ? null : fieldValueWords(row, shape, side['value'], context);
  const current = record?.fields[key];
  if (!isEmpty(current) && digest(JSON.parse(JSON.stringify(current))) === side)
    return valueWords(shape, current, context);
  const fingerprint = String(side).slice(0, 8);
  return { en: `a text that is not kept (digest ${fingerprint})`, zh: `未留存的文本（摘要值 ${fingerprint}）` };
}

const nothingKnown = { type: '', label: asTyped(''), of: null, values: [], fields: [] };

function fieldValueWords(row: AuditRow, shape: FieldShape, value: unknown, context: LineContext): Localized | null {
  const isItem = row.record_type === 'configuration-item';
  if (isItem && shape.key === 'relations' && Array.isArray(value))
    return joined(
      value.map((relation) => relationWords(relation, context)),
      parted,
    );
  const term =
    shape.key === 'status'
      ? termOf('status', String(value), row, context)
      : isItem && shape.key === 'type'
        ? itemTermName(context.versions, String(value))
        : undefined;
  return term ?? valueWords(shape, value, context);
}

/** E.g. "runs on SRV-07". */
function relationWords(relation: unknown, context: LineContext): Localized {
  if (!isObject(relation)) return looseWords(relation, context);
  const type = String(relation['type']);
  const target = looseWords(relation['target'], context);
  const kind = itemTermName(context.versions, type) ?? asTyped(type);
  return { en: `${kind.en} ${target.en}`, zh: `${kind.zh} ${target.zh}` };
}

/** `before` and `after` of the thing itself, and pairs under other names. */
const pairs = [
  { before: 'before', after: 'after', label: change },
  { before: 'before', after: 'now', label: change },
  { before: 'dueBefore', after: 'due', label: detailLabels['due'] ?? change },
  { before: 'from', after: 'to', label: detailLabels['version'] ?? change },
] as const;

function pairsIn(details: ReadonlyMap<string, unknown>) {
  return pairs.filter(({ before, after }) => details.has(before) && details.has(after));
}

function changeAsWhole(
  row: AuditRow,
  details: ReadonlyMap<string, unknown>,
  context: LineContext,
): readonly LineDetail[] {
  const side = (key: string) => (isEmpty(details.get(key)) ? null : words(row, key, details.get(key), context));
  return pairsIn(details).map(({ before, after, label }) => ({
    type: 'change',
    label,
    before: side(before),
    after: side(after),
  }));
}

function told(row: AuditRow, details: ReadonlyMap<string, unknown>, context: LineContext): readonly LineDetail[] {
  const paired = new Set<string>(pairsIn(details).flatMap(({ before, after }) => [before, after]));
  return [...details].flatMap(([key, value]): readonly LineDetail[] => {
    const isTold = forPrograms.has(key) || paired.has(key) || isEmpty(value) || (key === 'fields' && isObject(value));
    if (isTold) return [];
    return [{ type: 'told', label: detailLabels[key] ?? unnamed, value: words(row, key, value, context) }];
  });
}

/** Here people write what they like, also what is a name elsewhere. */
const typed: ReadonlySet<string> = new Set(['reason', 'message', 'name', 'code']);

/** A value under a key: a term of the process, a step, a field, or whatever it is. */
function words(row: AuditRow, key: string, value: unknown, context: LineContext): Localized {
  if (Array.isArray(value))
    return joined(
      value.map((item) => words(row, key, item, context)),
      value.some(isObject) ? parted : listed,
    );
  if (isObject(value)) return partsWords(row, value, context);
  if (typeof value !== 'string') return looseWords(value, context);
  return (
    choiceWords[key]?.[value] ??
    (key === 'fields' ? nameOfField(row, value, context) : undefined) ??
    termOf(key, value, row, context) ??
    (typed.has(key) ? asTyped(value) : undefined) ??
    context.elementName(row, value) ??
    looseWords(value, context)
  );
}

function partsWords(row: AuditRow, parts: Readonly<Record<string, unknown>>, context: LineContext): Localized {
  const shown = Object.entries(parts).filter(([key, part]) => !isEmpty(part) && !forPrograms.has(key));
  return joined(
    shown.map(([key, part]) => labelled(detailLabels[key] ?? asTyped(key), words(row, key, part, context))),
    listed,
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
