import { z } from 'zod';
import type { Variables } from '../../engine/index.ts';
import { linkedIncidentPriority } from '../fact-queries/changes/linked-incident.ts';
import { textOf, textsOf } from '../features/change-schedule/change-window.view.ts';
import { type Attempts, attemptsOf } from './change/attempts.ts';
import { itemsInReach } from './change/items-in-reach.ts';
import { templateOf } from './change/template.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

const answers = z.record(z.string(), z.int());

const found = z.object({
  /** Highest tier among the services named and those the items serve, 1 to 4. */
  tier: z.int(),
  /** Items and the services they serve, within the depth of the schedule; at least 1. */
  itemsInReach: z.int(),
  securityControl: z.boolean(),
  exposed: z.boolean(),
  /** Successes of the same change in 12 months. */
  successes: z.int(),
  lastAttempt: z.enum(['none', 'successful', 'failed', 'backed-out']),
  /** Whether the data know the history: then nobody is asked. */
  historyKnown: z.boolean(),
  templateActive: z.boolean(),
  inTemplateScope: z.boolean(),
  /** What the template says in advance; null without one. */
  template: z
    .object({
      implementationPlan: z.string().nullable(),
      testPlan: z.string().nullable(),
      backoutPlan: z.string().nullable(),
      backoutMinutes: z.int().nullable(),
      answers,
    })
    .nullable(),
  /** Priority of the linked incident while it is open; null otherwise. */
  openIncidentPriority: z.string().nullable(),
});

/** Gathers what the data know of a change: what it touches, how the same change went before, and its template. */
export const lookUpChange = defineServiceTask({
  inputs: z.object({
    serviceIds: z.array(z.string()),
    ciIds: z.array(z.string()),
    /** Number of a standard change template. */
    templateId: z.string().nullish(),
    /** Number of the change this one repeats. */
    previousChange: z.string().nullish(),
  }),
  outputs: z.object({ found }),
  run: async (_tx, { serviceIds, ciIds, templateId, previousChange }, context) => {
    const { run } = context;
    const record = boundRecord(context);
    const reach = await itemsInReach(context, ciIds, serviceIds);
    const template = await templateOf(run, templateId ?? null);
    const attempts = await attemptsOf(run, record, {
      templateId: templateId ?? null,
      previousChange: previousChange ?? null,
    });
    const { successes, lastAttempt } = history(attempts, template?.earlierSuccesses ?? []);
    return {
      found: {
        ...reach,
        successes,
        lastAttempt,
        historyKnown: template !== null || lastAttempt !== 'none' || successes > 0,
        templateActive: template?.active ?? false,
        inTemplateScope: template !== null && covers(template.fields, ciIds, serviceIds),
        template: template && inAdvance(template.fields),
        openIncidentPriority: await linkedIncidentPriority(run, record),
      },
    };
  },
});

function history(attempts: Attempts, earlier: readonly string[]): Attempts {
  const successes = attempts.successes + earlier.length;
  const lastAttempt = attempts.lastAttempt === 'none' && earlier.length > 0 ? 'successful' : attempts.lastAttempt;
  return { successes, lastAttempt };
}

/** A template covers a change when it names all of its items, and its services where it names any. */
function covers(template: Variables, ciIds: readonly string[], serviceIds: readonly string[]): boolean {
  const [items, services] = [textsOf(template, 'ciIds'), textsOf(template, 'serviceIds')];
  const inScope = ciIds.length > 0 && ciIds.every((id) => items.includes(id));
  return inScope && (services.length === 0 || serviceIds.every((id) => services.includes(id)));
}

function inAdvance(template: Variables): z.infer<typeof found>['template'] {
  const minutes = template['backoutMinutes'];
  const given = answers.safeParse(template['answers']);
  return {
    implementationPlan: textOf(template, 'implementationPlan'),
    testPlan: textOf(template, 'testPlan'),
    backoutPlan: textOf(template, 'backoutPlan'),
    backoutMinutes: typeof minutes === 'number' ? minutes : null,
    answers: given.success ? given.data : {},
  };
}
