import type { Reader } from '../../database/unit-of-work.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import { messageStart } from './receivers.service.ts';

type Source = Pick<Reader, 'query'>;

/** Asks whether a message to a record would be taken now: a process waits for it, or it starts one. */
export function isHeardBy(
  source: Source,
  versions: ProcessVersionService,
  { number }: { readonly number: string },
): (name: string) => Promise<boolean> {
  return async (name) => (await isAwaited(source, name, number)) || messageStart(versions, name) !== undefined;
}

/** True when a running process waits for the message with this key. */
export async function isAwaited(source: Source, name: string, key: string): Promise<boolean> {
  const waiting = await source.query(
    `SELECT 1 AS waiting FROM subscription WHERE event = 'message' AND name = ? AND correlation_key = ? LIMIT 1`,
    [name, key],
  );
  return waiting.length > 0;
}
