import { markingErrors } from '../../engine/index.ts';
import type { Evidence, Findings, Invariant } from './invariant.ts';
import { type StandingInstance, standingInstances } from './standing-instances.ts';

/** Every instance stands in a marking that its own model version can be in, and its row says the same. */
export const legalMarkings: Invariant = {
  id: 'I2',
  name: { en: 'Every instance is in a legal marking of its version', zh: '每个实例都处于其版本的合法标识' },
  async check(evidence, findings) {
    for await (const instances of standingInstances(evidence.reader)) {
      findings.seen(instances.length);
      for (const instance of instances) await checkOne(evidence, findings, instance);
    }
  },
};

async function checkOne({ versions }: Evidence, findings: Findings, instance: StandingInstance): Promise<void> {
  const { id, state, status, rev } = instance;
  const place = `instance ${id}`;
  if (!state) {
    // A person is shown it already: it stands still by itself, and nothing is lost silently.
    if (instance.stalls.size === 0)
      findings.violated(place, {
        en: 'its state cannot be read, and no stall says so',
        zh: '状态无法读取,且未登记停滞',
      });
    return;
  }
  if (state.rev !== rev)
    findings.violated(place, {
      en: `state of revision ${state.rev}, row ${rev}`,
      zh: `状态修订 ${state.rev},行 ${rev}`,
    });
  if ((state.ended ?? 'active') !== status)
    findings.violated(place, {
      en: `the state is ${state.ended ?? 'active'}, the row ${status}`,
      zh: `状态为 ${state.ended ?? 'active'},行为 ${status}`,
    });
  const model = await versions.model(instance.versionId, instance.processId).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    findings.violated(place, { en: `its version cannot be read: ${why}`, zh: `其版本无法读取:${why}` });
  });
  if (!model) return;
  for (const { elementId, message } of markingErrors(model.process, state))
    findings.violated(elementId === null ? place : `${place}/${elementId}`, {
      en: message,
      zh: `标识不合法:${message}`,
    });
}
