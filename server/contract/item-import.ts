import { z } from 'zod';
import { idParam, instant, json, listQuery, personRef } from './common.ts';
import { endpoint } from './endpoint.ts';
import { problem } from './problem.ts';

const tag = 'configuration-item-imports';

const outcome = z.enum(['create', 'update', 'same', 'refused']).describe('What would become of a row');

export const itemImport = z.strictObject({
  id: z.string().describe('Identifier'),
  fileName: z.string().describe('Name of the file'),
  status: z
    .enum(['checked', 'running', 'finished'])
    .describe('checked: tried, nothing written; running: being written; finished'),
  authority: z.string().nullable().describe('Change or request that permits it'),
  reason: z.string().nullable().describe('Why it is written by hand'),
  checkedBy: personRef.nullable(),
  checkedAt: instant,
  appliedBy: personRef.nullable(),
  finishedAt: instant.nullable().describe('When the last row was written'),
  total: z.int().describe('Rows of the file'),
  creates: z.int().describe('Rows that are new items'),
  updates: z.int().describe('Rows that change an item'),
  same: z.int().describe('Rows that change nothing'),
  refused: z.int().describe('Rows that are wrong'),
  done: z.int().describe('Rows written so far'),
  failed: z.int().describe('Rows that could not be written'),
});
export type ItemImportView = z.infer<typeof itemImport>;

const importRow = z.strictObject({
  row: z.int().describe('Row in the file; the heading is 1'),
  name: z.string().describe('Name in the file'),
  outcome,
  step: z.enum(['checked', 'written', 'done', 'failed']).describe('How far it is'),
  itemId: z.string().nullable().describe('The item it is; null for one that is not there yet'),
  differences: z
    .array(
      z.strictObject({
        attribute: z.string().describe('Flat name'),
        before: json.describe('Null: not filled in'),
        after: json.describe('Null: not filled in'),
      }),
    )
    .describe('What it changes'),
  findings: z.array(problem.shape.errors.element).describe('What is wrong; `path` is the column'),
});
export type ItemImportRow = z.infer<typeof importRow>;

/** Sort: checkedAt. */
export const listItemImports = endpoint({
  id: 'listItemImports',
  method: 'get',
  path: '/api/configuration-item-imports',
  tag,
  summary: 'Files of configuration items, the latest first',
  access: 'item.manage',
  query: listQuery,
  answer: z.array(itemImport),
  list: true,
});

/** Refused as a whole (`IMPORT_REFUSED`, row and column of each mistake) or tried: nothing is written yet. */
export const checkItemImport = endpoint({
  id: 'checkItemImport',
  method: 'post',
  path: '/api/configuration-item-imports',
  tag,
  summary: 'Try a CSV file of configuration items',
  access: 'item.manage',
  answer: itemImport,
  status: 201,
  upload: true,
});

export const readItemImport = endpoint({
  id: 'readItemImport',
  method: 'get',
  path: '/api/configuration-item-imports/:id',
  tag,
  summary: 'A file with its progress',
  access: 'item.manage',
  params: idParam,
  answer: itemImport,
});

/** Filter: outcome, step. Sort: row. */
export const listItemImportRows = endpoint({
  id: 'listItemImportRows',
  method: 'get',
  path: '/api/configuration-item-imports/:id/rows',
  tag,
  summary: 'Rows of a file, with what they change and what is wrong',
  access: 'item.manage',
  params: idParam,
  query: listQuery,
  answer: z.array(importRow),
  list: true,
});

export const applyItemImport = endpoint({
  id: 'applyItemImport',
  method: 'post',
  path: '/api/configuration-item-imports/:id/apply',
  tag,
  summary: 'Write the rows of a file that was tried, as a job',
  access: 'item.manage',
  params: idParam,
  body: z.strictObject({
    authority: z.string().max(40).optional().describe('Number of the approved change or request that names the items'),
    reason: z.string().max(1000).optional().describe('Why it is written by hand, with the right `record.override`'),
  }),
  answer: itemImport,
});
