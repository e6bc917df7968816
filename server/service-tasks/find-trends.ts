import { DateTime } from 'luxon';
import { z } from 'zod';
import { allIncidents, counts, type Incident } from '../fact-queries/incidents/incident.ts';
import { problemKey } from '../fact-queries/incidents/problem-key.ts';
import { createdSince, days } from '../fact-queries/incidents/since.ts';
import { factsOf, withoutProblem } from './find-trends/groups.ts';
import { defineServiceTask } from './service-task.ts';

/** As far back as the longest of the triggers looks. */
const spanMs = days(90);
/** Fewer than three meet no trigger. */
const fewest = 3;
const mostGroups = 200;

const group = z.object({
  /** Key of the problem they would be. */
  key: z.string(),
  serviceId: z.string(),
  category: z.string(),
  ciIds: z.array(z.string()),
  numbers: z.array(z.string()),
  /** The highest among them. */
  priority: z.enum(['P1', 'P2', 'P3', 'P4']),
  /** Facts of RS-PROBLEM-TRIGGER. */
  similarIncidents: z.int(),
  highPriorityOnCi: z.int(),
  noFaultFound: z.int(),
});

/** Groups the incidents of the last 90 days that no problem covers by what would be the key of their problem. */
export const findTrends = defineServiceTask({
  inputs: z.object({}),
  outputs: z.object({
    /** The period in words of no language: two dates. */
    title: z.string(),
    periodFrom: z.string(),
    periodTo: z.string(),
    examined: z.int(),
    groups: z.array(group),
  }),
  run: async (_tx, _inputs, { run, parts }) => {
    const from = new Date(run.now.getTime() - spanMs);
    const seen = await allIncidents(run, { sql: 'created_at >= ?', params: [createdSince(run.now, spanMs)] });
    const inPeriod = seen.filter((each) => each.registeredAt >= from && counts(each));
    const free = await withoutProblem(inPeriod, run);
    const byKey = new Map<string, Incident[]>();
    for (const each of free) {
      if (each.serviceId === null || each.category === null) continue;
      const key = problemKey(each);
      byKey.set(key, [...(byKey.get(key) ?? []), each]);
    }
    const groups = [...byKey]
      .filter(([, members]) => members.length >= fewest)
      .toSorted(([, a], [, b]) => b.length - a.length)
      .slice(0, mostGroups)
      .map(([key, members]) => ({ key, ...factsOf(members) }));
    const day = (at: Date) => DateTime.fromJSDate(at, { zone: parts.zone }).toISODate() ?? '';
    return {
      title: `${day(from)} – ${day(run.now)}`,
      periodFrom: from.toISOString(),
      periodTo: run.now.toISOString(),
      examined: inPeriod.length,
      groups,
    };
  },
});
