import type { Reporter, TestCase } from 'vitest/node';

interface Row {
  readonly test: string;
  readonly rounds: string;
  readonly result: string;
}

/** Prints what was tried, how often, and what came of it. */
export class TableReporter implements Reporter {
  readonly #rows: Row[] = [];
  readonly #failures: string[] = [];

  onTestCaseResult(test: TestCase): void {
    const { state } = test.result();
    const took = Math.round((test.diagnostic()?.duration ?? 0) / 1000);
    const said: unknown = Reflect.get(test.meta(), 'said');
    const rounds: unknown = Reflect.get(test.meta(), 'rounds');
    const row = {
      test: test.fullName,
      rounds: String(rounds ?? 1),
      result: [state === 'passed' ? 'holds' : state, `${took} s`, ...(typeof said === 'string' ? [said] : [])].join(
        ', ',
      ),
    };
    this.#rows.push(row);
    process.stderr.write(`${row.result}: ${row.test}\n`);
    for (const error of test.result().errors ?? []) this.#failures.push(`${row.test}\n  ${error.message}`);
  }

  onTestRunEnd(): void {
    const lines = this.#rows.map(({ test, rounds, result }) => `| ${test} | ${rounds} | ${result} |`);
    const table = ['| test | rounds | result |', '|---|---|---|', ...lines].join('\n');
    process.stdout.write(`\n${table}\n${this.#failures.map((failure) => `\n${failure}\n`).join('')}`);
  }
}
