import { describe, expect, test } from 'vitest';
import { TaskNotice } from '../../../admin/src/resources/tasks/TaskNotice.tsx';
import type { TaskDetail } from '../../../server/contract/task.ts';
import { render } from '../support/render.tsx';
import { aTask } from '../support/task.ts';

const liNa = { id: 'li-na', name: { en: 'Li Na', zh: '李娜' } };
const nothing = { claim: false, release: false, complete: false, hold: false };

const cases: readonly {
  readonly given: string;
  readonly task: Partial<TaskDetail>;
  readonly en: string;
  readonly zh: string;
}[] = [
  { given: 'a task nobody has', task: {}, en: 'Claim the task to fill in its form.', zh: '签收任务后即可填写表单。' },
  {
    given: 'a task of somebody else',
    task: { assignee: liNa, may: nothing },
    en: 'Claimed by Li Na. You can read it, not change it.',
    zh: '已由李娜签收，您只能查看。',
  },
  {
    given: 'a task withdrawn by the process',
    task: { status: 'canceled', may: nothing },
    en: 'Withdrawn by the process: it is no longer needed.',
    zh: '流程已撤回此任务，不再需要办理。',
  },
  { given: 'a task I may complete', task: { may: { ...nothing, complete: true } }, en: '', zh: '' },
];

describe('why a form cannot be changed', () => {
  test.each(cases)('given $given, then it is explained in both languages', async ({ task, en, zh }) => {
    const detail: TaskDetail = { ...aTask(), form: null, afterwards: [], ...task };

    expect((await render(<TaskNotice task={detail} />)).textContent).toBe(en);
    expect((await render(<TaskNotice task={detail} />, { language: 'zh' })).textContent).toBe(zh);
  });

  test('given a task that somebody else completed, then it says who and when', async () => {
    const detail: TaskDetail = {
      ...aTask({ status: 'completed', assignee: liNa, completedAt: '2020-03-02T01:00:00.000Z', may: nothing }),
      form: null,
      afterwards: [],
    };

    const place = await render(<TaskNotice task={detail} />);

    expect(place.textContent).toMatch(/^Completed by Li Na, .*2020.*\.$/);
  });
});
