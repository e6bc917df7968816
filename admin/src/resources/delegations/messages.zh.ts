import type { Translated } from '../../i18n/translated.ts';
import type { delegations as english } from './messages.en.ts';

export const delegations: Translated<typeof english> = {
  title: '代理',
  hint: '代理人可看到并办理您的任务，记录同时保留双方姓名。须职责分离的人员不因代理而例外。',
  empty: '目前无人代理您，您也未代理他人。',
  make: '设置代理',
  from: '被代理人',
  to: '代理人',
  scope: '范围',
  all_processes: '全部流程',
  starts: '开始',
  ends: '结束',
  reason: '理由',
  reason_hint: '至少十个字符',
  state: '状态',
  states: { planned: '未开始', active: '生效中', over: '已结束' },
  myself: '本人',
  made: '代理已设置',
  end: '立即结束',
  ended: '代理已结束',
  nobody_found: '未找到人员',
  people: '人员',
};
