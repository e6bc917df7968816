import type { Translated } from '../../i18n/translated.ts';
import type { operations as english } from './messages.en.ts';

/** 管理员维护的内容：无人接收的消息与停滞的实例。 */
export const operations: Translated<typeof english> = {
  title: '运行维护',
  kept: '暂存的消息',
  kept_hint: '消息到达时，尚未安装接收它们的流程。',
  kept_empty: '没有暂存的消息。',
  message: '消息',
  count: '数量',
  oldest: '最早时间',
  receiver: '接收方',
  receiver_installed: '已安装',
  receiver_missing: '未安装',
  deliver: '投递',
  deliver_title: '投递暂存的消息',
  deliver_confirm: '投递 %{smart_count} 条消息 %{name}？投递后立即生效。',
  delivered: '%{smart_count} 条消息正在投递。',
  stalls: '停滞的实例',
  stalls_empty: '没有停滞的实例。',
  jobs: '实例之外失败的自动工作',
  jobs_empty: '没有失败的自动工作。',
  job_timer_start: '%{what} 应于 %{at} 自动启动，多次尝试均失败。',
  job_other: '%{what} 应于 %{at} 执行，多次尝试均失败。',
};
