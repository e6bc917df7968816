import type { Reporter, TestCase } from 'vitest/node';
import { coverageTable } from './coverage-table.ts';

/** What a story told about its run. */
export interface StoryMeta {
  /** Id and name, with that of the variant. */
  readonly story: string;
  readonly database: string;
  /** Elements that histories name, as `model element`. */
  readonly reached: readonly string[];
}

/** One line for each story and variant, their count, and how much of each model the stories went through. */
export class StoryReporter implements Reporter {
  readonly #results = new Map<string, string[]>();
  readonly #reached = new Set<string>();
  readonly #failures: string[] = [];

  onTestCaseResult(test: TestCase): void {
    const { state, errors = [] } = test.result();
    for (const { message } of errors) this.#failures.push(`${test.fullName}\n  ${message}`);
    const meta: Partial<StoryMeta> = Reflect.get(test.meta(), 'told') ?? {};
    if (meta.story === undefined) return;
    this.#results.set(meta.story, [...(this.#results.get(meta.story) ?? []), `${meta.database} ${state}`]);
    for (const element of meta.reached ?? []) this.#reached.add(element);
    process.stderr.write('.');
  }

  async onTestRunEnd(): Promise<void> {
    const stories = [...this.#results].toSorted(([a], [b]) => a.localeCompare(b));
    const ids = new Set(stories.map(([story]) => story.split(' ')[0]));
    const lines = [
      '',
      ...stories.map(([story, results]) => `${story} | ${results.toSorted().join(', ')}`),
      `${ids.size} stories, ${stories.length} runs with their variants, each on both databases; ${this.#failures.length} failed`,
      '',
      ...(await coverageTable(this.#reached)),
      ...this.#failures,
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  }
}
