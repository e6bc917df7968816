import type { Actor } from '../../actor.ts';
import { can, isCandidate } from '../../actor.ts';
import type { LiveEvent } from '../../contract/message.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { EventHub } from '../../http/events.ts';

/** Who may know that something changed: people of the record, and who may take its tasks. */
interface Audience {
  readonly people: ReadonlySet<string>;
  readonly groups: readonly string[];
}

/** Prepares telling open browsers what a transaction changed; call the result when it is durable. */
export function publishEvents(run: CommandRun, hub: EventHub): () => void {
  const audience = audienceOf(run);
  const events = distinct(run.events);
  return () => {
    for (const event of events) hub.publish(event, (actor) => mayKnow(actor, audience));
  };
}

function audienceOf(run: CommandRun): Audience {
  const people = new Set<string>();
  const groups = new Set<string>();
  for (const record of run.records.values())
    for (const key of ['requesterId', 'assigneeId', 'ownerId']) {
      const id = record.text(key);
      if (id) people.add(id);
    }
  for (const row of run.rows.of('task')) if (typeof row['assignee_id'] === 'string') people.add(row['assignee_id']);
  for (const row of run.rows.of('task_candidate'))
    (row['kind'] === 'user' ? people : groups).add(String(row['candidate']));
  if (run.initiator.userId) people.add(run.initiator.userId);
  return { people, groups: [...groups] };
}

function mayKnow(actor: Actor, { people, groups }: Audience): boolean {
  return can(actor, 'record.read-all') || people.has(actor.userId) || isCandidate(actor, groups);
}

function distinct(events: readonly LiveEvent[]): readonly LiveEvent[] {
  return [...new Map(events.map((event) => [JSON.stringify(event), event])).values()];
}
