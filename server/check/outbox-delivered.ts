import { placeholders } from '../database/list-sql.ts';
import type { Evidence, Findings, Invariant } from './invariant.ts';
import { chunks, pages } from './pages.ts';

/** Every notice that shall leave is on its way, and what was recorded as sent has reached its receiver. */
export const outboxDelivered: Invariant = {
  id: 'I7',
  name: { en: 'Outbox effects are delivered', zh: '发件箱的效果均已送达' },
  async check(evidence, findings) {
    await onTheirWay(evidence, findings);
    if (evidence.received === null)
      findings.note({
        en: 'what was received needs a list of the receiver (--received <file>)',
        zh: '接收情况需要接收方清单(--received <文件>)',
      });
    else await arrived(evidence, findings, evidence.received);
  },
};

async function onTheirWay({ reader }: Evidence, findings: Findings): Promise<void> {
  const [all] = await reader.query<{ n: number }>('SELECT COUNT(*) AS n FROM outbox');
  findings.seen(all?.n ?? 0);
  const lost = `SELECT o.id AS id FROM outbox o WHERE o.status = 'waiting'
    AND NOT EXISTS (SELECT 1 FROM job j WHERE j.kind = 'send-notice' AND j.ref = o.id)`;
  for await (const rows of pages<{ id: string }>(reader, lost, { key: 'o.id', as: 'id' }))
    for (const { id } of rows)
      findings.violated(`outbox ${id}`, { en: 'waits and nobody will send it', zh: '等待发送,但无人发送' });
}

/** What was received is kept in memory: some ten bytes per notice. */
async function arrived(
  { reader }: Evidence,
  findings: Findings,
  received: NonNullable<Evidence['received']>,
): Promise<void> {
  const seen = new Set<string>();
  for await (const keys of chunks(received())) for (const key of keys) seen.add(key);
  for await (const rows of pages<{ id: string }>(reader, `SELECT id FROM outbox WHERE status = 'sent'`, { key: 'id' }))
    for (const { id } of rows)
      if (!seen.has(id))
        findings.violated(`outbox ${id}`, {
          en: 'is recorded as sent and was not received',
          zh: '记录为已发送,但未收到',
        });
  for (const chunk of batches([...seen])) {
    const known = await reader.query<{ id: string }>(
      `SELECT id FROM outbox WHERE id IN (${placeholders(chunk)})`,
      chunk,
    );
    const stored = new Set(known.map(({ id }) => id));
    for (const key of chunk)
      if (!stored.has(key))
        findings.violated(`outbox ${key}`, { en: 'was received and is not stored', zh: '已收到,但未入库' });
  }
}

function batches(keys: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(keys.length / 500) }, (_, index) => keys.slice(index * 500, index * 500 + 500));
}
