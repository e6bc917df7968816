import type { UnitOfWork } from '../../../server/database/unit-of-work.ts';
import { historyRow } from '../../../server/execution/history-row.ts';
import { writeHistory } from '../../../server/execution/write-history.ts';

/** What an incident holds of what indicators read. */
export interface Incident {
  readonly id: string;
  readonly number: string;
  readonly serviceId: string;
  readonly priority: string;
  readonly registeredAt: string;
  readonly acknowledgedAt: string | null;
  readonly resolvedAt: string | null;
  readonly closedAt: string | null;
  readonly resolutionDue: string;
  readonly resolutionBreached: boolean;
  readonly responseBreached: boolean;
  readonly solvedAtLine: string | null;
  readonly reopenCount: number;
  readonly closureCode: string | null;
  readonly csat: number | null;
  readonly majorReviewRequested: boolean;
  readonly majorReportDue: string | null;
  readonly majorReportedAt: string | null;
  readonly securitySuspected: boolean;
}

/** Incidents of February to April, many on the edges of the month in Shanghai, from a fixed row of numbers. */
export function givenIncidents(count: number): readonly Incident[] {
  let seed = 20_260_301;
  const below = (limit: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * limit);
  };
  const one = <T>(...values: readonly T[]): T => values[below(values.length)] as T;
  const edges = ['2026-02-28T15:59:59.999Z', '2026-02-28T16:00:00.000Z', '2026-03-31T15:59:59.000Z'];
  return Array.from({ length: count }, (_, index): Incident => {
    const resolved =
      Date.parse(index < 3 ? (edges[index] ?? '') : '2026-02-20T00:00:00Z') +
      (index < 3 ? 0 : below(37 * 24 * 60) * 60_000);
    const hours = 1 + below(40);
    const open = index >= 3 && below(5) === 0;
    const at = (ms: number) => new Date(ms).toISOString();
    const registered = resolved - hours * 3_600_000;
    const major = below(4) === 0 && !open;
    const reportDue = resolved + 72 * 3_600_000;
    return {
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      number: `INC${String(900_000 + index)}`,
      serviceId: one('hr', 'mail', 'wiki'),
      priority: one('P1', 'P1', 'P2', 'P3', 'P4'),
      registeredAt: at(registered),
      acknowledgedAt: below(10) === 0 ? null : at(registered + 600_000),
      resolvedAt: open ? null : at(resolved),
      closedAt: open || below(4) === 0 ? null : at(resolved + 3_600_000),
      resolutionDue: at(registered + (1 + below(30)) * 3_600_000),
      resolutionBreached: below(4) === 0,
      responseBreached: below(5) === 0,
      solvedAtLine: one('first', 'second', null),
      reopenCount: one(0, 0, 0, 1, 2),
      closureCode: open ? null : one('confirmed', 'auto-confirmed', 'confirmed', 'duplicate', 're-typed', null),
      csat: below(3) === 0 ? null : 1 + below(5),
      majorReviewRequested: major,
      majorReportDue: major ? at(reportDue) : null,
      majorReportedAt: major && below(3) > 0 ? at(reportDue - 3_600_000 + below(3) * 3_600_000) : null,
      securitySuspected: below(6) === 0,
    };
  });
}

/** Puts incidents into the register beside any process, each with the history entry every change of a record leaves. */
export async function storeIncidents(inTransaction: UnitOfWork, incidents: readonly Incident[]): Promise<void> {
  await inTransaction(async (tx) => {
    for (const { id, number, closedAt, ...fields } of incidents) {
      await tx.execute('DELETE FROM record WHERE id = ?', [id]);
      await tx.execute(
        `INSERT INTO record (id, type, number, process_id, title, status, stage, fields, search_text, service_id, priority,
           created_at, updated_at, closed_at, lock_version, restricted)
         VALUES (?, 'incident', ?, 'incident', ?, 'new', 'new', ?, '', ?, ?, ?, ?, ?, 1, ?)`,
        [
          id,
          number,
          number,
          JSON.stringify(fields),
          fields.serviceId,
          fields.priority,
          fields.registeredAt,
          tx.now,
          closedAt,
          fields.securitySuspected,
        ],
      );
      const place = { recordId: id, rootId: null, instanceId: null, versionId: null, processId: null };
      await writeHistory(tx, [historyRow({ lifecycle: 'record-written' }, place, tx.now, null)]);
    }
  });
}

interface Expected {
  readonly numerator: number;
  readonly denominator: number | null;
  readonly shown: string | null;
}

/** K1 to K8 of a month by plain counting: no expression, no fraction, nothing of the product. */
export function expectedFigures(incidents: readonly Incident[], month: string, now: Date): Record<string, Expected> {
  const inMonth = (at: string | null) => at !== null && shanghaiMonth(at) === month;
  const real = incidents.filter(
    ({ closureCode }) => !['duplicate', 'cancelled', 're-typed'].includes(closureCode ?? ''),
  );
  const resolved = real.filter(({ resolvedAt }) => inMonth(resolvedAt));
  const answered = resolved.filter(
    ({ acknowledgedAt, responseBreached }) => acknowledgedAt !== null || responseBreached,
  );
  const p1 = resolved.filter(({ priority }) => priority === 'P1');
  const hours =
    p1.reduce((sum, each) => sum + Date.parse(each.resolvedAt ?? '') - Date.parse(each.registeredAt), 0) / 3_600_000;
  const reports = incidents.filter((each) => each.majorReviewRequested && inMonth(each.majorReportDue));
  const rated = incidents.filter(({ csat, closedAt }) => csat !== null && inMonth(closedAt));
  const stars = rated.reduce((sum, { csat }) => sum + (csat ?? 0), 0);
  const old = real.filter(
    ({ resolvedAt, closedAt, priority, resolutionDue, registeredAt }) =>
      resolvedAt === null &&
      closedAt === null &&
      (priority === 'P1' || priority === 'P2') &&
      now.getTime() - Date.parse(resolutionDue) > Date.parse(resolutionDue) - Date.parse(registeredAt),
  );
  return {
    K1: share(resolved.filter((each) => !each.resolutionBreached).length, resolved.length),
    K2: share(
      answered.filter((each) => each.acknowledgedAt !== null && !each.responseBreached).length,
      answered.length,
    ),
    K3: share(resolved.filter((each) => each.solvedAtLine === 'first').length, resolved.length),
    K4: mean(hours, p1.length),
    K5: share(resolved.filter((each) => each.reopenCount > 0).length, resolved.length),
    K6: { numerator: old.length, denominator: null, shown: old.length.toFixed(2) },
    K7: share(
      reports.filter((each) => (each.majorReportedAt ?? '9') <= (each.majorReportDue ?? '')).length,
      reports.length,
    ),
    K8: mean(stars, rated.length),
  };
}

function share(part: number, whole: number): Expected {
  return { numerator: part, denominator: whole, shown: whole === 0 ? null : rounded((part * 100) / whole) };
}

function mean(sum: number, count: number): Expected {
  return { numerator: sum, denominator: count, shown: count === 0 ? null : rounded(sum / count) };
}

/** Half up to two decimals; the epsilon undoes what binary fractions lose. */
function rounded(value: number): string {
  return (Math.floor(value * 100 + 0.5 + 1e-9) / 100).toFixed(2);
}

/** Shanghai is eight hours ahead the whole year. */
function shanghaiMonth(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 7);
}
