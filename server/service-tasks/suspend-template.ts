import { z } from 'zod';
import { defineServiceTask } from './service-task.ts';

const active = 'active';
const suspended = 'suspended';

/** Takes a standard change template out of use until the board has looked at it; one that is out of use stays so. */
export const suspendTemplate = defineServiceTask({
  inputs: z.object({
    templateNumber: z.string(),
    /** Number of the change that gave reason to it. */
    because: z.string(),
  }),
  outputs: z.object({ suspended: z.boolean() }),
  run: async (_tx, { templateNumber, because }, { run, parts }) => {
    const template = await parts.records.byNumber(run, templateNumber);
    if (template.status !== active) return { suspended: false };
    template.setStatus(suspended, run.now);
    template.write({ suspendedAt: run.now.toISOString(), suspendedBecause: because });
    await parts.notifications.notify(run, template, {
      to: ['change-manager'],
      template: 'change-template-suspended',
      data: { number: template.number, title: template.text('title'), because },
    });
    return { suspended: true };
  },
});
