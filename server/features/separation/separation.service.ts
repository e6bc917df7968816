import { type CommandRun, placeOf } from '../../execution/command-run.ts';
import type { Directory } from '../../execution/directory.ts';
import { peopleBehind } from '../../execution/people.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { NotificationService } from '../notification/notification.service.ts';
import type { ProcessVersion } from '../process-version/process-version.service.ts';
import type { RecordStore } from '../record/record-store.service.ts';
import { type FallbackStep, substitutesFor } from './fallback.ts';
import { activePerson } from './judged-person.view.ts';
import {
  exclusionsOf,
  giveTo,
  markWithoutCandidate,
  offerByName,
  othersInRound,
  type SeparatedRow,
  separatedTasks,
  storeExclusions,
  tasksWithoutCandidate,
} from './separated-task.repository.ts';
import { type Separation, type SeparationRules, separationAt } from './separation.view.ts';

/** What the service looks people and records up with. */
export interface SeparationParts {
  readonly versions: { readonly shared: SeparationRules; readonly processes: readonly ProcessVersion[] };
  readonly directory: Directory;
  readonly records: RecordStore;
  readonly notifications: NotificationService;
}

/**
 * Keeps open tasks away from people who must not do them: who is excluded stands beside each task, and a task nobody
 * is left for goes to whoever stands in. It runs at the end of a transaction, over what that has stored.
 */
export class SeparationService {
  readonly #parts: SeparationParts;

  constructor(parts: SeparationParts) {
    this.#parts = parts;
  }

  /** Looks at the tasks of every record of the transaction. @returns true when it has added rows */
  async settle(run: CommandRun): Promise<boolean> {
    const ids = [...run.records.values()].filter((record) => this.#separates(run, record)).map(({ id }) => id);
    const tasks = await separatedTasks(run.tx, ids);
    for (const task of tasks) await this.#settle(run, task);
    return tasks.length > 0;
  }

  /** Offers a task that nobody could do to whoever may do it by now. */
  async offerAgain(run: CommandRun, { id, record_id }: SeparatedRow): Promise<void> {
    if (record_id !== null) await this.#parts.records.load(run, record_id);
    const [task] = await tasksWithoutCandidate(run.tx, id);
    if (task) await this.#settle(run, task);
  }

  /** Cases of processes that separate nothing are not looked at. */
  #separates(run: CommandRun, { id, stored }: RecordDraft): boolean {
    const ofProcess = this.#parts.versions.processes.filter(({ processId }) => processId === stored.processId);
    const running = [...run.instances.values()].filter(({ record }) => record?.id === id);
    return [...ofProcess, ...running.map(({ model }) => model.version)].some(separatesDuties);
  }

  async #settle(run: CommandRun, task: SeparatedRow): Promise<void> {
    const record = task.record_id === null ? null : await this.#parts.records.load(run, task.record_id);
    const at = {
      elementId: task.element_id,
      sod: task.sod,
      record,
      rootId: task.root_id,
      isApproval: task.approval_round !== null,
    };
    const separation = await separationAt(at, run.tx, this.#parts.versions.shared);
    await this.#keepAway(run, task, separation);
    await this.#findSomebody(run, task, record, separation);
  }

