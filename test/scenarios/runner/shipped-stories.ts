import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GivenRecords, type Scenario, type ScenarioStep, scenario } from '../../../rules/schema/scenario.ts';
import { stepsOf } from './run-scenario.ts';

/** One run: a story, or one of its variants. */
export interface Run {
  readonly title: string;
  /** Company the story plays in; `connected`: the same, with other systems that take orders. */
  readonly fixture: string;
  readonly given: readonly GivenRecords[];
  readonly steps: readonly ScenarioStep[];
}

/** Every story of every package, and each of its variants, in order of their ids. */
export function shippedRuns(folder = 'processes'): readonly Run[] {
  return readdirSync(folder)
    .flatMap((process) => storiesIn(join(folder, process, 'scenarios')))
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .flatMap((story) => [
      {
        title: `${story.id} ${story.name.en}`,
        fixture: story.fixture,
        given: story.given ?? [],
        steps: stepsOf(story),
      },
      ...story.variants.map(({ name }) => ({
        title: `${story.id} ${story.name.en}, variant ${name}`,
        fixture: story.fixture,
        given: story.given ?? [],
        steps: stepsOf(story, name),
      })),
    ]);
}

function storiesIn(folder: string): readonly Scenario[] {
  let names: readonly string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => scenario.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}
