import { z } from 'zod';
import type { Json } from '../../../engine/index.ts';
import { json } from '../../contract/common.ts';

const text = z.string().nullable().default(null);

/** What a configuration item may say of itself as an asset (ISO/IEC 20000-1, 8.2.5). Money is in fen. */
export const assetFields = z.strictObject({
  tag: text,
  purchaseDate: text,
  cost: z.int().nullable().default(null),
  warrantyEnd: text,
  supplierId: text,
  licenceCount: z.int().nullable().default(null),
  supportEnd: text,
  erasureProof: text,
});

export const environments = ['prod', 'test', 'dev', 'dr'] as const;

/** Fields of a record of type `configuration-item`; relations and services stand in tables of their own. */
export const itemFields = z.strictObject({
  name: z.string(),
  type: z.string(),
  description: z.string().default(''),
  ownerId: text,
  criticality: z.int().nullable().default(null),
  environment: z.enum(environments).nullable().default(null),
  attributes: z.record(z.string(), json).default({}),
  asset: assetFields.prefault({}),
  exposed: z.boolean().default(false),
  securityControl: z.boolean().default(false),
  procurementLeadDays: z.int().nullable().default(null),
  lastVerifiedAt: text,
  lastSeenAt: text,
  version: z.int().default(1),
});
export type ItemFields = z.output<typeof itemFields>;

/** A relation as its source tells it. */
export interface ItemRelation {
  readonly type: string;
  /** Id of the other item. */
  readonly target: string;
}

/** A configuration item as stored. */
export interface Item {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly createdAt: string;
  readonly lockVersion: number;
  readonly fields: ItemFields;
  readonly relations: readonly ItemRelation[];
  /** How many relations others have to it. */
  readonly incoming: number;
  /** Ids of the services it serves. */
  readonly services: readonly string[];
}

/** Everything that is compared, by a flat name: `status`, `attributes.memoryGb`, `asset.warrantyEnd`, `relations` ... */
export type ItemContent = Readonly<Record<string, Json>>;

/** Kept by the system beside the content: neither compared nor told in the history. */
const kept = ['version', 'lastVerifiedAt', 'lastSeenAt'];

/**
 * The content of an item in a fixed order of keys; what is empty is left out, so that an attribute nobody has filled
 * and one that was emptied are the same.
 */
export function contentOf({ status, fields, relations, services }: Item): ItemContent {
  const { attributes, asset, ...own } = fields;
  const all: Record<string, Json> = {
    ...Object.fromEntries(Object.entries(own).filter(([key]) => !kept.includes(key))),
    ...prefixed('attributes', attributes),
    ...prefixed('asset', asset),
    status,
    relations: relations.map(({ type, target }) => ({ type, target })).toSorted(byText),
    services: services.toSorted(),
  };
  return Object.fromEntries(
    Object.entries(all)
      .filter(([, value]) => !isEmpty(value))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** True for what counts as not filled in. */
export function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** One difference between two contents. */
export interface ItemDifference {
  readonly attribute: string;
  readonly before: Json;
  readonly after: Json;
}

/** What differs, by attribute; null stands for "not filled in". */
export function differencesOf(before: ItemContent, after: ItemContent): readonly ItemDifference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .toSorted()
    .map((attribute) => ({ attribute, before: before[attribute] ?? null, after: after[attribute] ?? null }))
    .filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.after));
}

function prefixed(prefix: string, values: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}.${key}`, value]));
}

function byText(a: Json, b: Json): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
