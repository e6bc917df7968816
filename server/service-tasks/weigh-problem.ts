import { z } from 'zod';
import { placeholders } from '../database/list-sql.ts';
import type { CommandRun } from '../execution/command-run.ts';
import type { RecordDraft } from '../execution/record-draft.ts';
import { counts, incidentOf, incidentType, isHighPriority, textsOf } from '../fact-queries/incidents/incident.ts';
import { problemKey } from '../fact-queries/incidents/problem-key.ts';
import { recordsInSight, type SeenRecord } from '../fact-queries/incidents/records-in-sight.ts';
import { createdSince, days } from '../fact-queries/incidents/since.ts';
import { everything, findMasterDatum } from '../master-data/master-data.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';
import { downtimeMs, handlingMs } from './weigh-problem/effort.ts';

const yearMs = days(365);
const [minuteMs, hourMs] = [60_000n, 3_600_000n];

/**
 * Weighs what the problem costs in a year against what its fix costs (RS-PRB-FIX): handling of its incidents of the last
 * 365 days, and their downtime at the rate of the service. Whole fen; what is compared is computed without rounding.
 */
export const weighProblem = defineServiceTask({
  inputs: z.object({
    /** Cost of the chosen fix in fen. */
    fixCost: z.int().min(0),
    /** What an hour of handling costs, in fen. */
    hourlyRate: z.int().min(0),
    /** Within how many years the fix has to pay back. */
    payback: z.int().min(1),
  }),
  outputs: z.object({
    fixCost: z.int(),
    incidents: z.int(),
    handlingMinutes: z.int(),
    downtimeMinutes: z.int(),
    /** Fen in a year. */
    yearlyCost: z.int(),
    /** Saved within the payback time less the fix, in fen; negative: it does not pay. */
    balance: z.int(),
    /** Did a P1 or P2 come of it? */
    highPrioritySource: z.boolean(),
  }),
  run: async (_tx, { fixCost, hourlyRate, payback }, context) => {
    const { run } = context;
    const problem = boundRecord(context);
    const seen = await incidentsOf(problem, run);
    const ofYear = seen.filter((each) => run.now.getTime() - incidentOf(each).registeredAt.getTime() <= yearMs);
    const handling = BigInt(ofYear.reduce((total, each) => total + handlingMs(each, run.now), 0));
    const downtime = BigInt(downtimeMs(ofYear, run.now));
    // Fen times milliseconds of an hour: exact, whatever the minutes are.
    const cost = handling * BigInt(hourlyRate) + downtime * BigInt(await downtimeRate(problem, run));
    return {
      fixCost,
      incidents: ofYear.length,
      handlingMinutes: Number(handling / minuteMs),
      downtimeMinutes: Number(downtime / minuteMs),
      yearlyCost: Number(cost / hourMs),
      balance: Number(floored(cost * BigInt(payback) - BigInt(fixCost) * hourMs, hourMs)),
      highPrioritySource: seen.some((each) => isHighPriority(incidentOf(each))),
    };
  },
});

/** The incidents the problem was raised for, and those with its key. */
async function incidentsOf(problem: RecordDraft, run: CommandRun): Promise<readonly SeenRecord[]> {
  const numbers = textsOf(problem.fields['sourceNumbers']);
  const named = numbers.length === 0 ? '1 = 0' : `number IN (${placeholders(numbers)})`;
  const seen = await recordsInSight(run, incidentType, {
    sql: `${named} OR (service_id = ? AND created_at >= ?)`,
    params: [...numbers, problem.text('serviceId'), createdSince(run.now, yearMs)],
  });
  const key = problem.text('problemKey');
  return seen.filter((each) => {
    const incident = incidentOf(each);
    return numbers.includes(each.number) || (counts(incident) && problemKey(incident) === key);
  });
}

async function downtimeRate(problem: RecordDraft, { tx }: CommandRun): Promise<number> {
  const id = problem.text('serviceId');
  const service = id === null ? undefined : await findMasterDatum(tx, 'service', id, everything);
  const rate = service?.fields['downtimeCostPerH'];
  return typeof rate === 'number' ? rate : 0;
}

/** Towards minus infinity, so that a part of a fen that is missing is missing. */
function floored(value: bigint, by: bigint): bigint {
  const cut = value / by;
  return value < 0n && cut * by !== value ? cut - 1n : cut;
}
