import { DateTime, Duration } from 'luxon';

/**
 * Reads ISO 8601: `2026-11-22T10:00:00+08:00`, also in its other forms (`20261122`, `2026-W47-7`, `2026-326`), with `[Asia/Shanghai]` behind it, or a bare date (midnight in `zone`).
 * Null for anything else.
 */
export function instantOf(text: string, zone: string): Date | null {
  const [, moment = '', named] = /^([^[]*)(?:\[([^\]]+)\])?$/.exec(text.trim()) ?? [];
  if (!/^\d{4}(-?\d{2}-?\d{2}|-?W\d{2}-?\d|-?\d{3})(T|$)/.test(moment)) return null;
  const at = DateTime.fromISO(moment, { zone: named ?? zone });
  return at.isValid ? at.toJSDate() : null;
}

/** True for ISO 8601 that says neither offset nor zone, so that its instant depends on where it is read. */
export function isLocal(text: string): boolean {
  return !/(Z|T.*[+-]\d{2}(:?\d{2})?|\])$/i.test(text.trim());
}

/** `from` plus an ISO 8601 duration; days and months are those of `zone`. Null when it is no duration. */
export function afterDuration(from: Date, duration: string, zone: string): Date | null {
  const span = Duration.fromISO(duration);
  if (!span.isValid || !/^-?P/.test(duration)) return null;
  const at = DateTime.fromJSDate(from, { zone }).plus(span);
  return at.isValid ? at.toJSDate() : null;
}
