import type { Translated } from '../../i18n/translated.ts';
import type { catalogue as english } from './messages.en.ts';

/** 服务目录和我的请求。 */
export const catalogue: Translated<typeof english> = {
  title: '提交服务请求',
  order: '提交服务请求',
  search: '您需要什么？',
  empty: '没有您可以申请的内容。',
  nothing_found: '目录中没有符合的内容。',
  clear: '显示全部',
  not_offered: '您不能申请该目录项。',
  back: '返回目录',
  takes: '最长%{time}（%{calendar}）',
  takes_days: '最长%{smart_count}个工作日',
  approved_by: '审批：%{roles}',
  and: '、',
  no_approval: '无需审批',
  approval_by_price: '是否审批取决于费用',
  costs: '费用%{price}',
  by_choice: '费用取决于所选内容',
  free: '免费',
  mine: '我的请求',
  mine_empty: '您还没有提交过请求。',
  expected: '预计%{at}前完成',
  after_approval: '批准后开始计时',
  fulfilled: '已于%{at}完成',
  ended: '已于%{at}结束',
};
