import { RequestError } from '../errors.ts';
import type { Transaction } from './unit-of-work.ts';

/** A call its sender may repeat without a second effect. */
export interface IdempotentCall {
  readonly actorId: string;
  /** Value of the `Idempotency-Key` header. */
  readonly key: string;
  /** Id of the endpoint. */
  readonly endpoint: string;
  /** SHA-256 of method, address and body. */
  readonly bodyHash: string;
}

interface Row {
  readonly endpoint: string;
  readonly body_hash: string;
  readonly answer: string | null;
}

/**
 * Runs `work` once per (actor, key) and gives repetitions the first answer, from the same transaction as the effect.
 * Of two concurrent calls the second waits for the first.
 *
 * @param work answers something JSON keeps unchanged
 * @throws {RequestError} `IDEMPOTENCY_KEY_REUSED` when the key came with another endpoint or body
 */
export async function once<T>(tx: Transaction, call: IdempotentCall, work: () => Promise<T>): Promise<T> {
  const inserted = await tx.execute(
    `INSERT INTO idempotency_key (actor_id, key, endpoint, body_hash, created_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (actor_id, key) DO NOTHING`,
    [call.actorId, call.key, call.endpoint, call.bodyHash, tx.now],
  );
  if (inserted === 0) return earlierAnswer<T>(tx, call);
  const answer = await work();
  await tx.execute('UPDATE idempotency_key SET answer = ? WHERE actor_id = ? AND key = ?', [
    JSON.stringify(answer),
    call.actorId,
    call.key,
  ]);
  return answer;
}

/** How long a repetition is recognized. */
const keptMs = 7 * 24 * 3_600_000;

/** Forgets keys nobody will repeat any more. */
export async function forgetOldKeys(tx: Transaction): Promise<void> {
  await tx.execute('DELETE FROM idempotency_key WHERE created_at < ?', [new Date(tx.now.getTime() - keptMs)]);
}

async function earlierAnswer<T>(tx: Transaction, call: IdempotentCall): Promise<T> {
  const [row] = await tx.query<Row>(
    'SELECT endpoint, body_hash, answer FROM idempotency_key WHERE actor_id = ? AND key = ?',
    [call.actorId, call.key],
  );
  if (row?.endpoint !== call.endpoint || row.body_hash !== call.bodyHash)
    throw new RequestError('IDEMPOTENCY_KEY_REUSED', `the key "${call.key}" was used for another request`);
  return JSON.parse(row.answer ?? 'null') as T;
}
