import type { Json } from '../../../engine/index.ts';
import type { Decision } from '../../../rules/approval.ts';
import type { Row } from '../../database/row.ts';
import type { CommandRun } from '../../execution/command-run.ts';

/** What became of a round: void when what it approved was changed, withdrawn when the case went another way. */
export type RoundStatus = 'open' | Decision | 'void' | 'withdrawn';

/** Somebody who has voted in a round, with the item of the model their seat came from. */
export interface Voter {
  readonly user: string;
  readonly item: Json;
}

/** One round of voting on a record. */
export interface ApprovalRound {
  readonly instanceId: string;
  /** Number of the round within its instance. */
  readonly round: number;
  readonly recordId: string;
  /** Counts the rounds of a record from 1. */
  readonly number: number;
  /** Fields of the record that are approved. */
  readonly fields: readonly string[];
  readonly contentHash: string;
  readonly voters: readonly Voter[];
  readonly status: RoundStatus;
}

interface RoundRow {
  readonly instance_id: string;
  readonly round: number;
  readonly record_id: string;
  readonly number: number;
  readonly fields: string;
  readonly content_hash: string;
  readonly voters: string;
  readonly status: RoundStatus;
}

/** Stored rounds of a record, the first first. */
export async function roundsOf({ tx }: CommandRun, recordId: string): Promise<readonly ApprovalRound[]> {
  const rows = await tx.query<RoundRow>('SELECT * FROM approval_round WHERE record_id = ? ORDER BY number', [recordId]);
  return rows.map(roundOf);
}

export function insertRound(run: CommandRun, round: ApprovalRound): void {
  run.rows.insert('approval_round', {
    instance_id: round.instanceId,
    round: round.round,
    record_id: round.recordId,
    number: round.number,
    fields: JSON.stringify(round.fields),
    content_hash: round.contentHash,
    voters: JSON.stringify(round.voters),
    status: round.status,
    opened_at: run.now,
    closed_at: null,
  });
}

/** Stores what has changed of a round. */
export function updateRound(
  run: CommandRun,
  { instanceId, round }: ApprovalRound,
  change: Pick<ApprovalRound, 'contentHash' | 'voters' | 'status'>,
): void {
  const values = {
    content_hash: change.contentHash,
    voters: JSON.stringify(change.voters),
    status: change.status,
    closed_at: change.status === 'open' ? null : run.now,
  };
  const isIt = (row: Row) => row['instance_id'] === instanceId && row['round'] === round;
  if (run.rows.amend('approval_round', isIt, values)) return;
  run.rows.statement(
    'UPDATE approval_round SET content_hash = ?, voters = ?, status = ?, closed_at = ? WHERE instance_id = ? AND round = ?',
    [...Object.values(values), instanceId, round],
  );
}

function roundOf(row: RoundRow): ApprovalRound {
  return {
    instanceId: row.instance_id,
    round: Number(row.round),
    recordId: row.record_id,
    number: Number(row.number),
    fields: JSON.parse(row.fields) as string[],
    contentHash: row.content_hash,
    voters: JSON.parse(row.voters) as Voter[],
    status: row.status,
  };
}
