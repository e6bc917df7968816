import type { EventWait, Token } from '../../engine/index.ts';
import type { Evidence, Findings, Invariant } from './invariant.ts';
import { type StandingInstance, standingInstances } from './standing-instances.ts';

/** Whatever an open instance waits for is stored: a task, a timer, a subscription, a job, a call, or a stall. */
export const nothingStuck: Invariant = {
  id: 'I4',
  name: { en: 'No open instance waits for nothing', zh: '没有实例在空等' },
  async check(evidence, findings) {
    for await (const instances of standingInstances(evidence.reader))
      for (const instance of instances) {
        if (instance.status !== 'active' || !instance.state) continue;
        findings.seen(1);
        for (const token of instance.state.tokens) checkToken(findings, instance, token);
        for (const wait of instance.state.waits) await checkWait(evidence, findings, instance, wait);
      }
  },
};

function checkToken(findings: Findings, instance: StandingInstance, token: Token): void {
  const work = `${token.at}:${token.ref ?? token.id}`;
  const stored =
    token.wait === 'task'
      ? instance.openTasks.has(work)
      : token.wait === 'job'
        ? instance.services.has(work)
        : token.wait === 'call'
          ? instance.calls.has(work)
          : token.wait === 'stall'
            ? instance.stalls.has(`${token.at}:${token.stalled?.ref}`)
            : token.wait !== 'decision';
  if (!stored)
    findings.violated(`instance ${instance.id}/${token.at}`, {
      en: `it waits for the ${token.wait} ${work}, and there is none`,
      zh: `等待 ${token.wait} ${work},但并不存在`,
    });
}

async function checkWait(
  evidence: Evidence,
  findings: Findings,
  instance: StandingInstance,
  wait: EventWait,
): Promise<void> {
  const event = `${wait.at}:${wait.id}`;
  if (wait.type === 'conditional' ? instance.watching : instance.subscriptions.has(event)) return;
  if (wait.type === 'timer') {
    if (instance.timers.has(event) || instance.clockTimers.has(event)) return;
    if (await hasFired(evidence, instance.id, wait.at)) return;
  }
  findings.violated(`instance ${instance.id}/${wait.at}`, {
    en: `it waits for the ${wait.type} ${event}, and nothing will bring it`,
    zh: `等待 ${wait.type} ${event},但无从触发`,
  });
}

/** A timer that follows a clock or a task's due is waited for until its host ends, also after its last percent. */
async function hasFired({ reader }: Evidence, instanceId: string, elementId: string): Promise<boolean> {
  const rows = await reader.query(
    `SELECT 1 AS one FROM history WHERE instance_id = ? AND element_id = ? AND lifecycle = 'timer-fired' LIMIT 1`,
    [instanceId, elementId],
  );
  return rows.length > 0;
}
