import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addServiceTime, elapsedServiceTime } from '../../rules/calendar.ts';
import { type Calendar, calendars } from '../../rules/schema/calendar.ts';
import { schemaProblems } from '../../rules/schema/problems.ts';
import { instant } from '../../rules/schema/time.ts';
import { configFromEnvironment } from '../config.ts';
import { readOptions } from './options.ts';
import { programDirectory } from './product.ts';
import { UsageError, type Verb } from './verb.ts';

const minuteMs = 60_000;

/** Service time of a calendar: prints the due instant (ISO 8601, UTC), or the minutes elapsed between two instants. */
export const calendar: Verb = async ([what, ...args]) => {
  if (what === 'due') {
    const { values } = readOptions(args, { required: ['calendar', 'start', 'minutes'], optional: ['file'] });
    const { at, provisional } = addServiceTime(
      await calendarOf(values),
      instantOf('start', values),
      minutesOf(values) * minuteMs,
    );
    if (provisional) process.stderr.write('provisional: later than the last day whose holidays are known\n');
    process.stdout.write(`${at.toISOString()}\n`);
    return 0;
  }
  if (what === 'elapsed') {
    const { values } = readOptions(args, { required: ['calendar', 'from', 'to'], optional: ['file'] });
    const [from, to] = [instantOf('from', values), instantOf('to', values)];
    process.stdout.write(`${elapsedServiceTime(await calendarOf(values), from, to) / minuteMs}\n`);
    return 0;
  }
  throw new UsageError('due or elapsed');
};

type Values = Readonly<Record<string, string>>;

/** The calendar named, of `--file` or of the process packages. */
async function calendarOf({ calendar: id, file }: Values): Promise<Calendar> {
  const path = file ?? join(packagesDirectory(), 'shared', 'calendars.json');
  const json: unknown = JSON.parse(await readFile(path, 'utf8'));
  const read = calendars.safeParse(json);
  if (!read.success) {
    const lines = schemaProblems(read.error, json).map((each) => `${path}: ${each.path}: ${each.allowed}`);
    throw new Error(lines.join('\n'));
  }
  const found = read.data.find((each) => each.id === id);
  if (!found)
    throw new Error(`calendar "${id}" is unknown; allowed: ${read.data.map((each) => each.id).join(', ')} (${path})`);
  return found;
}

function packagesDirectory(): string {
  const config = configFromEnvironment({ programDirectory: programDirectory(), demo: false });
  return config.packagesDirectories[0] ?? 'processes';
}

function instantOf(name: string, values: Values): Date {
  const text = values[name] ?? '';
  if (!instant.safeParse(text).success)
    throw new UsageError(`--${name} "${text}"; allowed: an instant with offset, e.g. 2026-03-10T14:00:00+08:00`);
  return new Date(text);
}

function minutesOf({ minutes = '' }: Values): number {
  if (!/^\d{1,9}$/.test(minutes)) throw new UsageError(`--minutes "${minutes}"; allowed: a whole number, not negative`);
  return Number(minutes);
}
