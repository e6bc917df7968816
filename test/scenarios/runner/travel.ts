import type { ScenarioServer } from './scenario-server.ts';

/** A story that keeps waking itself is a defect, not a long story. */
const maxStops = 20_000;

/**
 * Moves the clock to `at`, stopping at every instant at which work is due, so that each timer fires on time as it would
 * in a running server.
 *
 * @throws {Error} when work becomes due more often than any story needs
 */
export async function travel(server: ScenarioServer, at: Date): Promise<void> {
  await server.settle();
  for (let stops = 0; stops < maxStops; stops += 1) {
    const next = await nextDue(server);
    if (!next || next > at) {
      server.setTime(at);
      await server.settle();
      return;
    }
    server.setTime(next);
    await server.settle();
  }
  throw new Error(`more than ${maxStops} stops on the way to ${at.toISOString()}`);
}

async function nextDue(server: ScenarioServer): Promise<Date | null> {
  const [row] = await server.reader.query<{ next: string | null }>(
    `SELECT MIN(not_before) AS next FROM job WHERE status = 'ready' AND not_before > ?`,
    [server.now().toISOString()],
  );
  return row?.next ? new Date(row.next) : null;
}
