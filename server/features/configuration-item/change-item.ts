import { isIP } from 'node:net';
import type { Json } from '../../../engine/index.ts';
import type { ItemAttribute, ItemTypes } from '../../../rules/schema/item-type.ts';
import type { RecordField } from '../../../rules/schema/record-field.ts';
import type { RecordType } from '../../../rules/schema/record-type.ts';
import type { ProblemError } from '../../contract/problem.ts';
import { wrongFor } from '../../execution/field-type.ts';
import {
  assetFields,
  environments,
  type Item,
  type ItemFields,
  type ItemRelation,
  isEmpty,
  itemFields,
} from './item.ts';
import { sampleValue } from './sample-value.ts';

/** Values by the flat name of what they change; null empties. */
export type ItemChanges = Readonly<Record<string, Json>>;

/** What an item may consist of. */
export interface ItemModel {
  readonly types: ItemTypes;
  /** The record type, for its states. */
  readonly record: RecordType;
}

/** The item after a change, or everything that is wrong with it. */
export type ChangedItem =
  | { readonly ok: true; readonly item: Item }
  | { readonly ok: false; readonly errors: readonly ProblemError[] };

const own: Readonly<Record<string, Omit<RecordField, 'key' | 'label'>>> = {
  name: { type: 'text', required: true },
  description: { type: 'long' },
  ownerId: { type: 'user' },
  criticality: { type: 'int', min: 1, max: 4 },
  environment: { type: 'text' },
  exposed: { type: 'bool' },
  securityControl: { type: 'bool' },
  procurementLeadDays: { type: 'int', min: 0, max: 3650 },
};

const asset: Readonly<Record<string, Omit<RecordField, 'key' | 'label'>>> = {
  tag: { type: 'text' },
  purchaseDate: { type: 'date' },
  cost: { type: 'money', min: 0 },
  warrantyEnd: { type: 'date' },
  supplierId: { type: 'text' },
  licenceCount: { type: 'int', min: 0 },
  supportEnd: { type: 'date' },
  erasureProof: { type: 'text' },
};

/** Flat names an item of a type may have, in the order people read them. */
export function attributeNames(types: ItemTypes, type: string): readonly string[] {
  const attributes = types.types.find((each) => each.type === type)?.attributes ?? [];
  return [
    'name',
    'status',
    ...Object.keys(own).filter((key) => key !== 'name'),
    ...attributes.map(({ key }) => `attributes.${key}`),
    ...Object.keys(asset).map((key) => `asset.${key}`),
    'services',
    'relations',
  ];
}

/**
 * The item with `changes` in place; nothing is written.
 *
 * @returns `errors` with one entry per wrong value, `path` the flat name: `not-allowed` (params.allowed says what would
 *   be, in signs and names that need no language), `REQUIRED`
 */
export function changedItem(item: Item, changes: ItemChanges, model: ItemModel): ChangedItem {
  const errors = Object.entries(changes).flatMap(([path, value]) => {
    const wrong = wrongIn(item, path, value, model);
    return wrong === undefined
      ? []
      : [
          wrong === 'REQUIRED'
            ? { path, code: wrong, params: {} }
            : { path, code: 'not-allowed', params: { allowed: wrong } },
        ];
  });
  if (errors.length > 0) return { ok: false, errors };
  let fields: ItemFields = item.fields;
  for (const [path, value] of Object.entries(changes)) fields = withValue(fields, path, value);
  return {
    ok: true,
    item: {
      ...item,
      status: (changes['status'] as string | undefined) ?? item.status,
      fields: itemFields.parse(fields),
      relations:
        (changes['relations'] as readonly ItemRelation[] | null | undefined) ??
        (changes['relations'] === null ? [] : item.relations),
      services:
        (changes['services'] as readonly string[] | null | undefined) ??
        (changes['services'] === null ? [] : item.services),
    },
  };
}

function withValue(fields: ItemFields, path: string, value: Json): ItemFields {
  const [group, key] = path.split('.');
  if (group === 'attributes' && key !== undefined) {
    const { [key]: _emptied, ...others } = fields.attributes;
    const attributes = isEmpty(value) ? others : { ...others, [key]: value as (typeof others)[string] };
    return { ...fields, attributes };
  }
  if (group === 'asset' && key !== undefined) return { ...fields, asset: { ...fields.asset, [key]: value } };
  return Object.hasOwn(own, path) ? { ...fields, [path]: value ?? emptyOf(path) } : fields;
}

function emptyOf(path: string): Json {
  if (path === 'description') return '';
  return path === 'exposed' || path === 'securityControl' ? false : null;
}

/** What would be allowed at `path`, when `value` is not it. */
function wrongIn(item: Item, path: string, value: Json, model: ItemModel): string | undefined {
  const { types, record } = model;
  if (path === 'status') return wrongStatus(item, value, record);
  if (path === 'services') return wrongList(value, (each) => typeof each === 'string', '[id, …]');
  if (path === 'relations') return wrongRelations(item, value, types);
  const [group, key = ''] = path.split('.');
  if (group === 'attributes') {
    const attributes = types.types.find(({ type }) => type === item.fields.type)?.attributes ?? [];
    const attribute = attributes.find((each) => each.key === key);
    return attribute ? wrongValue(attribute, value) : attributes.map((each) => each.key).join(', ');
  }
  if (group === 'asset' && Object.hasOwn(assetFields.shape, key)) return wrongField(asset[key], value);
  if (!Object.hasOwn(own, path)) return attributeNames(types, item.fields.type).join(', ');
  if (own[path]?.required && isEmpty(value)) return 'REQUIRED';
  if (path === 'environment' && value !== null && !environments.some((each) => each === value))
    return environments.join(', ');
  return wrongField(own[path], value);
}

function wrongField(field: Omit<RecordField, 'key' | 'label'> | undefined, value: Json): string | undefined {
  if (!field || wrongFor({ key: '', label: { en: '', zh: '' }, ...field }, value) === undefined) return undefined;
  return sampleValue(field);
}

function wrongValue({ type }: ItemAttribute, value: Json): string | undefined {
  if (type !== 'ip') return wrongField({ type }, value);
  return value === null || (typeof value === 'string' && isIP(value) !== 0) ? undefined : sampleValue({ type });
}

function wrongStatus({ status }: Item, value: Json, { states, transitions }: RecordType): string | undefined {
  if (value === status) return undefined;
  const reachable = transitions.filter(([from]) => from === status).map(([, to]) => to);
  const allowed = status === '' ? states.map(({ key }) => key) : reachable;
  return typeof value === 'string' && allowed.includes(value) ? undefined : allowed.join(', ') || status;
}

const mostEntries = 1000;

function wrongList(value: Json, fits: (each: Json) => boolean, what: string): string | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value) && value.length <= mostEntries && value.every(fits)) return undefined;
  return `${what} (≤ ${mostEntries})`;
}

function wrongRelations({ id }: Item, value: Json, { relations }: ItemTypes): string | undefined {
  const known = relations.map(({ type }) => type);
  const fits = (each: Json) => {
    const { type, target, ...more } = Object(each) as Partial<Record<string, unknown>>;
    return known.includes(String(type)) && typeof target === 'string' && Object.keys(more).length === 0;
  };
  const wrong = wrongList(value, fits, `[{ type: ${known.join(' | ')}, target: id }, …]`);
  if (wrong !== undefined || !Array.isArray(value)) return wrong;
  return value.some((each) => Reflect.get(Object(each), 'target') === id) ? `target ≠ ${id}` : undefined;
}
