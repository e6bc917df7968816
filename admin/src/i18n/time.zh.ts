import type { time as english } from './time.en.ts';
import type { Translated } from './translated.ts';

/** 时间、时长与 SLA 时钟的文字。 */
export const time: Translated<typeof english> = {
  days: '%{smart_count} 天',
  hours: '%{smart_count} 小时',
  minutes: '%{smart_count} 分钟',
  joined: '%{first} %{second}',
  under_a_minute: '不到一分钟',
  service_zone: '服务时区 %{zone}：%{at}',
  clock: {
    left: '剩余 %{duration}',
    over: '超时 %{duration}',
    paused: '已暂停',
    paused_because: '已暂停：%{reason}',
    paused_since: '自 %{since} 起暂停：%{reason}',
    met: '已达成',
    missed: '未达成',
    provisional: '到期时间晚于最近一次放假通知，可能调整。',
    working_time: '按服务时间计算',
    due: '%{at} 到期',
  },
  metric: {
    response: '响应',
    resolution: '解决',
    fulfilment: '交付',
    restoration: '恢复',
    update: '进展通报',
    'root-cause': '根本原因',
    fix: '修复',
    approval: '审批',
    group: '支持组（OLA）',
    supplier: '供应商（合同）',
  },
};