  async #keepAway(run: CommandRun, task: SeparatedRow, separation: Separation): Promise<void> {
    const wanted = new Map<string, string>();
    for (const { rule, excluded } of separation.here)
      for (const id of excluded) if (!wanted.has(id)) wanted.set(id, rule.id);
    const stored = await exclusionsOf(run.tx, task.id);
    const isSame = stored.size === wanted.size && [...wanted].every(([id, rule]) => stored.get(id) === rule);
    if (!isSame || task.side !== separation.side) await storeExclusions(run.tx, task.id, separation.side, wanted);
  }

  async #findSomebody(
    run: CommandRun,
    task: SeparatedRow,
    record: RecordDraft | null,
    separation: Separation,
  ): Promise<void> {
    const seated = await othersInRound(run.tx, task);
    const may = async (userId: string): Promise<boolean> => {
      const person = await activePerson(run.tx, userId);
      return person !== null && !seated.includes(userId) && separation.refusalOf(person) === null;
    };
    if (task.assignee_id !== null && (await may(task.assignee_id))) return;
    const candidates = await this.#candidates(run, task, record);
    if (await anyOf(candidates, may)) {
      if (task.assignee_id !== null || task.no_candidate === 1)
        await this.#offerToOthers(run, task, record, separation);
      return;
    }
    await this.#substitute(run, task, record, { separation, candidates, may });
  }

  async #candidates(run: CommandRun, task: SeparatedRow, record: RecordDraft | null): Promise<readonly string[]> {
    const rows = await run.tx.query<{ kind: string; candidate: string }>(
      'SELECT kind, candidate FROM task_candidate WHERE task_id = ? ORDER BY candidate',
      [task.id],
    );
    const groups = rows.filter(({ kind }) => kind === 'group').map(({ candidate }) => candidate);
    const users = rows.filter(({ kind }) => kind === 'user').map(({ candidate }) => candidate);
    return [...new Set([...users, ...(await peopleBehind(groups, record, this.#parts.directory))])];
  }

  async #offerToOthers(
    run: CommandRun,
    task: SeparatedRow,
    record: RecordDraft | null,
    separation: Separation,
  ): Promise<void> {
    await giveTo(run.tx, task.id, null);
    const rule = ruleFor(task, separation);
    tell(run, task, record, { event: 'sod-substitute', rule, step: 'other-holder', people: [] });
  }

  async #substitute(
    run: CommandRun,
    task: SeparatedRow,
    record: RecordDraft | null,
    {
      separation,
      candidates,
      may,
    }: {
      readonly separation: Separation;
      readonly candidates: readonly string[];
      readonly may: (userId: string) => Promise<boolean>;
    },
  ): Promise<void> {
    const people = task.assignee_id === null ? candidates : [task.assignee_id, ...candidates];
    const reRoutes = separation.here.some(({ rule }) => rule.violation === 're-route');
    const { directory, notifications } = this.#parts;
    const found = await substitutesFor({ role: task.role, people, reRoutes, record, directory }, may);
    const rule = ruleFor({ assignee_id: people[0] ?? null }, separation);
    if (found) {
      await offerByName(run.tx, task.id, found.people);
      tell(run, task, record, { event: 'sod-substitute', rule, step: found.step, people: found.people });
      await notifications.notify(run, record, { to: found.people, template: 'sod-substitute', data: {} });
      return;
    }
    if (task.no_candidate === 1) return;
    await markWithoutCandidate(run.tx, task.id);
    tell(run, task, record, { event: 'no-candidate', rule, step: null, people });
    const to = ['process-owner', 'sms-manager'];
    await notifications.notify(run, record, { to, template: 'no-candidate', data: {} });
  }
}

async function anyOf(people: readonly string[], may: (userId: string) => Promise<boolean>): Promise<boolean> {
  for (const id of people) if (await may(id)) return true;
  return false;
}

/** The rule that keeps whoever had the task away; null when they are only absent. */
function ruleFor({ assignee_id }: Pick<SeparatedRow, 'assignee_id'>, { here }: Separation): string | null {
  return here.find(({ excluded }) => assignee_id !== null && excluded.has(assignee_id))?.rule.id ?? null;
}

/** What became of a task whose people may not do it. */
interface Substitution {
  readonly event: 'sod-substitute' | 'no-candidate';
  readonly rule: string | null;
  readonly step: FallbackStep | null;
  readonly people: readonly string[];
}

function tell(
  run: CommandRun,
  task: SeparatedRow,
  record: RecordDraft | null,
  { event, rule, step, people }: Substitution,
): void {
  const details = { elementId: task.element_id, rule, step, people: [...people] };
  const { id, instance_id: instanceId, record_id: recordId } = task;
  run.audit({ action: event, entityType: 'task', entityId: id, instanceId, details });
  if (record) run.history({ lifecycle: event, details }, placeOf(record));
  run.changed({ type: 'task-changed', taskId: id, recordId, instanceId });
}

const known = new WeakMap<ProcessVersion, boolean>();

/** True when a model of the version names a rule. */
function separatesDuties(version: ProcessVersion): boolean {
  const found =
    known.get(version) ??
    [...version.content.models.values()].some(({ process }) =>
      process.elements.some(({ properties }) => properties['sod'] !== undefined),
    );
  known.set(version, found);
  return found;
}
