import { existsSync } from 'node:fs';
import { join } from 'node:path';
import cliProgress from 'cli-progress';
import { pino } from 'pino';
import { configFromEnvironment } from '../config.ts';
import { openCompany } from '../replay/open-company.ts';
import { reportLines } from '../replay/outcome.ts';
import { readLog } from '../replay/read-log.ts';
import { replay } from '../replay/replay.ts';
import { productVersion, programDirectory } from './product.ts';
import { UsageError, type Verb } from './verb.ts';

/** Replays an incident log of another system; exits with 1 when a row differs. */
export const replayLog: Verb = async ([path, ...rest]) => {
  if (path === undefined || rest.length > 0) throw new UsageError('one CSV file');
  if (!existsSync(path)) throw new Error(`there is no file "${path}"`);
  const { rows, findings } = await readLog(path);
  for (const { line, column, message } of findings)
    process.stdout.write(`line ${line}, ${column}: ${message}; row left out\n`);

  const home = programDirectory();
  const config = configFromEnvironment({ programDirectory: home, demo: true });
  const company = await openCompany(config, {
    own: join(home, 'examples', 'imported-company'),
    folder: join(config.dataDirectory, 'replay'),
    version: productVersion(),
    log: pino({ level: 'error' }, pino.destination(2)),
  });
  const bar = new cliProgress.SingleBar(
    { format: 'rows {value}/{total} {bar} {eta_formatted}' },
    cliProgress.Presets.shades_classic,
  );
  bar.start(rows.length, 0);
  try {
    const report = await replay(company.desk, rows, () => bar.increment());
    bar.stop();
    process.stdout.write(`${reportLines(report).join('\n')}\n`);
    return report.rowsDifferent.length > 0 || findings.length > 0 ? 1 : 0;
  } finally {
    bar.stop();
    await company.close();
  }
};
