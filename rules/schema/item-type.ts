import { z } from 'zod';
import { kebabId, variableName } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';

/** What an attribute of a configuration item may hold; `ip` is an IPv4 or IPv6 address. */
export const itemValueTypes = ['text', 'int', 'decimal', 'bool', 'date', 'ip'] as const;

/** One attribute of a type of configuration item. */
const itemAttribute = shape({
  key: variableName.describe('Name of the attribute'),
  type: z.enum(itemValueTypes).describe('What it holds'),
  label: localizedText.describe('Text shown beside the value'),
  mandatory: z.boolean().optional().describe('True: an item in use is incomplete without it'),
});

/** One type of configuration item. */
const itemType = shape({
  type: kebabId.describe('Name of the type'),
  label: localizedText.describe('Name of one item of it'),
  attributes: z.array(itemAttribute).describe('Attributes it has beside those of every item'),
  discovered: z
    .boolean()
    .optional()
    .describe('True: discovery finds items of the type, so one that is not found is missed'),
  unrelated: z.boolean().optional().describe('True: an item of the type is complete without a relation'),
}).refine(({ attributes }) => new Set(attributes.map(({ key }) => key)).size === attributes.length, {
  path: ['attributes'],
  error: 'an attribute stands twice',
});

/** A kind of relation, read "source [label] target". */
const relationType = shape({
  type: kebabId.describe('Name of the relation'),
  label: localizedText.describe('Read from the source, e.g. "runs on"'),
  inverse: localizedText.describe('Read from the target, e.g. "carries"'),
  affects: z.enum(['source', 'target', 'none']).describe('Which end is affected when the other one fails'),
});

/** Which records permit a change of the items they name. */
const authority = shape({
  type: kebabId.describe('Record type, e.g. change'),
  states: z.array(kebabId).min(1).describe('States in which it permits what it names'),
  daysAfterEnd: z.int().min(0).max(365).describe('How long it still does when one of these states has closed it'),
});

/** `ci-types.json`: what a configuration management database holds. */
export const itemTypes = shape({
  types: z.array(itemType).min(1).describe('Types of configuration items'),
  relations: z.array(relationType).min(1).describe('Relations between items'),
  authorities: z.array(authority).min(1).describe('Records that permit changes of items'),
  unseenAfterDays: z
    .int()
    .min(1)
    .max(3650)
    .describe('An item in use that discovery has not found for so long is missed'),
}).superRefine(({ types, relations }, context) => {
  for (const [path, keys] of [
    ['types', types.map(({ type }) => type)],
    ['relations', relations.map(({ type }) => type)],
  ] as const)
    for (const key of keys.filter((each, index) => keys.indexOf(each) !== index))
      context.addIssue({ code: 'custom', path: [path], message: `"${key}" stands twice` });
});

export type ItemTypes = z.infer<typeof itemTypes>;
export type ItemType = z.infer<typeof itemType>;
export type ItemAttribute = z.infer<typeof itemAttribute>;
export type RelationType = z.infer<typeof relationType>;
