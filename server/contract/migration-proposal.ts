import { z } from 'zod';
import { instant, localized } from './common.ts';
import { endpoint } from './endpoint.ts';

const elementId = z.string().min(1).max(200).describe('Element of the model');
const modelId = z.string().min(1).max(80).describe('Process id of the model');
const versionNumber = z.int().min(1).describe('Process version');

/** A version of a process and the cases that run by it. */
export const movableVersion = z.strictObject({
  version: versionNumber,
  installedAt: instant,
  inForce: z.boolean().describe('Do new cases begin by it?'),
  running: z.int().describe('Cases the reader may know of that run by it'),
});
export type MovableVersion = z.infer<typeof movableVersion>;

/** An element as it stands in one of the two models. */
const mappableElement = z.strictObject({
  elementId,
  type: z.string().describe('BPMN type, e.g. userTask'),
  eventType: z.string().nullable().describe('message, timer ... for events'),
  repeats: z.boolean().describe('Is it a loop or multi-instance activity?'),
  name: localized,
  depth: z.int().describe('Nesting'),
});
export type MappableElement = z.infer<typeof mappableElement>;

const proposedElement = mappableElement.extend({
  to: z.string().nullable().describe('Element of the new model that is proposed; null for none'),
  by: z
    .enum(['id', 'name', 'form', 'position', 'roll-back'])
    .nullable()
    .describe('By what it was recognised; roll-back: where the case came from'),
  why: z
    .enum(['GONE', 'UNCLEAR', 'KIND_CHANGED', 'LOOP_CHANGED', 'SCOPE_CHANGED', 'HOST_CHANGED'])
    .nullable()
    .describe('Why none is proposed'),
  waiting: z.int().describe('Tokens that wait there now, in cases the reader may know of'),
});
export type ProposedElement = z.infer<typeof proposedElement>;

export const migrationProposal = z.strictObject({
  from: versionNumber,
  to: versionNumber,
  models: z
    .array(
      z.strictObject({
        id: modelId,
        name: localized,
        gone: z.boolean().describe('Has the new version no model of this id?'),
        elements: z.array(proposedElement).describe('Elements of the old model, in reading order'),
        targets: z.array(mappableElement).describe('Elements of the new model, in reading order'),
      }),
    )
    .describe('Every model of the old version'),
});
export type MigrationProposal = z.infer<typeof migrationProposal>;

const tag = 'migrations';
const access = 'instance.migrate';
const processParam = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z-]*$/)
    .max(80)
    .describe('Process id'),
});

export const listMovableVersions = endpoint({
  id: 'listMovableVersions',
  method: 'get',
  path: '/api/processes/:id/movable-versions',
  tag,
  summary: 'Versions of a process with the cases that run by them',
  access,
  params: processParam,
  answer: z.array(movableVersion),
});
export const proposeMigration = endpoint({
  id: 'proposeMigration',
  method: 'get',
  path: '/api/processes/:id/migration-proposal',
  tag,
  summary: 'Which element of one version stands for which of another, as far as that is clear',
  access,
  params: processParam,
  query: z.strictObject({
    from: z.coerce.number().int().min(1).describe('Version the cases run by'),
    to: z.coerce.number().int().min(1).describe('Version they shall run by'),
    back: z.string().max(64).optional().describe('Migration that is rolled back: its mapping, the other way round'),
  }),
  answer: migrationProposal,
});
