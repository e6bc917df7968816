import { managersAbove } from '../../execution/managers-above.ts';
import { derivedPerson, isDerived } from '../../execution/people.ts';
import { activePerson } from '../../features/separation/judged-person.view.ts';
import type { Separation } from '../../features/separation/separation.view.ts';
import type { ServiceContext } from '../service-task.ts';

/** Whoever stands in where a line of managers ends. */
const lastResort = 'sms-manager';

/** Who may sit for a role. */
export interface SeatPeople {
  /** Those who may; empty when duties keep everybody away. */
  readonly able: readonly string[];
  /** Whom the role means when nobody may: the task is still asked of them, and goes on from there. */
  readonly known: string | null;
}

/** What keeps people away from every seat of an approval. */
export interface SeatRules {
  readonly separation: Separation;
  /** Others who must not vote, by user id. */
  readonly keptAway: readonly string[];
}

/** Finds who may sit for a role in this case. */
export async function peopleForSeat(role: string, rules: SeatRules, context: ServiceContext): Promise<SeatPeople> {
  const { record, parts } = context;
  const person = record ? await derivedPerson(role, record, parts.directory) : null;
  const handsOn = rules.separation.here.some(({ rule }) => rule.violation === 're-route');
  if (handsOn && (person !== null || isDerived(role)))
    return { able: await upFrom(person, rules, context), known: person };
  const holders = person === null ? await parts.directory.holdersOf(role) : [person];
  const able = await ableOf(holders, rules, context);
  if (able.length === 0 && handsOn) return { able: await standIns(rules, context), known: null };
  return { able, known: able.length === 0 && holders.length === 1 ? (holders[0] ?? null) : null };
}

/** The person, or the first manager above who may; where the line ends, whoever stands in. */
async function upFrom(start: string | null, rules: SeatRules, context: ServiceContext): Promise<readonly string[]> {
  const line = start === null ? [] : [start, ...(await managersAbove([start], context.parts.directory))];
  const [first] = await ableOf(line, rules, context);
  return first === undefined ? standIns(rules, context) : [first];
}

async function standIns(rules: SeatRules, context: ServiceContext): Promise<readonly string[]> {
  return ableOf(await context.parts.directory.holdersOf(lastResort), rules, context);
}

/** Those who are here and whom nothing keeps away. */
async function ableOf(
  ids: readonly string[],
  { separation, keptAway }: SeatRules,
  { run }: ServiceContext,
): Promise<readonly string[]> {
  const able: string[] = [];
  for (const id of ids) {
    if (keptAway.includes(id)) continue;
    const account = await activePerson(run.tx, id);
    if (account && separation.refusalOf(account) === null) able.push(id);
  }
  return able;
}
