import type { Translated } from '../i18n/translated.ts';
import type { home as englishHome, report as englishReport } from './messages.en.ts';

/** 首页与提交页。 */
export const home: Translated<typeof englishHome> = {
  hello: '您好，%{name}',
  next_tasks: '接下来的任务',
  next_tasks_empty: '没有等待您处理的任务。',
  open_inbox: '打开待办',
  group_waiting: '您的小组有 %{smart_count} 个任务待处理',
  at_risk: '临近超时的服务级别',
  at_risk_empty: '没有临近时限的任务。',
  report: '报告或申请',
  report_empty: '没有您可以通过表单启动的流程。',
  my_records: '我的未结记录',
  my_records_empty: '您没有未结的记录。',
  changed: '%{at}更新',
};

export const report: Translated<typeof englishReport> = {
  submit: '提交',
  sent: '已登记 %{number}。',
  sent_plain: '已登记。',
  not_startable: '您不能通过表单启动此流程。',
};
