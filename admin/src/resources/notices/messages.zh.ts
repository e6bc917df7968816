import type { Translated } from '../../i18n/translated.ts';
import type { notices as english } from './messages.en.ts';

/** 给读者的通知。 */
export const notices: Translated<typeof english> = {
  title: '通知',
  bell: '通知：%{count} 条未读',
  empty: '您没有通知。',
  unread: '未读',
  read: '标为已读',
  read_all: '全部标为已读',
  next_update: '下次通报 %{at}',
  due: '%{metric}，%{at} 到期',
  text: {
    'incident-comment': '有新的留言',
    'incident-desk-late': '服务台未按时首次受理',
    'incident-not-continued': '不再作为事件处理',
    'major-incident-declared': '已宣布为重大事件',
    'major-incident-update': '重大事件最新通报',
    'major-incident-change-ended': '重大事件的相关变更已结束',
    'satisfaction-survey': '您对解决结果满意吗？',
    'hold-reminder': '仍在等待您的回复',
    'hold-limit': '等待已达到时限',
    'sla-half': '目标时间已过半',
    'sla-warning': '目标时间已过四分之三',
    'sla-critical': '即将超时',
    'sla-breached': '已超时',
    'sla-overdue': '已超出目标时间一半',
    'job-failed': '自动作业失败，已搁置',
    'message-expired': '一条消息因无人接收而过期',
    'message-refused': '一条消息被拒绝',
    other: '有新动态',
  },
  outcome: {
    duplicate: '与已知事件重复。',
    request: '已转为服务请求处理。',
    successful: '成功',
    'successful-with-issues': '成功但有问题',
    'backed-out': '已回退',
    failed: '失败',
    rejected: '已否决',
    cancelled: '已撤回',
  },
};
