import type { ItemTypes } from '../../../rules/schema/item-type.ts';
import type { Localized } from '../../contract/common.ts';
import { attributesOf } from './item-text.ts';

/** Names of what every item has; the browser has its own for its pages, these are for forms and reports. */
const own: Readonly<Record<string, Localized>> = {
  type: { en: 'Type', zh: '类型' },
  name: { en: 'Name', zh: '名称' },
  status: { en: 'Status', zh: '状态' },
  description: { en: 'Description', zh: '描述' },
  ownerId: { en: 'Owner', zh: '负责人' },
  criticality: { en: 'Criticality', zh: '关键程度' },
  environment: { en: 'Environment', zh: '环境' },
  exposed: { en: 'Reachable from outside', zh: '可从外部访问' },
  securityControl: { en: 'Security control', zh: '安全控制项' },
  procurementLeadDays: { en: 'Days to replace', zh: '采购周期（天）' },
  services: { en: 'Services', zh: '服务' },
  relations: { en: 'Relations', zh: '关系' },
};

/** What people read for a flat name; one nobody has named is shown as it is. */
export function labelOf(types: ItemTypes, type: string, path: string): Localized {
  const [group, key] = path.split('.');
  const attribute = group === 'attributes' ? attributesOf(types, type).find((each) => each.key === key) : undefined;
  return attribute?.label ?? own[path] ?? { en: path, zh: path };
}
