import { z } from 'zod';

/** Pieces that several resources share. Instants are ISO 8601 in UTC. */
export const instant = z.iso.datetime().describe('Instant, ISO 8601 in UTC');

export const localized = z
  .strictObject({ en: z.string().describe('English'), zh: z.string().describe('Chinese') })
  .describe('A text in every language of the installation');

export const json = z.json();

export const fields = z.record(z.string(), json).describe('Values by field key');

export const idParam = z.strictObject({ id: z.string().min(1).max(64).describe('Identifier') });

/** The react-admin simple-rest dialect: JSON in the query string. */
export const listQuery = z.strictObject({
  sort: z.string().max(200).optional().describe('JSON `["field","ASC"|"DESC"]`; named columns only'),
  range: z.string().max(50).optional().describe('JSON `[first,last]`, zero based, both included, at most 200 rows'),
  filter: z.string().max(2000).optional().describe('JSON object of named filters'),
});

/** A person as shown beside work. */
export const personRef = z
  .strictObject({
    id: z.string().describe('User id'),
    name: localized.describe('Name in Latin letters and in Chinese characters'),
  })
  .describe('A person');

/** A named thing a form or filter may choose. */
export const choice = z.strictObject({
  value: z.string().describe('What is stored'),
  label: localized.describe('What is shown'),
});

export type Localized = z.infer<typeof localized>;
export type PersonRef = z.infer<typeof personRef>;
export type Choice = z.infer<typeof choice>;
