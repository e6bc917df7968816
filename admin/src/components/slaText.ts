import type { ClockView } from '../../../server/contract/clock.ts';
import type { Text } from '../i18n/useText.ts';
import { clockStatus, remainingAt } from './clockStatus.ts';
import { durationText } from './durationText.ts';

/** What a clock says in words, e.g. `2 h 15 min left` or `Paused: waiting for the customer`. `reason` is the pause reason's text. */
export function slaText(
  clock: ClockView,
  { now, reason, text }: { now: Date; reason: string | null; text: Text },
): string {
  const remainingMs = remainingAt(clock, now);
  const duration = durationText(remainingMs, text);
  switch (clockStatus(clock)) {
    case 'met':
      return text('time.clock.met');
    case 'missed':
      return text('time.clock.missed');
    case 'paused':
      return reason === null ? text('time.clock.paused') : text('time.clock.paused_because', { reason });
    default:
      return text(remainingMs < 0 ? 'time.clock.over' : 'time.clock.left', { duration });
  }
}
