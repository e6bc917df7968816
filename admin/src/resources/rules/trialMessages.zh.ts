import type { Translated } from '../../i18n/translated.ts';
import type { trial as english } from './trialMessages.en.ts';

/** 试算规则集：输入事实，得出决策与原因。 */
export const trial: Translated<typeof english> = {
  title: '试算',
  hint: '上面的表对这些事实作出的决策。不会保存任何内容。',
  missing: '缺失',
  expected: '应为：%{type}',
  list_hint: '用逗号分隔',
  unread: '表中有的单元格尚无法识别，按上次可识别的内容试算。',
  invalid: '此表尚不能作出决策，原因见“检查”。',
  about: '%{reason}：%{fact}',
  no_row: '没有任何行',
  by: '依据行 %{rows}',
  rows: '各行的情况（共 %{smart_count} 行）',
  more: '另有 %{smart_count} 行未命中。',
  decides: '作出决策。',
  passed_over: '同样命中，但由更靠前的行作出决策。',
  asks: '%{given}（该行要求 %{asked}）',
  or: ' 或 ',
};
