import type { Reader } from '../../database/unit-of-work.ts';
import type { Anchor } from './anchors.ts';
import { beginning, sealOf } from './seal.ts';
import { lineColumns, type TrailLine } from './trail-line.ts';

const pageSize = 1000;

/** Transactions do not last longer: an older line was not written when it says. */
const longestTransactionMs = 3_600_000;

/**
 * How a line breaks the chain: its seal does not fit it; it is gone; it alone claims a time long before the lines around it;
 * a seal is missing between two; the chain ends before an anchor, or passes it otherwise than it stood then.
 */
export const breaks = ['changed', 'gone', 'inserted', 'seal-gone', 'cut', 'rewritten'] as const;

/** The first place at which the trail is not what was sealed. */
export interface BrokenLine {
  readonly seq: number;
  readonly how: (typeof breaks)[number];
  /** Number of the record the line is about; null when it is about none, or says so no longer. */
  readonly recordNumber: string | null;
}

/** What verifying the trail found. */
export interface TrailVerdict {
  /** Lines whose seal fits, up to the first that does not. */
  readonly verified: number;
  /** The last line of those. */
  readonly upTo: { readonly seq: number; readonly at: string } | null;
  /** Lines that wait for their seal. */
  readonly unsealed: number;
  readonly anchors: number;
  readonly broken: BrokenLine | null;
}

type SealedLine = { readonly [Key in keyof TrailLine]: TrailLine[Key] | null } & {
  readonly position: number;
  readonly sealed_seq: number;
  readonly hash: string;
};

/**
 * Reads the whole chain, in pages, and compares every line with its seal, then the chain with its anchors (G1, G2 and
 * G6 of the security tests). It stops at the first that does not hold.
 */
export async function verifyTrail(
  reader: Pick<Reader, 'query'>,
  keys: { readonly chain: Buffer },
  anchors: readonly Anchor[],
): Promise<TrailVerdict> {
  const waiting = new Map(anchors.map((anchor) => [anchor.position, anchor]));
  let before = beginning;
  let position = 0;
  let verified = 0;
  let latest = 0;
  let upTo: TrailVerdict['upTo'] = null;
  /** Lines that claim to be older than those before: of one instant alone, or of a time to which a clock was set back. */
  let early = nothingEarly();
  let broken: { readonly seq: number; readonly how: BrokenLine['how'] } | null = null;
  for await (const row of sealedLines(reader)) {
    position += 1;
    const line = wholeLine(row);
    const anchor = waiting.get(position);
    if (row.position !== position) broken = { seq: row.sealed_seq, how: 'seal-gone' };
    else if (line === null) broken = { seq: row.sealed_seq, how: 'gone' };
    else if (sealOf(keys.chain, position, before, line) !== row.hash) broken = { seq: line.seq, how: 'changed' };
    else if (anchor !== undefined && anchor.hash !== row.hash) broken = { seq: line.seq, how: 'rewritten' };
    if (broken !== null || line === null) break;
    const isEarly = Date.parse(line.at) < latest - longestTransactionMs;
    if (isEarly)
      early = {
        seq: early?.seq ?? line.seq,
        at: line.at,
        isLone: early === null || (early.isLone && early.at === line.at),
      };
    else if (early?.isLone) {
      broken = { seq: early.seq, how: 'inserted' };
      break;
    } else early = null;
    before = row.hash;
    latest = Math.max(latest, Date.parse(line.at));
    verified += 1;
    upTo = { seq: line.seq, at: line.at };
    waiting.delete(position);
  }
  const [cut] = [...waiting.values()].filter((anchor) => anchor.position > position);
  if (broken === null && cut !== undefined) broken = { seq: upTo === null ? cut.seq : upTo.seq, how: 'cut' };
  return {
    verified,
    upTo,
    unsealed: await unsealedLines(reader),
    anchors: anchors.length,
    broken: broken && { ...broken, recordNumber: await recordOf(reader, broken.seq) },
  };
}

interface EarlyLines {
  readonly seq: number;
  readonly at: string;
  readonly isLone: boolean;
}

function nothingEarly(): EarlyLines | null {
  return null;
}

async function* sealedLines(reader: Pick<Reader, 'query'>): AsyncGenerator<SealedLine> {
  let last = 0;
  for (;;) {
    const rows: readonly SealedLine[] = await reader.query<SealedLine>(
      `SELECT s.position, s.seq AS sealed_seq, s.hash, ${lineColumns} FROM audit_seal s
       LEFT JOIN audit_trail t ON t.seq = s.seq WHERE s.position > ? ORDER BY s.position LIMIT ${pageSize}`,
      [last],
    );
    yield* rows;
    if (rows.length < pageSize) return;
    last = rows.at(-1)?.position ?? last;
  }
}

function wholeLine({ seq, at, action, entity_type, details, ...rest }: SealedLine): TrailLine | null {
  if (seq === null || at === null || action === null || entity_type === null || details === null) return null;
  return { ...rest, seq, at, action, entity_type, details };
}

async function unsealedLines(reader: Pick<Reader, 'query'>): Promise<number> {
  const [row] = await reader.query<{ n: number }>(
    'SELECT COUNT(*) AS n FROM audit_trail t LEFT JOIN audit_seal s ON s.seq = t.seq WHERE s.seq IS NULL',
  );
  return row?.n ?? 0;
}

/** The record a line is about: its own, or that of its instance; a line that is gone names none. */
async function recordOf(reader: Pick<Reader, 'query'>, seq: number): Promise<string | null> {
  const [row] = await reader.query<{ number: string | null }>(
    `SELECT COALESCE(r.number, o.number) AS number FROM audit_trail t
     LEFT JOIN record r ON t.entity_type = 'record' AND r.id = t.entity_id
     LEFT JOIN process_instance i ON i.id = t.instance_id LEFT JOIN record o ON o.id = i.record_id WHERE t.seq = ?`,
    [seq],
  );
  return row?.number ?? null;
}
