import { pino } from 'pino';
import { configFromEnvironment } from '../config.ts';
import { type RunningServer, startServer } from '../main.ts';
import { productVersion, programDirectory } from './product.ts';
import { UsageError, type Verb } from './verb.ts';

/** Runs the server until it is told to stop: the first signal finishes what has begun, the second does not wait. */
export const start: Verb = async (args) => {
  const demo = args.includes('--demo');
  if (args.some((arg) => arg !== '--demo')) throw new UsageError('nothing, or --demo');
  // Whoever read what is said here may go; the server stays.
  process.stdout.on('error', () => undefined);
  const config = configFromEnvironment({ programDirectory: programDirectory(), demo });
  const log = pino({ level: config.logLevel, base: null, redact: ['*.password', '*.token', '*.cookie'] });
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was rejected and nobody waited'));

  const told = toldToStop();
  const server = await startServer(config, log, productVersion());
  greet(server, demo);
  await told;
  if (await server.stop()) return 0;
  log.error('something did not end within its time; it is taken up again at the next start');
  process.exit(1);
};

const signals = ['SIGTERM', 'SIGINT'] as const;

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals)
      process.once(signal, () => {
        for (const other of signals) process.on(other, () => process.exit(1));
        resolve();
      });
  });
}

function greet({ url, setupToken }: RunningServer, demo: boolean): void {
  process.stdout.write(`Praxis 知行: ${url}${demo ? ' (demo)' : ''}\n`);
  if (setupToken !== null)
    process.stdout.write(
      `There is no administrator yet. Open ${url} and use this token once:\n还没有管理员，请打开上面的地址并使用一次性令牌：\n\n    ${setupToken}\n\n`,
    );
}
