import { z } from 'zod';
import { choice, localized } from './common.ts';
import { endpoint } from './endpoint.ts';

const foundRecord = z.strictObject({
  type: z.string().describe('Record type'),
  id: z.string().describe('Identifier'),
  number: z.string().describe('e.g. INC000001'),
  title: z.string().describe('As typed'),
  stage: localized.describe('The state in plain words'),
  open: z.boolean().describe('False when the case has ended'),
});
export type FoundRecord = z.infer<typeof foundRecord>;

const group = <Row extends z.ZodType>(rows: Row, what: string) =>
  z
    .strictObject({
      rows: z.array(rows).describe('The best of them'),
      total: z.int().describe('How many there are that the reader may know of; exact up to 1000'),
    })
    .describe(what);

export const searchAnswer = z.strictObject({
  exact: foundRecord.nullable().describe('The record whose number was typed'),
  records: group(foundRecord, 'Records whose number, texts or comments contain every word'),
  people: group(choice, 'People by name or id'),
  configurationItems: group(choice, 'Configuration items by name or id'),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const search = endpoint({
  id: 'search',
  method: 'get',
  path: '/api/search',
  tag: 'search',
  summary: 'Find records, people and configuration items the reader may know of',
  access: 'signed-in',
  query: z.strictObject({ q: z.string().min(1).max(200).describe('Words, in any language; every one must be there') }),
  answer: searchAnswer,
});
