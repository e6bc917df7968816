import { z } from 'zod';
import { placeholders } from '../database/list-sql.ts';
import type { CommandRun } from '../execution/command-run.ts';
import type { RecordDraft } from '../execution/record-draft.ts';
import { type Incident, incidentOf, incidentType, textsOf } from '../fact-queries/incidents/incident.ts';
import { recordsInSight, type SeenRecord } from '../fact-queries/incidents/records-in-sight.ts';
import { severeIncidents } from '../fact-queries/incidents/severe-incidents.ts';
import { similarIncidents } from '../fact-queries/incidents/similar-incidents.ts';
import { incidentsWithoutFault } from '../fact-queries/incidents/without-fault.ts';
import { similarProblems } from './gather-problem-sources/similar-problems.ts';
import { addLinks, idsOf } from './link-records/add-links.ts';
import { boundRecord, defineServiceTask, type ServiceContext } from './service-task.ts';

/**
 * Links a problem to the records it was raised for, and to the incidents that together met the trigger: five similar
 * ones raise one problem with five links, not with one. Who raised it cannot be asked any more: a number that no
 * record has is left out, and the manager of problems is told of it.
 */
export const gatherProblemSources = defineServiceTask({
  inputs: z.object({
    /** Numbers of records that raised it, e.g. INC000005. */
    numbers: z.array(z.string()),
    /** Rows of RS-PROBLEM-TRIGGER that were met. */
    triggers: z.array(z.string()),
  }),
  outputs: z.object({
    /** All sources of the problem, the earliest number first. */
    sourceNumbers: z.array(z.string()),
    /** What the first source is about; null when none is an incident. */
    title: z.string().nullable(),
    symptom: z.string().nullable(),
    signature: z.string().nullable(),
    /** The widest impact among the sources, `1` to `4`, as a form offers it. */
    impact: z.string().nullable(),
    /** Open problems that may be the same, one a line. */
    similarProblems: z.string(),
  }),
  run: async (_tx, { numbers, triggers }, context) => {
    const { run } = context;
    const problem = boundRecord(context);
    const ids = await idsOf(numbers, run);
    const known = numbers.filter((number) => ids.has(number));
    await tellOfUnknown(
      numbers.filter((number) => !ids.has(number)),
      problem,
      context,
    );
    const named = await incidentsNamed(run, known);
    const members = [];
    for (const seen of named) members.push(...(await membersOf(incidentOf(seen), triggers, context)));
    const found = [...known, ...members.map(({ number }) => number)];
    await addLinks(run, problem, 'causes', found);
    const before = textsOf(problem.fields['sourceNumbers']).filter((number) => !numbers.includes(number));
    const [first] = named;
    const impacts = named.map(({ fields }) => fields['impact']).filter((impact) => typeof impact === 'number');
    return {
      sourceNumbers: [...new Set([...before, ...found])].toSorted(),
      title: textOf(first, 'title'),
      symptom: textOf(first, 'symptom'),
      signature: textOf(first, 'signature'),
      impact: impacts.length === 0 ? null : String(Math.min(...impacts)),
      similarProblems: await similarProblems(problem, first, context),
    };
  },
});

async function tellOfUnknown(
  numbers: readonly string[],
  problem: RecordDraft,
  { run, parts }: ServiceContext,
): Promise<void> {
  if (numbers.length === 0) return;
  await parts.notifications.notify(run, problem, {
    to: ['problem-manager'],
    template: 'problem-sources-unknown',
    data: { number: problem.number, text: numbers.join(', ') },
  });
}

async function incidentsNamed(run: CommandRun, numbers: readonly string[]): Promise<readonly SeenRecord[]> {
  if (numbers.length === 0) return [];
  const seen = await recordsInSight(run, incidentType, {
    sql: `number IN (${placeholders(numbers)})`,
    params: numbers,
  });
  return seen.filter(({ number }) => numbers.includes(number));
}

/** The incidents that met the triggers together with this one. */
async function membersOf(
  incident: Incident,
  triggers: readonly string[],
  { run, parts }: ServiceContext,
): Promise<readonly Incident[]> {
  const states = parts.versions.recordType(incidentType)?.type.states ?? [];
  const windows = [];
  if (triggers.includes('T1')) windows.push(await similarIncidents(run, incident));
  if (triggers.includes('T2'))
    windows.push(
      await severeIncidents(
        run,
        incident,
        states.map(({ key }) => key),
      ),
    );
  if (triggers.includes('T7')) windows.push(await incidentsWithoutFault(run, incident));
  return windows.flatMap(({ members }) => members);
}

function textOf(seen: SeenRecord | undefined, key: string): string | null {
  const value = seen?.fields[key];
  return typeof value === 'string' && value !== '' ? value : null;
}
