import { z } from 'zod';
import type { Variables } from '../../../engine/index.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { among, type Condition } from '../../master-data/master-data.ts';

type Source = Pick<Reader, 'query'>;

/** A change the board has to do with. */
export interface BoardChange {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly requesterId: string | null;
  readonly fields: Variables;
}

/** A task of the board on a change: to hold the meeting, or one vote. */
export interface BoardTask {
  readonly id: string;
  readonly recordId: string;
  /** Round of votes in the record; null: the meeting before it. */
  readonly round: number | null;
  readonly roundStatus: string | null;
  readonly isOpen: boolean;
  /** When its change first came before the board. */
  readonly since: string;
  /** When its round was closed; null while it is open, and of a meeting. */
  readonly decidedAt: string | null;
  readonly assigneeId: string | null;
  readonly role: string | null;
  readonly mayVeto: boolean;
  readonly needed: string | null;
  readonly minimum: number | null;
  readonly due: string | null;
}

/** A board decides with at least so many members; fewer are an approval by named people. */
const boardMinimum = 3;
const meetingForm = 'change-board-meeting';

const inputs = z.object({
  approvalRule: z.object({ needed: z.union([z.string(), z.number()]), minimum: z.number() }).optional(),
  seat: z.object({ role: z.string().nullish(), veto: z.boolean().nullish() }).nullish(),
});

interface TaskRow {
  readonly id: string;
  readonly record_id: string;
  readonly form_id: string | null;
  readonly status: string;
  readonly assignee_id: string | null;
  readonly role: string | null;
  readonly inputs: string;
  readonly due_at: string | null;
  readonly number: number | null;
  readonly round_status: string | null;
  readonly closed_at: string | null;
  readonly since: string;
}

/** Tasks of the board on changes with something open, or whose round of votes was closed within a stretch of time. */
export async function boardTasks(
  reader: Source,
  closedWithin: { readonly from: string; readonly to: string } | null,
): Promise<readonly BoardTask[]> {
  const closed = closedWithin
    ? { sql: 'OR (a.closed_at >= ? AND a.closed_at < ?)', params: [closedWithin.from, closedWithin.to] }
    : { sql: '', params: [] };
  const rows = await reader.query<TaskRow>(
    `SELECT t.id, t.record_id, t.form_id, t.status, t.assignee_id, t.role, t.inputs, t.due_at,
       a.number, a.status AS round_status, a.closed_at,
       (SELECT MIN(x.opened_at) FROM task x
        WHERE x.record_id = t.record_id AND (x.approval_round IS NOT NULL OR x.form_id = ?)) AS since
     FROM task t JOIN record r ON r.id = t.record_id
       LEFT JOIN approval_round a ON a.instance_id = t.instance_id AND a.round = t.approval_round
     WHERE r.type = 'change' AND (t.approval_round IS NOT NULL OR t.form_id = ?)
       AND (t.status = 'open' ${closed.sql})
     ORDER BY t.opened_at, t.id`,
    [meetingForm, meetingForm, ...closed.params],
  );
  return rows.flatMap(boardTask);
}

function boardTask(row: TaskRow): BoardTask[] {
  const { approvalRule, seat } = inputs.parse(JSON.parse(row.inputs));
  const isMeeting = row.form_id === meetingForm;
  if (!isMeeting && (approvalRule?.minimum ?? 0) < boardMinimum) return [];
  return [
    {
      id: row.id,
      recordId: row.record_id,
      round: row.number === null ? null : Number(row.number),
      roundStatus: row.round_status,
      isOpen: row.status === 'open',
      since: new Date(row.since).toISOString(),
      decidedAt: row.closed_at === null ? null : new Date(row.closed_at).toISOString(),
      assigneeId: row.assignee_id,
      role: seat?.role ?? row.role,
      mayVeto: seat?.veto === true,
      needed: approvalRule ? String(approvalRule.needed) : null,
      minimum: approvalRule?.minimum ?? null,
      due: row.due_at === null ? null : new Date(row.due_at).toISOString(),
    },
  ];
}

/** Changes by id, as far as a condition on `record r` allows. */
export async function boardChanges(
  reader: Source,
  ids: readonly string[],
  readable: Condition,
): Promise<readonly BoardChange[]> {
  const wanted = among('r.id', [...new Set(ids)]);
  const rows = await reader.query<{
    id: string;
    number: string;
    title: string;
    requester_id: string | null;
    fields: string;
  }>(
    `SELECT r.id, r.number, r.title, r.requester_id, r.fields FROM record r
     WHERE (${wanted.sql}) AND (${readable.sql})`,
    [...wanted.params, ...readable.params],
  );
  return rows.map(({ requester_id: requesterId, fields, ...row }) => ({
    ...row,
    requesterId,
    fields: JSON.parse(fields) as Variables,
  }));
}

/** Who may veto in rounds of votes, as `record round user`: what the seats of those who have voted say. */
export async function vetoSeats(reader: Source, recordIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (recordIds.length === 0) return new Set();
  const rows = await reader.query<{ record_id: string; number: number; voters: string }>(
    `SELECT record_id, number, voters FROM approval_round WHERE record_id IN (${placeholders(recordIds)})`,
    recordIds,
  );
  const voters = z.array(z.object({ user: z.string(), item: z.unknown() }));
  const seat = z.object({ veto: z.literal(true) });
  return new Set(
    rows.flatMap((row) =>
      voters
        .parse(JSON.parse(row.voters))
        .filter(({ item }) => seat.safeParse(item).success)
        .map(({ user }) => vetoKey(row.record_id, Number(row.number), user)),
    ),
  );
}

export function vetoKey(recordId: string, round: number, user: string): string {
  return `${recordId} ${round} ${user}`;
}
