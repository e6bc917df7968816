import { DateTime, Duration } from 'luxon';
import { isCron } from './cron.ts';
import type { ElementProperties, TimerDue } from './effect.ts';
import { afterDuration, instantOf, isLocal } from './instant.ts';

/**
 * Reads a cycle: `R/PT30M`, `R5/PT10M`, `R/2026-01-05T06:00:00+08:00[Asia/Shanghai]/P1W`, or cron with six fields
 * (seconds first) or a macro. A start in the past moves on to the next occurrence. Null when it is none of these.
 */
export function parseCycle(
  text: string,
  properties: ElementProperties,
  { now, zone }: { readonly now: Date; readonly zone: string },
): TimerDue | null {
  const [, count, ...parts] = /^R(\d*)\/(?:(.+)\/)?(P[^/]+)$/.exec(text.trim()) ?? [];
  const [start, every] = parts;
  if (every === undefined) return parseCron(text.trim(), properties, zone);
  const span = Duration.fromISO(every);
  if (!span.isValid || span.toMillis() <= 0 || count === '0') return null;
  const ownZone = /\[([^\]]+)\]/.exec(start ?? '')?.[1] ?? zone;
  const first = start === undefined ? afterDuration(now, every, ownZone) : firstFrom(start, span, now, ownZone);
  if (first === null) return null;
  const { calendar } = properties as { readonly calendar?: string };
  return {
    type: 'cycle',
    first,
    every,
    repetitions: count ? Number(count) : null,
    zone: ownZone,
    ...(start !== undefined && isLocal(start) ? { local: true } : {}),
    ...(calendar === undefined ? {} : { calendar }),
  };
}

function firstFrom(start: string, every: Duration, now: Date, zone: string): Date | null {
  const at = instantOf(start, zone);
  if (at === null || at >= now) return at;
  const begin = DateTime.fromJSDate(at, { zone });
  const passed = Math.ceil((now.getTime() - at.getTime()) / every.toMillis());
  let times = Math.max(0, passed - 1);
  while (begin.plus(multiple(every, times)).toJSDate() < now) times += 1;
  return begin.plus(multiple(every, times)).toJSDate();
}

function multiple(span: Duration, times: number): Duration {
  return span.mapUnits((amount) => amount * times);
}

function parseCron(text: string, properties: ElementProperties, zone: string): TimerDue | null {
  if (!isCron(text)) return null;
  const { calendar, shift } = properties as { readonly calendar?: string; readonly shift?: string };
  return {
    type: 'cron',
    cron: text,
    zone,
    ...(calendar === undefined ? {} : { calendar }),
    ...(shift === undefined ? {} : { shift }),
  };
}
