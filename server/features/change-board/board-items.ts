import type { BoardMatter } from '../../../rules/change-schedule/board-meetings.ts';
import type { AgendaItem, MinutesItem } from '../../contract/change-board.ts';
import type { PersonRef } from '../../contract/common.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { votesIn } from '../approval/vote-row.view.ts';
import { textOf } from '../change-schedule/change-window.view.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import {
  type BoardChange,
  type BoardTask,
  boardChanges,
  boardTasks,
  vetoKey,
  vetoSeats,
} from './board-item.repository.ts';

type People = (id: string | null) => PersonRef | null;

/** A change before the board with its tasks. */
export interface BoardCase {
  readonly item: MinutesItem;
  readonly tasks: readonly BoardTask[];
  /** What says on which agenda it is; null once nothing of it waits. */
  readonly matter: BoardMatter | null;
  /** Whether a round of it was closed within the stretch that was asked for. */
  readonly isDecided: boolean;
}

const risks = ['very-high', 'high', 'medium', 'low'];

/**
 * Where every change before the board stands: its latest round of votes, the highest risk first, then by due date and
 * planned start.
 *
 * @param closedWithin rounds that were closed within it are told too
 */
export async function boardCases(
  { reader, people }: { readonly reader: Pick<Reader, 'query'>; readonly people: PersonDirectory },
  closedWithin: { readonly from: string; readonly to: string } | null,
  readable: Condition,
): Promise<{ readonly cases: readonly BoardCase[]; readonly person: People }> {
  const tasks = await boardTasks(reader, closedWithin);
  const changes = await boardChanges(
    reader,
    tasks.map(({ recordId }) => recordId),
    readable,
  );
  const vetoes = await vetoSeats(
    reader,
    changes.map(({ id }) => id),
  );
  const ids = changes.flatMap(({ requesterId, fields }) => [
    requesterId,
    ...votesIn(fields).flatMap(({ user, onBehalfOf }) => [user, onBehalfOf]),
  ]);
  const person = await people.refs([...ids, ...tasks.map(({ assigneeId }) => assigneeId)], reader);
  const cases = changes.map((change) => {
    const own = tasks.filter(({ recordId }) => recordId === change.id);
    const latest = Math.max(0, ...own.map(({ round }) => round ?? 0));
    const current = own.filter(({ round, isOpen }) => (round === null ? isOpen : round === latest));
    return {
      item: itemOf(change, current, vetoes, person),
      tasks: current,
      matter: matterOf(current),
      isDecided: own.some(({ isOpen }) => !isOpen),
    };
  });
  return { cases: cases.toSorted(byUrgency), person };
}

function itemOf(
  change: BoardChange,
  tasks: readonly BoardTask[],
  vetoes: ReadonlySet<string>,
  person: People,
): MinutesItem {
  const { id: recordId, number, title, fields } = change;
  const seat = tasks.find(({ round }) => round !== null);
  const round = seat?.round ?? null;
  const votes = votesIn(fields).filter((each) => each.round === round && each.voidedAt === null);
  const deciding = votes.filter(({ decision }) => decision === 'approve' || decision === 'reject').length;
  const start = textOf(fields, 'plannedStart');
  return {
    ...{ recordId, number, title, round, deciding },
    type: textOf(fields, 'changeType'),
    riskLevel: textOf(fields, 'riskLevel'),
    plannedStart: start === null ? null : new Date(start).toISOString(),
    requester: person(change.requesterId),
    outcome: outcomeOf(seat),
    needed: seat?.needed ?? null,
    minimum: seat?.minimum ?? null,
    quorate: seat?.minimum !== null && seat?.minimum !== undefined && deciding >= seat.minimum,
    vetoed: votes.some(
      ({ user, decision }) => decision === 'reject' && vetoes.has(vetoKey(recordId, round ?? 0, user)),
    ),
    votes: votes.flatMap(({ user, onBehalfOf, role, decision, comment, at }) => {
      const voter = person(user);
      return voter ? [{ voter, onBehalfOf: person(onBehalfOf), role, decision, comment, at }] : [];
    }),
  };
}

const outcomes = ['open', 'approved', 'rejected', 'more-info', 'not-quorate', 'void', 'withdrawn'] as const;

function outcomeOf(seat: BoardTask | undefined): MinutesItem['outcome'] {
  return outcomes.find((each) => each === seat?.roundStatus) ?? 'open';
}

function byUrgency(a: BoardCase, b: BoardCase): number {
  const rank = ({ item }: BoardCase) => (risks.indexOf(item.riskLevel ?? '') + risks.length + 1) % (risks.length + 1);
  const text = (of: BoardCase) => `${dueOf(of.tasks) ?? '~'} ${of.item.plannedStart ?? '~'} ${of.item.number}`;
  return rank(a) - rank(b) || text(a).localeCompare(text(b));
}

function matterOf(tasks: readonly BoardTask[]): BoardMatter | null {
  const open = tasks.find(({ isOpen }) => isOpen);
  if (!open) return null;
  const due = dueOf(tasks);
  return { since: Date.parse(open.since), due: due === null ? null : Date.parse(due) };
}

/** The earliest due of what is open. */
export function dueOf(tasks: readonly BoardTask[]): string | null {
  return tasks.flatMap(({ isOpen, due }) => (isOpen && due !== null ? [due] : [])).toSorted()[0] ?? null;
}

/** What each voter still owes, to one reader. */
export function waitingOf(tasks: readonly BoardTask[], person: People, userId: string): AgendaItem['waiting'] {
  return tasks
    .filter(({ isOpen, round }) => isOpen && round !== null)
    .map(({ id, assigneeId, role, mayVeto, due }) => ({
      ...{ taskId: id, role, mayVeto, due },
      voter: person(assigneeId),
      mine: assigneeId === userId,
    }));
}
