import { takeMessageTurn } from '../../message/message-turn.service.ts';
import type { EffectHandler } from './effect-handler.ts';

/** Waits for a message or signal; messages that came before are delivered now. */
export const openSubscription: EffectHandler<'open-subscription'> = async (effect, instance, run) => {
  run.rows.insert('subscription', {
    instance_id: instance.id,
    subscription_id: effect.subscriptionId,
    element_id: effect.elementId,
    event: effect.event,
    name: effect.name,
    correlation_key: effect.correlationKey,
    opened_at: run.now,
  });
  if (effect.event === 'signal' || effect.correlationKey === null) return;
  await takeMessageTurn(run.tx, effect.name, effect.correlationKey);
  const early = await run.tx.query<{ id: string }>(
    `SELECT id FROM message WHERE name = ? AND correlation_key = ? AND status = 'waiting' AND expires_at > ? ORDER BY sent_at`,
    [effect.name, effect.correlationKey, run.now],
  );
  for (const { id } of early) run.job({ kind: 'deliver-message', dueAt: run.now, ref: id });
};

export const closeSubscription: EffectHandler<'close-subscription'> = ({ subscriptionId }, instance, run) => {
  const mine = (row: Readonly<Record<string, unknown>>) =>
    row['instance_id'] === instance.id && row['subscription_id'] === subscriptionId;
  if (run.rows.withdraw('subscription', mine)) return;
  run.rows.remove('DELETE FROM subscription WHERE instance_id = ? AND subscription_id = ?', [
    instance.id,
    subscriptionId,
  ]);
};

/** A signal reaches every instance that waits for it, each by a job of its own. */
export const throwSignal: EffectHandler<'throw-signal'> = ({ name, payload }, instance, run) => {
  run.job({ kind: 'broadcast-signal', dueAt: run.now, ref: name, payload: { payload, from: instance.id } });
};
