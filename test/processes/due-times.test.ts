import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { calendars } from '../rules/support/calendars.ts';
import { minuteCounter } from '../rules/support/minute-counter.ts';
import { type Run, shippedRuns } from '../scenarios/runner/shipped-stories.ts';
import rows from './due-times.json' with { type: 'json' };

/** One time the acceptance scenarios name. */
interface DueTime {
  readonly story: string;
  /** The words of the scenario. */
  readonly said: string;
  readonly at: string;
  /** Key its story expects it under; `happens`: what happens then, and not a second before; `not-reached`: it ends earlier. */
  readonly as: string;
  /** Service time by which it is reached, where it is plain arithmetic. */
  readonly counted?: { readonly from: string; readonly minutes: number; readonly calendar: string };
}

const dueTimes: readonly DueTime[] = rows;
const runs = shippedRuns();
const storyOf = ({ title }: Run) => title.split(' ')[0];
const runsOf = (story: string) => runs.filter((run) => storyOf(run) === story);

const those = (kind: (as: string) => boolean) => dueTimes.filter(({ as }) => kind(as));

describe('the due times the stories name', () => {
  test.each(those((as) => as !== 'happens' && as !== 'not-reached'))(
    'given $story, "$said", then its story expects exactly that',
    ({ story, at, as }) => {
      const expected = runsOf(story).flatMap(({ steps }) => steps.flatMap((step) => instantsUnder(as, step.expect)));

      expect(expected).toContain(Date.parse(at));
    },
  );

  test.each(those((as) => as === 'happens'))(
    'given $story, "$said", then it happens at that instant and not a second before',
    ({ story, at }) => {
      const instant = Date.parse(at);
      const exact = runsOf(story).some(({ steps }) =>
        steps.some((step, index) => {
          const before = steps[index - 1];
          if (!before || Date.parse(step.at) !== instant || instant - Date.parse(before.at) !== 1000) return false;
          return before.expect?.absent !== undefined && step.expect !== undefined;
        }),
      );

      expect(exact).toBe(true);
    },
  );

  test.each(those((as) => as === 'not-reached'))(
    'given $story, "$said", then the clock is stopped before, and the time follows by counting',
    ({ story, at, counted }) => {
      const [first] = runsOf(story);
      const before = first?.steps.filter((step) => Date.parse(step.at) < Date.parse(at)) ?? [];

      expect(before.some(({ expect: expected }) => stopsClock(expected?.clocks))).toBe(true);
      expect(counted).toBeDefined();
    },
  );

  test.each(dueTimes.flatMap(({ counted, ...due }) => (counted ? [{ ...due, ...counted }] : [])))(
    'given $story, "$said", when single minutes are counted from $from, then it is there',
    ({ at, from, minutes, calendar }) => {
      const hours = Object.values(calendars).find(({ id }) => id === calendar);
      if (!hours) throw new Error(`no calendar is called "${calendar}"`);

      expect(minuteCounter(hours).add(new Date(from), minutes)).toEqual(new Date(at));
    },
  );
});

function stopsClock(clocks: readonly Readonly<Record<string, unknown>>[] | undefined): boolean {
  return clocks?.some(({ metric, state }) => metric === 'resolution' && state === 'stopped') ?? false;
}

/** Instants that stand under a key, at any depth. */
function instantsUnder(key: string, value: unknown): readonly number[] {
  if (Array.isArray(value)) return value.flatMap((each) => instantsUnder(key, each));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [Date.parse(inner)] : instantsUnder(key, inner),
  );
}

const scenarios = new URL('../../../shared/design/domain/scenarios.md', import.meta.url);
const present = existsSync(scenarios);
if (!present) process.stdout.write('due times of the specification: skipped: data not present\n');

describe.runIf(present)('the scenarios of the specification', () => {
  const text = present ? readFileSync(scenarios, 'utf8') : '';
  const told = new Map(
    [...text.matchAll(/^\*\*(S-\d\d) (.*)$/gm)].map(([, story = '', words = '']) => [story, words] as const),
  );
  const dues = /\b(?:due|warnings?|critical|ladder|[Rr]eminder|expired|breachedAt|escalate)\b[^.;,]*?\d\d:\d\d/g;

  test.each(dueTimes)('$story says "$said"', ({ story, said }) => {
    expect(told.get(story)).toContain(said);
  });

  test.each([...told].filter(([story]) => runsOf(story).length > 0))(
    'given %s, then every due time is here',
    (story, words) => {
      const known = dueTimes.filter((each) => each.story === story).map(({ said }) => said);
      const unknown = [...words.matchAll(dues)]
        .map(([phrase]) => phrase)
        .filter((phrase) => !known.some((said) => said.includes(phrase) || phrase.includes(said)));

      expect(unknown).toEqual([]);
    },
  );
});
