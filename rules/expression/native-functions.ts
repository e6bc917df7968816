import { FeelDate, FeelDateTime, parseDate, parseDateTime } from 'feelin';

import { type Evaluation, warn } from './evaluation.ts';
import type { NativeFunction } from './functions.ts';
import { kindOf } from './operators.ts';
import { isContext } from './value.ts';
import { wallClock } from './wall-clock.ts';

type Native = (args: readonly unknown[], evaluation: Evaluation) => unknown;

/** Functions that feelin lacks, or that would read the host's clock. */
export const nativeFunctions: Readonly<Record<NativeFunction, Native>> = {
  not: ([value]) => (typeof value === 'boolean' ? !value : null),
  count: ([list], evaluation) => (Array.isArray(list) ? list.length : wrongArgument('count', list, evaluation)),
  'get or else': ([value, otherwise]) => value ?? otherwise ?? null,
  'is empty': ([list], evaluation) =>
    Array.isArray(list) ? list.length === 0 : wrongArgument('is empty', list, evaluation),
  'is blank': ([text], evaluation) =>
    typeof text === 'string' ? text.trim() === '' : wrongArgument('is blank', text, evaluation),
  trim: ([text], evaluation) => (typeof text === 'string' ? text.trim() : wrongArgument('trim', text, evaluation)),
  now: (_, { clock }) => parseDateTime(wallClock(clock).instant),
  today: (_, { clock }) => parseDate(wallClock(clock).date),
  'last day of month': ([date], evaluation) =>
    date instanceof FeelDate || date instanceof FeelDateTime
      ? lastDayOfMonth(date)
      : wrongArgument('last day of month', date, evaluation),
  'context merge': (args, evaluation) => mergeContexts(args, evaluation),
};

function lastDayOfMonth({ year, month }: FeelDate | FeelDateTime): FeelDate | null {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const pad = (part: number, size: number) => String(part).padStart(size, '0');
  return parseDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(last, 2)}`);
}

/** Contexts one by one or as one list; later entries win. */
function mergeContexts(args: readonly unknown[], evaluation: Evaluation): unknown {
  const contexts: readonly unknown[] = args.length === 1 && Array.isArray(args[0]) ? args[0] : args;
  const entries = contexts.map((context) => (isContext(context) ? Object.entries(context) : null));
  const wrong = contexts.find((_, index) => entries[index] === null);
  if (wrong !== undefined) return wrongArgument('context merge', wrong, evaluation);
  return Object.fromEntries(entries.flatMap((list) => list ?? []));
}

function wrongArgument(name: string, value: unknown, evaluation: Evaluation): null {
  return warn(evaluation, 'INVALID_ARGUMENTS', `${name} does not take ${kindOf(value)}`);
}
