import type { Variables } from '../../../engine/index.ts';
import { type Actor, can } from '../../actor.ts';
import type { TaskKnowledge } from '../../contract/knowledge.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { NotFound } from '../../errors.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import { onBehalfOf } from '../../execution/initiator.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { incidentType, textsOf } from '../../fact-queries/incidents/incident.ts';
import { knownErrorType } from '../../service-tasks/draft-known-error/known-error-draft.ts';
import { noteUse } from '../../service-tasks/link-records/note-use.ts';
import { type Fitting, fittingEntries, foundEntries, helpOf } from '../knowledge/fitting-knowledge.view.ts';
import { articlesFor, entriesOf, type KnowledgeEntry, knownErrorsFor, usedBy } from '../knowledge/knowledge.view.ts';
import type { ProcessInstanceService } from '../process-instance/process-instance.service.ts';
import { allOf, anyOf } from '../record/readable.view.ts';
import { refuseUnlessMine } from './permission.ts';
import { getTask, type TaskRow } from './task.repository.ts';
import { orNotOpen, takeInHand } from './task-at-hand.ts';
import { visibleTasks } from './task-visibility.ts';

/** More than these nobody reads. */
const mostRows = 20;

/** What is known already about the incident of a task, and what of it was used. */
export class TaskKnowledgeService {
  readonly #reader: Reader;
  readonly #instances: ProcessInstanceService;

  constructor(reader: Reader, instances: ProcessInstanceService) {
    this.#reader = reader;
    this.#instances = instances;
  }

  /**
   * Published known errors and articles the actor may read that fit the incident; with words, those that have them.
   *
   * @throws {NotFound} also when the task is not one of an incident
   */
  async list(taskId: string, typed: string, actor: Actor): Promise<TaskKnowledge> {
    const task = await getTask(this.#reader, taskId, visibleTasks(actor));
    if (task.record_id === null || !offersKnowledge(task, actor)) throw new NotFound('knowledge of task', taskId);
    const record = JSON.parse(task.record_fields ?? '{}') as Variables;
    const serviceId = textOf(record['serviceId']);
    const entries = await entriesOf(this.#reader, await this.#admitted(actor), serviceId);
    const wanted = {
      text: `${textOf(record['title']) ?? ''}\n${textOf(record['symptom']) ?? ''}`,
      serviceId,
      ciIds: textsOf(record['ciIds']),
    };
    const words = typed.trim();
    const fitting = withoutTwins(words === '' ? fittingEntries(entries, wanted) : foundEntries(entries, words));
    const rows = fitting.slice(0, mostRows);
    const used = await usedBy(
      this.#reader,
      task.record_id,
      rows.map(({ entry }) => entry.id),
    );
    return {
      rows: rows.map(({ entry, reasons }) => ({
        ...{ id: entry.id, number: entry.number, title: entry.title },
        type: entry.type === knownErrorType ? 'known-error' : 'knowledge-article',
        help: helpOf(entry),
        reasons: [...reasons],
        used: used.has(entry.id),
      })),
      total: fitting.length,
      mayUse: task.status === 'open' && task.assignee_id === actor.userId && can(actor, 'task.work'),
    };
  }

  /**
   * Whoever works on the task used an entry: it is linked to the incident, and a known error is named by it.
   *
   * @throws {RequestError} `NOT_FOUND`, `TASK_NOT_OPEN`, `TASK_NOT_CLAIMED`, `NOT_AUTHORISED`
   */
  async use(taskId: string, entryId: string, actor: Actor, requestId: string): Promise<void> {
    await orNotOpen(taskId, () =>
      this.#instances.inRun(onBehalfOf(actor, { requestId, taskId }), async (run) => {
        const { task, instance } = await takeInHand(run, this.#instances, taskId, visibleTasks(actor));
        if (instance.record === null || !offersKnowledge(task, actor)) throw new NotFound('knowledge of task', taskId);
        refuseUnlessMine(task, actor);
        run.actedFor = task.acted_for;
        const entry = await this.#published(run, entryId, actor);
        if (entry.type.type === knownErrorType) instance.record.write({ knownErrorId: entry.id });
        await noteUse(run, instance.record, entry);
        run.changed({ type: 'task-changed', taskId, recordId: task.record_id, instanceId: instance.id });
      }),
    );
  }

  async #published(run: CommandRun, idOrNumber: string, actor: Actor): Promise<RecordDraft> {
    const one = { sql: '(r.id = ? OR r.number = ?)', params: [idOrNumber, idOrNumber.toUpperCase()] };
    const [entry] = await entriesOf(run.tx, allOf([await this.#admitted(actor), one]), null);
    if (!entry) throw new NotFound('known error or article', idOrNumber);
    return this.#instances.parts.records.load(run, entry.id);
  }

  async #admitted(actor: Actor) {
    const { directory } = this.#instances.parts;
    return anyOf([await knownErrorsFor(actor, directory), await articlesFor(actor, directory)]);
  }
}

/** Knowledge stands beside every task of an incident, for those who work for the provider. */
export function offersKnowledge({ record_type: type, signs_key: signed }: TaskRow, actor: Actor): boolean {
  return type === incidentType && signed === null && can(actor, 'record.read-all');
}

/** An article says for everybody what its known error says for the provider's people: one of them is enough. */
function withoutTwins(fitting: readonly Fitting[]): readonly Fitting[] {
  const numbers = new Set(fitting.map(({ entry }) => entry.number));
  return fitting.filter(({ entry }) => !numbers.has(knownErrorNumberOf(entry)));
}

function knownErrorNumberOf({ fields }: KnowledgeEntry): string {
  return textOf(fields['knownErrorNumber']) ?? '';
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
