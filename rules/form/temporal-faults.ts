import type { Clock } from '../expression/index.ts';
import type { FormLeaf } from '../schema/form-field.ts';
import { type FormFault, fault } from './fault.ts';

type DateField = Extract<FormLeaf, { type: 'datetime' }>;

/** Faults of a date, time, or date with time that is not empty, in the formats form-js writes. */
export function temporalFaults(field: DateField, value: unknown, clock: Clock): readonly FormFault[] {
  if (typeof value !== 'string') return [fault('WRONG_TYPE')];
  if (field.subtype === 'time') return isTime(value) ? [] : [fault('TIME_INVALID')];
  const [date = '', time] = value.split('T');
  if (field.subtype === 'date' && (time !== undefined || !isDate(date))) return [fault('DATE_INVALID')];
  if (field.subtype === 'datetime' && !(isDate(date) && time !== undefined && isTime(time, field)))
    return [fault('DATETIME_INVALID')];
  const today = localDate(clock);
  return field.disallowPassedDates && date < today ? [fault('DATE_PASSED', { today })] : [];
}

/** A date of the calendar between 1900 and 2199: others are typing mistakes, and databases disagree about them. */
function isDate(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

const localTime = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/;
const offset = /(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** An instant needs an offset unless its field says `no_timezone`; a time of day may have one. */
function isTime(text: string, instant?: DateField): boolean {
  const local = instant?.timeSerializingFormat === 'no_timezone';
  if (instant && offset.test(text) === local) return false;
  return localTime.test(text.replace(offset, ''));
}

function localDate({ now, zone }: Clock): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(now);
}
