import type { Translated } from '../../i18n/translated.ts';
import type { processes as english, diagram as englishDiagram } from './messages.en.ts';

/** 流程总览、模型与流程图。 */
export const processes: Translated<typeof english> = {
  title: '流程',
  empty: '尚未安装流程。',
  version: '版本 %{version}',
  running: '%{smart_count} 个运行中',
  clauses: '条款 %{clauses}',
  models: '模型',
  start: '启动',
  read_only: '随产品提供的模型，只读；本版本不支持修改。',
  needs_fact: '规则集“%{ruleSet}”缺少事实“%{fact}”。',
  fact_is: '当前值为 %{value}，不被允许。',
  repair: {
    supply: '补充事实',
    supply_means: '本次决策将使用该值，仅此一次；记录内容保持不变，如有错误请在记录中更正。',
    retry: '重试',
    skip: '放弃',
    cancel: '终止实例',
    retry_means: '失败的工作将重新执行，并恢复全部重试次数。',
    skip_means: '失败的工作不再执行，流程继续进行。',
    cancel_means: '实例在此终止，其中未完成的工作全部关闭；记录保持原状。',
  },
  category: { A: '战略与设计', B: '服务交付', C: '解决与控制', D: '关系', management: '管理体系' },
  open_register: '台账',
};

export const diagram: Translated<typeof englishDiagram> = {
  label: '流程图：%{name}',
  outline: '步骤文字说明',
  fit: '适合窗口',
  wide: '流程图占满宽度',
  zoom_in: '放大',
  zoom_out: '缩小',
  failed: '无法绘制流程图。旁边的表格以文字说明同样的内容。',
  step: '步骤',
  state: '状态',
  when: '时间',
  here: '当前在此',
  stood: '迁移时在此',
  here_count: '当前在此：%{count}',
  passed: '已经过',
  passed_count: '已经过 %{count} 次',
  not_reached: '未到达',
  stalled: '停滞',
  by_hand: '人工调整',
  clause: '条款',
  open_called: '打开被调用的流程',
  stretches: '该实例运行过的版本',
  stretch_until: '版本 %{version}，至 %{at}',
  stretch_since: '版本 %{version}，自 %{at}',
};
