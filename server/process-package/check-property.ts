import type { RecordType } from '../../rules/schema/record-type.ts';
import { workingDuration } from '../../rules/schema/time.ts';
import type { World } from './world.ts';

/** What the value of a property may be checked against. */
export interface PropertyContext {
  readonly world: World;
  /** The type of the record the model works on, where that is known. */
  readonly recordType: RecordType | undefined;
}

type Check = (value: string, context: PropertyContext) => readonly string[];

/** Every `zeebe:property` name of ours, with what its value may be; see the model guide, 4.1. */
const checks: Readonly<Record<string, Check>> = {
  role: oneOf(({ world }) => world.roles),
  clause: everyOf(/^\d{1,2}(\.\d{1,2}){0,3}$/, 'clause numbers with ";" between'),
  sod: listOf(({ world }) => world.sodRules),
  approves: everyOf(/^[A-Za-z_]\w*$/, 'record fields with ";" between'),
  slaMetric: oneOf(({ world }) => world.metrics),
  slaPercent: everyOf(/^\d{1,4}$/, 'percentages with ";" between'),
  untilClaim: oneOf(() => ['true']),
  calendar: oneOf(({ world }) => world.calendars),
  shift: oneOf(() => ['next-business-day']),
  evidence: everyOf(/^(attachment:)?[A-Za-z_][\w-]*$/, 'form keys or attachment:<kind> with ";" between'),
  conformance: listOf(() => ['must-run', 'no-skip', 'four-eyes']),
  status: oneOf(statuses),
  statusOnClaim: oneOf(statuses),
  stage: oneOf(stages),
  due: duration,
  dueFrom: everyOf(/^[A-Za-z_]\w*$/, 'a record field'),
  dueField: everyOf(/^[A-Za-z_]\w*$/, 'a record field'),
  dueCalendar: oneOf(({ world }) => world.calendars),
  duePercent: everyOf(/^\d{1,4}$/, 'percentages with ";" between'),
  sameRecord: oneOf(() => ['true', 'false']),
  pointOfNoReturn: oneOf(() => ['true']),
  record: oneOf(({ world }) => world.recordTypes),
  'name.zh': text,
  'documentation.zh': text,
};

/** Why the value of a property is wrong; nothing when it is right. */
export function checkProperty(name: string, value: string, context: PropertyContext): readonly string[] {
  const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
  return check ? check(value, context) : [`unknown property; allowed: ${Object.keys(checks).join(', ')}`];
}

function oneOf(names: (context: PropertyContext) => Iterable<string> | undefined): Check {
  return (value, context) => {
    const allowed = names(context);
    return allowed === undefined || [...allowed].includes(value) ? [] : [`allowed: ${[...allowed].join(', ')}`];
  };
}

function listOf(names: (context: PropertyContext) => Iterable<string>): Check {
  return (value, context) => value.split(';').flatMap((part) => oneOf(names)(part.trim(), context));
}

function everyOf(pattern: RegExp, allowed: string): Check {
  return (value) => (value.split(';').every((part) => pattern.test(part.trim())) ? [] : [`allowed: ${allowed}`]);
}

function duration(value: string): readonly string[] {
  return workingDuration.safeParse(value).success ? [] : ['allowed: hours, minutes and seconds, e.g. "PT40H"'];
}

function text(value: string): readonly string[] {
  return value.trim() ? [] : ['allowed: a text'];
}

function statuses({ recordType }: PropertyContext): readonly string[] | undefined {
  return recordType?.states.map((state) => state.key);
}

function stages({ recordType }: PropertyContext): readonly string[] | undefined {
  return recordType && [...recordType.states.map((state) => state.key), ...Object.keys(recordType.stages ?? {})];
}
