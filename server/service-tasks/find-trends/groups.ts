import type { CommandRun } from '../../execution/command-run.ts';
import { fullestWindow } from '../../fact-queries/incidents/fullest-window.ts';
import { type Incident, isHighPriority } from '../../fact-queries/incidents/incident.ts';
import { days } from '../../fact-queries/incidents/since.ts';

const [monthMs, quarterMs] = [days(30), days(90)];

/** Those that no problem is linked to as their cause. */
export async function withoutProblem(incidents: readonly Incident[], { tx }: CommandRun): Promise<readonly Incident[]> {
  const linked = await tx.query<{ target_id: string }>(`SELECT target_id FROM record_link WHERE type = 'causes'`);
  const known = new Set(linked.map(({ target_id }) => target_id));
  return incidents.filter(({ id }) => !known.has(id));
}

/** Facts of RS-PROBLEM-TRIGGER about incidents with one key, at least one. */
export function factsOf(members: readonly Incident[]) {
  const sorted = members.toSorted((a, b) => a.registeredAt.getTime() - b.registeredAt.getTime());
  const newest = sorted.at(-1);
  const priorities = sorted.flatMap(({ priority }) => priority ?? []).toSorted();
  const noFault = sorted.filter(({ resolutionCode }) => resolutionCode === 'no-fault-found');
  const perRequester = [...new Set(noFault.map(({ requesterId }) => requesterId))].map((requester) =>
    fullest(
      noFault.filter(({ requesterId }) => requesterId === requester),
      monthMs,
    ),
  );
  return {
    serviceId: newest?.serviceId ?? '',
    category: newest?.category ?? '',
    ciIds: [...(newest?.ciIds ?? [])],
    numbers: sorted.map(({ number }) => number),
    priority: (priorities[0] ?? 'P4') as 'P1' | 'P2' | 'P3' | 'P4',
    similarIncidents: fullest(sorted, monthMs),
    highPriorityOnCi: newest?.ciIds.length ? fullest(sorted.filter(isHighPriority), quarterMs) : 0,
    noFaultFound: Math.max(0, ...perRequester),
  };
}

/** How many of them lie in the fullest stretch of that length. */
function fullest(incidents: readonly Incident[], spanMs: number): number {
  const counted = incidents.map(
    ({ registeredAt }) => fullestWindow(incidents, (each) => each.registeredAt, registeredAt, spanMs).count,
  );
  return Math.max(0, ...counted);
}
