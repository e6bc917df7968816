import { expect, test } from 'vitest';
import { leavesSomebody, smallestStaffing } from '../../rules/staffing.ts';

const people = ['ann', 'bob', 'cai', 'dan'];
function subsets(of: readonly string[]): readonly (readonly string[])[] {
  const [first, ...others] = of;
  if (first === undefined) return [[]];
  const without = subsets(others);
  return [...without, ...without.map((set) => [first, ...set])];
}

/** Every way the parts of a case may fall to people; a part nobody can play falls to nobody. */
const castings = (parts: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  parts.reduce<readonly (readonly string[])[]>(
    (all, possible) =>
      possible.length === 0 ? all : all.flatMap((cast) => possible.map((person) => [...cast, person])),
    [[]],
  );
const byTrying = (pool: readonly string[], parts: readonly (readonly string[])[]) =>
  castings(parts).every((cast) => pool.some((person) => !cast.includes(person)));

test('given every pool and every two parts among three people, and some of three, then the answer is that of trying every case', () => {
  const sets = subsets(people.slice(0, 3));
  const different: unknown[] = [];
  const compare = (pool: readonly string[], parts: readonly (readonly string[])[]) => {
    if (leavesSomebody(pool, parts) !== byTrying(pool, parts)) different.push({ pool, parts });
  };
  for (const pool of sets) for (const one of sets) for (const two of sets) compare(pool, [one, two]);
  for (const pool of subsets(people)) for (const one of sets) compare(pool, [one, people, people.slice(1)]);
  expect(different).toEqual([]);
});

/** The fewest people for whom some choice of role holders leaves somebody at every task, by trying all of them. */
function fewestByTrying(duties: readonly { readonly keptAway: readonly (string | null)[] }[]): number {
  const roles = [...new Set(duties.flatMap(({ keptAway }) => keptAway.filter((each) => each !== null)))];
  for (let n = 1; n <= people.length; n++) {
    const staff = people.slice(0, n);
    const holders = subsets(staff).filter((set) => set.length > 0);
    const assignments = roles.reduce<readonly ReadonlyMap<string, readonly string[]>[]>(
      (all, role) => all.flatMap((each) => holders.map((set) => new Map([...each, [role, set]]))),
      [new Map()],
    );
    const works = assignments.some((held) =>
      duties.every(({ keptAway }) =>
        byTrying(
          staff,
          keptAway.map((each) => (each === null ? staff : (held.get(each) ?? []))),
        ),
      ),
    );
    if (works) return n;
  }
  return Number.POSITIVE_INFINITY;
}

test.each([
  { duties: [], fewest: 1 },
  { duties: [{ keptAway: ['analyst'] }], fewest: 2 },
  { duties: [{ keptAway: ['builder', 'deployer'] }], fewest: 2 },
  { duties: [{ keptAway: [null, 'implementer'] }, { keptAway: ['implementer'] }], fewest: 3 },
  { duties: [{ keptAway: [null, null, 'builder', 'deployer'] }], fewest: 4 },
  { duties: [{ keptAway: [null] }, { keptAway: ['a', 'b'] }, { keptAway: ['b', 'c'] }], fewest: 2 },
])('given the duties $duties, then $fewest people are enough and one fewer is not', ({ duties, fewest }) => {
  expect(smallestStaffing(duties)).toBe(fewest);
  expect(fewestByTrying(duties)).toBe(fewest);
});
