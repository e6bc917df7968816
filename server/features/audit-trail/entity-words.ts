import type { Localized } from '../../contract/common.ts';
import type { AuditRow } from './audit-trail.repository.ts';
import type { LineContext } from './line-context.ts';
import { termOf } from './line-terms.ts';
import { asTyped } from './value-words.ts';

/** What a line is about when it is about no record. */
const kinds: Readonly<Record<string, Localized>> = {
  account: { en: 'Account', zh: '账号' },
  attachment: { en: 'File', zh: '文件' },
  'audit-trail': { en: 'Audit trail', zh: '审计轨迹' },
  'board-minutes': { en: 'Minutes of the board', zh: '委员会纪要' },
  calendar: { en: 'Calendar', zh: '日历' },
  delegation: { en: 'Delegation', zh: '代理' },
  endpoint: { en: 'Call', zh: '接口调用' },
  installation: { en: 'Installation', zh: '系统安装' },
  'item-import': { en: 'Import of items', zh: '配置项导入' },
  job: { en: 'Job', zh: '作业' },
  kpi: { en: 'Indicators', zh: '指标' },
  message: { en: 'Message', zh: '消息' },
  migration: { en: 'Migration', zh: '迁移' },
  outbox: { en: 'Notice to send', zh: '待发通知' },
  'process-instance': { en: 'Run', zh: '流程实例' },
  record: { en: 'Record', zh: '记录' },
  'rule-set': { en: 'Rule set', zh: '规则集' },
  task: { en: 'Task', zh: '任务' },
  user: { en: 'Person', zh: '人员' },
};

const namedBy: Readonly<Record<string, string>> = { calendar: 'calendar', 'rule-set': 'ruleSet' };

/** Kind and name; of what has no name people know, the kind and its id. */
export function entityWords(row: AuditRow, context: LineContext): Localized {
  const { entity_type: type, entity_id: id } = row;
  const kind = kinds[type] ?? asTyped(type);
  if (id === null) return kind;
  const name = nameOf(row, id, context) ?? asTyped(id);
  return { en: `${kind.en} ${name.en}`, zh: `${kind.zh} ${name.zh}` };
}

function nameOf(row: AuditRow, id: string, context: LineContext): Localized | undefined {
  const { entity_type: type } = row;
  if (type === 'task') return context.elementName(row, elementOf(row));
  if (type === 'record' && row.record_number !== null) return asTyped(row.record_number);
  const key = namedBy[type];
  return (key === undefined ? undefined : termOf(key, id, row, context)) ?? context.nameOf(id);
}

/** The step a line speaks of; empty when it speaks of none. */
export function elementOf({ details }: AuditRow): string {
  const { elementId } = JSON.parse(details) as { readonly elementId?: unknown };
  return typeof elementId === 'string' ? elementId : '';
}
