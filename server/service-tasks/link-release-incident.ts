import { z } from 'zod';
import type { Variables } from '../../engine/index.ts';
import type { CommandRun } from '../execution/command-run.ts';
import { textOf } from '../features/change-schedule/change-window.view.ts';
import { addLinks } from './link-records/add-links.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

const hourMs = 3_600_000;
const grave: readonly string[] = ['P1', 'P2'];

const linked = z.object({
  number: z.string(),
  priority: z.string().nullable(),
  /** When it was linked. */
  at: z.string(),
  /** Whether it is a P1 or P2 linked within the hours after deployment, the last second included. */
  counts: z.boolean(),
});

const tally = z.object({
  incidents: z.array(linked),
  p1: z.int(),
  p2: z.int(),
  /** Whether what was reported now may be a reason to take the release back: an incident that counts, or a symptom. */
  news: z.boolean(),
});

/** Links an incident to the release as caused by it, and counts those that may be a reason to take it back. */
export const linkReleaseIncident = defineServiceTask({
  inputs: z.object({
    /** Number of an incident; null when a symptom was reported without one. */
    number: z.string().nullish(),
    /** Hours after deployment within which an incident counts. */
    hours: z.int(),
  }),
  outputs: z.object({ tally }),
  run: async (_tx, { number, hours }, context) => {
    const { run } = context;
    const record = boundRecord(context);
    const before = z.array(linked).parse(record.fields['incidentsLinked'] ?? []);
    const known = number !== null && number !== undefined && !before.some((each) => each.number === number);
    const incident = known ? await incidentOf(run, number) : undefined;
    if (incident) await addLinks(run, record, 'causes', [incident.number]);
    const until = Date.parse(textOf(record.fields, 'deployedAt') ?? '') + hours * hourMs;
    const inTime = run.now.getTime() <= until;
    const added = incident && {
      ...incident,
      at: run.now.toISOString(),
      counts: inTime && grave.includes(incident.priority ?? ''),
    };
    const incidents = added ? [...before, added] : before;
    const counted = incidents.filter(({ counts }) => counts);
    return {
      tally: {
        incidents,
        p1: counted.filter(({ priority }) => priority === 'P1').length,
        p2: counted.filter(({ priority }) => priority === 'P2').length,
        news: added ? added.counts : !number,
      },
    };
  },
});

/** The incident of this number as it stands; undefined when there is none. */
async function incidentOf(
  run: CommandRun,
  number: string,
): Promise<{ readonly number: string; readonly priority: string | null } | undefined> {
  const draft = [...run.records.values()].find((each) => each.number === number && each.type.type === 'incident');
  if (draft) return { number, priority: textOf(draft.fields, 'priority') };
  const [row] = await run.tx.query<{ fields: string }>(
    `SELECT fields FROM record WHERE type = 'incident' AND number = ?`,
    [number],
  );
  return row && { number, priority: textOf(JSON.parse(row.fields) as Variables, 'priority') };
}
