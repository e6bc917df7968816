import type { SeenRecord } from '../../fact-queries/incidents/records-in-sight.ts';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Elapsed milliseconds somebody of the provider worked on an incident: from its acceptance to its solution, without the
 * time it waited for the requester. An incident nobody has accepted has had none.
 */
export function handlingMs({ fields }: SeenRecord, now: Date): number {
  const from = instantOf(fields['acknowledgedAt']);
  if (from === null) return 0;
  const to = instantOf(fields['resolvedAt']) ?? now.getTime();
  const waits = waitsIn(fields['pending'], now).map((wait) => overlap(wait, { from, to }));
  return Math.max(0, to - from - waits.reduce((total, each) => total + each, 0));
}

/** Elapsed milliseconds in which at least one of the incidents had the service down. */
export function downtimeMs(incidents: readonly SeenRecord[], now: Date): number {
  const down = incidents
    .filter(({ fields }) => fields['serviceState'] === 'down')
    .map(({ fields, createdAt }) => ({
      from: instantOf(fields['startedAt']) ?? instantOf(fields['registeredAt']) ?? Date.parse(createdAt),
      to: instantOf(fields['resolvedAt']) ?? now.getTime(),
    }))
    .toSorted((a, b) => a.from - b.from);
  let total = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { from, to } of down) {
    total += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return total;
}

function waitsIn(pending: unknown, now: Date): readonly Stretch[] {
  if (!Array.isArray(pending)) return [];
  return pending
    .filter((wait) => wait?.reason === 'waiting-customer')
    .map((wait) => ({ from: instantOf(wait.from) ?? now.getTime(), to: instantOf(wait.to) ?? now.getTime() }));
}

function overlap(one: Stretch, other: Stretch): number {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
}

function instantOf(value: unknown): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
