import type { ClockView } from '../../../server/contract/clock.ts';

/** What a clock means for whoever looks at it. */
export type ClockStatus = 'on-time' | 'at-risk' | 'over' | 'paused' | 'met' | 'missed';

/** Share of the target from which a running clock is at risk. */
const riskPercent = 75;

/** A breach is never cleared: a late clock that stopped is missed, even when paused again in between. */
export function clockStatus(clock: ClockView): ClockStatus {
  if (clock.state === 'stopped') return clock.breached ? 'missed' : 'met';
  if (clock.breached) return 'over';
  if (clock.state === 'paused') return 'paused';
  return clock.percent >= riskPercent ? 'at-risk' : 'on-time';
}

/** The clock to watch: the running one that ends first, else a paused one; null when all have stopped. */
export function urgentClock(clocks: readonly ClockView[]): ClockView | null {
  const live = clocks.filter((clock) => clock.state !== 'stopped');
  const order = (clock: ClockView) => [clock.state === 'running' ? 0 : 1, clock.remainingMs] as const;
  const [first] = live.toSorted((a, b) => order(a)[0] - order(b)[0] || order(a)[1] - order(b)[1]);
  return first ?? null;
}

/**
 * Service time left at `now`, in milliseconds. Between two answers of the server it cannot grow,
 * and it is never more than the time until the due instant.
 */
export function remainingAt(clock: ClockView, now: Date): number {
  if (clock.state !== 'running' || clock.dueAt === null) return clock.remainingMs;
  return Math.min(clock.remainingMs, Date.parse(clock.dueAt) - now.getTime());
}
