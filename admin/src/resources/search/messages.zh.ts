import type { Translated } from '../../i18n/translated.ts';
import type { search as english } from './messages.en.ts';

/** 查找记录、人员与配置项。 */
export const search: Translated<typeof english> = {
  title: '搜索',
  open: '搜索（Ctrl+K）',
  label: '编号、词语、人员或配置项',
  hint: '输入编号可直接打开记录。多个词须同时出现；中文无需空格。',
  exact: '直接打开',
  records: '记录（%{total}）',
  people: '人员（%{total}）',
  configuration_items: '配置项（%{total}）',
  more: '仅显示最新的 %{shown} 条，可再加一个词缩小范围。',
  nothing: '没有找到“%{q}”。',
  all: '在单独页面查看全部结果',
  ended: '已结束',
};
