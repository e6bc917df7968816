import { z } from 'zod';
import { allIncidents, counts } from '../fact-queries/incidents/incident.ts';
import { problemKey } from '../fact-queries/incidents/problem-key.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'allowed: an instant');

/** Incidents with the problem's key that were registered after its fix, within the time it is watched. */
export const findRecurrences = defineServiceTask({
  inputs: z.object({
    /** When the fix took effect. */
    since: instant,
    /** End of the observation. */
    until: instant,
  }),
  outputs: z.object({
    /** Their numbers, the earliest first. */
    numbers: z.array(z.string()),
  }),
  run: async (_tx, { since, until }, context) => {
    const { run } = context;
    const problem = boundRecord(context);
    const [from, to] = [new Date(since), new Date(until)];
    const [serviceId, key] = [problem.text('serviceId'), problem.text('problemKey')];
    const seen = await allIncidents(run, { sql: 'service_id = ? AND created_at >= ?', params: [serviceId, from] });
    const again = seen.filter(
      (each) => each.registeredAt > from && each.registeredAt <= to && counts(each) && problemKey(each) === key,
    );
    return { numbers: again.map(({ number }) => number) };
  },
});
