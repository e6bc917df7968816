import type { Localized } from '../contract/common.ts';
import { type BrokenLine, verifyTrail } from '../features/audit-trail/verify-trail.ts';
import type { Evidence, Findings, Invariant } from './invariant.ts';
import { pages } from './pages.ts';

/** Every change of a record, every stall and every clock event has its line in the audit trail, and no line is gone. */
export const auditCoverage: Invariant = {
  id: 'I8',
  name: { en: 'The audit trail covers every state change', zh: '审计轨迹覆盖每次状态变更' },
  async check(evidence, findings) {
    const [all] = await evidence.reader.query<{ n: number }>('SELECT COUNT(*) AS n FROM audit_trail');
    findings.seen(all?.n ?? 0);
    await recordChanges(evidence, findings);
    await clockChanges(evidence, findings);
    await stalls(evidence, findings);
    await gaps(evidence, findings);
    await seals(evidence, findings);
  },
};

/** A record of a process is written once per version; master data are not written by processes. */
async function recordChanges({ reader }: Evidence, findings: Findings): Promise<void> {
  const sql = `SELECT r.id AS id, r.number AS number, r.lock_version AS versions, (
      SELECT COUNT(*) FROM audit_trail a WHERE a.entity_type = 'record' AND a.entity_id = r.id
        AND a.action IN ('record-created', 'record-written')) AS lines
    FROM record r WHERE r.process_id IS NOT NULL`;
  interface Row {
    readonly id: string;
    readonly number: string;
    readonly versions: number;
    readonly lines: number;
  }
  for await (const rows of pages<Row>(reader, sql, { key: 'r.id', as: 'id' }))
    for (const { number, versions, lines } of rows)
      if (lines !== versions)
        findings.violated(`record ${number}`, {
          en: `${versions} versions, ${lines} lines in the trail`,
          zh: `${versions} 个版本,审计轨迹 ${lines} 行`,
        });
}

async function clockChanges({ reader }: Evidence, findings: Findings): Promise<void> {
  const sql = `SELECT c.record_id AS id, COUNT(*) AS events, (
      SELECT COUNT(*) FROM audit_trail a WHERE a.entity_type = 'record' AND a.entity_id = c.record_id
        AND a.action IN ('clock-started', 'clock-retargeted', 'clock-paused', 'clock-resumed', 'clock-stopped',
          'clock-continued', 'clock-recalculated')) AS lines
    FROM sla_clock c JOIN clock_event e ON e.clock_id = c.id WHERE 1 = 1 GROUP BY c.record_id`;
  for (const { id, events, lines } of await reader.query<{ id: string; events: number; lines: number }>(
    `SELECT * FROM (${sql}) AS counted WHERE lines < events LIMIT 1000`,
  ))
    findings.violated(`record ${id}`, {
      en: `${events} clock events, ${lines} lines in the trail`,
      zh: `${events} 个时钟事件,审计轨迹 ${lines} 行`,
    });
}

/** Stalls of the engine and of unreadable states; one of a job is told by its job. */
async function stalls({ reader }: Evidence, findings: Findings): Promise<void> {
  const sql = `SELECT s.instance_id AS instance_id, s.element_id AS element_id FROM stall s
    WHERE s.code <> 'JOB_FAILED' AND NOT EXISTS (
      SELECT 1 FROM audit_trail a WHERE a.entity_type = 'process-instance' AND a.entity_id = s.instance_id
        AND a.action = 'stalled')`;
  interface Row {
    readonly instance_id: string;
    readonly element_id: string;
  }
  for await (const rows of pages<Row>(reader, sql, { key: 's.instance_id', as: 'instance_id' }))
    for (const { instance_id, element_id } of rows)
      findings.violated(`instance ${instance_id}/${element_id}`, {
        en: 'it stalls, and the trail does not say so',
        zh: '已停滞,但审计轨迹未记载',
      });
}

/** SQLite counts without gaps, also over what was undone; PostgreSQL's counter has gaps by nature. */
async function gaps({ reader }: Evidence, findings: Findings): Promise<void> {
  if (reader.dialect !== 'sqlite') return;
  const [row] = await reader.query<{ n: number; last: number }>(
    'SELECT COUNT(*) AS n, COALESCE(MAX(seq), 0) AS last FROM audit_trail',
  );
  if (row && row.n !== row.last)
    findings.violated('audit trail', {
      en: `${row.last - row.n} lines are gone`,
      zh: `缺失 ${row.last - row.n} 行`,
    });
}

/** How a chain breaks, in words. */
export const breakWords: Readonly<Record<BrokenLine['how'], Localized>> = {
  changed: { en: 'the line was changed', zh: '该行已被改动' },
  gone: { en: 'the line is gone', zh: '该行已缺失' },
  inserted: { en: 'the line claims an earlier time', zh: '该行所称时间过早' },
  'seal-gone': { en: 'a seal before it is missing', zh: '其前缺少封存' },
  cut: { en: 'what came after it was cut off', zh: '其后内容被截断' },
  rewritten: { en: 'it was anchored otherwise', zh: '与锚点不符' },
};

/** Without the keys the check says so: coverage is checked all the same. */
async function seals({ reader, chain }: Evidence, findings: Findings): Promise<void> {
  if (chain === null) {
    findings.note({ en: 'seals not checked: the keys are not here', zh: '未校验封存：此处没有密钥' });
    return;
  }
  const { unsealed, broken } = await verifyTrail(reader, chain.keys, chain.anchors);
  if (broken !== null)
    findings.violated(`audit_trail ${broken.seq}`, {
      en: `the chain breaks here: ${breakWords[broken.how].en}; record ${broken.recordNumber ?? 'unknown'}`,
      zh: `链在此处断裂：${breakWords[broken.how].zh}；记录 ${broken.recordNumber ?? '未知'}`,
    });
  if (unsealed > 0)
    findings.note({
      en: `${unsealed} lines not sealed yet: their contents are not proven`,
      zh: `${unsealed} 行尚未封存：内容未经证明`,
    });
}
