#!/usr/bin/env node
import { UsageError, type Verb } from './cli/verb.ts';

/** What the program can do; each verb is loaded when it is asked for. */
const verbs: Readonly<Record<string, { readonly help: string; readonly load: () => Promise<Verb> }>> = {
  start: {
    help: 'start [--demo]                      run the server; --demo: with a company to try it with',
    load: async () => (await import('./cli/start.ts')).start,
  },
  migrate: {
    help: 'migrate [status]                    bring the database up to date, or show where it stands',
    load: async () => (await import('./cli/migrate-database.ts')).migrateDatabase,
  },
  check: {
    help: 'check [--demo] [--language en|zh]   verify the invariants of the database; also --acknowledged, --received FILE',
    load: async () => (await import('./cli/check.ts')).check,
  },
  audit: {
    help: 'audit verify [--demo] [--anchors DIR]   compare the audit trail with its seals and anchors; names the first line that breaks',
    load: async () => (await import('./cli/audit.ts')).audit,
  },
  admin: {
    help: 'admin create|password <account>     create an administrator, or set a password (read from the input)',
    load: async () => (await import('./cli/admin.ts')).admin,
  },
  files: {
    help: 'files check [--demo]                compare the files people attached with what records say of them',
    load: async () => (await import('./cli/files.ts')).files,
  },
  model: {
    help: 'model tidy|check <file...>          draw the diagrams of models anew, or check them',
    load: async () => (await import('./cli/model.ts')).model,
  },
  rules: {
    help: 'rules lint|test|what-if [path...]    check rule sets, run their cases, or replay decisions (--draft, --days, --log)',
    load: async () => (await import('./cli/rules.ts')).rules,
  },
  calendar: {
    help: 'calendar due|elapsed                --calendar ID, --start ISO --minutes N, or --from ISO --to ISO [--file]',
    load: async () => (await import('./cli/calendar.ts')).calendar,
  },
  replay: {
    help: 'replay <log.csv>                    replay an incident log of another system through live instances',
    load: async () => (await import('./cli/replay.ts')).replayLog,
  },
  settings: {
    help: 'settings                            list the settings (PRAXIS_...) with their defaults',
    load: async () => (await import('./cli/settings.ts')).settings,
  },
  version: {
    help: 'version                             print the version',
    load: async () => (await import('./cli/version.ts')).version,
  },
};

async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb === undefined) {
    const lines = Object.values(verbs).map(({ help }) => `  praxis ${help}\n`);
    process.stdout.write(`usage:\n${lines.join('')}`);
    return name === 'help' || name === '--help' ? 0 : 2;
  }
  try {
    const run = await verb.load();
    return await run(args);
  } catch (error) {
    if (error instanceof UsageError) process.stderr.write(`usage: praxis ${verb.help}\n`);
    process.stderr.write(`praxis: ${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
