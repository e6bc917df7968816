import { z } from 'zod';
import { kebabId } from './identifier.ts';
import { shape } from './shape.ts';

/** What people may change beside the flow of a model. */
export const operations = [
  'return',
  'add-signer',
  'joint-sign',
  'transfer',
  'withdraw',
  'copy',
  'urge',
  'skip',
  'move-token',
] as const;
export type Operation = (typeof operations)[number];

/** How a person stands to the task: has it, may take it, has completed it. */
const relations = ['assignee', 'candidate', 'completer'] as const;

/** Until when, the shortest first. */
export const untils = ['next-claimed', 'point-of-no-return', 'end'] as const;

/** Who may be named, the fewest first: whom the task could be offered to, people of the provider, anybody. */
export const reaches = ['candidates', 'provider', 'anyone'] as const;

const operationRule = shape({
  operation: z.enum(operations).describe('The operation'),
  relations: z.array(z.enum(relations)).describe('Who may do it by what they have to do with the task'),
  roles: z.array(kebabId).describe('Roles that may do it; a derived role means its one person'),
  until: z
    .enum(untils)
    .describe('Until the open task is claimed, until a task with pointOfNoReturn is completed, or until the end'),
  to: z.enum(reaches).optional().describe('Operations that name a person: who that may be'),
});

/** `shared/operations.json`, and `operations.json` of a package, which may only narrow it. What is not listed is denied. */
export const operationRules = z
  .array(operationRule)
  .refine((rules) => new Set(rules.map(({ operation }) => operation)).size === rules.length, {
    error: 'allowed: each operation once',
  });

export type OperationRule = z.infer<typeof operationRule>;
