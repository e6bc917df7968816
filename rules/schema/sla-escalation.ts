import { z } from 'zod';
import { kebabId } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';
import { metric, priority } from './time.ts';

/** One step of the ladder: what happens when this share of a target has elapsed in the clock's calendar. */
const escalationStep = shape({
  percent: z.int().min(1).max(1000).describe('Share of the target, in percent'),
  event: z
    .string()
    .regex(/^sla\.[a-z-]+$/, 'allowed: e.g. "sla.warning"')
    .describe('Name of the notice'),
  metrics: z.array(metric).min(1).describe('Clocks it applies to'),
  priorities: z.array(priority).min(1).optional().describe('Priorities it applies to; absent: all'),
  notify: z.array(kebabId).describe('Roles told; "assignee" and "group-lead" are those of the record'),
  text: localizedText.describe('The notice in one sentence'),
  action: z
    .enum(['none', 'warn', 'offer-reassign', 'breach', 'require-comment'])
    .describe('What the product does beside the notice'),
  message: z
    .string()
    .regex(/^msg\.[a-z.-]+$/, 'allowed: e.g. "msg.sla.breached"')
    .optional()
    .describe('Message sent to its process'),
});

/** `shared/sla-escalation.json`, in ascending order of percent. */
export const escalationLadder = z
  .array(escalationStep)
  .min(1)
  .refine((steps) => steps.every((step, index) => index === 0 || step.percent >= (steps[index - 1]?.percent ?? 0)), {
    error: 'steps stand in ascending order of percent',
  });

export type EscalationStep = z.infer<typeof escalationStep>;
