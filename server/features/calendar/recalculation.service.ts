import { randomUUID } from 'node:crypto';
import { writeAudit } from '../../audit.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import { insertJob } from '../../jobs/job-table.ts';
import type { RecordStore } from '../record/record-store.service.ts';
import type { SlaClockService } from '../sla-clock/sla-clock.service.ts';
import type { CalendarLibrary } from './calendar-library.service.ts';

/** Clocks counted anew in a calendar, from its beginning to its end. */
export interface Recalculation {
  readonly id: string;
  readonly calendar_id: string;
  readonly version: number;
  readonly scope: 'provisional' | 'open';
  readonly reason: string;
  readonly requested_by: string | null;
  readonly requested_at: string;
  readonly total: number;
  /** Counted so far. At the end less than `total` when some needed it no more: stopped, or counted by a newer run. */
  readonly done: number;
  readonly moved: number;
  readonly finished_at: string | null;
}

interface Wanted {
  readonly calendarId: string;
  readonly version: number;
  readonly scope: Recalculation['scope'];
  readonly reason: string;
  readonly by: string;
  readonly requestId: string;
}

/** Clocks per transaction: short enough that nobody waits for it. */
const chunk = 200;

const waiting = (scope: Recalculation['scope']) =>
  `calendar_id = ? AND calendar_version < ? AND state <> 'stopped'${scope === 'provisional' ? ' AND provisional = 1' : ''}`;

/** Counts open clocks anew in a published version, some at a time as a job, and keeps how far it is. */
export class RecalculationService {
  readonly #library: CalendarLibrary;
  readonly #clocks: SlaClockService;
  readonly #records: RecordStore;

  constructor(library: CalendarLibrary, clocks: SlaClockService, records: RecordStore) {
    this.#library = library;
    this.#clocks = clocks;
    this.#records = records;
  }

  /** Begins one; without a clock to count it is finished at once and nothing is stored. */
  async begin(tx: Transaction, { calendarId, version, scope, reason, by, requestId }: Wanted): Promise<void> {
    const [row] = await tx.query<{ n: number }>(`SELECT COUNT(*) AS n FROM sla_clock WHERE ${waiting(scope)}`, [
      calendarId,
      version,
    ]);
    const total = Number(row?.n ?? 0);
    const id = randomUUID();
    const details = { recalculationId: id, version, scope, reason, total };
    await writeAudit(tx, [
      {
        actorId: by,
        action: 'clocks-recalculated',
        entityType: 'calendar',
        entityId: calendarId,
        details,
        requestId,
      },
    ]);
    if (total === 0) return;
    await tx.execute(
      `INSERT INTO clock_recalculation (id, calendar_id, version, scope, reason, requested_by, requested_at, total, done, moved)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0)`,
      [id, calendarId, version, scope, reason, by, tx.now, total],
    );
    await insertJob(tx, { kind: 'recalculate-clocks', dueAt: tx.now, ref: id, requestId });
  }

  /** Counts the next clocks, and asks to go on when some are left. */
  async proceed(run: CommandRun, id: string): Promise<void> {
    const [current] = await run.tx.query<Recalculation>('SELECT * FROM clock_recalculation WHERE id = ?', [id]);
    if (!current || current.finished_at !== null) return;
    const { calendar_id: calendarId, version, scope, reason } = current;
    await this.#library.refresh(run.tx);
    const rows = await run.tx.query<{ id: string; record_id: string }>(
      `SELECT id, record_id FROM sla_clock WHERE ${waiting(scope)} ORDER BY record_id, sequence LIMIT ${chunk}`,
      [calendarId, version],
    );
    const records = await this.#records.loadAll(run, [...new Set(rows.map((row) => row.record_id))]);
    const clockIds = new Set(rows.map((row) => row.id));
    const { counted, moved } = await this.#clocks.recount.recalculate(run, records, clockIds, {
      to: { id: calendarId, version },
      note: { reason, recalculationId: id },
    });
    const finished = rows.length < chunk;
    // A clock that was opened again meanwhile is counted though it was not at the beginning.
    run.rows.statement(
      `UPDATE clock_recalculation SET total = CASE WHEN total < done + ? THEN done + ? ELSE total END,
         done = done + ?, moved = moved + ?, finished_at = ? WHERE id = ?`,
      [counted, counted, counted, moved, finished ? run.now : null, id],
    );
    // Whoever published the calendar does not wait for the rest: its progress is shown.
    if (!finished) run.job({ kind: 'recalculate-clocks', dueAt: run.now, ref: id, requestId: null });
  }

  /** The latest of a calendar; undefined when there was none. */
  async latest(reader: Pick<Reader, 'query'>, calendarId: string): Promise<Recalculation | undefined> {
    const [row] = await reader.query<Recalculation>(
      'SELECT * FROM clock_recalculation WHERE calendar_id = ? ORDER BY requested_at DESC, version DESC, scope LIMIT 1',
      [calendarId],
    );
    return row;
  }
}

/** Open clocks of a calendar: all, those of an older version, and those due beyond the known holidays. */
export async function countOpenClocks(
  reader: Pick<Reader, 'query'>,
  calendarId: string,
  version: number,
): Promise<{ readonly all: number; readonly older: number; readonly provisional: number }> {
  const [row] = await reader.query<{ n: number; older: number | null; provisional: number | null }>(
    `SELECT COUNT(*) AS n, SUM(CASE WHEN calendar_version < ? THEN 1 ELSE 0 END) AS older, SUM(provisional) AS provisional
     FROM sla_clock WHERE state <> 'stopped' AND calendar_id IN (${placeholders([calendarId])})`,
    [version, calendarId],
  );
  return { all: Number(row?.n ?? 0), older: Number(row?.older ?? 0), provisional: Number(row?.provisional ?? 0) };
}
