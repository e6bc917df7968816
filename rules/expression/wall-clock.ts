import type { Clock } from './evaluation.ts';

/** An instant as people in a zone read it. */
export interface WallClock {
  /** ISO 8601 with offset, e.g. `2026-11-22T10:00:00.000+08:00`. */
  readonly instant: string;
  /** `2026-11-22` */
  readonly date: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The clock's instant in its zone. An unknown zone is read as UTC: the configuration is checked where it is read. */
export function wallClock({ now, zone }: Clock): WallClock {
  const minutes = offsetMinutes(now, zone);
  const local = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, -1);
  const pad = (count: number) => String(Math.floor(Math.abs(count))).padStart(2, '0');
  const offset = `${minutes < 0 ? '-' : '+'}${pad(Math.abs(minutes) / 60)}:${pad(Math.abs(minutes) % 60)}`;
  return { instant: `${local}${offset}`, date: local.slice(0, 10) };
}

function offsetMinutes(now: Date, zone: string): number {
  const name =
    formatOf(zone)
      .formatToParts(now)
      .find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d{2}):?(\d{2})?/.exec(name) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -total : total;
}

/** Formats are costly to build and few: one per zone. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = buildFormat(zone);
  formats.set(zone, format);
  return format;
}

function buildFormat(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', timeZoneName: 'longOffset' });
  }
}
