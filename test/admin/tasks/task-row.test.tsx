import { Table, TableBody } from '@mui/material';
import { expect, test } from 'vitest';
import { TaskRow } from '../../../admin/src/resources/tasks/TaskRow.tsx';
import { aClock } from '../support/clock.ts';
import { render } from '../support/render.tsx';
import { aTask } from '../support/task.ts';

test('given a task, then its row says priority, step and time left in words and opens by links', async () => {
  const task = aTask({ clocks: [aClock({ remainingMs: 90 * 60_000, dueAt: null })] });

  const row = await render(
    <Table>
      <TableBody>
        <TaskRow
          columns={['priority', 'record', 'subject', 'step', 'assignee', 'sla']}
          task={task}
          selected={false}
          onSelect={() => {}}
        />
      </TableBody>
    </Table>,
    { language: 'zh' },
  );

  expect(row.textContent).toContain('P2 高');
  expect(row.textContent).toContain('事件分类');
  expect(row.textContent).toContain('剩余 1 小时 30 分钟');
  expect([...row.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
    '/records/incident/INC000001',
    '/tasks/t1',
  ]);
});
