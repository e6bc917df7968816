import type { Directory } from '../../execution/directory.ts';
import { managersAbove } from '../../execution/managers-above.ts';
import { derivedPerson } from '../../execution/people.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

/** Steps in the order they are tried when nobody is left who may do a task. */
export const fallbackSteps = [
  'next-manager',
  'other-holder',
  'deputy',
  'process-owner',
  'sms-manager',
  'top-management',
] as const;

export type FallbackStep = (typeof fallbackSteps)[number];

/** The task nobody is left for. */
export interface Vacancy {
  readonly role: string | null;
  /** Those who may not or cannot do it. */
  readonly people: readonly string[];
  /** True when the rule sends the task up the line. */
  readonly reRoutes: boolean;
  readonly record: RecordDraft | null;
  readonly directory: Directory;
}

/**
 * The first people of the first step that has any whom `may` lets do the task.
 *
 * @returns null when there is nobody at all: then it waits, and is never decided by default
 */
export async function substitutesFor(
  vacancy: Vacancy,
  may: (userId: string) => Promise<boolean>,
): Promise<{ readonly step: FallbackStep; readonly people: readonly string[] } | null> {
  for (const step of fallbackSteps) {
    const people: string[] = [];
    for (const id of new Set(await finders[step](vacancy))) if (await may(id)) people.push(id);
    const chosen = step === 'next-manager' ? people.slice(0, 1) : people;
    if (chosen.length > 0) return { step, people: chosen };
  }
  return null;
}

const finders: Readonly<Record<FallbackStep, (vacancy: Vacancy) => Promise<readonly string[]>>> = {
  'next-manager': async ({ people, reRoutes, directory }) => (reRoutes ? managersAbove(people, directory) : []),
  'other-holder': async ({ role, directory }) =>
    role === null || role === 'requester' ? [] : directory.holdersOf(role),
  deputy: async ({ role, people, directory }) => {
    const holders = role === null || role === 'requester' ? [] : await directory.holdersOf(role);
    const deputies = await Promise.all([...people, ...holders].map((id) => directory.person(id)));
    return deputies.flatMap((person) => person?.deputyId ?? []);
  },
  // The owner of this process, not of another one.
  'process-owner': async ({ record, directory }) => {
    const owner = record ? await derivedPerson('process-owner', record, directory) : null;
    return owner === null ? [] : [owner];
  },
  'sms-manager': async ({ directory }) => directory.holdersOf('sms-manager'),
  'top-management': async ({ directory }) => directory.holdersOf('top-management'),
};
