import { proceed } from '../complete.ts';
import type { ElementBehavior } from '../element-behavior.ts';
import { openWaits } from '../event-waits.ts';
import { arrive } from '../flow.ts';
import type { ScopeDetail } from '../model/node-detail.ts';
import { readScope } from '../model/read-scope.ts';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';

/** An embedded or event sub-process: a scope of its own, complete when its last token has ended. */
export const subProcess: ElementBehavior<'subProcess'> = {
  read: readScope,
  enter: ({ detail }, token, run) => enterScope(detail, token, run),
};

/** Begins the inside of a sub-process. */
export function enterScope({ triggerId, entries }: ScopeDetail, token: Token, run: Run): void {
  const { host: hostId, ...running } = token;
  const host = hostId === undefined ? undefined : run.tokens.get(hostId);
  if (host && triggerId !== null) openWaits(run, host, [run.node(triggerId)], { again: true });
  const scope = run.put({ ...running, wait: 'scope' });
  const first = triggerId === null ? entries : [triggerId];
  for (const id of first) arrive(run, run.node(id), scope.id);
  if (first.length === 0) proceed(run, scope);
}
