import cliProgress from 'cli-progress';
import { checkRuleSet } from '../../rules/check.ts';
import { runRuleTests } from '../../rules/rule-tests.ts';
import { whatIf } from '../../rules/what-if.ts';
import { configFromEnvironment } from '../config.ts';
import { decisionsInDatabase } from './decision-log.ts';
import { readOptions } from './options.ts';
import { programDirectory } from './product.ts';
import { type RuleFile, readDecisionLog, readRuleFiles } from './rule-files.ts';
import { UsageError, type Verb } from './verb.ts';

/** Checks rule sets, runs their test cases, or replays logged decisions against a draft. Exit code 1: something is wrong. */
export const rules: Verb = async ([what, ...args]) => {
  switch (what) {
    case 'lint':
      return lint(await readRuleFiles(pathsOf(args)));
    case 'test':
      return test(await readRuleFiles(pathsOf(args)));
    case 'what-if':
      return replay(args);
    default:
      throw new UsageError('lint, test or what-if');
  }
};

/** The paths given, or all process packages. */
function pathsOf(args: readonly string[]): readonly string[] {
  const { words } = readOptions(args, { required: [] });
  if (words.length > 0) return words;
  return settings().packagesDirectories;
}

function settings() {
  return configFromEnvironment({ programDirectory: programDirectory(), demo: false });
}

async function lint(files: readonly RuleFile[]): Promise<number> {
  let wrong = 0;
  for (const file of files) {
    const findings =
      'set' in file
        ? (await checkRuleSet(file.set)).map(({ code, path, message }) => `${path}: ${code}: ${message}`)
        : problemLines(file);
    for (const finding of findings) process.stdout.write(`${file.file}: ${finding}\n`);
    wrong += findings.length;
  }
  process.stdout.write(`${files.length} rule sets, ${wrong} findings\n`);
  return wrong === 0 ? 0 : 1;
}

async function test(files: readonly RuleFile[]): Promise<number> {
  let [passed, failed] = [0, 0];
  for (const file of files) {
    if (!('set' in file)) {
      for (const line of problemLines(file)) process.stdout.write(`${file.file}: ${line}\n`);
      failed += 1;
      continue;
    }
    for (const outcome of await runRuleTests(file.set)) {
      if (outcome.passed) passed += 1;
      else {
        failed += 1;
        process.stdout.write(`${file.file}: test "${outcome.name}" gave ${JSON.stringify(outcome.got)}\n`);
      }
    }
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

async function replay(args: readonly string[]): Promise<number> {
  const { values } = readOptions(args, { required: ['draft'], optional: ['log', 'days'] });
  const [draft] = await readRuleFiles([values['draft'] ?? '']);
  if (!draft || !('set' in draft)) throw new Error(draft ? problemLines(draft).join('\n') : 'one draft');
  const decisions =
    values['log'] === undefined
      ? await decisionsInDatabase(settings().database, draft.set.id)
      : await readDecisionLog(values['log']);
  const recent = decisions.filter(({ at }) => at.getTime() >= since(values['days'], decisions));
  const bar = new cliProgress.SingleBar({ format: 'decisions {value}/{total} {bar}' }, cliProgress.Presets.rect);
  let shown = false;
  const { replayed, changes } = await whatIf(recent, draft.set, (done, total) => {
    if (!shown && total > 0) bar.start(total, 0);
    shown ||= total > 0;
    bar.update(done);
  });
  if (shown) bar.stop();
  for (const { record, at, facts, before, after } of changes) {
    const changed = 'result' in after ? JSON.stringify(after.result) : after.refused;
    process.stdout.write(
      `${record} ${at.toISOString()} ${JSON.stringify(facts)}: ${JSON.stringify(before.result)} -> ${changed}\n`,
    );
  }
  process.stdout.write(`${replayed} decisions replayed, ${changes.length} would change\n`);
  return 0;
}

/** Days count back from the latest decision of the log, so that a log of last year answers as it did then. */
function since(days: string | undefined, decisions: readonly { readonly at: Date }[]): number {
  if (days === undefined) return Number.NEGATIVE_INFINITY;
  if (!/^\d{1,5}$/.test(days)) throw new UsageError(`--days "${days}"; allowed: a whole number of days`);
  return Math.max(...decisions.map(({ at }) => at.getTime())) - Number(days) * 86_400_000;
}

function problemLines(file: RuleFile): readonly string[] {
  return 'problems' in file
    ? file.problems.map(({ path, value, allowed }) => `${path}: ${JSON.stringify(value)}; ${allowed}`)
    : [];
}
