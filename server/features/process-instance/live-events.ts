import type { Actor } from '../../actor.ts';
import { can, isCandidate } from '../../actor.ts';
import type { LiveEvent } from '../../contract/message.ts';
import type { Row } from '../../database/row.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { EventHub } from '../../http/events.ts';
import { knowsRestricted } from '../record/readable.view.ts';

/** Who may know that something changed: people of the record, and who may take its tasks. */
interface Audience {
  readonly people: ReadonlySet<string>;
  readonly groups: readonly string[];
}

/** Prepares telling open browsers what a transaction changed; call the result when it is durable. */
export function publishEvents(run: CommandRun, hub: EventHub): () => void {
  const everybody = audienceOf(run);
  const restricted = new Map(
    [...run.records.values()]
      .filter((record) => record.restricted)
      .map((record) => [record.id, audienceOfRestricted(run, record)] as const),
  );
  const events = distinct(run.events);
  return () => {
    for (const event of events) {
      const few = restricted.get(event.recordId ?? '');
      hub.publish(event, (actor) =>
        few
          ? isAmong(actor, few) || knowsRestricted(actor)
          : isAmong(actor, everybody) || can(actor, 'record.read-all'),
      );
    }
  };
}

function audienceOf(run: CommandRun): Audience {
  const people = new Set<string>();
  for (const record of run.records.values()) addPeople(people, record, ['requesterId', 'assigneeId', 'ownerId']);
  if (run.initiator.userId) people.add(run.initiator.userId);
  return withTasks(run, people, () => true);
}

/** A restricted record is known to its requester, its assignee, and whom its open tasks are offered to. */
function audienceOfRestricted(run: CommandRun, record: RecordDraft): Audience {
  const people = new Set<string>();
  addPeople(people, record, ['requesterId', 'assigneeId']);
  return withTasks(run, people, (row) => row['record_id'] === record.id && row['status'] === 'open');
}

function addPeople(people: Set<string>, record: RecordDraft, keys: readonly string[]): void {
  for (const key of keys) {
    const id = record.text(key);
    if (id) people.add(id);
  }
}

/** Adds the people and groups of the tasks this transaction opens. */
function withTasks(run: CommandRun, people: Set<string>, counts: (task: Row) => boolean): Audience {
  const groups = new Set<string>();
  const ids = new Set<unknown>();
  for (const row of run.rows.of('task').filter(counts)) {
    ids.add(row['id']);
    if (typeof row['assignee_id'] === 'string') people.add(row['assignee_id']);
  }
  for (const row of run.rows.of('task_candidate'))
    if (ids.has(row['task_id'])) (row['kind'] === 'user' ? people : groups).add(String(row['candidate']));
  return { people, groups: [...groups] };
}

function isAmong(actor: Actor, { people, groups }: Audience): boolean {
  return people.has(actor.userId) || isCandidate(actor, groups);
}

function distinct(events: readonly LiveEvent[]): readonly LiveEvent[] {
  return [...new Map(events.map((event) => [JSON.stringify(event), event])).values()];
}
