import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow, TableSortLabel } from '@mui/material';
import type { Task } from '../../../../server/contract/task.ts';
import { useText } from '../../i18n/useText.ts';
import type { InboxState, SortField } from './inboxState.ts';
import { TaskRow } from './TaskRow.tsx';
import type { TaskColumn } from './taskColumn.ts';

interface Props {
  /** The columns that fit, in their order. */
  readonly columns: readonly TaskColumn[];
  readonly tasks: readonly Task[];
  readonly state: InboxState;
  readonly onSort: (sort: SortField, order: 'ASC' | 'DESC') => void;
  readonly onSelect: (task: Task) => void;
}

const sortOf: Record<TaskColumn, SortField | null> = {
  priority: 'priority',
  record: 'recordNumber',
  subject: null,
  step: 'name',
  process: null,
  assignee: null,
  sla: 'due',
};

export function TaskTable({ columns, tasks, state, onSort, onSelect }: Props) {
  const text = useText();
  const heads = columns.map((key) => ({ key, sort: sortOf[key] }));
  return (
    <TableContainer>
      <Table aria-label={text(`tasks.queue.${state.queue}`)}>
        <TableHead>
          <TableRow>
            {heads.map(({ key, sort }) => (
              <TableCell key={key} {...(sort === state.sort ? { sortDirection: lower(state.order) } : {})}>
                {sort === null ? (
                  text(`tasks.column.${key}`)
                ) : (
                  <TableSortLabel
                    active={sort === state.sort}
                    direction={sort === state.sort ? lower(state.order) : 'asc'}
                    onClick={() => onSort(sort, sort === state.sort && state.order === 'ASC' ? 'DESC' : 'ASC')}
                  >
                    {text(`tasks.column.${key}`)}
                  </TableSortLabel>
                )}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {tasks.map((task) => (
            <TaskRow
              key={task.id}
              columns={columns}
              task={task}
              selected={task.id === state.task}
              onSelect={onSelect}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function lower(order: 'ASC' | 'DESC'): 'asc' | 'desc' {
  return order === 'ASC' ? 'asc' : 'desc';
}
