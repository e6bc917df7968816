import { type Clock, compileExpression } from '../expression/index.ts';
import { type FormFault, fault } from './fault.ts';
import type { InputField } from './field-faults.ts';
import type { Level } from './visible.ts';

const minuteMs = 60_000;

/**
 * Whether a date with time lies within its bounds: `properties` `notBefore` and `notAfter`, each a FEEL instant over the
 * values of the form, e.g. `=now()`. People enter minutes, so the earliest instant counts from its full minute.
 */
export function boundFaults(field: InputField, value: unknown, names: Level, clock: Clock): readonly FormFault[] {
  if (field.type !== 'datetime' || typeof value !== 'string') return [];
  const at = Date.parse(value);
  const earliest = instantOf(field.properties?.['notBefore'], names, clock);
  const latest = instantOf(field.properties?.['notAfter'], names, clock);
  if (earliest !== null && at < Math.floor(earliest / minuteMs) * minuteMs)
    return [fault('TOO_EARLY', { earliest: shown(earliest, clock) })];
  return latest !== null && at > latest ? [fault('TOO_LATE', { latest: shown(latest, clock) })] : [];
}

/** The instant a FEEL text such as `=now()` gives, as text; null when it gives none. */
export function instantText(source: string | undefined, names: Level, clock: Clock): string | null {
  const compiled = source?.startsWith('=') ? compileExpression(source.slice(1)) : undefined;
  if (!compiled?.ok) return null;
  const { value } = compiled.expression.evaluate(names, clock);
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null;
}

function instantOf(source: string | undefined, names: Level, clock: Clock): number | null {
  const text = instantText(source, names, clock);
  return text === null ? null : Date.parse(text);
}

/** In the time of the organization, e.g. `2026-03-10 14:30`. */
function shown(instant: number, { zone }: Clock): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(new Date(instant));
}
