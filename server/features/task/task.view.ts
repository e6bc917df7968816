import type { Variables } from '../../../engine/index.ts';
import type { Calendars } from '../../../rules/clock.ts';
import type { RecordType } from '../../../rules/schema/record-type.ts';
import type { Actor } from '../../actor.ts';
import type { ClockView } from '../../contract/clock.ts';
import type { PersonRef } from '../../contract/common.ts';
import type { Task } from '../../contract/task.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { Directory } from '../../execution/directory.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import type { RestrictedReadService } from '../record/restricted-read.service.ts';
import { keptAwayFrom } from '../separation/kept-away.view.ts';
import { clocksOf } from '../sla-clock/clock.view.ts';
import { openHold } from '../sla-clock/hold.service.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import { mayOf } from './permission.ts';
import { candidatesOf, type TaskRow } from './task.repository.ts';
import { localizedName, localizedOrNull, taskElement } from './task-model.ts';

/** What showing tasks needs. */
export interface TaskViewing {
  readonly reader: Reader;
  readonly versions: ProcessVersionService;
  readonly people: PersonDirectory;
  readonly directory: Directory;
  readonly calendars: () => Calendars;
  readonly now: () => Date;
  /** Time zone of the organization. */
  readonly zone: string;
  readonly restrictedReads: RestrictedReadService;
}

/** Tasks as a reader sees them: names of their model version, clocks and hold of their record, what the reader may do. */
export async function viewTasks(
  rows: readonly TaskRow[],
  actor: Actor,
  viewing: TaskViewing,
): Promise<readonly Task[]> {
  const ids = rows.map((row) => row.id);
  const candidates = await candidatesOf(viewing.reader, ids);
  const person = await viewing.people.refs(rows.map((row) => row.assignee_id));
  const clocks = await clocksOf(
    viewing.reader,
    rows.flatMap((row) => row.record_id ?? []),
    { calendars: viewing.calendars(), now: viewing.now(), definitions: viewing.versions.shared.clocks.definitions },
  );
  const separated = rows.filter(({ sod }) => sod !== null).map(({ id }) => id);
  const keptAway = await keptAwayFrom(viewing.reader, separated, actor, viewing.versions.shared.roles);
  const views: Task[] = [];
  for (const row of rows) {
    const { version, process } = await viewing.versions.model(row.version_id, row.process_id);
    const type = await viewing.versions.recordTypeIn(version.id, row.record_type ?? '');
    const element = taskElement(process, row.element_id);
    const offered = candidates.get(row.id) ?? { groups: [], users: [] };
    views.push({
      ...basics(row, person(row.assignee_id), promisedOf(clocks.get(row.record_id ?? ''))),
      processName: localizedName(process.name),
      name: localizedName(element.name),
      instruction: localizedOrNull(element.documentation),
      clause: element.properties['clause'] ?? null,
      candidateGroups: [...offered.groups],
      may: mayOf(
        row,
        offered,
        { mayWait: row.signs_key === null && mayWait(row, type?.type), isKeptAway: keptAway.has(row.id) },
        actor,
      ),
    });
  }
  return views;
}

/** Inboxes show what was promised to the customer; the record shows every clock. */
function promisedOf(clocks: readonly ClockView[] = []): readonly ClockView[] {
  return clocks.filter(({ internal }) => !internal);
}

/** A record can wait when its type lets it go from its status to pending, or when it waits already. */
function mayWait(row: TaskRow, type: RecordType | undefined): boolean {
  if (row.record_status === 'pending') return true;
  return (type?.transitions ?? []).some(([from, to]) => from === row.record_status && to === 'pending');
}

function basics(row: TaskRow, assignee: PersonRef | null, clocks: readonly ClockView[]) {
  const fields = row.record_fields ? (JSON.parse(row.record_fields) as Variables) : {};
  return {
    id: row.id,
    instanceId: row.instance_id,
    processId: row.process_id,
    elementId: row.element_id,
    recordId: row.record_id,
    recordType: row.record_type,
    recordNumber: row.record_number,
    recordTitle: row.record_title,
    recordPriority: row.record_priority,
    role: row.role,
    status: row.status,
    assignee,
    openedAt: row.opened_at,
    claimedAt: row.claimed_at,
    completedAt: row.completed_at,
    dueAt: row.due_at,
    hold: openHold({ fields }) ?? null,
    clocks: [...clocks],
    formId: row.form_id,
  };
}
