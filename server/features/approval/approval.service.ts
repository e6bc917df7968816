import type { ElementProperties, Json, Variables } from '../../../engine/index.ts';
import { tally } from '../../../rules/approval.ts';
import { approvalRule, type Vote, votes } from '../../../rules/schema/approval.ts';
import type { Role } from '../../../rules/schema/role.ts';
import type { Actor } from '../../actor.ts';
import { RequestError } from '../../errors.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { placeOfInstance, type RunningInstance } from '../../execution/running-instance.ts';
import { approvedFields, contentHash } from './approved-content.ts';
import { membersOf, roleOf, roundOfTask } from './members.ts';
import type { RoundBook } from './round-book.ts';
import { sideOf } from './side.ts';
import { votesOn, writeVotes } from './vote-row.view.ts';

/** A task that may be an approval, as the process knows it. */
export interface ApprovalTask {
  readonly taskKey: string;
  readonly properties: ElementProperties;
  readonly role: string | null;
  readonly inputs: Variables;
  /** An opinion beside a task is no vote. */
  readonly isSignature: boolean;
}

/**
 * Approvals: user tasks with the property `approves`. Every vote stands on the record and is bound to what the record
 * said when it was cast; the decision is made as soon as it is certain.
 */
export class ApprovalService {
  readonly #rounds: RoundBook;
  readonly #roles: () => readonly Role[];

  constructor(rounds: RoundBook, roles: () => readonly Role[]) {
    this.#rounds = rounds;
    this.#roles = roles;
  }

  /**
   * A task has opened: with the first approval task of a round the round begins.
   *
   * @returns the number of its round in the instance; null when it is no approval
   */
  async opened(run: CommandRun, instance: RunningInstance, task: ApprovalTask): Promise<number | null> {
    const fields = task.isSignature ? null : approvedFields(task.properties);
    const at = fields && roundOfTask(instance.model.process, instance.state, task.taskKey);
    const { record } = instance;
    if (!fields || !at || !record) return null;
    const rounds = await this.#rounds.of(run, record.id);
    if (rounds.some((each) => each.instanceId === instance.id && each.round === at.round)) return at.round;
    for (const earlier of rounds)
      if (earlier.status === 'open') await this.#rounds.change(run, earlier, { status: 'withdrawn' });
    await this.#rounds.begin(run, {
      instanceId: instance.id,
      round: at.round,
      recordId: record.id,
      number: rounds.length + 1,
      fields,
      contentHash: contentHash(record, fields),
      voters: [],
      status: 'open',
    });
    record.write({ approvalOutcome: 'open' });
    return at.round;
  }

  /**
   * Counts a vote when the task is an approval, and decides once the outcome is certain.
   *
   * @returns what output mappings may read of it: `vote` and `approvalOutcome`; nothing for other tasks
   * @throws {RequestError} `FORM_INVALID` when `decision` is no vote, `VOTED_ALREADY`
   */
  async vote(
    run: CommandRun,
    instance: RunningInstance,
    task: ApprovalTask,
    {
      values,
      actor,
      actedFor,
    }: { readonly values: Variables; readonly actor: Actor; readonly actedFor: string | null },
  ): Promise<Variables> {
    const fields = task.isSignature ? null : approvedFields(task.properties);
    const at = fields && roundOfTask(instance.model.process, instance.state, task.taskKey);
    const { record } = instance;
    if (!fields || !at || !record) return {};
    // A task may have become an approval by a migration.
    await this.opened(run, instance, task);
    const round = await this.#rounds.find(run, record.id, instance.id, at.round);
    if (!round) throw new Error(`the round of ${task.taskKey} in ${instance.id} was not begun`);
    const all = votesOn(record);
    const cast = all.filter((each) => each.round === round.number && each.voidedAt === null);
    const isOne = (id: string | null) => id === actor.userId || (id !== null && id === actedFor);
    if (cast.some(({ user, onBehalfOf }) => isOne(user) || isOne(onBehalfOf)))
      throw new RequestError('VOTED_ALREADY', `${actor.userId} has voted in round ${round.number}`, {
        params: { number: record.number },
      });
    const role = roleOf(at.item) ?? task.role ?? '';
    const vote = {
      round: round.number,
      user: actor.userId,
      onBehalfOf: actedFor,
      role,
      side: sideOf(role, actor, this.#roles()),
      decision: voteOf(values['decision'] ?? null),
      comment: textOf(values['comment'] ?? null),
      at: run.now.toISOString(),
      channel: 'inbox',
      contentHash: round.contentHash,
      voidedAt: null,
    };
    const rule = approvalRule.parse(task.inputs['approvalRule'] ?? {});
    const counted = tally(rule, membersOf(at, { cast, voters: round.voters, vote }));
    const outcome = counted.decision ?? 'open';
    const voters = [...round.voters, { user: actor.userId, item: at.item }];
    await this.#rounds.change(run, round, { voters, status: outcome });
    writeVotes(record, [...all, vote], outcome);
    this.#tell(run, instance, record, { ...counted, decision: outcome, vote: vote.decision, round: round.number });
    return { vote, approvalOutcome: outcome };
  }

  #tell(
    run: CommandRun,
    instance: RunningInstance,
    record: RecordDraft,
    counted: Readonly<Record<string, Json>>,
  ): void {
    run.audit({
      action: 'vote-cast',
      entityType: 'record',
      entityId: record.id,
      instanceId: instance.id,
      details: counted,
    });
    if (counted['decision'] !== 'open')
      run.history({ lifecycle: 'decided', details: counted }, placeOfInstance(instance));
  }
}

/** @throws {RequestError} `FORM_INVALID` */
function voteOf(value: Json): Vote {
  const vote = votes.find((each) => each === value);
  if (vote === undefined)
    throw new RequestError('FORM_INVALID', `"${String(value)}" is no vote; allowed: ${votes.join(', ')}`, {
      errors: [{ path: 'decision', code: 'not-allowed', params: { allowed: votes.join(', ') } }],
    });
  return vote;
}

function textOf(value: Json): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
