import { z } from 'zod';
import { fields, instant, listQuery, localized, personRef } from './common.ts';
import { endpoint } from './endpoint.ts';

const elementId = z.string().min(1).max(200).describe('Element of the model');
const modelId = z.string().min(1).max(80).describe('Process id of the model');
const versionNumber = z.int().min(1).describe('Process version');

const value = z.union([z.string().max(200), z.number(), z.boolean()]).describe('A value of the field');

/** Which of the cases that run by the old version; all when nothing is said. Everything that is said must hold. */
export const caseSelection = z
  .strictObject({
    numbers: z.array(z.string().max(64)).min(1).max(1000).optional().describe('Record numbers or instance ids'),
    status: z.array(z.string().max(80)).min(1).max(50).optional().describe('States of the record'),
    fields: z
      .record(z.string().max(80), z.union([value, z.array(value).min(1).max(50)]))
      .optional()
      .describe('Inbox fields of the record with their values'),
    startedBefore: instant.optional(),
    startedAfter: instant.optional(),
    waitsAt: z.strictObject({ processId: modelId, elementId }).optional().describe('A token waits at this element'),
    stalled: z.boolean().optional().describe('Cases that cannot go on, or that can'),
    movedBy: z.string().max(64).optional().describe('Cases a migration has moved'),
  })
  .describe('Which cases');
export type CaseSelection = z.infer<typeof caseSelection>;

const plan = z.strictObject({
  from: versionNumber,
  to: versionNumber,
  mapping: z
    .record(modelId, z.record(elementId, elementId))
    .describe('By model: which element of the new version stands for which of the old; what is left out has none'),
  timers: z
    .enum(['keep', 'recompute'])
    .default('keep')
    .describe('keep: timers and tasks stay due when they were; recompute: as if opened now'),
  selection: caseSelection.default({}),
});
export type MigrationPlanBody = z.infer<typeof plan>;

const reason = z.strictObject({
  processId: z.string().nullable().describe('Model concerned'),
  elementId: z.string().nullable().describe('Element concerned'),
  name: localized.nullable().describe('Name of the element'),
  code: z.string().describe('Why, a stable code'),
  details: fields,
});
export type MigrationReason = z.infer<typeof reason>;

const caseResult = z.strictObject({
  id: z.string().describe('Outermost process instance of the case'),
  recordType: z.string().nullable().describe('Type of its record'),
  recordNumber: z.string().nullable().describe('e.g. INC000001'),
  title: z.string().nullable().describe('Subject of its record'),
  status: z
    .enum(['waiting', 'moves', 'moved', 'refused', 'left', 'failed'])
    .describe('moves: in a dry run; left: not begun when it was stopped; failed: a fault that a person must look at'),
  reasons: z.array(reason).describe('Why it was refused'),
  dropped: z.array(z.string()).describe('Events no longer waited for'),
  opened: z.array(z.string()).describe('Events waited for from then on, or anew'),
  at: instant.nullable().describe('When it was done'),
});
export type CaseResult = z.infer<typeof caseResult>;

export const dryRun = z.strictObject({
  faults: z
    .array(
      z.strictObject({
        processId: modelId,
        elementId: z.string().describe('Element of the old model'),
        to: z.string().describe('Element it is mapped to'),
        code: z.string().describe('Why that cannot be, a stable code'),
      }),
    )
    .describe('Entries of the mapping that cannot be followed; then no case is looked at'),
  total: z.int().describe('Cases selected'),
  moving: z.int().describe('Of those looked at: would move'),
  results: z.array(caseResult).describe('One per case looked at, the oldest first, at most 500'),
});
export type DryRun = z.infer<typeof dryRun>;

export const migration = z.strictObject({
  id: z.string().describe('Identifier'),
  processId: z.string().describe('Process whose cases are moved'),
  processName: localized,
  from: versionNumber,
  to: versionNumber,
  timers: z.enum(['keep', 'recompute']).describe('What becomes of timers and due dates'),
  reason: z.string().describe('Why, as given'),
  status: z.enum(['running', 'stopped', 'done']).describe('Where it stands'),
  total: z.int().describe('Cases selected'),
  waiting: z.int().describe('Not begun'),
  moved: z.int().describe('Run by the new version'),
  refused: z.int().describe('Stay as they were'),
  failed: z.int().describe('Could not be handled'),
  left: z.int().describe('Not begun when it was stopped'),
  startedAt: instant,
  startedBy: personRef.nullable(),
  endedAt: instant.nullable().describe('When the last case was done, or it was stopped'),
  canRollBack: z.int().describe('Moved cases that still run by the new version'),
});
export type MigrationView = z.infer<typeof migration>;

const tag = 'migrations';
const access = 'instance.migrate';
const processParam = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z-]*$/)
    .max(80)
    .describe('Process id'),
});
const migrationParam = z.strictObject({ id: z.string().min(1).max(64).describe('Migration id') });

export const dryRunMigration = endpoint({
  id: 'dryRunMigration',
  method: 'post',
  path: '/api/processes/:id/migration-dry-run',
  tag,
  summary: 'What a migration would do to each case; changes nothing',
  access,
  params: processParam,
  body: plan,
  answer: dryRun,
});
export const startMigration = endpoint({
  id: 'startMigration',
  method: 'post',
  path: '/api/processes/:id/migrations',
  tag,
  summary: 'Move the selected cases, each by itself',
  access,
  params: processParam,
  body: plan.extend({ reason: z.string().min(10).max(2000).describe('Why, for the audit trail') }),
  answer: migration,
  status: 201,
  idempotent: true,
});
/** Filters: `processId`. Sort: startedAt. */
export const listMigrations = endpoint({
  id: 'listMigrations',
  method: 'get',
  path: '/api/migrations',
  tag,
  summary: 'Migrations of processes the reader may migrate',
  access,
  query: listQuery,
  answer: z.array(migration),
  list: true,
});
export const readMigration = endpoint({
  id: 'readMigration',
  method: 'get',
  path: '/api/migrations/:id',
  tag,
  summary: 'One migration and how far it is',
  access,
  params: migrationParam,
  answer: migration,
});
/** Filters: `status`. Sort: position. */
export const listMigrationResults = endpoint({
  id: 'listMigrationResults',
  method: 'get',
  path: '/api/migrations/:id/results',
  tag,
  summary: 'What became of each case of a migration',
  access,
  params: migrationParam,
  query: listQuery,
  answer: z.array(caseResult),
  list: true,
});
export const stopMigration = endpoint({
  id: 'stopMigration',
  method: 'post',
  path: '/api/migrations/:id/stop',
  tag,
  summary: 'Leave the cases that have not begun as they are',
  access,
  params: migrationParam,
  answer: migration,
});
