import { placeholders } from '../database/list-sql.ts';
import type { Evidence, Findings, Invariant } from './invariant.ts';
import { type StandingInstance, standingInstances } from './standing-instances.ts';

const bounds = ['entered', 'completed', 'canceled', 'failed', 'started', 'ended'] as const;

/** Each step of each token is in the history once, and the history and the state tell the same story. */
export const stepsOnce: Invariant = {
  id: 'I3',
  name: { en: 'Each step is in the history once', zh: '每一步在历史中恰好记录一次' },
  async check(evidence, findings) {
    for await (const instances of standingInstances(evidence.reader)) {
      const ids = instances.map(({ id }) => id);
      await doubled(evidence, findings, ids);
      await beginnings(evidence, findings, instances);
      for (const instance of instances) await entries(evidence, findings, instance);
    }
  },
};

interface Count {
  readonly instance_id: string;
  readonly element_id: string;
  readonly token_id: number;
  readonly lifecycle: string;
  readonly n: number;
}

/** A token visits one element: it enters once and leaves once. */
async function doubled({ reader }: Evidence, findings: Findings, ids: readonly string[]): Promise<void> {
  const [total] = await reader.query<{ n: number }>(
    `SELECT COUNT(*) AS n FROM history WHERE instance_id IN (${placeholders(ids)})`,
    ids,
  );
  findings.seen(total?.n ?? 0);
  const rows = await reader.query<Count>(
    `SELECT instance_id, element_id, token_id, lifecycle, COUNT(*) AS n FROM history
     WHERE instance_id IN (${placeholders(ids)}) AND lifecycle IN (${placeholders(bounds)})
     GROUP BY instance_id, element_id, token_id, lifecycle HAVING COUNT(*) > 1`,
    [...ids, ...bounds],
  );
  for (const { instance_id, element_id, token_id, lifecycle, n } of rows)
    findings.violated(`instance ${instance_id}/${element_id}`, {
      en: `token ${token_id}: ${n} times ${lifecycle}`,
      zh: `令牌 ${token_id}:${lifecycle} 出现 ${n} 次`,
    });
}

async function beginnings(
  { reader }: Evidence,
  findings: Findings,
  instances: readonly StandingInstance[],
): Promise<void> {
  const ids = instances.map(({ id }) => id);
  const rows = await reader.query<{ instance_id: string; lifecycle: string }>(
    `SELECT instance_id, lifecycle FROM history
     WHERE instance_id IN (${placeholders(ids)}) AND lifecycle IN ('started', 'ended') AND element_type = 'process'`,
    ids,
  );
  const said = new Set(rows.map((row) => `${row.instance_id} ${row.lifecycle}`));
  for (const { id, status } of instances) {
    if (!said.has(`${id} started`))
      findings.violated(`instance ${id}`, { en: 'its start is not in the history', zh: '历史中没有其启动' });
    if (said.has(`${id} ended`) !== (status !== 'active'))
      findings.violated(`instance ${id}`, {
        en: `it is ${status}, the history says otherwise`,
        zh: `状态 ${status} 与历史不符`,
      });
  }
}

/** What is active has been entered and not been left. Scopes that are being undone were restored, not entered. */
async function entries({ reader }: Evidence, findings: Findings, { id, state }: StandingInstance): Promise<void> {
  const active = (state?.ended ? [] : (state?.tokens ?? [])).filter((token) => token.id !== 0 && !token.undo);
  if (active.length === 0) return;
  const rows = await reader.query<{ token_id: number; lifecycle: string }>(
    `SELECT token_id, lifecycle FROM history
     WHERE instance_id = ? AND lifecycle IN ('entered', 'completed', 'canceled', 'failed')
       AND token_id >= ?`,
    [id, Math.min(...active.map((token) => token.id))],
  );
  const said = new Set(rows.map((row) => `${row.token_id} ${row.lifecycle}`));
  for (const token of active) {
    if (!said.has(`${token.id} entered`))
      findings.violated(`instance ${id}/${token.at}`, {
        en: `token ${token.id} is active and never entered`,
        zh: `令牌 ${token.id} 活动但从未进入`,
      });
    if (said.has(`${token.id} completed`) || said.has(`${token.id} canceled`))
      findings.violated(`instance ${id}/${token.at}`, {
        en: `token ${token.id} is active and has left`,
        zh: `令牌 ${token.id} 活动但已离开`,
      });
  }
}
