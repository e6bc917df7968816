const patienceMs = 10_000;

/**
 * Posts a notice to its receiver. Redirects are not followed, and what the receiver answers is not read.
 *
 * @param key the same at every attempt, so that the receiver can tell a repetition
 * @throws {Error} when the receiver did not take it; the message names neither its address nor what was sent
 */
export async function postNotice(url: string, key: string, body: string): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
  }).catch((error: unknown) => {
    throw new Error(reasonOf(error));
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the receiver answered ${response.status}`);
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${patienceMs / 1000} s`;
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const code: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
  return typeof code === 'string' ? `the receiver cannot be reached (${code})` : 'the receiver cannot be reached';
}
