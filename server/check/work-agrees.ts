import type { Localized } from '../contract/common.ts';
import type { Findings, Invariant } from './invariant.ts';
import { type StandingInstance, standingInstances } from './standing-instances.ts';

/** Tasks, timers, subscriptions and services that are stored are those the state knows, no more and no fewer. */
export const workAgrees: Invariant = {
  id: 'I6',
  name: { en: 'Tasks and states agree', zh: '任务与实例状态一致' },
  async check({ reader }, findings) {
    for await (const instances of standingInstances(reader))
      for (const instance of instances) {
        if (instance.status !== 'active' || !instance.state) continue;
        findings.seen(instance.openTasks.size + instance.subscriptions.size + instance.timers.size);
        compare(findings, instance, instance.state);
      }
  },
};

function compare(findings: Findings, instance: StandingInstance, state: NonNullable<StandingInstance['state']>): void {
  const waiting = (wait: string) =>
    state.tokens.filter((token) => token.wait === wait).map((token) => `${token.at}:${token.ref ?? token.id}`);
  const events = (...types: readonly string[]) =>
    state.waits.filter(({ type }) => types.includes(type)).map(({ at, id }) => `${at}:${id}`);
  const tasks = waiting('task');

  unknown(findings, instance, 'task', instance.openTasks, tasks);
  unknown(findings, instance, 'service', instance.services, waiting('job'));
  unknown(findings, instance, 'subscription', instance.subscriptions, events('message', 'signal'));
  unknown(findings, instance, 'timer', instance.timers, events('timer'));
  unknown(findings, instance, 'clock timer', instance.clockTimers, events('timer'));
  for (const id of tasks)
    if (!instance.openTasks.has(id)) report(findings, instance, id, { en: 'no task is open', zh: '没有打开的任务' });
}

function unknown(
  findings: Findings,
  instance: StandingInstance,
  kind: string,
  stored: ReadonlySet<string>,
  known: readonly string[],
): void {
  for (const id of stored)
    if (!known.includes(id))
      report(findings, instance, id, {
        en: `the ${kind} is stored, the state does not know it`,
        zh: `${kind} 已存储,但状态不知晓`,
      });
}

function report(findings: Findings, { id }: StandingInstance, work: string, message: Localized): void {
  findings.violated(`instance ${id}/${work}`, message);
}
