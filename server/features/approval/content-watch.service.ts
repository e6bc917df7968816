import type { CommandRun } from '../../execution/command-run.ts';
import { placeOf } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { NotificationService } from '../notification/notification.service.ts';
import type { ApprovalRound } from './approval-round.repository.ts';
import { contentHash } from './approved-content.ts';
import type { RoundBook } from './round-book.ts';
import { votesOn, writeVotes } from './vote-row.view.ts';

/** Sees to it that nobody's vote counts for something else than what they approved. */
export class ContentWatchService {
  readonly #rounds: RoundBook;
  readonly #notifications: NotificationService;

  constructor(rounds: RoundBook, notifications: NotificationService) {
    this.#rounds = rounds;
    this.#notifications = notifications;
  }

  /**
   * Votes on what has been changed since are void. While the round is open those who voted are asked again; an approval
   * that was given is void as a whole (`approvalOutcome` = `void`), and the model says what happens then.
   */
  async noticeChanges(run: CommandRun): Promise<void> {
    for (const record of run.records.values()) {
      if (record.isNew || record.changedKeys.size === 0 || !isApprovable(record)) continue;
      const round = (await this.#rounds.of(run, record.id)).at(-1);
      if (!round || (round.status !== 'open' && round.status !== 'approved')) continue;
      const now = contentHash(record, round.fields);
      if (now !== round.contentHash) await this.#changed(run, record, round, now);
    }
  }

  async #changed(run: CommandRun, record: RecordDraft, round: ApprovalRound, now: string): Promise<void> {
    const all = votesOn(record);
    const isVoid = ({ round: number, voidedAt }: (typeof all)[number]) => number === round.number && voidedAt === null;
    const voided = all.filter(isVoid);
    const isOpen = round.status === 'open';
    await this.#rounds.change(run, round, { contentHash: now, voters: [], status: isOpen ? 'open' : 'void' });
    if (isOpen && voided.length === 0) return;
    const at = run.now.toISOString();
    writeVotes(
      record,
      all.map((row) => (isVoid(row) ? { ...row, voidedAt: at } : row)),
      isOpen ? 'open' : 'void',
    );
    if (isOpen) await this.#askAgain(run, round);
    const changed = round.fields.filter((field) => record.changedKeys.has(field));
    const people = voided.map(({ user }) => user);
    run.audit({
      action: 'votes-void',
      entityType: 'record',
      entityId: record.id,
      instanceId: round.instanceId,
      details: { round: round.number, people, fields: changed, before: round.contentHash, now },
    });
    run.history({ lifecycle: 'votes-void', details: { fields: changed, people } }, placeOf(record));
    await this.#notifications.notify(run, record, { to: people, template: 'votes-void', data: {} });
  }

  /** By any task of the round that is open; a round without one is about to end. */
  async #askAgain(run: CommandRun, { instanceId, round, voters }: ApprovalRound): Promise<void> {
    const [open] = await run.tx.query<{ task_key: string }>(
      `SELECT task_key FROM task WHERE instance_id = ? AND approval_round = ? AND status = 'open' ORDER BY opened_at, id`,
      [instanceId, round],
    );
    if (!open) return;
    const command = { type: 'ask-again', taskId: open.task_key, items: voters.map(({ item }) => item) } as const;
    run.enqueue({ instanceId, command, mayBeLate: true });
  }
}

function isApprovable({ type }: RecordDraft): boolean {
  return type.fields.some(({ key }) => key === 'approvals');
}
