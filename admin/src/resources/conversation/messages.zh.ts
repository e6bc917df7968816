import type { Translated } from '../../i18n/translated.ts';
import type { conversation as english } from './messages.en.ts';

/** 记录的沟通与关注。 */
export const conversation: Translated<typeof english> = {
  title: '沟通',
  empty: '尚无留言。',
  write: '留言',
  visible_hint: '请求人可以看到，流程也会收到。',
  internal: '内部留言：不让请求人看到',
  internal_hint: '仅服务提供方人员可见。',
  internal_mark: '内部',
  send: '发送留言',
  sent: '留言已添加。',
  closed: '记录已关闭或您仅可查看，不能留言。',
  earlier: '显示更早的留言（%{count}）',
  watch: '关注',
  unwatch: '取消关注',
  watched: '有动态时会通知您。',
  unwatched: '不再通知您。',
};
