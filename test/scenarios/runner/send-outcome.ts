import type { ScenarioStep } from '../../../rules/schema/scenario.ts';
import type { Answer, ScenarioServer } from './scenario-server.ts';

/**
 * The outcome of the change a record waits for, as change management sends it: to whoever raised the change last.
 * `outcomeFor` is the number of that record, the rest is the payload.
 */
export async function sendOutcome(server: ScenarioServer, data: NonNullable<ScenarioStep['data']>): Promise<Answer> {
  const { outcomeFor, id, ...payload } = data;
  const raised = await server.reader.query<{ correlation_key: string }>(
    `SELECT correlation_key FROM message WHERE name = 'msg.change.raise' AND correlation_key LIKE ? ORDER BY sent_at`,
    [`${String(outcomeFor)}:%`],
  );
  const correlationKey = raised.at(-1)?.correlation_key;
  if (!correlationKey) throw new Error(`${String(outcomeFor)} has raised no change`);
  await server.sent({ sender: 'change', id: String(id), name: 'msg.change.outcome', correlationKey, payload });
  return { status: 200, body: null };
}
