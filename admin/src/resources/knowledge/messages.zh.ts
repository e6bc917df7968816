import type { Translated } from '../../i18n/translated.ts';
import type { knowledge as english } from './messages.en.ts';

/** 知识文章，以及任务和报告旁的已知内容。 */
export const knowledge: Translated<typeof english> = {
  title: '知识文章',
  hint: '由了解情况的人写下的解决办法。',
  search: '想查什么？',
  none: '目前没有您可以阅读的文章。',
  nothing: '没有与“%{q}”相符的内容。',
  count: '%{smart_count} 篇文章',
  all: '全部文章',
  internal: '内部',
  published: '发布于',
  symptom: '现象',
  solution: '处理方法',
  suggest: {
    title: '可能有帮助的内容',
    begin: '请描述问题，可能有帮助的文章会显示在这里。',
    nothing: '暂时没有与您所写内容相符的文章，请继续填写报告。',
    count: '%{smart_count} 篇文章可能有帮助',
    solved: '问题已解决',
    open: '在新标签页中打开',
    done: '问题已解决，未提交报告。',
  },
  task: {
    title: '已知内容',
    search: '搜索已知错误和文章',
    none: '没有与此事件相符的已知错误或文章，请换个词搜索。',
    count: '%{smart_count} 条相符',
    use: '用了这个',
    use_named: '用了这个：%{number}',
    used: '已使用',
    noted: '%{number} 已关联到此事件。',
    type: { 'known-error': '已知错误', 'knowledge-article': '文章' },
    reason: { item: '相同配置项', text: '现象相似', service: '相同服务' },
  },
};
