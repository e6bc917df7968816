import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';

/** JSON, as variables and results are. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A moment or a span of time inside an evaluation. */
export type Temporal = FeelDate | FeelTime | FeelDateTime | FeelDuration;

export function isTemporal(value: unknown): value is Temporal {
  return (
    value instanceof FeelDateTime ||
    value instanceof FeelDate ||
    value instanceof FeelDuration ||
    value instanceof FeelTime
  );
}

/** True for contexts: plain objects. */
export function isContext(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isTemporal(value);
}

/**
 * A result as JSON: dates and times as ISO 8601 text with an offset, durations as ISO 8601 text. What JSON cannot
 * hold (not a number, a function) becomes null.
 */
export function toJson(value: unknown): JsonValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof FeelDateTime) return dateTimeText(value);
  if (isTemporal(value)) return value.toString();
  if (!isContext(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toJson(entry)]));
}

/** Zones by name (`@Asia/Shanghai`) become their offset at that moment, which every reader of ISO 8601 knows. */
function dateTimeText(value: FeelDateTime): string {
  const text = value.toString();
  const at = text.indexOf('@');
  if (at < 0) return text;
  return `${text.slice(0, at)}${offsetText(value['time offset'])}`;
}

function offsetText(offset: FeelDuration): string {
  const minutes = (offset.days * 24 + offset.hours) * 60 + offset.minutes;
  const pad = (count: number) => String(Math.trunc(Math.abs(count))).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pad(minutes / 60)}:${pad(minutes % 60)}`;
}
