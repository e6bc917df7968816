import type { CommandRun } from '../../execution/command-run.ts';
import { type ApprovalRound, insertRound, roundsOf, updateRound } from './approval-round.repository.ts';

/** Rounds of voting inside a transaction: read once, changed here, and written with everything else. */
export class RoundBook {
  readonly #runs = new WeakMap<CommandRun, Map<string, readonly ApprovalRound[]>>();

  /** Rounds of a record, the first first. */
  async of(run: CommandRun, recordId: string): Promise<readonly ApprovalRound[]> {
    const known = this.#known(run).get(recordId);
    if (known) return known;
    const rounds = await roundsOf(run, recordId);
    this.#known(run).set(recordId, rounds);
    return rounds;
  }

  /** The round a task belongs to. */
  async find(run: CommandRun, recordId: string, instanceId: string, round: number): Promise<ApprovalRound | undefined> {
    return (await this.of(run, recordId)).find((each) => each.instanceId === instanceId && each.round === round);
  }

  async begin(run: CommandRun, round: ApprovalRound): Promise<void> {
    const rounds = await this.of(run, round.recordId);
    insertRound(run, round);
    this.#known(run).set(round.recordId, [...rounds, round]);
  }

  async change(
    run: CommandRun,
    round: ApprovalRound,
    change: Partial<Pick<ApprovalRound, 'contentHash' | 'voters' | 'status'>>,
  ): Promise<void> {
    const changed = { ...round, ...change };
    updateRound(run, round, changed);
    const rounds = await this.of(run, round.recordId);
    this.#known(run).set(
      round.recordId,
      rounds.map((each) => (each.number === round.number ? changed : each)),
    );
  }

  #known(run: CommandRun): Map<string, readonly ApprovalRound[]> {
    const known = this.#runs.get(run) ?? new Map<string, readonly ApprovalRound[]>();
    this.#runs.set(run, known);
    return known;
  }
}
