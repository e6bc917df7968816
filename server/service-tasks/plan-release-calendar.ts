import { DateTime } from 'luxon';
import { z } from 'zod';
import { sameTypeInPeriod } from './release/same-type-in-period.ts';
import { defineServiceTask } from './service-task.ts';

/** Types that come regularly; a major release is planned by itself, an emergency not at all. */
const regular = ['minor', 'patch'] as const;

const due = z.object({
  title: z.string(),
  relType: z.enum(regular),
  serviceId: z.string(),
  start: z.enum(['yes', 'no']),
});

/**
 * The regular releases nobody has planned for the period: a minor one in the month, a patch in the week. Only services
 * with a change that is under way or waits for a release are looked at.
 */
export const planReleaseCalendar = defineServiceTask({
  inputs: z.object({}),
  outputs: z.object({ due: z.array(due) }),
  run: async (tx, _inputs, { run, parts }) => {
    const at = DateTime.fromJSDate(run.now, { zone: parts.zone });
    const services = await tx.query<{ service_id: string }>(
      `SELECT DISTINCT service_id FROM record WHERE type = 'change' AND service_id IS NOT NULL
         AND status IN ('submitted', 'assessed', 'awaiting-approval', 'approved') ORDER BY service_id`,
    );
    const found: z.infer<typeof due>[] = [];
    for (const { service_id: serviceId } of services)
      for (const relType of regular) {
        const planned = await sameTypeInPeriod(run, { relType, serviceId, at, except: '' });
        const period = relType === 'minor' ? at.toFormat('yyyy-MM') : at.toFormat("kkkk-'W'WW");
        if (planned === 0) found.push({ title: `${serviceId} ${period}`, relType, serviceId, start: 'no' });
      }
    return { due: found };
  },
});
