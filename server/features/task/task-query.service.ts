import type { Variables } from '../../../engine/index.ts';
import type { FormSchema } from '../../../rules/schema/form.ts';
import { type Actor, can } from '../../actor.ts';
import { type Queue, queues, type Task, type TaskDetail, type TaskForm } from '../../contract/task.ts';
import { storedSituation } from '../../execution/by-hand/stored-situation.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { withoutGoneFiles } from '../attachment/taken-files.service.ts';
import type { ChoicesService } from '../choices/choices.service.ts';
import { inboxKeys, refuseOtherFields } from '../record/inbox-field.view.ts';
import { allOf, hadInStead, offeredTo, openlyOfferedTo } from '../record/readable.view.ts';
import { notKeptAway } from '../separation/kept-away.view.ts';
import { formOf, type StartValues } from './form.service.ts';
import { hasNobody } from './has-nobody.ts';
import { operationOffers, signaturesOn } from './offers.view.ts';
import {
  candidatesOf,
  countTasks,
  getTask,
  listTasks,
  queueCondition,
  type TaskFilter,
  type TaskRow,
  type TaskSort,
} from './task.repository.ts';
import { type TaskViewing, viewTasks } from './task.view.ts';
import { offersKnowledge } from './task-knowledge.service.ts';
import { afterwards } from './task-model.ts';
import { answerableTasks, visibleTasks } from './task-visibility.ts';

/** Filters of the task itself; all others are fields of its record. */
const ownFilters = ['id', 'queue', 'status', 'recordId', 'instanceId', 'processId', 'q'];

/** Tasks as people read them; nothing here changes anything. */
export class TaskQueryService {
  readonly #viewing: TaskViewing;
  readonly #choices: ChoicesService;

  constructor(viewing: TaskViewing, choices: ChoicesService) {
    this.#viewing = viewing;
    this.#choices = choices;
  }

  /** @throws {BadRequest} for a field that no record type has in its inbox */
  async list(list: ListQuery<TaskSort, TaskFilter>, actor: Actor): Promise<Page<Task>> {
    const { queue, fields = {} } = list.filter;
    refuseOtherFields(fields, this.#inboxKeys(), ownFilters);
    const admitted = (offered: Condition) => [
      visibleTasks(actor),
      ...(queue ? [this.#queue(queue, actor, offered)] : []),
    ];
    const { rows, total } = await listTasks(
      this.#viewing.reader,
      list,
      admitted(openlyOfferedTo(actor)),
      admitted(offeredTo(actor)),
    );
    return { rows: await viewTasks(rows, actor, this.#viewing), total };
  }

  async counts(actor: Actor): Promise<Record<Queue, number>> {
    const counted: [Queue, number][] = [];
    for (const queue of queues) {
      const ofQueue = this.#queue(queue, actor, openlyOfferedTo(actor));
      counted.push([queue, await countTasks(this.#viewing.reader, [visibleTasks(actor), ofQueue])]);
    }
    return Object.fromEntries(counted) as Record<Queue, number>;
  }

  /** A task as a command of the actor left it. @throws {NotFound} also for a task the actor may not see */
  async readAfterCommand(id: string, actor: Actor): Promise<Task> {
    const row = await getTask(this.#viewing.reader, id, answerableTasks(actor));
    return this.#view(row, actor);
  }

  /** @throws {NotFound} also for a task the actor may not see */
  async detail(id: string, actor: Actor, requestId: string): Promise<TaskDetail> {
    const row = await getTask(this.#viewing.reader, id, visibleTasks(actor));
    if (row.record_id !== null && row.record_number !== null)
      await this.#viewing.restrictedReads.trace(
        { id: row.record_id, number: row.record_number, restricted: row.record_restricted === 1 },
        actor,
        requestId,
      );
    const { version, process } = await this.#viewing.versions.model(row.version_id, row.process_id);
    const { versions } = this.#viewing;
    const schema = row.form_id
      ? (version.content.forms.get(row.form_id) ?? versions.shared.forms.get(row.form_id))
      : undefined;
    const values = {
      draft: row.draft ? (JSON.parse(row.draft) as Variables) : {},
      inputs: JSON.parse(row.inputs) as Variables,
      record: row.record_fields ? (JSON.parse(row.record_fields) as Variables) : {},
    };
    return {
      ...(await this.#view(row, actor)),
      form: schema ? await this.#form(schema, values, row, actor) : null,
      afterwards: row.signs_key === null ? [...afterwards(process, row.element_id)] : [],
      offersKnowledge: offersKnowledge(row, actor),
      ...(await this.#byHand(row, actor)),
    };
  }

  /** What may be done with the task beside working on it, and what others said of it. */
  async #byHand(row: TaskRow, actor: Actor) {
    const { reader, people } = this.#viewing;
    const offered = (await candidatesOf(reader, [row.id])).get(row.id) ?? { groups: [], users: [] };
    const situation = await storedSituation(row.instance_id, this.#viewing);
    const at = situation && { ...situation, task: row, offered };
    return {
      isSignature: row.signs_key !== null,
      hasNobody: at !== null && (await hasNobody(at)),
      operations: at ? await operationOffers(at, actor) : [],
      signatures: await signaturesOn(row, reader, people),
    };
  }

  async #form(schema: FormSchema, values: StartValues, row: TaskRow, actor: Actor): Promise<TaskForm> {
    const { reader } = this.#viewing;
    const present = {
      draft: await withoutGoneFiles(reader, schema, values.draft),
      inputs: await withoutGoneFiles(reader, schema, values.inputs),
      record: await withoutGoneFiles(reader, schema, values.record),
    };
    return formOf(schema, present, this.#choices, actor, this.#askedBy(row, values.record));
  }

  #inboxKeys(): readonly string[] {
    const types = this.#viewing.versions.processes.flatMap(({ content }) => [...content.recordTypes.values()]);
    return [...new Set(types.flatMap(inboxKeys))];
  }

  #askedBy({ record_number: number }: TaskRow, record: Variables) {
    const { now, zone } = this.#viewing;
    const requesterId = record['requesterId'];
    const about =
      number === null ? null : { number, requesterId: typeof requesterId === 'string' ? requesterId : null };
    return { clock: { now: now(), zone }, about };
  }

  async #view(row: TaskRow, actor: Actor): Promise<Task> {
    const [view] = await viewTasks([row], actor, this.#viewing);
    if (!view) throw new Error(`task ${row.id} has no view`);
    return view;
  }

  #queue(queue: Queue, actor: Actor, offers: Condition) {
    const offered = allOf([offers, notKeptAway(actor, this.#viewing.versions.shared.roles)]);
    const owner = {
      userId: actor.userId,
      offered,
      inStead: hadInStead(actor),
      watchesAll: can(actor, 'history.read-all'),
    };
    return queueCondition(queue, owner, this.#viewing.now());
  }
}
