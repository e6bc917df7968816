import { DateTime, type DateTimeUnit } from 'luxon';
import type { Variables } from '../../../engine/index.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import { textOf } from '../../features/change-schedule/change-window.view.ts';

/** The period the number of releases of a type is limited in; an emergency has none. */
const periods: Readonly<Record<string, DateTimeUnit>> = { major: 'year', minor: 'month', patch: 'week' };

/** What is counted around a release: its type and service, and a moment of the period. */
export interface Counted {
  readonly relType: string;
  readonly serviceId: string | null;
  readonly at: DateTime;
  /** Number of the release that is not counted. */
  readonly except: string;
}

/** Releases of a type for a service whose window begins in the same local year, month or week; canceled ones do not count. */
export async function sameTypeInPeriod(run: CommandRun, { relType, serviceId, at, except }: Counted): Promise<number> {
  const unit = periods[relType];
  if (!unit) return 0;
  const rows = await run.tx.query<{ number: string; fields: string }>(
    `SELECT number, fields FROM record WHERE type = 'release' AND status <> 'cancelled' AND service_id = ?`,
    [serviceId],
  );
  return rows.filter(({ number, fields }) => {
    const release = JSON.parse(fields) as Variables;
    if (number === except || release['relType'] !== relType) return false;
    const start = DateTime.fromISO(textOf(release, 'plannedStart') ?? '', { zone: at.zone });
    return start.isValid && start.hasSame(at, unit);
  }).length;
}
