import type { Translated } from '../../i18n/translated.ts';
import type { staffing as english } from './messages.en.ts';

export const staffing: Translated<typeof english> = {
  title: '人员配备',
  smallest: '在全部职责分离规则下，%{smallest}人即可使每个流程办结。现有%{people}人。',
  tasks: '须职责分离的任务',
  tasks_hint:
    '按最不利情形判断：凡可能被排除的人均被排除。替补依次为代理人、流程负责人、管理体系负责人和最高管理者，均受同样规则约束。',
  no_tasks: '已安装的模型中没有须职责分离的任务。',
  task: '任务',
  process: '流程',
  role: '角色',
  rules: '规则',
  own: '可办理人数',
  stand_ins: '替补人数',
  outcome: '最不利情形',
  states: { enough: '本角色仍有人可办', stand_in: '由替补办理', nobody: '无人可办' },
  thin: '不足两人的角色',
  thin_hint: '一人缺席即会使这些角色的工作停顿。请将角色授予他人，或指定代理人。',
  no_thin: '已安装模型的每个角色均有两人或以上，含代理人。',
  holders: '担任者',
  deputies: '代理人',
  processes: '所在流程',
};
