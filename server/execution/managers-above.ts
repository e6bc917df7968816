import type { Directory } from './directory.ts';

/** A line of managers is not longer than this. */
const mostManagers = 20;

/** Managers of people, the nearest first. */
export async function managersAbove(people: readonly string[], directory: Directory): Promise<readonly string[]> {
  const managers: string[] = [];
  for (const first of people) {
    let at = (await directory.person(first))?.managerId ?? null;
    while (at !== null && !managers.includes(at) && managers.length < mostManagers) {
      managers.push(at);
      at = (await directory.person(at))?.managerId ?? null;
    }
  }
  return managers;
}
