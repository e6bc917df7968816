/**
 * A length of working time as people type it, as an ISO 8601 duration: `4 h`, `90 min`, `1 h 30`, `2:30`, `4小时30分钟`,
 * or `PT4H` itself.
 *
 * @returns undefined when it cannot be read
 */
export function readDuration(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (/^pt\d+[hms]/.test(text)) return text.toUpperCase();
  const [, clockHours, clockMinutes] = /^(\d{1,4}):([0-5]\d)$/.exec(text) ?? [];
  if (clockHours !== undefined) return writtenMinutes(Number(clockHours) * 60 + Number(clockMinutes));
  const [whole, hours, minutes] =
    /^(?:(\d{1,4})\s*(?:h|hrs?|hours?|小时|时))?\s*(?:(\d{1,5})\s*(?:m|mins?|minutes?|分钟|分)?)?$/.exec(text) ?? [];
  if (!whole || (hours === undefined && /^\d+$/.test(text))) return undefined;
  return writtenMinutes(Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

function writtenMinutes(total: number): string | undefined {
  const [hours, minutes] = [Math.floor(total / 60), total % 60];
  if (total === 0) return undefined;
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}`;
}
